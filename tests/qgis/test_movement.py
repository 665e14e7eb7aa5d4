"""Directions from arrows, crown points and ground, on made bodies and on 143 real flows."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY

from landslide_annotator.core.directions import difference, sector
from landslide_annotator.core.errors import GeometryError
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.gis.measures.movement import Movement, Movements, by_caption
from landslide_annotator.gis.measures.shape import measure_shape
from landslide_annotator.gis.measures.terrain import Terrain
from tests.qgis.surfaces import (
    ALAUSI,
    CONTEXT,
    INVENTORIES,
    NORTH,
    Grid,
    apart,
    body_of,
    box,
    drawn,
    ellipse,
    features,
    local,
    plane,
    real_cases,
    system,
    terrain_of,
    write_dem,
)

GEOD = pyproj.Geod(ellps="WGS84")
UNSURE = Terrain(coverage=1.0, reasons=("The ground is flat.",))


def movements(epsg: int = 4326) -> Movements:
    return Movements(system(epsg), CONTEXT)


def placed(points: np.ndarray, epsg: int = 4326, place: tuple = ALAUSI) -> list:
    to_crs = pyproj.Transformer.from_crs(local(*place), epsg, always_xy=True)
    return [QgsPointXY(*to_crs.transform(*point)) for point in np.asarray(points, dtype=float).tolist()]


def arrow(points: list, epsg: int = 4326, place: tuple = ALAUSI) -> QgsGeometry:
    return QgsGeometry.fromPolylineXY(placed(points, epsg, place))


def point(east: float, north: float) -> QgsGeometry:
    return QgsGeometry.fromPointXY(placed([(east, north)])[0])


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 359.99), st.floats(-180, 180), st.floats(-80, 80), st.floats(1, 5000))
def test_an_arrow_gives_its_geodesic_azimuth(azimuth: float, lon: float, lat: float, length: float) -> None:
    end = GEOD.fwd(lon, lat, azimuth, length)[:2]
    line = QgsGeometry.fromPolylineXY([QgsPointXY(lon, lat), QgsPointXY(lon + 0.01, lat), QgsPointXY(*end)])
    found = movements().by_arrow(line)
    assert apart(found.azimuth_deg, azimuth) < 1e-5 and 0.0 <= found.azimuth_deg < 360.0
    assert (found.sector, found.source) == (sector(found.azimuth_deg), "arrow")


@pytest.mark.parametrize(
    ("epsg", "place"), [(32717, ALAUSI), (3857, NORTH), (32634, NORTH), (3031, (140.0, -77.0))]
)
def test_true_north_on_any_grid(epsg: int, place: tuple) -> None:
    for azimuth in (0.0, 75.0, 200.0):
        a = np.radians(azimuth)
        line = arrow([(0.0, 0.0), (300.0 * np.sin(a), 300.0 * np.cos(a))], epsg, place)
        assert apart(movements(epsg).by_arrow(line).azimuth_deg, azimuth) < 0.01


def test_turning_an_arrow_over_reverses_it() -> None:
    points = [(0.0, 0.0), (30.0, 90.0), (-100.0, 200.0)]
    there, back = (movements().by_arrow(arrow(p)) for p in (points, points[::-1]))
    assert apart(there.azimuth_deg, back.azimuth_deg + 180.0) < 1e-3
    many = QgsGeometry.fromMultiPolylineXY([placed(points)])
    assert movements().by_arrow(many) == there


@pytest.mark.parametrize("azimuth", [0.0, 45.0, 160.0, 271.0])
def test_a_crown_point_gives_the_way_to_the_far_end(azimuth: float) -> None:
    a = np.radians(azimuth)
    for ring in (box(240.0, 80.0, azimuth), ellipse(240.0, 80.0, azimuth)):
        for back in (-110.0, -120.0, -150.0):
            crown = point(back * np.sin(a), back * np.cos(a))
            found = movements().by_crown(crown, body_of(drawn([ring])))
            assert apart(found.azimuth_deg, azimuth) < 2.0
            assert (found.sector, found.source) == (sector(found.azimuth_deg), "crown")


def test_a_spike_beside_the_far_end_is_not_the_toe() -> None:
    ring = np.concatenate(
        [box(240.0, 80.0)[:2], [(40.0, 0.0), (300.0, 0.5), (40.0, 1.0)], box(240.0, 80.0)[2:]]
    )
    found = movements().by_crown(point(0.0, -115.0), body_of(drawn([ring])))
    assert apart(found.azimuth_deg, 0.0) < 5.0


def test_on_an_elevation_model_the_crown_point_leads_to_its_toe(tmp_path: Path) -> None:
    dem = Dem(str(write_dem(tmp_path / "dem.tif", Grid(), plane(0.0, 25.0))), CONTEXT)
    geometry = drawn([box(240.0, 80.0)])
    terrain, body = terrain_of(geometry, dem), body_of(geometry)
    found = movements().by_crown(point(30.0, -115.0), body, terrain)
    expected, _, _ = GEOD.inv(*point(30.0, -115.0).asPoint(), terrain.toe.lon, terrain.toe.lat)
    assert apart(found.azimuth_deg, expected) < 1e-6 and found.source == "crown"
    upside_down = movements().by_crown(point(0.0, 115.0), body, terrain)
    assert apart(upside_down.azimuth_deg, 180.0) < 2.0
    flat = movements().by_crown(point(0.0, -115.0), body, UNSURE)
    assert flat == movements().by_crown(point(0.0, -115.0), body)


def test_the_surest_source_decides(tmp_path: Path) -> None:
    dem = Dem(str(write_dem(tmp_path / "dem.tif", Grid(), plane(0.0, 25.0))), CONTEXT)
    geometry = drawn([box(240.0, 80.0)])
    body, terrain, decide = body_of(geometry), terrain_of(geometry, dem), movements().decide
    line, crown, nothing = arrow([(0.0, 0.0), (9.0, 0.0)]), point(0.0, 115.0), QgsGeometry()
    assert decide(body, terrain, line, crown).source == "arrow"
    assert apart(decide(body, terrain, line, crown).azimuth_deg, 90.0) < 1e-3
    assert decide(body, None, None, crown).source == "crown"
    assert apart(decide(body, None, None, crown).azimuth_deg, 180.0) < 2.0
    assert decide(body, terrain, nothing, nothing) == Movement(terrain.azimuth_deg, "N", "dem")
    assert decide(body) is None and decide(body, UNSURE) is None
    assert by_caption("SW") == Movement(None, "SW", "caption")


@pytest.mark.parametrize(
    ("line", "crown", "named"),
    [
        ("LineString (-78.843 -2.193, -78.842 -2.192, -78.843 -2.193)", None, "ends where it begins"),
        ("Point (-78.843 -2.193)", None, "not a line"),
        ("MultiLineString ((-78.8 -2.1, -78.7 -2), (-78.8 -2, -78.7 -2))", None, "2 parts"),
        ("LineString (0 0, 700000 9757000)", None, "CRS"),
        (None, "LineString (-78.843 -2.193, -78.842 -2.192)", "not a point"),
        (None, "MultiPoint ((-78.843 -2.193), (-78.842 -2.192))", "2 points"),
        (None, "Point (-78.843 -2.193)", "in the middle"),
        (None, "Point (-78.9 -2.193)", "m from the outline"),
        (None, "Point (700000 9757000)", "CRS"),
    ],
)
def test_what_gives_no_direction_is_named(line: Optional[str], crown: Optional[str], named: str) -> None:
    drawn_line, set_crown = (QgsGeometry.fromWkt(wkt) if wkt else None for wkt in (line, crown))
    with pytest.raises(GeometryError, match=named):
        movements().decide(body_of(drawn([ellipse(240.0, 80.0)])), UNSURE, drawn_line, set_crown)


def test_without_a_reference_system() -> None:
    with pytest.raises(GeometryError, match="reference system"):
        Movements(QgsCoordinateReferenceSystem(), CONTEXT)


def crown_of(case: object) -> QgsGeometry:
    return QgsGeometry.fromPointXY(QgsPointXY(*case.source))


needs_inventories = pytest.mark.skipif(
    not INVENTORIES.is_dir(), reason=f"the real inventories are not here: {INVENTORIES}"
)


@pytest.mark.real
@needs_inventories
@pytest.mark.parametrize(("name", "count"), [("chile", 73), ("swiss", 70)])
def test_real_flows_from_their_source_points(name: str, count: int) -> None:
    """Within one sector on at least 95 percent.

    The Chilean truth is not independent: it runs from the same source point to the farthest vertex of the
    same outline, so 73 of 73 (all in the same sector) only shows that the toe's mean is no worse than that
    vertex. The Swiss truth runs between the centroids of the mapped failure and runout areas; the source
    point is that of the failure area, and the toe is found on both areas' outline: 68 of 70.
    """
    cases = real_cases(name)
    truth = [case.azimuth for case in cases]
    found = [movements().by_crown(crown_of(case), case.body) for case in cases]
    apart_by = [difference(move.sector, sector(azimuth)) for move, azimuth in zip(found, truth)]
    assert len(cases) == count
    assert np.mean(np.array(apart_by) <= 1) >= 0.95
    assert np.median([apart(move.azimuth_deg, azimuth) for move, azimuth in zip(found, truth)]) < 7.0


@pytest.mark.real
@needs_inventories
def test_chilean_crown_points_by_the_lowest_ground() -> None:
    """The one independent truth in Chile: the lowest vertex on the model, for its six flows."""
    folder = INVENTORIES / "chile_debris_flows_dem"
    dem = Dem(str(folder / "elev_12_5m.tif"), CONTEXT)
    sources = [geometry for geometry, _ in features(folder / "dflow_source_pnt.shp")]
    for outline, _ in features(folder / "dflow_runout_ply.shp"):
        body = body_of(outline, 32719)
        crown = min(sources, key=lambda p, o=outline: p.distance(o))
        cells = np.floor(dem.to_pixels(body.lon, body.lat)).astype(int).tolist()
        lowest = int(np.argmin([dem.read(column, row, 1, 1)[0, 0] for column, row in cells]))
        x, y = crown.asPoint()
        to_degrees = pyproj.Transformer.from_crs(32719, 4326, always_xy=True)
        azimuth, _, _ = GEOD.inv(*to_degrees.transform(x, y), body.lon[lowest], body.lat[lowest])
        for terrain in (None, terrain_of(outline, dem, 32719)):
            found = movements(32719).by_crown(crown, body, terrain)
            assert apart(found.azimuth_deg, azimuth) < 10.0
        axis = measure_shape(body).axis_deg
        assert abs((axis - azimuth + 90.0) % 180.0 - 90.0) < 10.0
