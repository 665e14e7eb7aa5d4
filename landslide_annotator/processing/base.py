"""What all algorithms of this plugin share."""

from __future__ import annotations

import math
from functools import wraps
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Tuple, TypeVar, cast

from qgis.core import (
    QgsFeature,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapTheme,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import QIcon

from ..captioner.assets import OWN_REMEDY
from ..captioner.model import Captioner
from ..core.errors import LandslideError
from ..core.sizes import SizeBreaks
from ..gis.basemap import MOST_TILES
from ..gis.breaks import parse_breaks
from ..gis.compat import tr
from ..gis.framing import FrameRule
from ..gis.help import page_url
from ..gis.imagery import Imagery
from ..gis.inventory_edits import layer_path
from ..gis.licence import is_service
from ..gis.preflight import preflight
from ..gis.reachable import reachable
from ..gis.sources import folder_layers, open_sources, open_theme, parse_bands
from ..gis.tiles import MIN_PIXELS
from ..gis.tilespec import TileSpec

ICON = Path(__file__).parents[1] / "resources" / "icon.svg"
LANGUAGES = ["es", "en"]
UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
"""Outlines that are not valid are repaired or reported here, one by one."""
MOST_PIXELS = 4096
"""Of a side of a picture that is stored."""
Method = TypeVar("Method", bound=Callable[..., Any])


class LandslideAlgorithm(QgsProcessingAlgorithm):
    """Base class: subclasses set `ID`, `TAGS` and the texts, and do the work in `processAlgorithm`."""

    ID = ""
    TAGS: List[str] = []

    def createInstance(self) -> LandslideAlgorithm:
        """Return a new algorithm of the same class."""
        return type(self)()

    def name(self) -> str:
        """Return the id used by scripts; it never changes."""
        return self.ID

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        """Return the icon's path."""
        return str(ICON)

    def helpUrl(self) -> str:
        """Return the page of help."""
        return page_url(self.ID)

    def tags(self) -> List[str]:
        """Return words to find the algorithm by, in English and Spanish."""
        return ["landslide", "deslizamiento", *self.TAGS]

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        """Add a parameter that is folded away in the dialog."""
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

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
        kind, text = (
            QgsProcessingParameterNumber.Type.Integer,
            tr("Pixels of a side (empty: the imagery's own)"),
        )
        self.addParameter(
            QgsProcessingParameterNumber("PIXELS", text, kind, default, True, MIN_PIXELS, MOST_PIXELS)
        )

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
        found = reachable(layers, feedback.reportError)
        return open_sources(found, transforms, bands, feedback.reportError, feedback.isCanceled, drawn)

    def add_choice(
        self, name: str, text: str, choices: Sequence[str], default: str = "", advanced: bool = False
    ) -> None:
        """Add a choice of words, by default the first one."""
        parameter = QgsProcessingParameterEnum(
            name, text, list(choices), defaultValue=default or choices[0], usesStaticStrings=True
        )
        add = self.add_advanced if advanced else self.addParameter
        add(parameter)

    def add_language(self, text: str = "") -> None:
        """Add the language of the captions, or of what the text says."""
        self.add_choice("LANGUAGE", text or tr("Language of the captions"), LANGUAGES)

    def add_numbers(self, *outputs: Tuple[str, str]) -> None:
        """Add results that are numbers, by name and text."""
        for name, text in outputs:
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def add_area_breaks(self) -> None:
        """Add the breaks between classes of area alone."""
        text = tr("Breaks between classes of area, m²")
        self.add_advanced(QgsProcessingParameterString("AREA_BREAKS", text, optional=True))

    def area_breaks(self, parameters: Dict[str, Any], context: Any) -> SizeBreaks:
        """Return the breaks between classes of area; raises SizeError."""
        return parse_breaks(self.parameterAsString(parameters, "AREA_BREAKS", context), "", SizeBreaks())

    def add_model(self) -> None:
        """Add the folder of another captioner."""
        text = tr("Folder of an exported model (empty: the captioner that comes with the plugin)")
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.add_advanced(QgsProcessingParameterFile("MODEL", text, folder, optional=True))

    def add_breaks(self) -> None:
        """Add the breaks between size classes."""
        self.add_area_breaks()
        text = tr("Breaks between classes of perimeter, m")
        self.add_advanced(QgsProcessingParameterString("PERIMETER_BREAKS", text, optional=True))

    def breaks(self, parameters: Dict[str, Any], context: Any, default: SizeBreaks) -> SizeBreaks:
        """Return the breaks that were given, the default's where they were left empty; raises SizeError."""
        area = self.parameterAsString(parameters, "AREA_BREAKS", context)
        perimeter = self.parameterAsString(parameters, "PERIMETER_BREAKS", context)
        return parse_breaks(area, perimeter, default)

    def optional_number(self, parameters: Dict[str, Any], name: str, context: Any) -> Optional[float]:
        """Return a number, or None where it was left empty."""
        if parameters.get(name) is None:
            return None
        return self.parameterAsDouble(parameters, name, context)

    def needed_source(
        self, parameters: Dict[str, Any], name: str, context: Any
    ) -> QgsProcessingFeatureSource:
        """Return the features of a layer; raises QgsProcessingException when there are none to be had."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def optional_raster(
        self, parameters: Dict[str, Any], name: str, context: Any
    ) -> Optional[QgsRasterLayer]:
        """Return a raster, None when it was left empty; raises QgsProcessingException where it is none."""
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is None and parameters.get(name):
            raise QgsProcessingException(self.invalidRasterError(parameters, name))
        return layer

    def read_files(self, parameters: Dict[str, Any], names: Sequence[str], context: Any) -> List[Path]:
        """Return the files of vector layers that are read, where they are in files."""
        layers = (self.parameterAsVectorLayer(parameters, name, context) for name in names)
        paths = (layer_path(layer) for layer in layers if layer is not None)
        return [path for path in paths if path is not None]

    def inventory_path(self, parameters: Dict[str, Any], context: Any) -> Optional[Path]:
        """Return the file of the parameter INVENTORY (a layer, its name or a path), None when empty."""
        value = parameters.get("INVENTORY")
        if not value:
            return None
        layer = value if isinstance(value, QgsMapLayer) else None
        text = "" if layer else self.parameterAsString(parameters, "INVENTORY", context)
        if layer is None:
            layer = QgsProcessingUtils.mapLayerFromString(text, context, False)
        if layer is None:
            return Path(text.split("|")[0])
        path = layer_path(layer)
        if path is None:
            raise QgsProcessingException(
                tr("Layer {0} is not in a file. Choose an inventory GeoPackage.").format(layer.name())
            )
        return path

    def load_captioner(self) -> Captioner:
        """Return the bundled captioner; raises QgsProcessingException with the remedy."""
        try:
            return Captioner.load()
        except LandslideError as error:
            raise QgsProcessingException(str(error)) from error

    def chosen_captioner(self, parameters: Dict[str, Any], context: Any) -> Captioner:
        """Return the captioner of the folder MODEL, the bundled one when empty; raises AssetError."""
        folder = self.parameterAsString(parameters, "MODEL", context)
        return Captioner.load(Path(folder), OWN_REMEDY) if folder else self.load_captioner()


def outline_id(feature: QgsFeature, field: str) -> str:
    """Return what identifies a feature: its value in a field, else its number."""
    return str((feature[field] if field else None) or feature.id())


def explained(method: Method) -> Method:
    """Let the plugin's errors, which name the remedy, end an algorithm.

    Only their text is let through: QGIS never frees the error that leaves an algorithm, nor the captioner
    and the layers in the functions on its way.
    """

    @wraps(method)
    def wrapper(*arguments: Any) -> Any:
        try:
            return method(*arguments)
        except (LandslideError, QgsProcessingException) as error:
            message = str(error)
        raise QgsProcessingException(message)

    return cast(Method, wrapper)


def number(
    name: str, text: str, default: Optional[float] = None, minimum: float = 0.0, maximum: float = 1e9
) -> QgsProcessingParameterNumber:
    """Return a parameter for an optional real number."""
    kind = QgsProcessingParameterNumber.Type.Double
    return QgsProcessingParameterNumber(name, text, kind, default, True, minimum, maximum)
