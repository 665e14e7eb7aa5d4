"""Create an empty inventory GeoPackage."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExtent,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterVectorDestination,
)

from ..gis.compat import tr
from ..gis.inventory.edits import project_layers
from ..gis.inventory.store import create
from ..gis.localcrs import WGS84, local_crs
from .base import LandslideAlgorithm, explained


class CreateInventory(LandslideAlgorithm):
    """Place -> inventory file with its table, form and style."""

    ID = "createinventory"
    TAGS = ["inventory", "geopackage", "inventario", "catastro", "utm"]

    def __init__(self) -> None:
        super().__init__()
        self._crs = QgsCoordinateReferenceSystem()

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Create landslide inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Makes an empty inventory GeoPackage with fields, form and style.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Makes a GeoPackage with the empty table 'landslides' (single polygons), whose form has lists of "
            "movement types and activities in Spanish and English. Fields, form, symbols and rules are kept "
            "in the file.\n\n"
            "The reference system is the one that you choose, else the WGS 84 / UTM zone (UPS near the "
            "poles) at the centre of the layer or of the extent.\n\n"
            "An inventory that holds rows is only replaced if you allow it; other files never are."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters."""
        layer = QgsProcessingParameterMapLayer(
            "EXTENT_LAYER", tr("Layer whose centre chooses the UTM zone"), optional=True
        )
        self.addParameter(layer)
        text = tr("Extent whose centre chooses the UTM zone")
        self.addParameter(QgsProcessingParameterExtent("EXTENT", text, optional=True))
        text = tr("Reference system (empty: UTM zone)")
        self.add_advanced(QgsProcessingParameterCrs("CRS", text, optional=True))
        text = tr("Overwrite an inventory that holds rows")
        self.add_advanced(QgsProcessingParameterBoolean("OVERWRITE", text, False))
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(QgsProcessingParameterVectorDestination("OUTPUT", tr("Inventory"), polygons))

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Choose the reference system, while layers may be touched."""
        self._crs = self._chosen_crs(parameters, context)
        target = parameters["OUTPUT"]
        if isinstance(target, str) and project_layers(Path(target)):
            raise QgsProcessingException(
                tr("{0} is open in this project. Remove its layer first, or choose another file.").format(
                    target
                )
            )
        if self._crs.isGeographic():
            feedback.pushWarning(
                tr("{0} is not metric: many tools need an inventory in metres.").format(self._crs.authid())
            )
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Make the file."""
        target = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        create(Path(target), self._crs, self.parameterAsBool(parameters, "OVERWRITE", context))
        feedback.pushInfo(
            tr("{0}: empty inventory in {1}.").format(target, self._crs.userFriendlyIdentifier())
        )
        return {"OUTPUT": target}

    def _chosen_crs(self, parameters: Dict[str, Any], context: Any) -> QgsCoordinateReferenceSystem:
        chosen = self.parameterAsCrs(parameters, "CRS", context)
        if chosen.isValid():
            return chosen
        layer = self.parameterAsLayer(parameters, "EXTENT_LAYER", context)
        if layer is not None:
            return local_crs(layer.extent(), layer.crs(), context.transformContext())
        if parameters.get("EXTENT"):
            wgs84 = QgsCoordinateReferenceSystem(WGS84)
            extent = self.parameterAsExtent(parameters, "EXTENT", context, wgs84)
            return local_crs(extent, wgs84, context.transformContext())
        raise QgsProcessingException(
            tr("The place is unknown: give a layer, an extent or a reference system.")
        )
