"""Basemaps in folders of tiles and in the cache: confirmed, limited, credited, and loaded once."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest
from qgis.core import QgsProject, QgsRasterLayer

from landslide_annotator.gis.imagery import streamed
from landslide_annotator.gis.imagery.tilecache import cache_folder
from tests.qgis.algorithms import run
from tests.qgis.inventories import box, make_inventory, rows, small_captioner, write_outlines
from tests.qgis.tileserver import TileServer


@pytest.fixture(autouse=True)
def _captioner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(streamed, "PAUSE_S", 0.01)
    with small_captioner(tmp_path / "bundle"):
        yield


@pytest.fixture
def server() -> Iterator[TileServer]:
    with TileServer() as made:
        yield made


@pytest.fixture
def layer(server: TileServer) -> Iterator[QgsRasterLayer]:
    made = server.layer("aerial")
    metadata = made.metadata()
    metadata.setRights(["© Somebody"])
    made.setMetadata(metadata)
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().removeMapLayer(made.id())


def job(tmp_path: Path, layer: QgsRasterLayer, **more: Any) -> Dict[str, Any]:
    source = tmp_path / "outlines.gpkg"
    if not source.exists():
        write_outlines(source, [box(60 + 150 * i, 60) for i in range(3)])
    return {"INPUT": str(source), "IMAGERY": [layer.id()], **more}


def lines(path: Path) -> List[Dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_tiles_of_a_basemap_are_stored_when_confirmed_with_its_owner_and_zoom(
    tmp_path: Path, server: TileServer, layer: QgsRasterLayer
) -> None:
    given = job(tmp_path, layer, FOLDER=str(tmp_path / "tiles"))
    _, ok, feedback = run("cliptiles", given)
    assert not ok and "aerial comes from a web service" in feedback.errors[-1] and not server.asked
    _, ok, feedback = run("cliptiles", {**given, "LICENCE": True, "BASEMAP_TILES": 1})
    assert not ok and "are allowed" in feedback.errors[-1] and not server.asked
    results, ok, feedback = run("cliptiles", {**given, "LICENCE": True})
    assert ok and results["CUT"] == 3, feedback.errors
    for line in lines(tmp_path / "tiles" / "tiles.csv"):
        assert (line["service"], line["attribution"], line["warnings"]) == ("aerial", "© Somebody", "")
        assert int(line["zoom"]) in {zoom for zoom, _, _ in server.asked}


def test_a_training_set_of_a_basemap_is_confirmed_and_limited_too(
    tmp_path: Path, server: TileServer, layer: QgsRasterLayer
) -> None:
    inventory = make_inventory(tmp_path / "inventory.gpkg")
    _, ok, feedback = run("annotatelandslides", job(tmp_path, layer, INVENTORY=str(inventory.path)))
    assert ok, feedback.errors
    given = {"INPUT": str(inventory.path), "IMAGERY": [layer.id()], "FOLDER": str(tmp_path / "set")}
    _, ok, feedback = run("exporttrainingset", {**given, "ROWS": "all"})
    assert not ok and "web service" in feedback.errors[-1]
    given.update(ROWS="all", LICENCE=True)
    _, ok, feedback = run("exporttrainingset", {**given, "BASEMAP_TILES": 1})
    assert not ok and "are allowed" in feedback.errors[-1]
    results, ok, feedback = run("exporttrainingset", given)
    assert ok and results["EXPORTED"] == 3, feedback.errors
    found = lines(tmp_path / "set" / "descriptions.csv")
    assert {line["attribution"] for line in found} == {"© Somebody"}
    stored = {row["ls_id"]: row["gsd_m"] for row in rows(inventory.path)}
    assert [float(line["native_m"]) for line in found] == pytest.approx([*stored.values()], rel=1e-3)


def test_kept_tiles_of_a_basemap_are_not_loaded_again(
    tmp_path: Path, server: TileServer, layer: QgsRasterLayer
) -> None:
    inventory = make_inventory(tmp_path / "inventory.gpkg").path
    given = job(tmp_path, layer, INVENTORY=str(inventory), CACHE=True)
    _, ok, _ = run("annotatelandslides", given)
    asked = sum(server.asked.values())
    assert ok and asked and len(list(cache_folder(inventory).iterdir())) == 3
    before = rows(inventory)
    server.fail("404")
    _, ok, feedback = run("annotatelandslides", {**given, "ON_EXISTING": "update"})
    assert ok and not feedback.errors and sum(server.asked.values()) == asked
    for row, old in zip(rows(inventory), before):
        assert {**row, "upd_at": None} == {**old, "upd_at": None}


def test_what_a_service_does_not_send_is_not_kept(
    tmp_path: Path, server: TileServer, layer: QgsRasterLayer
) -> None:
    inventory = make_inventory(tmp_path / "inventory.gpkg").path
    server.fail("404", where=lambda tile: sum(tile) % 3 == 0)
    run("annotatelandslides", job(tmp_path, layer, INVENTORY=str(inventory), CACHE=True))
    complete = [row for row in rows(inventory) if not row["review"] or "no imagery" not in row["review"]]
    folder = cache_folder(inventory)
    assert len(list(folder.iterdir()) if folder.exists() else []) == len(complete) < 3
