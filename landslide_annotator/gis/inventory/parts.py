"""Outlines as drawn, split into the single polygons of an inventory in its reference system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..localcrs import transform_to_wgs84
from ..outlines import single_polygons
from ..source_key import event_key, outline_key

DRIFT = 1e-3
"""Share of its size by which an outline may be off after going to the inventory's CRS and back."""


@dataclass(frozen=True)
class Part:
    """A single polygon as drawn (in the outlines' CRS) and as stored (in the inventory's), with its key."""

    drawn: QgsGeometry
    stored: QgsGeometry
    key: str
    event_id: str
    notes: Tuple[str, ...]


class Splitter:
    """Makes parts of outlines in one reference system for an inventory in another.

    Raises GeometryError when the outlines have no reference system.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        stored_crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
    ) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self._to_stored = QgsCoordinateTransform(crs, stored_crs, transforms)

    def parts(self, geometry: QgsGeometry) -> List[Part]:
        """The single polygons of an outline; raises GeometryError with the remedy."""
        outlines = single_polygons(geometry)
        keys = [outline_key(part, self._to_wgs84) for part in outlines.parts]
        event = event_key(keys)
        notes = tuple(outlines.notes)
        return [
            Part(drawn, self._stored(drawn), key, event, notes) for drawn, key in zip(outlines.parts, keys)
        ]

    def _stored(self, drawn: QgsGeometry) -> QgsGeometry:
        """The part in the inventory's CRS; far from its region PROJ may answer with infinity or nonsense."""
        stored, back = QgsGeometry(drawn), QgsGeometry()
        box = drawn.boundingBox()
        fault = GeometryError(
            tr("The outline has no place in the inventory's CRS. Use an inventory of its region.")
        )
        try:
            stored.transform(self._to_stored)
            back = QgsGeometry(stored)
            back.transform(self._to_stored, Qgis.TransformDirection.Reverse)
        except QgsCsException as error:
            raise fault from error
        if not 0.0 <= drawn.hausdorffDistance(back) <= DRIFT * max(box.width(), box.height()):
            raise fault
        return stored
