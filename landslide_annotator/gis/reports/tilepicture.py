"""Small pictures of single landslides: the tile with the outline and a scale bar."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen

from ...core.errors import TileError
from ..imagery.raster import Imagery
from ..imagery.tiles import Placed, clip_best, place, spec_of
from ..imagery.tilespec import TileSpec
from ..localcrs import transform_to_wgs84
from ..pages.scalebar import bar_text, nice_length

SIZE = 256
CONTEXT, LEAST_SIDE_M = 2.0, 40.0
"""Side of the picture over the longer side of the outline, and the least side."""
EMPTY = (238, 238, 232)


class TilePainter:
    """Paints outlines of one reference system on the rasters that cover them best.

    Raises GeometryError when that system has no place on the globe.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        sources: Sequence[Imagery],
    ) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self._sources = list(sources)

    def paint(self, outline: QgsGeometry, colour: str, lang: str) -> Tuple[QImage, bool]:
        """The picture of a polygon, and whether there is imagery in it; raises GeometryError."""
        placed = place(outline, self._to_wgs84)
        spec = spec_of(placed, CONTEXT, LEAST_SIDE_M)
        pixels = self._pixels(spec, placed)
        seen = pixels is not None
        shown = pixels if pixels is not None else np.full((SIZE, SIZE, 3), EMPTY, np.uint8)
        image = QImage(
            np.ascontiguousarray(shown).data, SIZE, SIZE, 3 * SIZE, QImage.Format.Format_RGB888
        ).copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _outline(painter, placed, spec.side_m, colour, filled=not seen)
        _scale_bar(painter, spec.side_m, lang)
        painter.end()
        return image, seen

    def _pixels(self, spec: TileSpec, placed: Placed) -> Optional[np.ndarray]:
        if not self._sources:
            return None
        sized = TileSpec(spec.lon, spec.lat, spec.side_m, SIZE)
        try:
            return clip_best(self._sources, sized, placed.rings).pixels
        except TileError:
            return None


def _outline(painter: QPainter, placed: Placed, side: float, colour: str, filled: bool) -> None:
    path = QPainterPath()
    for ring in placed.rings:
        points = (np.stack([ring[:, 0], -ring[:, 1]], axis=1) / side + 0.5) * SIZE
        path.moveTo(QPointF(*points[0].tolist()))
        for x, y in points[1:].tolist():
            path.lineTo(x, y)
        path.closeSubpath()
    if filled:
        soft = QColor(colour)
        soft.setAlpha(70)
        painter.fillPath(path, QBrush(soft))
    for pen in (QPen(QColor("#ffffff"), 4.0), QPen(QColor(colour), 2.0)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def _scale_bar(painter: QPainter, side: float, lang: str) -> None:
    metres = nice_length(0.3 * side)
    length, left, bottom = metres / side * SIZE, 12.0, SIZE - 12.0
    text = bar_text(metres, lang)
    painter.fillRect(
        QRectF(left - 6, bottom - 20, max(length, 8.0 * len(text)) + 12, 26), QColor(255, 255, 255, 200)
    )
    painter.setPen(QPen(QColor("#222222"), 2.0))
    painter.drawLine(QPointF(left, bottom), QPointF(left + length, bottom))
    font = QFont("DejaVu Sans")
    font.setPixelSize(11)
    painter.setFont(font)
    painter.drawText(QPointF(left, bottom - 6), text)
