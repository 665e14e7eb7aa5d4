"""How far what a caption says and what was measured agree."""

from __future__ import annotations

import math
from typing import Optional, Tuple, Union

from . import directions
from .errors import CaptionError
from .sizes import SIZES
from .vocabulary import UNKNOWN, term

AGREES, DIFFERS, CONTRADICTS = "agrees", "differs", "contradicts"
AGREEMENTS: Tuple[Tuple[str, str, str], ...] = (
    (AGREES, "Coincide", "Agrees"),
    (DIFFERS, "Difiere", "Differs"),
    (CONTRADICTS, "Contradice", "Contradicts"),
)
"""Code, Spanish and English label: the same class, the next one, farther apart."""
Direction = Union[str, float, None]
"""A sector's code, an azimuth in degrees, or None where it is unknown."""


def direction_agreement(said: Direction, measured: Direction) -> Optional[str]:
    """Agreement by sectors of the compass; None where a side is unknown.

    Raises CaptionError for a code that is no sector and for an azimuth that is no number.
    """
    first, second = _sector(said), _sector(measured)
    if first is None or second is None:
        return None
    return _of_steps(directions.difference(first, second))


def size_agreement(key: str, said: Optional[str], measured: Optional[str]) -> Optional[str]:
    """Agreement of two size codes of "area" or "perimeter"; None where a side is unknown.

    Raises CaptionError for a code that is no size.
    """
    first, second = _rank(key, said), _rank(key, measured)
    if first is None or second is None:
        return None
    return _of_steps(abs(first - second))


def agreement(key: str, said: Direction, measured: Direction) -> Optional[str]:
    """Agreement of the "direction", "area" or "perimeter"; see direction_agreement and size_agreement."""
    if key == "direction":
        return direction_agreement(said, measured)
    if key not in ("area", "perimeter"):
        raise CaptionError("'{0}' is not measured; choose direction, area or perimeter.", key)
    for value in (said, measured):
        if not (value is None or isinstance(value, str)):
            raise CaptionError("{0} is no class of {1}; give its code, such as {2}.", value, key, SIZES[0])
    return size_agreement(key, said, measured)  # type: ignore[arg-type]


def _of_steps(steps: int) -> str:
    return (AGREES, DIFFERS, CONTRADICTS)[min(steps, 2)]


def _sector(value: Direction) -> Optional[str]:
    if value is None or value == UNKNOWN:
        return None
    if isinstance(value, str):
        return term("direction", value).code
    if not math.isfinite(value):
        raise CaptionError("{0} is no azimuth; give degrees clockwise from north.", value)
    return directions.sector(value)


def _rank(key: str, code: Optional[str]) -> Optional[int]:
    return None if code is None or code == UNKNOWN else SIZES.index(term(key, code).code)
