"""Annotate outlines of landslides from imagery into an inventory or a layer."""

from __future__ import annotations

import datetime
from itertools import chain
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsWkbTypes,
)

from ..captioner.model import Captioner
from ..gis.annotation.annotator import Annotator
from ..gis.annotation.batch import Batch, Counts, Listener
from ..gis.annotation.reading import Reader
from ..gis.annotation.record import Run
from ..gis.compat import tr
from ..gis.imagery.tilecache import TileCache, cache_folder, layers_salt
from ..gis.inventory.rows import OnExisting, Outcome
from ..gis.inventory.schema import table_fields
from ..gis.inventory.store import Inventory, create
from ..gis.localcrs import first_local_crs
from .base import UNCHECKED, explained, outline_id
from .imageryinput import ImageryAlgorithm
from .rowsink import RowSink


class AnnotateLandslides(ImageryAlgorithm):
    """Polygons and imagery -> rows of an inventory, or a layer with the same columns."""

    ID = "annotatelandslides"
    TAGS = ["caption", "annotate", "inventory", "measure", "anotar", "inventario", "descripcion"]

    def __init__(self) -> None:
        super().__init__()
        self._path: Optional[Path] = None
        self._cache: Optional[TileCache] = None

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Annotate landslides")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Describes and measures outlined landslides and keeps them in an inventory.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "For each polygon: clips a north-up tile from the raster that covers it best, writes a caption "
            "(movement type, activity, direction), measures area and perimeter on the ellipsoid, names their "
            "size, and adds one row to the inventory, to the output layer, or to both. Parts of a "
            "multipolygon become rows that share event_id.\n\n"
            "Inventory: made by 'Create landslide inventory', as a layer or a file; a file that does not "
            "exist is made. If its layer is being edited, rows come as edits that you can undo and must "
            "save.\n"
            "Outlines that the inventory holds: skip them, update what was read and measured, or add them "
            "again. Rows that you reviewed or changed are never overwritten.\n"
            "Imagery: rasters, a folder of rasters, or both. Bands are found by themselves; write three "
            "numbers such as 3,2,1 if that goes wrong. A map theme gives the map as you see it.\n"
            "Basemaps (XYZ, WMTS, WMS) are loaded at the zoom level nearest to the resolution that the "
            "captioner learned from. Missing tiles are asked for again, and what stays missing is named. "
            "Many services forbid loading or keeping many tiles, and openstreetmap.org is refused: read the "
            "terms of yours. The number of tiles is estimated first, and must not exceed the limit.\n"
            "Date of the imagery: kept in the rows. Directions lean a little towards the sunlit side; within "
            "the tropics that side is known only with a date, and without one there is no lean.\n"
            "Size breaks: three numbers each, as 1000; 10000; 100000; empty for the captioner's.\n\n"
            "Outlines that cannot be annotated are named in the log; the others are still done. After a "
            "cancel, finished rows stay. Doubtful rows say why in the column 'review'."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", tr("Outlines"), [polygons]))
        self.add_imagery()
        inventory = QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), [polygons], optional=True)
        self.addParameter(inventory)
        text = tr("Outlines that the inventory holds")
        self.add_choice("ON_EXISTING", text, [mode.value for mode in OnExisting], "skip")
        self.add_language()
        self._add_provenance()
        self._add_advanced()
        self.add_model()
        sink = QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Annotated outlines"), polygons, optional=True, createByDefault=False
        )
        self.addParameter(sink)
        self._add_results()

    def _add_results(self) -> None:
        self.addOutput(QgsProcessingOutputVectorLayer("INVENTORY", tr("Inventory")))
        self.add_numbers(
            (Outcome.ADDED.name, tr("Landslides added")),
            (Outcome.UPDATED.name, tr("Landslides updated")),
            (Outcome.SKIPPED.name, tr("Landslides already there")),
            (Outcome.PROTECTED.name, tr("Landslides left as a person made them")),
            ("FAILED", tr("Landslides that failed")),
        )

    def _add_provenance(self) -> None:
        date = QgsProcessingParameterDateTime.Type.Date
        text = tr("Date of the imagery")
        self.addParameter(QgsProcessingParameterDateTime("IMAGE_DATE", text, date, optional=True))
        text = tr("Mapped by (empty: your user name)")
        self.addParameter(QgsProcessingParameterString("ANALYST", text, optional=True))

    def _add_advanced(self) -> None:
        self.add_reading()
        self.add_basemap_limit()
        self.add_breaks()
        text = tr("Keep clipped tiles beside the inventory, and use those kept")
        self.add_advanced(QgsProcessingParameterBoolean("CACHE", text, False))

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message; an inventory need not exist yet."""
        fault = self.imagery_fault(parameters, context)
        if fault:
            return False, fault
        if not parameters.get("INVENTORY") and not parameters.get("OUTPUT"):
            return False, tr("There is nowhere to write: choose an inventory, an output layer, or both.")
        others = {name: value for name, value in parameters.items() if name != "INVENTORY"}
        return super().checkParameterValues(others, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        layers = self.imagery_layers(parameters, context)
        self._imagery = self.open_imagery(layers, parameters, context, feedback)
        self._path = self.inventory_path(parameters, context)
        if self.parameterAsBool(parameters, "CACHE", context):
            salt = None if parameters.get("MAP_THEME") else layers_salt(layers)
            self._cache = _cache(self._path, salt, feedback)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Annotate the outlines one by one."""
        captioner = self.chosen_captioner(parameters, context)
        run = self._run(parameters, context, captioner)
        reader = self._reader(parameters, context, captioner)
        outlines = (f.geometry() for f in self._source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        self.check_services(self._imagery, reader.specs(outlines), parameters, context, feedback)
        inventory = self._inventory(context)
        crs = inventory.crs if inventory else self._source.sourceCrs()
        annotator = Annotator(reader, run, self._source.sourceCrs(), crs, context.transformContext())
        kind = QgsWkbTypes.Type.Polygon
        sink, output = self.parameterAsSink(parameters, "OUTPUT", context, table_fields(), kind, crs)
        results: Dict[str, Any] = {} if sink is None else {"OUTPUT": output}
        rows = RowSink(sink)
        del sink
        listener = Listener(feedback.pushInfo, feedback.reportError, rows.add, feedback.isCanceled)
        mode = OnExisting(self.parameterAsEnumString(parameters, "ON_EXISTING", context) or "skip")
        try:
            batch = Batch(annotator, inventory, mode, listener)
            self._annotate_all(batch, parameters, context, feedback)
        finally:
            rows.close()
        if inventory:
            inventory.refresh()
            results["INVENTORY"] = str(inventory.path)
        _report(batch.counts, feedback)
        results.update({outcome.name: count for outcome, count in batch.counts.by_outcome.items()})
        return {**results, "FAILED": batch.counts.failed}

    def _run(self, parameters: Dict[str, Any], context: Any, captioner: Captioner) -> Run:
        analyst = self.parameterAsString(parameters, "ANALYST", context)
        return Run(
            settings=captioner.settings,
            breaks=self.breaks(parameters, context, captioner.settings.size_breaks),
            language=self.parameterAsEnumString(parameters, "LANGUAGE", context) or "es",
            mapped_by=analyst or QgsApplication.userFullName() or QgsApplication.userLoginName(),
            src_layer=self._source.sourceName(),
            img_date=self._image_date(parameters, context),
        )

    def _image_date(self, parameters: Dict[str, Any], context: Any) -> Optional[datetime.date]:
        if not parameters.get("IMAGE_DATE"):
            return None
        date = self.parameterAsDateTime(parameters, "IMAGE_DATE", context).date()
        return datetime.date(date.year(), date.month(), date.day()) if date.isValid() else None

    def _inventory(self, context: Any) -> Optional[Inventory]:
        """The inventory, made if there is none, and checked before any work is done; LandslideError."""
        if self._path is None:
            return None
        if not self._path.exists():
            create(self._path, self._local_crs(context))
        inventory = Inventory(self._path)
        inventory.check_writable()
        return inventory

    def _local_crs(self, context: Any) -> QgsCoordinateReferenceSystem:
        """The metric system of the outlines; one with absurd coordinates does not spoil it; GeometryError."""
        outlines = self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)
        boxes = chain([self._source.sourceExtent()], (f.geometry().boundingBox() for f in outlines))
        return first_local_crs(boxes, self._source.sourceCrs(), context.transformContext())

    def _reader(self, parameters: Dict[str, Any], context: Any, captioner: Captioner) -> Reader:
        factor = self.optional_number(parameters, "CONTEXT", context)
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        return Reader(captioner, self._imagery, crs, transforms, factor, self._cache)

    def _annotate_all(self, batch: Batch, parameters: Dict[str, Any], context: Any, feedback: Any) -> None:
        """Raises InventoryError when rows cannot be written."""
        name = self.parameterAsString(parameters, "ID_FIELD", context)
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes([name] if name else [], self._source.fields())
        total = max(1, self._source.featureCount())
        for index, feature in enumerate(self._source.getFeatures(request, UNCHECKED)):
            if feedback.isCanceled():
                feedback.pushInfo(tr("Cancelled: the landslides finished so far are kept."))
                break
            feedback.setProgress(100 * index / total)
            src_id = outline_id(feature, name)
            batch.add(tr("Outline {0}").format(src_id), feature.geometry(), src_id)
        batch.flush()


def _cache(inventory: Optional[Path], salt: Optional[str], feedback: Any) -> Optional[TileCache]:
    """The tiles kept beside an inventory, or None where they cannot be kept."""
    if inventory is None or salt is None:
        feedback.pushWarning(tr("Tiles are not kept: that needs an inventory, and rasters as imagery."))
        return None
    return TileCache(cache_folder(inventory), salt, feedback.pushWarning)


def _report(counts: Counts, feedback: Any) -> None:
    """Say how many came out how; QgsProcessingException when there was nothing but failures."""
    added, updated, skipped, protected = (counts.by_outcome[outcome] for outcome in Outcome)
    summary = tr("{0} added, {1} updated, {2} already there, {3} left as a person made them, {4} failed.")
    text = summary.format(added, updated, skipped, protected, counts.failed)
    if counts.failed and not counts.done:
        raise QgsProcessingException(tr("No outline could be annotated; the log says why. {0}").format(text))
    feedback.pushInfo(text)
    if counts.marked:
        feedback.pushInfo(
            tr("{0} rows are marked for review: see the column 'review'.").format(counts.marked)
        )
