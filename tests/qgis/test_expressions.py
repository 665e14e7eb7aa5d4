"""Expression functions, evaluated by QGIS itself on layers of several reference systems."""

from __future__ import annotations

import gc
import re
import subprocess
import sys
import threading
from html import unescape
from pathlib import Path
from typing import Any, Iterator, List, Optional

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import (
    NULL,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsExpressionFunction,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from landslide_annotator.core import caption as captions
from landslide_annotator.core.agreement import AGREEMENTS, agreement
from landslide_annotator.core.directions import SECTORS, sector
from landslide_annotator.core.errors import LandslideError
from landslide_annotator.core.sizes import SIZES, SizeBreaks
from landslide_annotator.core.vocabulary import KEYS, LISTS, term
from landslide_annotator.core.volume import estimate
from landslide_annotator.gis.expressions import geometry, registry
from landslide_annotator.gis.inventory.schema import BY_NAME
from landslide_annotator.gis.measures.measure import Measurer, Measures
from landslide_annotator.plugin import LandslideAnnotatorPlugin

NAMES = [kind.NAME for kind in registry.FUNCTIONS]
SQUARE = "Polygon((-78.8455 -2.1955, -78.8405 -2.1955, -78.8405 -2.1905, -78.8455 -2.1905, -78.8455 -2.1955))"
SMALL = "Polygon((-78.85 -2.20, -78.8495 -2.20, -78.8495 -2.1993, -78.85 -2.20))"
SYSTEMS = ["EPSG:4326", "EPSG:32717", "EPSG:3857"]
azimuths = st.floats(-720.0, 720.0)


@pytest.fixture(autouse=True, scope="module")
def registered() -> Iterator[None]:
    registry.register()
    yield
    registry.unregister()


def system(name: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(name)


def shape(wkt: str, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
    """A polygon in degrees, brought to another system."""
    drawn = QgsGeometry.fromWkt(wkt)
    drawn.transform(QgsCoordinateTransform(system("EPSG:4326"), crs, QgsProject.instance()))
    return drawn


def make_layer(crs: QgsCoordinateReferenceSystem, kind: str = "Polygon") -> QgsVectorLayer:
    """Two polygons, one row without geometry."""
    layer = QgsVectorLayer(f"{kind}?field=name:string&field=azimuth:double&field=area:string", "l", "memory")
    layer.setCrs(crs)
    rows = []
    for name, wkt in (("square", SQUARE), ("small", SMALL), ("none", "")):
        row = QgsFeature(layer.fields())
        row.setAttributes([name, 230.0 if wkt else NULL, "2500"])
        if wkt and kind == "Polygon":
            row.setGeometry(shape(wkt, crs if crs.isValid() else system("EPSG:4326")))
        rows.append(row)
    assert layer.dataProvider().addFeatures(rows)[0]
    return layer


def context_of(layer: QgsVectorLayer, row: Optional[QgsFeature] = None) -> QgsExpressionContext:
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    if row is not None:
        context.setFeature(row)
    return context


def evaluated(code: str, context: Optional[QgsExpressionContext] = None) -> Any:
    """The value of an expression, None for NULL; fails on any error."""
    expression = QgsExpression(code)
    assert not expression.hasParserError(), expression.parserErrorString()
    value = expression.evaluate(context) if context is not None else expression.evaluate()
    assert not expression.hasEvalError(), expression.evalErrorString()
    return None if value == NULL else value


def refused(code: str, context: Optional[QgsExpressionContext] = None) -> str:
    """The message of an evaluation error."""
    expression = QgsExpression(code)
    assert not expression.hasParserError(), expression.parserErrorString()
    value = expression.evaluate(context) if context is not None else expression.evaluate()
    assert expression.hasEvalError() and (value is None or value == NULL)
    assert expression.evalErrorString().startswith(f"{code.split('(')[0]}: ")
    return expression.evalErrorString()


def measured(row: QgsFeature, crs: QgsCoordinateReferenceSystem) -> Measures:
    return Measurer(crs, QgsProject.instance().transformContext()).measure(row.geometry())


@pytest.mark.parametrize("name", SYSTEMS)
def test_measures_are_those_of_the_inventory_for_every_row(name: str) -> None:
    layer = make_layer(system(name))
    context = context_of(layer)
    area, perimeter = QgsExpression("landslide_area()"), QgsExpression("landslide_perimeter()")
    assert area.prepare(context) and perimeter.prepare(context)
    found = []
    for row in layer.getFeatures():
        context.setFeature(row)
        found.append((area.evaluate(context), perimeter.evaluate(context)))
    square, small, none = layer.getFeatures()
    for values, row in zip(found, (square, small)):
        expected = measured(row, layer.crs())
        assert values == (expected.area_m2, expected.perimeter_m)
    assert [value == NULL or value is None for value in found[2]] == [True, True] and not none.hasGeometry()
    assert found[0] == pytest.approx((307507.4512, 2218.1441), rel=1e-7)


@pytest.mark.parametrize("name", SYSTEMS)
def test_a_geometry_and_its_system_may_be_given(name: str) -> None:
    layer = make_layer(system("EPSG:3857"))
    square, small, _ = layer.getFeatures()
    context = context_of(layer, small)
    expected = measured(square, layer.crs()).area_m2
    wkt = shape(SQUARE, system(name)).asWkt(12)
    assert evaluated(f"landslide_area(geom_from_wkt('{wkt}'), '{name}')", context) == pytest.approx(
        expected, rel=1e-7
    )
    assert evaluated(f"landslide_area(transform($geometry, 'EPSG:3857', '{name}'), '{name}')", context) == (
        pytest.approx(evaluated("landslide_area($geometry)", context), rel=1e-7)
    )
    assert evaluated("landslide_area(crs:='EPSG:3857')", context) == evaluated("landslide_area()", context)


def test_the_projects_units_and_ellipsoid_do_not_matter() -> None:
    layer = make_layer(system("EPSG:32717"))
    row = next(layer.getFeatures())
    before = QgsProject.instance().ellipsoid()
    found = []
    for ellipsoid in ("NONE", "EPSG:7008"):
        QgsProject.instance().setEllipsoid(ellipsoid)
        found.append(evaluated("landslide_area()", context_of(layer, row)))
    QgsProject.instance().setEllipsoid(before)
    assert found[0] == found[1] == measured(row, layer.crs()).area_m2


def test_no_geometry_no_feature_and_no_context_give_null() -> None:
    layer = make_layer(system("EPSG:4326"))
    rows = list(layer.getFeatures())
    for code in ("landslide_area()", "landslide_perimeter()", "landslide_area(NULL)"):
        assert evaluated(code, context_of(layer, rows[2])) is None
        assert evaluated(code, context_of(layer)) is None
        assert evaluated(code) is None
    assert evaluated("landslide_area(geom_from_wkt('Polygon EMPTY'))", context_of(layer, rows[0])) is None
    assert evaluated("landslide_area($geometry, NULL)", context_of(layer, rows[0])) is None


@pytest.mark.parametrize("code", ["landslide_area()", "landslide_perimeter($geometry)"])
def test_a_layer_without_a_reference_system_is_named_with_the_remedy(code: str) -> None:
    layer = make_layer(QgsCoordinateReferenceSystem())
    row = next(layer.getFeatures())
    message = refused(code, context_of(layer, row))
    assert "layer's properties" in message and "'EPSG:32717'" in message
    assert evaluated("landslide_area($geometry, 'EPSG:4326')", context_of(layer, row)) > 3e5
    assert "layer's properties" in refused(f"landslide_area(geom_from_wkt('{SQUARE}'))")


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("landslide_area($geometry, 'EPSG:1')", "'EPSG:1' is no reference system"),
        ("landslide_area($geometry, 32717)", "no text"),
        ("landslide_area('Polygon')", "no geometry"),
        ("landslide_area(12.5)", "no geometry"),
        ("landslide_area(make_point(1, 2))", "not a polygon"),
        ("landslide_perimeter(make_line(make_point(1, 2), make_point(3, 4)))", "not a polygon"),
        ("landslide_area(buffer(make_point(500000, 9757000), 10))", "CRS"),
    ],
)
def test_what_cannot_be_measured_is_named(code: str, named: str) -> None:
    layer = make_layer(system("EPSG:4326"))
    assert named in refused(code, context_of(layer, next(layer.getFeatures())))


def test_a_system_without_a_code_is_taken_from_the_layer() -> None:
    own = QgsCoordinateReferenceSystem.fromProj("+proj=tmerc +lat_0=-2 +lon_0=-79 +ellps=WGS84 +units=m")
    assert own.isValid() and own.authid() == ""
    layer = make_layer(own)
    row = next(layer.getFeatures())
    assert evaluated("landslide_area()", context_of(layer, row)) == measured(row, own).area_m2


def test_a_context_with_nothing_but_the_code_of_the_system() -> None:
    layer = make_layer(system("EPSG:32717"))
    row = next(layer.getFeatures())
    scope = QgsExpressionContextScope()
    scope.setVariable("layer_crs", "EPSG:32717")
    context = QgsExpressionContext()
    context.appendScope(scope)
    context.setFeature(row)
    assert evaluated("landslide_area()", context) == measured(row, layer.crs()).area_m2


def test_a_measurer_is_made_once_per_system_and_again_for_other_transformations(monkeypatch: Any) -> None:
    made: List[str] = []

    class Counted(Measurer):
        def __init__(self, crs: Any, transforms: Any) -> None:
            made.append(crs.authid())
            super().__init__(crs, transforms)

    monkeypatch.setattr(geometry, "Measurer", Counted)
    geometry.forget_measurers()
    contexts = [
        context_of(layer, next(layer.getFeatures())) for layer in map(make_layer, map(system, SYSTEMS))
    ]
    for _ in range(20):
        for context in contexts:
            evaluated("landslide_area() + landslide_perimeter()", context)
    assert sorted(made) == sorted(SYSTEMS)
    changed = QgsCoordinateTransformContext()
    changed.addCoordinateOperation(system("EPSG:4267"), system("EPSG:4326"), "+proj=noop")
    other = QgsExpressionContextScope()
    other.setVariable("_project_transform_context", changed)
    contexts[0].appendScope(other)
    evaluated("landslide_area()", contexts[0])
    assert len(made) == 4
    geometry.forget_measurers()


def test_threads_measure_alike() -> None:
    layer = make_layer(system("EPSG:32717"))
    context = context_of(layer, next(layer.getFeatures()))
    expected, found = evaluated("landslide_area()", context), []

    def work() -> None:
        own = QgsExpressionContext(context)
        found.extend(evaluated("landslide_area()", own) for _ in range(50))

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [expected] * 200


@pytest.mark.parametrize("name", NAMES)
def test_every_function_is_in_the_group_with_a_help_that_holds_true(name: str) -> None:
    function = QgsExpression.Functions()[QgsExpression.functionIndex(name)]
    assert function.group() == "Landslides" and not function.isContextual()
    html = function.helpText()
    assert all(f"<td><code>{argument.name()}</code>" in html for argument in function.parameters())
    assert html.count("<tr>") == len(function.parameters())
    examples = re.findall(r"<li><code>(.*?)</code> &rarr; <code>(.*?)</code></li>", html)
    assert examples
    layer = make_layer(system("EPSG:32717"))
    context = context_of(layer, next(layer.getFeatures()))
    for code, result in examples:
        assert name in code
        expected = evaluated(unescape(result))
        found = evaluated(unescape(code), context)
        assert (round(found, 2) if isinstance(found, float) else found) == expected


@pytest.mark.parametrize(
    "kind",
    [kind for kind in registry.FUNCTIONS if kind.NAME != "landslide_caption"],
    ids=lambda kind: kind.NAME,
)
def test_null_in_any_argument_gives_null(kind: Any) -> None:
    complete = {
        "geometry": "$geometry", "crs": "'EPSG:4326'", "area": "1200", "perimeter": "200", "azimuth": "12",
        "relation": "'guzzetti2009'", "percentile": "50", "breaks": "'1; 2; 3'", "lang": "'en'",
        "code": "'N'", "attribute": "'direction'", "said": "'N'", "measured": "'N'",
    }  # fmt: skip
    layer = make_layer(system("EPSG:4326"))
    context = context_of(layer, next(layer.getFeatures()))
    words = [complete[name] for name, _ in kind.ARGUMENTS]
    assert evaluated(f"{kind.NAME}({', '.join(words)})", context) is not None
    for place in range(len(words)):
        given_words = [*words[:place], "NULL", *words[place + 1 :]]
        assert evaluated(f"{kind.NAME}({', '.join(given_words)})", context) is None


@given(st.floats(0.0, 1e9), st.sampled_from(["area", "perimeter"]))
def test_classes_by_default_and_by_breaks(size: float, name: str) -> None:
    function = f"landslide_{name}_class"
    default, own = SizeBreaks(), SizeBreaks((10.0, 200.0, 3000.5), (10.0, 200.0, 3000.5))
    assert evaluated(f"{function}({size!r})") == getattr(default, f"{name}_class")(size)
    expected = getattr(own, f"{name}_class")(size)
    for breaks in (f"'{own.to_json()}'", "'10; 200; 3000.5'", "array(10, 200, 3000.5)"):
        assert evaluated(f"{function}({size!r}, {breaks})") == expected


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("landslide_area_class(-1)", "no area"),
        ("landslide_area_class('wide')", "no number"),
        ("landslide_area_class(true)", "no number"),
        ("landslide_area_class(array(1))", "no number"),
        ("landslide_area_class(now())", "no number"),
        ("landslide_area_class(1, '3; 2; 1')", "rising"),
        ("landslide_area_class(1, '1; 2')", "three numbers"),
        ("landslide_area_class(1, array(1, 2))", "three positive"),
        ("landslide_area_class(1, array(1, 2, NULL))", "no number"),
        ("landslide_area_class(1, '{}')", "set them again"),
        ("landslide_area_class(1, 5)", "no text"),
        ("landslide_perimeter_class(-1)", "no perimeter"),
        ("landslide_perimeter_class(1, '1; 2; x')", "three numbers"),
        ("landslide_sector('north')", "no number"),
        ("landslide_sector('1_0')", "no number"),
        ("landslide_sector(1e308 * 10)", "no number"),
        ("landslide_direction(12, 'qu')", "'es' or 'en'"),
        ("landslide_direction(12, 5)", "'es' or 'en'"),
        ("landslide_volume(0, 'guzzetti2009')", "square metres"),
        ("landslide_volume(1, 'guzzetti')", "known are guzzetti2009"),
        ("landslide_volume(1, 5)", "no text"),
        ("landslide_volume(1, 'guzzetti2009', 100)", "between 0 and 100"),
        ("landslide_caption('flow', 'active', 'Q', 'small', 'small')", "'Q' is no direction"),
        ("landslide_caption('flow', 1, 'N', 'small', 'small')", "no text"),
        ("landslide_caption('flow', 'active', 'N', 'small', 'small', 'qu')", "'es' or 'en'"),
        ("landslide_caption('flow', 'active', 'N', 'small', 'small', NULL)", "'es' or 'en'"),
        ("landslide_word('colour', 'red')", "Choose type, activity"),
        ("landslide_word('type', 'Flow')", "rotational"),
        ("landslide_agreement('type', 'flow', 'flow')", "direction, area or perimeter"),
        ("landslide_agreement('direction', 'N', 'Q')", "'Q' is no direction"),
        ("landslide_agreement('area', 'small', 1200)", "no class of area"),
        ("landslide_agreement('area', 'small', true)", "no number"),
    ],
)
def test_wrong_values_are_named(code: str, named: str) -> None:
    assert named in refused(code)


@given(azimuths)
def test_directions_are_those_of_the_core(degrees: float) -> None:
    entry = term("direction", sector(degrees))
    for written in (repr(degrees), f"'{degrees!r}'"):
        assert evaluated(f"landslide_sector({written})") == entry.code
        assert evaluated(f"landslide_direction({written})") == entry.word
        assert evaluated(f"landslide_direction({written}, lang:='en')") == entry.phrase


@given(st.fixed_dictionaries({
    key: st.sampled_from([None, "", *(entry.code for entry in LISTS[key])]) for key in KEYS
}), st.sampled_from(["es", "en"]))  # fmt: skip
def test_captions_leave_out_what_is_null(codes: Any, lang: str) -> None:
    words = ["NULL" if code is None else f"'{code}'" for code in (codes[key] for key in KEYS)]
    found = evaluated(f"landslide_caption({', '.join(words)}, '{lang}')")
    known = {key: code or None for key, code in codes.items()}
    assert found == (captions.write(known, lang) if any(known.values()) else None)


def test_labels_of_every_code() -> None:
    for key, terms in LISTS.items():
        for entry in terms:
            assert evaluated(f"landslide_word('{key}', '{entry.code}')") == entry.es
            assert evaluated(f"landslide_word('{key}', '{entry.code}', 'en')") == entry.en
    columns = {column.name: column.choices for column in BY_NAME.values() if column.choices}
    assert "status" in columns
    for key, choices in {**columns, "agreement": AGREEMENTS}.items():
        for code, es, en in choices:
            assert evaluated(f"landslide_word('{key}', '{code}')") == es
            assert evaluated(f"landslide_word('{key}', '{code}', 'en')") == en
    assert evaluated("landslide_word('type', '')") is None


@given(st.floats(1.0, 1e8), st.sampled_from(["guzzetti2009", "larsen2010_soil", "larsen2010_bedrock"]))
def test_volumes_are_those_of_the_core(area: float, relation: str) -> None:
    expected = estimate(area, relation)
    assert evaluated(f"landslide_volume({area!r}, '{relation}')") == expected.p50_m3
    assert evaluated(f"landslide_volume({area!r}, '{relation}', 75)") == expected.p75_m3
    assert evaluated(f"landslide_volume({area!r}, '{relation}', percentile:=95)") == expected.p95_m3


@given(st.sampled_from(SECTORS), st.one_of(st.sampled_from(SECTORS), azimuths))
def test_directions_agree_as_in_the_core(said: str, found: Any) -> None:
    assert evaluated(f"landslide_agreement('direction', '{said}', {found!r})") == agreement(
        "direction", said, found
    )


def test_sizes_agree_as_in_the_core_and_unknown_gives_null() -> None:
    for said in SIZES:
        for found in SIZES:
            code = f"landslide_agreement('perimeter', '{said}', '{found}')"
            assert evaluated(code) == agreement("perimeter", said, found)
    assert evaluated("landslide_agreement('area', 'unknown', 'small')") is None
    assert evaluated("landslide_agreement('area', '', 'small')") is None


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.binary(max_size=3),
    st.lists(st.floats(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from(
        ["direction", "area", "type", "small", "N", "es", "guzzetti2009", "1; 2; 3", "{}", "1_0"]
    ),
    st.sampled_from([NULL, QgsGeometry(), QgsGeometry.fromWkt(SQUARE), QgsFeature(), 10**400, -(10**400)]),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(registry.FUNCTIONS), st.data())
def test_no_value_ends_in_anything_but_a_result_or_a_message(kind: Any, data: Any) -> None:
    """A Python error inside a function would end QGIS's own process."""
    values = [data.draw(anything) for _ in kind.ARGUMENTS]
    try:
        kind.compute(values, None)
    except LandslideError as error:
        assert str(error)


def test_the_field_calculator_writes_the_measures_of_the_inventory() -> None:
    algorithms = QgsApplication.processingRegistry()
    if algorithms.algorithmById("native:fieldcalculator") is None:
        algorithms.addProvider(QgsNativeAlgorithms(algorithms))
    layer = make_layer(system("EPSG:3857"))
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())

    def calculated(formula: str, kind: int) -> List[Any]:
        algorithm = algorithms.createAlgorithmById("native:fieldcalculator")
        parameters = {
            "INPUT": layer, "FIELD_NAME": "new", "FIELD_TYPE": kind, "FIELD_LENGTH": 0, "FIELD_PRECISION": 0,
            "FORMULA": formula, "OUTPUT": "memory:",
        }  # fmt: skip
        results, ok = algorithm.run(parameters, context, QgsProcessingFeedback(False))
        assert ok
        made = context.takeResultLayer(results["OUTPUT"])
        return [None if row["new"] == NULL else row["new"] for row in made.getFeatures()]

    square, small, _ = layer.getFeatures()
    expected = [measured(row, layer.crs()).area_m2 for row in (square, small)]
    assert calculated("landslide_area()", 0) == [*expected, None]
    assert calculated('landslide_direction("azimuth")', 2) == ["suroeste", "suroeste", None]
    assert calculated('landslide_area_class("area")', 2) == ["medium"] * 3


def test_geometry_and_columns_are_fetched_as_needed() -> None:
    assert QgsExpression("landslide_area()").needsGeometry()
    assert QgsExpression("landslide_perimeter()").needsGeometry()
    assert not QgsExpression('landslide_sector("azimuth")').needsGeometry()
    assert QgsExpression('landslide_sector("azimuth")').referencedColumns() == {"azimuth"}
    assert QgsExpression("landslide_area()").referencedColumns() == set()


def absent() -> bool:
    groups = {group for function in QgsExpression.Functions() for group in function.groups()}
    return "Landslides" not in groups and all(QgsExpression.functionIndex(name) == -1 for name in NAMES)


def count() -> int:
    return len([function for function in QgsExpression.Functions() if function.group() == "Landslides"])


def test_registering_twice_and_taking_back_twice_do_no_harm() -> None:
    before = len(QgsExpression.Functions())
    registry.register()
    assert len(QgsExpression.Functions()) == before and count() == len(NAMES) == 10
    registry.unregister()
    registry.unregister()
    assert absent() and len(QgsExpression.Functions()) == before - len(NAMES)
    assert QgsExpression("landslide_area()").hasParserError()
    registry.register()
    gc.collect()
    assert evaluated("landslide_sector(90)") == "E" and count() == len(NAMES)


def test_functions_left_by_a_plugin_that_was_not_unloaded_are_replaced() -> None:
    class Stale(QgsExpressionFunction):
        def func(self, values: Any, context: Any, parent: Any, node: Any) -> str:
            return "stale"

    registry.unregister()
    stale = Stale("landslide_sector", 1, "Landslides")
    QgsExpression.registerFunction(stale)
    assert evaluated("landslide_sector(90)") == "stale"
    registry.register()
    assert evaluated("landslide_sector(90)") == "E" and count() == len(NAMES)


def test_the_plugin_registers_for_qgis_process_and_takes_everything_back() -> None:
    registry.unregister()
    plugin = LandslideAnnotatorPlugin(None)
    plugin.initProcessing()
    assert evaluated("landslide_sector(90)") == "E" and count() == len(NAMES)
    plugin.initProcessing()
    assert count() == len(NAMES)
    plugin.unload()
    assert absent()
    plugin.unload()
    registry.register()


def test_a_process_that_ends_with_the_functions_registered_ends_well() -> None:
    code = (
        "from qgis.core import QgsApplication, QgsExpression\n"
        "app = QgsApplication([], False); app.initQgis()\n"
        "from landslide_annotator.gis.expressions import registry\n"
        "registry.register()\n"
        "print(QgsExpression('landslide_sector(90)').evaluate())\n"
        "app.exitQgis()\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0 and done.stdout.strip() == "E", done.stderr
