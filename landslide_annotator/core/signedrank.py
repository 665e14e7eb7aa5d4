"""Wilcoxon's signed rank test of paired differences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import List, Optional, Sequence

EXACT = 50
"""Up to so many differences the distribution is counted, above it is taken as normal."""


@dataclass(frozen=True)
class SignedRank:
    """Differences that are not 0, the sums of positive and negative ranks, two-sided p (None without any)."""

    n: int
    positive: float
    negative: float
    p: Optional[float]
    exact: bool


def signed_rank(differences: Sequence[float]) -> SignedRank:
    """Test whether differences lie about 0 (Wilcoxon 1945).

    Zeros are left out and ties share their mean rank. p is exact up to EXACT differences, with ties too, and
    normal with the correction for ties above.
    """
    values = [value for value in differences if value != 0.0]
    doubled = _doubled_ranks([abs(value) for value in values])
    positive = sum(rank for rank, value in zip(doubled, values) if value > 0.0)
    negative = sum(doubled) - positive
    exact = len(values) <= EXACT
    p = None
    if values:
        p = _exact(doubled, min(positive, negative)) if exact else _normal(doubled, positive)
    return SignedRank(len(values), positive / 2.0, negative / 2.0, p, exact)


def _doubled_ranks(sizes: Sequence[float]) -> List[int]:
    """Twice the ranks, which are whole numbers also where ties share one."""
    ordered = sorted(sizes)
    first = {value: place for place, value in reversed(list(enumerate(ordered)))}
    count = Counter(ordered)
    return [2 * first[value] + count[value] + 1 for value in sizes]


def _exact(doubled: Sequence[int], smaller: int) -> float:
    """Share of all signs that give a sum at least as far from the middle."""
    ways = [1] + [0] * sum(doubled)
    for rank in doubled:
        for place in range(len(ways) - 1, rank - 1, -1):
            ways[place] += ways[place - rank]
    return min(1.0, float(2 * sum(ways[: smaller + 1]) / 2 ** len(doubled)))


def _normal(doubled: Sequence[int], positive: int) -> float:
    """Tied ranks make the variance smaller: the sum of squared ranks over 4."""
    deviation = positive / 2.0 - sum(doubled) / 4.0
    variance = sum(rank * rank for rank in doubled) / 16.0
    return math.erfc(abs(deviation) / math.sqrt(2.0 * variance))
