"""The eight turned and mirrored views of a tile, with rewritten directions."""

from __future__ import annotations

from landslide_annotator.captioner.views import VIEWS, turn
from landslide_annotator.core.directions import in_view as turned_direction

__all__ = ["VIEWS", "composed", "turn", "turned_azimuth", "turned_direction"]


def composed(first: int, second: int) -> int:
    """The view that a picture is in when one view of it is turned into another."""
    mirrored = (first >= 4) != (second >= 4)
    turns = (-first if second >= 4 else first) + second
    return turns % 4 + 4 * mirrored


def light(view: int, sun: str) -> int:
    """The turning of the picture as photographed that brings the sun where it stands in the view.

    sun: the sector of the sun as photographed. A mirrored view is not told from a turned one by it.
    """
    return next(turns for turns in range(4) if turned_direction(sun, turns) == turned_direction(sun, view))


def turned_azimuth(degrees: float, view: int) -> float:
    """An azimuth as it reads in the view, 0 to 360 degrees."""
    return ((-degrees if view >= 4 else degrees) + 90.0 * (view % 4)) % 360.0
