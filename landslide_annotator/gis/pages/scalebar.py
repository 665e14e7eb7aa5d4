"""Lengths and texts of scale bars."""

from __future__ import annotations

import math

from ...core.phrasebook import figure


def nice_length(longest: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not longer."""
    decade = 10.0 ** math.floor(math.log10(longest))
    return max(step * decade for step in (1.0, 2.0, 5.0) if step * decade <= longest * (1.0 + 1e-9))


def bar_text(metres: float, lang: str) -> str:
    """A length in metres or kilometres."""
    return f"{figure(metres / 1000.0, lang)} km" if metres >= 1000.0 else f"{figure(metres, lang)} m"
