"""What everything in the dock shares: sources, inventory, the landslide at hand, the time spent on it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import Any, Callable, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.errors import InventoryError, LandslideError
from ..core.stopwatch import Stopwatch
from ..gis.compat import tr
from ..gis.desktop.desk import Desk
from ..gis.desktop.editing import EditedInventory
from ..gis.desktop.session import Session
from ..gis.imagery.tiles import Tile
from ..gis.preferences import Preferences
from ..gis.review.decisions import Shift
from ..gis.review.landslide import Landslide, find
from .dock import LandslideDock
from .messages import Messages

TILES_KEPT = 16
SETTLE_MS = 150
"""Time after a change of the layer before the dock is drawn again, so that many changes cost little."""


class Workplace(QObject):
    """`inventory_taken` after another inventory was chosen, or none."""

    inventory_taken = pyqtSignal()

    def __init__(self, iface: Any, dock: LandslideDock, session: Session) -> None:
        super().__init__(dock)
        self.iface = iface
        self.dock = dock
        self.session = session
        self.messages = Messages(iface)
        self.preferences = Preferences.load()
        self.shift = Shift(Stopwatch())
        self.edited: Optional[EditedInventory] = None
        self.current: Optional[int] = None
        self._tiles: OrderedDict[int, Tile] = OrderedDict()
        self._reading: Optional[int] = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._settled)

    def warm_up(self) -> None:
        """Load the captioner before it is needed."""

        def loaded(slowness: Optional[str]) -> None:
            self.dock.show_slowness(slowness)
            self.show_preferences()

        self.session.warm_up(loaded, self.messages.warn)

    def show_preferences(self) -> None:
        """Take over what is stored, as after the settings were changed."""
        self.preferences = Preferences.load()
        self.dock.sources.show_preferences(self.preferences)
        settings = self.session.warm.settings
        not_learned = frozenset(settings.not_learned if settings else ())
        self.dock.panel.set_words(self.preferences.language, not_learned)
        self.refresh()

    def take_choices(self) -> None:
        """Imagery, elevation model, name or language were chosen in the dock."""
        sources = self.dock.sources
        name, language = sources.analyst.text().strip(), sources.language.currentData()
        chosen = replace(self.preferences, language=language, analyst=name)
        self._tiles.clear()
        self._reading = None
        if chosen != self.preferences:
            chosen.save()
            self.show_preferences()
        elif not self.dock.panel.changes:
            self.refresh()

    def take_inventory(self, layer: Optional[QgsVectorLayer]) -> None:
        """Write into another inventory from now on."""
        if self.edited is not None and layer is not None and self.edited.layer_id == layer.id():
            return
        self.leave_inventory()
        if layer is not None:
            try:
                self.edited = EditedInventory(layer)
            except InventoryError as error:
                self.messages.warn(str(error))
                return
            layer.undoStack().indexChanged.connect(self._on_change)
            layer.afterRollBack.connect(self._on_change)
        self.refresh()
        self.inventory_taken.emit()

    def leave_inventory(self) -> None:
        """Write nowhere; edits stay in the layer."""
        edited, self.edited, self.current = self.edited, None, None
        self._tiles.clear()
        if edited is None:
            return
        edited.close()
        layer = QgsProject.instance().mapLayer(edited.layer_id)
        if layer is not None:
            layer.undoStack().indexChanged.disconnect(self._on_change)
            layer.afterRollBack.disconnect(self._on_change)

    def layer_gone(self, layer_id: str) -> None:
        """A layer leaves the project."""
        self.session.forget()
        if self.edited is not None and self.edited.layer_id == layer_id:
            self.leave_inventory()
            self.refresh()
            self.inventory_taken.emit()

    def inventory(self) -> EditedInventory:
        """The inventory; raises InventoryError when there is none."""
        if self.edited is None:
            raise InventoryError(tr("There is no inventory. Choose or create one in the dock."))
        return self.edited

    def layer(self) -> QgsVectorLayer:
        """The inventory's layer; raises InventoryError when there is none."""
        return self.inventory().layer

    def desk(self, crs: QgsCoordinateReferenceSystem, src_layer: str = "") -> Optional[Desk]:
        """What to annotate outlines of a reference system with; None after the user was told what lacks."""
        sources = self.dock.sources
        context = QgsProject.instance().transformContext()
        try:
            supplies = self.session.supplies(
                sources.layers,
                sources.sees_map,
                sources.dem_layer,
                self.preferences,
                context,
                self.messages.warn,
                self.edited.path if self.edited else None,
            )
        except LandslideError as error:
            self.messages.warn(str(error))
            return None
        if not supplies.sources:
            self.messages.warn(
                tr("Choose imagery in the dock: a raster, a basemap or the map as you see it.")
            )
            return None
        return Desk(self.session.warm, supplies, crs, self.edited.crs if self.edited else crs, src_layer)

    def landslide(self) -> Optional[Landslide]:
        """The landslide at hand as it is now."""
        if self.current is None:
            return None
        try:
            return find(self.layer(), self.current)
        except InventoryError:
            return None

    def show(self, ls_id: Optional[int]) -> None:
        """Take a landslide in hand."""
        self.current = ls_id
        self.refresh()

    def refresh(self) -> None:
        """Show the landslide at hand as it is now, or that there is none."""
        landslide = self.landslide()
        if landslide is None:
            self.dock.panel.show_nothing()
            return
        tile = self._tiles.get(landslide.ls_id)
        self.dock.panel.show_landslide(landslide, tile)
        if tile is None:
            self._fetch_tile(landslide)

    def keep_tile(self, ls_id: int, tile: Optional[Tile]) -> None:
        """Keep what the captioner saw of a row."""
        if tile is not None:
            self._tiles[ls_id] = tile
        while len(self._tiles) > TILES_KEPT:
            self._tiles.popitem(last=False)

    def attempt(self, action: Callable[[], None]) -> bool:
        """Whether an action on the inventory succeeded; its failure is told."""
        try:
            action()
        except InventoryError as error:
            self.messages.warn(str(error))
            return False
        return True

    def close(self) -> None:
        """End all jobs and let go of the inventory."""
        self._settle.stop()
        self.session.tasks.close()
        self.leave_inventory()

    def _on_change(self, *_: Any) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def _settled(self) -> None:
        if not self.dock.panel.changes:  # words that are being chosen are not taken back
            self.refresh()

    def _fetch_tile(self, landslide: Landslide) -> None:
        """Clip the tile of a row beside the main thread; a row without imagery keeps its hint."""
        ls_id, polygon = landslide.ls_id, landslide.polygon
        if not self.dock.sources.layers or polygon.isEmpty() or self._reading == ls_id:
            return
        desk = self.desk(self.layer().crs())
        if desk is None:
            return
        self._reading = ls_id

        def show(tile: Tile) -> None:
            self._reading = None
            self.keep_tile(ls_id, tile)
            if self.current == ls_id:
                self.dock.panel.picture.show_tile(tile)

        self.session.start(tr("Read a tile"), desk, lambda at: at.tile(polygon), show, self._no_tile)

    def _no_tile(self, message: str) -> None:
        """The row's reasons already say why; `_reading` stays, so that it is not read again and again."""
        self.messages.log([message])
