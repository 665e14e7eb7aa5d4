"""Annotate outlines of landslides from imagery into an inventory or a layer."""

from __future__ import annotations

import datetime
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMapTheme,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingParameterVectorLayer,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ..captioner.model import Captioner
from ..core.errors import GeometryError
from ..gis.annotation import Reader
from ..gis.annotator import Annotator
from ..gis.basemap import MOST_TILES
from ..gis.batch import Batch, Counts, Listener
from ..gis.compat import tr
from ..gis.imagery import Imagery
from ..gis.inventory import Inventory, create
from ..gis.inventory_rows import OnExisting, Outcome
from ..gis.inventory_schema import table_fields
from ..gis.localcrs import local_crs, transform_to_wgs84
from ..gis.preflight import preflight
from ..gis.record import Run
from ..gis.sources import folder_layers, open_sources, open_theme, parse_bands
from .base import UNCHECKED, LandslideAlgorithm, explained, number
from .rowsink import RowSink


class AnnotateLandslides(LandslideAlgorithm):
    """Polygons and imagery -> rows of an inventory, or a layer with the same columns."""

    ID = "annotatelandslides"
    TAGS = ["caption", "annotate", "inventory", "measure", "anotar", "inventario", "descripcion"]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._imagery: List[Imagery] = []
        self._path: Optional[Path] = None

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
            "Size breaks: three numbers each, as 1000; 10000; 100000; empty for the captioner's.\n\n"
            "Outlines that cannot be annotated are named in the log; the others are still done. After a "
            "cancel, finished rows stay. Doubtful rows say why in the column 'review'."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", tr("Outlines"), [polygons]))
        self._add_imagery()
        inventory = QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), [polygons], optional=True)
        self.addParameter(inventory)
        modes, text = [mode.value for mode in OnExisting], tr("Outlines that the inventory holds")
        mode = QgsProcessingParameterEnum(
            "ON_EXISTING", text, modes, defaultValue="skip", usesStaticStrings=True
        )
        self.addParameter(mode)
        self.add_language()
        self._add_provenance()
        self._add_advanced()
        sink = QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Annotated outlines"), polygons, optional=True, createByDefault=False
        )
        self.addParameter(sink)
        self._add_results()

    def _add_imagery(self) -> None:
        rasters, folder = QgsProcessing.SourceType.TypeRaster, QgsProcessingParameterFile.Behavior.Folder
        text = tr("Imagery")
        self.addParameter(QgsProcessingParameterMultipleLayers("IMAGERY", text, rasters, optional=True))
        text = tr("Map theme as imagery: its layers as drawn over one another")
        self.addParameter(QgsProcessingParameterMapTheme("MAP_THEME", text, optional=True))
        text = tr("Folder of imagery")
        self.addParameter(QgsProcessingParameterFile("IMAGERY_FOLDER", text, folder, optional=True))

    def _add_results(self) -> None:
        self.addOutput(QgsProcessingOutputVectorLayer("INVENTORY", tr("Inventory")))
        for name, text in (
            (Outcome.ADDED.name, tr("Landslides added")),
            (Outcome.UPDATED.name, tr("Landslides updated")),
            (Outcome.SKIPPED.name, tr("Landslides already there")),
            (Outcome.PROTECTED.name, tr("Landslides left as a person made them")),
            ("FAILED", tr("Landslides that failed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def _add_provenance(self) -> None:
        date = QgsProcessingParameterDateTime.Type.Date
        text = tr("Date of the imagery")
        self.addParameter(QgsProcessingParameterDateTime("IMAGE_DATE", text, date, optional=True))
        text = tr("Mapped by (empty: your user name)")
        self.addParameter(QgsProcessingParameterString("ANALYST", text, optional=True))

    def _add_advanced(self) -> None:
        text = tr("Field that identifies the outlines (empty: feature number)")
        self.add_advanced(
            QgsProcessingParameterField("ID_FIELD", text, parentLayerParameterName="INPUT", optional=True)
        )
        text = tr("Bands for red, green, blue (empty: found by themselves)")
        self.add_advanced(QgsProcessingParameterString("BANDS", text, optional=True))
        text = tr("Side of the tile over the longer side of the outline (empty: as in training)")
        self.add_advanced(number("CONTEXT", text, minimum=1.0, maximum=20.0))
        text = tr("Most basemap tiles to load")
        whole = QgsProcessingParameterNumber.Type.Integer
        self.add_advanced(QgsProcessingParameterNumber("BASEMAP_TILES", text, whole, MOST_TILES, minValue=1))
        self.add_breaks()

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message; an inventory need not exist yet."""
        if not any(parameters.get(name) for name in ("IMAGERY", "IMAGERY_FOLDER", "MAP_THEME")):
            return False, tr("Imagery is missing: choose rasters or a folder of rasters.")
        if not parameters.get("INVENTORY") and not parameters.get("OUTPUT"):
            return False, tr("There is nowhere to write: choose an inventory, an output layer, or both.")
        given = parameters.get("IMAGERY") or []
        for value in given if isinstance(given, (list, tuple)) else [given]:
            if isinstance(value, str) and QgsProcessingUtils.mapLayerFromString(value, context) is None:
                return False, tr("Imagery {0} cannot be opened. Check its path.").format(value)
        others = {name: value for name, value in parameters.items() if name != "INVENTORY"}
        return super().checkParameterValues(others, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.parameterAsSource(parameters, "INPUT", context)
        if self._source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        self._imagery = self._open_imagery(parameters, context, feedback)
        self._path = self.inventory_path(parameters, context)
        return True

    def _open_imagery(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> List[Imagery]:
        """The layers, files and services to clip from, as clones; raises TileError when none is usable."""
        layers = self.parameterAsLayerList(parameters, "IMAGERY", context) or []
        folder = self.parameterAsFile(parameters, "IMAGERY_FOLDER", context)
        if folder:
            layers = layers + folder_layers(Path(folder))
        bands = parse_bands(self.parameterAsString(parameters, "BANDS", context))
        theme = self.parameterAsString(parameters, "MAP_THEME", context)
        transforms = context.transformContext()
        drawn = [open_theme(context.project(), theme, transforms)] if theme else []
        return open_sources(layers, transforms, bands, feedback.reportError, feedback.isCanceled, drawn)

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Annotate the outlines one by one."""
        captioner = self.load_captioner()
        run = self._run(parameters, context, captioner)
        reader = self._reader(parameters, context, captioner)
        self._check_services(reader, parameters, context, feedback)
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
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        transform_to_wgs84(crs, transforms)
        outlines = self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)
        boxes = chain([self._source.sourceExtent()], (f.geometry().boundingBox() for f in outlines))
        for box in boxes:
            with suppress(GeometryError):
                return local_crs(box, crs, transforms)
        raise GeometryError(
            tr("No outline has a place on the globe to make an inventory for. Check the layer's CRS.")
        )

    def _reader(self, parameters: Dict[str, Any], context: Any, captioner: Captioner) -> Reader:
        factor = self.optional_number(parameters, "CONTEXT", context)
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        return Reader(captioner, self._imagery, crs, transforms, factor)

    def _check_services(
        self, reader: Reader, parameters: Dict[str, Any], context: Any, feedback: Any
    ) -> None:
        """Say how many basemap tiles will be loaded; raises TileError when these are too many."""
        most = self.parameterAsInt(parameters, "BASEMAP_TILES", context)
        outlines = (f.geometry() for f in self._source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        preflight(self._imagery, reader.specs(outlines), most, feedback.pushInfo, feedback.isCanceled)

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
            src_id = str((feature[name] if name else None) or feature.id())
            batch.add(tr("Outline {0}").format(src_id), feature.geometry(), src_id)
        batch.flush()


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
