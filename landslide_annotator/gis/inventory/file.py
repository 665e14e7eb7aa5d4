"""The inventory's table in its file: made, checked, and written in transactions."""

from __future__ import annotations

import datetime
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Set, Tuple

from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...core import crossover
from ...core.errors import InventoryError
from ..compat import tr
from ..geopackage import GeoPackage, checked, opened
from .rows import ARM, READ, Entry, Outline, Record, Row, updated
from .schema import (
    BY_NAME,
    COLUMNS,
    GEOMETRY_COLUMN,
    KEY_COLUMN,
    MARKER,
    MEASURED,
    OPTIONAL,
    SCHEMA,
    TABLE,
    Column,
    fit,
)

# It must change something: SQLite neither locks nor writes for a row that stays as it is.
_TAKE_LOCK = (
    "UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
    "WHERE table_name = 'landslides'"
)
_HIGHEST = "SELECT MAX(ls_id) FROM landslides"
_NUMBERS = "SELECT ls_id FROM landslides"
_KEYS = "SELECT src_key FROM landslides WHERE src_key IS NOT NULL"
_INDEX = "CREATE INDEX landslides_src_key ON landslides (src_key)"
_KINDS = {
    "text": ogr.OFTString,
    "real": ogr.OFTReal,
    "int": ogr.OFTInteger,
    "date": ogr.OFTDate,
    "datetime": ogr.OFTDateTime,
}
_STYLES = "layer_styles"


class Contents(NamedTuple):
    """What a file holds: rows and reference system of the inventory, names of its other tables."""

    rows: int
    crs: QgsCoordinateReferenceSystem
    others: List[str]


def create_table(path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    """Make a file with the empty, marked table; raises InventoryError."""
    driver = gdal.GetDriverByName("GPKG")
    dataset = checked(path, driver.Create, str(path), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    checked(path, reference.SetFromUserInput, gdal_definition(crs))
    options = [f"FID={KEY_COLUMN}", f"GEOMETRY_NAME={GEOMETRY_COLUMN}", "IDENTIFIER=Landslides"]
    layer = checked(path, dataset.CreateLayer, TABLE, reference, ogr.wkbPolygon, options)
    for column in COLUMNS:
        checked(path, layer.CreateField, _definition(column))
    layer.SetMetadataItem(MARKER[1], str(SCHEMA), MARKER[0])
    checked(path, dataset.ExecuteSQL, _INDEX)


def gdal_definition(crs: QgsCoordinateReferenceSystem) -> str:
    """The system for GDAL, which does not know those that users of QGIS define."""
    if crs.authid().startswith(("EPSG:", "ESRI:", "OGC:", "IGNF:")):
        return crs.authid()
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL)


def _definition(column: Column) -> ogr.FieldDefn:
    definition = ogr.FieldDefn(column.name, _KINDS[column.kind])
    definition.SetWidth(column.length)
    definition.SetNullable(column.name not in ("ls_id", "presence"))
    if column.name == "presence":
        definition.SetDefault("1")
    if column.name == "ls_id" and hasattr(definition, "SetUnique"):  # since GDAL 3.2
        definition.SetUnique(True)
    return definition


def contents(path: Path) -> Contents:
    """What an inventory file holds.

    Raises InventoryError when it is no inventory of this plugin, saying what is missing.
    """
    with opened(path) as package:
        names = package.tables()
        layer: Any = package.dataset.GetLayerByName(TABLE) if TABLE in names else None
        faults = [tr("the table {0}").format(TABLE)] if layer is None else _faults(layer)
        if faults:
            raise InventoryError(
                tr(
                    "{0} is no inventory of Landslide Annotator: it lacks {1}. Make one with "
                    "'Create landslide inventory', or choose another file."
                ).format(path, ", ".join(faults))
            )
        _check_version(path, layer)
        others = [name for name in names if name not in (TABLE, _STYLES)]
        return Contents(layer.GetFeatureCount(), _crs(layer.GetSpatialRef()), others)


def _faults(layer: ogr.Layer) -> List[str]:
    """What a table lacks to be an inventory; a copy that only lacks the marker is one."""
    faults = []
    if layer.GetGeomType() != ogr.wkbPolygon:
        faults.append(tr("single two-dimensional polygons"))
    if layer.GetSpatialRef() is None:
        faults.append(tr("a coordinate reference system"))
    definition = layer.GetLayerDefn()
    held = {definition.GetFieldDefn(index).GetName() for index in range(definition.GetFieldCount())}
    missing = [name for name in BY_NAME if name not in held and name not in OPTIONAL]
    if missing:
        faults.append(tr("the columns {0}").format(" ".join(missing)))
    return faults


def _check_version(path: Path, layer: ogr.Layer) -> None:
    version = layer.GetMetadataItem(MARKER[1], MARKER[0]) or str(SCHEMA)
    if not version.isdigit() or int(version) > SCHEMA:
        raise InventoryError(
            tr("{0} was made by a newer Landslide Annotator (format {1}). Update the plugin.").format(
                path, version
            )
        )


def _crs(reference: osr.SpatialReference) -> QgsCoordinateReferenceSystem:
    name, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    found = (
        QgsCoordinateReferenceSystem(f"{name}:{code}") if name and code else QgsCoordinateReferenceSystem()
    )
    return found if found.isValid() else QgsCoordinateReferenceSystem.fromWkt(reference.ExportToWkt())


class FileRows:
    """The rows of an open file, as `rows.Rows`."""

    def __init__(self, package: GeoPackage) -> None:
        self._package = package
        self._layer = package.dataset.GetLayerByName(TABLE)
        self._next: Optional[int] = None

    def keys(self) -> Set[str]:
        """The keys of all outlines."""
        return set(self._package.sql(_KEYS))

    def find(self, key: str) -> List[Row]:
        """The rows of an outline, by ls_id."""
        self._package.do(self._layer.SetAttributeFilter, f"src_key = '{key}'")
        rows = [_row(feature) for feature in self._package.do(list, self._layer)]
        self._package.do(self._layer.SetAttributeFilter, None)
        return sorted(rows, key=lambda row: row.ls_id)

    def add(self, entry: Entry) -> int:
        """Add a row; its new ls_id."""
        if self._next is None:
            self._next = 1 + (self._package.sql(_HIGHEST)[0] or 0)
        self.complete(entry.record)
        feature = ogr.Feature(self._layer.GetLayerDefn())
        _fill(feature, {**fit(entry.record), "ls_id": self._next, "src_key": entry.key})
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(entry.polygon.asWkb())))
        self._package.do(self._layer.CreateFeature, feature)
        self._next += 1
        return self._next - 1

    def update(self, row: Row, entry: Entry) -> None:
        """Write the measured columns again."""
        self.complete(MEASURED)
        feature = self._package.do(self._layer.GetFeature, row.fid)
        _fill(feature, fit(updated(row, entry.record)))
        self._package.do(self._layer.SetFeature, feature)

    def outlines(self) -> List[Outline]:
        """Every row, by ls_id, as it is measured."""
        self._package.do(self._layer.ResetReading)
        found = [_outline(feature) for feature in self._package.do(list, self._layer)]
        return sorted(found, key=lambda outline: outline.ls_id)

    def survey(self, outline: Outline, values: Mapping[str, Any]) -> None:
        """Write surveyed columns, and the azimuth where `values` holds it; columns that lack are added."""
        self.complete(values)
        feature = self._package.do(self._layer.GetFeature, outline.fid)
        _fill(feature, fit(values))
        self._package.do(self._layer.SetFeature, feature)

    def records(self) -> List[Record]:
        """Every row with all its values."""
        self._package.do(self._layer.ResetReading)
        columns = _columns(self._layer)
        return [_record(feature, columns) for feature in self._package.do(list, self._layer)]

    def reshape(self, record: Record, polygon: QgsGeometry, values: Mapping[str, Any]) -> None:
        """Give a row another outline, and write some of its columns."""
        feature = self._package.do(self._layer.GetFeature, record.fid)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(polygon.asWkb())))
        _fill(feature, fit(values))
        self._package.do(self._layer.SetFeature, feature)

    def remove(self, record: Record) -> None:
        """Remove a row."""
        self._package.do(self._layer.DeleteFeature, record.fid)

    def missing(self, names: Iterable[str]) -> List[str]:
        """The columns that the file lacks."""
        definition = self._layer.GetLayerDefn()
        return [name for name in names if definition.GetFieldIndex(name) < 0]

    def complete(self, names: Iterable[str]) -> None:
        """Add the columns that lack."""
        for name in self.missing(names):
            self._package.do(self._layer.CreateField, _definition(BY_NAME[name]))

    def save_extent(self) -> None:
        """Store the extent with the rows, so that both belong to one transaction."""
        self._package.do(self._layer.SyncToDisk)


def _polygon(feature: ogr.Feature) -> QgsGeometry:
    polygon = QgsGeometry()
    if feature.GetGeometryRef() is not None:
        polygon.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
    return polygon


def _columns(layer: ogr.Layer) -> List[Tuple[str, int]]:
    """Names and GDAL's types of the columns; asked for once, because that takes longer than to read a row."""
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    return [(field.GetName(), field.GetType()) for field in fields]


def _record(feature: ogr.Feature, columns: Sequence[Tuple[str, int]]) -> Record:
    values = {name: _value(feature, index, kind) for index, (name, kind) in enumerate(columns)}
    return Record(feature.GetFID(), _polygon(feature), values)


def _value(feature: ogr.Feature, index: int, kind: int) -> Any:
    """A value of Python's types, dates among them."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if kind not in (ogr.OFTDate, ogr.OFTDateTime):
        return feature.GetField(index)
    year, month, day, hour, minute, second, _ = feature.GetFieldAsDateTime(index)
    if kind == ogr.OFTDate:
        return datetime.date(year, month, day)
    return datetime.datetime(year, month, day, hour, minute, int(second), tzinfo=datetime.timezone.utc)


def _row(feature: ogr.Feature) -> Row:
    polygon = _polygon(feature)
    read = {column: feature.GetField(column) for column in READ}
    status, caption = feature.GetField("status"), feature.GetField("cap_model")
    blind = feature.GetFieldIndex(ARM) >= 0 and feature.GetField(ARM) == crossover.MANUAL
    return Row(feature.GetFID(), feature.GetField("ls_id"), status, caption, read, polygon, blind)


def _outline(feature: ogr.Feature) -> Outline:
    def value(name: str) -> Any:
        index = feature.GetFieldIndex(name)
        return feature.GetField(index) if index >= 0 else None

    row = _row(feature)
    return Outline(
        row.fid,
        row.ls_id,
        row.polygon,
        value("direction"),
        row.cap_model,
        value("azimuth"),
        value("az_source"),
    )


def _fill(feature: ogr.Feature, record: Mapping[str, Any]) -> None:
    for name, value in record.items():
        if value is None:
            feature.SetFieldNull(name)
        elif BY_NAME[name].kind in ("date", "datetime"):
            feature.SetField(name, value.isoformat())
        else:
            feature.SetField(name, value)


@contextmanager
def read_rows(path: Path) -> Iterator[FileRows]:
    """The rows of a file, for reading."""
    with opened(path) as package:
        yield FileRows(package)


@contextmanager
def write_rows(path: Path) -> Iterator[FileRows]:
    """The rows of a file in one transaction, which holds the file's lock from the beginning."""
    with opened(path, update=True) as package:
        package.leave_log()
        with package.transaction():
            package.sql(_TAKE_LOCK)
            rows = FileRows(package)
            yield rows
            rows.save_extent()


def numbers_taken(path: Path) -> Set[int]:
    """The ls_id of every row in a file."""
    with opened(path) as package:
        return set(package.sql(_NUMBERS))


def check_writable(path: Path) -> None:
    """Raises InventoryError unless rows can be written now; writes nothing."""
    with opened(path, update=True) as package:
        package.do(package.dataset.StartTransaction)
        package.sql(_TAKE_LOCK)
        package.do(package.dataset.RollbackTransaction)
