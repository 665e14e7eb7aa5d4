"""One row of an inventory layer, as the desktop shows it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional

from qgis.core import QgsExpression, QgsFeature, QgsFeatureRequest, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt

from ...core import caption as captions
from ...core.errors import CaptionError
from ...core.vocabulary import LISTS
from ..annotation.record import ORIGIN
from ..inventory.rows import READ

COLUMN = {key: column for column, key in READ.items()}
"""Column of each attribute that the captioner reads."""
SIZE_COLUMN = {"area": "area_word", "perimeter": "perim_word"}
AGREEMENT_COLUMN = {"direction": "agr_dir", "area": "agr_area", "perimeter": "agr_perim"}


@dataclass(frozen=True)
class Landslide:
    """A row: values by column, None where there is none; `polygon` in the layer's CRS."""

    fid: int
    polygon: QgsGeometry
    values: Mapping[str, Any]

    @property
    def ls_id(self) -> int:
        """Its number."""
        return int(self.values["ls_id"])

    @property
    def attributes(self) -> Dict[str, Optional[str]]:
        """Codes of type, activity and direction as they stand, and of the measured sizes."""
        columns = {**COLUMN, **SIZE_COLUMN}
        return {key: self.code(key, self.values.get(column)) for key, column in columns.items()}

    @property
    def said(self) -> Dict[str, Optional[str]]:
        """Codes of the captioner's own caption; all None when there is none."""
        try:
            return dict(captions.parse(self.values.get("cap_model") or "").attributes)
        except CaptionError:
            return dict.fromkeys(LISTS)

    @property
    def probabilities(self) -> Dict[str, Dict[str, float]]:
        """Shares of codes by attribute; empty when there are none."""
        try:
            stored = json.loads(self.values.get("probs") or "{}")
        except ValueError:
            stored = None
        if not isinstance(stored, dict):
            return {}
        return {key: dict(shares) for key, shares in stored.items() if isinstance(shares, dict)}

    @property
    def reasons(self) -> List[str]:
        """Why to look at it, and why it has no heights where there is an elevation model."""
        reasons = [reason for reason in (self.values.get("review") or "").split("; ") if reason]
        if self.values.get("dem_source") and not self.values.get("dem_cover"):
            reasons += (self.values.get("meas_note") or "").split("; ")[:1]
        return reasons

    def agreement(self, key: str) -> Optional[str]:
        """Agreement of caption and measure of direction, area or perimeter."""
        return self.values.get(AGREEMENT_COLUMN.get(key, ""))

    def origin(self, key: str) -> Optional[str]:
        """Where an attribute comes from."""
        return self.values.get(ORIGIN.get(key, ""))

    def sentence(self, language: str) -> str:
        """The caption in a language."""
        return captions.write(self.attributes, language)

    @staticmethod
    def code(key: str, value: Optional[str]) -> Optional[str]:
        """A code that the list of the attribute holds, else None: other programs may write anything."""
        return value if any(term.code == value for term in LISTS[key]) else None


def find(layer: QgsVectorLayer, ls_id: int) -> Optional[Landslide]:
    """The row with a number, None when there is none."""
    request = QgsFeatureRequest()
    request.setFilterExpression(QgsExpression.createFieldEqualityExpression("ls_id", ls_id))
    feature = next(layer.getFeatures(request), None)
    return None if feature is None else read(feature)


def read(feature: QgsFeature) -> Landslide:
    """A feature of an inventory."""
    names = feature.fields().names()
    values = {name: _plain(value) for name, value in zip(names, feature.attributes())}
    return Landslide(feature.id(), QgsGeometry(feature.geometry()), values)


def _plain(value: Any) -> Any:
    """A value without QGIS's null, which is None in newer versions only."""
    if hasattr(value, "isNull") and value.isNull():
        return None
    if isinstance(value, QDateTime):
        return value.toString(Qt.DateFormat.ISODate)
    return value
