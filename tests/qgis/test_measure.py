"""Measures against published geodesic areas and against pyproj's geodesics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import List, Sequence, Tuple

import numpy as np
import pyproj
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)

from landslide_annotator.core.errors import GeometryError
from landslide_annotator.gis.measures.measure import Measurer, Measures

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"
GEOD = pyproj.Geod(ellps="WGS84")
Ring = Sequence[Tuple[float, float]]

# EPSG, a place on it, tolerance. National datums: how far transformations of one accuracy differ in scale.
WORLD, NATIONAL = 1e-9, 2e-5
PLACES = {
    "web_mercator": (3857, (-8777000.0, -244000.0), WORLD),
    "web_mercator_north": (3857, (1372000.0, 5825000.0), WORLD),
    "utm_north": (32648, (520000.0, 3017000.0), WORLD),
    "utm_south": (32717, (740000.0, 9757000.0), WORLD),
    "utm_far_from_its_zone": (32717, (-400000.0, 9757000.0), WORLD),
    "polar_south": (3031, (900000.0, 1100000.0), WORLD),
    "antimeridian": (3832, (3339584.0, -1800000.0), WORLD),
    "swiss_oblique": (2056, (2600000.0, 1200000.0), NATIONAL),
    "german_gauss_kruger": (31467, (3500000.0, 5500000.0), NATIONAL),
    "british_grid": (27700, (400000.0, 300000.0), NATIONAL),
    "bogota": (21897, (1000000.0, 1000000.0), NATIONAL),
}


def measure(rings: Sequence[Ring], epsg: int = 4326) -> Measures:
    crs = QgsCoordinateReferenceSystem(f"EPSG:{epsg}")
    polygon = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in [*ring, ring[0]]] for ring in rings])
    return Measurer(crs, QgsCoordinateTransformContext()).measure(polygon)


def geodesic(rings: Sequence[Ring]) -> Tuple[float, float, float]:
    """Area without holes, length of the outer ring and of all rings, by pyproj alone."""
    found = [GEOD.polygon_area_perimeter(*np.transpose(ring)) for ring in rings]
    areas, lengths = [abs(area) for area, _ in found], [length for _, length in found]
    return areas[0] - sum(areas[1:]), lengths[0], sum(lengths)


def assert_equal(found: Measures, expected: Tuple[float, float, float], tolerance: float) -> None:
    assert (found.area_m2, found.perimeter_m, found.perimeter_all_m) == pytest.approx(expected, rel=tolerance)


@st.composite
def stars(draw: st.DrawFn) -> np.ndarray:
    """Radii and azimuths (2, n) of a star-shaped ring of 5 m to 5 km radius, azimuths rising."""
    count = draw(st.integers(3, 40))
    radius = 10.0 ** draw(st.floats(0.7, 3.7))
    shares = draw(st.lists(st.floats(0.3, 1.0), min_size=count, max_size=count))
    turn = draw(st.floats(0.0, 360.0))
    return np.stack([radius * np.array(shares), turn + np.arange(count) * 360.0 / count])


def on_wgs84(lon: float, lat: float, star: np.ndarray) -> List[Tuple[float, float]]:
    radii, azimuths = star
    full = np.full(len(radii), 1.0)
    east, north, _ = GEOD.fwd(lon * full, lat * full, azimuths, radii)
    return list(zip(east, north))


@settings(max_examples=200, deadline=None)
@given(st.floats(-180, 180), st.floats(-89, 89), stars(), st.booleans(), st.booleans())
def test_any_body_with_a_hole_is_measured_as_by_pyproj(
    lon: float, lat: float, star: np.ndarray, flip: bool, flip_hole: bool
) -> None:
    rings = [on_wgs84(lon, lat, star), on_wgs84(lon, lat, star * [[0.4], [1.0]])]
    found = measure([ring[:: -1 if turned else 1] for ring, turned in zip(rings, (flip, flip_hole))])
    assert_equal(found, geodesic(rings), WORLD)
    assert found.area_m2 < measure(rings[:1]).area_m2


@settings(max_examples=30, deadline=None)
@given(star=stars())
@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_reference_system_gives_ground_measures(place: str, star: np.ndarray) -> None:
    epsg, (x, y), tolerance = PLACES[place]
    radii, azimuths = star[0], np.radians(star[1])
    ring = np.stack([x + radii * np.sin(azimuths), y + radii * np.cos(azimuths)], axis=1)
    to_wgs84 = pyproj.Transformer.from_crs(epsg, 4326, always_xy=True)
    expected = geodesic([list(zip(*to_wgs84.transform(*ring.T)))])
    # a vertex on a grid of millions of metres is good to 1e-9 m
    assert_equal(measure([ring.tolist()], epsg), expected, max(tolerance, 1e-8 / radii.min()))


def vectors() -> List[dict]:
    if not VECTORS.is_file():
        return []
    return json.loads(VECTORS.read_text(encoding="utf-8"))["geodesic_polygons"]


@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
@pytest.mark.parametrize("case", vectors(), ids=lambda case: case["name"])
def test_published_polygons(case: dict) -> None:
    found = measure([case["exterior"], *case.get("holes", [])])
    assert found.area_m2 == pytest.approx(case["area_m2"], abs=case["tol_area_m2"])
    assert found.perimeter_m == pytest.approx(case["perimeter_m"], abs=case["tol_perimeter_m"])


def test_the_polygon_that_tells_good_geodesics_from_old_ones() -> None:
    """QGIS issue 40888, by GDAL and PostGIS too."""
    ring = [
        (20.13293641, 59.95688345), (26.94617837, 60.47397663), (29.74782155, 62.56499443),
        (27.45254202, 68.7065034), (23.75771765, 68.24937206), (25.42698984, 65.27444593),
        (21.51545237, 63.10353609), (21.4056276, 61.12318104), (19.41123592, 60.40477513),
    ]  # fmt: skip
    assert measure([ring]).area_m2 == pytest.approx(251199344354.43042, abs=1)


def test_a_hole_is_subtracted_once_and_its_ring_only_added_to_all() -> None:
    outer = [(-78.85, -2.2), (-78.84, -2.2), (-78.84, -2.19), (-78.85, -2.19)]
    hole = [(-78.847, -2.197), (-78.847, -2.193), (-78.843, -2.193), (-78.843, -2.197)]
    for turned in (hole, hole[::-1]):
        found = measure([outer, turned])
        assert found.area_m2 == pytest.approx(1033223.6925, abs=1e-3)
        assert found.perimeter_m == pytest.approx(4436.2852, abs=1e-4)
        assert found.perimeter_all_m == pytest.approx(6210.7993, abs=1e-4)


@pytest.mark.parametrize("west", [179.995, -180.005])
@pytest.mark.parametrize("east", [-179.995, 180.005])
def test_across_the_antimeridian_however_it_is_written(west: float, east: float) -> None:
    found = measure([[(west, -16.5), (east, -16.5), (east, -16.49), (west, -16.49)]])
    assert found.area_m2 == pytest.approx(1181523.5773, abs=1e-2)
    assert found.perimeter_m == pytest.approx(4348.6149, abs=1e-3)


@pytest.mark.parametrize("ellipsoid", ["NONE", "EPSG:7008", "EPSG:7030"])
def test_the_projects_ellipsoid_does_not_matter(ellipsoid: str) -> None:
    project, before = QgsProject.instance(), QgsProject.instance().ellipsoid()
    project.setEllipsoid(ellipsoid)
    try:
        found = measure(
            [[(-78.8455, -2.1955), (-78.8405, -2.1955), (-78.8405, -2.1905), (-78.8455, -2.1905)]]
        )
    finally:
        project.setEllipsoid(before)
    assert found.area_m2 == pytest.approx(307507.4512, abs=1e-3)
    assert found.perimeter_m == pytest.approx(2218.1441, abs=1e-4)


def test_parts_add_up_and_z_does_not_count() -> None:
    measurer = Measurer(QgsCoordinateReferenceSystem("EPSG:32648"), QgsCoordinateTransformContext())
    one, two = ("((500000 3017000, 500100 3017000, 500100 3017100, 500000 3017000))",
                "((500300 3017000, 500400 3017000, 500400 3017300, 500300 3017000))")  # fmt: skip
    parts = [measurer.measure(QgsGeometry.fromWkt(f"Polygon {part}")) for part in (one, two)]
    both = measurer.measure(QgsGeometry.fromWkt(f"MultiPolygon ({one}, {two})"))
    for name in ("area_m2", "perimeter_m", "perimeter_all_m"):
        assert getattr(both, name) == pytest.approx(sum(getattr(part, name) for part in parts), rel=1e-12)
    high = "PolygonZ ((500000 3017000 0, 500100 3017000 900, 500100 3017100 0, 500000 3017000 0))"
    assert measurer.measure(QgsGeometry.fromWkt(high)) == parts[0]


def test_a_circle_by_arcs_has_nearly_the_area_of_a_circle() -> None:
    measurer = Measurer(QgsCoordinateReferenceSystem("EPSG:32648"), QgsCoordinateTransformContext())
    arcs = "CurvePolygon (CircularString (500000 3017000, 500200 3017000, 500000 3017000))"
    found = measurer.measure(QgsGeometry.fromWkt(arcs))
    assert found.area_m2 == pytest.approx(np.pi * (100 / 0.9996) ** 2, rel=1e-4)


@pytest.mark.parametrize(
    ("wkt", "epsg", "named"),
    [
        ("", 4326, "empty"),
        ("Polygon EMPTY", 4326, "empty"),
        ("Point (1 2)", 4326, "not a polygon"),
        ("LineString (0 0, 1 1, 1 0, 0 0)", 4326, "not a polygon"),
        ("MultiPoint ((0 0), (1 1), (2 2))", 4326, "not a polygon"),
        ("Polygon ((500000 9757000, 500100 9757000, 500100 9757100, 500000 9757000))", 4326, "CRS"),
        ("Polygon ((-78 91, -77 91, -77 92, -78 91))", 4326, "CRS"),
        ("Polygon ((1e12 1e12, 2e12 1e12, 2e12 2e12, 1e12 1e12))", 32717, "CRS"),
    ],
)
def test_what_cannot_be_measured_is_named_with_a_remedy(wkt: str, epsg: int, named: str) -> None:
    crs = QgsCoordinateReferenceSystem(f"EPSG:{epsg}")
    geometry = QgsGeometry.fromWkt(wkt) if wkt else QgsGeometry()
    with pytest.raises(GeometryError, match=named):
        Measurer(crs, QgsCoordinateTransformContext()).measure(geometry)


def test_outlines_without_a_reference_system() -> None:
    with pytest.raises(GeometryError, match="reference system"):
        Measurer(QgsCoordinateReferenceSystem(), QgsCoordinateTransformContext())
