"""The page to print and the example as algorithms."""

from __future__ import annotations

from pathlib import Path

import pytest
from algorithms import run
from inventories import entry, make_inventory
from osgeo import gdal
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtGui import QImage

from landslide_annotator.gis.inventory.rows import OnExisting


@pytest.fixture
def inventory(tmp_path):
    made = make_inventory(tmp_path / "inventory.gpkg")
    made.write(
        [entry(1, area_m2=25.0, perim_m=20.0), entry(9, ls_type="fall", area_m2=25.0)], OnExisting.SKIP
    )
    return made


@pytest.mark.parametrize("look", ["type", "activity"])
def test_a_picture_and_a_pdf_are_written_and_the_project_stays(inventory, tmp_path, look):
    for name in ("map.png", "map.pdf"):
        results, ok, feedback = run(
            "inventorymap",
            {
                "INVENTORY": str(inventory.path),
                "LOOK": look,
                "TITLE": "Alausí",
                "OUTPUT": str(tmp_path / name),
            },
        )
        assert ok, feedback.errors
        assert results["OUTPUT"] == str(tmp_path / name)
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() > image.height() > 1000
    assert (
        len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 20
    )
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    assert not QgsProject.instance().mapLayers()


def test_an_empty_inventory_and_a_place_that_cannot_be_written_are_named(inventory, tmp_path):
    empty = make_inventory(tmp_path / "empty.gpkg")
    _, ok, feedback = run("inventorymap", {"INVENTORY": str(empty.path), "OUTPUT": str(tmp_path / "a.pdf")})
    assert not ok
    assert "no landslides yet" in feedback.errors[-1]
    (tmp_path / "file").touch()
    for name in ("a.png", "a.pdf"):
        nowhere = str(tmp_path / "file" / name)
        _, ok, feedback = run("inventorymap", {"INVENTORY": str(inventory.path), "OUTPUT": nowhere})
        assert not ok
        assert "cannot be written" in feedback.errors[-1]


@pytest.mark.slow
def test_the_example_is_made_in_a_folder(tmp_path):
    results, ok, feedback = run("makeexample", {"FOLDER": str(tmp_path / "ñandú")})
    assert ok, feedback.errors
    folder = Path(results["FOLDER"])
    assert QgsVectorLayer(f"{results['INVENTORY']}|layername=landslides", "i", "ogr").featureCount() == 3
    assert gdal.Open(str(folder / "orthophoto.tif")).RasterCount == 3
    assert list((folder / "basemap").rglob("*.png"))
