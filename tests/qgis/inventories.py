"""Made imagery, outlines and inventories for tests, written and read with GDAL alone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Union

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.gis.inventory import store
from landslide_annotator.gis.inventory.rows import Entry
from landslide_annotator.gis.inventory.schema import COLUMNS
from landslide_annotator.processing.base import LandslideAlgorithm
from tests.qgis.rasters import write_raster
from tests.unit.bundle import write_bundle

EPSG = 32717
WEST, NORTH = 739000.0, 9757500.0
SIZE = 400  # pixels of one metre
NOBODY = 65534


@contextmanager
def small_captioner(folder: Path) -> Iterator[Captioner]:
    """Every algorithm captions with small random weights."""
    captioner = Captioner.load(write_bundle(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LandslideAlgorithm, "load_captioner", lambda self: captioner)
        yield captioner


def write_imagery(
    path: Path,
    kind: str = "uint8",
    bands: int = 3,
    epsg: Optional[int] = EPSG,
    nodata: Optional[float] = None,
) -> Path:
    """Write noise of the bands' type; a nodata value fills the western half."""
    random = np.random.default_rng(5)
    noise = random.integers(1, 250, (bands, SIZE, SIZE))
    values = (noise * {"uint8": 1, "uint16": 40, "float32": 1}[kind]).astype(kind)
    if nodata is not None:
        values[:, :, : SIZE // 2] = nodata
    meanings = (3, 4, 5) if (kind, bands) == ("uint8", 3) else None
    return write_raster(path, values, (WEST, 1.0, 0, NORTH, 0, -1.0), epsg, nodata, meanings)


def box(column: float, row: float, width: float = 40.0, height: float = 60.0) -> str:
    """WKT of a rectangle whose north-west corner is at a pixel of the imagery."""
    x, y = WEST + column, NORTH - row
    corners = [(x, y), (x, y - height), (x + width, y - height), (x + width, y), (x, y)]
    return f"POLYGON(({', '.join(f'{float(a)!r} {float(b)!r}' for a, b in corners)}))"


needs_libkml = pytest.mark.skipif(
    gdal.GetDriverByName("LIBKML") is None, reason="this GDAL lacks LIBKML, and reads names of places only"
)


def write_outlines(
    path: Path, shapes: Sequence[Optional[str]], epsg: Optional[int] = EPSG, kind: int = ogr.wkbUnknown
) -> Path:
    """Write WKT geometries (None: none) with a column `code`: A1, A2 and so on."""
    driver = ogr.GetDriverByName(
        {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON"}[path.suffix]
    )
    source = driver.CreateDataSource(str(path))
    reference = None
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = source.CreateLayer("outlines", reference, kind)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    for number, wkt in enumerate(shapes, 1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("code", f"A{number}")
        if wkt is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    return path


def rows(path: Union[str, Path], table: str = "landslides") -> List[Dict[str, Any]]:
    """Rows by ls_id as GDAL reads them, with `fid` and `wkt`."""
    source = ogr.Open(str(path))
    found = []
    for feature in source.GetLayerByName(table):
        shape = feature.GetGeometryRef()
        found.append({**feature.items(), "fid": feature.GetFID(), "wkt": shape and shape.ExportToWkt()})
    return sorted(found, key=lambda row: row["ls_id"])


def execute(path: Path, statement: str, *values: object) -> List[Any]:
    """Run SQL that touches no geometry, as another program would."""
    connection = sqlite3.connect(path)
    with connection:
        result = connection.execute(statement, values).fetchall()
    connection.close()
    return result


@contextmanager
def changed(path: Path, ls_id: int) -> Iterator[ogr.Feature]:
    """A row, which is written back through GDAL."""
    source = ogr.Open(str(path), 1)
    layer = source.GetLayerByName("landslides")
    layer.SetAttributeFilter(f"ls_id = {ls_id}")
    feature = layer.GetNextFeature()
    yield feature
    layer.SetFeature(feature)


def set_value(path: Path, ls_id: int, column: str, value: object) -> None:
    """Change a value of a row."""
    with changed(path, ls_id) as feature:
        feature.SetField(column, value)


def move_outline(path: Path, ls_id: int, metres: float) -> None:
    """Move the first vertex of a row's outline."""
    with changed(path, ls_id) as feature:
        shape = feature.GetGeometryRef().Clone()
        ring = shape.GetGeometryRef(0)
        x, y = ring.GetPoint_2D(0)
        for index in (0, ring.GetPointCount() - 1):
            ring.SetPoint_2D(index, x + metres, y)
        feature.SetGeometry(shape)


def make_inventory(path: Path, epsg: int = EPSG) -> store.Inventory:
    """Create and open an inventory."""
    store.create(path, QgsCoordinateReferenceSystem(f"EPSG:{epsg}"))
    return store.Inventory(path)


def entry(number: int, **values: object) -> Entry:
    """An entry with a small square and a key of its own."""
    x, y = WEST + 10 * number, NORTH
    polygon = QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x + 5} {y}, {x + 5} {y + 5}, {x} {y + 5}, {x} {y}))")
    record: Dict[str, Any] = dict.fromkeys(column.name for column in COLUMNS)
    record.update(ls_type="flow", activity="active", direction="E", status="unreviewed", presence=1)
    record.update(cap_model="flujo activo direccion este", caption="flujo activo direccion este")
    record.update(values)
    return Entry(f"{number:032x}", polygon, record)


def side_files(path: Path) -> List[str]:
    """Whatever lies beside a file under its name."""
    return sorted(p.name for p in path.parent.iterdir() if p.name.startswith(path.name) and p != path)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Without root's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def write_units(
    path: Path,
    shapes: Sequence[Optional[str]],
    values: Dict[str, Sequence[Any]],
    kind: int = ogr.wkbUnknown,
    epsg: int = EPSG,
) -> Path:
    """Write WKT geometries with columns of numbers or texts (None: null)."""
    write_outlines(path, [], epsg, kind)
    source = ogr.Open(str(path), 1)
    layer = source.GetLayer(0)
    for name, column in values.items():
        is_text = any(isinstance(value, str) for value in column)
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString if is_text else ogr.OFTReal))
    layer.StartTransaction()
    for number, wkt in enumerate(shapes):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, column in values.items():
            if column[number] is not None:
                feature.SetField(name, column[number])
        if wkt is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    return path
