"""Compass sectors: edges, turning and mirroring as a group, circular means."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from landslide_annotator.core.directions import (
    SECTORS,
    azimuth,
    circular_mean,
    difference,
    in_view,
    mirrored,
    sector,
    turned,
)
from landslide_annotator.core.vocabulary import DIRECTIONS

codes = st.sampled_from(SECTORS)
turns = st.integers(-9, 9)
azimuths = st.lists(st.floats(-720, 720), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("degrees", "word"),
    [
        (0, "norte"), (22.4, "norte"), (22.5, "noreste"), (67.4, "noreste"), (67.5, "este"),
        (112.5, "sureste"), (157.5, "sur"), (202.5, "suroeste"), (225, "suroeste"), (247.4, "suroeste"),
        (247.5, "oeste"), (292.5, "noroeste"), (337.4, "noroeste"), (337.5, "norte"), (359.9, "norte"),
    ],
)  # fmt: skip
def test_edges_of_sectors(degrees, word):
    assert {term.word: term.code for term in DIRECTIONS}[word] == sector(degrees)


@given(st.floats(-1e4, 1e4))
@example(-22.500000000000004)  # % 360 gives 360 itself just below a whole turn
@example(337.49999999999994)
def test_an_azimuth_is_at_most_half_a_sector_off_its_middle(degrees):
    away = (degrees - azimuth(sector(degrees)) + 180) % 360 - 180
    assert abs(away) <= 22.5 + 1e-9


@given(codes, st.integers(-3, 3))
def test_sector_and_azimuth_are_each_others_inverse(code, rounds):
    assert sector(azimuth(code) + 360 * rounds) == code


@given(codes, turns, turns)
def test_turning_is_a_group(code, one, other):
    assert turned(turned(code, one), other) == turned(code, one + other)
    assert turned(code, 4) == code
    assert azimuth(turned(code, one)) == (azimuth(code) + 90 * one) % 360


@given(codes, turns)
def test_mirroring_twice_is_nothing_and_reverses_turns(code, count):
    assert mirrored(mirrored(code)) == code
    assert mirrored(turned(code, count)) == turned(mirrored(code), -count)
    assert azimuth(mirrored(code)) == -azimuth(code) % 360


@given(codes, st.integers(0, 7))
def test_a_view_is_mirrored_first_and_then_turned_clockwise(code, view):
    seen = (360 - azimuth(code)) if view >= 4 else azimuth(code)
    assert azimuth(in_view(code, view)) == (seen + 90 * (view % 4)) % 360


def test_mirroring_and_turning_as_on_paper():
    assert {code: mirrored(code) for code in SECTORS} == {
        "N": "N", "NE": "NW", "E": "W", "SE": "SW", "S": "S", "SW": "SE", "W": "E", "NW": "NE"
    }  # fmt: skip
    assert [turned(code, 1) for code in ("N", "E", "S", "W")] == ["E", "S", "W", "N"]


@given(codes, codes, codes, turns)
def test_difference_is_a_distance_that_turning_keeps(a, b, c, count):
    assert difference(a, b) == difference(b, a) <= 4
    assert (difference(a, b) == 0) == (a == b)
    assert difference(a, c) <= difference(a, b) + difference(b, c)
    assert (
        difference(turned(a, count), turned(b, count))
        == difference(mirrored(a), mirrored(b))
        == difference(a, b)
    )


@pytest.mark.parametrize(
    ("values", "mean", "resultant"),
    [
        ([350, 10, 20], 6.704953271, 0.9764477317276758),
        ([215, 225, 235, 230], 226.258974145, 0.9916919474616906),
        ([89, 91], 90.0, 0.9998476951563913),
        ([359, 1], 0.0, 0.9998476951563913),
        ([0, 90, 180, 270], None, 0.0),
        ([], None, 0.0),
    ],
)
def test_published_circular_means(values, mean, resultant):
    found, length = circular_mean(values)
    assert length == pytest.approx(resultant, abs=1e-9)
    assert found == (mean if mean is None else pytest.approx(mean, abs=1e-8))


@given(azimuths, st.floats(-360, 360))
def test_the_mean_turns_with_its_azimuths(values, shift):
    mean, length = circular_mean(values)
    assume(length > 1e-6)
    moved, moved_length = circular_mean([value + shift for value in values])
    assert 0 <= mean < 360 and 0 <= moved < 360
    assert moved_length == pytest.approx(length, abs=1e-9)
    assert abs((moved - mean - shift + 180) % 360 - 180) < 1e-6


@given(azimuths, st.data())
def test_a_weight_counts_like_repetition(values, data):
    weights = data.draw(st.lists(st.integers(0, 4), min_size=len(values), max_size=len(values)))
    repeated = [value for value, count in zip(values, weights) for _ in range(count)]
    mean, length = circular_mean(values, weights)
    again, again_length = circular_mean(repeated)
    assert length == pytest.approx(again_length, abs=1e-9)
    assume(length > 1e-6)
    assert abs((mean - again + 180) % 360 - 180) < 1e-6


def test_weights_without_weight_have_no_mean():
    assert circular_mean([10, 20], [0, 0]) == (None, 0.0)
