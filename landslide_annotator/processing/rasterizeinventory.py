"""Rasterise an inventory onto the grid of another raster."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ..core.errors import LandslideError
from ..gis.compat import tr
from ..gis.drafts import check_place
from ..gis.exchange.burn import Burnt, Grid, Outside, burn, type_names, value_of
from ..gis.exchange.export import is_left_out
from ..gis.exchange.presence import Placer
from ..gis.values import request_of, row_values
from .base import UNCHECKED, LandslideAlgorithm, explained
from .steps import going_on, proceed

PRESENCE, TYPE, NUMBER = "presence", "type", "ls_id"


class RasterizeInventory(LandslideAlgorithm):
    """Outlines or points, and a reference raster -> raster on the same grid."""

    ID = "rasterizeinventory"
    TAGS = ["raster", "rasterize", "grid", "GRASS", "rasterizar", "malla", "susceptibilidad", "observed"]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._grid: Optional[Grid] = None
        self._crs = QgsCoordinateReferenceSystem()

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Rasterise landslide inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Burns landslides into a raster on the exact grid of another one.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes a GeoTIFF with the columns, rows, geotransform (also a turned one) and reference system "
            "of the reference raster, such as the elevation model of a susceptibility model.\n\n"
            "Values: presence (byte, 1), the number of the movement type (byte, listed in the log), or ls_id "
            "(32 bits). Where outlines overlap, the later one counts.\n"
            "Cells count when their centre lies in an outline, or when the outline touches them.\n"
            "Cells without landslide: 0; no data; or 0 with no data where the reference has none. No data is "
            "255 in bytes.\n\n"
            "Rejected rows and rows with presence 0 are left out. Outlines that cannot be used are named in "
            "the log. Memory does not grow with the raster."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = QgsProcessing.SourceType
        shapes = [kinds.TypeVectorPolygon, kinds.TypeVectorPoint]
        text = tr("Inventory, outlines or points")
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", text, shapes))
        self.addParameter(QgsProcessingParameterRasterLayer("REFERENCE", tr("Reference raster")))
        self.add_choice("VALUE", tr("Values"), [PRESENCE, TYPE, NUMBER])
        text = tr("Cells without landslide")
        self.add_choice("OUTSIDE", text, [choice.value for choice in Outside])
        text = tr("Also cells that an outline only touches")
        self.addParameter(QgsProcessingParameterBoolean("ALL_TOUCHED", text, False))
        self.addParameter(QgsProcessingParameterRasterDestination("OUTPUT", tr("Landslide raster")))
        self.add_numbers(
            ("CELLS", tr("Cells with landslides")),
            ("BURNT", tr("Landslides burnt")),
            ("FAILED", tr("Landslides that failed")),
        )

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        layer = self.parameterAsRasterLayer(parameters, "REFERENCE", context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, "REFERENCE"))
        if layer.providerType() != "gdal":
            raise QgsProcessingException(
                tr("Raster {0} is no file with a grid. Choose a raster file.").format(layer.name())
            )
        self._grid, self._crs = Grid(layer.source()), layer.crs()
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Collect the landslides, then burn them at once."""
        what = self.parameterAsEnumString(parameters, "VALUE", context) or PRESENCE
        outside = Outside(self.parameterAsEnumString(parameters, "OUTSIDE", context) or Outside.ZERO.value)
        touched = self.parameterAsBool(parameters, "ALL_TOUCHED", context)
        target = Path(self.parameterAsOutputLayer(parameters, "OUTPUT", context))
        check_place(target, (".tif", ".tiff"), [Path(self._grid.source)])
        shapes: List[Burnt] = []
        failed = self._collect(shapes, what, context, feedback)
        if what == TYPE:
            for line in type_names():
                feedback.pushInfo(line)
        progress = going_on(feedback, 20.0, 100.0)
        cells = burn(target, self._grid, shapes, what == NUMBER, outside, touched, progress)
        feedback.pushInfo(tr("{0} landslides, {1} cells, {2} failed.").format(len(shapes), cells, failed))
        if shapes and not cells:
            feedback.pushWarning(tr("No cell holds a landslide: they lie off the raster, or are too small."))
        return {"OUTPUT": str(target), "CELLS": cells, "BURNT": len(shapes), "FAILED": failed}

    def _collect(self, shapes: List[Burnt], what: str, context: Any, feedback: Any) -> int:
        """Bring the landslides into the raster's reference system; how many could not be."""
        way = QgsCoordinateTransform(self._source.sourceCrs(), self._crs, context.transformContext())
        placer, failed = Placer(way), 0
        total = max(1, self._source.featureCount())
        request = request_of(self._source.fields(), ("ls_id", "ls_type", "status", "presence"))
        for index, feature in enumerate(self._source.getFeatures(request, UNCHECKED)):
            proceed(feedback, 20.0 * index / total)
            row = row_values(feature)
            if is_left_out(row):
                continue
            value = value_of(what, row.get("ls_type"), row.get("ls_id"))
            name = tr("Landslide {0}").format(feature.id())
            try:
                if value is None:
                    raise LandslideError(tr("it has no {0}. Fill it in, or burn presence.").format(what))
                shapes += [Burnt(placer.moved(part), value) for part in placer.parts(feature.geometry())]
            except LandslideError as error:
                failed += 1
                feedback.reportError(f"{name}: {error}")
        return failed
