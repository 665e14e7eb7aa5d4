"""The example files in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Optional

from qgis.core import QgsProcessingOutputVectorLayer, QgsProcessingParameterFolderDestination

from ..gis.compat import tr
from ..gis.example import files
from .base import LandslideAlgorithm, explained


class MakeExample(LandslideAlgorithm):
    """Nothing -> a made landscape to try the plugin on."""

    ID = "makeexample"
    TAGS = ["example", "demo", "try", "ejemplo", "probar"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Make the example")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Makes a small landscape with landslides to try the plugin on, without a network.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes an orthophoto, the same picture as a basemap of tiles, an elevation model, outlines of "
            "seven landslides, and an inventory that holds three of them, into a folder. The landscape is "
            "made, so its captions show how the plugin works and say nothing about its accuracy; areas, "
            "perimeters and directions are known by construction (truth.json). What is there already is left "
            "as it is."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameter and the result."""
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", tr("Folder")))
        self.addOutput(QgsProcessingOutputVectorLayer("INVENTORY", tr("Inventory")))

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Make what is not there."""
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        files.write(folder)
        return {"FOLDER": str(folder), "INVENTORY": str(folder / files.INVENTORY)}
