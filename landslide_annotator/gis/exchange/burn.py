"""Landslides burnt into a raster on the exact grid of another: size, geotransform and reference system."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any, Callable, List, NamedTuple, Optional, Sequence

import numpy as np
from osgeo import gdal, ogr, osr
from qgis.core import QgsGeometry

from ...core.errors import DemError, InventoryError, LandslideError
from ...core.vocabulary import TYPES
from ..compat import tr
from ..drafts import draft
from ..geopackage import checked

TYPE_CODES = {entry.code: number for number, entry in enumerate(TYPES, 1)}
"""Numbers of the movement types, in the order of the vocabulary."""
BYTE_NODATA, ID_NODATA = 255, 4294967295
_ROWS = 1024  # rows of the reference that are looked at together
_NO_PLACE = (0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


class Outside(Enum):
    """What cells without landslide hold."""

    ZERO = "zero"
    NODATA = "nodata"
    REFERENCE = "reference"


class Burnt(NamedTuple):
    """A polygon or point in the grid's reference system, and its value."""

    shape: QgsGeometry
    value: int


class Grid:
    """The grid of a raster file; raises DemError when it has none that can be taken over."""

    def __init__(self, source: str) -> None:
        self.source = source
        dataset = checked(Path(source), gdal.Open, source)
        if dataset is None:
            raise DemError(tr("{0} is no raster file that GDAL can read. Choose another.").format(source))
        self.transform = dataset.GetGeoTransform()
        self.projection = dataset.GetProjection()
        self.width, self.height = dataset.RasterXSize, dataset.RasterYSize
        if self.transform == _NO_PLACE or not self.projection:
            raise DemError(
                tr("{0} has no place on the ground: its grid cannot be used. Georeference it.").format(source)
            )
        self._dataset = dataset

    def voids(self, row: int, count: int) -> np.ndarray:
        """Where the first band has no value, (count, width) bool."""
        mask = self._dataset.GetRasterBand(1).GetMaskBand().ReadAsArray(0, row, self.width, count)
        return mask == 0


def burn(
    target: Path,
    grid: Grid,
    shapes: Sequence[Burnt],
    wide: bool,
    outside: Outside,
    all_touched: bool,
    progress: Callable[[float], bool],
) -> int:
    """Write a GeoTIFF and return how many cells hold a landslide.

    wide: 32-bit values (ls_id) instead of bytes; all_touched: also cells that an outline only touches.
    `progress` takes 0 to 1 and returns whether to go on. Later shapes are burnt over earlier ones. Raises
    InventoryError or ReportError when the file cannot be written, LandslideError when the user stopped.
    """
    with draft(target) as place:
        kind, nodata = (gdal.GDT_UInt32, ID_NODATA) if wide else (gdal.GDT_Byte, BYTE_NODATA)
        options = ["COMPRESS=DEFLATE", "TILED=YES", "BIGTIFF=IF_SAFER"]
        dataset = checked(
            place, gdal.GetDriverByName("GTiff").Create, str(place), grid.width, grid.height, 1, kind, options
        )
        dataset.SetGeoTransform(grid.transform)
        dataset.SetProjection(grid.projection)
        band = dataset.GetRasterBand(1)
        if outside is not Outside.ZERO:
            band.SetNoDataValue(nodata)
        if outside is Outside.NODATA:
            band.Fill(nodata)
        _burn(place, dataset, grid, shapes, all_touched, lambda share: progress(0.7 * share))
        cells = _finish(band, grid, outside, nodata, lambda share: progress(0.7 + 0.3 * share))
        checked(place, dataset.FlushCache)
        band = dataset = None
    return cells


def _burn(
    path: Path,
    dataset: gdal.Dataset,
    grid: Grid,
    shapes: Sequence[Burnt],
    all_touched: bool,
    progress: Callable[[float], bool],
) -> None:
    reference = osr.SpatialReference(wkt=grid.projection)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    memory = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = memory.CreateLayer("landslides", reference, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger64))
    for shape, value in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("value", value)
        feature.SetGeometry(ogr.CreateGeometryFromWkb(bytes(shape.asWkb())))
        layer.CreateFeature(feature)
    options = ["ATTRIBUTE=value", f"ALL_TOUCHED={'TRUE' if all_touched else 'FALSE'}"]

    def tell(share: float, message: str, data: Any) -> int:
        return int(progress(share))

    def rasterize() -> Any:
        return gdal.RasterizeLayer(dataset, [1], layer, options=options, callback=tell)

    try:
        checked(path, rasterize)
    except InventoryError:
        _go_on(progress, 1.0)  # GDAL says that it failed also where the user stopped it
        raise


def _go_on(progress: Callable[[float], bool], share: float) -> None:
    """Raises LandslideError when the user stopped the work."""
    if not progress(share):
        raise LandslideError(tr("Cancelled: nothing was written."))


def _finish(
    band: gdal.Band, grid: Grid, outside: Outside, nodata: int, progress: Callable[[float], bool]
) -> int:
    """Take over the reference's voids where asked, and count the landslides' cells, block by block."""
    cells = 0
    for row in range(0, grid.height, _ROWS):
        _go_on(progress, row / grid.height)
        count = min(_ROWS, grid.height - row)
        values = band.ReadAsArray(0, row, grid.width, count)
        if outside is Outside.REFERENCE:
            values[grid.voids(row, count)] = nodata
            band.WriteArray(values, 0, row)
        cells += int(((values != 0) & (values != nodata)).sum())
    return cells


def type_names() -> List[str]:
    """One line for each number of a movement type, for the log."""
    return [f"{number}: {code}" for code, number in TYPE_CODES.items()]


def value_of(what: str, ls_type: Optional[str], ls_id: Optional[int]) -> Optional[int]:
    """The value of a landslide: `presence`, `type` or `ls_id`; None where it has none."""
    if what == "presence":
        return 1
    if what == "type":
        return TYPE_CODES.get(ls_type or "")
    return ls_id if ls_id is not None and 0 < ls_id < ID_NODATA else None
