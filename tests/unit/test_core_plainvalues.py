"""Numbers and words as tables hold them."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.plainvalues import read_number, read_text

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(NUMBERS | st.integers(-(10**15), 10**15))
def test_numbers_are_read_as_such_and_from_texts(number) -> None:
    for written in (number, repr(number), f" {number!r} ", repr(number).replace(".", ",")):
        assert read_number(written) == number


@pytest.mark.parametrize("value", [None, "", "x", "5 m", math.nan, math.inf, "inf", "nan", 10**400, True])
def test_what_is_no_number(value) -> None:
    assert read_number(value) is None


@given(NUMBERS)
def test_texts_of_numbers_are_the_numbers(number) -> None:
    assert float(read_text(number)) == number
    assert number != int(number) or "." not in read_text(number)


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (2.5, "2.5"), (7, "7"), (" a ", "a"), (math.nan, "")]
)
def test_texts(value, text) -> None:
    assert read_text(value) == text
    assert read_text(None) == read_text(Decimal(1)) == ""
