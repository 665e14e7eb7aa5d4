"""Clip tiles of imagery around polygons or points into a folder of pictures."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, Iterator, Optional, Tuple

from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
    QgsWkbTypes,
)

from ..core.errors import GeometryError, LandslideError, OutputError
from ..gis.compat import tr
from ..gis.imagery.tilespec import TileSpec
from ..gis.tilesets.filenames import Namer, repeated
from ..gis.tilesets.files import FORMATS
from ..gis.tilesets.folder import TileFolder
from ..gis.tilesets.footprints import footprint, footprint_crs, footprint_fields
from ..gis.tilesets.framing import Frame, Framer, is_points
from .base import UNCHECKED, explained, number, outline_id
from .imageryinput import ImageryAlgorithm

LARGEST_SIDE = 200_000.0


class ClipTiles(ImageryAlgorithm):
    """Polygons or points and imagery -> folder of pictures, their table and footprints."""

    ID = "cliptiles"
    TAGS = ["tile", "clip", "imagery", "mask", "tesela", "recortar", "imagen", "mascara"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Clip tiles")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Clips square, north-up tiles of imagery around polygons or points into a folder.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes a picture of the ground around each polygon or point: square, north up, in a transverse "
            "Mercator projection of its own, so that its sides are true metres everywhere. Each part of a "
            "multipolygon gets its own.\n\n"
            "Side: metres of ground; points need it. Empty for polygons: the longer side of the outline "
            "times the factor under 'Advanced', as 'Annotate landslides' takes it.\n"
            "Pixels: of a picture's side; empty for the imagery's own resolution.\n"
            "GeoTIFFs carry their place; PNGs have it beside them (.pgw and .aux.xml). Masks are white "
            "inside the outline and black outside.\n\n"
            "The folder also gets tiles.csv: file, mask, identifier, side, metres of a pixel (ground_m) and "
            "of the imagery's own (native_m), centre, source, bands, stretch, attribution, warnings. The "
            "footprints have the same columns.\n"
            "Files that are there already stay, so that a run can be continued; allow overwriting to cut "
            "them again. After a cancel, finished tiles stay.\n\n"
            "Licence: many web services (Google, Bing, Esri and others) forbid storing their tiles, and "
            "openstreetmap.org refuses bulk downloads. For imagery of a service, confirm that its terms "
            "allow you to store it. The attribution in the layer's properties is stored with every tile."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = [QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVectorPoint]
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", tr("Outlines or points"), kinds))
        self.add_imagery()
        text = tr("Side of the tiles, metres of ground (empty: by the outline)")
        self.addParameter(number("SIDE", text, minimum=1.0, maximum=LARGEST_SIDE))
        self._add_pictures()
        self.add_licence()
        self.add_reading()
        self.add_basemap_limit()
        text = tr("Cut again what is there, and overwrite it")
        self.add_advanced(QgsProcessingParameterBoolean("OVERWRITE", text, False))
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of tiles")))
        polygons, text = QgsProcessing.SourceType.TypeVectorPolygon, tr("Footprints")
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", text, polygons, optional=True, createByDefault=True)
        )
        self.addOutput(QgsProcessingOutputFile("TABLE", tr("Table of tiles")))
        self.add_numbers(
            ("CUT", tr("Tiles cut")),
            ("KEPT", tr("Tiles already there")),
            ("FAILED", tr("Tiles that failed")),
        )

    def _add_pictures(self) -> None:
        self.add_pixels(224)
        self.add_choice("FORMAT", tr("Format"), [*FORMATS], "PNG")
        self.addParameter(
            QgsProcessingParameterBoolean("MASKS", tr("Also write masks of the outlines"), False)
        )

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        fault = self.imagery_fault(parameters, context)
        return (False, fault) if fault else super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        layers = self.imagery_layers(parameters, context)
        self.check_licence(layers, parameters, context)
        self._imagery = self.open_imagery(layers, parameters, context, feedback)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Cut the tiles one by one."""
        framer = self._framer(parameters, context)
        self.check_services(self._imagery, self._specs(framer), parameters, context, feedback)
        path = Path(self.parameterAsString(parameters, "FOLDER", context))
        masks, overwrite = (self.parameterAsBool(parameters, n, context) for n in ("MASKS", "OVERWRITE"))
        ending = FORMATS[self.parameterAsEnumString(parameters, "FORMAT", context) or "PNG"]
        folder = TileFolder(path, ending, self._imagery, masks, overwrite)
        kind = QgsWkbTypes.Type.Polygon
        sink, output = self.parameterAsSink(
            parameters, "OUTPUT", context, footprint_fields(), kind, footprint_crs()
        )
        results: Dict[str, Any] = {} if sink is None else {"OUTPUT": output}
        job = _Job(framer, folder, sink, feedback)
        del sink
        try:
            self._cut_all(job, self.parameterAsString(parameters, "ID_FIELD", context), feedback)
        finally:
            job.close()
        job.report()
        counts = {"CUT": job.cut, "KEPT": job.kept, "FAILED": job.failed}
        return {**results, **counts, "FOLDER": str(path), "TABLE": str(folder.table)}

    def _framer(self, parameters: Dict[str, Any], context: Any) -> Framer:
        side = self.optional_number(parameters, "SIDE", context)
        if side is None and is_points(self._source.wkbType()):
            raise GeometryError(tr("Points have no size: give the side of the tiles in metres."))
        rule = self.frame_rule(parameters, context, side)
        return Framer(self._source.sourceCrs(), context.transformContext(), rule)

    def _specs(self, framer: Framer) -> Iterator[TileSpec]:
        """The tiles of all features, without those that cannot be used."""
        for feature in self._source.getFeatures(QgsFeatureRequest(), UNCHECKED):
            with suppress(LandslideError):
                yield from (frame.spec for frame in framer.frames(feature.geometry()))

    def _cut_all(self, job: _Job, field: str, feedback: Any) -> None:
        """Raises OutputError when files cannot be written."""
        request, bare = QgsFeatureRequest(), QgsFeatureRequest()
        bare.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for wanted in (request, bare):
            wanted.setSubsetOfAttributes([field] if field else [], self._source.fields())
        shared = repeated(outline_id(f, field) for f in self._source.getFeatures(bare, UNCHECKED))
        job.namer = Namer(shared)
        total = max(1, self._source.featureCount())
        for index, feature in enumerate(self._source.getFeatures(request, UNCHECKED)):
            if feedback.isCanceled():
                feedback.pushInfo(tr("Cancelled: the tiles finished so far are kept."))
                return
            feedback.setProgress(100 * index / total)
            job.add(feature.geometry(), outline_id(feature, field))


class _Job:
    """Cuts one feature after the other, and keeps count."""

    def __init__(
        self, framer: Framer, folder: TileFolder, sink: Optional[QgsFeatureSink], feedback: Any
    ) -> None:
        self._framer, self._folder, self._sink, self._feedback = framer, folder, sink, feedback
        self.namer = Namer(set())
        self.cut = self.kept = self.failed = 0

    def add(self, geometry: QgsGeometry, source_id: str) -> None:
        """Cut the tiles of a feature; when something is wrong with one, only that is left out."""
        try:
            frames = self._framer.frames(geometry)
        except LandslideError as error:
            self._fail(source_id, error)
            return
        for part, frame in enumerate(frames, 1):
            if self._feedback.isCanceled():
                return
            text = source_id if len(frames) == 1 else f"{source_id}-p{part}"
            try:
                self._add_frame(text, frame, source_id)
            except OutputError:
                raise
            except LandslideError as error:
                self._fail(text, error)

    def _add_frame(self, text: str, frame: Frame, source_id: str) -> None:
        stem = self.namer.name(text, frame.place)
        if stem is None:
            raise GeometryError(tr("It is there twice, with the same identifier; the first one counts."))
        done = self._folder.cut(stem, frame, source_id)
        self.cut, self.kept = self.cut + done.is_new, self.kept + (not done.is_new)
        remarks = done.line["warnings"]
        if remarks and done.is_new:
            self._feedback.pushInfo(f"{done.line['file']}: {remarks}")
        feature = footprint(frame.spec, done.line)
        if self._sink is not None and not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise OutputError(
                tr("The footprints cannot be written ({0}). Choose another place.").format(
                    self._sink.lastError()
                )
            )

    def _fail(self, text: str, error: LandslideError) -> None:
        self._feedback.reportError(tr("Tile {0}: {1}").format(text, error))
        self.failed += 1

    def close(self) -> None:
        """Finish the files."""
        self._sink = None
        self._folder.close()

    def report(self) -> None:
        """Say how many came out how; QgsProcessingException when there was nothing but failures."""
        text = tr("{0} tiles cut, {1} already there, {2} failed.").format(self.cut, self.kept, self.failed)
        if self.failed and not self.cut + self.kept:
            raise QgsProcessingException(tr("No tile could be cut; the log says why. {0}").format(text))
        self._feedback.pushInfo(text)
