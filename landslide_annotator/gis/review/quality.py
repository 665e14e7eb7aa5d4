"""What is wrong in an inventory: outlines, their neighbours, and values; and what can safely be put right."""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsSpatialIndex,
)

from ...core.errors import LandslideError, SizeError
from ...core.quality import ERROR, WARNING, Finding, check_values
from ...core.sizes import SizeBreaks
from ..annotation.record import plan_values
from ..compat import tr
from ..inventory.rows import Record
from ..inventory.schema import UNREVIEWED
from ..inventory.store import Reshaped
from ..localcrs import transform_to_wgs84
from ..measures.measure import Measurer, Measures
from ..outlines import single_polygons
from ..source_key import outline_key

OVERLAP = 1e-4
"""Two outlines that share less than this of the smaller one only touch."""
ALIKE = 0.9
"""Two outlines whose intersection over union exceeds this are probably one landslide drawn twice."""
THIN, NARROW_M = 0.03, 3.0
"""A sliver: less compact than this, and narrower than these metres on average."""
PERSONAL = (
    "ls_type",
    "activity",
    "direction",
    "azimuth",
    "date_from",
    "date_to",
    "year",
    "quality",
    "remarks",
)
"""Columns that a person may have filled, and that must not be lost with a duplicate."""
Progress = Callable[[float], bool]


class Problem(NamedTuple):
    """A finding at a place; other_id: the ls_id of the other landslide, if two are concerned."""

    record: Record
    shape: QgsGeometry
    finding: Finding
    other_id: Optional[int] = None


class Checker:
    """Checks the rows of an inventory; raises GeometryError when its reference system has no place."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        self._measurer = Measurer(crs, transforms)
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self.reshaped: List[Reshaped] = []
        self.removed: List[Record] = []

    def check(self, records: Sequence[Record], progress: Progress) -> Iterator[Problem]:
        """All problems, row by row, then those of pairs; stops early when `progress` (0 to 1) says so.

        Afterwards `reshaped` and `removed` hold what can safely be put right.
        """
        valid: Dict[int, QgsGeometry] = {}
        for number, record in enumerate(records):
            if not progress(0.5 * number / len(records)):
                return
            yield from self._check_row(record, valid)
        yield from self._duplicates(records, valid)
        yield from self._neighbours(records, valid, progress)

    def _check_row(self, record: Record, valid: Dict[int, QgsGeometry]) -> Iterator[Problem]:
        polygon, measures = record.polygon, None
        if polygon.isNull() or polygon.isEmpty():
            finding = Finding(
                "missing", ERROR, tr("The row has no outline."), tr("Draw it, or delete the row.")
            )
            yield Problem(record, polygon, finding)
        else:
            try:
                parts = single_polygons(polygon).parts
                if not polygon.isGeosValid():
                    yield self._invalid(record, parts)
                valid[record.fid] = parts[0] if len(parts) == 1 else QgsGeometry.unaryUnion(parts)
                measures = self._measurer.measure(valid[record.fid])
            except LandslideError as error:
                yield Problem(record, polygon, Finding("invalid", ERROR, str(error), tr("Draw it again.")))
            if measures is not None and is_sliver(measures):
                text = tr("The outline is {0:.1f} m wide on average.")
                width = 2.0 * measures.area_m2 / measures.perimeter_m
                fix = tr("Merge it with its neighbour, or delete it.")
                yield Problem(record, polygon, Finding("sliver", WARNING, text.format(width), fix))
        for finding in check_values(record.values, measures.area_m2 if measures else None):
            yield Problem(record, polygon, finding)

    def _invalid(self, record: Record, parts: List[QgsGeometry]) -> Problem:
        """An outline that crosses itself; safe to repair where one polygon results and nobody reviewed it."""
        text = tr("The outline crosses or touches itself.")
        if len(parts) > 1 or not is_unreviewed(record):
            fix = tr("Draw it again, as one polygon.")
        else:
            fix = tr("Run this check with 'Put right' to repair it.")
            self.reshaped.append((record, parts[0], self._sizes(record, parts[0])))
        return Problem(record, record.polygon, Finding("invalid", ERROR, text, fix))

    def _sizes(self, record: Record, polygon: QgsGeometry) -> Dict[str, Any]:
        """The columns of plain size of a repaired outline."""
        try:
            breaks = SizeBreaks.from_json(record.values.get("breaks") or "")
        except SizeError:
            breaks = SizeBreaks()
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        return {**plan_values(self._measurer.measure(polygon), breaks), "upd_at": now}

    def _duplicates(self, records: Sequence[Record], valid: Dict[int, QgsGeometry]) -> Iterator[Problem]:
        """Rows with the very same outline; the one to keep is the reviewed one, else the oldest."""
        groups: Dict[str, List[Record]] = defaultdict(list)
        for record in records:
            shape = valid.get(record.fid)
            if shape is not None and not shape.isMultipart():
                groups[outline_key(shape, self._to_wgs84)].append(record)
        for group in groups.values():
            kept, *others = sorted(group, key=lambda r: (is_unreviewed(r), r.values["ls_id"] or 0))
            for other in others:
                removable = is_unreviewed(other) and _adds_nothing(other, kept)
                self.removed += [other] if removable else []
                fix = tr("Run this check with 'Put right' to remove it.") if removable else tr("Delete one.")
                text = tr("The outline is that of landslide {0}.").format(kept.values["ls_id"])
                yield Problem(
                    other, other.polygon, Finding("duplicate", ERROR, text, fix), kept.values["ls_id"]
                )
                valid.pop(other.fid)

    def _neighbours(
        self, records: Sequence[Record], valid: Dict[int, QgsGeometry], progress: Progress
    ) -> Iterator[Problem]:
        """Pairs of outlines that share an area."""
        index = QgsSpatialIndex()
        by_fid = {record.fid: record for record in records if record.fid in valid}
        for number, (fid, record) in enumerate(by_fid.items()):
            if not progress(0.5 + 0.5 * number / len(by_fid)):
                return
            shape = valid[fid]
            near = sorted(index.intersects(shape.boundingBox()))
            if near:
                engine = QgsGeometry.createGeometryEngine(shape.constGet())
                engine.prepareGeometry()
            for other in near:
                if engine.intersects(valid[other].constGet()):
                    yield from _pair(record, by_fid[other], shape, valid[other])
            entry = QgsFeature(fid)
            entry.setGeometry(shape)
            index.addFeature(entry)


def is_sliver(measures: Measures) -> bool:
    """Whether an outline is so thin that it is an accident of drawing."""
    perimeter = max(measures.perimeter_m, 1e-9)
    compactness = 4.0 * math.pi * measures.area_m2 / perimeter**2
    return compactness < THIN and 2.0 * measures.area_m2 / perimeter < NARROW_M


def is_unreviewed(record: Record) -> bool:
    """Whether no person has reviewed, corrected or rejected a row."""
    return record.values.get("status") in (None, "", UNREVIEWED)


def _adds_nothing(record: Record, kept: Record) -> bool:
    """Whether all that a person may have filled in stands in the row that is kept."""
    return all(record.values.get(name) in (None, "", kept.values.get(name)) for name in PERSONAL)


def _pair(first: Record, second: Record, shape: QgsGeometry, other: QgsGeometry) -> Iterator[Problem]:
    """The overlap of two outlines; shares of planar areas, whose scale cancels out."""
    shared = shape.intersection(other)
    area, smaller = shared.area(), min(shape.area(), other.area())
    if area <= OVERLAP * smaller:
        return
    number = second.values["ls_id"]
    if area > ALIKE * (shape.area() + other.area() - area):
        text = tr("The outline is nearly that of landslide {0}.").format(number)
        yield Problem(first, shared, Finding("alike", WARNING, text, tr("Delete one of them.")), number)
        return
    text = tr("It overlaps landslide {0} with {1:.2g} percent of the smaller one.")
    said = text.format(number, 100.0 * area / smaller)
    yield Problem(
        first, shared, Finding("overlap", WARNING, said, tr("Cut one outline along the other.")), number
    )
