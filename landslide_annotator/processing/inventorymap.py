"""A page to print of an inventory: map, legend, scale bar, north arrow and table."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Optional

from qgis.core import (
    QgsLayoutExporter,
    QgsPrintLayout,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProject,
)

from ..gis.compat import tr
from ..gis.inventory.layout import inventory_layout
from ..gis.inventory.style import LOOKS, show_by
from .base import LandslideAlgorithm, explained


class InventoryMap(LandslideAlgorithm):
    """Inventory and imagery -> PDF or PNG."""

    ID = "inventorymap"
    TAGS = ["map", "layout", "print", "pdf", "mapa", "composicion", "imprimir", "leyenda"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Map of the inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Makes a page to print: map, legend, scale bar, north arrow and table.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Draws the landslides of an inventory over imagery, with grid, legend, scale bar, north arrow, "
            "and a table of the landslides by area, into a PDF or a PNG (the map only). Words are in QGIS's "
            "language.\n\n"
            "To change the page by hand, take 'Map to print' in the plugin's menu instead: it opens the "
            "same layout in QGIS."
        )

    def flags(self) -> Any:
        """Layouts are drawn in the main thread."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters."""
        polygons, rasters = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeRaster
        self.addParameter(QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), [polygons]))
        text = tr("Imagery below the landslides")
        self.addParameter(QgsProcessingParameterMultipleLayers("IMAGERY", text, rasters, optional=True))
        self.add_choice("LOOK", tr("Landslides shown by"), list(LOOKS), "type")
        text = tr("Title (empty: landslide inventory)")
        self.addParameter(QgsProcessingParameterString("TITLE", text, optional=True))
        kinds = tr("PDF files (*.pdf);;PNG files (*.png)")
        self.addParameter(QgsProcessingParameterFileDestination("OUTPUT", tr("Map"), kinds))

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Draw the page in a project of its own, so that the user's stays as it is."""
        inventory = self.parameterAsVectorLayer(parameters, "INVENTORY", context)
        imagery = self.parameterAsLayerList(parameters, "IMAGERY", context) or []
        target = Path(self.parameterAsFileOutput(parameters, "OUTPUT", context))
        project = QgsProject()
        project.setCrs(inventory.crs())
        project.setTitle(self.parameterAsString(parameters, "TITLE", context))
        layers = [layer.clone() for layer in (inventory, *imagery)]
        layers[0].setName(tr("Landslides"))
        project.addMapLayers(layers)
        show_by(layers[0], self.parameterAsEnumString(parameters, "LOOK", context) or "type")
        layout = inventory_layout(project, layers[0])
        layout.itemById("map").setLayers(layers)
        layout.itemById("map").setKeepLayerSet(True)
        try:
            _export(layout, target)
        finally:
            project.clear()
        return {"OUTPUT": str(target)}


def _export(layout: QgsPrintLayout, target: Path) -> None:
    """Write a PDF, or the first page as a picture; raises QgsProcessingException."""
    exporter = QgsLayoutExporter(layout)
    if target.suffix.lower() == ".pdf":
        result = exporter.exportToPdf(str(target), exporter.PdfExportSettings())
    else:
        settings = exporter.ImageExportSettings()
        settings.pages = [0]
        result = exporter.exportToImage(str(target), settings)
    if result != exporter.ExportResult.Success:
        raise QgsProcessingException(tr("{0} cannot be written. Choose another place.").format(target))
