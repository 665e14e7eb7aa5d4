"""The eight turned and mirrored views of a tile, with rewritten directions."""

from __future__ import annotations

from typing import Optional

import numpy as np

from landslide_annotator.core import directions

VIEWS = 8


def turn(picture: np.ndarray, view: int) -> np.ndarray:
    """View 0 is as photographed; views 4 to 7 are mirrored left-right first, then turned clockwise."""
    if view >= 4:
        picture = picture[:, ::-1]
    return np.ascontiguousarray(np.rot90(picture, -(view % 4)))


def turned_direction(code: str, view: int) -> str:
    """The direction's code as it reads in the view."""
    if view >= 4:
        code = directions.mirrored(code)
    return directions.turned(code, view % 4)


def turned_azimuth(azimuth: Optional[float], view: int) -> Optional[float]:
    """An azimuth in degrees as it reads in the view."""
    if azimuth is None:
        return None
    if view >= 4:
        azimuth = -azimuth
    return (azimuth + 90.0 * (view % 4)) % 360.0


def photographed_direction(code: str, view: int) -> str:
    """The inverse of turned_direction: what a direction read in the view means on the ground."""
    code = directions.turned(code, -(view % 4))
    return directions.mirrored(code) if view >= 4 else code
