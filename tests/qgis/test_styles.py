"""How inventories are drawn: signs, colours, arrows and scarps on dark and light ground."""

from __future__ import annotations

import numpy as np
import pytest
from drawn import EAST, NORTH, layer_of, picture, polygon
from hypothesis import given, settings
from hypothesis import strategies as st
from inventories import make_inventory
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from landslide_annotator.core.directions import azimuth as middle
from landslide_annotator.core.directions import difference, sector
from landslide_annotator.gis.inventory.style import LOOKS, show_by

DARK, LIGHT = "#1c2418", "#f0ece0"


def generated(layer, index):
    """What a generator of the first row's symbol makes: 0 the scarp, 1 the arrow."""
    feature = next(layer.getFeatures())
    category = layer.renderer().categories()[0]
    makers = [s for s in category.symbol().symbolLayers() if s.layerType() == "GeometryGenerator"]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    scope = QgsExpressionContextScope()
    scope.setVariable("map_scale", 5000)
    context.appendScope(scope)
    context.setFeature(feature)
    expression = QgsExpression(makers[index].geometryExpression())
    made = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return made if isinstance(made, QgsGeometry) else None


def one(**values):
    layer = layer_of([{"ls_type": "flow", "activity": "active", "shape": polygon(90), **values}])
    show_by(layer, "type")
    return layer


def heading(line):
    start, end = line.asPolyline()
    return start.azimuth(end) % 360


@settings(deadline=None, max_examples=25)
@given(st.floats(0, 359.9))
def test_the_arrow_points_along_a_measured_azimuth_inside_the_outline(azimuth):
    layer = one(azimuth=azimuth, direction="N", shape=polygon(azimuth))
    arrow = generated(layer, 1)
    assert abs((heading(arrow) - azimuth + 180) % 360 - 180) < 1e-6
    assert polygon(azimuth).contains(arrow)


@pytest.mark.parametrize("code", ["N", "NE", "E", "SE", "S", "SW", "W", "NW"])
def test_without_an_azimuth_the_arrow_points_to_the_middle_of_the_sector(code):
    assert heading(generated(one(direction=code), 1)) == pytest.approx(middle(code), abs=1e-6)
    measured = one(direction="N", dir_meas=code)
    assert difference(sector(heading(generated(measured, 1))), code) == 0


def test_nothing_is_guessed_without_a_direction_and_nothing_drawn_on_rejected_rows():
    for layer in (one(), one(azimuth=10.0, status="rejected")):
        assert generated(layer, 0) is None
        assert generated(layer, 1) is None


@settings(deadline=None, max_examples=25)
@given(st.floats(0, 359.9), st.booleans())
def test_the_scarp_is_the_edge_at_the_crown_with_the_body_on_its_right(azimuth, is_reversed):
    shape = polygon(azimuth, is_reversed=is_reversed)
    scarp = generated(one(azimuth=azimuth, shape=shape), 0)
    edge = QgsGeometry(shape.constGet().boundary())
    assert edge.buffer(0.01, 4).contains(scarp)
    assert 0.1 < scarp.length() / edge.length() < 0.5
    along = np.array([np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))])
    points = np.array([(v.x() - EAST, v.y() - NORTH) for v in scarp.vertices()])
    assert (points @ along).max() < -0.2 * 180  # metres from the middle; the crown lies at -90
    for part in scarp.asGeometryCollection():
        a, b = part.asPolyline()[0], part.asPolyline()[1]
        right = np.array([b.y() - a.y(), a.x() - b.x()])
        inward = np.array([EAST - a.x(), NORTH - a.y()])
        assert right @ inward > 0


@pytest.mark.parametrize("look", LOOKS)
def test_every_code_has_a_sign_of_its_own_and_rows_without_one_are_shown(look):
    column, terms, colours = LOOKS[look]
    layer = layer_of([{"shape": polygon(0), column: None}])
    show_by(layer, look)
    categories = layer.renderer().categories()
    assert [c.value() for c in categories[:-1]] == [entry.code for entry in terms]
    assert len({colours[entry.code] for entry in terms}) == len(terms)
    assert np.ptp(picture(layer, LIGHT).reshape(-1, 3), axis=0).max() > 20


def luminance(rgb):
    linear = np.where(rgb <= 10.3, rgb / 3294.6, ((rgb / 255 + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("ground", [DARK, LIGHT])
@pytest.mark.parametrize("look", LOOKS)
def test_outlines_stand_out_on_dark_and_on_light_ground(ground, look):
    column, terms, _ = LOOKS[look]
    shapes = {term.code: polygon(90, EAST + 500 * index) for index, term in enumerate(terms)}
    layer = layer_of([{column: code, "azimuth": 90.0, "shape": shape} for code, shape in shapes.items()])
    show_by(layer, look)
    layer.setLabelsEnabled(False)
    for code, shape in shapes.items():
        image = luminance(picture(layer, ground, shape).astype(float))
        back = image[0, 0]
        contrast = (np.maximum(image, back) + 0.05) / (np.minimum(image, back) + 0.05)
        # The outline is some 470 m long and a pixel 0.7 m wide: one clear pixel or more along most of it.
        assert (contrast >= (3.0 if ground == DARK else 2.0)).sum() > 500, code


def test_measured_and_read_directions_have_arrows_of_other_colours():
    measured, read = (
        picture(one(shape=polygon(90), **values), LIGHT) for values in ({"azimuth": 90.0}, {"direction": "E"})
    )
    assert (measured.max(axis=2) < 40).sum() > 1.5 * (read.max(axis=2) < 40).sum()


def test_inactive_outlines_are_broken():
    def inked(activity):
        layer = one(activity=activity)
        layer.setLabelsEnabled(False)
        blue = picture(layer, LIGHT).astype(int)
        return (blue[..., 2] - blue[..., 0] > 90).sum()

    assert inked("relict") < 0.85 * inked("active")


def test_labels_mark_rows_that_nobody_has_reviewed():
    layer = one()
    expression = QgsExpression(layer.labeling().settings().fieldName)
    feature = next(layer.getFeatures())
    for status, caption, scale, text in (
        ("unreviewed", None, 20000, "1?"),
        ("reviewed", "flujo activo", 20000, "1"),
        ("reviewed", "flujo activo", 2000, "1\nflujo activo"),
        ("reviewed", None, 2000, "1"),
    ):
        feature["status"], feature["caption"] = status, caption
        context = QgsExpressionContext()
        scope = QgsExpressionContextScope()
        scope.setVariable("map_scale", scale)
        context.appendScope(scope)
        context.setFeature(feature)
        assert expression.evaluate(context) == text


def test_both_styles_come_back_from_the_file_and_need_no_plugin(tmp_path):
    inventory = make_inventory(tmp_path / "a.gpkg")
    layer = QgsVectorLayer(f"{inventory.path}|layername=landslides", "any", "ogr")
    assert layer.renderer().classAttribute() == "ls_type"
    _, ids, names, _, _ = layer.listStylesInDatabase()
    stored = dict(zip(names, ids))
    assert set(stored) == set(LOOKS)
    for look, (column, _, _) in LOOKS.items():
        qml, fault = layer.getStyleFromDatabase(stored[look])
        assert not fault
        assert "landslide_" not in qml.replace("landslide_annotator", "")
        document = QDomDocument()
        document.setContent(qml)
        assert layer.importNamedStyle(document)[0]
        assert layer.renderer().classAttribute() == column
        assert layer.labelsEnabled()
