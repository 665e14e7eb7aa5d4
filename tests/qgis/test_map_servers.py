"""WMS and WMTS from a QGIS Server that the tests start."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Iterator, Tuple

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProject,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.compat import SPREADS_TILES
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tiles import Tile, clip_spec
from landslide_annotator.gis.imagery.tilespec import TileSpec
from tests.qgis.places import expected_places
from tests.qgis.rasters import open_layer, write_raster
from tests.qgis.test_basemaps import HERE, in_worker
from tests.qgis.test_rendered import polygon

SERVER = shutil.which("qgis_mapserver")
pytestmark = pytest.mark.skipif(SERVER is None, reason="qgis_mapserver (qgis-server-bin) is not installed")
HALF = 0.0004
SYSTEMS = ("EPSG:3857", "EPSG:4326", "EPSG:32717")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that shows a red square at HERE on noise without red."""
    folder = tmp_path_factory.mktemp("server")
    project = QgsProject()
    square, ground = _square(folder / "square.gpkg"), _ground(folder / "ground.tif")
    project.addMapLayers([square, ground])
    project.writeEntry("WMSCrsList", "/", list(SYSTEMS))
    project.setCrs(square.crs())
    corners = (HERE.lon - 0.02, HERE.lat - 0.02, HERE.lon + 0.02, HERE.lat + 0.02)
    project.writeEntry("WMSExtent", "/", [str(value) for value in corners])
    project.writeEntry("WMSRootName", "/", "map")
    project.writeEntry("WMTSLayers", "Project", True)
    project.writeEntry("WMTSPngLayers", "Project", True)
    project.write(str(folder / "project.qgs"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([str(SERVER), "-p", str(folder / "project.qgs"), host], **quiet)
    try:
        _wait_for(f"http://{host}/?SERVICE=WMS&REQUEST=GetCapabilities")
        yield f"http://{host}/"
    finally:
        process.kill()
        process.wait()


def _ground(path: Path) -> QgsRasterLayer:
    """Noise without red, so that no two pictures are the same."""
    noise = np.random.default_rng(3).integers(0, 256, (3, 1000, 1000)).astype(np.uint8)
    noise[0] = 0
    frame = (HERE.lon - 0.02, 4e-5, 0, HERE.lat + 0.02, 0, -4e-5)
    return open_layer(write_raster(path, noise, frame, 4326, meanings=(3, 4, 5)), path.stem)


def _square(path: Path) -> QgsVectorLayer:
    """A red square in a file, as memory layers do not go into a project's file."""
    layer, options = polygon(half=HALF), QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    kept = QgsVectorLayer(str(path), path.stem)
    kept.setRenderer(layer.renderer().clone())
    return kept


def _wait_for(address: str) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=20).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def square_of(tile: Tile) -> Tuple[np.ndarray, float]:
    """How far the red square's middle is from where it is, in pixels, and its side as a share of it."""
    red = tile.pixels[..., 0].astype(float) / 255
    places = expected_places(tile, 4326) - (HERE.lon, HERE.lat)
    inside = (np.abs(places) < HALF).all(axis=2).astype(float)
    row, column = np.indices(red.shape)

    def middle(weight: np.ndarray) -> np.ndarray:
        return np.array([(weight * column).sum(), (weight * row).sum()]) / weight.sum()

    return middle(red) - middle(inside), float(np.sqrt(red.sum() / inside.sum()))


@pytest.mark.parametrize("system", SYSTEMS)
def test_wms_is_asked_for_the_wished_resolution_and_lies_right(address: str, system: str) -> None:
    uri = f"crs={system}&format=image/png&layers=square&layers=ground&styles=&styles=&url={address}"
    layer = QgsRasterLayer(uri, "wms", "wms")
    assert layer.isValid(), layer.error().message()
    imagery = Imagery(layer)
    tile = in_worker(lambda: clip_spec(imagery, HERE))
    assert tile.ground_m == pytest.approx(0.8, rel=0.01) and tile.zoom is None
    shift, size = square_of(tile)
    assert np.abs(shift).max() < 0.1 and size == pytest.approx(1, abs=0.02)
    assert tile.complete_fraction == 1 and not tile.warnings


# QGIS Server 3.22 rounds degrees to six decimals (0.19 pixels here); its tiles of other grids lie 18 m away.
@pytest.mark.parametrize(("system", "limit"), [("EPSG:3857", 0.1), ("EPSG:4326", 0.2)])
def test_wmts_is_read_at_the_nearest_zoom_and_lies_right(address: str, system: str, limit: float) -> None:
    capabilities = f"{address}?SERVICE%3DWMTS%26REQUEST%3DGetCapabilities"
    uri = f"crs={system}&format=image/png&layers=map&styles=default&tileMatrixSet={system}&url={capabilities}"
    layer = QgsRasterLayer(uri, "wmts", "wms")
    assert layer.isValid(), layer.error().message()
    imagery = Imagery(layer)
    tile = in_worker(lambda: clip_spec(imagery, HERE))
    assert abs(np.log2(tile.ground_m / 0.8)) < 0.51
    shift, size = square_of(tile)
    limit = 1.1 if SPREADS_TILES else limit
    assert np.abs(shift).max() < limit and size == pytest.approx(1, abs=0.02)
    assert tile.complete_fraction == 1 and not tile.warnings


def test_where_a_server_shows_nothing_is_said(address: str) -> None:
    uri = f"crs=EPSG:3857&format=image/png&layers=ground&styles=&url={address}"
    with pytest.raises(TileError, match="0 percent of the tile"):
        clip_spec(Imagery(QgsRasterLayer(uri, "wms", "wms")), TileSpec(HERE.lon, HERE.lat + 1, 300.0))
