"""Creating and opening an inventory from the dock."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ..core.errors import GeometryError, LandslideError
from ..gis.compat import tr
from ..gis.desktop.editing import is_inventory, open_layer
from ..gis.inventory.edits import layer_path, project_layers
from ..gis.inventory.store import SUFFIX, create
from ..gis.localcrs import local_crs
from .workplace import Workplace

NAME = "landslides"


class Inventories(QObject):
    """Slots of the buttons beside the list of inventories."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        sources = place.dock.sources
        sources.create_asked.connect(self.ask_create)
        sources.open_asked.connect(self.ask_open)
        sources.inventory_chosen.connect(self._chosen)
        project = QgsProject.instance()
        project.layersAdded.connect(self.look)
        project.layerWillBeRemoved.connect(place.layer_gone)
        self.look()

    def close(self) -> None:
        """Stop watching the project."""
        QgsProject.instance().layersAdded.disconnect(self.look)
        QgsProject.instance().layerWillBeRemoved.disconnect(self._place.layer_gone)

    def look(self, *_: object) -> None:
        """Offer the project's inventories; the first one is taken when none is chosen."""
        layers = [x for x in QgsProject.instance().mapLayers().values() if isinstance(x, QgsVectorLayer)]
        sources = self._place.dock.sources
        sources.hide_other_layers(layers)
        if sources.inventory_layer is None:
            sources.choose_inventory(next((layer for layer in layers if is_inventory(layer)), None))

    def ask_create(self) -> None:
        """Create an inventory where the user says; a name is proposed, so that Enter is enough."""
        title, kinds = tr("New inventory"), tr("GeoPackage (*.gpkg)")
        name, _ = QFileDialog.getSaveFileName(self._place.dock, title, str(self.proposed()), kinds)
        if name:
            path = Path(name)
            self.create(path if path.suffix else path.with_suffix(SUFFIX))

    def ask_open(self) -> None:
        """Open the inventory that the user chooses."""
        title, kinds = tr("Open an inventory"), tr("GeoPackage (*.gpkg)")
        name, _ = QFileDialog.getOpenFileName(self._place.dock, title, str(self._folder()), kinds)
        if name:
            self.open(Path(name))

    def create(self, path: Path) -> None:
        """Create an inventory in the metric reference system of the map, and open it."""
        if project_layers(path):
            self._place.messages.warn(tr("{0} is open in this project. Choose another file.").format(path))
            return
        try:
            create(path, self._local_crs())
        except LandslideError as error:
            self._place.messages.warn(str(error))
            return
        self.open(path)

    def open(self, path: Path) -> None:
        """Open an inventory file and write into it from now on."""
        try:
            layer = open_layer(path)
        except LandslideError as error:
            self._place.messages.warn(str(error))
            return
        self._place.dock.sources.choose_inventory(layer)

    def proposed(self) -> Path:
        """A file that does not exist, beside the project or the imagery."""
        folder, number = self._folder(), 1
        path = folder / f"{NAME}{SUFFIX}"
        while path.exists():
            number += 1
            path = folder / f"{NAME}{number}{SUFFIX}"
        return path

    def _folder(self) -> Path:
        home = QgsProject.instance().homePath()
        if home:
            return Path(home)
        for layer in self._place.dock.sources.layers:
            path: Optional[Path] = Path(layer.source().split("|")[0])
            if isinstance(layer, QgsVectorLayer):
                path = layer_path(layer)
            if path is not None and path.is_file():
                return path.parent
        return Path.home()

    def _local_crs(self) -> QgsCoordinateReferenceSystem:
        """The metric system at the centre of the raster that is read, else of the map, else of any layer."""
        sources, project = self._place.dock.sources, QgsProject.instance()
        files = [] if sources.sees_map else [x for x in sources.layers if x.providerType() == "gdal"]
        settings = self._place.iface.mapCanvas().mapSettings()
        places = [
            *((layer.extent(), layer.crs()) for layer in files),
            (settings.visibleExtent(), settings.destinationCrs()),
            *((layer.extent(), layer.crs()) for layer in project.mapLayers().values()),
        ]
        for extent, crs in places:
            with suppress(GeometryError):
                return local_crs(extent, crs, project.transformContext())
        raise GeometryError(tr("The map shows no place to make an inventory for. Add imagery first."))

    def _chosen(self) -> None:
        self._place.take_inventory(self._place.dock.sources.inventory_layer)
