"""The provider of the plugin's algorithms."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..gis.compat import tr
from .annotatelandslides import AnnotateLandslides
from .base import ICON
from .captionimages import CaptionImages
from .checkinventory import CheckInventory
from .cleartilecache import ClearTileCache
from .cliptiles import ClipTiles
from .compareinventories import CompareInventories
from .createinventory import CreateInventory
from .exportinventory import ExportInventory
from .exporttrainingset import ExportTrainingSet
from .importinventory import ImportInventory
from .inventorymap import InventoryMap
from .inventoryreport import InventoryReport
from .inventorystatistics import InventoryStatistics
from .makeexample import MakeExample
from .measurelandslides import MeasureLandslides
from .presencepermappingunit import PresencePerMappingUnit
from .rasterizeinventory import RasterizeInventory
from .studyplan import StudyPlan

ALGORITHMS = (
    AnnotateLandslides,
    CaptionImages,
    CheckInventory,
    ClearTileCache,
    ClipTiles,
    CompareInventories,
    CreateInventory,
    ExportInventory,
    ExportTrainingSet,
    ImportInventory,
    InventoryMap,
    InventoryReport,
    InventoryStatistics,
    MakeExample,
    MeasureLandslides,
    PresencePerMappingUnit,
    RasterizeInventory,
    StudyPlan,
)


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
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
