"""What all algorithms of this plugin share."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, TypeVar, cast

from qgis.core import (
    QgsFeature,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
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
from ..gis.compat import tr
from ..gis.help import page_url
from ..gis.inventory.edits import layer_path
from ..gis.measures.breaks import parse_breaks

ICON = Path(__file__).parents[1] / "resources" / "icon.svg"
LANGUAGES = ["es", "en"]
UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
"""Outlines that are not valid are repaired or reported here, one by one."""
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
