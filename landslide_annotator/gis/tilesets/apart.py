"""Tiles set apart for the test, so that no ground is shown in training and in the test."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Dict, List, Sequence, Tuple

import numpy as np

from ..imagery.tilespec import TileSpec
from .filenames import mark

SHARE = 0.2
"""Of each type, as in `training`."""
_DEGREE_M = 110_574.0
"""The shortest degree of latitude: distances are judged too small rather than too large."""


def set_apart(specs: Sequence[TileSpec], kinds: Sequence[str]) -> Tuple[List[bool], bool]:
    """Which tiles are for the test: about a fifth of each kind, drawn by place, whatever the tiles' order.

    Tiles that overlap stay together. Also whether that went well: where it would leave either part empty,
    overlapping tiles are parted.
    """
    groups = _groups(specs)
    chosen = _drawn(specs, kinds, groups)
    if 0 < sum(chosen) < len(chosen):
        return chosen, True
    return _drawn(specs, kinds, list(range(len(specs)))), False


def _drawn(specs: Sequence[TileSpec], kinds: Sequence[str], groups: Sequence[int]) -> List[bool]:
    """Whole groups in an order that their places shuffle, as long as no kind gets more than its share."""
    members: Dict[int, List[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    order = sorted(members.values(), key=lambda indices: min(_lot(specs[index]) for index in indices))
    room = {kind: max(round(SHARE * n), int(n > 1)) for kind, n in Counter(kinds).items()}
    chosen = [False] * len(specs)
    for indices in order:
        wanted = Counter(kinds[index] for index in indices)
        if all(room[kind] >= count for kind, count in wanted.items()):
            for index in indices:
                chosen[index] = True
                room[kinds[index]] -= 1
    return chosen


def _lot(spec: TileSpec) -> Tuple[str, float, float]:
    """Drawn by the place to six decimals; the place itself parts tiles that lie closer."""
    return mark(f"{spec.lon:.6f} {spec.lat:.6f}"), spec.lon, spec.lat


def _groups(specs: Sequence[TileSpec]) -> List[int]:
    """A number per tile, the same for tiles that overlap, directly or through others."""
    lat = np.array([spec.lat for spec in specs])
    lon = np.array([spec.lon for spec in specs])
    half = np.array([spec.side_m for spec in specs]) / 2
    order = np.argsort(lat, kind="stable")
    parents = list(range(len(specs)))
    north = lat[order]
    for place, index in enumerate(order.tolist()):
        reach = (half[index] + half.max()) / _DEGREE_M
        near = order[place + 1 : int(np.searchsorted(north, north[place] + reach, "right"))]
        east = np.abs((lon[near] - lon[index] + 180.0) % 360.0 - 180.0) * np.cos(np.radians(lat[near]))
        away = np.maximum(east, np.abs(lat[near] - lat[index])) * _DEGREE_M
        for other in near[away < half[near] + half[index]].tolist():
            parents[_root(parents, other)] = _root(parents, index)
    return [_root(parents, index) for index in range(len(specs))]


def _root(parents: List[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index
