"""On which side the sun stands at noon, and with it which slopes lie in the light."""

from __future__ import annotations

import datetime
import math
from typing import Optional

OBLIQUITY = 23.45
"""The sun's farthest latitude, degrees."""


def declination(day: datetime.date) -> float:
    """The latitude over which the sun stands at noon of a day, degrees, to about 1.5 (Cooper 1969)."""
    return OBLIQUITY * math.sin(math.radians(360.0 * (284 + day.timetuple().tm_yday) / 365.0))


def noon_side(latitude: float, day: Optional[datetime.date] = None) -> Optional[str]:
    """The side, "N" or "S", on which the sun stands at noon.

    latitude: degrees, north positive; day: of the picture. None where it is not known: within the tropics
    the side changes with the season.
    """
    if day is not None:
        return "S" if latitude >= declination(day) else "N"
    if abs(latitude) <= OBLIQUITY:
        return None
    return "S" if latitude > 0.0 else "N"
