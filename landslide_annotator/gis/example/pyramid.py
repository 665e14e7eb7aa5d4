"""A pyramid of map tiles in a folder, as basemap services have them: zoom/column/row.png in Web Mercator.

No QGIS is needed here; GDAL warps and writes.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Sequence, Tuple

from osgeo import gdal, gdal_array

from .scene import opened

TILE = 256  # pixels
HALF = math.pi * 6378137.0
"""Half the width of the Web Mercator world, metres."""


def tile_range(bounds: Tuple[float, float, float, float], zoom: int) -> Tuple[int, int, int, int]:
    """First and last column and row (both included) over bounds (west, south, east, north) in EPSG:3857."""
    side = 2.0 * HALF / 2**zoom
    west, south, east, north = bounds
    columns = math.floor((west + HALF) / side), math.ceil((east + HALF) / side) - 1
    rows = math.floor((HALF - north) / side), math.ceil((HALF - south) / side) - 1
    return (columns[0], columns[1], rows[0], rows[1])


def write_pyramid(raster: Path, folder: Path, zooms: Sequence[int]) -> int:
    """Cut an RGB raster into tiles; the number of tiles. Pixels outside the raster are transparent.

    Raises OSError where a file cannot be read or written.
    """
    source = opened(raster, gdal.Open(str(raster)))
    whole = opened(raster, gdal.Warp("", source, format="MEM", dstSRS="EPSG:3857"))
    west, width, _, north, _, height = whole.GetGeoTransform()
    bounds = (west, north + height * whole.RasterYSize, west + width * whole.RasterXSize, north)
    return sum(_write_level(raster, source, folder / str(zoom), bounds, zoom) for zoom in zooms)


def _write_level(
    raster: Path, source: gdal.Dataset, folder: Path, bounds: Tuple[float, float, float, float], zoom: int
) -> int:
    first, last, top, bottom = tile_range(bounds, zoom)
    side = 2.0 * HALF / 2**zoom
    extent = (first * side - HALF, HALF - (bottom + 1) * side, (last + 1) * side - HALF, HALF - top * side)
    options = {
        "format": "MEM", "dstSRS": "EPSG:3857", "outputBounds": extent, "dstAlpha": True,
        "width": (last - first + 1) * TILE, "height": (bottom - top + 1) * TILE, "resampleAlg": "cubic",
    }  # fmt: skip
    level = opened(raster, gdal.Warp("", source, **options))
    driver = gdal.GetDriverByName("PNG")
    places = [(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)]
    for column, row in places:
        target = folder / str(column) / f"{row}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        window = [(column - first) * TILE, (row - top) * TILE, TILE, TILE]
        # A plain picture: for a georeferenced one the PNG driver would leave another file beside it.
        tile = gdal_array.OpenArray(level.ReadAsArray(*window))
        opened(target, driver.CreateCopy(str(target), tile))
    return len(places)
