"""Pictures without georeference are cut square, turned north up, and shown on the sheet."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal

from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.imagery.pictures import list_pictures, read_picture, upright_square
from landslide_annotator.gis.pages.contactsheet import Card, write_sheet


def save(path: Path, pixels: np.ndarray) -> Path:
    """Write uint8 or uint16 pixels (H, W, B) as PNG, or JPEG by the suffix."""
    kind = {"uint8": gdal.GDT_Byte, "uint16": gdal.GDT_UInt16}[pixels.dtype.name]
    memory = gdal.GetDriverByName("MEM").Create("", pixels.shape[1], pixels.shape[0], pixels.shape[2], kind)
    for band in range(pixels.shape[2]):
        raw = np.ascontiguousarray(pixels[..., band]).tobytes()
        memory.GetRasterBand(band + 1).WriteRaster(0, 0, pixels.shape[1], pixels.shape[0], raw)
    driver = gdal.GetDriverByName("PNG" if path.suffix == ".png" else "JPEG")
    driver.CreateCopy(str(path), memory)
    return path


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)


def test_png_is_read_as_written(tmp_path: Path) -> None:
    pixels = noise(30, 40, 3)
    assert (read_picture(save(tmp_path / "José Peña ñ.png", pixels)) == pixels).all()


def test_grey_deep_and_transparent_pictures(tmp_path: Path) -> None:
    grey = read_picture(save(tmp_path / "grey.png", noise(30, 40, 1)))
    assert grey.shape == (30, 40, 3) and (grey[..., 0] == grey[..., 2]).all()
    deep = (noise(30, 40, 3).astype(np.uint16) + 5000) * 4
    assert read_picture(save(tmp_path / "deep.png", deep)).std() > 50
    clear = np.full((30, 40, 4), 90, dtype=np.uint8)
    clear[..., 3] = 255
    clear[:10] = 0
    assert (read_picture(save(tmp_path / "clear.png", clear)) == 90).all()


@pytest.mark.parametrize("name", ["cut.jpg", "cut.png", "text.png"])
def test_damaged_pictures_are_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "text.png":
        path.write_text("not a picture")
    else:
        whole = save(path, noise(300, 400, 3)).read_bytes()
        path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(TileError, match=name):
        read_picture(path)


def test_folders_without_pictures_are_named(tmp_path: Path) -> None:
    with pytest.raises(TileError, match="no JPG or PNG"):
        list_pictures(tmp_path)
    with pytest.raises(TileError, match="does not exist"):
        list_pictures(tmp_path / "absent")


def test_founders_screenshots_are_cropped_not_squeezed() -> None:
    pixels = noise(768, 1024, 3)
    tile, side = upright_square(pixels)
    assert side == 768 and (tile == pixels[:, 128:896]).all()


@given(st.integers(20, 90), st.integers(20, 90), st.sampled_from([90, 180, 270]))
@settings(max_examples=30, deadline=None)
def test_quarter_turns_are_exact(height: int, width: int, azimuth: int) -> None:
    """A picture whose upper edge looks east shows north at its left, and is turned clockwise."""
    pixels = noise(height, width, 3)
    straight, _ = upright_square(pixels)
    turned, _ = upright_square(pixels, azimuth)
    assert np.abs(turned.astype(int) - np.rot90(straight, -azimuth // 90)).max() <= 1


def test_any_turn_keeps_inside_the_picture() -> None:
    marked = np.zeros((200, 300, 3), dtype=np.uint8)
    marked[10:-10, 10:-10] = 255
    tile, side = upright_square(marked[10:-10, 10:-10], 30.0)
    assert side == pytest.approx(180 / (np.cos(np.pi / 6) + 0.5)) and (tile == 255).all()


def test_large_pictures_are_averaged() -> None:
    tile, side = upright_square(noise(2300, 2300, 3))
    assert side == 2300 and tile.shape[0] <= 1024 and tile.std() < 74 / 1.8


def test_sheet_is_self_contained_and_escaped(tmp_path: Path) -> None:
    path = tmp_path / "hoja ñ.html"
    card = Card(
        "<b>a&b.png", noise(400, 400, 3), "flujo <activo>", 0.93, {"type": {"flow": 0.8, "fall": 0.2}}
    )
    write_sheet(path, "Título", [card])
    text = path.read_text(encoding="utf-8")
    assert "flujo &lt;activo&gt;" in text and "<b>a" not in text and "flow 0.80" in text
    sources = re.findall(r'(?:src|href)="([^"]+)"', text)
    assert len(sources) == 1 and sources[0].startswith("data:image/jpeg;base64,")
    assert base64.b64decode(sources[0].split(",")[1])[:2] == b"\xff\xd8"
