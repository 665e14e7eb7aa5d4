"""The rows of a crossover study: columns of an inventory and of the plan; the manual arm without captions."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsGeometry,
)

from ..core.crossover import MANUAL, Subject, blocks, plan
from ..core.errors import LandslideError
from ..core.sizes import SizeBreaks
from .compat import make_field
from .inventory_schema import COLUMNS, UNREVIEWED, table_fields
from .localcrs import transform_to_wgs84
from .measure import Measurer
from .outlines import single_polygons

PLAN_FIELDS = (
    ("study_id", "int", 0), ("analyst", "text", 64), ("sequence", "text", 16), ("period", "int", 0),
    ("arm", "text", 16), ("task_order", "int", 0), ("block", "int", 0), ("size", "text", 16),
)  # fmt: skip
TIME_FIELDS = (("t_start", "datetime", 0), ("t_end", "datetime", 0), ("t_active_s", "real", 0))
_SHOWN = frozenset((
    "event_id", "date_from", "date_to", "year", "area_m2", "perim_m", "area_word", "perim_word", "breaks",
    "presence", "src_layer", "src_id", "src_key", "quality",
))  # fmt: skip
HIDDEN = frozenset(
    column.name for column in COLUMNS if column.name not in _SHOWN and column.tab not in ("imagery", "shape")
)
"""What the manual arm does not see: all but outline, size, shape, imagery and origin.

A list of what is shown hides new columns by itself; heights and aspects would tell the direction.
"""
_OWN = frozenset(
    ("ls_id", "status", "mapped_by", "mapped_at", "upd_at", *(name for name, _, _ in TIME_FIELDS))
)
"""Columns that every row of the study begins anew."""
Row = Tuple[Dict[str, Any], QgsGeometry]


def plan_fields() -> QgsFields:
    """The columns of the plan, of the times of work, and of an inventory."""
    fields = QgsFields()
    for name, kind, length in (*PLAN_FIELDS, *TIME_FIELDS):
        fields.append(make_field(name, kind, length))
    for field in table_fields():
        if fields.lookupField(field.name()) < 0:
            fields.append(field)
    return fields


def subjects_of(
    features: Sequence[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    breaks: SizeBreaks,
    block: int,
) -> Tuple[List[Subject], List[Tuple[str, str]]]:
    """The landslides of a study by their places in the list, and what is wrong with the others.

    Raises GeometryError when the layer has no place on the globe.
    """
    measurer, to_wgs84 = Measurer(crs, transforms), transform_to_wgs84(crs, transforms)
    sizes: List[Tuple[int, str]] = []
    places: List[Tuple[float, float]] = []
    problems: List[Tuple[str, str]] = []
    for number, feature in enumerate(features):
        try:
            parts = single_polygons(feature.geometry()).parts
            area = sum(measurer.measure(part).area_m2 for part in parts)
        except LandslideError as error:
            problems.append((str(feature.id()), str(error)))
            continue
        centre = to_wgs84.transform(feature.geometry().boundingBox().center())
        sizes.append((number, breaks.area_class(area)))
        places.append((centre.x(), centre.y()))
    numbers = blocks(places, block)
    return [Subject(number, size, own) for (number, size), own in zip(sizes, numbers)], problems


def study_rows(
    features: Sequence[QgsFeature], subjects: Sequence[Subject], analysts: Sequence[str], seed: int
) -> List[Row]:
    """Values by column and outline of every task, in the order of the work.

    Raises ComparisonError for too few landslides and for wrong analysts.
    """
    by_number = {subject.number: subject for subject in subjects}
    known = {column.name for column in COLUMNS}
    rows: List[Row] = []
    for task in plan(subjects, analysts, seed):
        feature, subject = features[task.number], by_number[task.number]
        given = {
            name: value
            for name, value in zip(feature.fields().names(), feature.attributes())
            if name in known and name not in _OWN and not (task.arm == MANUAL and name in HIDDEN)
        }
        values = {
            **given,
            "study_id": task.number + 1, "analyst": task.analyst, "sequence": task.sequence,
            "period": task.period, "arm": task.arm, "task_order": task.order, "block": subject.block,
            "size": subject.size, "ls_id": len(rows) + 1, "status": UNREVIEWED, "mapped_by": task.analyst,
        }  # fmt: skip
        outline = QgsGeometry(feature.geometry())
        outline.convertToMultiType()
        rows.append((values, outline))
    return rows
