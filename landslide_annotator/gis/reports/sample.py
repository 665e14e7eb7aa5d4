"""The landslides of a layer as their statistics need them: codes, areas, azimuths and places."""

from __future__ import annotations

import math
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ...core.directions import CAPTION
from ...core.errors import CaptionError, GeometryError, LandslideError
from ...core.foreignwords import read_word
from ...core.plainvalues import read_number, read_text
from ...core.vocabulary import UNKNOWN
from ..compat import tr
from ..localcrs import transform_to_wgs84
from ..measures.measure import Measurer
from ..outlines import single_polygons

WORDS = {"type": "ls_type", "activity": "activity", "direction": "direction"}
"""Attributes that are read as words, and the inventory's column of each."""
AREA = "area_m2"
COUNTED = ("status", "agr_dir", "agr_area", "agr_perim")
"""Columns of an inventory whose codes are counted as they are."""
REJECTED = "rejected"
MOST_WORDS = 40
"""Beyond so many words that no list holds, a column holds no words: the rest is not determined."""
Report = Callable[[str], None]


@dataclass
class Sample:
    """Landslides in order of the layer; a landslide has one item in each of the lists.

    words: code by attribute, or the text as written where no list holds it (`strange` counts those);
    azimuths: degrees, of measured ones; areas: square metres; lon, lat: degrees on WGS 84; all NaN where
    unknown. gsd: ground resolutions of imagery, metres. models: rows by
    digest of the captioner that wrote them. rejected, failed: landslides left out, or without
    an area or a place.
    """

    words: Dict[str, List[str]] = field(default_factory=lambda: {key: [] for key in WORDS})
    strange: Dict[str, Counter] = field(default_factory=lambda: {key: Counter() for key in WORDS})
    counted: Dict[str, Counter] = field(default_factory=dict)
    azimuths: List[float] = field(default_factory=list)
    areas: List[float] = field(default_factory=list)
    lon: List[float] = field(default_factory=list)
    lat: List[float] = field(default_factory=list)
    gsd: List[float] = field(default_factory=list)
    models: Counter = field(default_factory=Counter)
    rejected: int = 0
    failed: int = 0

    @property
    def count(self) -> int:
        """How many landslides there are."""
        return len(self.areas)

    def known_areas(self) -> np.ndarray:
        """The areas that are known (N,), square metres."""
        areas = np.array(self.areas, dtype=float)
        return areas[np.isfinite(areas)]

    def places(self) -> Tuple[np.ndarray, np.ndarray]:
        """Degrees (lon, lat) of the landslides whose place is known."""
        lon, lat = np.array(self.lon, dtype=float), np.array(self.lat, dtype=float)
        known = np.isfinite(lon) & np.isfinite(lat)
        return lon[known], lat[known]


def find_fields(fields: QgsFields, chosen: Mapping[str, str]) -> Dict[str, str]:
    """The field of each attribute: the chosen one, else the inventory's column where the layer has it."""
    names = {name.lower(): name for name in fields.names()}
    found = {}
    for key, column in {**WORDS, "azimuth": "azimuth", "area": ""}.items():
        name = (chosen.get(key) or column).lower()
        if name in names:
            found[key] = names[name]
    return found


def counts(feature: QgsFeature) -> bool:
    """Whether nobody has rejected a landslide."""
    return "status" not in feature.fields().names() or feature["status"] != REJECTED


class Sampler:
    """Reads features of one reference system; `fields` is of `find_fields`, problems go to `report`.

    A chosen field of areas is used as it is, else polygons are measured on the ellipsoid, else the
    inventory's column is read. Raises GeometryError when the system has no place on the globe.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        fields: Mapping[str, str],
        report: Report,
    ) -> None:
        self._to_wgs84: QgsCoordinateTransform = transform_to_wgs84(crs, transforms)
        self._measurer = Measurer(crs, transforms)
        self._fields, self._report = dict(fields), report
        self._read: Dict[Tuple[str, str], Optional[str]] = {}

    def read(self, features: Iterable[QgsFeature]) -> Sample:
        """Take in every feature that nobody has rejected; what is wrong with one does not stop the others."""
        sample = Sample()
        for feature in features:
            self.add(sample, feature)
        return sample

    def add(self, sample: Sample, feature: QgsFeature) -> None:
        """Take in a landslide, unless it is rejected."""
        if not counts(feature):
            sample.rejected += 1
            return
        values = dict(zip(feature.fields().names(), feature.attributes()))
        for key, codes in sample.words.items():
            codes.append(self._word(sample, key, values.get(self._fields.get(key, ""))))
        for column in COUNTED:
            if column in values:
                counter = sample.counted.setdefault(column, Counter())
                counter[read_text(values[column]) or UNKNOWN] += 1
        measured = values.get("az_source") != CAPTION
        azimuth = _number(values.get(self._fields.get("azimuth", ""))) if measured else math.nan
        sample.azimuths.append(azimuth % 360.0)
        gsd = _number(values.get("gsd_m"))
        if gsd > 0.0:
            sample.gsd.append(gsd)
        model = read_text(values.get("model_hash"))
        if model:
            sample.models[model] += 1
        self._shape(sample, feature, values)

    def _word(self, sample: Sample, key: str, value: Any) -> str:
        text = read_text(value)
        if (key, text) not in self._read:
            self._read[key, text] = _code(key, text)
        code = self._read[key, text]
        if code is not None:
            return code
        strange = sample.strange[key]
        if text not in strange and len(strange) >= MOST_WORDS:
            return UNKNOWN
        strange[text] += 1
        return text

    def _shape(self, sample: Sample, feature: QgsFeature, values: Mapping[str, Any]) -> None:
        """Area and place, or the reason why there are none."""
        area, (lon, lat), problem = math.nan, (math.nan, math.nan), ""
        try:
            drawn = QgsGeometry(feature.geometry())
            lon, lat = self._place(drawn)
            area = self._area(drawn, values)
        except LandslideError as error:
            problem = str(error)
        if problem:
            sample.failed += 1
            self._report(tr("Feature {0}: {1} It counts without an area.").format(feature.id(), problem))
        sample.areas.append(area)
        sample.lon.append(lon)
        sample.lat.append(lat)

    def _area(self, drawn: QgsGeometry, values: Mapping[str, Any]) -> float:
        if "area" in self._fields:
            area = _number(values.get(self._fields["area"]))
        elif drawn.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
            area = sum(self._measurer.measure(part).area_m2 for part in single_polygons(drawn).parts)
        else:
            area = _number(values.get(AREA))
        return area if area > 0.0 else math.nan

    def _place(self, drawn: QgsGeometry) -> Tuple[float, float]:
        """Degrees of the centroid; raises GeometryError where there is none."""
        if drawn.isNull() or drawn.isEmpty():
            raise GeometryError(tr("It has no geometry."))
        centre = drawn.centroid()
        point = QgsPointXY(math.nan, math.nan) if centre.isNull() else centre.asPoint()
        with suppress(QgsCsException):
            point = self._to_wgs84.transform(point)
            if abs(point.x()) <= 540.0 and abs(point.y()) <= 90.0:
                return (point.x() + 180.0) % 360.0 - 180.0, point.y()
        raise GeometryError(tr("Its coordinates do not fit its reference system. Check the layer's CRS."))


def _code(key: str, text: str) -> Optional[str]:
    """The code of a word, UNKNOWN where it says nothing, None where no list holds it."""
    try:
        return read_word(key, text) or UNKNOWN
    except CaptionError:
        return None


def _number(value: Any) -> float:
    """A value as a number, NaN where it is none."""
    number = read_number(value)
    return math.nan if number is None else number
