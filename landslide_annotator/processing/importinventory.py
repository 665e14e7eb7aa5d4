"""Import a foreign inventory: outlines and words of another layer or file -> rows of an inventory."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.errors import GeometryError, LandslideError
from ..core.foreignvalues import hints, understand
from ..core.foreignwords import parse_pairs
from ..core.plainvalues import read_number
from ..core.sizes import SizeBreaks
from ..gis.annotation.batch import Batch, Listener
from ..gis.compat import tr
from ..gis.exchange.circles import Circles
from ..gis.exchange.fieldmapping import TARGETS, FieldMapping
from ..gis.exchange.foreignlayers import KML_SUFFIXES, open_layers
from ..gis.exchange.importer import Importer, Origin
from ..gis.inventory.rows import Entry, OnExisting, Outcome
from ..gis.inventory.store import Inventory, create
from ..gis.localcrs import first_local_crs
from ..gis.values import plain_value
from .base import UNCHECKED, LandslideAlgorithm, explained

OWN_WORDS = "words"
CODES = {OWN_WORDS: None, "PMA:GCA": "PMA:GCA", "SGC": "SGC"}
SIZE = 500
"""Rows written at a time."""


class _Layer:
    """One layer to import, from a parameter or from a file."""

    def __init__(self, source: Any, name: str, hinted: bool) -> None:
        self.source, self.name, self.hinted = source, name, hinted
        is_layer = isinstance(source, QgsVectorLayer)
        self.crs = source.crs() if is_layer else source.sourceCrs()
        self.extent = source.extent() if is_layer else source.sourceExtent()
        self.count = max(0, source.featureCount())

    def features(self) -> Iterator[QgsFeature]:
        if isinstance(self.source, QgsVectorLayer):
            return self.source.getFeatures()
        return self.source.getFeatures(QgsFeatureRequest(), UNCHECKED)


class ImportInventory(LandslideAlgorithm):
    """A foreign layer or file -> rows of an inventory, not yet captioned."""

    ID = "importinventory"
    TAGS = ["import", "kml", "kmz", "shapefile", "iffi", "simma", "importar", "inventario", "google earth"]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._path: Optional[Path] = None

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Import landslide inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Brings outlines and words of another inventory into this one.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Takes a polygon layer (Shapefile, GeoJSON, table with outlines) or a file with all its layers "
            "(KML or KMZ of Google Earth with its folders), and adds one row for each polygon to an "
            "inventory, which is made if it does not exist. Sizes are measured on the ellipsoid; nothing is "
            "captioned: do that next with 'Annotate landslides' on the same outlines, choosing to update. It "
            "fills what is empty; types, activities and directions that you imported stay.\n\n"
            "Columns: write a field or an expression for each, or leave it empty to have it guessed from the "
            "fields' names in English, Spanish or Italian; a hyphen (-) keeps it empty. The log says what "
            "fills what. Where a KML has no type, its names, descriptions and folders are searched for one.\n"
            "Words: English, Spanish and Italian words, those of IFFI, SIMMA and GSI among them, become "
            "codes of the inventory; or codes of PMA:GCA or SGC. Add your own as 'type: complesso = slide; "
            "activity: quieto = dormant'. What is not understood is named in the log and in the column "
            "'review', and kept in 'remarks'.\n"
            "Points: a row needs an outline. Points can become circles of their recorded area (quality "
            "'low').\n\n"
            "Outlines that the inventory holds are skipped. Outlines that cannot be imported are named in "
            "the log; the others are still done."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = QgsProcessing.SourceType
        text = tr("Layer to import")
        anything = [kinds.TypeVectorAnyGeometry]
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", text, anything, optional=True))
        text = tr("File to import, with all its layers (KML, KMZ and others)")
        self.addParameter(QgsProcessingParameterFile("FILE", text, optional=True))
        polygons = [kinds.TypeVectorPolygon]
        inventory = QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), polygons, optional=True)
        self.addParameter(inventory)
        for target, text in _labels().items():
            self._add_column(target, text)
        self.add_choice("CODES", tr("Types and activities are"), list(CODES), advanced=True)
        text = tr("Your own words")
        self.add_advanced(QgsProcessingParameterString("WORDS", text, multiLine=True, optional=True))
        text = tr("Draw circles of the recorded area around points")
        self.add_advanced(QgsProcessingParameterBoolean("CIRCLES", text, False))
        text = tr("Imported by (empty: your user name)")
        self.add_advanced(QgsProcessingParameterString("ANALYST", text, optional=True))
        self.add_breaks()
        self.addOutput(QgsProcessingOutputVectorLayer("INVENTORY", tr("Inventory")))
        self.add_numbers(
            (Outcome.ADDED.name, tr("Landslides added")),
            (Outcome.SKIPPED.name, tr("Landslides already there")),
            ("FAILED", tr("Landslides that failed")),
            ("UNKNOWN", tr("Landslides with words that are not known")),
        )

    def _add_column(self, target: str, text: str) -> None:
        name = _parameter(target)
        parameter = QgsProcessingParameterExpression(name, text, "", "INPUT", optional=True)
        add = self.addParameter if target in ("type", "activity", "direction") else self.add_advanced
        add(parameter)

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message; an inventory need not exist yet."""
        if bool(parameters.get("INPUT")) == bool(parameters.get("FILE")):
            return False, tr("Choose either a layer or a file to import.")
        if not parameters.get("INVENTORY"):
            return False, tr("Choose the inventory to import into.")
        others = {name: value for name, value in parameters.items() if name != "INVENTORY"}
        return super().checkParameterValues(others, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        if parameters.get("INPUT"):
            self._source = self.needed_source(parameters, "INPUT", context)
        self._path = self.inventory_path(parameters, context)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Import the features one by one."""
        layers = self._layers(parameters, context)
        inventory = self._inventory(layers, context)
        job = _Job(self, parameters, context, feedback)
        listener = Listener(feedback.pushInfo, feedback.reportError, _ignore, feedback.isCanceled)
        done = 0
        total = max(1, sum(layer.count for layer in layers))
        for layer in layers:
            try:
                importer = Importer(
                    job.origin(layer.name), layer.crs, inventory.crs, context.transformContext()
                )
            except GeometryError as error:
                raise QgsProcessingException(f"{layer.name}: {error}") from error
            batch = Batch(importer, inventory, OnExisting.SKIP, listener, SIZE)
            job.begin(layer, importer, batch)
            for feature in layer.features():
                if feedback.isCanceled():
                    break
                feedback.setProgress(100.0 * done / total)
                job.bring(feature)
                done += 1
            batch.flush()
            job.end()
        inventory.refresh()
        return {"INVENTORY": str(inventory.path), **job.report()}

    def _layers(self, parameters: Dict[str, Any], context: Any) -> List[_Layer]:
        if self._source is not None:
            return [_Layer(self._source, self._source.sourceName(), False)]
        path = Path(self.parameterAsFile(parameters, "FILE", context))
        hinted = path.suffix.lower() in KML_SUFFIXES
        return [_Layer(layer, f"{path.name}|{layer.name()}", hinted) for layer in open_layers(path)]

    def _inventory(self, layers: List[_Layer], context: Any) -> Inventory:
        """The inventory, made if there is none, and checked before any work is done; LandslideError."""
        if not self._path.exists():
            first, transforms = layers[0], context.transformContext()
            boxes = (f.geometry().boundingBox() for layer in layers for f in layer.features())
            create(self._path, first_local_crs(chain([first.extent], boxes), first.crs, transforms))
        inventory = Inventory(self._path)
        inventory.check_writable()
        return inventory


class _Job:
    """Brings features of one layer after the other into the inventory, and keeps count."""

    def __init__(
        self, algorithm: ImportInventory, parameters: Dict[str, Any], context: Any, feedback: Any
    ) -> None:
        self._context, self._feedback = context, feedback
        text = algorithm.parameterAsString
        self._given = {target: text(parameters, _parameter(target), context).strip() for target in TARGETS}
        self._standard = CODES[algorithm.parameterAsEnumString(parameters, "CODES", context) or OWN_WORDS]
        self._words = parse_pairs(text(parameters, "WORDS", context))
        self._circled = algorithm.parameterAsBool(parameters, "CIRCLES", context)
        self._breaks = algorithm.breaks(parameters, context, SizeBreaks())
        analyst = text(parameters, "ANALYST", context)
        self._analyst = analyst or QgsApplication.userFullName() or QgsApplication.userLoginName()
        self._counts = dict.fromkeys((Outcome.ADDED.name, Outcome.SKIPPED.name, "FAILED", "UNKNOWN"), 0)

    def origin(self, name: str) -> Origin:
        """What the rows of a layer share."""
        return Origin(name, self._analyst, self._breaks)

    def begin(self, layer: _Layer, importer: Importer, batch: Batch) -> None:
        """Take up a layer; raises InventoryError for a mapping that does not fit it."""
        fields = layer.source.fields()
        self._mapping = FieldMapping(fields, self._given)
        self._feedback.pushInfo(tr("Columns of {0}:").format(layer.name))
        for line in self._mapping.describe():
            self._feedback.pushInfo(f"  {line}")
        self._layer, self._importer, self._batch = layer, importer, batch
        self._circles = Circles(layer.crs, self._context.transformContext()) if self._circled else None

    def bring(self, feature: QgsFeature) -> None:
        """Import a feature; what is wrong with it is reported."""
        raw, failures = self._mapping.read(feature)
        if self._layer.hinted:
            raw = {**self._hinted(feature), **{key: value for key, value in raw.items() if value is not None}}
        src_id = str(raw.get("src_id") or feature.id())
        name = tr("Outline {0}").format(src_id)
        values, unknown = understand(raw, self._standard, self._words)
        problems = (*failures, *unknown)
        for problem in problems:
            self._feedback.pushWarning(f"{name}: {problem}")
        self._counts["UNKNOWN"] += bool(problems)
        geometry = feature.geometry()
        if self._circles is not None and geometry.type() == QgsWkbTypes.GeometryType.PointGeometry:
            try:
                geometry = self._circles.around(geometry, read_number(raw.get("area")) or 0.0)
            except LandslideError as error:
                self._feedback.reportError(f"{name}: {error}")
                self._counts["FAILED"] += 1
                return
            circle = tr("outline: circle of the recorded area")
            remarks = "; ".join(part for part in (circle, values.get("remarks")) if part)
            values = {**values, "quality": "low", "remarks": remarks}
        self._importer.take(values, problems)
        self._batch.add(name, geometry, src_id)

    def _hinted(self, feature: QgsFeature) -> Dict[str, Any]:
        """What the name, description and folder of a feature of a KML say."""
        names = feature.fields().names()
        texts = [feature[name] for name in ("Name", "description") if name in names]
        folder = self._layer.name.rpartition("|")[2]
        found: Dict[str, Any] = dict(hints([text for text in (*texts, folder) if isinstance(text, str)]))
        if "timestamp" in names:  # where a place has no beginning and end
            found["date_from"] = plain_value(feature["timestamp"])
        return found

    def end(self) -> None:
        """Add a finished layer's counts."""
        counts = self._batch.counts
        for outcome in (Outcome.ADDED, Outcome.SKIPPED):
            self._counts[outcome.name] += counts.by_outcome[outcome]
        self._counts["FAILED"] += counts.failed

    def report(self) -> Dict[str, int]:
        """The counts, told too; raises QgsProcessingException when there was nothing but failures."""
        counts = self._counts
        text = tr("{0} added, {1} already there, {2} failed, {3} with words that are not known.").format(
            *counts.values()
        )
        if counts["FAILED"] and not counts["ADDED"] + counts["SKIPPED"]:
            raise QgsProcessingException(
                tr("No outline could be imported; the log says why. {0}").format(text)
            )
        self._feedback.pushInfo(text)
        return counts


def _ignore(entry: Entry, number: int) -> None:
    """Rows go into the inventory only."""


def _parameter(target: str) -> str:
    return f"{target.upper()}_FIELD"


def _labels() -> Dict[str, str]:
    """What the parameter of each target is called."""
    return {
        "type": tr("Movement type: field or expression"),
        "activity": tr("Activity: field or expression"),
        "direction": tr("Direction, word or degrees: field or expression"),
        "azimuth": tr("Azimuth, degrees: field or expression"),
        "date_from": tr("Occurred from: field or expression"),
        "date_to": tr("Occurred until: field or expression"),
        "year": tr("Year: field or expression"),
        "quality": tr("Quality of the outline: field or expression"),
        "remarks": tr("Remarks: field or expression"),
        "src_id": tr("Identifier: field or expression"),
        "event_id": tr("Event: field or expression"),
        "mapped_by": tr("Mapped by: field or expression"),
        "area": tr("Recorded area of points, m²: field or expression"),
    }
