"""Pictures without georeference: reading them and cutting a north-up square."""

from __future__ import annotations

from pathlib import Path
from typing import List, Tuple

import numpy as np
from osgeo import gdal

from ...core.errors import TileError
from ..compat import tr
from .radiometry import Stretch, percent_stretch, plan_bands, to_rgb
from .readers import GdalReader
from .sampling import bilinear

SUFFIXES = (".jpg", ".jpeg", ".png")
MAX_PIXELS = 1024
MAX_INPUT_PIXELS = 100_000_000


def list_pictures(folder: Path) -> List[Path]:
    """Return the JPG and PNG files of a folder in order of name; raises TileError when there are none."""
    if not folder.is_dir():
        raise TileError(tr("Folder {0} does not exist. Choose another one.").format(folder))
    found = sorted(p for p in folder.iterdir() if p.suffix.lower() in SUFFIXES and p.is_file())
    if not found:
        raise TileError(tr("Folder {0} holds no JPG or PNG pictures. Choose another one.").format(folder))
    return found


def read_picture(path: Path) -> np.ndarray:
    """Return RGB uint8 (H, W, 3) of a picture file.

    Greys are repeated, palettes expanded, more than 8 bits stretched, hidden pixels filled with the mean.
    Raises TileError when the file cannot be read.
    """
    dataset = _open(path)
    reader = GdalReader(dataset)
    if reader.width * reader.height > MAX_INPUT_PIXELS:
        raise TileError(tr("Picture {0} has more than 100 megapixels. Make it smaller.").format(path.name))
    plan = plan_bands(reader.meanings())
    parts = [reader.read(band, 0, 0, reader.width, reader.height) for band in plan.bands]
    values = np.stack([band for band, _ in parts], axis=2)
    valid = np.logical_and.reduce([known for _, known in parts])
    eight_bit = all(reader.is_byte(band) for band in plan.bands)
    stretch = Stretch() if eight_bit else percent_stretch(values, valid)
    rgb = to_rgb(values, plan, stretch, reader.palette() if plan.kind == "palette" else None)
    if valid.any() and not valid.all():
        rgb[~valid] = rgb[valid].mean(axis=0)
    return np.rint(rgb).astype(np.uint8)


def _open(path: Path) -> gdal.Dataset:
    unreadable = tr("Picture {0} cannot be read. Save it again as JPG or PNG.").format(path.name)
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_RASTER)
        if dataset is None:
            raise TileError(unreadable)
        dataset.GetRasterBand(1).Checksum()  # a damaged file opens well and fails when it is read through
        cut = "remature end" in gdal.GetLastErrorMsg()  # only a warning for a JPEG
        if cut or gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise TileError(unreadable)
    except RuntimeError as error:  # raised where another plugin called gdal.UseExceptions()
        raise TileError(unreadable) from error
    finally:
        gdal.PopErrorHandler()
    return dataset


def upright_square(picture: np.ndarray, up_azimuth: float = 0.0) -> Tuple[np.ndarray, float]:
    """Return the largest centred north-up square, at most 1024 px, and its side in pixels of the picture.

    `up_azimuth` is where the picture's upper edge looks, degrees clockwise from north. A picture that is
    not north up is turned, and the square shrinks so that it has no empty corners.
    """
    height, width = picture.shape[:2]
    angle = np.radians(up_azimuth)
    side = min(width, height) / (abs(np.cos(angle)) + abs(np.sin(angle)))
    factor = max(1, int(side // MAX_PIXELS))
    small = _averaged(picture, factor) if factor > 1 else picture.astype(np.float32)
    size = max(1, min(MAX_PIXELS, int(round(side / factor))))
    offset = ((np.arange(size) + 0.5) / size - 0.5) * side
    east, south = np.meshgrid(offset, offset)
    x = (east * np.cos(angle) + south * np.sin(angle) + width / 2) / factor - 0.5
    y = (south * np.cos(angle) - east * np.sin(angle) + height / 2) / factor - 0.5
    known = np.ones(small.shape[:2], dtype=bool)
    x, y = np.clip(x, 0, small.shape[1] - 1), np.clip(y, 0, small.shape[0] - 1)
    rgb, _ = bilinear(small, known, x, y, np.ones(x.shape, dtype=bool))
    return np.rint(rgb).astype(np.uint8), side


def _averaged(picture: np.ndarray, factor: int) -> np.ndarray:
    height, width = picture.shape[0] // factor, picture.shape[1] // factor
    cut = picture[: height * factor, : width * factor].astype(np.float32)
    return cut.reshape(height, factor, width, factor, 3).mean(axis=(1, 3))
