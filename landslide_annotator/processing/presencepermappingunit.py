"""Landslide presence per mapping unit: the dependent variable of a susceptibility model."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterVectorDestination,
    QgsWkbTypes,
)

from ..core.errors import LandslideError
from ..core.plainvalues import read_number
from ..gis.compat import tr
from ..gis.exchange.export import columns_of, is_left_out, values_of
from ..gis.exchange.presence import Landslide, Landslides, Placer, free_names, is_point
from ..gis.exchange.shapefile import Column
from ..gis.exchange.vectorfile import MULTIPOLYGONS, Table, check_target, write_table
from ..gis.measures.crownpoint import CrownFinder, centre
from ..gis.measures.dem import Dem
from ..gis.values import request_of, row_values, year_of
from .base import UNCHECKED, LandslideAlgorithm, explained, number
from .steps import proceed

USED = ("status", "presence", "azimuth", "az_source", "year", "date_from", "date_to")
"""Columns of the landslides that count."""
AREA, CENTROID, CROWN = "area", "centroid", "crown"
ADDED = (
    Column("ls_pres", "int", needed=True),
    Column("ls_count", "int", needed=True),
    Column("ls_frac", "real", needed=True),
    Column("ls_year", "int", needed=True),
)


class PresencePerMappingUnit(LandslideAlgorithm):
    """Slope units or cells, and landslides -> units with presence, count, share of area and year."""

    ID = "presencepermappingunit"
    TAGS = ["susceptibility", "slope units", "grid", "SZ", "susceptibilidad", "unidades", "presencia"]

    def __init__(self) -> None:
        super().__init__()
        self._units: Optional[QgsProcessingFeatureSource] = None
        self._landslides: Optional[QgsProcessingFeatureSource] = None
        self._dem: Optional[Dem] = None
        self._read: List[Path] = []

    def displayName(self) -> str:
        """Return the name shown in the toolbox."""
        return tr("Landslide presence per mapping unit")

    def shortDescription(self) -> str:
        """Return one line of help."""
        return tr("Gives slope units or grid cells the dependent variable of a susceptibility model.")

    def shortHelpString(self) -> str:
        """Return the help shown beside the dialog."""
        return tr(
            "Writes the units with all their columns and four more, never empty: ls_pres (1 or 0), ls_count "
            "(landslides counted), ls_frac (share of the unit's area on the ellipsoid that landslides cover, "
            "0 to 1) and ls_year (year of the first landslide counted; 0 where there is none or it is not "
            "known). The file is what the SZ plugin takes: choose ls_pres as its dependent field. Columns "
            "whose names SZ overwrites (id, y, geom, si, fid) get u_ before their names. Empty values and "
            "texts among the units' columns are named in the log, because SZ cannot use them.\n\n"
            "A landslide counts in every unit of which it covers more than the given share, or only in the "
            "unit where its centroid or crown lies. Landslides may be points. Rejected rows and rows with "
            "presence 0 do not count.\n\n"
            "Units and outlines that cannot be used are named in the log and left out."
        )

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare the parameters and results."""
        kinds = QgsProcessing.SourceType
        source = QgsProcessingParameterFeatureSource
        self.addParameter(source("UNITS", tr("Mapping units"), [kinds.TypeVectorPolygon]))
        shapes = [kinds.TypeVectorPolygon, kinds.TypeVectorPoint]
        self.addParameter(source("INPUT", tr("Inventory, outlines or points"), shapes))
        self.add_choice("COUNT_BY", tr("A landslide counts by"), [AREA, CENTROID, CROWN])
        text = tr("Least share of a unit's area, percent (by area)")
        self.addParameter(number("LEAST_SHARE", text, 0.0, maximum=100.0))
        text = tr("Elevation model, for crowns")
        self.add_advanced(QgsProcessingParameterRasterLayer("DEM", text, optional=True))
        text = tr("Field with the year (empty: year, else date_from)")
        field = QgsProcessingParameterField(
            "YEAR_FIELD", text, parentLayerParameterName="INPUT", optional=True
        )
        self.add_advanced(field)
        text = tr("Units with presence")
        target = QgsProcessingParameterVectorDestination("OUTPUT", text, kinds.TypeVectorPolygon)
        self.addParameter(target)
        self.add_numbers(
            ("UNITS_WITH", tr("Units with landslides")),
            ("UNITS_FAILED", tr("Units left out")),
            ("FAILED", tr("Landslides that failed")),
            ("OUTSIDE", tr("Landslides in no unit")),
        )

    @explained
    def prepareAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> bool:
        """Take what is needed from layers, while they may be touched."""
        self._units = self.needed_source(parameters, "UNITS", context)
        self._landslides = self.needed_source(parameters, "INPUT", context)
        self._read = self.read_files(parameters, ("UNITS", "INPUT"), context)
        layer = self.optional_raster(parameters, "DEM", context)
        self._dem = Dem(layer, context.transformContext()) if layer is not None else None
        return True

    @explained
    def processAlgorithm(self, parameters: Dict[str, Any], context: Any, feedback: Any) -> Dict[str, Any]:
        """Hold the landslides, then count them unit by unit."""
        target = Path(self.parameterAsOutputLayer(parameters, "OUTPUT", context))
        check_target(target, self._read)
        mode = self.parameterAsEnumString(parameters, "COUNT_BY", context) or AREA
        by_point = mode != AREA or self._landslides_are_points()
        share = (self.optional_number(parameters, "LEAST_SHARE", context) or 0.0) / 100.0
        crs, transforms = self._units.sourceCrs(), context.transformContext()
        held = Landslides(crs, transforms, by_point, share)
        year = self.parameterAsString(parameters, "YEAR_FIELD", context)
        failed = self._hold(held, mode, year, context, feedback)
        table, units_failed = self._table(held, feedback)
        for note in write_table(target, table, crs):
            feedback.pushInfo(note)
        present = sum(values[-len(ADDED)] for _, values in table.records)
        text = tr("{0} of {1} units hold landslides; {2} landslides lie in no unit.")
        feedback.pushInfo(text.format(present, len(table.records), held.uncounted))
        if not 0 < present < len(table.records):
            feedback.pushWarning(tr("All units have the same presence: no model can be trained on them."))
        counts = {"UNITS_WITH": present, "UNITS_FAILED": units_failed}
        return {"OUTPUT": str(target), **counts, "FAILED": failed, "OUTSIDE": held.uncounted}

    def _landslides_are_points(self) -> bool:
        kind = QgsWkbTypes.geometryType(self._landslides.wkbType())
        return kind == QgsWkbTypes.GeometryType.PointGeometry

    def _hold(self, held: Landslides, mode: str, year: str, context: Any, feedback: Any) -> int:
        """Take the landslides into the index; how many could not be taken."""
        crs, transforms = self._landslides.sourceCrs(), context.transformContext()
        placer = Placer(QgsCoordinateTransform(crs, self._units.sourceCrs(), transforms))
        finder = CrownFinder(crs, transforms, self._dem) if mode == CROWN else None
        failed = 0
        total = max(1, self._landslides.featureCount())
        request = request_of(self._landslides.fields(), (*USED, year))
        for index, feature in enumerate(self._landslides.getFeatures(request, UNCHECKED)):
            proceed(feedback, 30.0 * index / total)
            row = row_values(feature)
            if is_left_out(row):
                continue
            try:
                for part in placer.parts(feature.geometry()):
                    shape = placer.moved(part)
                    point = placer.moved(_crown(finder, part, row)) if finder else _middle(shape)
                    held.add(Landslide(shape, point, year_of(row, year)))
            except LandslideError as error:
                failed += 1
                feedback.reportError(tr("Landslide {0}: {1}").format(feature.id(), error))
        return failed

    def _table(self, held: Landslides, feedback: Any) -> Tuple[Table, int]:
        """The units with their counts, and how many had to be left out."""
        own = columns_of(self._units.fields())
        names, changed = free_names([column.name for column in own])
        for old, new in changed.items():
            feedback.pushInfo(tr("Column {0} of the units is {1} in the output.").format(old, new))
        columns = [column._replace(name=name) for column, name in zip(own, names)]
        records, failed = [], 0
        total = max(1, self._units.featureCount())
        for index, feature in enumerate(self._units.getFeatures(QgsFeatureRequest(), UNCHECKED)):
            proceed(feedback, 30.0 + 65.0 * index / total)
            try:
                found = held.count(feature.geometry())
            except LandslideError as error:
                failed += 1
                feedback.reportError(tr("Unit {0}: {1}").format(feature.id(), error))
                continue
            values = [found.presence, found.count, found.fraction, found.year]
            records.append((_flat(feature.geometry()), [*values_of(feature, own), *values]))
        _warn(columns, [values for _, values in records], feedback)
        return Table([*columns, *ADDED], records, MULTIPOLYGONS), failed


def _warn(columns: List[Column], rows: List[List[Any]], feedback: Any) -> None:
    """Name the columns that a susceptibility tool cannot use."""
    for index, column in enumerate(columns):
        empty = sum(row[index] is None for row in rows)
        if column.kind not in ("int", "int64", "real"):
            feedback.pushWarning(tr("Column {0} is no number: leave it out of a model.").format(column.name))
        elif empty:
            text = tr("Column {0} is empty in {1} units: fill it or leave it out of a model.")
            feedback.pushWarning(text.format(column.name, empty))


def _crown(finder: CrownFinder, part: QgsGeometry, row: Dict[str, Any]) -> QgsGeometry:
    if is_point(part):
        return part
    return finder.crown(part, read_number(row.get("azimuth")), row.get("az_source"), part).place


def _middle(shape: QgsGeometry) -> QgsGeometry:
    return shape if is_point(shape) else centre(shape).place


def _flat(unit: QgsGeometry) -> QgsGeometry:
    """A unit's geometry as it is, without curves and heights."""
    straight = QgsGeometry(unit.constGet().segmentize())
    straight.get().dropZValue()
    straight.get().dropMValue()
    return straight
