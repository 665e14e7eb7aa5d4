"""Keys of outlines, size breaks as users write them, and local reference systems."""

from __future__ import annotations

from pathlib import Path
from typing import List, Tuple

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)

from landslide_annotator.core.errors import GeometryError, SizeError
from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis.localcrs import local_crs, local_epsg
from landslide_annotator.gis.measures.breaks import parse_breaks
from landslide_annotator.gis.outlines import single_polygons
from landslide_annotator.gis.source_key import event_key, outline_key
from tests.qgis.inventories import EPSG, NORTH, WEST, write_outlines

Ring = List[Tuple[float, float]]


def crs(epsg: int) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(f"EPSG:{epsg}")


def to_wgs84(epsg: int) -> QgsCoordinateTransform:
    return QgsCoordinateTransform(crs(epsg), crs(4326), QgsCoordinateTransformContext())


def key(rings: List[Ring], epsg: int = EPSG) -> str:
    polygon = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in [*ring, ring[0]]] for ring in rings])
    return outline_key(polygon, to_wgs84(epsg))


def ring(random: np.random.Generator, count: int, radius: float, x: float = WEST, y: float = NORTH) -> Ring:
    """A star around a place, in metres."""
    angles = 2 * np.pi * (np.arange(count) + 0.8 * random.random(count)) / count
    reach = radius * (0.6 + 0.4 * random.random(count))
    return [(float(x + r * np.cos(a)), float(y + r * np.sin(a))) for a, r in zip(angles, reach)]


@given(st.integers(0, 2**32 - 1), st.integers(3, 40), st.integers(0, 40), st.booleans())
def test_the_way_a_ring_is_written_does_not_matter(seed: int, count: int, shift: int, back: bool) -> None:
    random = np.random.default_rng(seed)
    outer = ring(random, count, 90.0)
    holes = [ring(random, 5, 4.0, WEST - 5), ring(random, 5, 4.0, WEST + 5)]
    start = shift % count
    other = outer[start:] + outer[:start]
    other = [other[0], *other[:0:-1]] if back else other
    assert key([outer, *holes]) == key([other, *holes[::-1]])
    assert key([outer]) != key([outer, holes[0]])


@given(st.integers(0, 2**32 - 1), st.integers(0, 20), st.floats(0.1, 50), st.floats(0, 6.28))
def test_another_outline_has_another_key(seed: int, place: int, metres: float, angle: float) -> None:
    outer = ring(np.random.default_rng(seed), 21, 90.0)
    moved = list(outer)
    moved[place] = (outer[place][0] + metres * np.cos(angle), outer[place][1] + metres * np.sin(angle))
    assert key([outer]) != key([moved])


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson"])
@pytest.mark.parametrize("epsg", [EPSG, 4326, 3857])
def test_the_layer_may_be_saved_elsewhere(tmp_path: Path, suffix: str, epsg: int) -> None:
    """In another format or in another reference system (a centimetre decides, so all but a few keys stay)."""
    random = np.random.default_rng(3)
    shapes = []
    for number in range(40):
        points = ring(random, 30, 50.0, WEST + 200 * number)
        corners = ", ".join(f"{float(x)!r} {float(y)!r}" for x, y in [*points, points[0]])
        shapes.append(f"POLYGON(({corners}))")
    first = write_outlines(tmp_path / "first.gpkg", shapes)
    copy = tmp_path / f"copy{suffix}"
    options = ["-lco", "COORDINATE_PRECISION=15"] if suffix == ".geojson" else []
    wanted = 4326 if suffix == ".geojson" else epsg
    gdal.VectorTranslate(str(copy), str(first), options=["-t_srs", f"EPSG:{wanted}", *options])
    keys = []
    for path, system in ((first, EPSG), (copy, wanted)):
        layer = QgsVectorLayer(str(path), "", "ogr")
        parts = [single_polygons(feature.geometry()).parts[0] for feature in layer.getFeatures()]
        keys.append([outline_key(part, to_wgs84(system)) for part in parts])
    assert sum(a == b for a, b in zip(*keys)) >= 39


def test_longitudes_may_be_counted_in_both_ways() -> None:
    west = [(-78.0, -2.0), (-77.999, -2.0), (-77.999, -1.999)]
    assert key([west], 4326) == key([[(x + 360, y) for x, y in west]], 4326)


def test_coordinates_that_do_not_fit_are_refused() -> None:
    with pytest.raises(GeometryError, match="Check the layer's CRS"):
        key([[(500_000, 9e6), (500_100, 9e6), (500_000, 9.1e6)]], 4326)


def test_parts_share_a_group_in_any_order() -> None:
    assert event_key(["b" * 32, "a" * 32]) == event_key(["a" * 32, "b" * 32]) == "a" * 12


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_the_local_system_is_the_one_proj_knows(lon: float, lat: float) -> None:
    """Against PROJ's own areas of use; there the exceptions of Norway and Svalbard are not drawn."""
    epsg = local_epsg(lon, lat)
    if epsg in (5041, 5042):
        assert lat >= 84 or lat < -80
        return
    area = pyproj.CRS(epsg).area_of_use
    assert area is not None and area.south <= lat <= area.north
    if not (56 <= lat < 64 and 0 <= lon < 12) and not (lat >= 72 and 0 <= lon < 42):
        assert area.west - 1e-9 <= lon <= area.east + 1e-9 or (lon > 180 - 1e-9 and area.west == -180)


@pytest.mark.parametrize(
    ("lon", "lat", "epsg"),
    [
        (-78.85, -2.2, 32717),
        (105.2, 27.3, 32648),
        (5.3, 60.4, 32632),  # Bergen
        (16.0, 78.2, 32633),  # Longyearbyen
        (0.0, 85.0, 5041),
        (0.0, -80.5, 5042),
        (179.9, -16.5, 32760),
        (190.0, -16.5, 32702),
    ],
)
def test_local_systems_of_known_places(lon: float, lat: float, epsg: int) -> None:
    extent = QgsRectangle(lon - 0.01, lat - 0.01, lon + 0.01, lat + 0.01)
    found = local_crs(extent, crs(4326), QgsCoordinateTransformContext())
    assert found.isValid() and found.authid() == f"EPSG:{epsg}"


def test_places_that_are_unknown_are_named() -> None:
    context = QgsCoordinateTransformContext()
    with pytest.raises(GeometryError, match="no coordinate reference system"):
        local_crs(QgsRectangle(0, 0, 1, 1), QgsCoordinateReferenceSystem(), context)
    with pytest.raises(GeometryError, match="empty"):
        local_crs(QgsRectangle(), crs(4326), context)
    with pytest.raises(GeometryError, match="Check the layer's CRS"):
        local_crs(QgsRectangle(5e5, 9e6, 6e5, 9.1e6), crs(4326), context)


@pytest.mark.parametrize("text", ["500; 5000; 50000.5", "500 5000 50000,5", " 500;5000;50000,50 "])
def test_breaks_are_read_in_every_locale(text: str) -> None:
    assert parse_breaks(text, "", SizeBreaks()) == SizeBreaks((500.0, 5000.0, 50000.5))


@pytest.mark.parametrize("text", ["1.000; 10.000; 100.000", "1;2", "a b c", "3; 2; 1", "-1; 2; 3", "1,2,3"])
def test_other_breaks_are_refused(text: str) -> None:
    with pytest.raises(SizeError):
        parse_breaks("", text, SizeBreaks())
