"""Compass sectors, their turning and mirroring, and circular statistics."""

from __future__ import annotations

import math
from typing import Optional, Sequence, Tuple

SECTORS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
UNDEFINED_RESULTANT = 1e-9
ARROW, CROWN, DEM, CAPTION = "arrow", "crown", "dem", "caption"
"""Where a direction of movement can come from, the surest first."""
PERSON = "person"
"""Source of an azimuth that somebody typed in; it is never written over."""


def sector(azimuth: float) -> str:
    """The compass sector of an azimuth in degrees; each sector holds its lower edge: N is [337.5, 22.5)."""
    return SECTORS[int(_turn(azimuth + 22.5) // 45.0)]


def _turn(degrees: float) -> float:
    """The same angle within [0, 360); a tiny negative one has the remainder 360 itself."""
    return degrees % 360.0 % 360.0


def azimuth(code: str) -> float:
    """The middle of a sector, degrees clockwise from north."""
    return 45.0 * SECTORS.index(code)


def difference(first: str, second: str) -> int:
    """How many sectors apart two directions are, 0 to 4."""
    steps = abs(SECTORS.index(first) - SECTORS.index(second))
    return min(steps, len(SECTORS) - steps)


def turned(code: str, quarter_turns: int) -> str:
    """The direction after turning the picture clockwise by quarter turns."""
    return SECTORS[(SECTORS.index(code) + 2 * quarter_turns) % len(SECTORS)]


def mirrored(code: str) -> str:
    """The direction after mirroring the picture left to right (east and west change places)."""
    return SECTORS[-SECTORS.index(code) % len(SECTORS)]


def in_view(code: str, view: int) -> str:
    """The direction in one of the eight views: of 4 to 7 mirrored, then turned clockwise view % 4 times."""
    return turned(mirrored(code) if view >= 4 else code, view % 4)


def circular_mean(
    azimuths: Sequence[float], weights: Optional[Sequence[float]] = None
) -> Tuple[Optional[float], float]:
    """Mean azimuth in degrees and resultant length R (0 to 1); the mean is None where it is undefined."""
    if weights is None:
        weights = [1.0] * len(azimuths)
    total = sum(weights)
    if not azimuths or total <= 0.0:
        return None, 0.0
    east = sum(w * math.sin(math.radians(a)) for a, w in zip(azimuths, weights)) / total
    north = sum(w * math.cos(math.radians(a)) for a, w in zip(azimuths, weights)) / total
    resultant = math.hypot(east, north)
    if resultant < UNDEFINED_RESULTANT:
        return None, resultant
    return _turn(math.degrees(math.atan2(east, north))), resultant
