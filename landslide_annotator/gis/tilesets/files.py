"""Tiles as PNG or GeoTIFF files that open where they lie, and appear whole or not at all."""

from __future__ import annotations

import uuid
from contextlib import suppress
from pathlib import Path
from typing import Dict, List, Mapping

import numpy as np
from osgeo import gdal, osr

from ...core.errors import OutputError
from ..compat import tr
from ..geopackage import explain
from ..imagery.tilespec import TileSpec

FORMATS = {"PNG": ".png", "GeoTIFF": ".tif"}
"""Name of each format, and the ending of its files."""
_DRIVERS = {".png": "PNG", ".tif": "GTiff"}
_COLOURS = (gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand)


def save_tile(path: Path, pixels: np.ndarray, spec: TileSpec, credit: str = "") -> None:
    """Write a picture at a tile's place, in the tile's own reference system; a file of the name is replaced.

    pixels: uint8 (n, n, 3), or a mask, bool (n, n), which becomes 0 and 255. The path ends as in FORMATS; a
    PNG gets a world file and GDAL's .aux.xml, which holds the reference system. Raises OutputError.
    """
    bands = 255 * pixels.astype(np.uint8)[..., None] if pixels.dtype == bool else pixels
    files = _encoded(path.name, bands, spec, credit)
    if path.suffix == ".png":
        files = {path.with_suffix(".pgw").name: _world(spec, len(bands)), **files}
    write_files({path.with_name(name): data for name, data in files.items()})


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files, each whole or not at all, and the last only behind the others; raises OutputError."""
    drafts = {path: path.with_name(f".{path.name}.part") for path in files}
    path = next(iter(files))
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            drafts[path].write_bytes(data)
        for path, draft in drafts.items():
            draft.replace(path)
    except OSError as error:
        for draft in drafts.values():
            with suppress(OSError):  # it was never begun, or its folder does not allow it
                draft.unlink()
        raise OutputError(explain(path, error.strerror or str(error))) from error


def _world(spec: TileSpec, size: int) -> bytes:
    """The six lines of a world file: pixel, turns, and the centre of the north-west pixel."""
    west, pixel, _, north, _, down = spec.affine(size)
    lines = (pixel, 0.0, 0.0, down, west + pixel / 2, north + down / 2)
    return "".join(f"{value!r}\n" for value in lines).encode("ascii")


def _encoded(name: str, bands: np.ndarray, spec: TileSpec, credit: str) -> Dict[str, bytes]:
    """The files of a picture by name, itself the last; made in memory: only Python touches the disk."""
    folder = f"/vsimem/landslides-{uuid.uuid4().hex}"
    driver = gdal.GetDriverByName(_DRIVERS[Path(name).suffix])
    options = ["COMPRESS=DEFLATE"] if driver.ShortName == "GTiff" else []
    if credit and driver.ShortName == "PNG":
        options.append(f"COPYRIGHT={credit}")
    try:
        copy = driver.CreateCopy(f"{folder}/{name}", _dataset(bands, spec, credit), options=options)
        if copy is None:
            raise OutputError(tr("A tile could not be written as {0}.").format(driver.ShortName))
        del copy  # closes the file
        return {found: _taken(f"{folder}/{found}") for found in _names(folder, name)}
    except RuntimeError as error:  # raised where another plugin called gdal.UseExceptions()
        raise OutputError(tr("A tile could not be written ({0}).").format(error)) from error


def _names(folder: str, last: str) -> List[str]:
    return sorted(gdal.ReadDir(folder), key=lambda found: found == last)


def _dataset(bands: np.ndarray, spec: TileSpec, credit: str) -> gdal.Dataset:
    size, _, count = bands.shape
    dataset = gdal.GetDriverByName("MEM").Create("", size, size, count, gdal.GDT_Byte)
    reference = osr.SpatialReference()
    reference.ImportFromProj4(spec.proj4)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform(spec.affine(size))
    if credit:
        dataset.SetMetadataItem("TIFFTAG_COPYRIGHT", credit)
    for number in range(count):
        band = dataset.GetRasterBand(number + 1)
        band.SetColorInterpretation(_COLOURS[number] if count == 3 else gdal.GCI_GrayIndex)
        band.WriteRaster(0, 0, size, size, np.ascontiguousarray(bands[..., number]).tobytes())
    return dataset


def _taken(path: str) -> bytes:
    """The content of a file in memory, which is freed."""
    file = gdal.VSIFOpenL(path, "rb")
    content = bytes(gdal.VSIFReadL(1, gdal.VSIStatL(path).size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(path)
    return content
