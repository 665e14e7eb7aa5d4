"""Agreement of paired numbers: differences of angles, intraclass correlation, bias, limits of agreement."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from typing import Optional, Sequence, Tuple

from .contingency import NORMAL_95
from .directions import circular_mean
from .errors import ComparisonError


@dataclass(frozen=True)
class Angles:
    """Differences of azimuths, degrees: mean and median size, circular mean and its R, shares within."""

    n: int
    mean_error: float
    median_error: float
    bias: Optional[float]
    resultant: float
    within_22: float
    within_45: float


@dataclass(frozen=True)
class Ratios:
    """First over second of paired positive numbers, all on the logarithm.

    ratio: the geometric mean; low, high: between them lie 95 percent of single ratios (Bland and Altman
    1986); icc: ICC(2,1) of the logarithms, None where it is not defined.
    """

    n: int
    icc: Optional[float]
    ratio: float
    low: Optional[float]
    high: Optional[float]


def turn(first: float, second: float) -> float:
    """Degrees from the second azimuth to the first, clockwise positive, within (-180, 180]."""
    return 180.0 - (180.0 - (first - second)) % 360.0


def angles(pairs: Sequence[Tuple[float, float]]) -> Optional[Angles]:
    """What differences of paired azimuths are like; None without pairs."""
    if not pairs:
        return None
    turns = [turn(first, second) for first, second in pairs]
    sizes = [abs(value) for value in turns]
    mean, resultant = circular_mean(turns)
    return Angles(
        len(pairs),
        statistics.fmean(sizes),
        statistics.median(sizes),
        None if mean is None else turn(mean, 0.0),
        resultant,
        sum(size <= 22.5 for size in sizes) / len(sizes),
        sum(size <= 45.0 for size in sizes) / len(sizes),
    )


def icc(rows: Sequence[Sequence[float]]) -> Optional[float]:
    """ICC(2,1) of Shrout and Fleiss (1979): one judge, two-way random, absolute agreement.

    rows: the judges' numbers of each subject. None for fewer than two subjects or judges and where nothing
    differs.
    """
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < 2 or k < 2:
        return None
    mean = math.fsum(math.fsum(row) for row in rows) / (n * k)
    by_row = [math.fsum(row) / k - mean for row in rows]
    by_column = [math.fsum(column) / n - mean for column in zip(*rows)]
    subjects = k * math.fsum(d * d for d in by_row)
    judges = n * math.fsum(d * d for d in by_column)
    total = math.fsum((value - mean) ** 2 for row in rows for value in row)
    rest = max(total - subjects - judges, 0.0) / ((n - 1) * (k - 1))
    subjects, judges = subjects / (n - 1), judges / (k - 1)
    whole = subjects + (k - 1) * rest + k * (judges - rest) / n
    return (subjects - rest) / whole if total > 0.0 and whole > 0.0 else None


def ratios(pairs: Sequence[Tuple[float, float]]) -> Optional[Ratios]:
    """How paired positive numbers agree; None without pairs, ComparisonError for one that is not positive."""
    if not pairs:
        return None
    if not all(math.isfinite(value) and value > 0.0 for pair in pairs for value in pair):
        raise ComparisonError("Sizes must be above 0 to compare their logarithms; leave the others out.")
    logs = [(math.log10(first), math.log10(second)) for first, second in pairs]
    differences = [first - second for first, second in logs]
    mean = statistics.fmean(differences)
    low = high = None
    if len(pairs) > 1:
        half = NORMAL_95 * statistics.stdev(differences)
        low, high = 10.0 ** (mean - half), 10.0 ** (mean + half)
    return Ratios(len(pairs), icc(logs), 10.0**mean, low, high)
