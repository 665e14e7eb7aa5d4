"""`createinventory` chooses a metric system and never destroys anything."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsVectorLayer

from landslide_annotator.gis.inventory.rows import OnExisting
from tests.qgis.algorithms import run
from tests.qgis.inventories import (
    EPSG,
    box,
    entry,
    make_inventory,
    rows,
    side_files,
    write_imagery,
    write_outlines,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "José Peña ñ"
    path.mkdir()
    return path


@pytest.fixture
def shown(folder: Path) -> Iterator[Path]:
    """An inventory that is open in the project."""
    made = make_inventory(folder / "open.gpkg")
    layer = QgsVectorLayer(str(made.path), "open", "ogr")
    QgsProject.instance().addMapLayer(layer)
    yield made.path
    QgsProject.instance().removeMapLayer(layer.id())


def epsg(path: Path) -> int:
    source = ogr.Open(str(path))
    return int(source.GetLayerByName("landslides").GetSpatialRef().GetAuthorityCode(None))


def test_a_raster_chooses_the_zone(folder: Path) -> None:
    imagery, target = write_imagery(folder / "ortho á.tif"), folder / "inventario ñ.gpkg"
    results, ok, feedback = run("createinventory", {"EXTENT_LAYER": str(imagery), "OUTPUT": str(target)})
    assert ok and results["OUTPUT"] == str(target) and feedback.errors == []
    assert epsg(target) == EPSG and rows(target) == [] and side_files(target) == []
    layer = QgsVectorLayer(results["OUTPUT"], "", "ogr")
    assert layer.renderer().type() == "categorizedSymbol"


def test_a_vector_layer_in_degrees_chooses_the_zone(folder: Path) -> None:
    shape = "POLYGON((16 78,16.1 78,16.1 78.1,16 78))"
    layer = QgsVectorLayer(str(write_outlines(folder / "o.geojson", [shape], 4326)), "o", "ogr")
    _, ok, _ = run("createinventory", {"EXTENT_LAYER": layer, "OUTPUT": str(folder / "i.gpkg")})
    assert ok and epsg(folder / "i.gpkg") == 32633


@pytest.mark.parametrize(
    ("parameters", "wanted"),
    [
        ({"EXTENT": "-78.9,-78.8,-2.3,-2.1 [EPSG:4326]"}, 32717),
        ({"EXTENT": "500000,510000,9000000,9010000 [EPSG:32718]"}, 32718),
        ({"EXTENT": "0,1,85,86 [EPSG:4326]"}, 5041),
        ({"CRS": "EPSG:3116", "EXTENT": "-78.9,-78.8,-2.3,-2.1 [EPSG:4326]"}, 3116),
    ],
)
def test_an_extent_or_a_system_may_be_given(folder: Path, parameters: dict, wanted: int) -> None:
    _, ok, _ = run("createinventory", {**parameters, "OUTPUT": str(folder / "i.gpkg")})
    assert ok and epsg(folder / "i.gpkg") == wanted


def test_a_system_in_degrees_is_made_with_a_warning(folder: Path) -> None:
    _, ok, feedback = run("createinventory", {"CRS": "EPSG:4326", "OUTPUT": str(folder / "i.gpkg")})
    assert ok and any("not metric" in info for info in feedback.infos)


def test_a_temporary_inventory_can_be_made() -> None:
    results, ok, _ = run("createinventory", {"CRS": f"EPSG:{EPSG}", "OUTPUT": "TEMPORARY_OUTPUT"})
    assert ok and rows(results["OUTPUT"]) == []


def test_without_a_place_it_says_what_to_give(folder: Path) -> None:
    _, ok, feedback = run("createinventory", {"OUTPUT": str(folder / "i.gpkg")})
    assert not ok and any("give a layer, an extent" in error for error in feedback.errors)
    assert not (folder / "i.gpkg").exists()


def test_layers_without_system_or_extent_are_refused(folder: Path) -> None:
    bare = write_imagery(folder / "bare.tif", epsg=None)
    _, ok, feedback = run("createinventory", {"EXTENT_LAYER": str(bare), "OUTPUT": str(folder / "i.gpkg")})
    assert not ok and any("no coordinate reference system" in error for error in feedback.errors)
    empty = write_outlines(folder / "empty.gpkg", [], kind=ogr.wkbPolygon)
    _, ok, feedback = run("createinventory", {"EXTENT_LAYER": str(empty), "OUTPUT": str(folder / "i.gpkg")})
    assert not ok and any("empty" in error for error in feedback.errors)


def test_rows_are_only_overwritten_when_allowed(folder: Path) -> None:
    made = make_inventory(folder / "i.gpkg")
    parameters = {"CRS": "EPSG:32718", "OUTPUT": str(made.path)}
    assert run("createinventory", parameters)[1], "an empty inventory may be replaced"
    made.write([entry(1)], OnExisting.SKIP)
    before = made.path.read_bytes()
    _, ok, feedback = run("createinventory", parameters)
    assert not ok and any("1 rows" in error and "i.gpkg" in error for error in feedback.errors)
    assert made.path.read_bytes() == before
    _, ok, _ = run("createinventory", {**parameters, "OVERWRITE": True})
    assert ok and rows(made.path) == [] and side_files(made.path) == []


def test_other_files_are_never_overwritten(folder: Path) -> None:
    other = write_outlines(folder / "other.gpkg", [box(0, 0)])
    text = folder / "text.gpkg"
    text.write_text("mine")
    mixed = make_inventory(folder / "mixed.gpkg").path
    source = ogr.Open(str(mixed), 1)
    source.CreateLayer("my_points", None, ogr.wkbPoint)
    del source
    for path in (other, text, mixed):
        before = path.read_bytes()
        parameters = {"CRS": f"EPSG:{EPSG}", "OUTPUT": str(path), "OVERWRITE": True}
        _, ok, feedback = run("createinventory", parameters)
        assert not ok and any(path.name in error for error in feedback.errors)
        assert path.read_bytes() == before


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_logs_of_a_deleted_inventory_are_not_taken_over(folder: Path, end: str) -> None:
    log = folder / f"i.gpkg{end}"
    log.write_bytes(b"left over")
    _, ok, feedback = run("createinventory", {"CRS": f"EPSG:{EPSG}", "OUTPUT": str(folder / "i.gpkg")})
    assert not ok and any(log.name in error and "delete it too" in error for error in feedback.errors)
    assert [path.name for path in folder.iterdir()] == [log.name]


def test_an_inventory_open_in_the_project_is_not_replaced(shown: Path) -> None:
    parameters = {"CRS": f"EPSG:{EPSG}", "OUTPUT": str(shown), "OVERWRITE": True}
    _, ok, feedback = run("createinventory", parameters)
    assert not ok and any("Remove its layer" in error for error in feedback.errors)


@pytest.mark.parametrize(("name", "said"), [("i.shp", r".gpkg"), ("absent/i.gpkg", "no folder")])
def test_wrong_targets_are_named(folder: Path, name: str, said: str) -> None:
    _, ok, feedback = run("createinventory", {"CRS": f"EPSG:{EPSG}", "OUTPUT": str(folder / name)})
    assert not ok and any(said in error for error in feedback.errors)
