"""Agreement of caption and measurement: steps on the compass and between classes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core import directions
from landslide_annotator.core.agreement import (
    AGREEMENTS,
    agreement,
    direction_agreement,
    size_agreement,
)
from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.sizes import SIZES

CODES = [code for code, _, _ in AGREEMENTS]
codes = st.sampled_from(SECTORS)
azimuths = st.floats(-720, 720)
sides = st.one_of(codes, azimuths, st.none(), st.just("unknown"))
keys = st.sampled_from(["area", "perimeter"])
sizes = st.sampled_from(SIZES)


def test_the_codes_have_labels_in_both_languages():
    assert AGREEMENTS == (
        ("agrees", "Coincide", "Agrees"),
        ("differs", "Difiere", "Differs"),
        ("contradicts", "Contradice", "Contradicts"),
    )


@pytest.mark.parametrize(
    ("said", "measured", "expected"),
    [
        ("N", "N", "agrees"), ("N", "NE", "differs"), ("N", "NW", "differs"), ("N", "E", "contradicts"),
        ("N", "W", "contradicts"), ("N", "S", "contradicts"), ("NW", "N", "differs"),
        ("N", 0.0, "agrees"), ("N", 22.4, "agrees"), ("N", 22.5, "differs"), ("N", 337.5, "agrees"),
        ("N", 337.4, "differs"), ("N", 67.5, "contradicts"), ("N", 360, "agrees"), ("SW", 225, "agrees"),
        ("N", -10.0, "agrees"), ("N", 180.0, "contradicts"), (10.0, 350.0, "agrees"),
        (None, "N", None), ("N", None, None), ("unknown", "N", None), ("N", "unknown", None),
        (None, 12.0, None), (None, None, None),
    ],
)  # fmt: skip
def test_directions(said, measured, expected):
    assert direction_agreement(said, measured) == agreement("direction", said, measured) == expected


@pytest.mark.parametrize("key", ["area", "perimeter"])
@pytest.mark.parametrize(
    ("said", "measured", "expected"),
    [
        ("small", "small", "agrees"), ("small", "medium", "differs"), ("large", "medium", "differs"),
        ("small", "large", "contradicts"), ("very_large", "small", "contradicts"),
        (None, "small", None), ("small", None, None), ("unknown", "small", None), (None, None, None),
    ],
)  # fmt: skip
def test_sizes(key, said, measured, expected):
    assert size_agreement(key, said, measured) == agreement(key, said, measured) == expected


@given(sides, sides)
def test_directions_agree_alike_from_either_side(one, other):
    found = direction_agreement(one, other)
    assert found == direction_agreement(other, one)
    assert (found is None) == (one in (None, "unknown") or other in (None, "unknown"))
    assert found is None or found in CODES


@given(codes, codes, st.integers(-9, 9))
def test_turning_the_map_changes_no_agreement(one, other, eighths):
    def turn(code):
        return SECTORS[(SECTORS.index(code) + eighths) % 8]

    assert direction_agreement(turn(one), turn(other)) == direction_agreement(one, other)


@given(codes, codes)
def test_mirroring_the_map_changes_no_agreement(one, other):
    mirrored = [directions.mirrored(code) for code in (one, other)]
    assert direction_agreement(*mirrored) == direction_agreement(one, other)


@given(codes, azimuths)
def test_an_azimuth_counts_as_its_sector(code, degrees):
    assert direction_agreement(code, degrees) == direction_agreement(code, directions.sector(degrees))


@given(codes)
def test_every_sector_has_one_that_agrees_two_that_differ_and_five_that_contradict(code):
    found = [direction_agreement(code, other) for other in SECTORS]
    assert [found.count(name) for name in CODES] == [1, 2, 5]


@given(keys, sizes, sizes, sizes)
def test_a_class_farther_off_never_agrees_better(key, said, near, far):
    steps = [abs(SIZES.index(said) - SIZES.index(other)) for other in (near, far)]
    ranks = [CODES.index(size_agreement(key, said, other)) for other in (near, far)]
    assert (ranks[0] <= ranks[1]) or steps[0] > steps[1]
    assert size_agreement(key, said, near) == size_agreement(key, near, said)
    assert (size_agreement(key, said, near) == "agrees") == (said == near)


@pytest.mark.parametrize("wrong", ["", "n", "O", "north", "small", math.nan, math.inf])
def test_what_is_no_direction_is_named(wrong):
    for pair in [("N", wrong), (wrong, "N")]:
        with pytest.raises(CaptionError, match=r"direction|azimuth"):
            direction_agreement(*pair)


@pytest.mark.parametrize("key", ["area", "perimeter"])
@pytest.mark.parametrize("wrong", ["", "Small", "N", "huge", 1200.0, 3])
def test_what_is_no_size_is_named(key, wrong):
    for pair in [("small", wrong), (wrong, "small")]:
        with pytest.raises(CaptionError, match=key):
            agreement(key, *pair)


@pytest.mark.parametrize("key", ["", "type", "activity", "Direction"])
def test_only_what_is_measured_can_agree(key):
    with pytest.raises(CaptionError, match="direction, area or perimeter"):
        agreement(key, "N", "N")
