"""Area and perimeter of an outline while it is drawn, with their class words."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)
from qgis.PyQt.QtCore import QLocale

from ...core.errors import LandslideError
from ...core.sizes import SizeBreaks
from ...core.vocabulary import term
from ..measures.measure import Measurer


class LiveMeasure:
    """Measures outlines of one reference system; one without a place on the globe gives empty texts."""

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        self._measurer: Optional[Measurer] = Measurer(crs, transforms) if crs.isValid() else None

    def text(self, corners: Sequence[QgsPointXY], breaks: SizeBreaks, lang: str) -> str:
        """`12,345 m² medium · 480 m small` of a ring that need not be closed; empty where it has no size."""
        if self._measurer is None or len(corners) < 3:
            return ""
        try:
            measures = self._measurer.measure(QgsGeometry.fromPolygonXY([list(corners)]))
            area = term("area", breaks.area_class(measures.area_m2))
            perimeter = term("perimeter", breaks.perimeter_class(measures.perimeter_m))
        except LandslideError:
            return ""
        words = (area.feminine, perimeter.word) if lang == "es" else (area.phrase, perimeter.phrase)
        return f"{_round(measures.area_m2)} m² {words[0]} · {_round(measures.perimeter_m)} m {words[1]}"


def _round(value: float) -> str:
    """Whole units in the digits of the user's locale."""
    return str(QLocale().toString(round(value)))
