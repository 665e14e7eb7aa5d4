"""Vector files that other programs read, written whole or not at all.

Shapefile, GeoJSON, KML or GeoPackage by the file's ending. QGIS's own writer cuts texts and names that a
shapefile cannot hold; here they go on in further columns, and what has to be renamed is told.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, List, NamedTuple, Sequence, Tuple

from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...core.errors import InventoryError
from ..compat import tr
from ..drafts import check_place, draft
from ..geopackage import checked
from ..inventory.file import contents, gdal_definition
from ..localcrs import WGS84
from .kmlfile import write_kml
from .shapefile import Column, fit_shapefile

DRIVERS = {".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".json": "GeoJSON", ".gpkg": "GPKG"}
KML = ".kml"
DEGREES = (".geojson", ".json", KML)
"""Endings of files whose standards ask for WGS 84."""
POLYGONS, MULTIPOLYGONS, POINTS = ogr.wkbPolygon, ogr.wkbMultiPolygon, ogr.wkbPoint
_KINDS = {
    "text": ogr.OFTString,
    "real": ogr.OFTReal,
    "int": ogr.OFTInteger,
    "int64": ogr.OFTInteger64,
    "date": ogr.OFTDate,
    "datetime": ogr.OFTDateTime,
}
_DECIMALS = 9  # of a degree: a tenth of a millimetre
Record = Tuple[QgsGeometry, Sequence[Any]]


class Table(NamedTuple):
    """Columns and records of a file; geometry: POLYGONS, MULTIPOLYGONS or POINTS."""

    columns: Sequence[Column]
    records: Sequence[Record]
    geometry: int


def check_target(path: Path, sources: Sequence[Path] = ()) -> None:
    """As `check_place`, and raises InventoryError where an inventory would be replaced."""
    check_place(path, sorted([*DRIVERS, KML]), sources)
    if path.suffix.lower() == ".gpkg" and path.exists() and _is_inventory(path):
        raise InventoryError(tr("{0} is an inventory. Choose another file to write.").format(path))


def _is_inventory(path: Path) -> bool:
    try:
        contents(path)
    except InventoryError:
        return False
    return True


def write_table(path: Path, table: Table, crs: QgsCoordinateReferenceSystem) -> List[str]:
    """Write a file and return notes on what was renamed or continued; raises InventoryError, ReportError.

    A file that is there is replaced once the new one is complete.
    """
    notes: List[str] = []
    suffix = path.suffix.lower()
    if suffix == KML and crs.authid() != WGS84:
        raise InventoryError(tr("{0} would not be in WGS 84. Choose another ending.").format(path))
    if suffix == ".shp":
        table, notes = _fitted(table)
    with draft(path) as place:
        if suffix == KML:
            write_kml(place, table.columns, table.records)
        else:
            _write(place, table, crs)
    return notes


def _fitted(table: Table) -> Tuple[Table, List[str]]:
    columns, rows, notes = fit_shapefile(table.columns, [values for _, values in table.records])
    records = [(geometry, row) for (geometry, _), row in zip(table.records, rows)]
    return Table(columns, records, table.geometry), notes


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime.date, datetime.datetime)) else value


def _write(path: Path, table: Table, crs: QgsCoordinateReferenceSystem) -> None:
    suffix = path.suffix.lower()
    dataset = checked(
        path, gdal.GetDriverByName(DRIVERS[suffix]).Create, str(path), 0, 0, 0, gdal.GDT_Unknown
    )
    reference = osr.SpatialReference()
    checked(path, reference.SetFromUserInput, gdal_definition(crs))
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    options = _options(suffix, crs)
    layer = checked(path, dataset.CreateLayer, path.stem, reference, table.geometry, options)
    for column in table.columns:
        checked(path, layer.CreateField, _definition(column))
    if suffix == ".gpkg":
        checked(path, dataset.StartTransaction)
    for geometry, values in table.records:
        checked(path, layer.CreateFeature, _feature(layer, table, geometry, values))
    if suffix == ".gpkg":
        checked(path, dataset.CommitTransaction)
    checked(path, dataset.FlushCache)


def _options(suffix: str, crs: QgsCoordinateReferenceSystem) -> List[str]:
    if suffix == ".shp":
        return ["ENCODING=UTF-8"]
    if suffix in (".geojson", ".json"):
        decimals = [f"COORDINATE_PRECISION={_DECIMALS}"] if crs.isGeographic() else []
        # Before GDAL 3.8 texts that are JSON become objects all the same.
        whole = ["AUTODETECT_JSON_STRINGS=NO"] if int(gdal.VersionInfo()) >= 3080000 else []
        return [*whole, f"RFC7946={'YES' if crs.authid() == 'EPSG:4326' else 'NO'}", *decimals]
    return []


def _definition(column: Column) -> ogr.FieldDefn:
    definition = ogr.FieldDefn(column.name, _KINDS[column.kind])
    definition.SetWidth(column.width)
    definition.SetPrecision(column.precision)
    definition.SetNullable(not column.needed)
    return definition


def _feature(layer: ogr.Layer, table: Table, geometry: QgsGeometry, values: Sequence[Any]) -> ogr.Feature:
    feature = ogr.Feature(layer.GetLayerDefn())
    for index, value in enumerate(values):
        if value is None:
            feature.SetFieldNull(index)
        else:
            feature.SetField(index, _iso(value))
    shape = ogr.CreateGeometryFromWkb(bytes(geometry.asWkb()))
    if table.geometry == MULTIPOLYGONS:
        shape = ogr.ForceToMultiPolygon(shape)
    feature.SetGeometry(shape)
    return feature
