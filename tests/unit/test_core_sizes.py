"""Size classes: where the breaks fall, and how they are stored."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.errors import SizeError
from landslide_annotator.core.sizes import SIZES, SizeBreaks, crowding, equal_width

rising = st.lists(
    st.floats(1e-3, 1e9, allow_subnormal=False), min_size=3, max_size=3, unique=True
).map(lambda values: tuple(sorted(values)))  # fmt: skip
sizes = st.floats(0, 1e12)


@pytest.mark.parametrize(
    ("area", "code"),
    [
        (0, "small"), (999.999, "small"), (1000, "medium"), (9999.9, "medium"), (10_000, "large"),
        (99_999, "large"), (100_000, "very_large"), (1e9, "very_large"),
    ],
)  # fmt: skip
def test_default_area_classes_are_decades(area, code):
    assert SizeBreaks().area_class(area) == code


@pytest.mark.parametrize(
    ("perimeter", "code"),
    [
        (0, "small"),
        (149.9, "small"),
        (150, "medium"),
        (500, "large"),
        (1499.9, "large"),
        (1500, "very_large"),
    ],
)
def test_default_perimeter_classes(perimeter, code):
    assert SizeBreaks().perimeter_class(perimeter) == code


def test_default_classes_share_out_the_landslides_of_malamud_2004():
    """His inverse gamma of areas (rho 1.40, a 1.28e-3 km2, s -1.32e-4 km2) puts bodies into every class."""

    def below(area_km2):
        x = 1.28e-3 / (area_km2 + 1.32e-4)
        # regularised upper incomplete gamma Q(1.4, x), by Simpson's rule on its tail
        steps = [x + (60.0 - x) * i / 4000 for i in range(4001)]
        f = [t**0.4 * math.exp(-t) for t in steps]
        simpson = f[0] + f[-1] + 4 * sum(f[1:-1:2]) + 2 * sum(f[2:-1:2])
        return simpson * (60.0 - x) / 4000 / 3 / math.gamma(1.4)

    shares = [below(limit / 1e6) for limit in SizeBreaks().area_m2]
    parts = [b - a for a, b in zip([0.0, *shares], [*shares, 1.0])]
    assert max(parts) < 0.75
    assert parts[0] > 0.2 and parts[2] > 0.03


@given(rising, rising, sizes, sizes)
def test_classes_never_fall_when_a_body_grows(areas, perimeters, one, other):
    breaks = SizeBreaks(areas, perimeters)
    small, large = sorted([one, other])
    for name in (breaks.area_class, breaks.perimeter_class):
        assert SIZES.index(name(small)) <= SIZES.index(name(large))


@given(rising, rising)
def test_a_value_on_a_break_belongs_to_the_upper_class(areas, perimeters):
    breaks = SizeBreaks(areas, perimeters)
    for index in range(3):
        assert breaks.area_class(areas[index]) == SIZES[index + 1]
        assert (
            breaks.area_class(math.nextafter(areas[index], 0) if hasattr(math, "nextafter") else 0)
            == SIZES[index]
        )
        assert breaks.perimeter_class(perimeters[index]) == SIZES[index + 1]


@given(rising, rising)
def test_breaks_come_back_from_json(areas, perimeters):
    breaks = SizeBreaks(areas, perimeters)
    assert SizeBreaks.from_json(breaks.to_json()) == breaks
    assert set(json.loads(breaks.to_json())) == {"area_m2", "perimeter_m"}


@pytest.mark.parametrize(
    "breaks",
    [(1, 2), (1, 2, 3, 4), (3, 2, 1), (1, 1, 2), (0, 1, 2), (-1, 1, 2), (1, 2, math.inf), (1, math.nan, 3)],
)
def test_breaks_that_make_no_sense_are_named(breaks):
    with pytest.raises(SizeError, match="area"):
        SizeBreaks(area_m2=breaks)
    with pytest.raises(SizeError, match="perimeter"):
        SizeBreaks(perimeter_m=breaks)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"area_m2": [1, 2, 3]}',
        '{"area_m2": [1, 2, 3], "perimeter_m": null}',
        '{"area_m2": ["a", 2, 3], "perimeter_m": [1, 2, 3]}',
        '{"area_m2": [3, 2, 1], "perimeter_m": [1, 2, 3]}',
    ],
)
def test_damaged_json_is_refused(text):
    with pytest.raises(SizeError):
        SizeBreaks.from_json(text)


@pytest.mark.parametrize("value", [-1.0, math.nan, math.inf])
def test_a_measure_that_is_none(value):
    with pytest.raises(SizeError, match="area"):
        SizeBreaks().area_class(value)
    with pytest.raises(SizeError, match="perimeter"):
        SizeBreaks().perimeter_class(value)


spread = st.lists(st.floats(0.0, 1e9, allow_subnormal=False), min_size=2, max_size=50).filter(
    lambda values: max(values) > 1.01 * min(values) + 1e-3
)


def test_four_classes_of_equal_width():
    assert equal_width([100.0, 500.0, 300.0]) == (200.0, 300.0, 400.0)
    assert equal_width([0, 4]) == (1.0, 2.0, 3.0)


@given(spread)
def test_equal_width_cuts_the_range_into_four_and_fills_both_ends(values):
    breaks = equal_width(values)
    edges = [min(values), *breaks, max(values)]
    widths = [high - low for low, high in zip(edges, edges[1:])]
    assert widths == pytest.approx([(edges[-1] - edges[0]) / 4] * 4, rel=1e-6, abs=1e-6)
    classes = SizeBreaks(area_m2=breaks, perimeter_m=breaks)
    assert classes.area_class(min(values)) == "small"
    assert classes.perimeter_class(max(values)) == "very_large"


@given(spread, st.randoms(use_true_random=False))
def test_the_order_of_an_inventory_does_not_matter(values, random):
    shuffled = list(values)
    random.shuffle(shuffled)
    assert equal_width(shuffled) == equal_width(values)
    breaks = equal_width(values)
    assert crowding(breaks, shuffled) == crowding(breaks, values)


@pytest.mark.parametrize("values", [[], [5.0], [5.0, 5.0, 5]])
def test_equal_width_needs_two_different_values(values):
    with pytest.raises(SizeError, match=r"two different values.*fixed breaks"):
        equal_width(values)


@pytest.mark.parametrize("values", [[1.0, 1.0 + 2.3e-16], [1e9, 1e9 + 1.2e-7], [0.0, 5e-324]])
def test_values_too_close_for_four_classes(values):
    assert len(set(values)) == 2
    with pytest.raises(SizeError, match="no four classes"):
        equal_width(values)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -1.0])
def test_equal_width_refuses_a_value_that_is_no_size(wrong):
    with pytest.raises(SizeError, match="no size"):
        equal_width([1.0, wrong, 3.0])


def test_equal_width_crowds_the_landslides_of_malamud_2004():
    """Areas at even steps of his distribution's power tail; the reason to have fixed breaks."""
    areas = [400.0 * (1 - (i + 0.5) / 1000) ** (-1 / 1.4) for i in range(1000)]
    code, share = crowding(equal_width(areas), areas)
    assert code == "small" and share > 0.98
    assert crowding(SizeBreaks().area_m2, areas)[1] < 0.75


def test_crowding_is_the_share_of_the_largest_class():
    assert crowding((10, 20, 30), [1, 2, 15, 25, 26, 27]) == ("large", 0.5)
    assert crowding((10, 20, 30), [1, 35]) == ("small", 0.5)
    assert crowding((10, 20, 30), [10]) == ("medium", 1.0)


@given(rising, st.lists(sizes, min_size=1, max_size=30))
def test_the_largest_class_holds_at_least_a_quarter(breaks, values):
    code, share = crowding(breaks, values)
    classes = [SizeBreaks(area_m2=breaks).area_class(value) for value in values]
    assert share == classes.count(code) / len(values) >= 0.25
    assert all(classes.count(other) <= classes.count(code) for other in SIZES)


def test_crowding_of_nothing():
    with pytest.raises(SizeError, match="measure the inventory"):
        crowding((1, 2, 3), [])
    with pytest.raises(SizeError, match="size"):
        crowding((1, 2, 3), [1.0, math.nan])
