"""The eight turned and mirrored views of a tile, with rewritten directions."""

from __future__ import annotations

import numpy as np

from landslide_annotator.core import directions

VIEWS = 8


def turn(picture: np.ndarray, view: int) -> np.ndarray:
    """View 0 is as photographed; views 4 to 7 are mirrored left-right first, then turned clockwise."""
    if view >= 4:
        picture = picture[:, ::-1]
    return np.ascontiguousarray(np.rot90(picture, -(view % 4)))


def turned_azimuth(degrees: float, view: int) -> float:
    """An azimuth as it reads in the view, 0 to 360 degrees."""
    return ((-degrees if view >= 4 else degrees) + 90.0 * (view % 4)) % 360.0


def turned_direction(code: str, view: int) -> str:
    """The direction's code as it reads in the view."""
    if view >= 4:
        code = directions.mirrored(code)
    return directions.turned(code, view % 4)
