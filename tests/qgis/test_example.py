"""The example project that 'Try it' makes."""

from __future__ import annotations

import math
import os
from pathlib import Path

import pytest
from algorithms import BOTH, run
from inventories import ordinary_user
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from landslide_annotator.core.errors import LandslideError
from landslide_annotator.gis.example import files as example
from landslide_annotator.gis.example import pyramid, scene


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("José Peña ñ") / "example"
    example.write(folder)
    return folder


@pytest.fixture
def project():
    project = QgsProject()
    yield project
    project.clear()


def test_every_layer_loads_and_lies_in_the_same_place(made, project):
    layers = example.load(made, project)
    assert [type(layer) for layer in layers] == [QgsVectorLayer] * 2 + [QgsRasterLayer] * 3
    inventory, outlines, photo, basemap, dem = layers
    assert (inventory.featureCount(), outlines.featureCount()) == (3, 4)
    assert photo.extent() == dem.extent()
    assert photo.extent().contains(inventory.extent())
    assert basemap.dataProvider().name() == "wms"
    assert project.crs().authid() == example.CRS
    assert [group.name() for group in project.layerTreeRoot().findGroups()] == ["Landslide example"]


def test_the_basemap_shows_the_orthophoto_without_a_network(made, project):
    _, _, photo, basemap, _ = example.load(made, project)
    colours = []
    for layer in (photo, basemap):
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setDestinationCrs(photo.crs())
        extent = photo.extent()
        extent.scale(0.1)
        settings.setExtent(extent)
        settings.setOutputSize(QSize(150, 150))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        colours.append(
            [image.pixelColor(x, y).getRgb()[:3] for x in range(0, 150, 15) for y in range(0, 150, 15)]
        )
    apart = [abs(a - b) for first, second in zip(*colours) for a, b in zip(first, second)]
    assert sum(apart) / len(apart) < 12  # of 255: resampled twice
    assert min(max(rgb) for rgb in colours[1]) > 0


def test_rows_made_by_hand_say_what_was_made(made):
    layer = QgsVectorLayer(f"{made / 'inventory.gpkg'}|layername=landslides", "i", "ogr")
    known = {body["name"]: body for body in scene.known(made)}
    for row in layer.getFeatures():
        body = known[row["src_id"]]
        assert (row["ls_type"], row["activity"], row["azimuth"]) == (
            body["type"],
            body["activity"],
            body["azimuth"],
        )
        assert row["area_m2"] == pytest.approx(body["area_m2"], rel=1e-5)
        assert row["perim_m"] == pytest.approx(body["perimeter_m"], rel=1e-5)
        assert row["status"] == "reviewed"


def test_annotating_all_outlines_adds_the_four_and_leaves_the_three(made, tmp_path):
    inventory = tmp_path / "inventory.gpkg"
    inventory.write_bytes((made / "inventory.gpkg").read_bytes())
    files = {"INPUT": str(made / "outlines.gpkg"), "IMAGERY": [str(made / "orthophoto.tif")]}
    results, ok, feedback = run("annotatelandslides", {**files, "INVENTORY": str(inventory)})
    assert ok, feedback.errors
    assert (results["ADDED"], results["PROTECTED"] + results["SKIPPED"]) == (4, 3)


def test_what_is_there_is_never_written_again_and_a_deleted_inventory_comes_back(made):
    stamps = {path: path.stat().st_mtime_ns for path in made.rglob("*") if path.is_file()}
    example.write(made)
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    kept = (made / "inventory.gpkg").read_bytes()
    (made / "inventory.gpkg").unlink()
    example.write(made)
    assert QgsVectorLayer(f"{made / 'inventory.gpkg'}|layername=landslides", "i", "ogr").featureCount() == 3
    (made / "inventory.gpkg").write_bytes(kept)


def test_a_project_of_the_user_keeps_its_reference_system(made, project):
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    project.setTitle("Mine")
    project.addMapLayer(QgsRasterLayer(str(made / "dem.tif"), "mine"))
    example.load(made, project)
    assert (project.crs().authid(), project.title()) == ("EPSG:3857", "Mine")


def test_a_damaged_example_is_named(made, project, tmp_path):
    with pytest.raises(LandslideError, match="damaged"):
        example.load(tmp_path / "nothing", project)
    assert not project.mapLayers()


@BOTH
def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents):
        if os.geteuid() == 0 and parent.stat().st_uid == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    with ordinary_user(), pytest.raises(LandslideError, match="cannot be made"):
        example.write(locked / "example")


def test_tiles_have_no_files_beside_them_and_are_where_the_web_puts_them(made):
    files = [path for path in (made / "basemap").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".png"}
    assert {int(path.relative_to(made / "basemap").parts[0]) for path in files} == set(example.ZOOMS)
    # Reference: https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames, in degrees.
    photo = QgsRasterLayer(str(made / "orthophoto.tif"))
    degrees = QgsCoordinateTransform(
        photo.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    centre = degrees.transform(photo.extent().center())
    for zoom in example.ZOOMS:
        column = math.floor((centre.x() + 180) / 360 * 2**zoom)
        row = math.floor((1 - math.asinh(math.tan(math.radians(centre.y()))) / math.pi) / 2 * 2**zoom)
        tile = made / "basemap" / str(zoom) / str(column) / f"{row}.png"
        assert tile in files
        assert gdal.Open(str(tile)).RasterXSize == pyramid.TILE
