"""Native pixels of a raster as NumPy arrays, from a cloned QGIS provider or from GDAL itself.

QGIS reads a rotated or south-up GeoTIFF through a warped copy (nearest neighbour, so up to half a pixel
away); those are read by GDAL with their own transform.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Callable, List, Optional, Set, Tuple

import numpy as np
from osgeo import gdal
from qgis.core import Qgis, QgsRasterBlock, QgsRasterDataProvider, QgsRectangle

from ...core.errors import TileError
from ..compat import tr
from .faults import Faults

Picture = Tuple[str, float, int, int]
"""Host, size of a pixel, column and row of a picture that a service sends."""
Affine = Tuple[float, float, float, float, float, float]
"""x = a[0] + column * a[1] + row * a[2]; y = a[3] + column * a[4] + row * a[5] (GDAL's order)."""

_QGIS_TYPES = {
    Qgis.DataType.Byte: np.uint8,
    Qgis.DataType.UInt16: np.uint16,
    Qgis.DataType.Int16: np.int16,
    Qgis.DataType.UInt32: np.uint32,
    Qgis.DataType.Int32: np.int32,
    Qgis.DataType.Float32: np.float32,
    Qgis.DataType.Float64: np.float64,
    Qgis.DataType.ARGB32: np.uint32,
    Qgis.DataType.ARGB32_Premultiplied: np.uint32,
}
ARGB = (Qgis.DataType.ARGB32, Qgis.DataType.ARGB32_Premultiplied)
_GDAL_TYPES = {
    gdal.GDT_Byte: np.uint8,
    gdal.GDT_UInt16: np.uint16,
    gdal.GDT_Int16: np.int16,
    gdal.GDT_UInt32: np.uint32,
    gdal.GDT_Int32: np.int32,
    gdal.GDT_Float32: np.float32,
    gdal.GDT_Float64: np.float64,
}
# QgsRaster's colour interpretations carry GDAL's numbers
_MEANINGS = {2: "palette", 3: "red", 4: "green", 5: "blue", 6: "alpha"}


class Reader(ABC):
    """Windows of a grid of pixels: `width` x `height` of them, placed by `affine`.

    streamed: whether the grid can be chosen by `at_resolution`, as of services, which may have a `zoom`
    level, send several `pictures` for a window, and have `faults` in the last one.
    """

    streamed = False
    width: int
    height: int
    affine: Affine
    zoom: Optional[int] = None
    faults = Faults()

    @abstractmethod
    def meanings(self) -> List[str]:
        """Return what each band means: red, green, blue, alpha, palette, argb or an empty text."""

    @abstractmethod
    def is_byte(self, band: int) -> bool:
        """Return whether the band already has 8 bits."""

    @abstractmethod
    def palette(self) -> Optional[np.ndarray]:
        """Return the colour table as uint8 (N, 3), or None."""

    @abstractmethod
    def read(
        self, band: int, column: int, row: int, width: int, height: int, factor: int = 1, average: bool = True
    ) -> Tuple[np.ndarray, np.ndarray]:
        """Return values and validity (height // factor, width // factor) of a window inside the raster."""

    def at_resolution(self, units_per_pixel: float) -> Reader:
        """Return a reader of the same source on a grid of about that size of a pixel, if it can be chosen."""
        return self

    def stop_when(self, stopped: Callable[[], bool]) -> None:  # noqa: B027
        """End a reading that takes long when `stopped` says so; files are quick."""

    def pictures(self, column: int, row: int, width: int, height: int) -> Set[Picture]:
        """The pictures that a service sends for a window; none for files."""
        return set()


class ProviderReader(Reader):
    """Reads windows through a private clone of a layer's provider; the layer is never touched."""

    def __init__(self, provider: QgsRasterDataProvider) -> None:
        self._provider = provider
        extent = provider.extent()
        self.width, self.height = provider.xSize(), provider.ySize()
        step_x, step_y = extent.width() / self.width, extent.height() / self.height
        self.affine: Affine = (extent.xMinimum(), step_x, 0.0, extent.yMaximum(), 0.0, -step_y)

    def meanings(self) -> List[str]:
        """Return what each band means: red, green, blue, alpha, palette, argb or an empty text."""
        if self._provider.dataType(1) in ARGB:
            return ["argb"]
        numbers = range(1, self._provider.bandCount() + 1)
        return [_MEANINGS.get(int(self._provider.colorInterpretation(band)), "") for band in numbers]

    def is_byte(self, band: int) -> bool:
        """Return whether the band already has 8 bits."""
        return self._provider.dataType(band) in (Qgis.DataType.Byte, *ARGB)

    def palette(self) -> Optional[np.ndarray]:
        """Return the colour table as uint8 (N, 3), or None."""
        items = self._provider.colorTable(1)
        if not items:
            return None
        table = np.zeros((int(max(item.value for item in items)) + 1, 3), dtype=np.uint8)
        for item in items:
            if item.value >= 0:
                table[int(item.value)] = (item.color.red(), item.color.green(), item.color.blue())
        return table

    def read(
        self, band: int, column: int, row: int, width: int, height: int, factor: int = 1, average: bool = True
    ) -> Tuple[np.ndarray, np.ndarray]:
        """Return values and validity (height // factor, width // factor) of a window inside the raster."""
        x, y = self.affine[0] + column * self.affine[1], self.affine[3] + row * self.affine[5]
        extent = QgsRectangle(x, y + height * self.affine[5], x + width * self.affine[1], y)
        provider = self._provider
        if factor > 1:
            method = QgsRasterDataProvider.ResamplingMethod
            provider.enableProviderResampling(True)
            provider.setMaxOversampling(1e9)
            provider.setZoomedOutResamplingMethod(method.Average if average else method.Nearest)
        block = provider.block(band, extent, width // factor, height // factor)
        if factor > 1:
            provider.enableProviderResampling(False)
        values = values_of(block)
        return values, self._valid(band, values, block)

    def _valid(self, band: int, values: np.ndarray, block: object) -> np.ndarray:
        valid = np.isfinite(values) if values.dtype.kind == "f" else np.ones(values.shape, dtype=bool)
        if block.hasNoDataValue():  # type: ignore[attr-defined]
            valid &= values != np.array(block.noDataValue()).astype(values.dtype)  # type: ignore[attr-defined]
        for span in self._provider.userNoDataValues(band):
            valid &= ~((values >= span.min()) & (values <= span.max()))
        return valid


def values_of(block: Optional[QgsRasterBlock]) -> np.ndarray:
    """Return a block's values (H, W); raises TileError when nothing could be read."""
    if block is None or not block.isValid() or block.dataType() not in _QGIS_TYPES:
        raise TileError(_unreadable())
    data = np.frombuffer(bytes(block.data()), dtype=_QGIS_TYPES[block.dataType()])
    return data.reshape(block.height(), block.width())


class GdalReader(Reader):
    """Reads windows of a rotated or south-up raster on its own grid."""

    def __init__(self, dataset: gdal.Dataset) -> None:
        self._dataset = dataset
        self.width, self.height = dataset.RasterXSize, dataset.RasterYSize
        self.affine: Affine = tuple(dataset.GetGeoTransform())

    def meanings(self) -> List[str]:
        """Return what each band means: red, green, blue, alpha, palette or an empty text."""
        numbers = range(1, self._dataset.RasterCount + 1)
        return [_MEANINGS.get(self._dataset.GetRasterBand(b).GetColorInterpretation(), "") for b in numbers]

    def is_byte(self, band: int) -> bool:
        """Return whether the band already has 8 bits."""
        return self._dataset.GetRasterBand(band).DataType == gdal.GDT_Byte

    def palette(self) -> Optional[np.ndarray]:
        """Return the colour table as uint8 (N, 3), or None."""
        table = self._dataset.GetRasterBand(1).GetColorTable()
        if table is None:
            return None
        return np.array([table.GetColorEntry(i)[:3] for i in range(table.GetCount())], dtype=np.uint8)

    def read(
        self, band: int, column: int, row: int, width: int, height: int, factor: int = 1, average: bool = True
    ) -> Tuple[np.ndarray, np.ndarray]:
        """Return values and validity (height // factor, width // factor) of a window inside the raster."""
        source = self._dataset.GetRasterBand(band)
        kind = source.DataType if source.DataType in _GDAL_TYPES else gdal.GDT_Float64
        size = {"buf_xsize": width // factor, "buf_ysize": height // factor}
        how = gdal.GRIORA_Average if average and factor > 1 else gdal.GRIORA_NearestNeighbour
        raw = source.ReadRaster(column, row, width, height, buf_type=kind, resample_alg=how, **size)
        mask = source.GetMaskBand().ReadRaster(column, row, width, height, buf_type=gdal.GDT_Byte, **size)
        if raw is None or mask is None:
            raise TileError(_unreadable())
        shape = (height // factor, width // factor)
        values = np.frombuffer(bytes(raw), dtype=_GDAL_TYPES[kind]).reshape(shape)
        valid = np.frombuffer(bytes(mask), dtype=np.uint8).reshape(shape) != 0
        return values, valid & np.isfinite(values) if values.dtype.kind == "f" else valid


def _unreadable() -> str:
    return tr("The raster could not be read here. Check that its file is complete and reachable.")


def open_tilted(path: str) -> Optional[GdalReader]:
    """Return a GDAL reader when the file's grid is rotated or south-up, else None."""
    try:
        dataset = gdal.OpenEx(path, gdal.OF_RASTER)
    except RuntimeError:  # raised instead of None where another plugin called gdal.UseExceptions()
        return None
    if dataset is None:
        return None
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is None or (transform[1] > 0 and transform[5] < 0 and not (transform[2] or transform[4])):
        return None
    return GdalReader(dataset)
