"""The rows of a crossover study: columns of an inventory and of the plan; the manual arm without captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterator, List, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
)

from ...core.crossover import MANUAL, Subject, blocks, plan
from ...core.errors import InventoryError, LandslideError
from ...core.sizes import SizeBreaks
from ..compat import make_field, tr
from ..geopackage import opened
from ..inventory.schema import COLUMNS, TABLE, UNREVIEWED, table_fields
from ..inventory.store import SUFFIX, create
from ..localcrs import transform_to_wgs84
from ..measures.measure import Measurer
from ..outlines import single_polygons
from .matching import Step

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
_UNFIT = re.compile(r"[^\w-]+")


@dataclass(frozen=True)
class Candidate:
    """A landslide that may be studied: the values of its row and a single polygon."""

    values: Dict[str, Any]
    outline: QgsGeometry


@dataclass
class Candidates:
    """Landslides of a layer; subjects, whose numbers are places in that list; what is wrong with others."""

    landslides: List[Candidate] = field(default_factory=list)
    subjects: List[Subject] = field(default_factory=list)
    problems: List[Tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class StudyRow:
    """A task: values by column, and the outline."""

    values: Dict[str, Any]
    outline: QgsGeometry


def plan_fields() -> QgsFields:
    """The columns of the plan, of the times of work, and of an inventory."""
    fields = QgsFields()
    for name, kind, length in (*PLAN_FIELDS, *TIME_FIELDS):
        fields.append(make_field(name, kind, length))
    for known in table_fields():
        if fields.lookupField(known.name()) < 0:
            fields.append(known)
    return fields


def candidates_of(
    features: Sequence[QgsFeature],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    breaks: SizeBreaks,
    block: int,
    step: Step,
) -> Candidates:
    """The landslides of a layer; each part of a multipolygon is one.

    Raises GeometryError when the layer has no place on the globe.
    """
    measurer, to_wgs84 = Measurer(crs, transforms), transform_to_wgs84(crs, transforms)
    found, sizes, places = Candidates(), [], []
    for done, feature in enumerate(features):
        step(done / len(features))
        values = dict(zip(feature.fields().names(), feature.attributes()))
        try:
            for part in single_polygons(feature.geometry()).parts:
                size = breaks.area_class(measurer.measure(part).area_m2)
                centre = to_wgs84.transform(part.boundingBox().center())
                found.landslides.append(Candidate(values, part))
                sizes.append(size)
                places.append((centre.x(), centre.y()))
        except LandslideError as error:
            found.problems.append((str(feature.id()), str(error)))
    numbered = enumerate(zip(sizes, blocks(places, block)))
    found.subjects = [Subject(number, size, own) for number, (size, own) in numbered]
    return found


def study_rows(candidates: Candidates, analysts: Sequence[str], seed: int) -> List[StudyRow]:
    """Every task in the order of the work, by analyst.

    Raises ComparisonError for too few landslides and for wrong analysts.
    """
    known = {column.name for column in COLUMNS}
    rows: List[StudyRow] = []
    for task in plan(candidates.subjects, analysts, seed):
        landslide, subject = candidates.landslides[task.number], candidates.subjects[task.number]
        given = {
            name: value
            for name, value in landslide.values.items()
            if name in known and name not in _OWN and not (task.arm == MANUAL and name in HIDDEN)
        }
        values = {
            **given,
            "study_id": task.number + 1, "analyst": task.analyst, "sequence": task.sequence,
            "period": task.period, "arm": task.arm, "task_order": task.order, "block": subject.block,
            "size": subject.size, "ls_id": len(rows) + 1, "status": UNREVIEWED, "mapped_by": task.analyst,
        }  # fmt: skip
        rows.append(StudyRow(values, landslide.outline))
    return rows


def features_of(rows: Sequence[StudyRow], fields: QgsFields) -> Iterator[QgsFeature]:
    """The tasks as features with these fields."""
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([row.values.get(name) for name in fields.names()])
        feature.setGeometry(row.outline)
        yield feature


def write_inventories(
    folder: Path, rows: Sequence[StudyRow], crs: QgsCoordinateReferenceSystem
) -> List[Path]:
    """One inventory for each analyst, named study_ANALYST.gpkg, with the columns of the plan.

    Raises InventoryError when one cannot be made; inventories that hold rows are not written over.
    """
    written = []
    for analyst in dict.fromkeys(row.values["analyst"] for row in rows):
        path = folder / f"study_{_UNFIT.sub('_', analyst)}{SUFFIX}"
        create(path, crs)
        own = [row for row in rows if row.values["analyst"] == analyst]
        _fill(path, own)
        written.append(path)
    return written


def _fill(path: Path, rows: Sequence[StudyRow]) -> None:
    layer = QgsVectorLayer(f"{path}|layername={TABLE}", TABLE, "ogr")
    provider, have = layer.dataProvider(), layer.fields()
    lacking = [f for f in plan_fields() if have.lookupField(f.name()) < 0]
    done = provider.addAttributes(lacking)
    layer.updateFields()
    done = done and provider.addFeatures(list(features_of(rows, layer.fields())))[0]
    del provider, layer
    if not done:
        raise InventoryError(tr("{0} did not take the tasks. Choose another folder.").format(path))
    with opened(path, update=True) as package:
        package.leave_log()
