"""Bands, stretch, nodata and palettes become 8-bit RGB."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.imagery.radiometry import percent_stretch, plan_bands
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import Tile, clip
from tests.qgis.rasters import open_layer, write_raster
from tests.qgis.test_tiles import square

UTM = QgsCoordinateReferenceSystem("EPSG:32648")
FRAME = (500000, 1, 0, 3017000, 0, -1)
GREY, PALETTE, RED, GREEN, BLUE, ALPHA = 1, 2, 3, 4, 5, 6


def middle(layer: QgsRasterLayer, bands: Optional[Sequence[int]] = None) -> Tile:
    """Clip a tile at the middle of a raster of 200 px."""
    return clip(Imagery(layer, bands=bands), square(500100, 3016900, 40), UTM, 2.0, 1.0)


def flat(*levels: float, dtype: str = "uint8") -> np.ndarray:
    """Return bands (B, 200, 200) of constant values."""
    return np.stack([np.full((200, 200), level, dtype=dtype) for level in levels])


def test_eight_bit_colours_pass_unchanged(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "a.tif", flat(10, 20, 30), FRAME, 32648, meanings=(RED, GREEN, BLUE))
    tile = middle(open_layer(path))
    assert (tile.pixels == (10, 20, 30)).all()
    assert tile.stretch.describe() == "none" and tile.bands == (1, 2, 3) and not tile.warnings


def test_colours_are_found_by_meaning_not_by_order(tmp_path: Path) -> None:
    path = write_raster(
        tmp_path / "bgr.tif", flat(30, 20, 10, 99), FRAME, 32648, meanings=(BLUE, GREEN, RED, GREY)
    )
    assert (middle(open_layer(path)).pixels == (10, 20, 30)).all()


def test_four_bands_without_meaning_give_the_first_three(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "nir.tif", flat(10, 20, 30, 40), FRAME, 32648)
    tile = middle(open_layer(path))
    assert tile.bands == (1, 2, 3) and (tile.pixels == (10, 20, 30)).all()
    assert (middle(open_layer(path), [4, 3, 2]).pixels == (40, 30, 20)).all()


def test_a_band_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "a.tif", flat(10, 20, 30), FRAME, 32648)
    with pytest.raises(TileError, match="7"):
        middle(open_layer(path), [7, 2, 1])


def test_alpha_hides_pixels(tmp_path: Path) -> None:
    bands = flat(10, 20, 30, 255)
    bands[:, :, :100] = 0
    path = write_raster(tmp_path / "rgba.tif", bands, FRAME, 32648, meanings=(RED, GREEN, BLUE, ALPHA))
    tile = middle(open_layer(path))
    assert tile.complete_fraction == pytest.approx(0.5, abs=0.02)
    assert (tile.pixels == (10, 20, 30)).all()


def test_one_band_is_grey_and_says_so(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "grey.tif", flat(77), FRAME, 32648, meanings=(GREY,))
    tile = middle(open_layer(path))
    assert (tile.pixels == 77).all() and any("grey" in text for text in tile.warnings)


def test_palette_is_expanded(tmp_path: Path) -> None:
    indexes = np.tile((np.arange(200) // 100).astype(np.uint8), (200, 1))
    path = tmp_path / "palette.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 200, 200, 1, gdal.GDT_Byte)
    dataset.SetGeoTransform(FRAME)
    dataset.SetProjection(UTM.toWkt())
    table = gdal.ColorTable()
    table.SetColorEntry(0, (200, 10, 60))
    table.SetColorEntry(1, (0, 110, 255))
    dataset.GetRasterBand(1).SetColorTable(table)
    dataset.GetRasterBand(1).WriteRaster(0, 0, 200, 200, indexes.tobytes())
    dataset = None
    tile = middle(open_layer(path))
    assert (tile.pixels[:, :70] == (200, 10, 60)).all() and (tile.pixels[:, -70:] == (0, 110, 255)).all()


@pytest.mark.parametrize("dtype", ["uint16", "int16", "float32"])
def test_other_depths_are_stretched_once_for_the_layer(tmp_path: Path, dtype: str) -> None:
    rng = np.random.default_rng(4)
    bands = rng.integers(1000, 9000, (3, 200, 200)).astype(dtype)
    bands[:, :5] = -32768 if dtype == "int16" else 65535 if dtype == "uint16" else np.nan
    nodata = {"int16": -32768.0, "uint16": 65535.0, "float32": None}[dtype]
    layer = open_layer(write_raster(tmp_path / "deep.tif", bands, FRAME, 32648, nodata=nodata))
    imagery = Imagery(layer)
    tiles = [clip(imagery, square(x, 3016900, 20), UTM, 2.0, 1.0) for x in (500060, 500140)]
    assert tiles[0].stretch is tiles[1].stretch
    known = bands[:, 5:].astype(float)
    expected = np.percentile(known.reshape(3, -1), (2, 98), axis=1).T
    assert np.allclose(tiles[0].stretch.limits, expected, rtol=1e-6)
    assert tiles[0].stretch.describe().startswith("2-98 percent: ")
    assert 100 < tiles[0].pixels.mean() < 155


def test_nodata_is_filled_with_the_mean_and_counted(tmp_path: Path) -> None:
    bands = flat(100, 120, 140)
    bands[:, 90:110] = 0
    path = write_raster(tmp_path / "hole.tif", bands, FRAME, 32648, nodata=0, meanings=(RED, GREEN, BLUE))
    tile = middle(open_layer(path))
    assert tile.complete_fraction == pytest.approx(1 - 20 / 160, abs=0.02)
    assert (tile.pixels == (100, 120, 140)).all(), "no dark seam at the edge of the hole"


def test_nodata_set_by_the_user_in_the_layer_counts(tmp_path: Path) -> None:
    bands = flat(100, 120, 140)
    bands[:, :100] = 7
    layer = open_layer(write_raster(tmp_path / "a.tif", bands, FRAME, 32648, meanings=(RED, GREEN, BLUE)))
    for band in (1, 2, 3):
        layer.dataProvider().setUserNoDataValue(band, [QgsRasterRange(6.5, 7.5)])
    tile = middle(layer)
    assert tile.complete_fraction == pytest.approx(0.5, abs=0.02)


def test_all_nodata_is_an_error(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "void.tif", flat(5, 5, 5, dtype="uint16"), FRAME, 32648, nodata=5)
    with pytest.raises(TileError, match="nodata"):
        middle(open_layer(path))


def test_undeclared_black_is_reported(tmp_path: Path) -> None:
    bands = flat(100, 120, 140)
    bands[:, :70] = 0
    path = write_raster(tmp_path / "black.tif", bands, FRAME, 32648, meanings=(RED, GREEN, BLUE))
    assert any("black" in text for text in middle(open_layer(path)).warnings)


@given(st.lists(st.sampled_from(["red", "green", "blue", "alpha", ""]), min_size=1, max_size=8))
def test_plans_use_existing_bands_and_never_alpha(meanings: list) -> None:
    if set(meanings) == {"alpha"} and len(meanings) == 1:
        with pytest.raises(TileError):
            plan_bands(meanings)
        return
    plan = plan_bands(meanings)
    assert len(plan.bands) == (3 if plan.kind == "rgb" else 1)
    assert all(1 <= band <= len(meanings) for band in plan.bands) and plan.alpha not in plan.bands


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e5))
def test_stretch_ignores_offset_and_scale(offset: float, scale: float) -> None:
    sample = np.random.default_rng(5).random((40, 40, 3))
    valid = np.ones((40, 40), dtype=bool)
    plain = percent_stretch(sample, valid).apply(sample)
    moved = sample * scale + offset
    assert np.allclose(percent_stretch(moved, valid).apply(moved), plain, atol=0.01)


def test_constant_band_does_not_divide_by_zero() -> None:
    sample = np.full((4, 4, 1), 7.0)
    assert (percent_stretch(sample, np.ones((4, 4), dtype=bool)).apply(sample) == 0).all()


def test_tiles_come_from_an_xyz_layer_in_true_colours(tmp_path: Path) -> None:
    """A local XYZ basemap: every tile of zoom 3 has one colour, and a speck."""
    colours = {}
    for x in range(8):
        for y in range(8):
            colours[x, y] = (30 * x, 30 * y, 100)
            folder = tmp_path / "3" / str(x)
            folder.mkdir(parents=True, exist_ok=True)
            memory = gdal.GetDriverByName("MEM").Create("", 256, 256, 3, gdal.GDT_Byte)
            for band, level in enumerate(colours[x, y], 1):
                memory.GetRasterBand(band).Fill(level)
            memory.GetRasterBand(3).WriteRaster(40, 40, 1, 1, b"\x05")
            gdal.GetDriverByName("PNG").CreateCopy(str(folder / f"{y}.png"), memory)
    uri = f"type=xyz&url=file://{tmp_path}/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmin=3&zmax=3"
    layer = QgsRasterLayer(uri, "basemap", "wms")
    assert layer.isValid()
    side = 2 * 20037508.342789244 / 8
    centre = (-20037508.342789244 + 2.5 * side, 20037508.342789244 - 3.5 * side)
    tile = clip(layer, square(*centre, 1000), QgsCoordinateReferenceSystem("EPSG:3857"), 2.0, 1.0)
    assert (tile.pixels == colours[2, 3]).all() and tile.complete_fraction == 1
