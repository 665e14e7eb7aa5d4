"""Agreement of two series of answers: accuracy, macro-F1, Cohen's kappa, McNemar's test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from .errors import ComparisonError

NORMAL_95 = 1.959963984540054
Distance = Callable[[int, int], float]
"""How far apart two classes are, by their places in the list of classes; 0 for the same one."""


@dataclass(frozen=True)
class Table:
    """Counts of pairs of answers: rows are the first series, columns the second."""

    labels: Tuple[str, ...]
    counts: Tuple[Tuple[int, ...], ...]

    @property
    def total(self) -> int:
        """How many pairs there are."""
        return sum(map(sum, self.counts))

    @property
    def rows(self) -> List[int]:
        """How often the first series gives each class."""
        return [sum(row) for row in self.counts]

    @property
    def columns(self) -> List[int]:
        """How often the second series gives each class."""
        return [sum(column) for column in zip(*self.counts)]


@dataclass(frozen=True)
class Kappa:
    """Cohen's kappa, its standard error and its 95 percent interval; None where chance alone agrees."""

    value: Optional[float]
    error: Optional[float]
    low: Optional[float]
    high: Optional[float]


@dataclass(frozen=True)
class McNemar:
    """Only the first (`b`), only the second (`c`); p exact (binomial) and of the corrected chi square."""

    b: int
    c: int
    p_exact: float
    chi2: float
    p_corrected: float


def tabulate(pairs: Sequence[Tuple[str, str]], order: Sequence[str]) -> Table:
    """The table of pairs of classes; only classes that occur, in the given order.

    Raises ComparisonError for a class that the order does not hold.
    """
    found = {code for pair in pairs for code in pair}
    strange = sorted(found - set(order))
    if strange:
        raise ComparisonError("'{0}' is not among the classes {1}.", strange[0], ", ".join(order))
    labels = tuple(code for code in order if code in found)
    place = {code: index for index, code in enumerate(labels)}
    counts = [[0] * len(labels) for _ in labels]
    for first, second in pairs:
        counts[place[first]][place[second]] += 1
    return Table(labels, tuple(map(tuple, counts)))


def accuracy(table: Table) -> Optional[float]:
    """Share of equal answers; None without pairs."""
    equal = sum(row[index] for index, row in enumerate(table.counts))
    return equal / table.total if table.total else None


def f1_scores(table: Table) -> Dict[str, float]:
    """F1 of each class: twice its agreements over all times that either series gives it."""
    both = zip(table.labels, table.rows, table.columns)
    return {
        label: 2.0 * table.counts[index][index] / (row + column)
        for index, (label, row, column) in enumerate(both)
        if row + column
    }


def macro_f1(table: Table) -> Optional[float]:
    """Mean F1 of the classes that occur; None without pairs."""
    scores = f1_scores(table)
    return sum(scores.values()) / len(scores) if scores else None


def unequal(first: int, second: int) -> float:
    """The distance of classes without an order."""
    return float(first != second)


def linear(first: int, second: int) -> float:
    """The distance of classes in an order, by steps."""
    return float(abs(first - second))


def kappa(table: Table, distance: Distance = unequal) -> Kappa:
    """Cohen's kappa, weighted by a distance of classes.

    Distances are of places in `table.labels`. The standard error is that of Fleiss, Cohen and Everitt (1969).
    """
    n, size = table.total, range(len(table.labels))
    far = max((distance(i, j) for i in size for j in size), default=0.0)
    if not n or not far:
        return Kappa(None, None, None, None)
    row, column = [value / n for value in table.rows], [value / n for value in table.columns]
    weight = [[1.0 - distance(i, j) / far for j in size] for i in size]
    cells = [(i, j, table.counts[i][j] / n) for i in size for j in size]
    seen = sum(share * weight[i][j] for i, j, share in cells)
    chance = sum(row[i] * column[j] * weight[i][j] for i in size for j in size)
    if chance >= 1.0 - 1e-12:
        return Kappa(None, None, None, None)
    value = (seen - chance) / (1.0 - chance)
    by_row = [sum(column[j] * weight[i][j] for j in size) for i in size]
    by_column = [sum(row[i] * weight[i][j] for i in size) for j in size]
    spread = sum(s * (weight[i][j] - (by_row[i] + by_column[j]) * (1.0 - value)) ** 2 for i, j, s in cells)
    variance = (spread - (value - chance * (1.0 - value)) ** 2) / (n * (1.0 - chance) ** 2)
    error = math.sqrt(max(variance, 0.0))
    half = NORMAL_95 * error
    return Kappa(value, error, max(value - half, -1.0), min(value + half, 1.0))


def mcnemar(b: int, c: int) -> McNemar:
    """McNemar's test of two counts of disagreement (McNemar 1947; correction of Edwards 1948)."""
    n = b + c
    if not n:
        return McNemar(b, c, 1.0, 0.0, 1.0)
    tail = math.fsum(
        math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) - n * math.log(2.0))
        for k in range(min(b, c) + 1)
    )
    chi2 = max(abs(b - c) - 1.0, 0.0) ** 2 / n
    return McNemar(b, c, min(1.0, 2.0 * tail), chi2, math.erfc(math.sqrt(chi2 / 2.0)))


def by_class(table: Table) -> Dict[str, McNemar]:
    """For each class, whether one series gives it more often than the other: McNemar's test, class or not."""
    pairs = enumerate(zip(table.labels, table.rows, table.columns))
    return {
        label: mcnemar(row - table.counts[index][index], column - table.counts[index][index])
        for index, (label, row, column) in pairs
    }
