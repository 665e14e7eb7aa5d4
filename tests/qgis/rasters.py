"""Small rasters for tests, written with GDAL."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence, Tuple

import numpy as np
from osgeo import gdal, osr
from qgis.core import QgsRasterLayer

TYPES = {
    "uint8": gdal.GDT_Byte,
    "uint16": gdal.GDT_UInt16,
    "int16": gdal.GDT_Int16,
    "float32": gdal.GDT_Float32,
}


def write_raster(
    path: Path,
    bands: np.ndarray,
    transform: Sequence[float],
    epsg: Optional[int],
    nodata: Optional[float] = None,
    meanings: Optional[Sequence[int]] = None,
) -> Path:
    """Write bands (B, H, W) as GeoTIFF; meanings are GDAL colour interpretations."""
    count, height, width = bands.shape
    kind = TYPES[bands.dtype.name]
    options = ["PHOTOMETRIC=MINISBLACK", "ALPHA=NO"] if meanings is None else []
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), width, height, count, kind, options)
    if transform is not None:
        dataset.SetGeoTransform(list(transform))
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
    for number, band in enumerate(bands, 1):
        target = dataset.GetRasterBand(number)
        if meanings is not None:
            target.SetColorInterpretation(meanings[number - 1])
        if nodata is not None:
            target.SetNoDataValue(nodata)
        target.WriteRaster(0, 0, width, height, np.ascontiguousarray(band).tobytes())
    dataset = None
    return path


def positions(width: int, height: int) -> np.ndarray:
    """Return float32 bands (3, H, W): column + 0.5, row + 0.5 and their sum."""
    column, row = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    return np.stack([column, row, column + row]).astype(np.float32)


def open_layer(path: Path, name: str = "imagery") -> QgsRasterLayer:
    """Open a raster as a layer."""
    return QgsRasterLayer(str(path), name)


def rotated(
    origin: Tuple[float, float], pixel: float, degrees: float, south_up: bool = False
) -> Tuple[float, ...]:
    """Return a geotransform turned clockwise about its origin."""
    a = np.radians(degrees)
    down = 1.0 if south_up else -1.0
    across = (pixel * np.cos(a), -pixel * np.sin(a))
    along = (down * pixel * np.sin(a), down * pixel * np.cos(a))
    return (origin[0], across[0], along[0], origin[1], across[1], along[1])
