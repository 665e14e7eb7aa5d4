"""Counts and areas of landslides by the entries of a list."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

from .vocabulary import UNKNOWN


@dataclass(frozen=True)
class Group:
    """The landslides of one entry: areas in square metres of those `measured`; shares from 0 to 1.

    area_share is of the area of all groups; it and the figures of area are None where nothing is measured.
    """

    code: str
    count: int
    share: float
    measured: int
    area_m2: Optional[float]
    area_share: Optional[float]
    mean_m2: Optional[float]
    median_m2: Optional[float]


def tally(members: Iterable[Tuple[str, float]], order: Sequence[str]) -> List[Group]:
    """Groups of (code, area in square metres, NaN where unknown): first those of `order`, then by count.

    Those not determined are the last.
    """
    found: Dict[str, List[float]] = {}
    for code, area in members:
        found.setdefault(code, []).append(area)
    ranks = {code: place for place, code in enumerate(order)}
    codes = sorted(
        found, key=lambda code: (code == UNKNOWN, ranks.get(code, len(ranks)), -len(found[code]), code)
    )
    total = sum(len(areas) for areas in found.values())
    whole = sum(area for areas in found.values() for area in areas if math.isfinite(area))
    return [_group(code, found[code], total, whole) for code in codes]


def _group(code: str, areas: Sequence[float], total: int, whole: float) -> Group:
    known = [area for area in areas if math.isfinite(area)]
    share = len(areas) / total
    if not known:
        return Group(code, len(areas), share, 0, None, None, None, None)
    summed = sum(known)
    return Group(
        code, len(areas), share, len(known), summed, summed / whole if whole > 0.0 else None,
        summed / len(known), median(known),
    )  # fmt: skip
