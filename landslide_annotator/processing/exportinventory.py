"""Export an inventory for other tools: outlines and single points, with the codes of other lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
)

from ..core.codelists import CODE_LISTS
from ..core.errors import GeometryError, LandslideError
from ..core.plainvalues import read_number
from ..gis.compat import tr
from ..gis.exchange.export import Exporter, is_left_out
from ..gis.exchange.vectorfile import DEGREES, KML, POINTS, POLYGONS, Record, Table, check_target, write_table
from ..gis.localcrs import WGS84
from ..gis.measures.crownpoint import CrownFinder, CrownPoint, centre, sources
from ..gis.measures.dem import Dem
from ..gis.measures.marks import MarkIndex
from ..gis.outlines import single_polygons
from ..gis.values import row_values
from .base import UNCHECKED, LandslideAlgorithm, explained
from .steps import proceed

OWN = "own"
OUTPUTS = {"OUTPUT": POLYGONS, "POINTS": POINTS}


class ExportInventory(LandslideAlgorithm):
    """Outlines of an inventory -> Shapefile, GeoJSON, KML or GeoPackage of polygons and of points."""

    ID = "exportinventory"
    TAGS = [
        "export",
        "shapefile",
        "geojson",
        "kml",
        "crown",
        "exportar",
        "corona",
        "simma",
        "inspire",
        "lsat",
    ]

    def __init__(self) -> None:
        super().__init__()
        self._source: Optional[QgsProcessingFeatureSource] = None
        self._crowns: Optional[QgsProcessingFeatureSource] = None
        self._dem: Optional[Dem] = None
        self._read: List[Path] = []

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Export landslide inventory")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Writes outlines and single points for other programs, without loss.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes the outlines as single polygons, one point for each, or both. The ending of the file "
            "chooses the format: .shp, .geojson, .kml or .gpkg.\n\n"
            "Shapefile: UTF-8; longer texts go on in columns such as probs_2; longer names get short ones; "
            "times are ISO texts. The log tells what was changed. GeoJSON and KML are in WGS 84, unless you "
            "choose a reference system for a GeoJSON.\n"
            "Points: the crown, from drawn crown points, from the elevation model, or from the measured "
            "azimuth of the row; else the highest vertex of an outline with heights, the centroid, or a "
            "point inside. The column pt_source says which.\n"
            "Codes: PMA:GCA adds tipo and estado; SGC adds TIPO_MOV, SUBTIPO_1 (rotational and translational "
            "only) and ESTADO_ACT, where types 05 to 07 (topple, spread, deformation) continue the published "
            "01 to 04; INSPIRE adds haz_cat, the category of all landslides. INSPIRE leaves specific types "
            "to data providers, so none is written. Codes that a list lacks stay empty and are counted "
            "in the log.\n\n"
            "Rejected rows and rows with presence 0 are left out unless you ask for them."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = QgsProcessing.SourceType
        source = QgsProcessingParameterFeatureSource
        self.addParameter(source("INPUT", tr("Inventory or outlines"), [kinds.TypeVectorPolygon]))
        text = tr("Codes to add")
        self.add_choice("CODES", text, [OWN, *CODE_LISTS])
        self.add_choice("POINT", tr("Points are"), ["crown", "centroid"])
        text = tr("Elevation model, for crowns")
        self.addParameter(QgsProcessingParameterRasterLayer("DEM", text, optional=True))
        self.addParameter(source("CROWNS", tr("Drawn crown points"), [kinds.TypeVectorPoint], optional=True))
        text = tr("Reference system (empty: the layer's; WGS 84 for GeoJSON and KML)")
        self.add_advanced(QgsProcessingParameterCrs("CRS", text, optional=True))
        text = tr("Also rejected rows and rows with presence 0")
        self.add_advanced(QgsProcessingParameterBoolean("ALL", text, False))
        target = QgsProcessingParameterVectorDestination
        for name, kind, text in (
            ("OUTPUT", kinds.TypeVectorPolygon, tr("Outlines")),
            ("POINTS", kinds.TypeVectorPoint, tr("Points of outlines")),
        ):
            self.addParameter(target(name, text, kind, optional=True, createByDefault=name == "OUTPUT"))
        self.add_numbers(
            ("EXPORTED", tr("Landslides exported")),
            ("LEFT_OUT", tr("Landslides left out")),
            ("FAILED", tr("Landslides that failed")),
        )

    def checkParameterValues(self, parameters: Dict[str, Any], context: Any) -> Tuple[bool, str]:
        """Return whether the values can be used, and a message."""
        if not any(parameters.get(name) for name in OUTPUTS):
            return False, tr("There is nowhere to write: choose outlines, points, or both.")
        return super().checkParameterValues(parameters, context)

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._source = self.needed_source(parameters, "INPUT", context)
        self._crowns = self.parameterAsSource(parameters, "CROWNS", context)
        layer = self.optional_raster(parameters, "DEM", context)
        self._dem = Dem(layer, context.transformContext()) if layer is not None else None
        self._read = self.read_files(parameters, ("INPUT",), context)
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Read every row once, then write the files."""
        targets = self._targets(parameters, context)
        standard = self.parameterAsEnumString(parameters, "CODES", context) or OWN
        everything = self.parameterAsBool(parameters, "ALL", context)
        crowned = self.parameterAsEnumString(parameters, "POINT", context) != "centroid"
        finder = self._finder(context) if "POINTS" in targets and crowned else None
        job = _Job(self._source, finder, feedback)
        job.read(everything, "POINTS" in targets)
        chosen = self.parameterAsCrs(parameters, "CRS", context)
        for name, path in targets.items():
            exporter = Exporter(self._source.fields(), None if standard == OWN else standard)
            crs = _crs_of(path, chosen, self._source.sourceCrs())
            way = QgsCoordinateTransform(self._source.sourceCrs(), crs, context.transformContext())
            records = list(job.records(name, exporter, way))
            table = Table(exporter.columns(name == "POINTS"), records, OUTPUTS[name])
            for note in write_table(path, table, crs):
                feedback.pushInfo(f"{path.name}: {note}")
        _tell_unmapped(exporter, standard, feedback)
        return {**{name: str(path) for name, path in targets.items()}, **job.report()}

    def _targets(self, parameters: Dict[str, Any], context: Any) -> Dict[str, Path]:
        """The files to write, checked before any work is done; LandslideError."""
        found = {}
        for name in OUTPUTS:
            if parameters.get(name):
                found[name] = Path(self.parameterAsOutputLayer(parameters, name, context))
                check_target(found[name], self._read)
        return found

    def _finder(self, context: Any) -> CrownFinder:
        crs, transforms = self._source.sourceCrs(), context.transformContext()
        index = None
        if self._crowns is not None:
            index = MarkIndex(self._crowns.getFeatures(), self._crowns.sourceCrs(), crs, transforms)
            for feature in self._source.getFeatures(QgsFeatureRequest(), UNCHECKED):
                if feature.hasGeometry():
                    index.claim(feature.geometry())
        return CrownFinder(crs, transforms, self._dem, index)


class _Job:
    """Reads the rows once: their polygons, and the points of these; keeps count."""

    def __init__(
        self, source: QgsProcessingFeatureSource, finder: Optional[CrownFinder], feedback: Any
    ) -> None:
        self._source, self._finder, self._feedback = source, finder, feedback
        self._bodies: List[Tuple[QgsFeature, QgsGeometry, Optional[CrownPoint]]] = []
        self._left_out = self._failed = 0
        self._sources: Counter[str] = Counter()

    def read(self, everything: bool, pointed: bool) -> None:
        """Read all rows that are landslides, or everything."""
        total = max(1, self._source.featureCount())
        for number, feature in enumerate(self._source.getFeatures(QgsFeatureRequest(), UNCHECKED)):
            proceed(self._feedback, 80.0 * number / total)
            row = row_values(feature)
            if not everything and is_left_out(row):
                self._left_out += 1
                continue
            try:
                self._add(feature, row, pointed)
            except LandslideError as error:
                self._failed += 1
                self._feedback.reportError(tr("Outline {0}: {1}").format(feature.id(), error))

    def _add(self, feature: QgsFeature, row: Dict[str, Any], pointed: bool) -> None:
        outlines = single_polygons(feature.geometry())
        for note in outlines.notes:
            self._feedback.pushWarning(tr("Outline {0}: {1}").format(feature.id(), note))
        drawn = feature.geometry() if len(outlines.parts) == 1 else QgsGeometry()
        for polygon in outlines.parts:
            point = self._point(row, polygon, drawn) if pointed else None
            if point is not None:
                self._sources[point.source] += 1
            self._bodies.append((feature, polygon, point))

    def _point(self, row: Dict[str, Any], polygon: QgsGeometry, drawn: QgsGeometry) -> CrownPoint:
        if self._finder is None:
            return centre(polygon)
        return self._finder.crown(polygon, read_number(row.get("azimuth")), row.get("az_source"), drawn)

    def records(self, name: str, exporter: Exporter, way: QgsCoordinateTransform) -> Iterator[Record]:
        """The records of an output, in its reference system; what has no place there is reported."""
        for feature, polygon, point in self._bodies:
            shape = QgsGeometry(polygon if point is None or name != "POINTS" else point.place)
            try:
                shape.transform(way)
            except QgsCsException:
                self._failed += 1
                self._feedback.reportError(
                    tr("Outline {0} has no place in the output's reference system.").format(feature.id())
                )
                continue
            tail = [point.source] if point is not None and name == "POINTS" else []
            yield shape, [*exporter.read(feature), *tail]

    def report(self) -> Dict[str, int]:
        """The counts, told too."""
        for code, count in self._sources.items():
            self._feedback.pushInfo(tr("{0} points: {1} ({2}).").format(count, code, sources()[code]))
        exported = len(self._bodies)
        text = tr("{0} landslides exported, {1} left out as rejected, {2} failed.")
        self._feedback.pushInfo(text.format(exported, self._left_out, self._failed))
        return {"EXPORTED": exported, "LEFT_OUT": self._left_out, "FAILED": self._failed}


def _crs_of(
    path: Path, chosen: QgsCoordinateReferenceSystem, own: QgsCoordinateReferenceSystem
) -> QgsCoordinateReferenceSystem:
    """The reference system of a file; raises GeometryError where there is none."""
    suffix = path.suffix.lower()
    if suffix in DEGREES and (suffix == KML or not chosen.isValid()):
        return QgsCoordinateReferenceSystem(WGS84)
    crs = chosen if chosen.isValid() else own
    if not crs.isValid():
        raise GeometryError(tr("The outlines have no reference system. Set it in the layer's properties."))
    return crs


def _tell_unmapped(exporter: Exporter, standard: str, feedback: Any) -> None:
    for (key, code), count in sorted(exporter.unmapped.items()):
        feedback.pushWarning(
            tr("{0} rows: {1} '{2}' has no code in {3} and stays empty.").format(count, key, code, standard)
        )
