"""Values of features as plain Python."""

from __future__ import annotations

import datetime
from typing import Any, Dict, Mapping, Optional, Sequence

from qgis.core import NULL, QgsFeature, QgsFeatureRequest, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, Qt


def plain_value(value: Any) -> Any:
    """A feature's value: None for a null, dates and times of datetime (UTC where QGIS knows the zone)."""
    if isinstance(value, (str, int, float)):
        return value
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime):
        return _moment(value)
    if isinstance(value, QDate):
        return datetime.date(value.year(), value.month(), value.day()) if value.isValid() else None
    return value


def row_values(feature: QgsFeature) -> Dict[str, Any]:
    """A feature's values by name of field."""
    return dict(zip(feature.fields().names(), map(plain_value, feature.attributes())))


def request_of(fields: QgsFields, names: Sequence[str]) -> QgsFeatureRequest:
    """A request for some of a layer's fields, where it has them; the others are read as null."""
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes([name for name in names if fields.lookupField(name) >= 0], fields)
    return request


def year_of(row: Mapping[str, Any], field: str = "") -> Optional[int]:
    """The year that a row's field tells, by default its year or dates; None where it tells none."""
    for name in [field] if field else ["year", "date_from", "date_to"]:
        value = row.get(name)
        if isinstance(value, datetime.date):
            return value.year
        text = str(value or "")[:4]
        if text.isdigit() and int(text) > 0:
            return int(text)
    return None


def _moment(value: QDateTime) -> Optional[datetime.datetime]:
    if not value.isValid():
        return None
    if value.timeSpec() == Qt.TimeSpec.LocalTime:
        return datetime.datetime.fromisoformat(value.toString("yyyy-MM-dd'T'HH:mm:ss"))
    utc = value.toUTC().toString("yyyy-MM-dd'T'HH:mm:ss")
    return datetime.datetime.fromisoformat(utc).replace(tzinfo=datetime.timezone.utc)
