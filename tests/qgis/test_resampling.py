"""Bootstrap intervals against scipy's, and the plane in which layers are compared."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from landslide_annotator.core.contingency import macro_f1, tabulate
from landslide_annotator.core.errors import GeometryError
from landslide_annotator.gis.comparison.equalarea import equal_area, middle, on_plane
from landslide_annotator.gis.comparison.resampling import (
    macro_f1_interval,
    mean_ratio_of_medians,
    ratio_of_medians,
    share_interval,
)
from landslide_annotator.gis.measures.measure import Measurer
from tests.qgis.surfaces import system

CONTEXT = QgsCoordinateTransformContext()
RANDOM = np.random.default_rng(3)


def scipys(samples, statistic):
    stats = pytest.importorskip("scipy.stats")
    found = stats.bootstrap(
        samples, statistic, paired=True, vectorized=False, method="percentile", n_resamples=3000,
        random_state=np.random.default_rng(1),
    )  # fmt: skip
    return found.confidence_interval


def test_the_interval_of_a_share_is_that_of_scipy():
    wholes = RANDOM.lognormal(8, 1, 150)
    parts = wholes * RANDOM.uniform(0, 1, 150)
    low, high = share_interval(parts, wholes)
    expected = scipys((parts, wholes), lambda a, b: a.sum() / b.sum())
    assert (low, high) == pytest.approx(tuple(expected), abs=0.15 * (high - low))
    assert low < parts.sum() / wholes.sum() < high


def test_the_interval_of_a_ratio_of_medians_is_that_of_scipy():
    first, second = RANDOM.lognormal(3, 0.5, 80), RANDOM.lognormal(4, 0.5, 80)
    low, high = ratio_of_medians(first, second)
    expected = scipys((first, second), lambda a, b: np.median(a) / np.median(b))
    assert (low, high) == pytest.approx(tuple(expected), abs=0.15 * (high - low))


def test_the_interval_of_a_mean_ratio_holds_the_truth_and_shrinks():
    def interval(count):
        sides = [RANDOM.lognormal(mean, 0.4, count) for mean in (3.0, 4.0, 3.5, 4.5)]
        return mean_ratio_of_medians([(sides[0], sides[1]), (sides[2], sides[3])])

    wide, narrow = interval(25), interval(400)
    assert narrow[0] < np.exp(-1.0) < narrow[1]
    assert narrow[1] - narrow[0] < 0.5 * (wide[1] - wide[0])
    assert mean_ratio_of_medians([([1.0], [2.0, 3.0])]) is mean_ratio_of_medians([]) is None


def test_the_interval_of_macro_f1_is_that_of_scipy():
    first = RANDOM.integers(0, 3, 120)
    second = np.where(RANDOM.random(120) < 0.6, first, RANDOM.integers(0, 3, 120))

    def score(a, b):
        return macro_f1(tabulate([("xyz"[i], "xyz"[j]) for i, j in zip(a, b)], "xyz"))

    table = tabulate([("xyz"[i], "xyz"[j]) for i, j in zip(first, second)], "xyz")
    low, high = macro_f1_interval(table)
    expected = scipys((first, second), score)
    assert (low, high) == pytest.approx(tuple(expected), abs=0.15 * (high - low))


def test_one_landslide_has_no_interval():
    assert (
        share_interval([1.0], [2.0])
        is share_interval([], [])
        is share_interval([0.0, 0.0], [0.0, 0.0])
        is None
    )
    assert ratio_of_medians([1.0], [2.0]) is None
    assert macro_f1_interval(tabulate([("x", "x")], "x")) is None


@pytest.mark.parametrize("lon", [-78.0, -70.0, 179.99])
@pytest.mark.parametrize("lat", [-75.0, -2.0, 0.0, 46.0, 80.0])
def test_areas_on_the_plane_are_those_on_the_ellipsoid(lon, lat):
    polygon = QgsGeometry.fromRect(QgsRectangle(lon, lat, lon + 0.01, lat + 0.01))
    to_plane = QgsCoordinateTransform(
        system(4326), equal_area(-75.0 if lon < 0 else 179.0, lat - 4.0), CONTEXT
    )
    expected = Measurer(system(4326), CONTEXT).measure(polygon).area_m2
    assert on_plane(polygon, to_plane).area() == pytest.approx(expected, rel=1e-6)


def test_distances_near_the_middle_are_true():
    to_plane = QgsCoordinateTransform(system(32717), equal_area(-78.0, -2.0), CONTEXT)
    east, north = 833_000.0, 9_778_000.0  # 9 km from the middle, scale of UTM 1.00097
    line = QgsGeometry.fromWkt(f"LINESTRING({east} {north}, {east + 1000} {north})")
    line.transform(to_plane)
    assert line.length() == pytest.approx(1000.0, rel=1.5e-3)


def test_the_middle_lies_between_both_layers_also_across_the_antimeridian():
    boxes = [QgsRectangle(179.9, -1, 180.0, 1)], [QgsRectangle(-180.0, -1, -179.9, 1)]
    lon, lat = middle([(system(4326), own) for own in boxes], CONTEXT)
    assert abs(abs(lon) - 180.0) < 1e-6 and abs(lat) < 1e-6
    with pytest.raises(GeometryError, match="No outline"):
        middle([(system(4326), [QgsRectangle(1e6, 1e6, 2e6, 2e6)])], CONTEXT)
