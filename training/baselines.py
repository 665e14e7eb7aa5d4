"""What can be said of the direction without looking at the picture."""

from __future__ import annotations

import math
from typing import Optional

import numpy as np

from landslide_annotator.captioner.extras import extras
from landslide_annotator.core.directions import azimuth, sector

_COSINE, _SINE = 7, 8
"""Slots of the side inputs that hold the long axis by the cosine and sine of its doubled azimuth."""


def long_axis(outline: Optional[np.ndarray]) -> Optional[float]:
    """Azimuth of the outline's long axis, 0 to 180 degrees; None where there is none."""
    if outline is None:
        return None
    numbers = extras(None, outline)
    if not (numbers[_COSINE] or numbers[_SINE]):
        return None
    return math.degrees(0.5 * math.atan2(numbers[_SINE], numbers[_COSINE])) % 180.0


def axis_direction(axis: Optional[float], usual: str) -> str:
    """The end of a long axis that lies nearer to the usual direction; that one where there is no axis."""
    if axis is None:
        return usual
    towards = math.cos(math.radians(axis - azimuth(usual)))
    return sector(axis if towards >= 0.0 else axis + 180.0)
