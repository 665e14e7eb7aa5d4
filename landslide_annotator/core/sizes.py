"""Size classes of area and perimeter by fixed breaks, or by equal widths over a whole inventory.

The default breaks are this project's proposal: decades of area, and the perimeters that bodies of such
areas have. Equal-width classes put nearly every landslide into the smallest one.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Sequence, Tuple

from .errors import SizeError

SIZES = ("small", "medium", "large", "very_large")


@dataclass(frozen=True)
class SizeBreaks:
    """Lower limits of medium, large and very large, for area in square metres and perimeter in metres."""

    area_m2: Tuple[float, float, float] = (1e3, 1e4, 1e5)
    perimeter_m: Tuple[float, float, float] = (150.0, 500.0, 1500.0)

    def __post_init__(self) -> None:
        for name, values in (("area", self.area_m2), ("perimeter", self.perimeter_m)):
            rising = len(values) == 3 and 0.0 < values[0] < values[1] < values[2] < math.inf
            if not rising:
                raise SizeError(
                    "The {0} breaks {1} must be three positive, rising numbers.", name, list(values)
                )

    def area_class(self, area_m2: float) -> str:
        """Size code of an area; a value on a break belongs to the upper class."""
        return _size(area_m2, self.area_m2, "area")

    def perimeter_class(self, perimeter_m: float) -> str:
        """Size code of a perimeter; a value on a break belongs to the upper class."""
        return _size(perimeter_m, self.perimeter_m, "perimeter")

    def to_json(self) -> str:
        """The breaks as JSON, to be stored with a record."""
        return json.dumps({"area_m2": list(self.area_m2), "perimeter_m": list(self.perimeter_m)})

    @classmethod
    def from_json(cls, text: str) -> SizeBreaks:
        """Breaks written by to_json; SizeError when they are damaged."""
        try:
            stored = json.loads(text)
            return cls(tuple(map(float, stored["area_m2"])), tuple(map(float, stored["perimeter_m"])))  # type: ignore[arg-type]
        except (ValueError, KeyError, TypeError) as error:
            raise SizeError("The stored size breaks cannot be read ({0}); set them again.", error) from error


def equal_width(values: Sequence[float]) -> Tuple[float, float, float]:
    """The three breaks that cut the range of a whole inventory's values into four equal parts.

    Raises SizeError for a value that is no size, and where the values do not span four classes.
    """
    for value in values:
        if not (math.isfinite(value) and value >= 0.0):
            raise SizeError("{0} is no size; leave it out of the classes of equal width.", value)
    if len(set(values)) < 2:
        raise SizeError("Classes of equal width need at least two different values; use fixed breaks.")
    low, high = float(min(values)), float(max(values))
    width = (high - low) / len(SIZES)
    breaks = low + width, low + 2.0 * width, low + 3.0 * width
    if not low < breaks[0] < breaks[1] < breaks[2] < high:
        raise SizeError("Values from {0} to {1} span no four classes; use fixed breaks.", low, high)
    return breaks


def crowding(breaks: Sequence[float], values: Sequence[float]) -> Tuple[str, float]:
    """The class that holds most values and its share, 0 to 1; the smaller class of two with as many.

    Raises SizeError for no values at all and for a value that is no size.
    """
    codes = [_size(value, breaks, "size") for value in values]
    if not codes:
        raise SizeError("No landslide has a size; measure the inventory first.")
    code = max(SIZES, key=codes.count)
    return code, codes.count(code) / len(codes)


def _size(value: float, breaks: Sequence[float], name: str) -> str:
    if not math.isfinite(value) or value < 0.0:
        raise SizeError("{0} is no {1}.", value, name)
    return SIZES[bisect_right(breaks, value)]
