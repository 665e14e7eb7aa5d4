"""The overview map of a report: outlines by movement type over imagery, drawn by QGIS."""

from __future__ import annotations

from typing import Dict, Iterable, List, Sequence, Tuple

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsRasterLayer,
    QgsRectangle,
    QgsRendererCategory,
    QgsSymbol,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt, QThread
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter, QPen

from ...core.vocabulary import UNKNOWN
from ..inventory.symbols import TYPE_COLOURS
from ..pages.scalebar import bar_text, nice_length

WIDTH, HEIGHT, DPI = 1500, 1050, 150.0
MARGIN = 0.06
_CODE = "code"


def release(layers: Sequence[QgsRasterLayer]) -> List[QgsRasterLayer]:
    """Copies of layers that another thread may take; call it in the main thread."""
    copies = [layer.clone() for layer in layers]
    for copy in copies:
        copy.moveToThread(None)
    return copies


def draw(
    shapes: Iterable[Tuple[QgsGeometry, str]],
    crs: QgsCoordinateReferenceSystem,
    map_crs: QgsCoordinateReferenceSystem,
    below: Sequence[QgsRasterLayer],
    transforms: QgsCoordinateTransformContext,
    lang: str,
) -> QImage:
    """The map of shapes with the code of their type; `below` are layers from `release`, the first on top."""
    outlines = _outlines(shapes, crs)
    for layer in below:
        layer.moveToThread(QThread.currentThread())
    settings = QgsMapSettings()
    settings.setDestinationCrs(map_crs)
    settings.setTransformContext(transforms)
    settings.setLayers([*outlines, *below])
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(DPI)
    settings.setExtent(_extent(outlines, crs, map_crs, transforms))
    settings.setBackgroundColor(QColor("#ffffff"))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(int(DPI / 0.0254))
    image.setDotsPerMeterY(int(DPI / 0.0254))
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    _furniture(painter, settings.visibleExtent().width() / WIDTH, lang)
    painter.end()
    return image


def _outlines(
    shapes: Iterable[Tuple[QgsGeometry, str]], crs: QgsCoordinateReferenceSystem
) -> List[QgsMapLayer]:
    """A layer in memory for each kind of geometry that there is."""
    features: Dict[str, List[QgsFeature]] = {}
    layers: Dict[str, QgsVectorLayer] = {}
    for geometry, code in shapes:
        kind = _KINDS.get(geometry.type())
        if kind is None or geometry.isEmpty():
            continue
        if kind not in layers:
            layers[kind] = QgsVectorLayer(f"Multi{kind}?field={_CODE}:string(40)", kind, "memory")
            layers[kind].setCrs(crs)
        feature = QgsFeature(layers[kind].fields())
        shape = QgsGeometry(geometry.constGet().segmentize())
        shape.convertToMultiType()
        feature.setGeometry(shape)
        feature.setAttributes([code if code in TYPE_COLOURS else UNKNOWN])
        features.setdefault(kind, []).append(feature)
    for kind, layer in layers.items():
        layer.dataProvider().addFeatures(features[kind])
        layer.updateExtents()
        layer.setRenderer(_renderer(kind))
    return list(layers.values())


_KINDS = {
    QgsWkbTypes.GeometryType.PolygonGeometry: "Polygon",
    QgsWkbTypes.GeometryType.LineGeometry: "LineString",
    QgsWkbTypes.GeometryType.PointGeometry: "Point",
}


def _renderer(kind: str) -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(code, _symbol(kind, colour), code) for code, colour in TYPE_COLOURS.items()
    ]
    return QgsCategorizedSymbolRenderer(_CODE, categories)


def _symbol(kind: str, colour: str) -> QgsSymbol:
    if kind == "Polygon":
        soft = QColor(colour)
        fill = f"{soft.red()},{soft.green()},{soft.blue()},90"
        return QgsFillSymbol.createSimple({"color": fill, "outline_color": colour, "outline_width": "0.45"})
    if kind == "LineString":
        return QgsLineSymbol.createSimple({"color": colour, "width": "0.6"})
    return QgsMarkerSymbol.createSimple({"color": colour, "size": "1.3", "outline_style": "no"})


def _extent(
    layers: Sequence[QgsMapLayer],
    crs: QgsCoordinateReferenceSystem,
    map_crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsRectangle:
    """The outlines' extent in the map's system, with a margin."""
    whole = QgsRectangle()
    for layer in layers:
        whole.combineExtentWith(layer.extent())
    try:
        whole = QgsCoordinateTransform(crs, map_crs, transforms).transformBoundingBox(whole)
    except QgsCsException:
        return QgsRectangle(0.0, 0.0, 1.0, 1.0)
    return whole.buffered(max(MARGIN * max(whole.width(), whole.height()), 50.0))


def _furniture(painter: QPainter, metres_per_pixel: float, lang: str) -> None:
    """Frame, scale bar and an arrow to the north."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QPen(QColor("#222222"), 3.0)
    metres = nice_length(0.2 * WIDTH * metres_per_pixel)
    length, left, bottom = metres / metres_per_pixel, 40.0, HEIGHT - 40.0
    font = QFont("DejaVu Sans")
    font.setPixelSize(26)
    painter.setFont(font)
    painter.fillRect(QRectF(left - 16, bottom - 50, length + 170, 66), QColor(255, 255, 255, 215))
    painter.setPen(ink)
    painter.drawPolyline(
        *[
            QPointF(*p)
            for p in (
                (left, bottom - 12),
                (left, bottom),
                (left + length, bottom),
                (left + length, bottom - 12),
            )
        ]
    )
    painter.drawText(QPointF(left + length + 14, bottom + 4), bar_text(metres, lang))
    painter.drawText(QPointF(left, bottom - 20), "0")
    painter.fillRect(QRectF(WIDTH - 84, 16, 68, 96), QColor(255, 255, 255, 215))
    painter.drawText(QRectF(WIDTH - 84, 18, 68, 32), Qt.AlignmentFlag.AlignCenter, "N")
    painter.drawLine(QPointF(WIDTH - 50, 102), QPointF(WIDTH - 50, 54))
    painter.drawPolyline(QPointF(WIDTH - 62, 70), QPointF(WIDTH - 50, 52), QPointF(WIDTH - 38, 70))
    painter.drawRect(QRectF(1.5, 1.5, WIDTH - 3.0, HEIGHT - 3.0))
