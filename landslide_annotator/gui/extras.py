"""Entries of the menu beside the work itself: maps, help, example, diagnostics, cache, options."""

from __future__ import annotations

from typing import Any, Callable, List, Tuple

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsCsException, QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QApplication

from ..core.errors import LandslideError
from ..gis.compat import tr
from ..gis.diagnostics import report
from ..gis.example import files
from ..gis.help import page_url
from ..gis.inventory.layout import inventory_layout
from ..gis.inventory.style import show_by
from .options import OptionsFactory
from .toolset import captioner_breaks
from .workplace import Workplace

CLEAR_CACHE = "landslide_annotator:cleartilecache"
AddAction = Callable[[str, QIcon, Callable[[], Any], str, Any], Any]
"""Adds an entry to the plugin's menu: text, icon, slot, shortcut, toolbar or None."""


class Extras(QObject):
    """Make it once, after the dock; `unload` takes back what the menu does not own."""

    def __init__(self, place: Workplace, add_action: AddAction) -> None:
        super().__init__(place)
        self._place, self._iface = place, place.iface
        for text, icon, slot in self._entries():
            add_action(text, QgsApplication.getThemeIcon(icon), slot, "", None)
        place.dock.links.linkActivated.connect(self._follow)
        self._options = OptionsFactory(place.show_preferences, lambda: captioner_breaks(place))
        self._iface.registerOptionsWidgetFactory(self._options)

    def unload(self) -> None:
        """Take the page of the options back."""
        self._iface.unregisterOptionsWidgetFactory(self._options)

    def _entries(self) -> List[Tuple[str, str, Callable[[], Any]]]:
        return [
            (tr("Show landslides by type"), "/propertyicons/symbology.svg", lambda: self.show("type")),
            (
                tr("Show landslides by activity"),
                "/propertyicons/symbology.svg",
                lambda: self.show("activity"),
            ),
            (tr("Map to print"), "/mActionNewLayout.svg", self.open_layout),
            (tr("Clear tile cache"), "/mActionDeleteSelected.svg", self.clear_cache),
            (tr("Try it: load the example"), "/mActionFileOpen.svg", self.try_it),
            (tr("Copy diagnostics"), "/mActionEditCopy.svg", self.copy_diagnostics),
            (tr("Options"), "/mActionOptions.svg", self.show_options),
            (tr("Help"), "/mActionHelpContents.svg", lambda: self.open_help("index")),
        ]

    def show(self, look: str) -> None:
        """Show the inventory by "type" or by "activity"."""
        try:
            layer = self._place.layer()
        except LandslideError as error:
            self._place.messages.warn(str(error))
            return
        show_by(layer, look)
        self._iface.layerTreeView().refreshLayerSymbology(layer.id())

    def open_layout(self) -> None:
        """Open a new layout of the inventory."""
        try:
            layout = inventory_layout(QgsProject.instance(), self._place.layer())
        except LandslideError as error:
            self._place.messages.warn(str(error))
            return
        self._iface.openLayoutDesigner(layout)

    def clear_cache(self) -> None:
        """Ask which inventory's tiles are to be removed."""
        if QgsApplication.processingRegistry().algorithmById(CLEAR_CACHE) is not None:
            import processing  # it may be switched off, and then there is no such algorithm

            edited = self._place.edited
            processing.execAlgorithmDialog(CLEAR_CACHE, {"INVENTORY": edited.layer_id} if edited else {})

    def try_it(self) -> None:
        """Make the example in the background, and load it."""
        folder = files.default_folder()
        tasks, messages = self._place.session.tasks, self._place.messages
        messages.info(tr("The example is being made; this takes some seconds."))
        tasks.start(
            tr("Make the example"), lambda job: files.write(folder), self._load_example, messages.warn
        )

    def copy_diagnostics(self) -> None:
        """Put versions and kinds of layers onto the clipboard."""
        QApplication.clipboard().setText(report(QgsProject.instance()))
        self._place.messages.info(
            tr("Diagnostics are on the clipboard, without folders and names. Read them before you send them.")
        )

    def show_options(self) -> None:
        """Open QGIS's options at the plugin's page."""
        self._iface.showOptionsDialog(self._iface.mainWindow(), self._options.title())

    def open_help(self, name: str) -> None:
        """Open a page of help in the browser."""
        QDesktopServices.openUrl(QUrl(page_url(name)))

    def _follow(self, link: str) -> None:
        """A link at the foot of the dock."""
        if link == "help":
            self.open_help("dock")
        else:
            self.try_it()

    def _load_example(self, _: Any) -> None:
        try:
            layers = files.load(files.default_folder(), QgsProject.instance())
        except LandslideError as error:
            self._place.messages.warn(str(error))
            return
        inventory, outlines, photo, _, dem = layers
        sources = self._place.dock.sources
        sources.imagery.setLayer(photo)
        sources.dem.setLayer(dem)
        sources.choose_inventory(inventory)
        # QGIS zooms to the first layers of an empty project, the whole world here, when it is next idle.
        QTimer.singleShot(0, lambda: self._zoom_to(photo))
        self._place.dock.setUserVisible(True)
        self._place.messages.info(
            tr("Draw a landslide on the picture, or annotate the {0} outlines of layer {1}.").format(
                outlines.featureCount(), outlines.name()
            )
        )

    def _zoom_to(self, layer: QgsMapLayer) -> None:
        canvas, project = self._iface.mapCanvas(), QgsProject.instance()
        transform = QgsCoordinateTransform(layer.crs(), canvas.mapSettings().destinationCrs(), project)
        try:
            canvas.setExtent(transform.transformBoundingBox(layer.extent()))
        except QgsCsException:
            self._place.messages.warn(tr("The example has no place in the project's reference system."))
        canvas.refresh()
