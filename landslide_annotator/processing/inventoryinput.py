"""The layer of landslides that statistics and reports take, with its fields."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Dict, Iterator, Optional

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ..core.errors import LandslideError
from ..gis.compat import tr
from ..gis.measures.body import Bodies, Body
from ..gis.outlines import single_polygons
from ..gis.reports.density import AREA, KERNEL, KINDS, Density, Mapper, compute
from ..gis.reports.sample import Sample, Sampler, counts, find_fields
from .base import UNCHECKED, LandslideAlgorithm, number

FIELDS = {
    "type": "TYPE_FIELD",
    "activity": "ACTIVITY_FIELD",
    "direction": "DIRECTION_FIELD",
    "azimuth": "AZIMUTH_FIELD",
    "area": "AREA_FIELD",
}


class InventoryAlgorithm(LandslideAlgorithm):
    """Base class of algorithms that describe a layer of landslides."""

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None

    def add_input(self) -> None:
        """Add the layer and its fields."""
        kind = QgsProcessing.SourceType.TypeVectorAnyGeometry
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT", tr("Landslides"), [kind]))
        texts = {
            "type": tr("Field of the movement type (empty: ls_type)"),
            "activity": tr("Field of the activity (empty: activity)"),
            "direction": tr("Field of the direction (empty: direction)"),
            "azimuth": tr("Field of the measured azimuth, degrees (empty: azimuth)"),
            "area": tr("Field of the area, m² (empty: measured from the outlines)"),
        }
        for key, name in FIELDS.items():
            parameter = QgsProcessingParameterField(
                name, texts[key], parentLayerParameterName="INPUT", optional=True
            )
            self.add_advanced(parameter)

    def add_measures(self) -> None:
        """Add what sizes and densities need."""
        text = tr("Smallest area that could be mapped, m² (empty: from the resolution of the imagery)")
        self.addParameter(number("LEAST_AREA", text))
        self.add_choice("DENSITY", tr("Density"), KINDS, KERNEL)
        self.add_advanced(number("CELL", tr("Cells of the density map, m (empty: fitting)"), minimum=0.1))
        self.add_advanced(number("RADIUS", tr("Radius of the kernel, m (empty: fitting)"), minimum=0.1))
        self.add_area_breaks()

    def take_input(self, parameters: Dict[str, Any], context: Any) -> QgsProcessingFeatureSource:
        """Keep the layer's source, while the layer may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        return self._source

    def landslides(self) -> Iterator[QgsFeature]:
        """The layer's features as they are."""
        return self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)

    def counted(self) -> Iterator[QgsFeature]:
        """The features that a sample of them holds, in its order."""
        return (feature for feature in self.landslides() if counts(feature))

    def sampler(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Sampler:
        """What reads the landslides with the chosen fields; what is wrong goes to the log."""
        chosen = {key: self.parameterAsString(parameters, name, context) for key, name in FIELDS.items()}
        fields = find_fields(self._source.fields(), chosen)
        return Sampler(self._source.sourceCrs(), context.transformContext(), fields, feedback.reportError)

    def sample(self, parameters: Dict[str, Any], context: Any, feedback: Any, part: float) -> Sample:
        """Read all landslides, with progress up to `part` percent; an empty layer is an error."""
        sampler, sample = self.sampler(parameters, context, feedback), Sample()
        total = max(self._source.featureCount(), 1)
        for place, feature in enumerate(self.landslides()):
            if feedback.isCanceled():
                break
            feedback.setProgress(part * place / total)
            sampler.add(sample, feature)
        if not sample.count and not feedback.isCanceled():
            raise QgsProcessingException(
                tr("The layer holds no landslides that count. Choose another layer.")
            )
        for key, counter in sample.strange.items():
            words = ", ".join(f"{word} ({count})" for word, count in counter.most_common())
            if words:
                feedback.pushWarning(tr("Words of {0} that no list holds: {1}.").format(key, words))
        return sample

    def density(self, parameters: Dict[str, Any], sample: Sample, context: Any, feedback: Any) -> Density:
        """The density map that was asked for; raises LandslideError."""
        kind = self.parameterAsEnumString(parameters, "DENSITY", context) or KERNEL
        polygon = QgsWkbTypes.GeometryType.PolygonGeometry
        if kind == AREA and QgsWkbTypes.geometryType(self._source.wkbType()) != polygon:
            raise QgsProcessingException(
                tr("The share of area needs outlines. Choose the kernel or the cells.")
            )
        cell, radius = (self.optional_number(parameters, name, context) for name in ("CELL", "RADIUS"))
        mapper = Mapper(*sample.places(), context.transformContext())
        bodies = self._bodies(context)
        return compute(kind, mapper, cell or None, radius or None, bodies, feedback.isCanceled)

    def _bodies(self, context: Any) -> Iterator[Body]:
        """The outlines that count, part by part; what is wrong with the others was said before."""
        bodies = Bodies(self._source.sourceCrs(), context.transformContext())
        for feature in self.counted():
            with suppress(LandslideError):
                for part in single_polygons(feature.geometry()).parts:
                    yield bodies.place(part)
