"""The tile that QGIS clips and the window that training cuts from one file look the same to the encoder."""

from __future__ import annotations

from pathlib import Path
from typing import Tuple

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.resample import resize
from landslide_annotator.core.errors import AssetError
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import Tile, clip
from tests.qgis.rasters import open_layer
from tests.qgis.test_real_scenes import SCENES
from tests.unit.bundle import write_bundle
from training.windows import CONTEXT, cut, description_window

Image = pytest.importorskip("PIL.Image")
PIXEL, EPSG = 0.8, 32648
WEST, NORTH = 400000.0, 3017000.0


@pytest.fixture(scope="module")
def captioner(tmp_path_factory: pytest.TempPathFactory) -> Captioner:
    """The real weights where there are some, else small random ones."""
    try:
        return Captioner.load()
    except AssetError:
        return Captioner.load(write_bundle(tmp_path_factory.mktemp("bundle")))


def scene(height: int, width: int) -> np.ndarray:
    """A picture of blobs of all sizes, smooth between neighbouring pixels as a photograph; uint8 RGB."""
    rng = np.random.default_rng(8)
    total = np.zeros((height, width, 3))
    for cells in (4, 9, 20, 45, 100):
        coarse = rng.normal(size=(cells, cells, 3))
        rows, columns = np.linspace(0, cells - 1, height), np.linspace(0, cells - 1, width)
        for band in range(3):
            across = np.stack([np.interp(columns, np.arange(cells), line) for line in coarse[..., band]])
            total[..., band] += np.stack(
                [np.interp(rows, np.arange(cells), line) for line in across.T], axis=1
            )
    low, high = np.percentile(total, (1, 99))
    return np.clip((total - low) / (high - low) * 255, 0, 255).astype(np.uint8)


def write(folder: Path, kind: str) -> Path:
    """The scene as a picture file with a place: what both training and QGIS read."""
    picture = Image.fromarray(scene(300, 340))
    if kind == "grey":
        picture = picture.convert("L")
    if kind == "palette":
        picture = picture.quantize(128)
    if kind == "alpha":
        picture.putalpha(255)
    suffix = "jpg" if kind == "jpeg" else "tif" if kind in ("tiff", "tiff_tiled") else "png"
    path = folder / f"{kind}.{suffix}"
    picture.save(path, **({"quality": 92} if suffix == "jpg" else {}))
    if suffix == "tif":
        place = ["-a_srs", f"EPSG:{EPSG}", "-a_ullr", str(WEST), str(NORTH)]
        place += [str(WEST + 340 * PIXEL), str(NORTH - 300 * PIXEL)]
        tiled = ["-co", "TILED=YES"] if kind == "tiff_tiled" else []
        placed = folder / f"{kind}_placed.tif"
        gdal.Translate(str(placed), str(path), options=gdal.TranslateOptions(options=place + tiled))
        return placed
    centre = (WEST + PIXEL / 2, NORTH - PIXEL / 2)
    path.with_suffix({"jpg": ".jgw", "png": ".pgw"}[suffix]).write_text(
        f"{PIXEL}\n0\n0\n{-PIXEL}\n{centre[0]}\n{centre[1]}\n"
    )
    return path


def trained(path: Path, box: Tuple[int, int, int, int]) -> np.ndarray:
    """The window that training cuts around a box (left, top, right, bottom) in pixels."""
    with Image.open(path) as image:
        picture = np.asarray(image.convert("RGB"))
    mask = np.zeros(picture.shape[:2], dtype=bool)
    mask[box[1] : box[3], box[0] : box[2]] = True
    return cut(picture, description_window(mask))


def clipped(path: Path, box: Tuple[int, int, int, int]) -> Tile:
    """The tile that QGIS clips around the same box."""
    layer = open_layer(path)
    crs = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")
    layer.setCrs(crs)
    left, top, right, bottom = (PIXEL * value for value in box)
    shape = QgsGeometry.fromRect(QgsRectangle(WEST + left, NORTH - bottom, WEST + right, NORTH - top))
    return clip(Imagery(layer), shape, crs, CONTEXT, 48.0)


def cosine(captioner: Captioner, one: np.ndarray, other: np.ndarray) -> float:
    """The cosine between the encoder's features, averaged over the picture, of two tiles."""
    pictures = (resize(tile, captioner.settings.input_size) for tile in (one, other))
    a, b = (np.concatenate([maps.mean(axis=(0, 1)) for maps in captioner._encoder(p)]) for p in pictures)
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff", "tiff_tiled", "alpha", "palette", "grey"])
def test_encoder_sees_the_same(tmp_path: Path, captioner: Captioner, kind: str) -> None:
    path, box = write(tmp_path, kind), (110, 80, 190, 170)
    tile, window = clipped(path, box), trained(path, box)
    assert abs(tile.pixels.shape[0] - window.shape[0]) <= 1
    assert cosine(captioner, tile.pixels, window) > 0.999
    other = trained(path, (10, 20, 90, 110))
    assert cosine(captioner, tile.pixels, other) < 0.999, "another place can be told from it"


@pytest.mark.real
@pytest.mark.skipif(not SCENES.is_dir(), reason=f"the real scenes are not here: {SCENES}")
def test_encoder_sees_the_same_in_real_scenes(captioner: Captioner) -> None:
    for path in sorted(SCENES.glob("ls_*.tif"))[::4]:
        dataset = gdal.Open(str(path))
        west, pixel, _, north, _, _ = dataset.GetGeoTransform()
        width, height = dataset.RasterXSize, dataset.RasterYSize
        box = (width // 2 - 40, height // 2 - 35, width // 2 + 40, height // 2 + 35)
        shape = QgsRectangle(
            west + box[0] * pixel, north - box[3] * pixel, west + box[2] * pixel, north - box[1] * pixel
        )
        layer = open_layer(path)
        tile = clip(Imagery(layer), QgsGeometry.fromRect(shape), layer.crs(), CONTEXT, 48.0)
        assert cosine(captioner, tile.pixels, trained(path, box)) > 0.999, path.name
