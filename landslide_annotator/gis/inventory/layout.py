"""A print layout of an inventory: map with grid, legend, scale bar and north arrow, and a table.

The template is a file of QGIS's layouts, so a user may change it there; items are found by their ids.
"""

from __future__ import annotations

import datetime
import math
from pathlib import Path
from typing import Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutTableColumn,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtXml import QDomDocument

from ...core.errors import InventoryError, LandslideError
from ...core.vocabulary import LISTS
from ..compat import tr
from ..preferences import default_language
from .schema import BY_NAME

FOLDER = Path(__file__).parents[2] / "resources" / "layout"
MARGIN = 1.1
"""Of the map around the landslides."""
MOST_ROWS = 500
"""Rows of the table; more would fill a book."""
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SCALES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0)
_COLUMNS = (
    ("ls_id", '"ls_id"', 0),
    ("ls_type", "type", 0),
    ("activity", "activity", 0),
    ("direction", "direction", 0),
    ("azimuth", 'round("azimuth")', 0),
    ("area_m2", 'format_number("area_m2", 0)', 0),
    ("perim_m", 'format_number("perim_m", 0)', 0),
    ("mapped_by", '"mapped_by"', 35),
    ("remarks", '"remarks"', 75),
)
"""Columns of the table: name in the inventory, an expression or the list of its words, mm (0: as needed)."""
_LISTED = {"ls_type": "type", "activity": "activity"}
"""List of the words of a column that a style sorts by."""


def inventory_layout(project: QgsProject, inventory: QgsVectorLayer) -> QgsPrintLayout:
    """Make the layout of an inventory layer and add it to the project.

    Raises InventoryError when the layer holds no landslide or has no place on the map.
    """
    extent = _extent(project, inventory)
    layout = QgsPrintLayout(project)
    document = QDomDocument()
    document.setContent((FOLDER / "inventory.qpt").read_text(encoding="utf-8"))
    _, loaded = layout.loadFromTemplate(document, QgsReadWriteContext())
    if not loaded:
        raise LandslideError(tr("The layout template is damaged. Install the plugin again."))
    layout.setName(_free_name(project, tr("Landslide map")))
    _set_map(layout.itemById("map"), extent)
    _set_legend(layout.itemById("legend"), inventory)
    _set_scale_bar(layout.itemById("scalebar"), layout.itemById("map"))
    layout.itemById("north").setPicturePath(str(FOLDER / "north.svg"))
    _set_texts(layout, project, inventory)
    _set_table(layout.itemById("table").multiFrame(), inventory)
    layout.refresh()
    project.layoutManager().addLayout(layout)
    return layout


def _extent(project: QgsProject, inventory: QgsVectorLayer) -> QgsRectangle:
    """Of the landslides, in the project's reference system."""
    if not inventory.isValid() or inventory.featureCount() < 1:
        raise InventoryError(tr("The inventory holds no landslides yet, so there is no map to make."))
    inventory.updateExtents()
    crs = project.crs() if project.crs().isValid() else inventory.crs()
    transform = QgsCoordinateTransform(inventory.crs(), crs, project.transformContext())
    try:
        extent = transform.transformBoundingBox(inventory.extent())
    except QgsCsException as error:
        raise InventoryError(
            tr("The inventory has no place in the project's reference system. Choose another one.")
        ) from error
    if extent.isEmpty():
        extent.grow(max(extent.width(), extent.height(), 1.0) / 10.0)
    return extent


def _free_name(project: QgsProject, name: str) -> str:
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    names = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
    return next(free for free in names if free not in taken)


def _round_up(value: float, steps: Sequence[float] = _STEPS) -> float:
    """The next of some steps times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in steps if step * power >= value * (1 - 1e-9))


def _set_map(view: QgsLayoutItemMap, extent: QgsRectangle) -> None:
    around = QgsRectangle(extent)
    around.scale(MARGIN)
    view.zoomToExtent(around)
    view.setScale(_round_up(view.scale(), _SCALES))
    interval = _round_up(view.extent().width() / 6.0)
    grid = view.grid()
    grid.setIntervalX(interval)
    grid.setIntervalY(interval)
    grid.setAnnotationPrecision(max(0, -math.floor(math.log10(interval))))


def _set_legend(legend: QgsLayoutItemLegend, inventory: QgsVectorLayer) -> None:
    legend.setAutoUpdateModel(False)
    group = legend.model().rootGroup()
    group.clear()
    node = group.addLayer(inventory)
    renderer = inventory.renderer()
    if isinstance(renderer, QgsCategorizedSymbolRenderer) and renderer.classAttribute() in _LISTED:
        words = {
            term.code: term.label(default_language()) for term in LISTS[_LISTED[renderer.classAttribute()]]
        }
        for index, category in enumerate(renderer.categories()):
            word = words.get(category.value(), tr("No entry"))
            QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, index, word)
        legend.model().refreshLayerLegend(node)
    legend.setLegendFilterByMapEnabled(True)
    legend.adjustBoxSize()


def _set_scale_bar(bar: QgsLayoutItemScaleBar, view: QgsLayoutItemMap) -> None:
    bar.setLinkedMap(view)
    bar.applyDefaultSize(QgsUnitTypes.DistanceUnit.DistanceMeters)
    metres = _round_up(view.scale() * 0.02)
    in_kilometres = metres >= 1000.0
    unit = QgsUnitTypes.DistanceUnit
    bar.setUnits(unit.DistanceKilometers if in_kilometres else unit.DistanceMeters)
    bar.setUnitLabel("km" if in_kilometres else "m")
    bar.setUnitsPerSegment(metres / 1000.0 if in_kilometres else metres)
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)


def _set_texts(layout: QgsPrintLayout, project: QgsProject, inventory: QgsVectorLayer) -> None:
    def value(name: str) -> str:
        return f"[% map_get(item_variables('map'), '{name}') %]"

    scale = "[% format_number(map_get(item_variables('map'), 'map_scale'), 0) %]"
    texts = {
        "title": project.title() or tr("Landslide inventory"),
        "place": tr("Scale 1:{0}").format(scale) + "\n" + value("map_crs_description"),
        "note": tr(
            "{0} landslides; {1}. Captions are a first reading by a neural network; '?' marks rows that "
            "nobody has reviewed. Ticks: main scarp. Broken outline: inactive. Dark arrow: measured azimuth; "
            "white arrow: direction of the caption. This map is not a hazard assessment."
        ).format(inventory.featureCount(), datetime.date.today().isoformat()),
        "table_title": tr("Landslides by area"),
    }
    for name, text in texts.items():
        layout.itemById(name).setText(text)


def _set_table(table: QgsLayoutItemAttributeTable, inventory: QgsVectorLayer) -> None:
    table.setVectorLayer(inventory)
    table.setMaximumNumberOfFeatures(MOST_ROWS)
    table.setColumns([_column(*column) for column in _COLUMNS])
    by_area = QgsLayoutTableColumn()
    by_area.setAttribute('"area_m2"')
    by_area.setSortOrder(Qt.SortOrder.DescendingOrder)
    table.setSortColumns([by_area])


def _column(name: str, source: str, width: int) -> QgsLayoutTableColumn:
    lang = default_language()
    made = QgsLayoutTableColumn()
    made.setHeading(getattr(BY_NAME[name], lang))
    made.setAttribute(_words(name, source, lang) if source in LISTS else source)
    made.setWidth(width)
    if BY_NAME[name].kind in ("int", "real"):
        made.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return made


def _words(name: str, key: str, lang: str) -> str:
    """An expression for the word of a code; it needs no function of this plugin."""
    texts = ", ".join(f"'{entry.code}', '{entry.label(lang)}'" for entry in LISTS[key])
    return f'map_get(map({texts}), "{name}")'
