"""Time of work counts every second but pauses."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.stopwatch import PAUSE_S, Stopwatch


@given(st.lists(st.floats(0.0, 600.0), max_size=30))
def test_no_pause_counts_and_no_work_is_lost(gaps):
    ticks = [0.0, *itertools.accumulate(gaps)]
    clock = iter(ticks)
    watch = Stopwatch(lambda: next(clock))
    assert not watch.running
    for _ in ticks:
        watch.touch()
    spent = sum(later - before for before, later in zip(ticks, ticks[1:]) if later - before <= PAUSE_S)
    assert watch.active_s == pytest.approx(spent) and watch.running


def test_after_a_reset_it_begins_anew():
    clock = iter([0.0, 5.0, 20.0, 21.0])
    watch = Stopwatch(lambda: next(clock))
    watch.touch()
    watch.touch()
    watch.reset()
    assert watch.active_s == 0.0 and not watch.running
    watch.touch()
    watch.touch()
    assert watch.active_s == 1.0
