"""The provider of the plugin's algorithms."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..gis.compat import tr
from .annotatelandslides import AnnotateLandslides
from .base import ICON
from .captionimages import CaptionImages
from .createinventory import CreateInventory
from .inventorymap import InventoryMap
from .makeexample import MakeExample
from .measurelandslides import MeasureLandslides


class LandslideProvider(QgsProcessingProvider):
    """Registers the algorithms under `landslide_annotator`."""

    def id(self) -> str:
        """Return the id used by scripts; it never changes."""
        return "landslide_annotator"

    def name(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Landslide Annotator")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        """Return the icon's path."""
        return str(ICON)

    def loadAlgorithms(self) -> None:
        """Register every algorithm."""
        for algorithm in (
            AnnotateLandslides(),
            CaptionImages(),
            CreateInventory(),
            InventoryMap(),
            MakeExample(),
            MeasureLandslides(),
        ):
            self.addAlgorithm(algorithm)
