"""Which outlines of two layers belong together, and how far the layers cover each other.

Outlines that overlap, or lie within the tolerance, hang together in clusters, which lie apart: the areas of
a cluster, dissolved, are added up to those of the layers. One-to-one pairs are the choice with the largest
sum of intersection over union; groups show what one analyst drew as one body and the other as several.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from qgis.core import QgsGeometry, QgsRectangle, QgsSpatialIndex

from ...core.assignment import Groups, best_pairs
from ...core.errors import ComparisonError
from ...core.overlap import Overlap
from ..compat import tr
from .mapped import Landslide

CRUMB = 1e-6
"""Outlines that share less than this of the smaller one only touch."""
ARC = 16
"""Straight pieces of a quarter circle of a buffer."""
KINDS = ("1to1", "1toN", "Nto1", "NtoM", "1to0", "0to1")
"""First layer, then second; a spreadsheet reads 1:1 as a time."""
Step = Callable[[float], None]
"""Told how much is done, 0 to 1; may raise to end the work."""


@dataclass(frozen=True)
class Settings:
    """tolerance_m: how far apart two lines may be and still be the same; min_iou: of a one-to-one pair.

    group_share: outlines that share this of the smaller one belong to one group.
    """

    tolerance_m: float = 0.0
    min_iou: float = 0.2
    group_share: float = 0.1


@dataclass(frozen=True)
class Pair:
    """Two outlines that overlap, by their places in the layers; areas in square metres."""

    first: int
    second: int
    shared_m2: float
    iou: float
    group: int
    matched: bool


@dataclass(frozen=True)
class Matching:
    """All pairs that overlap, areas of the clusters, kind of each group, group of each outline."""

    pairs: List[Pair]
    clusters: List[Overlap]
    kinds: List[str]
    group_of: List[int]

    @property
    def matched(self) -> List[Pair]:
        """The one-to-one pairs."""
        return [pair for pair in self.pairs if pair.matched]

    def count(self) -> Dict[str, int]:
        """How many groups there are of each kind."""
        found = Counter(self.kinds)
        return {kind: found[kind] for kind in KINDS}


def match(
    first: Sequence[Landslide], second: Sequence[Landslide], settings: Settings, step: Step
) -> Matching:
    """Match the outlines of two layers; raises ComparisonError where two cannot be laid over each other."""
    everything, border = [*first, *second], len(first)
    clusters, groups = Groups(len(everything)), Groups(len(everything))
    shared: Dict[Tuple[int, int], float] = {}
    for one, other, area in _contacts(everything, border, settings.tolerance_m, step):
        clusters.join(one, other)
        if one < border <= other and area > 0.0:
            shared[one, other] = area
            if area >= settings.group_share * min(everything[one].area_m2, everything[other].area_m2):
                groups.join(one, other)
    members, overlaps = clusters.lists(), []
    for number, cluster in enumerate(members):
        step(0.6 + 0.4 * number / len(members))
        overlaps.append(_overlap(cluster, everything, border, shared, settings.tolerance_m))
    lists = groups.lists()
    group_of = [0] * len(everything)
    for number, group in enumerate(lists):
        for member in group:
            group_of[member] = number
    pairs = _pairs(everything, border, shared, settings.min_iou, group_of)
    return Matching(pairs, overlaps, [_kind(group, border) for group in lists], group_of)


def _contacts(
    everything: Sequence[Landslide], border: int, tolerance: float, step: Step
) -> Iterator[Tuple[int, int, float]]:
    """Outlines that overlap with the area that they share, and those of two layers within the tolerance."""
    index = QgsSpatialIndex()
    for number, landslide in enumerate(everything):
        index.addFeature(number, landslide.box)
    for number, landslide in enumerate(everything):
        step(0.6 * number / len(everything))
        near = sorted(other for other in index.intersects(_grown(landslide.box, tolerance)) if other > number)
        if not near:
            continue
        engine = QgsGeometry.createGeometryEngine(landslide.shape.constGet())
        engine.prepareGeometry()
        for other in near:
            shape = everything[other].shape
            area = 0.0
            if engine.intersects(shape.constGet()):
                area = _combined(landslide.shape, shape, "intersection").area()
            if area > CRUMB * min(landslide.area_m2, everything[other].area_m2):
                yield number, other, area
            elif (
                tolerance > 0.0 and number < border <= other and landslide.shape.distance(shape) <= tolerance
            ):
                yield number, other, 0.0


def _grown(box: QgsRectangle, by: float) -> QgsRectangle:
    return box.buffered(by) if by > 0.0 else box


def _combined(first: QgsGeometry, second: QgsGeometry, how: str) -> QgsGeometry:
    found = getattr(first, how)(second)
    if found.isNull():
        raise ComparisonError(
            tr("Two outlines cannot be laid over each other ({0}). Simplify them and run again.").format(
                found.lastError()
            )
        )
    return found


def _overlap(
    cluster: Sequence[int],
    everything: Sequence[Landslide],
    border: int,
    shared: Dict[Tuple[int, int], float],
    tolerance: float,
) -> Overlap:
    """The areas of a cluster, each place counted once."""
    first = _dissolved([everything[member] for member in cluster if member < border])
    second = _dissolved([everything[member] for member in cluster if member >= border])
    if first is None or second is None:
        area = (first or second or QgsGeometry()).area()
        return Overlap(area if first else 0.0, area if second else 0.0, 0.0, area)
    known = shared.get((cluster[0], cluster[-1]), 0.0) if len(cluster) == 2 else None
    common = known if known is not None else _combined(first, second, "intersection").area()
    areas = first.area(), second.area()
    beyond = sum(areas) - 2.0 * common
    if tolerance > 0.0:
        beyond = sum(
            _combined(inner, outer.buffer(tolerance, ARC), "difference").area()
            for inner, outer in ((first, second), (second, first))
        )
    return Overlap(*areas, common, max(beyond, 0.0))


def _dissolved(landslides: Sequence[Landslide]) -> Optional[QgsGeometry]:
    if len(landslides) < 2:
        return landslides[0].shape if landslides else None
    return QgsGeometry.unaryUnion([landslide.shape for landslide in landslides])


def _pairs(
    everything: Sequence[Landslide],
    border: int,
    shared: Dict[Tuple[int, int], float],
    min_iou: float,
    group_of: Sequence[int],
) -> List[Pair]:
    ious = {
        (one, other): area / (everything[one].area_m2 + everything[other].area_m2 - area)
        for (one, other), area in shared.items()
    }
    best = set(best_pairs((one, other, iou) for (one, other), iou in ious.items() if iou >= min_iou))
    return [
        Pair(one, other - border, shared[one, other], iou, group_of[one], (one, other) in best)
        for (one, other), iou in sorted(ious.items())
    ]


def _kind(group: Sequence[int], border: int) -> str:
    """How many of the first and of the second layer, as in KINDS."""
    firsts = sum(member < border for member in group)
    seconds = len(group) - firsts
    if firsts > 1 and seconds > 1:
        return "NtoM"
    return f"{'N' if firsts > 1 else firsts}to{'N' if seconds > 1 else seconds}"
