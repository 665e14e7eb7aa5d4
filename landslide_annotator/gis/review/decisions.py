"""What a geologist decides about a row: accept, correct, reject. Each is one step of undo."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayer

from ...core.agreement import CONTRADICTS, DIFFERS, direction_agreement
from ...core.directions import CAPTION
from ...core.stopwatch import Stopwatch
from ..annotation.record import ORIGIN
from ..compat import tr
from ..inventory.edits import LayerRows
from ..inventory.schema import AUTOMATIC, CORRECTED, MANUAL, UNREVIEWED
from .landslide import COLUMN, Landslide

REVIEWED, CORRECTED_ROW, REJECTED = "reviewed", "corrected", "rejected"
"""States of the review."""
_WAITING = f"\"ls_id\" IS NOT NULL AND coalesce(\"status\", '{UNREVIEWED}') = '{UNREVIEWED}'"
_AGREEMENTS = ("agr_dir", "agr_area", "agr_perim")
_DISAGREEING = (
    f"CASE WHEN coalesce(\"agr_dir\" = '{CONTRADICTS}', false) OR coalesce(\"agr_area\" = '{CONTRADICTS}', "
    f"false) OR coalesce(\"agr_perim\" = '{CONTRADICTS}', false) THEN -1.0 "
    f'WHEN coalesce("agr_dir" = \'{DIFFERS}\', false) THEN coalesce("conf", 0.0) * 0.5 '
    f'ELSE coalesce("conf", 0.0) END'
)
"""Contradicted by measures first, then by the captioner's probability; all real, as QGIS sorts by type."""


@dataclass
class Shift:
    """Time of work on the row at hand: when it began, and a watch that skips pauses."""

    watch: Stopwatch
    begun: Optional[datetime.datetime] = None

    def touch(self) -> None:
        """Somebody is at work."""
        if self.begun is None:
            self.begun = now()
        self.watch.touch()

    def reset(self) -> None:
        """Begin with the next row."""
        self.begun = None
        self.watch.reset()

    def values(self, landslide: Optional[Landslide] = None) -> Dict[str, Any]:
        """Columns of time; on a row that was worked on before, times add up and the first start stays."""
        held = landslide.values if landslide else {}
        values: Dict[str, Any] = {"t_end": now()}
        if not held.get("t_start"):
            values["t_start"] = self.begun or now()
        spent = held.get("t_active_s") or 0.0
        values["t_active_s"] = round(float(spent) + self.watch.active_s, 1)
        return values


def now() -> datetime.datetime:
    """The time in UTC, to the second."""
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def accept(rows: LayerRows, landslide: Landslide, times: Mapping[str, Any]) -> None:
    """Mark a row as reviewed; one that was corrected stays marked so. Raises InventoryError."""
    status = CORRECTED_ROW if landslide.values.get("status") == CORRECTED_ROW else REVIEWED
    text = tr("Accept landslide {0}").format(landslide.ls_id)
    _write(rows, landslide, {"status": status, "presence": 1}, times, text)


def correct(
    rows: LayerRows,
    landslide: Landslide,
    codes: Mapping[str, Optional[str]],
    language: str,
    times: Mapping[str, Any],
) -> None:
    """Write codes of type, activity or direction that a person chose; raises InventoryError."""
    said = landslide.said
    values: Dict[str, Any] = {"status": CORRECTED_ROW, "presence": 1}
    for key, code in codes.items():
        values[COLUMN[key]] = code
        values[ORIGIN[key]] = _origin(code, said[key])
    changed = Landslide(landslide.fid, landslide.polygon, {**landslide.values, **values})
    values["caption"] = changed.sentence(language)
    if "direction" in codes:
        values.update(_direction(changed))
    _write(rows, landslide, values, times, tr("Correct landslide {0}").format(landslide.ls_id))


def reject(rows: LayerRows, landslide: Landslide, times: Mapping[str, Any]) -> None:
    """Mark a row as no landslide; it stays in the inventory. Raises InventoryError."""
    text = tr("Reject landslide {0}").format(landslide.ls_id)
    _write(rows, landslide, {"status": REJECTED, "presence": 0}, times, text)


def unreviewed(layer: QgsVectorLayer) -> List[int]:
    """Numbers of the rows that nobody has looked at, the most doubtful first."""
    request = QgsFeatureRequest()
    request.setFilterExpression(_WAITING)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    names = [name for name in ("ls_id", "status", "conf", *_AGREEMENTS) if layer.fields().indexOf(name) >= 0]
    request.setSubsetOfAttributes(names, layer.fields())
    if set(_AGREEMENTS) <= set(names):
        request.addOrderBy(_DISAGREEING)
    request.addOrderBy(QgsExpression.quotedColumnRef("ls_id"))
    index = layer.fields().lookupField("ls_id")
    return [int(feature.attribute(index)) for feature in layer.getFeatures(request)]


def _origin(code: Optional[str], said: Optional[str]) -> str:
    if said is None:
        return MANUAL
    return AUTOMATIC if code == said else CORRECTED


def _direction(changed: Landslide) -> Dict[str, Any]:
    """The measured direction and its agreement, where the caption's direction has a part in them."""
    direction = changed.attributes["direction"]
    if changed.values.get("az_source") == CAPTION:
        return {"dir_meas": direction}
    measured = changed.code("direction", changed.values.get("dir_meas"))
    return {"agr_dir": direction_agreement(direction, measured)} if measured else {}


def _write(
    rows: LayerRows, landslide: Landslide, values: Mapping[str, Any], times: Mapping[str, Any], text: str
) -> None:
    rows.change(landslide.fid, {**values, **times, "upd_at": now()}, text)
