"""Outlines of every kind become valid single polygons that cover what was drawn."""

from __future__ import annotations

from typing import List, Sequence, Tuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry, QgsMultiPolygon, QgsPointXY, QgsPolygon, QgsWkbTypes

from landslide_annotator.core.errors import GeometryError
from landslide_annotator.gis.outlines import Outlines, single_polygons

SQUARE = "0 0, 10 0, 10 10, 0 10, 0 0"


def outlines(wkt: str) -> Outlines:
    geometry = QgsGeometry.fromWkt(wkt)
    assert not geometry.isNull(), wkt
    before = geometry.asWkt()
    found = single_polygons(geometry)
    assert geometry.asWkt() == before, "the geometry given must stay as it is"
    return found


def areas(found: Outlines) -> List[float]:
    return [part.area() for part in found.parts]


def signed_area(ring: Sequence[QgsPointXY]) -> float:
    x, y = np.transpose([(point.x(), point.y()) for point in ring])
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)


def winding(points: np.ndarray, place: np.ndarray) -> int:
    """Turns of an open ring (n, 2) around a place, by the angles."""
    offset = points - place
    angles = np.arctan2(offset[:, 1], offset[:, 0])
    steps = np.diff(np.append(angles, angles[0]))
    return round(float(((steps + np.pi) % (2 * np.pi) - np.pi).sum()) / (2 * np.pi))


def distance_to_ring(points: np.ndarray, place: np.ndarray) -> float:
    """Distance of a place to the nearest edge."""
    edges = np.roll(points, -1, axis=0) - points
    length = np.maximum((edges**2).sum(axis=1), 1e-30)
    share = np.clip(((place - points) * edges).sum(axis=1) / length, 0.0, 1.0)
    return float(np.linalg.norm(points + share[:, None] * edges - place, axis=1).min())


tenths = st.integers(0, 1000).map(lambda value: value / 10)
coordinates = st.tuples(st.floats(0, 100), st.floats(0, 100))
corners = st.tuples(st.integers(0, 8), st.integers(0, 8))  # on a coarse grid edges meet in every possible way


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(coordinates, min_size=3, max_size=12), st.lists(corners, min_size=3, max_size=12)))
def test_any_ring_covers_what_it_runs_around(ring: List[Tuple[float, float]]) -> None:
    points = np.array(ring, dtype=float)
    geometry = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in [*ring, ring[0]]]])
    try:
        found = single_polygons(geometry)
    except GeometryError:
        found = Outlines()
    for part in found.parts:
        assert part.wkbType() == QgsWkbTypes.Type.Polygon
        assert part.isGeosValid() and part.area() > 0
        rings = part.asPolygon()
        assert signed_area(rings[0]) > 0
        assert all(signed_area(hole) < 0 for hole in rings[1:])
    size = max(float(np.ptp(points, axis=0).max()), 1e-9)
    for share in np.random.default_rng(len(ring)).random((40, 2)):
        place = points.min(axis=0) + share * np.ptp(points, axis=0)
        if distance_to_ring(points, place) > 0.01 * size:
            point = QgsGeometry.fromPointXY(QgsPointXY(*place))
            covered = sum(part.contains(point) for part in found.parts)
            assert covered == (winding(points, place) != 0)


@given(st.lists(st.tuples(tenths, tenths), min_size=3, max_size=9, unique=True))
def test_a_valid_polygon_stays_and_needs_no_note(ring: List[Tuple[float, float]]) -> None:
    centre = np.mean(ring, axis=0)
    ring = sorted(ring, key=lambda p: np.arctan2(p[1] - centre[1], p[0] - centre[0]))
    geometry = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in [*ring, ring[0]]]])
    assume(geometry.isGeosValid() and geometry.area() > 1e-3 * geometry.length() ** 2)
    found = single_polygons(geometry)
    assert found.notes == []
    assert len(found.parts) == 1 and found.parts[0].isGeosEqual(geometry)
    again = single_polygons(found.parts[0])
    assert again.notes == [] and again.parts[0].asWkt() == found.parts[0].asWkt()


@pytest.mark.parametrize(
    ("wkt", "expected", "notes"),
    [
        ("Polygon ((0 0, 10 10, 10 0, 0 10, 0 0))", [25, 25], ["crossed"]),  # bow-tie
        ("Polygon ((0 0, 10 0, 10 0, 10 0, 10 10, 0 10, 0 0))", [100], []),  # a vertex repeated
        ("Polygon ((0 0, 10 0, 10 10, 5 10, 5 30, 5 10, 0 10, 0 0))", [100], ["crossed"]),  # spike
        ("Polygon ((0 0, 10 0, 10 10, 9 10, 9 8, 8 8, 8 10, 0 10, 0 0))", [98], []),
        # hole drawn in one stroke
        ("Polygon ((0 0, 10 0, 10 10, 0 10, 0 0, 3 3, 3 6, 6 6, 6 3, 3 3, 0 0))", [91], ["crossed"]),
        (f"Polygon (({SQUARE}), (8 8, 12 8, 12 12, 8 12, 8 8))", [96], ["crossed"]),  # hole over the edge
        (f"Polygon (({SQUARE}), (2 2, 4 2, 4 4, 2 4, 2 2), (3 3, 5 3, 5 5, 3 5, 3 3))", [93], ["crossed"]),
        (f"Polygon (({SQUARE}), (2 2, 2 2, 2 2, 2 2))", [100], ["crossed"]),  # hole without area
        (f"Polygon (({SQUARE}), (2 2, 2 4, 4 4, 4 2, 2 2))", [96], []),
        (f"MultiPolygon ((({SQUARE})), ((20 0, 22 0, 22 2, 20 0)))", [100, 2], []),
        (f"MultiPolygon ((({SQUARE})), ((10 0, 12 0, 12 10, 10 10, 10 0)))", [100, 20], []),  # common edge
        (f"MultiPolygon ((({SQUARE})), ((9 0, 12 0, 12 10, 9 10, 9 0)))", [100, 30], ["overlap"]),
        (f"MultiPolygon ((({SQUARE})), ((2 2, 3 2, 3 3, 2 2)))", [100, 0.5], ["overlap"]),
        (f"MultiPolygon ((({SQUARE})), ((20 0, 22 2, 24 4, 20 0)))", [100], ["without an area"]),
        ("MultiPolygon (((0 0, 9 9, 9 0, 0 9, 0 0)), ((20 0, 22 2, 24 4, 20 0)))", [20.25, 20.25],
         ["crossed", "without an area"]),
        (f"MultiPolygon ((({SQUARE})), ((50 50, 50.001 50, 50.001 50.001, 50 50)))", [100, 5e-7], []),
        # a lobe of a nanometre by a slip of the hand
        ("Polygon ((0 0, 10 0, 10 10, 0 10, 0.00001 -0.00001, 0 0))", [100], ["crossed", "without an area"]),
        ("PolygonZM ((0 0 1 2, 10 0 1 2, 10 10 5 2, 0 10 1 2, 0 0 1 2))", [100], []),
        ("MultiPolygonZ (((0 0 1, 10 0 1, 10 10 5, 0 10 1, 0 0 1)))", [100], []),
        ("Triangle ((0 0, 10 0, 10 10, 0 0))", [50], []),
    ],
)  # fmt: skip
def test_drawn_shapes(wkt: str, expected: List[float], notes: List[str]) -> None:
    found = outlines(wkt)
    assert areas(found) == pytest.approx(expected, rel=1e-4)
    assert len(found.notes) == len(notes)
    assert all(word in note for word, note in zip(notes, found.notes))
    for part in found.parts:
        assert part.wkbType() == QgsWkbTypes.Type.Polygon and part.isGeosValid()


def test_a_loop_at_a_vertex_leaves_no_hole() -> None:
    """The line turns once too often inside the body: counting crossings would cut the loop out."""
    (part,) = outlines("Polygon ((0 0, 10 0, 10 10, 5 10, 5 5, 7 5, 7 7, 4 7, 4 10, 0 10, 0 0))").parts
    assert len(part.asPolygon()) == 1
    assert part.contains(QgsGeometry.fromPointXY(QgsPointXY(6, 6)))


@pytest.mark.parametrize("kind", ["CurvePolygon ({0})", "MultiSurface (CurvePolygon ({0}))"])
def test_curves_become_straight(kind: str) -> None:
    found = outlines(kind.format("CircularString (0 0, 200 0, 0 0)"))
    assert areas(found) == pytest.approx([np.pi * 100**2], rel=1e-4)
    assert found.parts[0].wkbType() == QgsWkbTypes.Type.Polygon
    assert len(found.notes) == 1 and "Curves" in found.notes[0]


def test_an_empty_part_is_left_out() -> None:
    collection = QgsMultiPolygon()
    collection.addGeometry(QgsPolygon())
    square = QgsGeometry.fromWkt(f"Polygon (({SQUARE}))")
    collection.addGeometry(square.constGet().clone())
    found = single_polygons(QgsGeometry(collection))
    assert areas(found) == [100]


def test_many_parts_that_overlap_are_noticed_quickly() -> None:
    squares = ", ".join(f"((({x} 0, {x + 1.5} 0, {x + 1.5} 1, {x} 1, {x} 0)))"[1:-1] for x in range(300))
    found = outlines(f"MultiPolygon ({squares})")
    assert len(found.parts) == 300 and "overlap" in found.notes[0]


@pytest.mark.parametrize(
    ("wkt", "named"),
    [
        ("Polygon EMPTY", "empty"),
        ("MultiPolygon EMPTY", "empty"),
        ("Point (1 1)", "not a polygon"),
        ("LineString (0 0, 1 1)", "not a polygon"),
        ("GeometryCollection (Polygon ((0 0, 1 0, 1 1, 0 0)))", "not a polygon"),
        ("Polygon ((0 0, 1 1, 2 2, 0 0))", "no area"),
        ("Polygon ((0 0, 10 3, 20 6, 0 0))", "no area"),
        ("Polygon ((0 0, 0 0, 0 0, 0 0))", "no area"),
        ("Polygon ((0 0, 1 0))", "no area"),
        ("Polygon ((0 0, 1000000 0, 1000000 0.0001, 0 0))", "no area"),
        ("MultiPolygon (((0 0, 1 1, 2 2, 0 0)), ((5 5, 6 6, 7 7, 5 5)))", "no area"),
    ],
)
def test_what_has_no_area_is_refused_with_a_remedy(wkt: str, named: str) -> None:
    with pytest.raises(GeometryError, match=named) as caught:
        single_polygons(QgsGeometry.fromWkt(wkt))
    assert "Draw it again" in str(caught.value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_coordinates_that_are_no_numbers(value: float) -> None:
    ring = [QgsPointXY(0, 0), QgsPointXY(1, value), QgsPointXY(1, 1), QgsPointXY(0, 0)]
    with pytest.raises(GeometryError, match="no numbers"):
        single_polygons(QgsGeometry.fromPolygonXY([ring]))


def test_a_null_geometry() -> None:
    with pytest.raises(GeometryError, match="empty"):
        single_polygons(QgsGeometry())
