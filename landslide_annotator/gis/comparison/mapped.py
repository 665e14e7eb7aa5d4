"""Landslides of any polygon layer, as they are compared: outline, type, activity, direction, area, time."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsCoordinateTransform, QgsFeature, QgsGeometry, QgsRectangle
from qgis.PyQt.QtCore import QDateTime, Qt

from ...core.directions import azimuth, sector
from ...core.errors import CaptionError, ComparisonError, LandslideError
from ...core.foreignwords import read_word
from ...core.plainvalues import read_number, read_text
from ...core.sizes import SizeBreaks
from ...core.vocabulary import UNKNOWN
from ..compat import tr
from ..outlines import single_polygons
from .equalarea import on_plane

ATTRIBUTES = ("type", "activity", "direction", "area")
DEFAULTS: Mapping[str, str] = {
    "key": "ls_id",
    "type": "ls_type",
    "activity": "activity",
    "direction": "direction",
    "time": "t_active_s",
}
"""The columns of an inventory of this plugin; areas are measured unless a field is chosen."""
START, END, PERIOD, STATUS, ANALYST = "t_start", "t_end", "period", "status", "mapped_by"
REJECTED = "rejected"


@dataclass(frozen=True)
class Landslide:
    """Outline in the common plane with its box and area, stated area, codes, degrees, seconds, who when."""

    name: str
    shape: QgsGeometry
    box: QgsRectangle
    area_m2: float
    stated_m2: float
    codes: Mapping[str, Optional[str]]
    azimuth: Optional[float]
    seconds: Optional[float]
    period: Optional[int]
    analyst: Optional[str]


@dataclass
class MappedLayer:
    """The landslides of a layer, what was left out, and complaints: name of a landslide and what is wrong."""

    name: str
    columns: Mapping[str, str]
    landslides: List[Landslide] = field(default_factory=list)
    complaints: List[Tuple[str, str]] = field(default_factory=list)
    rejected: int = 0
    failed: int = 0
    unread: int = 0


def columns_of(layer: str, names: Sequence[str], chosen: Mapping[str, str]) -> Dict[str, str]:
    """The column of each thing that is read: the chosen one, else an inventory's where the layer has it.

    Raises ComparisonError for a chosen column that is not there.
    """
    found = {key: name for key, name in DEFAULTS.items() if name in names}
    for key, name in chosen.items():
        if name and name not in names:
            raise ComparisonError(
                tr("Layer {0} has no field {1}. It has: {2}.").format(layer, name, ", ".join(names))
            )
        if name:
            found[key] = name
    return found


class LayerReader:
    """Reads features of one layer into a MappedLayer; nothing that is wrong with one stops the others."""

    def __init__(
        self, name: str, columns: Mapping[str, str], to_plane: QgsCoordinateTransform, breaks: SizeBreaks
    ) -> None:
        self.layer = MappedLayer(name, columns)
        self._to_plane = to_plane
        self._breaks = breaks

    def read(self, feature: QgsFeature) -> None:
        """Add a feature, unless a person rejected it or it has no usable outline."""
        values = dict(zip(feature.fields().names(), feature.attributes()))
        name = str(_plain(values.get(self.layer.columns.get("key", ""))) or feature.id())
        if values.get(STATUS) == REJECTED:
            self.layer.rejected += 1
            return
        try:
            shape = self._shape(name, feature.geometry())
        except LandslideError as error:
            self.layer.failed += 1
            self.layer.complaints.append((name, str(error)))
            return
        self.layer.landslides.append(self._landslide(name, shape, values))

    def _shape(self, name: str, geometry: QgsGeometry) -> QgsGeometry:
        outlines = single_polygons(geometry if geometry.isEmpty() else on_plane(geometry, self._to_plane))
        self.layer.complaints += [(name, note) for note in outlines.notes]
        return outlines.parts[0] if len(outlines.parts) == 1 else QgsGeometry.unaryUnion(outlines.parts)

    def _landslide(self, name: str, shape: QgsGeometry, values: Mapping[str, Any]) -> Landslide:
        given = {key: _plain(values.get(column)) for key, column in self.layer.columns.items()}
        codes = {key: self._code(name, key, given.get(key)) for key in ("type", "activity")}
        codes["direction"], degrees = self._direction(name, given.get("direction"))
        area = shape.area()
        codes["area"], stated = self._size(name, given.get("area"), area)
        seconds = self._seconds(name, given, values)
        period, analyst = _plain(values.get(PERIOD)), _plain(values.get(ANALYST))
        return Landslide(
            name, shape, shape.boundingBox(), area, stated, codes, degrees, seconds,
            int(period) if isinstance(period, (int, float)) else None,
            None if analyst is None else str(analyst),
        )  # fmt: skip

    def _code(self, name: str, key: str, value: Any) -> Optional[str]:
        if value is None:
            return None
        try:
            found = read_word(key, read_text(value))
        except CaptionError as error:
            self._unread(name, str(error))
            return None
        return None if found == UNKNOWN else found

    def _direction(self, name: str, value: Any) -> Tuple[Optional[str], Optional[float]]:
        """Sector and degrees of a sector's word or of an azimuth."""
        degrees = read_number(value)
        if degrees is not None:
            return sector(degrees), degrees % 360.0
        found = self._code(name, "direction", value)
        return found, None if found is None else azimuth(found)

    def _size(self, name: str, value: Any, measured: float) -> Tuple[Optional[str], float]:
        """Size class and square metres: a stated number, or a stated class with the measured area."""
        if value is None:
            return self._breaks.area_class(measured), measured
        stated = read_number(value)
        if stated is None:
            return self._code(name, "area", value), measured
        if stated > 0.0:
            return self._breaks.area_class(stated), stated
        self._unread(name, tr("An area of {0} m² is none; the measured one is used.").format(value))
        return self._breaks.area_class(measured), measured

    def _seconds(self, name: str, given: Mapping[str, Any], values: Mapping[str, Any]) -> Optional[float]:
        """Seconds of work: active time, from begin to end in layers without it; None where not recorded."""
        seconds = read_number(given.get("time"))
        begin, end = _moment(values.get(START)), _moment(values.get(END))
        if "time" not in self.layer.columns and begin and end:
            seconds = begin.msecsTo(end) / 1000.0
        if seconds is None or seconds == 0.0:
            return None
        if seconds < 0.0:
            self._unread(name, tr("A time of {0} s is none; it is left out.").format(seconds))
            return None
        return seconds

    def _unread(self, name: str, message: str) -> None:
        self.layer.unread += 1
        self.layer.complaints.append((name, message))


def _plain(value: Any) -> Any:
    """A text or number as it is; None for NULL, for an empty text and for anything else."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return value if math.isfinite(value) else None


def _moment(value: Any) -> Optional[QDateTime]:
    """A time, also when it is written as a text (a shapefile has no times)."""
    found = QDateTime.fromString(value, Qt.DateFormat.ISODate) if isinstance(value, str) else value
    return found if isinstance(found, QDateTime) and found.isValid() else None
