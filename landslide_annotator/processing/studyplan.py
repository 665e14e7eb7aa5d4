"""Plan a crossover study of automatic against manual annotation."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.crossover import AUTOMATIC
from ..gis.comparison.studyrows import (
    StudyRow,
    candidates_of,
    features_of,
    plan_fields,
    study_rows,
    write_inventories,
)
from ..gis.compat import tr
from .base import UNCHECKED, LandslideAlgorithm, explained
from .rowsink import write_features
from .steps import steps


class StudyPlan(LandslideAlgorithm):
    """Annotated outlines -> one row for each landslide, analyst and arm, in the order of the work."""

    ID = "studyplan"
    TAGS = ["study", "crossover", "experiment", "effectiveness", "estudio", "cruzado", "eficacia", "tiempo"]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Plan crossover study")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Splits landslides into automatic and manual work, to measure effectiveness.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "How effective automatic annotation is can only be measured by letting geologists work with and "
            "without it on the same landslides. This plans such a study from annotated outlines (rows of an "
            "inventory, or selected ones).\n\n"
            "The landslides are dealt by lot into two halves that are alike in size class and in blocks of "
            "neighbours. The first analyst begins with the help of the captions (automatic) and changes in "
            "period 2 to work without them (manual); the second analyst does it the other way round. So each "
            "landslide is done once in each arm, by different people, and nobody sees one twice. With one "
            "analyst all landslides are done in both periods: leave two weeks between them.\n\n"
            "The output has one row for each task with analyst, period, arm and order, and the columns of an "
            "inventory; with a folder, each analyst gets an inventory of the own tasks, for the annotation "
            "panel. In the manual arm only outline, size, shape, imagery and origin are shown: no caption, "
            "type, activity, direction or probability. Times start empty.\n\n"
            "Protocol: 1. practise on other landslides; 2. filter the rows of one period and work in "
            "task_order, outlines as they are; 3. in the automatic arm check and correct what is written, in "
            "the manual arm fill it in; 4. let t_active_s keep the seconds of work of each row without "
            "pauses (the annotation panel does), or note begin and end in t_start and t_end; 5. nobody looks "
            "at the other's rows; 6. put both analysts' rows together ('Merge vector layers') and give them "
            "to 'Compare inventories' without a reference, or with an expert's map as the reference.\n\n"
            "The same seed gives the same plan."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        text = tr("Annotated outlines")
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", text, [polygons]))
        text = tr("First analyst, who begins automatic")
        self.addParameter(QgsProcessingParameterString("ANALYST_1", text, "1"))
        text = tr("Second analyst, who begins manual (empty: one analyst)")
        self.addParameter(QgsProcessingParameterString("ANALYST_2", text, "2", optional=True))
        whole = QgsProcessingParameterNumber.Type.Integer
        text = tr("Seed of the lots")
        self.addParameter(QgsProcessingParameterNumber("SEED", text, whole, 1, False, 0))
        text = tr("Landslides in a block of neighbours, at most")
        self.add_advanced(QgsProcessingParameterNumber("BLOCK", text, whole, 20, False, 2))
        self.add_area_breaks()
        text = tr("Folder for an inventory of each analyst")
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.addParameter(QgsProcessingParameterFile("FOLDER", text, folder, optional=True))
        sink = QgsProcessingParameterFeatureSink(
            "OUTPUT", tr("Study"), polygons, optional=True, createByDefault=True
        )
        self.addParameter(sink)
        self.add_numbers(
            ("LANDSLIDES", tr("Landslides in the study")),
            ("TASKS", tr("Tasks")),
            ("FAILED", tr("Outlines left out")),
        )

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        folder = parameters.get("FOLDER")
        if not folder and not parameters.get("OUTPUT"):
            return False, tr("There is nowhere to write: choose an output layer, a folder, or both.")
        if folder and not Path(str(folder)).is_dir():
            return False, tr("There is no folder {0}. Create it, or choose another.").format(folder)
        return super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take the outlines, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Deal the lots and write the tasks."""
        breaks = self.area_breaks(parameters, context)
        features = list(self._source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        block = self.parameterAsInt(parameters, "BLOCK", context)
        found = candidates_of(features, crs, transforms, breaks, block, steps(feedback))
        for name, problem in found.problems:
            feedback.reportError(tr("Outline {0}: {1}").format(name, problem))
        seed = self.parameterAsInt(parameters, "SEED", context)
        rows = study_rows(found, self._analysts(parameters, context), seed)
        results = self._write(rows, parameters, context)
        _report(rows, feedback)
        counts = {"LANDSLIDES": len(found.subjects), "TASKS": len(rows), "FAILED": len(found.problems)}
        return {**results, **counts}

    def _write(self, rows: Sequence[StudyRow], parameters: Dict[str, Any], context: Any) -> Dict[str, Any]:
        """Write the tasks into the layer, the inventories, or both."""
        fields, crs = plan_fields(), self._source.sourceCrs()
        kind = QgsWkbTypes.Type.Polygon
        answer = self.parameterAsSink(parameters, "OUTPUT", context, fields, kind, crs)
        results = write_features("OUTPUT", answer, features_of(rows, fields))
        folder = self.parameterAsString(parameters, "FOLDER", context)
        if folder:
            write_inventories(Path(folder), rows, crs)
            results["FOLDER"] = folder
        return results

    def _analysts(self, parameters: Dict[str, Any], context: Any) -> List[str]:
        names = (self.parameterAsString(parameters, f"ANALYST_{n}", context).strip() for n in (1, 2))
        return [name for name in names if name]


def _report(rows: Sequence[StudyRow], feedback: Any) -> None:
    """Say how the work is split, and what the study lacks."""
    automatic = [row.values for row in rows if row.values["arm"] == AUTOMATIC]
    text = tr("{0} tasks: {1} automatic and {2} manual.")
    feedback.pushInfo(text.format(len(rows), len(automatic), len(rows) - len(automatic)))
    bare = sum(not values.get("ls_type") for values in automatic)
    if bare:
        text = tr("{0} landslides have no caption for the automatic arm: annotate them first.")
        feedback.pushWarning(text.format(bare))
    feedback.pushInfo(tr("Effectiveness is not measured until the analysts have done the tasks."))
