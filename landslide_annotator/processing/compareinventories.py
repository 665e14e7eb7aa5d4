"""Compare inventories: automatic with manual, or one analyst with another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
)

from ..core.crossover import ARMS
from ..gis.comparison.comparing import (
    CONFUSION_FIELDS,
    INPUT,
    OTHER,
    PAIR_FIELDS,
    REFERENCE,
    Result,
    Source,
    compare_layers,
)
from ..gis.comparison.matching import Settings
from ..gis.comparison.page import page
from ..gis.compat import tr
from ..gis.drafts import write_text
from .base import LANGUAGES, UNCHECKED, LandslideAlgorithm, explained, number
from .rowsink import write_table
from .steps import steps

ARM = "arm"
LOGGED = 30
"""Problems that the log lists; the JSON has all."""
COLUMNS = ("type", "activity", "direction", "area", "time", "key")


class CompareInventories(LandslideAlgorithm):
    """Two or three polygon layers, or the two arms of a study -> tables, JSON, report."""

    ID = "compareinventories"
    TAGS = ["compare", "kappa", "agreement", "effectiveness", "comparar", "concordancia", "eficacia"]

    def __init__(self) -> None:
        super().__init__()
        self._sources: Dict[str, QgsProcessingFeatureSource] = {}

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Compare inventories")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Agreement of two inventories in area, outlines, attributes and time.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Compares a layer (automatic, or of one analyst) with a reference (of another analyst), and a "
            "second analyst's layer with the same reference, so that agreement between people stands beside "
            "that with the automatic annotation. A study made by 'Plan crossover study' needs no reference: "
            "its automatic arm is compared with its manual one; with a reference, such as an expert's map, "
            "each arm is compared with that.\n\n"
            "Areas: mapping error E (Carrara), matching M = 1 - E (Galli), Dice; with a tolerance, lines "
            "that lie closer than that count as the same. Outlines: one-to-one pairs (the choice with the "
            "largest sum of intersection over union) and groups. Attributes of the pairs: confusion matrix, "
            "accuracy, macro-F1, Cohen's kappa (weighted too), McNemar's test; differences of directions; "
            "ICC and bias of log areas. Times of work (columns t_active_s, or t_start and t_end): medians, "
            "landslides per hour, Wilcoxon's test.\n\n"
            "Layers may have any reference system. Columns of an inventory are found by themselves; of other "
            "layers choose the fields. Words may be Spanish, English or Italian, or codes of PMA:GCA or "
            "the SGC; those that are not understood, and outlines that cannot be used, are reported and the "
            "rest is compared. The second analyst's layer has the reference's fields. Rejected rows do not "
            "count.\n\n"
            "How effective automatic annotation is can only be told once geologists have used it in a study."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        polygons = [QgsProcessing.SourceType.TypeVectorPolygon]
        source = QgsProcessingParameterFeatureSource
        self.addParameter(source(INPUT.upper(), tr("Inventory to compare, or study"), polygons))
        text = tr("Reference (empty: compare the arms of the study)")
        self.addParameter(source(REFERENCE.upper(), text, polygons, optional=True))
        text = tr("Second analyst, compared with the same reference")
        self.addParameter(source(OTHER.upper(), text, polygons, optional=True))
        text = tr("Tolerance, m")
        self.addParameter(number("TOLERANCE", text, 0.0, 0.0, 10_000.0))
        self._add_report()
        self._add_fields()
        default = Settings()
        text = tr("Least intersection over union of a one-to-one pair")
        self.add_advanced(number("MIN_IOU", text, default.min_iou, 0.01, 1.0))
        text = tr("Share of the smaller outline that makes a group")
        self.add_advanced(number("GROUP_SHARE", text, default.group_share, 0.0, 1.0))
        self.add_area_breaks()
        self._add_outputs()

    def _add_report(self) -> None:
        self.add_language(tr("Language of the report"))
        html, data = tr("HTML files (*.html)"), tr("JSON files (*.json)")
        destination = QgsProcessingParameterFileDestination
        self.addParameter(destination("OUTPUT_HTML", tr("Report"), html, optional=True, createByDefault=True))
        text = tr("All figures")
        self.addParameter(destination("OUTPUT_JSON", text, data, optional=True, createByDefault=False))

    def _add_fields(self) -> None:
        texts = {
            "type": tr("{0}: field of the movement type"),
            "activity": tr("{0}: field of the activity"),
            "direction": tr("{0}: field of the direction, words or degrees"),
            "area": tr("{0}: field of the area, m² or words (empty: measured)"),
            "time": tr("{0}: field of the seconds of work"),
            "key": tr("{0}: field that identifies a landslide"),
        }
        for parent, layer in ((INPUT, tr("Inventory")), (REFERENCE, tr("Reference"))):
            for key in COLUMNS:
                self.add_advanced(
                    QgsProcessingParameterField(
                        f"{parent}_{key}".upper(),
                        texts[key].format(layer),
                        parentLayerParameterName=parent.upper(),
                        optional=True,
                    )
                )

    def _add_outputs(self) -> None:
        table = QgsProcessing.SourceType.TypeVector
        for name, text in (("PAIRS", tr("Pairs of outlines")), ("CONFUSION", tr("Confusion tables"))):
            self.addParameter(
                QgsProcessingParameterFeatureSink(name, text, table, optional=True, createByDefault=True)
            )
        self.add_numbers(
            ("MATCHED", tr("One-to-one pairs")),
            ("MAPPING_ERROR", tr("Mapping error E")),
            ("MATCHING", tr("Matching M")),
            ("KAPPA_TYPE", tr("Kappa of the type")),
            ("PROBLEMS", tr("Problems reported")),
        )

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        if parameters.get(OTHER.upper()) and not parameters.get(REFERENCE.upper()):
            return False, tr("A second analyst's layer needs a reference: choose it too.")
        return super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take the layers, while they may be touched."""
        for role in (INPUT, REFERENCE, OTHER):
            source = self.parameterAsSource(parameters, role.upper(), context)
            if source is None and (role == INPUT or parameters.get(role.upper())):
                raise QgsProcessingException(self.invalidSourceError(parameters, role.upper()))
            if source is not None:
                self._sources[role] = source
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Read, match, count, write."""
        breaks = self.area_breaks(parameters, context)
        settings = Settings(
            self.parameterAsDouble(parameters, "TOLERANCE", context),
            self.parameterAsDouble(parameters, "MIN_IOU", context),
            self.parameterAsDouble(parameters, "GROUP_SHARE", context),
        )
        sources = self._read(parameters, context, feedback)
        result = compare_layers(sources, settings, breaks, context.transformContext(), steps(feedback))
        _report(result, feedback)
        written = {
            **write_table(self, "PAIRS", PAIR_FIELDS, result.pairs(), parameters, context),
            **write_table(self, "CONFUSION", CONFUSION_FIELDS, result.confusions(), parameters, context),
            **self._write_texts(result, parameters, context),
        }
        return {**written, **_numbers(result)}

    def _read(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> List[Source]:
        """The layers; the arms of a study are two of them, and its reference is a third."""
        features = {role: _features(source) for role, source in self._sources.items()}
        names = {role: source.sourceName() for role, source in self._sources.items()}
        arms = _arms(features[INPUT]) if OTHER not in features else []
        if arms:
            second = OTHER if REFERENCE in features else REFERENCE
            text = tr("{0} is a study: its automatic and its manual arm are compared.")
            feedback.pushInfo(text.format(names[INPUT]))
            names[INPUT], names[second] = ARMS
            features[INPUT], features[second] = arms
        elif REFERENCE not in features:
            text = tr("Layer {0} is no study (it has no field 'arm' with both arms). Choose a reference.")
            raise QgsProcessingException(text.format(names[INPUT]))
        return [
            self._source(role, names[role], features[role], parameters, context)
            for role in (INPUT, REFERENCE, OTHER)
            if role in features
        ]

    def _source(
        self, role: str, name: str, features: Sequence[QgsFeature], parameters: Dict[str, Any], context: Any
    ) -> Source:
        source = self._sources.get(role, self._sources[INPUT])
        parent = INPUT if role not in self._sources or role == INPUT else REFERENCE
        chosen = {
            key: self.parameterAsString(parameters, f"{parent}_{key}".upper(), context) for key in COLUMNS
        }
        return Source(role, name, source.sourceCrs(), features, source.fields().names(), chosen)

    def _write_texts(self, result: Result, parameters: Dict[str, Any], context: Any) -> Dict[str, Any]:
        language = self.parameterAsEnumString(parameters, "LANGUAGE", context) or LANGUAGES[0]
        written = {}
        for name in ("OUTPUT_JSON", "OUTPUT_HTML"):
            path = self.parameterAsFileOutput(parameters, name, context)
            if not path:
                continue
            as_json = name == "OUTPUT_JSON"
            text = json.dumps(result.figures, indent=1) if as_json else page(result.figures, language)
            write_text(Path(path), text)
            written[name] = path
        return written


def _features(source: QgsProcessingFeatureSource) -> List[QgsFeature]:
    return list(source.getFeatures(QgsFeatureRequest(), UNCHECKED))


def _arms(features: Sequence[QgsFeature]) -> List[List[QgsFeature]]:
    """The rows of both arms of a study; nothing where the layer is none."""
    if not features or ARM not in features[0].fields().names():
        return []
    arms = [[feature for feature in features if feature[ARM] == arm] for arm in ARMS]
    return arms if all(arms) else []


def _report(result: Result, feedback: Any) -> None:
    """Problems and the main figures into the log."""
    problems = result.figures["problems"]
    for problem in problems[:LOGGED]:
        feedback.reportError(f"{problem['layer']}, {problem['landslide']}: {problem['problem']}")
    if len(problems) > LOGGED:
        text = tr("{0} more problems are listed in the JSON file.")
        feedback.reportError(text.format(len(problems) - LOGGED))
    for comparison in result.figures["comparisons"]:
        first, second = comparison["first"], comparison["second"]
        areas, found = comparison["areas"], comparison["landslides"]
        if not areas["shared_m2"]:
            text = tr("{0} and {1} have no place in common. Check the reference systems of both.")
            feedback.pushWarning(text.format(first, second))
        text = tr("{0} and {1}: {2} one-to-one pairs, mapping error E {3:.3f}.")
        feedback.pushInfo(text.format(first, second, found["matched"], areas["E"]))
    if not any(layer["time"] for layer in result.figures["layers"]):
        feedback.pushInfo(tr("No layer has times of work (t_active_s, or t_start and t_end)."))


def _numbers(result: Result) -> Dict[str, Any]:
    first = result.figures["comparisons"][0]
    return {
        "MATCHED": first["landslides"]["matched"],
        "MAPPING_ERROR": first["areas"]["E"],
        "MATCHING": first["areas"]["M"],
        "KAPPA_TYPE": first["attributes"]["type"]["kappa"]["value"],
        "PROBLEMS": len(result.figures["problems"]),
    }
