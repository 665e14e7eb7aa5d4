"""Active working time from the moments at which something was done, without pauses."""

from __future__ import annotations

import math
from typing import Iterable

from .errors import TimeError

PAUSE_S = 60.0
"""Nobody who is at work leaves mouse and keyboard alone for longer than this (our choice)."""


def active_seconds(moments: Iterable[float], pause_s: float = PAUSE_S) -> float:
    """Seconds between the moments (seconds since any fixed time, in any order), without pauses.

    A gap of more than `pause_s` is a pause and counts nothing; one moment alone gives 0. Begin and end of the
    work are moments too. Raises TimeError for a moment that is no number and for a limit that is not above 0.
    """
    if not pause_s > 0.0:
        raise TimeError(f"A pause of {pause_s} s is none; give more than 0 seconds.")
    ordered = sorted(moments)
    if not all(math.isfinite(moment) for moment in ordered):
        raise TimeError("A moment of the work is no number; leave it out.")
    gaps = (after - before for before, after in zip(ordered, ordered[1:]))
    return math.fsum(gap for gap in gaps if gap <= pause_s)
