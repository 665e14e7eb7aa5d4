"""Draws annotated outlines over a raster or a folder of them: render_map.py IMAGERY INVENTORY PICTURE TITLE.

Runs in a Python that has QGIS, without a screen.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor, QFont

COLOURS = {
    "rotational": "#ff3b30",
    "translational": "#ff9f0a",
    "flow": "#34c6ff",
    "fall": "#d67bff",
    "creep": "#ffe94a",
}
WIDTH_MM, HEIGHT_MM, DPI = 240, 256, 160
TOP_MM, BOTTOM_MM = 16, 24
"""Space above the map for the title, below it for legend and scale bar."""
LABEL = "coalesce(\"ls_id\", '') || ': ' || wordwrap(coalesce(\"caption\", ''), 24)"


def text_format(size: float, colour: str = "#111111") -> QgsTextFormat:
    form = QgsTextFormat()
    form.setFont(QFont("DejaVu Sans"))
    form.setSize(size)
    form.setColor(QColor(colour))
    buffer = QgsTextBufferSettings()
    buffer.setEnabled(True)
    buffer.setSize(0.8)
    buffer.setColor(QColor("#ffffff"))
    form.setBuffer(buffer)
    return form


def style(layer: QgsVectorLayer) -> None:
    """Outlines coloured by movement type, labelled with number and caption."""

    def symbol(colour: str) -> QgsFillSymbol:
        return QgsFillSymbol.createSimple({"style": "no", "outline_color": colour, "outline_width": "0.7"})

    found = sorted({str(feature["ls_type"]) for feature in layer.getFeatures()})
    extra = [word for word in found if word not in COLOURS]
    categories = [
        QgsRendererCategory(word, symbol(colour), word) for word, colour in COLOURS.items() if word in found
    ]
    categories += [QgsRendererCategory(word, symbol("#ffffff"), word) for word in extra]
    layer.setRenderer(QgsCategorizedSymbolRenderer("ls_type", categories))
    settings = QgsPalLayerSettings()
    settings.fieldName = LABEL
    settings.isExpression = True
    settings.placement = QgsPalLayerSettings.Placement.OutsidePolygons
    if hasattr(settings, "placementSettings"):  # since QGIS 3.26
        settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    else:
        settings.displayAll = True
    settings.setFormat(text_format(7.5))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def place(item, layout: QgsPrintLayout, x: float, y: float, width: float, height: float) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y))
    item.attemptResize(QgsLayoutSize(width, height))


def compose(
    project: QgsProject, imagery: list[QgsRasterLayer], outlines: QgsVectorLayer, title: str
) -> QgsPrintLayout:
    """One page: title, map around the outlines, legend, scale bar."""
    project.setCrs(outlines.crs())
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(WIDTH_MM, HEIGHT_MM))
    view = QgsLayoutItemMap(layout)
    place(view, layout, 6, TOP_MM, WIDTH_MM - 12, HEIGHT_MM - TOP_MM - BOTTOM_MM)
    view.setExtent(outlines.extent())  # also changes the item's height
    view.attemptResize(QgsLayoutSize(WIDTH_MM - 12, HEIGHT_MM - TOP_MM - BOTTOM_MM))
    view.setLayers([outlines, *imagery])
    shown = QgsRectangle()
    for raster in imagery:
        to_map = QgsCoordinateTransform(raster.crs(), outlines.crs(), project)
        shown.combineExtentWith(to_map.transformBoundingBox(raster.extent()))
    around = outlines.extent().buffered(0.25 * max(outlines.extent().width(), outlines.extent().height()))
    view.zoomToExtent(shown.intersect(around))
    view.setFrameEnabled(True)
    heading = QgsLayoutItemLabel(layout)
    heading.setText(title)
    heading.setFont(QFont("DejaVu Sans", 11))
    place(heading, layout, 6, 5, WIDTH_MM - 12, 10)
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    for raster in imagery:
        legend.model().rootGroup().removeLayer(raster)
    legend.setColumnCount(6)
    legend.setSplitLayer(True)
    place(legend, layout, 4, HEIGHT_MM - BOTTOM_MM + 1, 150, 20)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(view)
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceMeters)
    bar.setUnitLabel("m")
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setUnitsPerSegment(float(f"{view.extent().width() / 8:.0e}"))
    place(bar, layout, WIDTH_MM - 76, HEIGHT_MM - BOTTOM_MM + 6, 70, 14)
    return layout


def main(arguments: list[str]) -> int:
    imagery_path, inventory_path, picture, title = arguments
    application = QgsApplication([], False)
    application.initQgis()
    given = Path(imagery_path)
    paths = sorted(given.glob("*.tif")) if given.is_dir() else [given]
    imagery = [QgsRasterLayer(str(path), path.stem) for path in paths]
    outlines = QgsVectorLayer(f"{inventory_path}|layername=landslides", "Movement type")
    broken = [layer.source() for layer in (*imagery, outlines) if not layer.isValid()]
    if broken:
        print(f"QGIS cannot open {', '.join(broken)}", file=sys.stderr)
        return 1
    style(outlines)
    project = QgsProject.instance()
    project.addMapLayers([*imagery, outlines])
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    settings.exportMetadata = False
    layout = compose(project, imagery, outlines, title)
    result = QgsLayoutExporter(layout).exportToImage(picture, settings)
    written = result == QgsLayoutExporter.ExportResult.Success and Path(picture).is_file()
    del layout
    project.clear()
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
