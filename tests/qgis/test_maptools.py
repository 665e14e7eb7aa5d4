"""The map tools under real mouse and key events."""

from __future__ import annotations

import math

import pytest
from canvas import RIGHT, Hand
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDistanceArea,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsSnappingConfig,
    QgsSnappingUtils,
    QgsTolerance,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtWidgets import QApplication, QLabel

from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis.desktop.livemeasure import LiveMeasure
from landslide_annotator.gis.measures.measure import Measurer
from landslide_annotator.gui.maptools import ArrowTool, ClickTool, DrawTool

UTM = "EPSG:32717"
WEST, SOUTH = 739000.0, 9756000.0
SQUARE = [(100, 100), (300, 100), (300, 250), (100, 250)]
BOW = [(100, 100), (300, 250), (300, 100), (100, 250)]


@pytest.fixture
def hand():
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(UTM))
    hand = Hand(UTM, WEST, SOUTH)
    yield hand
    hand.canvas.unsetMapTool(hand.canvas.mapTool())
    QgsProject.instance().clear()


def use(hand, tool):
    tool.seen, tool.said = [], []
    signal = tool.clicked if isinstance(tool, ClickTool) else tool.drawn
    signal.connect(lambda shape, crs: tool.seen.append((shape, crs.authid())))
    tool.messageEmitted.connect(lambda text, level: tool.said.append(text))
    hand.canvas.setMapTool(tool)
    return tool


@pytest.fixture
def pen(hand):
    return use(hand, DrawTool(hand.canvas, hand.cad))


def label(hand):
    """The text at the cursor, empty where none is shown."""
    shown = [child for child in hand.canvas.viewport().findChildren(QLabel) if child.isVisible()]
    return shown[0].text() if shown else ""


def expected(hand, pixels):
    return QgsGeometry.fromPolygonXY([[hand.place(QPoint(x, y)) for x, y in pixels]])


def test_a_right_click_closes_the_outline_where_it_was_drawn(hand, pen):
    hand.draw(SQUARE)
    ((polygon, crs),) = pen.seen
    assert crs == UTM
    assert polygon.isGeosValid()
    assert polygon.symDifference(expected(hand, SQUARE)).area() == pytest.approx(0, abs=1e-6)
    hand.draw(SQUARE)
    assert len(pen.seen) == 2


def test_backspace_takes_a_vertex_back_and_esc_all(hand, pen):
    for x, y in [*SQUARE[:3], (500, 380)]:
        hand.click(QPoint(x, y))
    hand.key(Qt.Key.Key_Backspace)
    assert pen.size() == 3
    hand.click(QPoint(*SQUARE[3]))
    hand.click(QPoint(*SQUARE[3]), RIGHT)
    assert pen.seen[0][0].symDifference(expected(hand, SQUARE)).area() == pytest.approx(0, abs=1e-6)
    for x, y in SQUARE:
        hand.click(QPoint(x, y))
    hand.key(Qt.Key.Key_Escape)
    assert pen.size() == 0
    assert label(hand) == ""
    assert len(pen.seen) == 1
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.mapTool() is not pen


def test_two_vertices_are_no_outline_and_are_kept(hand, pen):
    hand.draw(SQUARE[:2])
    assert pen.seen == []
    assert "three vertices" in pen.said[0]
    assert pen.size() == 2
    for x, y in SQUARE[2:]:
        hand.click(QPoint(x, y))
    hand.click(QPoint(*SQUARE[3]), RIGHT)
    assert len(pen.seen) == 1


def test_a_ring_that_crosses_itself_is_repaired_and_said(hand, pen):
    hand.draw(BOW)
    ((shape, _),) = pen.seen
    assert shape.isMultipart()
    assert shape.isGeosValid()
    assert shape.area() == pytest.approx(2 * 0.5 * 200 * 75, rel=0.05)
    assert any("repaired" in text for text in pen.said)


def test_a_ring_without_area_is_reported(hand, pen):
    hand.draw([(100, 100), (200, 100), (300, 100)])
    assert pen.seen == []
    assert any("no area" in text for text in pen.said)


def test_area_and_perimeter_at_the_cursor_are_ellipsoidal_with_their_words(hand, pen):
    for x, y in SQUARE[:3]:
        hand.click(QPoint(x, y))
    hand.move(QPoint(*SQUARE[3]))
    ring = expected(hand, SQUARE)
    measures = Measurer(QgsCoordinateReferenceSystem(UTM), QgsProject.instance().transformContext()).measure(
        ring
    )
    digits = "".join(c for c in label(hand).split("m²")[0] if c.isdigit())
    assert int(digits) == round(measures.area_m2) != round(ring.area())
    assert "m² large" in label(hand)  # 30,000 m² and 700 m
    assert label(hand).endswith("m large")
    pen.breaks = SizeBreaks((1e6, 2e6, 3e6), (1e4, 2e4, 3e4))
    hand.move(QPoint(*SQUARE[3]))
    assert label(hand).count("small") == 2


def test_the_note_at_the_cursor_is_opaque_where_a_theme_makes_everything_transparent(hand, pen):
    hand.canvas.setStyleSheet("* { background: transparent; color: #888888; }")
    for x, y in SQUARE[:3]:
        hand.click(QPoint(x, y))
    hand.move(QPoint(*SQUARE[3]))
    note = next(child for child in hand.canvas.viewport().findChildren(QLabel) if child.isVisible())
    image = note.grab().toImage()
    shades = {image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height())}
    assert max(shades) > 230
    assert min(shades) < 60


def test_the_words_at_the_cursor_are_spanish_where_qgis_is():
    live = LiveMeasure(QgsCoordinateReferenceSystem(UTM), QgsProject.instance().transformContext())
    ring = QgsGeometry.fromWkt(f"POLYGON(({WEST} {SOUTH}, {WEST + 50} {SOUTH}, {WEST + 50} {SOUTH + 50}))")
    corners = ring.asPolygon()[0]
    text = live.text(corners, SizeBreaks(), "es")
    assert "mediana" in text and text.endswith("m mediano")
    assert live.text(corners[:2], SizeBreaks(), "es") == ""
    nowhere = LiveMeasure(QgsCoordinateReferenceSystem(), QgsProject.instance().transformContext())
    assert nowhere.text(corners, SizeBreaks(), "es") == ""


def test_vertices_snap_to_the_layer_that_the_user_works_on(hand):
    layer = QgsVectorLayer(f"Polygon?crs={UTM}", "drawn before", "memory")
    corner = hand.place(QPoint(200, 200))
    feature = QgsFeature()
    x, y = corner.x(), corner.y()
    feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x} {y}, {x - 90} {y}, {x - 90} {y - 90}, {x} {y}))"))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    hand.canvas.setLayers([layer])
    hand.canvas.setCurrentLayer(layer)
    config = QgsSnappingConfig(QgsProject.instance())
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.SnappingMode.ActiveLayer)
    config.setTypeFlag(QgsSnappingConfig.SnappingTypes.VertexFlag)
    config.setTolerance(12)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    hand.canvas.snappingUtils().setConfig(config)
    pen = use(hand, DrawTool(hand.canvas, hand.cad))
    strategy = QgsSnappingUtils.IndexingStrategy.IndexAlwaysFull  # the other one looks in the background
    hand.canvas.snappingUtils().setIndexingStrategy(strategy)
    hand.draw([(205, 204), (300, 200), (300, 300)])
    corners = pen.seen[-1][0].asPolygon()[0]
    assert min(point.distance(corner) for point in corners) < 1e-6
    hand.canvas.unsetMapTool(pen)
    assert hand.canvas.currentLayer() is layer


def test_choosing_another_layer_goes_on_drawing_and_is_kept(hand, pen):
    layer = QgsVectorLayer(f"Point?crs={UTM}", "points", "memory")
    QgsProject.instance().addMapLayer(layer)
    hand.click(QPoint(100, 100))
    hand.canvas.setCurrentLayer(layer)
    for x, y in SQUARE[1:]:
        hand.click(QPoint(x, y))
    hand.click(QPoint(*SQUARE[3]), RIGHT)
    assert len(pen.seen) == 1
    hand.canvas.unsetMapTool(pen)
    assert hand.canvas.currentLayer() is layer


def test_a_layer_removed_while_drawing_does_no_harm(hand):
    layer = QgsVectorLayer(f"Point?crs={UTM}", "points", "memory")
    QgsProject.instance().addMapLayer(layer)
    hand.canvas.setCurrentLayer(layer)
    pen = use(hand, DrawTool(hand.canvas, hand.cad))
    hand.click(QPoint(100, 100))
    QgsProject.instance().removeMapLayer(layer)
    hand.draw(SQUARE[1:])
    assert len(pen.seen) == 1
    hand.canvas.unsetMapTool(pen)
    assert hand.canvas.currentLayer() is None


def test_a_change_of_the_reference_system_drops_the_outline_and_the_next_is_right(hand, pen):
    for x, y in SQUARE:
        hand.click(QPoint(x, y))
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    assert pen.size() == 0
    assert "Draw it again" in pen.said[0]
    hand.draw(SQUARE)
    ((polygon, crs),) = pen.seen
    assert crs == "EPSG:4326"
    assert polygon.symDifference(expected(hand, SQUARE)).area() == pytest.approx(0, abs=1e-9)


def test_without_a_reference_system_the_user_is_told(hand):
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    pen = use(hand, DrawTool(hand.canvas, hand.cad))
    hand.draw(SQUARE)
    assert pen.seen == []
    assert "reference system" in pen.said[0]


def test_a_stream_follows_the_mouse(hand, pen):
    hand.key(Qt.Key.Key_R)
    assert pen.is_streaming()
    hand.click(QPoint(100, 100))
    for step in range(60):
        turn = 2 * math.pi * step / 60
        hand.move(QPoint(round(200 - 100 * math.cos(turn)), round(100 + 80 * math.sin(turn))))
    hand.click(QPoint(110, 95), RIGHT)
    ((shape, _),) = pen.seen
    assert sum(len(part.asPolygon()[0]) for part in shape.asGeometryCollection()) > 40
    hand.key(Qt.Key.Key_R)
    assert not pen.is_streaming()


def test_a_click_gives_a_place_and_other_buttons_none(hand):
    tool = use(hand, ClickTool(hand.canvas))
    hand.click(QPoint(40, 50), RIGHT)
    hand.click(QPoint(120, 80))
    ((place, crs),) = tool.seen
    assert crs == UTM
    assert place.distance(hand.place(QPoint(120, 80))) < 1e-6
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.mapTool() is not tool


def test_an_arrow_goes_from_the_first_click_to_the_second(hand):
    tool = use(hand, ArrowTool(hand.canvas))
    hand.click(QPoint(100, 100))
    hand.move(QPoint(300, 300))
    assert label(hand).endswith("° Southeast")
    assert int(label(hand).split("°")[0]) == pytest.approx(135, abs=1)
    hand.click(QPoint(300, 300))
    ((line, crs),) = tool.seen
    start, end = line.asPolyline()
    assert crs == UTM
    assert start.distance(hand.place(QPoint(100, 100))) < 1e-6
    assert end.distance(hand.place(QPoint(300, 300))) < 1e-6
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(QgsCoordinateReferenceSystem(UTM), QgsProject.instance().transformContext())
    ruler.setEllipsoid("EPSG:7030")
    assert math.degrees(ruler.bearing(start, end)) == pytest.approx(135, abs=1.5)
    assert label(hand) == ""


def test_an_arrow_can_be_taken_back_and_needs_a_length(hand):
    tool = use(hand, ArrowTool(hand.canvas))
    hand.click(QPoint(100, 100))
    hand.click(QPoint(100, 100))
    assert "ends where it begins" in tool.said[0]
    hand.key(Qt.Key.Key_Escape)
    hand.click(QPoint(200, 100))
    hand.click(QPoint(200, 200))
    ((line, _),) = tool.seen
    assert line.asPolyline()[0].distance(hand.place(QPoint(200, 100))) < 1e-6
    hand.click(QPoint(200, 100))
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    hand.click(QPoint(250, 100))
    assert len(tool.seen) == 1


def test_the_advanced_digitising_panel_holds_a_coordinate(hand, pen):
    hand.cad.enableAction().trigger()
    assert hand.cad.cadEnabled()
    hand.click(QPoint(100, 100))
    held = hand.place(QPoint(300, 100)).x()
    hand.cad.setX(f"{held:.3f}", hand.cad.WidgetSetMode.ReturnPressed)
    hand.click(QPoint(260, 180))
    hand.click(QPoint(150, 300))
    hand.click(QPoint(150, 300), RIGHT)
    corners = pen.seen[0][0].asPolygon()[0]
    assert min(abs(corner.x() - held) for corner in corners) < 0.01
    free = hand.place(QPoint(260, 180)).x()
    assert min(abs(corner.x() - free) for corner in corners) > 1.0


def test_a_second_tool_and_a_deleted_one_leave_no_trace(hand):
    before = len(hand.canvas.scene().items()), len(hand.canvas.viewport().children())
    for kind in (ArrowTool, ClickTool):
        tool = kind(hand.canvas)
        hand.canvas.setMapTool(tool)
        hand.click(QPoint(50, 50))
        hand.move(QPoint(80, 90))
        hand.canvas.unsetMapTool(tool)
        tool.dispose()
    pen = DrawTool(hand.canvas, hand.cad)
    hand.canvas.setMapTool(pen)
    for x, y in SQUARE:
        hand.click(QPoint(x, y))
    hand.canvas.unsetMapTool(pen)
    pen.dispose()
    del pen, tool
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    after = len(hand.canvas.scene().items()), len(hand.canvas.viewport().children())
    assert after == before
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    hand.canvas.setCurrentLayer(None)
