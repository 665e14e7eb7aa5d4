"""Export an annotated inventory and its imagery as the data set that the training code reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputFile,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
)

from ..core.errors import LandslideError, OutputError
from ..gis.compat import tr
from ..gis.imagery.raster import Imagery
from ..gis.imagery.tiles import clip_best
from ..gis.imagery.tilespec import TileSpec
from ..gis.measures.measure import Measurer
from ..gis.tilesets.apart import set_apart
from ..gis.tilesets.framing import Framer
from ..gis.tilesets.trainingset import (
    NEEDED,
    REJECTED,
    REVIEWED,
    TEST,
    TILES,
    TRAIN,
    Example,
    TrainingSet,
    number_of,
    read_example,
)
from .base import UNCHECKED, explained
from .imageryinput import ImageryAlgorithm

ROWS = ["reviewed", "all"]


class ExportTrainingSet(ImageryAlgorithm):
    """Inventory and imagery -> tiles, masks and descriptions."""

    ID = "exporttrainingset"
    TAGS = ["training", "export", "dataset", "tile", "mask", "entrenamiento", "exportar", "teselas"]

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Export training set")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Writes tiles, masks and descriptions of an inventory for training a captioner.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes a folder that 'python -m training prepare' reads (see the plugin's page): tiles in "
            "tiles/train and tiles/test with a folder per type, masks of the outlines under the same names "
            "in masks, and descriptions.csv with place, type, number, activity, direction, area and "
            "perimeter in metres (on the ellipsoid), metres of each tile and of its pixels.\n\n"
            "Rows: those that you reviewed or corrected, or all that you did not reject. Rows whose type or "
            "activity captions have no word for, or without imagery, are left out, each with a line in "
            "problems.csv.\n"
            "Test: about a fifth of each type, and no ground that is shown in training. Without it, tiles "
            "lie only in folders by type, and 'prepare' draws the test.\n"
            "Pixels: empty for the imagery's own resolution, so that training sees what 'Annotate "
            "landslides' sees.\n\n"
            "Licence: for imagery of a web service, confirm that its terms allow you to store it and to "
            "train with it. The attribution is stored with every tile. After a cancel, finished tiles stay."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", tr("Inventory"), polygons))
        self.add_imagery()
        self.add_choice("ROWS", tr("Rows"), ROWS)
        text = tr("Set a test apart")
        self.addParameter(QgsProcessingParameterBoolean("TEST", text, True))
        text = tr("Place (empty: the layer's name)")
        self.addParameter(QgsProcessingParameterString("PLACE", text, optional=True))
        self.add_licence()
        self.add_pixels(None)
        self.add_bands()
        self.add_context()
        self.add_basemap_limit()
        self.addParameter(QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of the training set")))
        self.addOutput(QgsProcessingOutputFile("TABLE", tr("Descriptions")))
        self.add_numbers(
            ("EXPORTED", tr("Landslides exported")),
            ("SKIPPED", tr("Landslides not reviewed, or rejected")),
            ("FAILED", tr("Landslides left out")),
        )

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        fault = self.imagery_fault(parameters, context)
        return (False, fault) if fault else super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        columns = NEEDED if self._takes_all(parameters, context) else (*NEEDED, "status")
        missing = [name for name in columns if self._source.fields().lookupField(name) < 0]
        if missing:
            text = tr("The layer is no inventory: it lacks {0}. Annotate it first.")
            raise QgsProcessingException(text.format(", ".join(missing)))
        layers = self.imagery_layers(parameters, context)
        self.check_licence(layers, parameters, context)
        self._imagery = self.open_imagery(layers, parameters, context, feedback)
        return True

    def _takes_all(self, parameters: Dict[str, Any], context: Any) -> bool:
        return self.parameterAsEnumString(parameters, "ROWS", context) == "all"

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Read the rows, set the test apart, then write tile by tile."""
        source, transforms = self._source, context.transformContext()
        folder = Path(self.parameterAsString(parameters, "FOLDER", context))
        place = self.parameterAsString(parameters, "PLACE", context) or source.sourceName()
        job = _Job(TrainingSet(folder, place), self._imagery, feedback)
        framer = Framer(source.sourceCrs(), transforms, self.frame_rule(parameters, context))
        measurer = Measurer(source.sourceCrs(), transforms)
        job.read(source, framer, measurer, self._takes_all(parameters, context))
        self.check_services(self._imagery, job.specs, parameters, context, feedback)
        job.write(self.parameterAsBool(parameters, "TEST", context))
        text = tr("{0} landslides exported, {1} not reviewed or rejected, {2} left out.")
        summary = text.format(job.exported, job.skipped, job.failed)
        if not job.exported:
            raise QgsProcessingException(tr("There is nothing to train with. {0}").format(summary))
        feedback.pushInfo(summary)
        command = "python -m training prepare --images {0} --table {1}"
        feedback.pushInfo(command.format(folder / TILES, job.table))
        counts = {"EXPORTED": job.exported, "SKIPPED": job.skipped, "FAILED": job.failed}
        return {"FOLDER": str(folder), "TABLE": str(job.table), **counts}


class _Job:
    """Reads rows and writes tiles, and keeps count."""

    def __init__(self, made: TrainingSet, imagery: List[Imagery], feedback: Any) -> None:
        self._made, self._imagery, self._feedback = made, imagery, feedback
        self._examples: List[Example] = []
        self.exported = self.skipped = self.failed = 0

    @property
    def table(self) -> Path:
        """The file of the descriptions."""
        return self._made.table

    @property
    def specs(self) -> List[TileSpec]:
        """The tiles that will be written."""
        return [example.frame.spec for example in self._examples]

    def read(
        self, source: QgsProcessingFeatureSource, framer: Framer, measurer: Measurer, takes_all: bool
    ) -> None:
        """Read the rows that are wanted."""
        has_status = source.fields().lookupField("status") >= 0
        for feature in source.getFeatures(QgsFeatureRequest(), UNCHECKED):
            if self._feedback.isCanceled():
                return
            status = (feature["status"] or "") if has_status else ""
            if status == REJECTED or not (takes_all or status in REVIEWED):
                self.skipped += 1
                continue
            try:
                self._examples.append(read_example(feature, framer, measurer))
            except LandslideError as error:
                self._fail(number_of(feature), error)

    def write(self, with_test: bool) -> None:
        """Write the tiles; raises OutputError when files cannot be written."""
        parts = self._parts() if with_test else [None] * len(self._examples)
        for index, (example, part) in enumerate(zip(self._examples, parts)):
            if self._feedback.isCanceled():
                self._feedback.pushInfo(tr("Cancelled: the tiles finished so far are kept."))
                return
            self._feedback.setProgress(100 * index / len(self._examples))
            try:
                tile = clip_best(self._imagery, example.frame.spec, example.frame.rings)
                image = self._made.add(example, part, tile)
            except OutputError:
                raise
            except LandslideError as error:
                self._fail(example.number, error)
                continue
            self.exported += 1
            self._feedback.pushInfo(image)
            for warning in tile.warnings:
                self._made.problem("warning", image, warning)

    def _parts(self) -> List[Optional[str]]:
        chosen, is_clean = set_apart(self.specs, [example.kind for example in self._examples])
        if not is_clean and len(chosen) > 1:
            text = tr(
                "The tiles overlap so much that the test shows ground that training shows too: its scores "
                "will be too good."
            )
            self._feedback.pushWarning(text)
            self._made.problem("warning", "test", text)
        return [TEST if is_test else TRAIN for is_test in chosen]

    def _fail(self, number: object, error: LandslideError) -> None:
        self._feedback.reportError(tr("Landslide {0}: {1}").format(number, error))
        self._made.problem("error", number, str(error))
        self.failed += 1
