"""Layers drawn over one another by QGIS: place, order, styles, faults."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any, Dict, Iterator, List

import numpy as np
import pyproj
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsMapThemeCollection,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorTileBasicRenderer,
    QgsVectorTileBasicRendererStyle,
    QgsVectorTileLayer,
    QgsWkbTypes,
)

from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.compat import SPREADS_TILES
from landslide_annotator.gis.imagery import streamed
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.rendered import Rendered
from landslide_annotator.gis.imagery.sources import open_sources, open_theme
from landslide_annotator.gis.imagery.tiles import clip_best, clip_spec, pictures
from landslide_annotator.gis.imagery.tilespec import TileSpec
from tests.qgis.algorithms import run
from tests.qgis.inventories import box, rows, small_captioner, write_outlines
from tests.qgis.places import expected_places, misplaced
from tests.qgis.rasters import open_layer, write_raster
from tests.qgis.test_basemaps import HERE, in_worker
from tests.qgis.tileserver import TileServer, resolution, waves

RED = (255, 0, 0)

DRAWN = 1.1 if SPREADS_TILES else 0.1
"""Pixels by which a drawn basemap may be off."""


@pytest.fixture(scope="module")
def server() -> Iterator[TileServer]:
    with TileServer() as made:
        yield made


@pytest.fixture
def faulty() -> Iterator[TileServer]:
    with TileServer() as made:
        yield made


def polygon(
    lon: float = HERE.lon, lat: float = HERE.lat, half: float = 0.0003, colour: str = "255,0,0"
) -> QgsVectorLayer:
    """A rectangle of one colour."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "polygon", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(lon - half, lat - half, lon + half, lat + half)))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    symbol = QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})
    layer.renderer().setSymbol(symbol)
    return layer


def waves_raster(
    path: Path, epsg: int, pixel: float, lon: float, lat: float, size: int = 400
) -> QgsRasterLayer:
    """A file of waves in its own system around a place."""
    x, y = pyproj.Transformer.from_crs(4326, epsg, always_xy=True).transform(lon, lat)
    west, north = x - size * pixel / 2, y + size * pixel / 2
    east = west + (np.arange(size) + 0.5) * pixel
    south = north - (np.arange(size) + 0.5) * pixel
    bands = np.rint(waves(*np.meshgrid(east, south), pixel)).astype(np.uint8).transpose(2, 0, 1)
    write_raster(path, bands, (west, pixel, 0, north, 0, -pixel), epsg, meanings=(3, 4, 5))
    return open_layer(path, path.stem)


def without(pixels: np.ndarray, colour: Any) -> np.ndarray:
    """Pixels far enough from a colour to be untouched by it."""
    near = (np.abs(pixels.astype(int) - colour).sum(axis=2) < 200).astype(float)
    for axis in (0, 1):
        near = near + np.roll(near, 2, axis) + np.roll(near, -2, axis)
    return near == 0


class TestPlace:
    @pytest.mark.parametrize(("lon", "lat"), [(HERE.lon, HERE.lat), (25.7, 60.2), (-70.1, -45.3)])
    def test_a_basemap_drawn_is_the_basemap_read(self, server: TileServer, lon: float, lat: float) -> None:
        layer, spec = server.layer(), TileSpec(lon, lat, 260.0, ground_m=0.8)
        source = Rendered([layer])
        drawn = in_worker(lambda: clip_spec(source, spec))
        assert SPREADS_TILES or (drawn.pixels == clip_spec(Imagery(layer), spec).pixels).all()
        assert misplaced(drawn, 3857, resolution(drawn.zoom)) < DRAWN

    @pytest.mark.skipif(SPREADS_TILES, reason="this QGIS draws tiles larger than they are")
    def test_windows_of_any_size_are_exact(self, server: TileServer) -> None:
        """QGIS rounds what it draws outwards, which costs a pixel where the last bit of a number is wrong."""
        layer, pixel = server.layer(), resolution(18)
        drawn, read = (source.reader.at_resolution(pixel) for source in (Rendered([layer]), Imagery(layer)))
        chance = random.Random(5)
        for _ in range(25):
            window = [chance.randint(0, 400) + n * 256 for n in (73600, 134200)]
            window += [chance.randint(40, 600), chance.randint(40, 600)]
            assert (drawn.read(1, *window)[0] == read.read(1, *window)[0]).all(), window

    @pytest.mark.parametrize(("epsg", "lat"), [(32717, -2.2), (3857, 60.2), (32633, 60.2), (3995, 80.0)])
    def test_files_under_a_drawing(self, tmp_path: Path, epsg: int, lat: float) -> None:
        lon = {32717: HERE.lon, 3857: 25.7, 32633: 14.0, 3995: 20.0}[epsg]
        pixel = 1.7 if epsg == 3857 else 0.8
        file = waves_raster(tmp_path / "file.tif", epsg, pixel, lon, lat)
        source = Rendered([polygon(lon, lat, 0.0001), file])
        assert source.crs.postgisSrid() == epsg
        tile = clip_spec(source, TileSpec(lon, lat, 150.0))
        assert tile.complete_fraction == 1 and (tile.pixels == RED).all(axis=2).any()
        assert misplaced(tile, epsg, pixel, without(tile.pixels, RED)) < 0.1

    def test_a_file_in_another_system_over_a_basemap_is_half_a_pixel_off_at_most(
        self, server: TileServer, tmp_path: Path
    ) -> None:
        file = waves_raster(tmp_path / "ortho.tif", 32717, 0.8, HERE.lon, HERE.lat)
        tile = clip_spec(Rendered([file, server.layer()]), TileSpec(HERE.lon, HERE.lat, 150.0, ground_m=0.8))
        assert misplaced(tile, 32717, 0.8) < 0.5 and tile.complete_fraction == 1

    def test_vectors_lie_where_they_are(self, server: TileServer) -> None:
        tile = clip_spec(Rendered([polygon(), server.layer()]), HERE)
        places = expected_places(tile, 4326) - (HERE.lon, HERE.lat)
        inside = (np.abs(places) < 0.0003).all(axis=2)
        red = np.abs(tile.pixels.astype(int) - RED).sum(axis=2) < 60
        assert (red != inside).sum() < 0.05 * inside.sum()
        assert np.allclose(np.argwhere(red).mean(axis=0), np.argwhere(inside).mean(axis=0), atol=0.5)


class TestOrder:
    def test_first_on_top(self, server: TileServer) -> None:
        layers = [polygon(half=0.001), polygon(half=0.001, colour="0,0,255"), server.layer()]
        assert (clip_spec(Rendered(layers), TileSpec(HERE.lon, HERE.lat, 100.0)).pixels == RED).all()
        layers.reverse()
        tile = clip_spec(Rendered(layers), TileSpec(HERE.lon, HERE.lat, 100.0, ground_m=0.8))
        assert misplaced(tile, 3857, resolution(tile.zoom)) < DRAWN, "the basemap covers all"

    def test_vector_tiles(self, tmp_path: Path) -> None:
        path = tmp_path / "tiles.mbtiles"
        source = ogr.Open(str(_geojson(tmp_path)))
        options = gdal.VectorTranslateOptions(
            format="MBTILES", datasetCreationOptions=["MINZOOM=0", "MAXZOOM=14"]
        )
        assert gdal.VectorTranslate(str(path), str(_geojson(tmp_path)), options=options) and source
        layer = QgsVectorTileLayer(f"type=mbtiles&url={path}", "vector tiles")
        assert layer.isValid()
        style = QgsVectorTileBasicRendererStyle("all", "", QgsWkbTypes.GeometryType.PolygonGeometry)
        style.setSymbol(QgsFillSymbol.createSimple({"color": "0,200,0", "outline_style": "no"}))
        style.setEnabled(True)
        renderer = QgsVectorTileBasicRenderer()
        renderer.setStyles([style])
        layer.setRenderer(renderer)
        (imagery,) = open_sources([layer], QgsCoordinateTransformContext(), None, print)
        tile = in_worker(lambda: clip_spec(imagery, TileSpec(HERE.lon, HERE.lat, 500.0)))
        assert tile.complete_fraction == 1 and (tile.pixels == (0, 200, 0)).all()

    def test_a_theme_gives_the_map_as_it_was_seen(self, server: TileServer) -> None:
        project = QgsProject()
        shown, hidden = polygon(half=0.001), polygon(half=0.001, colour="0,0,255")
        for layer in (server.layer(), shown, hidden):
            project.addMapLayer(layer)
        record = QgsMapThemeCollection.MapThemeRecord()
        record.setLayerRecords([QgsMapThemeCollection.MapThemeLayerRecord(shown)])
        project.mapThemeCollection().insert("ojo", record)
        red = open_theme(project, "ojo", QgsCoordinateTransformContext())
        shown.renderer().setSymbol(QgsFillSymbol.createSimple({"color": "0,0,0", "outline_style": "no"}))
        assert (clip_spec(red, TileSpec(HERE.lon, HERE.lat, 100.0)).pixels == RED).all()
        assert red.name == "ojo"
        with pytest.raises(TileError, match="otro shows no layers"):
            open_theme(project, "otro", QgsCoordinateTransformContext())


def _geojson(folder: Path) -> Path:
    path = folder / "area.geojson"
    corners = [[HERE.lon + a, HERE.lat + b] for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    path.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        f'{{"type":"Polygon","coordinates":[{corners}]}}}}]}}'
    )
    return path


class TestFaults:
    def test_holes_of_the_basemap_are_no_imagery_but_what_lies_over_them_is(
        self, faulty: TileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(streamed, "PAUSE_S", 0.01)
        faulty.fail("placeholder")
        with pytest.raises(TileError, match="same picture"):
            clip_spec(Rendered([polygon(half=0.0001), faulty.layer()]), HERE)
        tile = clip_spec(Rendered([polygon(half=0.01), faulty.layer()]), HERE)
        assert tile.complete_fraction == 1 and (tile.pixels == RED).all()

    def test_what_fails_once_is_asked_for_again(
        self, faulty: TileServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(streamed, "PAUSE_S", 0.01)
        faulty.fail("429", times=1)
        source = Rendered([polygon(half=0.0001), faulty.layer()])
        assert clip_spec(source, HERE).complete_fraction == 1
        assert set(faulty.asked.values()) == {2}
        assert len(faulty.asked) == len(pictures([source], HERE))

    def test_a_cancel_ends_the_waiting(self, faulty: TileServer) -> None:
        faulty.wait = 5.0
        faulty.fail("slow")
        source = Rendered([faulty.layer()])
        started = time.monotonic()
        source.reader.stop_when(lambda: time.monotonic() > started + 0.3)
        with pytest.raises(TileError, match="Cancelled"):
            in_worker_raising(lambda: clip_spec(source, HERE))
        assert time.monotonic() - started < 2

    def test_layers_may_go_away(self, server: TileServer) -> None:
        layers: List[QgsMapLayer] = [polygon(half=0.0001), server.layer()]
        source = Rendered(layers)
        before = clip_best([source], HERE)
        layers.clear()
        assert (in_worker(lambda: clip_best([source], HERE)).pixels == before.pixels).all()

    def test_what_cannot_be_drawn_is_named(self) -> None:
        with pytest.raises(TileError, match="absent cannot be opened"):
            Rendered([QgsRasterLayer("/absent.tif", "absent")])
        address = "type=xyz&url=https://tile.openstreetmap.org/%7Bz%7D/%7Bx%7D/%7By%7D.png"
        with pytest.raises(TileError, match="forbids loading"):
            Rendered([polygon(), QgsRasterLayer(address, "OSM", "wms")])
        with pytest.raises(TileError, match="Switch one on"):
            Rendered([])


def in_worker_raising(work: Any) -> Any:
    """Like `in_worker`, with the error of the other thread."""

    def caught() -> Any:
        try:
            return work()
        except TileError as error:
            return error

    found = in_worker(caught)
    if isinstance(found, TileError):
        raise found
    return found


def test_annotate_from_a_map_theme(server: TileServer, tmp_path: Path) -> None:
    project = QgsProject.instance()
    layer = server.layer("Satélite")
    project.addMapLayer(layer)
    record = QgsMapThemeCollection.MapThemeRecord()
    record.setLayerRecords([QgsMapThemeCollection.MapThemeLayerRecord(layer)])
    project.mapThemeCollection().insert("ojo", record)
    job: Dict[str, Any] = {
        "INPUT": str(write_outlines(tmp_path / "contornos.gpkg", [box(60, 60)])),
        "MAP_THEME": "ojo",
        "INVENTORY": str(tmp_path / "inventario.gpkg"),
    }
    try:
        with small_captioner(tmp_path):
            results, ok, feedback = run("annotatelandslides", job)
    finally:
        project.mapThemeCollection().removeMapTheme("ojo")
        project.removeAllMapLayers()
    assert ok and results["ADDED"] == 1, feedback.errors
    assert rows(job["INVENTORY"])[0]["img_source"].startswith("ojo, zoom 17: type=xyz")
