"""On which side the sun stands at noon."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.sun import OBLIQUITY, declination, noon_side

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2050, 12, 31))
ALMANAC = {
    (3, 20): 0.0, (5, 6): 16.5, (6, 21): 23.44, (8, 8): 16.1, (9, 23): 0.0, (11, 7): -16.2, (12, 21): -23.44,
}  # fmt: skip


@pytest.mark.parametrize("day, degrees", ALMANAC.items(), ids=str)
def test_the_declination_is_that_of_an_almanac(day, degrees):
    assert declination(datetime.date(2025, *day)) == pytest.approx(degrees, abs=1.5)


@given(st.floats(OBLIQUITY + 0.01, 90.0), st.one_of(st.none(), DAYS))
def test_beyond_the_tropics_the_sun_stands_towards_the_equator(latitude, day):
    assert noon_side(latitude, day) == "S"
    assert noon_side(-latitude, day) == "N"


@given(st.floats(-23.0, 23.0))
def test_within_the_tropics_it_depends_on_the_season(latitude):
    assert noon_side(latitude) is None
    assert noon_side(latitude, datetime.date(2024, 6, 21)) == "N"
    assert noon_side(latitude, datetime.date(2024, 12, 21)) == "S"
