"""Plan a crossover study of automatic against manual annotation."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ..core.crossover import AUTOMATIC
from ..core.sizes import SizeBreaks
from ..gis.compat import tr
from ..gis.inventory_edits import to_qgis
from ..gis.studyrows import Row, plan_fields, study_rows, subjects_of
from .base import UNCHECKED, LandslideAlgorithm, explained


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
            "inventory. Rows of the manual arm have no caption, type, activity, direction or probability. "
            "Times start empty.\n\n"
            "Protocol: 1. practise on other landslides; 2. filter the rows of one analyst and period and "
            "work in their order, outlines as they are; 3. in the automatic arm check and correct what is "
            "written, in the manual arm fill it in; 4. let t_active_s record the seconds of work of each row "
            "without pauses (the annotation panel does), or note begin and end in t_start and t_end; "
            "5. nobody looks at the other's rows; 6. give the finished layer to 'Compare inventories' "
            "without a reference.\n\n"
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
        text = tr("Breaks between classes of area, m²")
        self.add_advanced(QgsProcessingParameterString("AREA_BREAKS", text, optional=True))
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Study"), polygons))
        for name, text in (
            ("LANDSLIDES", tr("Landslides in the study")), ("TASKS", tr("Tasks")),
            ("FAILED", tr("Outlines left out")),
        ):  # fmt: skip
            self.addOutput(QgsProcessingOutputNumber(name, text))

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take the outlines, while they may be touched."""
        self._source = self.parameterAsSource(parameters, "INPUT", context)
        if self._source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Deal the lots and write the tasks."""
        breaks = self.breaks({**parameters, "PERIMETER_BREAKS": None}, context, SizeBreaks())
        features = list(self._source.getFeatures(QgsFeatureRequest(), UNCHECKED))
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        block = self.parameterAsInt(parameters, "BLOCK", context)
        subjects, problems = subjects_of(features, crs, transforms, breaks, block)
        for name, problem in problems:
            feedback.reportError(tr("Outline {0}: {1}").format(name, problem))
        rows = study_rows(features, subjects, self._analysts(parameters, context),
                          self.parameterAsInt(parameters, "SEED", context))  # fmt: skip
        output = self._write(rows, parameters, context, feedback)
        _report(rows, len(subjects), feedback)
        return {"OUTPUT": output, "LANDSLIDES": len(subjects), "TASKS": len(rows), "FAILED": len(problems)}

    def _write(self, rows: Sequence[Row], parameters: Dict[str, Any], context: Any, feedback: Any) -> str:
        """Write the tasks; the id of the output."""
        fields, crs = plan_fields(), self._source.sourceCrs()
        kind = QgsWkbTypes.multiType(QgsWkbTypes.Type.Polygon)
        sink, output = self.parameterAsSink(parameters, "OUTPUT", context, fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        for number, (values, outline) in enumerate(rows):
            if feedback.isCanceled():
                raise QgsProcessingException(tr("Cancelled: the study is not complete, plan it again."))
            feedback.setProgress(100.0 * number / len(rows))
            feature = QgsFeature(fields)
            feature.setAttributes([to_qgis(values.get(name)) for name in fields.names()])
            feature.setGeometry(outline)
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                text = tr("The output cannot be written ({0}). Choose another place.")
                raise QgsProcessingException(text.format(sink.lastError()))
        return output

    def _analysts(self, parameters: Dict[str, Any], context: Any) -> List[str]:
        names = (self.parameterAsString(parameters, f"ANALYST_{n}", context).strip() for n in (1, 2))
        return [name for name in names if name]


def _report(rows: Sequence[Row], landslides: int, feedback: Any) -> None:
    """Say how the work is split, and what the study lacks."""
    automatic = [values for values, _ in rows if values["arm"] == AUTOMATIC]
    text = tr("{0} landslides, {1} tasks: {2} automatic and {3} manual.")
    feedback.pushInfo(text.format(landslides, len(rows), len(automatic), len(rows) - len(automatic)))
    bare = sum(not values.get("ls_type") for values in automatic)
    if bare:
        text = tr("{0} landslides have no caption for the automatic arm: annotate them first.")
        feedback.pushWarning(text.format(bare))
    feedback.pushInfo(tr("Effectiveness is not measured until the analysts have done the tasks."))
