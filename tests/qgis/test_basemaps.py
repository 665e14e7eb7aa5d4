"""Tiles from services: place, zoom level, faults, limits and rules, with a server on the loopback address."""

from __future__ import annotations

import datetime
import re
import threading
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple

import numpy as np
import pyproj
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
)
from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, QEventLoop, QTime

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.errors import DemError, TileError
from landslide_annotator.gis.imagery import network, streamed
from landslide_annotator.gis.imagery.basemap import Service, check_bulk, public_source
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.sources import open_sources
from landslide_annotator.gis.imagery.tiles import clip_spec, pictures
from landslide_annotator.gis.imagery.tilespec import TileSpec
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.processing.provider import LandslideProvider
from tests.qgis.algorithms import Feedback, run
from tests.qgis.inventories import NORTH, WEST, box, rows, small_captioner, write_outlines
from tests.qgis.places import misplaced
from tests.qgis.tileserver import TileServer, resolution

HERE = TileSpec(-78.85, -2.2, 300.0, ground_m=0.8)


def cell_of(lon: float, lat: float, zoom: int = 18) -> Tuple[int, int, int]:
    """The server's tile at a place, by the formula of slippy maps."""
    down = np.arcsinh(np.tan(np.radians(lat))) / np.pi
    return zoom, int((lon + 180) / 360 * 2**zoom), int((1 - down) / 2 * 2**zoom)


CELL = cell_of(HERE.lon, HERE.lat)
OWN_REPEATS = "qgis/defaultTileMaxRetry"


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "PAUSE_S", 0.01)


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    """Newer QGIS also asks again by itself; without that, all requests are the plugin's."""
    QgsSettings().setValue(OWN_REPEATS, 0)
    yield
    QgsSettings().remove(OWN_REPEATS)


@pytest.fixture
def server() -> Iterator[TileServer]:
    with TileServer() as made:
        yield made


@pytest.fixture(scope="module")
def shared_server() -> Iterator[TileServer]:
    with TileServer() as made:
        yield made


@pytest.fixture(scope="module")
def captioner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
    with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
        yield made


def in_worker(work: Callable[[], Any]) -> Any:
    """Run something in another thread while the main one stays responsive."""
    found: List[Any] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    return found[0]


class TestPlace:
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.floats(-180, 180), st.floats(-70, 70), st.floats(60, 600), st.sampled_from([None, 0.8, 3.0]))
    def test_anywhere_to_a_tenth_of_a_pixel_at_the_nearest_zoom(
        self, shared_server: TileServer, lon: float, lat: float, side: float, wanted: Any
    ) -> None:
        imagery = Imagery(shared_server.layer())
        tile = clip_spec(imagery, TileSpec(lon, lat, side, ground_m=wanted))
        assert tile.complete_fraction == 1 and not tile.warnings
        assert misplaced(tile, 3857, resolution(tile.zoom)) < 0.1
        ground = resolution(tile.zoom) * np.cos(np.radians(lat))
        assert tile.ground_m == pytest.approx(ground, rel=0.005)
        assert abs(np.log2(tile.ground_m / (wanted or side / 448))) < 0.51 or tile.zoom == 19

    @pytest.mark.parametrize("lon", [180.0, -179.9995, 179.9992])
    def test_across_the_antimeridian(self, shared_server: TileServer, lon: float) -> None:
        tile = clip_spec(Imagery(shared_server.layer()), TileSpec(lon, -16.5, 300.0, ground_m=0.8))
        assert tile.complete_fraction == 1
        assert misplaced(tile, 3857, resolution(tile.zoom)) < 0.1

    def test_a_wished_size_sets_the_zoom(self, shared_server: TileServer) -> None:
        tile = clip_spec(Imagery(shared_server.layer()), TileSpec(25.7, 60.2, 300.0, 224))
        assert tile.pixels.shape == (224, 224, 3) and tile.zoom == 16
        assert misplaced(tile, 3857, resolution(16)) < 0.1

    def test_beyond_the_last_zoom_the_resolution_is_told_as_it_is(self, shared_server: TileServer) -> None:
        tile = clip_spec(Imagery(shared_server.layer(zmax=14)), HERE)
        assert tile.zoom == 14 and tile.ground_m == pytest.approx(9.5, rel=0.01)

    def test_only_the_estimated_tiles_are_loaded_and_each_once(self, server: TileServer) -> None:
        imagery = Imagery(server.layer())
        estimate = pictures([imagery], HERE)
        assert sum(server.asked.values()) == 0
        for _ in range(2):
            clip_spec(imagery, HERE)
        assert {(x, y) for _, x, y in server.asked} == {(x, y) for _, _, x, y in estimate}
        assert set(server.asked.values()) == {1}

    def test_in_a_worker_the_same_pixels(self, shared_server: TileServer) -> None:
        imagery = Imagery(shared_server.layer())
        tile = in_worker(lambda: clip_spec(imagery, HERE))
        assert (tile.pixels == clip_spec(imagery, HERE).pixels).all()


def one(tile: Tuple[int, int, int]) -> bool:
    return tile == CELL


class TestFaults:
    @pytest.mark.parametrize("kind", ["429", "truncated", "type"])
    def test_what_fails_once_is_asked_for_again(self, server: TileServer, kind: str) -> None:
        server.fail(kind, times=1)
        tile = clip_spec(Imagery(server.layer()), HERE)
        assert tile.complete_fraction == 1 and not tile.warnings
        assert set(server.asked.values()) == {2}
        assert misplaced(tile, 3857, resolution(tile.zoom)) < 0.1

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("404", r"1 of \d+ basemap tiles did not come \(HTTP 404 Not Found\)"),
            ("429", r"1 of \d+ basemap tiles did not come \(HTTP 429 Too Many Requests\)"),
            ("blank", r"1 of \d+ basemap tiles did not come"),
            ("truncated", r"1 of \d+ basemap tiles did not come \(no picture or a damaged one\)"),
            ("type", r"1 of \d+ basemap tiles did not come"),
            ("white", r"1 of \d+ basemap tiles are blank"),
        ],
    )
    def test_one_bad_tile_is_named_and_the_rest_used(self, server: TileServer, kind: str, said: str) -> None:
        server.fail(kind, where=one)
        tile = clip_spec(Imagery(server.layer()), HERE)
        assert any(re.match(said, text) for text in tile.warnings), tile.warnings
        assert 0.5 < tile.complete_fraction < 0.9
        assert server.asked[CELL] <= 1 + streamed.RETRIES
        assert {count for place, count in server.asked.items() if place != CELL} == {1}

    @pytest.mark.parametrize(
        ("kind", "said"),
        [
            ("404", "HTTP 404"),
            ("429", "HTTP 429.*again later"),
            ("blank", "did not come"),
            ("white", r"(\d+) of \1 basemap tiles are blank"),
            ("truncated", "damaged"),
            ("type", "did not come"),
            ("placeholder", r"(\d+) of \1 basemap tiles are the same picture"),
        ],
    )
    def test_nothing_but_bad_tiles_is_an_error_that_says_why(
        self, server: TileServer, kind: str, said: str
    ) -> None:
        server.fail(kind)
        with pytest.raises(TileError, match=said):
            clip_spec(Imagery(server.layer("Bing de prueba")), HERE)
        assert max(server.asked.values()) <= 1 + streamed.RETRIES
        if kind == "404":
            assert set(server.asked.values()) == {1}, "what does not exist is not asked for again"

    @pytest.mark.parametrize("kind", ["404", "429"])
    def test_in_a_worker_too_the_reason_is_told(self, server: TileServer, kind: str) -> None:
        server.fail(kind, where=one)
        imagery = Imagery(server.layer())
        for _ in range(2):
            tile = in_worker(lambda: clip_spec(imagery, HERE))
            assert any(f"HTTP {kind}" in text for text in tile.warnings), tile.warnings
            assert 0.5 < tile.complete_fraction < 0.9

    @pytest.mark.parametrize(("kind", "rounds"), [("404", 1), ("429", 2)])
    def test_where_qgis_asks_again_by_itself_the_plugin_does_so_less(
        self, server: TileServer, kind: str, rounds: int
    ) -> None:
        QgsSettings().setValue(OWN_REPEATS, 3)
        server.fail(kind, where=one)
        tile = clip_spec(Imagery(server.layer()), HERE)
        assert any(f"HTTP {kind}" in text for text in tile.warnings), tile.warnings
        assert server.asked[CELL] <= rounds * (1 + 3)
        assert {count for place, count in server.asked.items() if place != CELL} == {1}

    def test_a_placeholder_is_known_again_in_another_tile(self, server: TileServer) -> None:
        server.fail("placeholder")
        imagery = Imagery(server.layer(zmax=12))
        far = TileSpec(HERE.lon, HERE.lat + 1, 300.0)
        first = clip_spec(imagery, TileSpec(HERE.lon, HERE.lat, 300.0))
        assert first.complete_fraction == 1, "a single picture cannot be told from imagery"
        with pytest.raises(TileError, match="same picture"):
            clip_spec(imagery, far)

    def test_tiles_that_come_too_late(self, server: TileServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(network, "DEADLINE_S", 0.3)
        server.wait = 1.5
        server.fail("slow")
        started = time.monotonic()
        with pytest.raises(TileError, match="too late"):
            clip_spec(Imagery(server.layer()), HERE)
        assert time.monotonic() - started < 3

    def test_slow_tiles_are_waited_for(self, server: TileServer) -> None:
        server.wait = 0.3
        server.fail("slow")
        assert clip_spec(Imagery(server.layer()), HERE).complete_fraction == 1

    def test_nobody_answers(self) -> None:
        with TileServer() as gone:
            layer = gone.layer()
        with pytest.raises(TileError, match=r"did not come .*refused"):
            clip_spec(Imagery(layer), HERE)

    def test_a_cancel_ends_the_waiting(self, server: TileServer) -> None:
        server.wait = 5.0
        server.fail("slow")
        begun = threading.Event()
        threading.Timer(0.3, begun.set).start()
        context = QgsCoordinateTransformContext()
        sources = open_sources([server.layer()], context, None, print, begun.is_set)
        started = time.monotonic()
        with pytest.raises(TileError, match="Cancelled"):
            clip_spec(sources[0], HERE)
        assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    "host", ["tile.openstreetmap.org", "a.tile.openstreetmap.org", "b.tile.openstreetmap.de"]
)
def test_openstreetmap_is_refused(host: str) -> None:
    layer = QgsRasterLayer(f"type=xyz&url=https://{host}/%7Bz%7D/%7Bx%7D/%7By%7D.png", "OSM", "wms")
    with pytest.raises(TileError, match=f"OSM: {host} forbids.*osmfoundation"):
        open_sources([layer], QgsCoordinateTransformContext(), None, print)
    check_bulk(Service("other", f"type=xyz&url=https://{host}.example.com/%7Bz%7D/%7Bx%7D/%7By%7D.png"))


def test_the_date_of_the_imagery_is_that_of_the_layer(server: TileServer) -> None:
    layer = server.layer()
    assert Imagery(layer).service.date is None
    day = QDateTime(QDate(2018, 7, 15), QTime(12, 0))
    span = QgsLayerMetadata.Extent()
    span.setTemporalExtents([QgsDateTimeRange(day, day)])
    metadata = QgsLayerMetadata()
    metadata.setExtent(span)
    layer.setMetadata(metadata)
    assert clip_spec(Imagery(layer), HERE).img_date == datetime.date(2018, 7, 15)
    times = layer.temporalProperties()
    times.setFixedTemporalRange(QgsDateTimeRange(day.addYears(2), day.addYears(3)))
    times.setIsActive(True)
    assert clip_spec(Imagery(layer), HERE).img_date == datetime.date(2020, 7, 15)


def test_a_basemap_is_no_elevation_model(server: TileServer) -> None:
    with pytest.raises(DemError, match="Relieve is a picture"):
        Dem(server.layer("Relieve"))


def test_addresses_lose_their_accounts() -> None:
    source = "type=xyz&url=https://maps.example.com/%7Bz%7D/%7Bx%7D/%7By%7D?access_token%3DABC%26apikey%3DDEF&zmax=19"
    kept = public_source(source)
    assert "ABC" not in kept and "DEF" not in kept and "maps.example.com/{z}/{x}/{y}" in kept
    assert Service("m", source).address == "https://maps.example.com/{z}/{x}/{y}?access_token="


@pytest.fixture
def job(server: TileServer, tmp_path: Path, captioner: Captioner) -> Dict[str, Any]:
    layer = server.layer("Satélite", more="&apikey=geheim")
    layer.setAttribution("© Prueba")
    QgsProject.instance().addMapLayer(layer)
    shapes = [box(60, 60), box(250, 200, 60, 90)]
    yield {
        "INPUT": str(write_outlines(tmp_path / "contornos.gpkg", shapes)),
        "IMAGERY": [layer.id()],
        "INVENTORY": str(tmp_path / "inventario.gpkg"),
    }
    QgsProject.instance().removeAllMapLayers()


class TestAnnotate:
    def test_rows_name_service_zoom_and_attribution_without_keys(self, job: Dict[str, Any]) -> None:
        results, ok, feedback = run("annotatelandslides", job)
        assert ok and results["ADDED"] == 2 and not feedback.errors
        assert any("basemap tiles will be loaded from Satélite" in text for text in feedback.infos)
        for row in rows(job["INVENTORY"]):
            assert row["img_source"].startswith("Satélite, zoom 17 (© Prueba): type=xyz&url=http://127.0.0.1")
            assert "geheim" not in row["img_source"]
            assert row["gsd_m"] == pytest.approx(1.193, abs=0.01) and row["stretch"] == "none"

    def test_an_address_will_do_where_there_is_no_project(
        self, job: Dict[str, Any], server: TileServer
    ) -> None:
        address = "wms://" + server.layer().source()
        results, ok, _ = run("annotatelandslides", {**job, "IMAGERY": address})
        assert ok and results["ADDED"] == 2
        host = server.address.split("/")[2]
        assert rows(job["INVENTORY"])[0]["img_source"].startswith(f"{host}, zoom 17: type=xyz&url=")

    def test_the_limit_is_kept_before_anything_is_loaded_or_made(
        self, job: Dict[str, Any], server: TileServer
    ) -> None:
        _, ok, feedback = run("annotatelandslides", {**job, "BASEMAP_TILES": 1})
        assert not ok and "1 are allowed" in feedback.errors[-1] and "raise the limit" in feedback.errors[-1]
        assert not server.asked and not Path(job["INVENTORY"]).exists()

    def test_a_refused_outline_is_named_and_the_other_annotated(
        self, job: Dict[str, Any], server: TileServer, tmp_path: Path
    ) -> None:
        lon, lat = pyproj.Transformer.from_crs(32717, 4326, always_xy=True).transform(WEST + 280, NORTH - 245)
        _, x, y = cell_of(lon, lat, 17)
        server.fail("429", where=lambda tile: abs(tile[1] - x) < 2 and abs(tile[2] - y) < 2)
        shapes = [box(-2000, -2000), box(250, 200, 60, 90)]
        write_outlines(tmp_path / "two.gpkg", shapes)
        results, ok, feedback = run("annotatelandslides", {**job, "INPUT": str(tmp_path / "two.gpkg")})
        assert ok and (results["ADDED"], results["FAILED"]) == (1, 1)
        assert len(feedback.errors) == 1 and re.match("Outline 2: .*HTTP 429", feedback.errors[0])

    def test_in_a_task_the_layer_may_go_away(self, job: Dict[str, Any], server: TileServer) -> None:
        server.wait = 0.3
        server.fail("slow")
        provider = LandslideProvider()
        provider.loadAlgorithms()
        context, feedback = QgsProcessingContext(), Feedback()
        context.setProject(QgsProject.instance())
        task = QgsProcessingAlgRunnerTask(provider.algorithm("annotatelandslides"), job, context, feedback)
        done: List[Tuple[bool, Dict[str, Any]]] = []
        task.executed.connect(lambda ok, results: done.append((ok, results)))
        QgsApplication.taskManager().addTask(task)
        QgsProject.instance().removeAllMapLayers()
        end = time.monotonic() + 30
        while not done and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        assert done and done[0][0] and done[0][1]["ADDED"] == 2, feedback.errors
