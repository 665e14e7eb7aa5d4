"""Check the quality of an inventory, and put right what is safe."""

from __future__ import annotations

from collections import Counter
from typing import Any, Dict, Optional, Set, Tuple

from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterVectorLayer,
    QgsWkbTypes,
)

from ..gis.compat import tr
from ..gis.inventory.store import Inventory
from ..gis.review.quality import Checker, Problem
from .base import LandslideAlgorithm, explained
from .rowsink import make_feature, make_fields, write_features
from .steps import going_on

FIELDS = (
    ("ls_id", "int", 0),
    ("other_id", "int", 0),
    ("rule", "text", 16),
    ("severity", "text", 8),
    ("problem", "text", 254),
    ("fix", "text", 254),
    ("fixed", "int", 0),
)


class CheckInventory(LandslideAlgorithm):
    """Inventory -> a layer of problems; some are put right in the inventory."""

    ID = "checkinventory"
    TAGS = [
        "quality",
        "check",
        "validate",
        "overlap",
        "calidad",
        "revisar",
        "validar",
        "duplicados",
        "topologia",
    ]

    def __init__(self) -> None:
        super().__init__()
        self._inventory: Optional[Inventory] = None

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Check landslide inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Finds overlaps, duplicates, bad outlines, missing and implausible values.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes one feature for each problem of the inventory: its place, ls_id, the rule, how severe it "
            "is, what is wrong and what to do.\n\n"
            "Rules: missing (outline, type, activity), unknown_code, dates_reversed, future, year_differs, "
            "invalid (the outline crosses itself), sliver, duplicate (the same outline), alike "
            "(intersection over union above 0.9), overlap, size, stale_area (the stored area is not the "
            "outline's), h_l (against Corominas 1996, and steeper than 70 degrees except falls and topples), "
            "volume.\n\n"
            "Put right: repairs outlines that become one valid polygon, and removes rows with the same "
            "outline as another that add nothing to it. Rows that a person reviewed, corrected or rejected "
            "are never touched. If the inventory is being edited, the changes are edits that you can undo."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = QgsProcessing.SourceType.TypeVectorPolygon
        self.addParameter(QgsProcessingParameterVectorLayer("INVENTORY", tr("Inventory"), [polygons]))
        text = tr("Put right what is safe")
        self.addParameter(QgsProcessingParameterBoolean("FIX", text, False))
        self.addParameter(QgsProcessingParameterFeatureSink("OUTPUT", tr("Problems"), polygons))
        self.add_numbers(
            ("PROBLEMS", tr("Problems found")),
            ("ERRORS", tr("Severe problems")),
            ("REPAIRED", tr("Outlines repaired")),
            ("REMOVED", tr("Duplicates removed")),
        )

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Open the inventory, while layers may be touched."""
        path = self.inventory_path(parameters, context)
        if path is None:
            raise QgsProcessingException(tr("Choose an inventory."))
        self._inventory = Inventory(path)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Check all rows, put right what may be, and write the problems."""
        inventory = self._inventory
        fixing = self.parameterAsBool(parameters, "FIX", context)
        if fixing:
            inventory.check_writable()
        checker = Checker(inventory.crs, context.transformContext())
        problems = list(checker.check(inventory.records(), going_on(feedback, 0.0, 90.0)))
        fixed: Set[Tuple[int, str]] = set()
        if fixing and not feedback.isCanceled():
            removed = {record.fid for record in checker.removed}
            reshaped = [change for change in checker.reshaped if change[0].fid not in removed]
            inventory.repair(reshaped, checker.removed)
            inventory.refresh()
            fixed = {(change[0].fid, "invalid") for change in reshaped}
            fixed |= {(fid, "duplicate") for fid in removed}
        output = self._write(problems, fixed, parameters, context)
        rules = Counter(problem.finding.rule for problem in problems)
        for rule, count in sorted(rules.items()):
            feedback.pushInfo(f"{rule}: {count}")
        errors = sum(problem.finding.severity == "error" for problem in problems)
        repaired = sum(rule == "invalid" for _, rule in fixed)
        text = tr("{0} problems, {1} of them severe; {2} outlines repaired, {3} duplicates removed.")
        feedback.pushInfo(text.format(len(problems), errors, repaired, len(fixed) - repaired))
        counts = {"PROBLEMS": len(problems), "ERRORS": errors, "REPAIRED": repaired}
        return {**output, **counts, "REMOVED": len(fixed) - repaired}

    def _write(
        self, problems: Any, fixed: Set[Tuple[int, str]], parameters: Dict[str, Any], context: Any
    ) -> Dict[str, Any]:
        fields, kind = make_fields(FIELDS), QgsWkbTypes.Type.MultiPolygon
        answer = self.parameterAsSink(parameters, "OUTPUT", context, fields, kind, self._inventory.crs)
        features = (
            _feature(problem, fields, (problem.record.fid, problem.finding.rule) in fixed)
            for problem in problems
        )
        results = write_features("OUTPUT", answer, features)
        if not results:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        return results


def _feature(problem: Problem, fields: QgsFields, is_fixed: bool) -> QgsFeature:
    finding, number = problem.finding, problem.record.values["ls_id"]
    texts = (finding.rule, finding.severity, finding.text[:254], finding.fix[:254])
    feature = make_feature(fields, (number, problem.other_id, *texts, int(is_fixed)))
    polygons = [part for part in problem.shape.asGeometryCollection() if part.area() > 0.0]
    if polygons:
        shape = QgsGeometry.collectGeometry(polygons)
        shape.convertToMultiType()
        feature.setGeometry(shape)
    return feature
