"""The outlines and the imagery that annotation, tiles and training sets take."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapTheme,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ..gis.compat import tr
from ..gis.imagery.basemap import MOST_TILES
from ..gis.imagery.preflight import preflight
from ..gis.imagery.raster import Imagery
from ..gis.imagery.sources import folder_layers, open_sources, open_theme, parse_bands
from ..gis.imagery.tiles import MIN_PIXELS
from ..gis.imagery.tilespec import TileSpec
from ..gis.tilesets.framing import FrameRule
from ..gis.tilesets.licence import is_service
from .base import LandslideAlgorithm, number

MOST_PIXELS = 4096
"""Of a side of a picture that is stored."""


class ImageryAlgorithm(LandslideAlgorithm):
    """Base class of algorithms that read tiles of imagery around the features of a layer."""

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._imagery: List[Imagery] = []

    def add_imagery(self) -> None:
        """Add the rasters, the map theme and the folder of rasters that are read."""
        rasters, folder = QgsProcessing.SourceType.TypeRaster, QgsProcessingParameterFile.Behavior.Folder
        text = tr("Imagery")
        self.addParameter(QgsProcessingParameterMultipleLayers("IMAGERY", text, rasters, optional=True))
        text = tr("Map theme as imagery: its layers as drawn over one another")
        self.addParameter(QgsProcessingParameterMapTheme("MAP_THEME", text, optional=True))
        text = tr("Folder of imagery")
        self.addParameter(QgsProcessingParameterFile("IMAGERY_FOLDER", text, folder, optional=True))

    def add_reading(self) -> None:
        """Add how outlines are named, which bands are read, and how much ground a tile shows."""
        text = tr("Field that identifies the outlines (empty: feature number)")
        self.add_advanced(
            QgsProcessingParameterField("ID_FIELD", text, parentLayerParameterName="INPUT", optional=True)
        )
        self.add_bands()
        self.add_context()

    def add_bands(self) -> None:
        """Add the choice of bands."""
        text = tr("Bands for red, green, blue (empty: found by themselves)")
        self.add_advanced(QgsProcessingParameterString("BANDS", text, optional=True))

    def add_context(self) -> None:
        """Add how much ground around an outline a tile shows."""
        text = tr("Side of the tile over the longer side of the outline (empty: as in training)")
        self.add_advanced(number("CONTEXT", text, minimum=1.0, maximum=20.0))

    def add_basemap_limit(self) -> None:
        """Add how many tiles of basemaps may be loaded."""
        text, whole = tr("Most basemap tiles to load"), QgsProcessingParameterNumber.Type.Integer
        self.add_advanced(QgsProcessingParameterNumber("BASEMAP_TILES", text, whole, MOST_TILES, minValue=1))

    def add_pixels(self, default: Optional[int]) -> None:
        """Add the size of the pictures."""
        text, whole = (
            tr("Pixels of a side (empty: the imagery's own)"),
            QgsProcessingParameterNumber.Type.Integer,
        )
        limits = (MIN_PIXELS, MOST_PIXELS)
        self.addParameter(QgsProcessingParameterNumber("PIXELS", text, whole, default, True, *limits))

    def add_licence(self) -> None:
        """Add the confirmation that imagery of a service may be stored."""
        text = tr("The terms of the imagery's service allow me to store tiles")
        self.addParameter(QgsProcessingParameterBoolean("LICENCE", text, False))

    def check_licence(self, layers: List[QgsMapLayer], parameters: Dict[str, Any], context: Any) -> None:
        """Raise QgsProcessingException where imagery of a service would be stored unconfirmed."""
        theme = self.parameterAsString(parameters, "MAP_THEME", context)
        shown = context.project().mapThemeCollection().mapThemeVisibleLayers(theme) if theme else []
        services = [layer.name() for layer in [*layers, *shown] if is_service(layer)]
        if services and not self.parameterAsBool(parameters, "LICENCE", context):
            text = tr(
                "{0} comes from a web service. Many services forbid storing their tiles: read its terms, and "
                "confirm that they allow it, or choose imagery in a file."
            )
            raise QgsProcessingException(text.format(", ".join(services)))

    def frame_rule(self, parameters: Dict[str, Any], context: Any, side: Optional[float] = None) -> FrameRule:
        """Return how large tiles are: by CONTEXT, as in training where it is empty, or of a given side."""
        settings = self.load_captioner().settings
        factor = self.optional_number(parameters, "CONTEXT", context) or settings.context
        is_emptied = "PIXELS" in parameters and not parameters["PIXELS"]  # left out, it has its default
        size = 0 if is_emptied else self.parameterAsInt(parameters, "PIXELS", context)
        ground = math.sqrt(math.prod(settings.trained_ground_m))
        return FrameRule(factor, settings.min_side_m, side, size or None, ground)

    def check_services(
        self, imagery: List[Imagery], specs: Iterable[TileSpec], parameters: Dict[str, Any], context: Any,
        feedback: Any,
    ) -> None:  # fmt: skip
        """Say how many basemap tiles will be loaded; raises TileError when these are too many."""
        most = self.parameterAsInt(parameters, "BASEMAP_TILES", context)
        preflight(imagery, specs, most, feedback.pushInfo, feedback.isCanceled)

    def imagery_fault(self, parameters: Dict[str, Any], context: Any) -> str:
        """Say what is wrong with the imagery that was chosen; empty when nothing is."""
        if not any(parameters.get(name) for name in ("IMAGERY", "IMAGERY_FOLDER", "MAP_THEME")):
            return tr("Imagery is missing: choose rasters or a folder of rasters.")
        given = parameters.get("IMAGERY") or []
        for value in given if isinstance(given, (list, tuple)) else [given]:
            if isinstance(value, str) and QgsProcessingUtils.mapLayerFromString(value, context) is None:
                return tr("Imagery {0} cannot be opened. Check its path.").format(value)
        return ""

    def imagery_layers(self, parameters: Dict[str, Any], context: Any) -> List[QgsMapLayer]:
        """Return the layers to read, those of the folder last; raises TileError."""
        layers = self.parameterAsLayerList(parameters, "IMAGERY", context) or []
        folder = self.parameterAsFile(parameters, "IMAGERY_FOLDER", context)
        return layers + folder_layers(Path(folder)) if folder else layers

    def open_imagery(
        self, layers: List[QgsMapLayer], parameters: Dict[str, Any], context: Any, feedback: Any
    ) -> List[Imagery]:
        """Return layers as sources of tiles, while they may be touched; raises TileError."""
        bands = parse_bands(self.parameterAsString(parameters, "BANDS", context))
        theme = self.parameterAsString(parameters, "MAP_THEME", context)
        transforms = context.transformContext()
        drawn = [open_theme(context.project(), theme, transforms)] if theme else []
        return open_sources(layers, transforms, bands, feedback.reportError, feedback.isCanceled, drawn)
