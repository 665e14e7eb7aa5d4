"""Measure landslides: plan, terrain, direction of movement, volume, agreement with the caption."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, TypeVar

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorLayer,
)

from ..core.directions import PERSON, SECTORS
from ..core.errors import LandslideError
from ..core.sizes import SizeBreaks, crowding, equal_width
from ..core.volume import relations
from ..gis.annotation.surveyor import SIZES, Marks, Said, Surveyor
from ..gis.compat import make_field, tr
from ..gis.inventory.edits import to_qgis
from ..gis.inventory.rows import Outline
from ..gis.inventory.schema import BY_NAME, SURVEYED, fit
from ..gis.inventory.store import Inventory
from ..gis.measures.dem import Dem
from ..gis.measures.marks import MarkIndex
from .base import UNCHECKED, LandslideAlgorithm, explained
from .rowsink import write_features

NO_VOLUME = "none"
UNITS = {"auto": None, "metres": 1.0, "feet": 0.3048}
CROWDED = 0.9
BATCH = 200
"""Rows of an inventory that are written at a time."""
COLUMNS = (*SIZES, "azimuth", *SURVEYED)
Item = TypeVar("Item")


class MeasureLandslides(LandslideAlgorithm):
    """Outlines, or the rows of an inventory, and perhaps an elevation model -> measures."""

    ID = "measurelandslides"
    TAGS = [
        "measure",
        "area",
        "perimeter",
        "dem",
        "volume",
        "medir",
        "área",
        "perímetro",
        "volumen",
        "pendiente",
    ]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._inventory: Optional[Inventory] = None
        self._rows: List[Outline] = []
        self._dem: Optional[Dem] = None
        self._drawn: Dict[str, Optional[QgsProcessingFeatureSource]] = {}

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Measure landslides")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Measures outlines on the ellipsoid and on an elevation model.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Measures either the outlines of a layer, which are written with all measures to the output, or "
            "the rows of an inventory, which are completed in place.\n\n"
            "Always: area and perimeter on the ellipsoid, length and width, axis, elongation, compactness, "
            "volume as median, 75th and 95th percentile of a published relation.\n"
            "With an elevation model: surface area, perimeter in space, crown and toe, relief, H/L and "
            "travel angle, slope, aspect, and the direction of movement.\n\n"
            "The direction comes from the first of these that there is: an azimuth typed into the row, an "
            "arrow (line from crown to toe) on the outline, a crown point on or beside it, the elevation "
            "model, the caption; the column az_source says which. It never comes from the shape alone.\n\n"
            "What cannot be measured stays empty, and meas_note says why. Columns agr_dir, agr_area and "
            "agr_perim compare the caption with the measures.\n\n"
            "Volumes of single landslides scatter by a factor of 2.5 about any relation: use the percentiles "
            "together, and mind whether the outline is the source or the whole body."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = QgsProcessing.SourceType
        polygons = [kinds.TypeVectorPolygon]
        source = QgsProcessingParameterFeatureSource
        self.addParameter(source("INPUT", tr("Outlines"), polygons, optional=True))
        text = tr("Inventory to complete")
        self.addParameter(QgsProcessingParameterVectorLayer("INVENTORY", text, polygons, optional=True))
        self.addParameter(QgsProcessingParameterRasterLayer("DEM", tr("Elevation model"), optional=True))
        text = tr("Crown points")
        self.addParameter(source("CROWNS", text, [kinds.TypeVectorPoint], optional=True))
        text = tr("Arrows, from crown to toe")
        self.addParameter(source("ARROWS", text, [kinds.TypeVectorLine], optional=True))
        names = [law.name for law in relations()]
        self.add_choice("RELATION", tr("Relation of area and volume"), [*names, NO_VOLUME], names[0])
        self.add_choice("HEIGHT_UNIT", tr("Unit of the heights"), list(UNITS), "auto", True)
        self.add_breaks()
        text = tr("Classes of equal width over all outlines, as the founders did")
        self.add_advanced(QgsProcessingParameterBoolean("EQUAL_WIDTH", text, False))
        kind = kinds.TypeVectorAnyGeometry
        text = tr("Measured outlines")
        self.addParameter(
            QgsProcessingParameterFeatureSink("OUTPUT", text, kind, optional=True, createByDefault=True)
        )
        self.add_numbers(("MEASURED", tr("Landslides measured")), ("FAILED", tr("Landslides that failed")))

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        if bool(parameters.get("INPUT")) == bool(parameters.get("INVENTORY")):
            return False, tr("Choose either outlines or an inventory to complete.")
        if parameters.get("INPUT") and not parameters.get("OUTPUT"):
            return False, tr("Choose where the measured outlines are written.")
        if parameters.get("INVENTORY"):
            unused = ("AREA_BREAKS", "PERIMETER_BREAKS", "EQUAL_WIDTH")
            if any(parameters.get(name) for name in unused):
                return False, tr("Classes of an inventory are set by 'Annotate landslides', not here.")
        others = {name: value for name, value in parameters.items() if name != "INVENTORY"}
        return super().checkParameterValues(others, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        path = self.inventory_path(parameters, context)
        self._inventory = None if path is None else Inventory(path)
        self._source = self.parameterAsSource(parameters, "INPUT", context) if path is None else None
        if self._inventory is None and self._source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        self._drawn = {
            name: self.parameterAsSource(parameters, name, context) for name in ("ARROWS", "CROWNS")
        }
        layer = self.optional_raster(parameters, "DEM", context)
        if layer is not None:
            unit = UNITS[self.parameterAsEnumString(parameters, "HEIGHT_UNIT", context) or "auto"]
            self._dem = Dem(layer, context.transformContext(), unit)
            for warning in self._dem.warnings:
                feedback.pushWarning(warning)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Measure the outlines one by one."""
        crs = self._inventory.crs if self._inventory else self._source.sourceCrs()
        if self._inventory is not None:
            self._inventory.check_writable()
            self._rows = self._inventory.outlines()
        marks = self._marks(crs, context, feedback)
        relation = self.parameterAsEnumString(parameters, "RELATION", context) or relations()[0].name
        transforms = context.transformContext()
        chosen = None if relation == NO_VOLUME else relation
        breaks = self.breaks(parameters, context, SizeBreaks())
        surveyor = Surveyor(crs, transforms, self._dem, breaks, chosen)
        job = _Job(surveyor, marks, feedback)
        if self._inventory is not None:
            _complete(self._inventory, self._rows, job)
            results: Dict[str, Any] = {"INVENTORY": str(self._inventory.path)}
        else:
            if self.parameterAsBool(parameters, "EQUAL_WIDTH", context):
                surveyor.breaks = self._equal_width(surveyor, feedback)
            results = self._write(job, parameters, context)
        feedback.pushInfo(tr("{0} landslides measured, {1} not.").format(job.measured, job.failed))
        return {**results, "MEASURED": job.measured, "FAILED": job.failed}

    def _marks(self, crs: QgsCoordinateReferenceSystem, context: Any, feedback: Any) -> Dict[str, MarkIndex]:
        """The arrows and crown points that there are, each claimed by the outlines that it touches."""
        found = {}
        for name, source in self._drawn.items():
            if source is None:
                continue
            index = MarkIndex(source.getFeatures(), source.sourceCrs(), crs, context.transformContext())
            if index.lost:
                text = tr("{0} of the marks in {1} have no place and are left out.")
                feedback.pushWarning(text.format(index.lost, source.sourceName()))
            found[name] = index
        for outline in self._outlines() if found else ():
            for index in found.values():
                index.claim(outline)
        return found

    def _outlines(self) -> Iterator[QgsGeometry]:
        if self._inventory is not None:
            return (outline.polygon for outline in self._rows)
        return (
            f.geometry() for f in self._source.getFeatures(QgsFeatureRequest(), UNCHECKED) if f.hasGeometry()
        )

    def _equal_width(self, surveyor: Surveyor, feedback: Any) -> SizeBreaks:
        """The founders' classes over all outlines; says so when nearly all end in one."""
        areas, perimeters = [], []
        for outline in self._outlines():
            with suppress(LandslideError):  # reported when it is measured
                plan = surveyor.plan(outline)
                areas.append(plan.area_m2)
                perimeters.append(plan.perimeter_m)
        breaks = SizeBreaks(equal_width(areas), equal_width(perimeters))
        for text, limits, values in (
            (tr("area"), breaks.area_m2, areas), (tr("perimeter"), breaks.perimeter_m, perimeters),
        ):  # fmt: skip
            size, share = crowding(limits, values)
            if share >= CROWDED:
                message = tr("{0:.0f} percent of the outlines fall into the class '{1}' of {2}.")
                feedback.pushWarning(message.format(100 * share, size, text))
        return breaks

    def _write(self, job: _Job, parameters: Dict[str, Any], context: Any) -> Dict[str, Any]:
        """Write every outline with its own columns and the measures; also those that cannot be measured."""
        source, fields = self._source, QgsFields(self._source.fields())
        for name in COLUMNS:
            if fields.lookupField(name) < 0:
                fields.append(make_field(name, BY_NAME[name].kind, BY_NAME[name].length))
        answer = self.parameterAsSink(
            parameters, "OUTPUT", context, fields, source.wkbType(), source.sourceCrs()
        )
        results = write_features("OUTPUT", answer, self._measured(job, fields))
        if not results:
            raise QgsProcessingException(self.invalidSinkError(parameters, "OUTPUT"))
        return results

    def _measured(self, job: _Job, fields: QgsFields) -> Iterator[QgsFeature]:
        outlines = self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)
        for feature in job.watched(outlines, self._source.featureCount()):
            name = tr("Outline {0}").format(feature.id())
            yield _filled(feature, fields, job.values(name, feature.geometry(), _said(feature)))


class _Job:
    """Measures one outline after the other, and keeps count."""

    def __init__(self, surveyor: Surveyor, marks: Dict[str, MarkIndex], feedback: Any) -> None:
        self._surveyor, self._indices, self._feedback = surveyor, marks, feedback
        self.measured = self.failed = 0

    def watched(self, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The items until the user cancels, with progress."""
        for number, item in enumerate(items):
            if self._feedback.isCanceled():
                self._feedback.pushInfo(tr("Cancelled: what was measured so far is kept."))
                return
            self._feedback.setProgress(100.0 * number / max(total, 1))
            yield item

    def values(self, name: str, outline: QgsGeometry, said: Said) -> Dict[str, Any]:
        """The measures of an outline; where it has none, only the reason."""
        try:
            found = self._surveyor.survey(outline, said, self._marks(outline))
        except LandslideError as error:
            self._feedback.reportError(f"{name}: {error}")
            self.failed += 1
            return self._surveyor.refused(str(error), said)
        self.measured += 1
        return found

    def _marks(self, outline: QgsGeometry) -> Marks:
        found = {name: index.find(outline) for name, index in self._indices.items()}
        notes = tuple(note for _, note in found.values() if note)
        nothing = (None, "")
        return Marks(found.get("ARROWS", nothing)[0], found.get("CROWNS", nothing)[0], notes)


def _complete(inventory: Inventory, outlines: Sequence[Outline], job: _Job) -> None:
    """Write the surveyed columns of every row, batch by batch; the azimuth where nobody typed one."""
    pending: List[Tuple[Outline, Dict[str, Any]]] = []
    for outline in job.watched(outlines, len(outlines)):
        said = Said(outline.direction, outline.cap_model, outline.azimuth, outline.az_source)
        values = job.values(tr("Landslide {0}").format(outline.ls_id), outline.polygon, said)
        names = SURVEYED if values["az_source"] == PERSON else ("azimuth", *SURVEYED)
        pending.append((outline, {name: values[name] for name in names}))
        if len(pending) >= BATCH:
            inventory.survey(pending)
            pending = []
    if pending:
        inventory.survey(pending)
    inventory.refresh()


def _said(feature: QgsFeature) -> Said:
    """What the columns of an inventory say of an outline, where its layer has them."""
    names = feature.fields().names()

    def value(name: str, kind: Any) -> Any:
        found = feature[name] if name in names else None
        return found if isinstance(found, kind) and found != "" else None

    direction = value("direction", str)
    known = direction if direction in SECTORS else None
    azimuth = value("azimuth", (int, float))
    return Said(known, value("cap_model", str), azimuth, value("az_source", str))


def _filled(feature: QgsFeature, fields: QgsFields, values: Dict[str, Any]) -> QgsFeature:
    """The feature with the output's fields, the measures among them."""
    filled = QgsFeature(fields)
    filled.setGeometry(feature.geometry())
    given = dict(zip(feature.fields().names(), feature.attributes()))
    measured = {name: to_qgis(value) for name, value in fit(values).items()}
    every = {**given, **measured}
    filled.setAttributes([every.get(name) for name in fields.names()])
    return filled
