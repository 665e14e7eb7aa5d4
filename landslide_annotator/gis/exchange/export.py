"""Rows of an inventory, or of any layer of outlines, as tables for other programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, List, Mapping, Optional, Tuple

from qgis.core import QgsFeature, QgsField, QgsFields

from ...core.codelists import coded, list_columns
from ..compat import FIELD_TYPES
from ..inventory.schema import KEY_COLUMN
from ..values import plain_value
from .shapefile import Column

REJECTED = "rejected"
_SOURCE = Column("pt_source", "text")


def columns_of(fields: QgsFields) -> List[Column]:
    """The columns that hold a layer's fields."""
    return [Column(field.name(), _kind(field)) for field in fields]


def values_of(feature: QgsFeature, columns: List[Column]) -> List[Any]:
    """A feature's values for columns made by `columns_of`; lists and the like become text."""
    values = [plain_value(value) for value in feature.attributes()]
    return [_as_text(value) if column.kind == "text" else value for value, column in zip(values, columns)]


def is_left_out(values: Mapping[str, Any]) -> bool:
    """Whether a row says that it is no landslide: rejected by a person, or presence 0."""
    return values.get("status") == REJECTED or values.get("presence") == 0


def _kind(field: QgsField) -> str:
    for kind in ("int", "real", "date", "datetime"):
        if field.type() == FIELD_TYPES[kind]:
            return kind
    return "int64" if field.isNumeric() else "text"


def _as_text(value: Any) -> Optional[str]:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, default=str, ensure_ascii=False)


class Exporter:
    """Makes records with the codes of a list beside the inventory's own; counts codes that the list lacks."""

    def __init__(self, fields: QgsFields, standard: Optional[str]) -> None:
        self._read = columns_of(fields)
        self._own = [column for column in self._read if column.name != KEY_COLUMN]
        self._names = [column.name for column in self._own]
        self._standard = standard
        self.unmapped: Counter[Tuple[str, str]] = Counter()

    def columns(self, points: bool) -> List[Column]:
        """The columns of outlines, or of points, which say where each comes from."""
        codes = list_columns(self._standard) if self._standard else ()
        taken = {name.lower() for name in self._names}
        added = [Column(name if name.lower() not in taken else f"{name[:8]}_s", "text") for name in codes]
        return [*self._own, *added, *([_SOURCE] if points else [])]

    def read(self, feature: QgsFeature) -> List[Any]:
        """A feature's values, without the source of a point."""
        every = values_of(feature, self._read)
        by_name = {c.name: value for c, value in zip(self._read, every) if c.name != KEY_COLUMN}
        return [*by_name.values(), *self._codes(by_name)]

    def _codes(self, values: Mapping[str, Any]) -> List[Any]:
        if not self._standard:
            return []
        found = coded(self._standard, values.get("ls_type"), values.get("activity"))
        for key in found.unmapped:
            self.unmapped[key, str(values["ls_type" if key == "type" else key])] += 1
        return list(found.values.values())
