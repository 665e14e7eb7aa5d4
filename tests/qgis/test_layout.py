"""The print layout of an inventory."""

from __future__ import annotations

import re

import numpy as np
import pytest
from drawn import EAST, NORTH, UTM, layer_of, polygon
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsLayoutExporter,
    QgsProject,
    QgsSettings,
)
from qgis.PyQt.QtGui import QImage

from landslide_annotator.core.errors import InventoryError
from landslide_annotator.gis.inventory.layout import inventory_layout
from landslide_annotator.gis.inventory.style import show_by


def rows(count=3):
    kinds = ("flow", "fall", "rotational")
    return [
        {
            "shape": polygon(90, EAST + 400 * i, NORTH - 300 * i), "ls_type": kinds[i % 3],
            "activity": "active", "azimuth": 90.0, "area_m2": 1000.0 * (i + 1), "perim_m": 470.0,
            "status": "reviewed",
        }
        for i in range(count)
    ]  # fmt: skip


@pytest.fixture
def project():
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(UTM))
    yield project
    project.clear()


def made(project, layer, look="type"):
    show_by(layer, look)
    project.addMapLayer(layer)
    return inventory_layout(project, layer)


def table_texts(layout):
    table = layout.itemById("table").multiFrame()
    table.refreshAttributes()
    return [[str(cell) for cell in row] for row in table.contents()]


def test_the_map_holds_every_landslide_at_a_round_scale(project):
    layer = layer_of(rows())
    layout = made(project, layer)
    view = layout.itemById("map")
    assert view.extent().contains(layer.extent())
    digits = f"{view.scale():.4e}".split("e")[0].rstrip("0").rstrip(".")
    assert digits in {"1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "7.5"}
    assert project.layoutManager().layouts() == [layout]
    again = inventory_layout(project, layer)
    assert again.name() != layout.name()


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_another_reference_system_of_the_project_is_followed(project, crs):
    project.setCrs(QgsCoordinateReferenceSystem(crs))
    layer = layer_of(rows())
    layout = made(project, layer)
    box = QgsCoordinateTransform(layer.crs(), project.crs(), project).transformBoundingBox(layer.extent())
    assert layout.itemById("map").extent().contains(box)


def test_the_table_lists_the_landslides_by_area_in_words(project):
    layout = made(project, layer_of(rows()))
    texts = table_texts(layout)
    assert [row[0] for row in texts] == ["3", "2", "1"]
    assert [row[1] for row in texts] == ["Rotational slide", "Fall", "Flow"]
    assert texts[0][5] == "3,000"
    titles = [column.heading() for column in layout.itemById("table").multiFrame().columns()]
    assert titles[:3] == ["Number", "Movement type", "Activity"]


def test_spanish_words_where_qgis_speaks_spanish(project):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "es")
    try:
        layout = made(project, layer_of(rows()), "activity")
        labels = [
            node.data(0) for node in layout.itemById("legend").model().layerLegendNodes(legend_layer(layout))
        ]
    finally:
        settings.remove("locale")
    assert table_texts(layout)[0][1:3] == ["Deslizamiento rotacional", "Activo"]
    assert labels[:2] == ["Activo", "Inactivo"]


def legend_layer(layout):
    return layout.itemById("legend").model().rootGroup().findLayers()[0]


def test_the_pages_are_drawn_with_map_table_legend_scale_and_north(project, tmp_path):
    layout = made(project, layer_of(rows()))
    exporter = QgsLayoutExporter(layout)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 60
    assert exporter.exportToImage(str(tmp_path / "page.png"), settings) == exporter.ExportResult.Success
    pages = sorted(tmp_path.glob("page*.png"))
    assert len(pages) == 2
    image = QImage(str(tmp_path / "page.png")).convertToFormat(QImage.Format.Format_RGB888)
    width, height = image.width(), image.height()
    raw = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8)
    grey = raw.reshape(height, -1)[:, : 3 * width].reshape(height, width, 3).mean(axis=2)
    for name in ("map", "legend", "scalebar", "north", "title", "place", "note"):
        item = layout.itemById(name)
        box = item.mapRectToScene(item.rect())
        left, top, right, bottom = (
            max(0, int(value * 60 / 25.4)) for value in (box.left(), box.top(), box.right(), box.bottom())
        )
        assert grey[top:bottom, left:right].min() < 150, name
    assert exporter.exportToPdf(str(tmp_path / "a.pdf"), exporter.PdfExportSettings()) == (
        exporter.ExportResult.Success
    )


def test_many_rows_go_on_on_further_pages(project):
    layout = made(project, layer_of(rows(60)))
    table = layout.itemById("table").multiFrame()
    table.recalculateFrameSizes()
    assert table.frameCount() >= 2
    assert len(table_texts(layout)) == 60


def test_scale_and_system_follow_the_map(project):
    layout = made(project, layer_of(rows()))
    text = layout.itemById("place").currentText()
    assert re.fullmatch(r"Scale 1:[\d,]+\nWGS 84 / UTM zone 17S", text)
    layout.itemById("map").setScale(123000)
    assert "123,000" in layout.itemById("place").currentText()


def test_an_empty_inventory_and_one_landslide(project):
    with pytest.raises(InventoryError, match="no landslides yet"):
        made(project, layer_of([]))
    assert project.layoutManager().layouts() == []
    layout = made(project, layer_of(rows(1)))
    assert layout.itemById("map").scale() < 10_000
