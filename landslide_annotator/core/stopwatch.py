"""Time of work on one landslide, without pauses."""

from __future__ import annotations

import time
from typing import Callable, Optional

PAUSE_S = 60.0
"""A longer time without a movement of the hand counts as a pause."""


class Stopwatch:
    """Adds up the time between touches, of which each shows that somebody is at work.

    >>> ticks = iter([0.0, 10.0, 500.0, 504.0])
    >>> watch = Stopwatch(lambda: next(ticks))
    >>> for _ in range(4):
    ...     watch.touch()
    >>> watch.active_s
    14.0
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, pause_s: float = PAUSE_S) -> None:
        self.active_s = 0.0
        self._clock = clock
        self._pause_s = pause_s
        self._last: Optional[float] = None

    @property
    def running(self) -> bool:
        """Whether it was touched since it was made or reset."""
        return self._last is not None

    def touch(self) -> None:
        """Somebody is at work."""
        now = self._clock()
        if self._last is not None and now - self._last <= self._pause_s:
            self.active_s += now - self._last
        self._last = now

    def reset(self) -> None:
        """Begin with the next landslide."""
        self.active_s, self._last = 0.0, None
