"""Arrows and crown points that users drew, found for each outline."""

from __future__ import annotations

from typing import Dict, Iterable, List, Optional, Set, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsSpatialIndex,
)

from ..compat import tr
from ..localcrs import transform_to_wgs84

NEAR = 0.25
"""A mark beside an outline belongs to it within this share of the outline's longer side."""


class MarkIndex:
    """Lines or points of one layer, asked for by outlines of another reference system.

    Raises GeometryError when a reference system has no place on the globe.
    """

    def __init__(
        self,
        features: Iterable[QgsFeature],
        crs: QgsCoordinateReferenceSystem,
        outlines_crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
    ) -> None:
        transform_to_wgs84(crs, transforms)
        transform_to_wgs84(outlines_crs, transforms)
        way = QgsCoordinateTransform(crs, outlines_crs, transforms)
        self._index = QgsSpatialIndex()
        self._marks: Dict[int, QgsGeometry] = {}
        self._claimed: Set[int] = set()
        self.lost = 0
        for number, feature in enumerate(features, 1):
            self._add(number, QgsGeometry(feature.geometry()), way)

    def _add(self, number: int, mark: QgsGeometry, way: QgsCoordinateTransform) -> None:
        """Keep a mark; `lost` counts those without a place."""
        try:
            if mark.isNull() or mark.isEmpty():
                raise QgsCsException("")
            mark.transform(way)
        except QgsCsException:
            self.lost += 1
            return
        entry = QgsFeature(number)
        entry.setGeometry(mark)
        self._index.addFeature(entry)
        self._marks[number] = mark

    def find(self, outline: QgsGeometry) -> Tuple[Optional[QgsGeometry], str]:
        """The mark of an outline, or None, with a note when several touch it.

        A mark that touches the outline counts before one beside it; of those beside it that no outline has
        claimed, the nearest counts.
        """
        touching = self._touching(outline)
        if len(touching) > 1:
            return None, tr("{0} marks lie on the outline; none is used. Keep one.").format(len(touching))
        if touching:
            return self._marks[touching[0]], ""
        box = outline.boundingBox()
        box.grow(NEAR * max(box.width(), box.height()))
        beside = [self._marks[n] for n in self._index.intersects(box) if n not in self._claimed]
        return min(beside, key=lambda mark: mark.distance(outline), default=None), ""

    def claim(self, outline: QgsGeometry) -> None:
        """Let no other outline have the marks that touch this one, unless they touch it too."""
        self._claimed.update(self._touching(outline))

    def _touching(self, outline: QgsGeometry) -> List[int]:
        near = self._index.intersects(outline.boundingBox())
        return [number for number in near if self._marks[number].intersects(outline)]
