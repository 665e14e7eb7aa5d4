"""Remove the tiles that were kept beside an inventory."""

from __future__ import annotations

from typing import Any, Dict, Optional

from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterVectorLayer,
)

from ..gis.compat import tr
from ..gis.imagery.tilecache import clear
from .base import LandslideAlgorithm, explained


class ClearTileCache(LandslideAlgorithm):
    """Inventory -> its kept tiles are gone."""

    ID = "cleartilecache"
    TAGS = ["cache", "tile", "clear", "tesela", "borrar", "vaciar"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Clear tile cache")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Removes the tiles of imagery that were kept beside an inventory.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "'Annotate landslides' can keep clipped tiles in a folder beside the inventory (its name ends "
            "in .tilecache), so that basemaps are not loaded again. This removes them; the inventory and "
            "files of others in that folder stay. Clear it when a basemap has newer imagery."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), polygons))
        self.addOutput(QgsProcessingOutputNumber("REMOVED", tr("Tiles removed")))
        self.addOutput(QgsProcessingOutputNumber("BYTES", tr("Bytes freed")))

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Remove the files."""
        path = self.inventory_path(parameters, context)
        if path is None:
            raise QgsProcessingException(tr("Choose an inventory."))
        held = clear(path)
        feedback.pushInfo(tr("{0} tiles removed, {1:.1f} MB.").format(held.files, held.size / 1e6))
        return {"REMOVED": held.files, "BYTES": held.size}
