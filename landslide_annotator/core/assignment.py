"""Pairs of two sets: the one-to-one choice with the largest sum of scores, and groups that hang together."""

from __future__ import annotations

import heapq
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

Score = Tuple[int, int, float]
"""A member of the first set, one of the second, and how well they fit: above 0, at most 1."""


def best_pairs(scores: Iterable[Score]) -> List[Tuple[int, int]]:
    """One-to-one pairs with the largest possible sum of scores, in order; members may stay alone.

    Shortest augmenting paths over the pairs that are given (as Crouse 2016), so that a sparse list of many
    members is fast.
    """
    edges: Dict[int, List[Tuple[int, float]]] = {}
    for first, second, score in scores:
        edges.setdefault(first, []).append((second, 1.0 - score))
    search = _Search(edges)
    for first in sorted(edges):
        search.place(first)
    return sorted((row, column) for column, row in search.row_of.items() if column >= 0)


class _Search:
    """Every row is assigned to a column, perhaps its own (-1 - row), which means alone, cost 1."""

    def __init__(self, edges: Mapping[int, Sequence[Tuple[int, float]]]) -> None:
        self.edges = edges
        self.row_of: Dict[int, int] = {}
        self.column_of: Dict[int, int] = {}
        self.row_price: Dict[int, float] = dict.fromkeys(edges, 0.0)
        self.column_price: Dict[int, float] = {}

    def place(self, start: int) -> None:
        """Assign a row along the cheapest path of changes."""
        distance: Dict[int, float] = {}
        came_from: Dict[int, int] = {}
        done: Dict[int, None] = {}
        heap: List[Tuple[float, int]] = []
        row, length = start, 0.0
        while True:
            for column, cost in (*self.edges[row], (-1 - row, 1.0)):
                reached = length + cost - self.row_price[row] - self.column_price.get(column, 0.0)
                if column not in done and reached < distance.get(column, float("inf")):
                    distance[column], came_from[column] = reached, row
                    heapq.heappush(heap, (reached, column))
            column = self._nearest(heap, done)
            length = distance[column]
            if column not in self.row_of:
                break
            done[column] = None
            row = self.row_of[column]
        self._reprice(start, length, done, distance)
        self._change(start, column, came_from)

    @staticmethod
    def _nearest(heap: List[Tuple[float, int]], done: Mapping[int, None]) -> int:
        while True:
            _, column = heapq.heappop(heap)
            if column not in done:
                return column

    def _reprice(
        self, start: int, length: float, done: Mapping[int, None], distance: Mapping[int, float]
    ) -> None:
        self.row_price[start] += length
        for column in done:
            gain = length - distance[column]
            self.row_price[self.row_of[column]] += gain
            self.column_price[column] = self.column_price.get(column, 0.0) - gain

    def _change(self, start: int, column: int, came_from: Mapping[int, int]) -> None:
        """Walk the path back; each row on it takes the column that it was reached through."""
        taken: Optional[int] = column
        while taken is not None:
            row = came_from[taken]
            freed = self.column_of.get(row) if row != start else None
            self.row_of[taken], self.column_of[row] = row, taken
            taken = freed


class Groups:
    """Members 0 to count - 1 that are joined in pairs; joined ones are in one group."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def join(self, first: int, second: int) -> None:
        """Put two members, and all that hang on them, into one group."""
        first, second = self._top(first), self._top(second)
        self._above[max(first, second)] = min(first, second)

    def lists(self) -> List[List[int]]:
        """The groups, each in order, by their smallest member."""
        found: Dict[int, List[int]] = {}
        for member in range(len(self._above)):
            found.setdefault(self._top(member), []).append(member)
        return list(found.values())

    def _top(self, member: int) -> int:
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member
