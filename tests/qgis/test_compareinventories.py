"""Comparison of inventories: areas, outlines, attributes, times, bad input, and the report."""

from __future__ import annotations

import csv
import json
import random
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Dict, List, Sequence

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsGeometry

from landslide_annotator.core.signedrank import signed_rank
from landslide_annotator.gis.measures.measure import Measurer
from tests.qgis.algorithms import run
from tests.qgis.mapped_layers import EPSG, Row, items, square, write_layer
from tests.qgis.surfaces import INVENTORIES, system

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"


def compare(folder: Path, *layers: Any, **more: Any) -> Any:
    """Figures, results and messages; layers are lists of rows or files: input, reference, other."""
    given: Dict[str, Any] = {}
    folder.mkdir(exist_ok=True)
    for role, layer in zip(("INPUT", "REFERENCE", "OTHER"), layers):
        file = folder / f"{role.lower()}.gpkg"
        given[role] = write_layer(file, layer) if isinstance(layer, list) else str(layer)
    given.update(
        OUTPUT_JSON=str(folder / "all.json"), OUTPUT_HTML=str(folder / "report.html"),
        PAIRS=str(folder / "pairs.csv"), CONFUSION=str(folder / "confusion.csv"), **more,
    )  # fmt: skip
    results, ok, feedback = run("compareinventories", given)
    assert ok, feedback.errors
    text = Path(results["OUTPUT_JSON"]).read_text(encoding="utf-8")
    return json.loads(text, parse_constant=pytest.fail), results, feedback


def refused(folder: Path, **given: Any) -> List[str]:
    """The messages of a run that fails."""
    _, ok, feedback = run("compareinventories", {**given, "PAIRS": "memory:", "CONFUSION": "memory:"})
    assert not ok
    return feedback.errors


def plain(*places: Sequence[float], **values: Any) -> List[Row]:
    return [(square(*place), dict(values)) for place in places]


@pytest.mark.parametrize(
    ("case", "east"),
    [("two unit squares, half overlap", 50.0), ("identical", 0.0), ("disjoint", 500.0)],
)
@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
def test_squares_give_the_published_errors(tmp_path: Path, case: str, east: float) -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))["inventory"]
    expected = next(known for known in cases if known["case"] == case)
    figures, results, feedback = compare(tmp_path, plain((0, 0)), plain((east, 0)))
    areas = figures["comparisons"][0]["areas"]
    assert (areas["E"], areas["M"]) == pytest.approx((expected["E"], expected["M"]), abs=1e-6)
    assert results["MAPPING_ERROR"] == areas["E"]
    if "dice" in expected:
        assert areas["dice"] == pytest.approx(expected["dice"], abs=1e-6)
    assert any("no place in common" in text for text in feedback.infos) is (case == "disjoint")


@pytest.mark.parametrize("epsg", [4326, 3857, 32718, 31981])
def test_the_same_outlines_in_another_system_are_the_same(tmp_path: Path, epsg: int) -> None:
    rows = plain((0, 0), (300, 0), (0, 5000))
    other = write_layer(tmp_path / "other.gpkg", rows, epsg)
    figures, results, _ = compare(tmp_path, rows, other)
    assert results["MATCHED"] == 3
    assert figures["comparisons"][0]["areas"]["E"] < 1e-6


def test_areas_are_those_on_the_ellipsoid(tmp_path: Path) -> None:
    rows = plain((0, 0), (0, 80_000), (120_000, 0))
    figures, _, _ = compare(tmp_path, rows, rows)
    measurer = Measurer(system(EPSG), QgsCoordinateTransformContext())
    expected = sum(measurer.measure(QgsGeometry.fromWkt(wkt)).area_m2 for wkt, _ in rows)
    assert figures["comparisons"][0]["areas"]["first_m2"] == pytest.approx(expected, rel=1e-7)


def test_random_layers_have_the_error_that_shapely_finds(tmp_path: Path) -> None:
    ops, loads = pytest.importorskip("shapely.ops"), pytest.importorskip("shapely.wkt").loads
    lots = random.Random(4)
    layers = [
        plain(*[(lots.uniform(0, 900), lots.uniform(0, 900), lots.uniform(20, 200)) for _ in range(25)])
        for _ in range(2)
    ]
    figures, _, _ = compare(tmp_path, *layers, TOLERANCE=15.0)
    a, b = (ops.unary_union([loads(wkt) for wkt, _ in rows]) for rows in layers)
    areas = figures["comparisons"][0]["areas"]
    assert areas["E"] == pytest.approx(1 - a.intersection(b).area / a.union(b).area, abs=1e-5)
    beyond = a.difference(b.buffer(15.0)).area + b.difference(a.buffer(15.0)).area
    assert areas["E_tolerance"] == pytest.approx(beyond / a.union(b).area, abs=1e-3)
    assert areas["M_interval"][0] < areas["M"] < areas["M_interval"][1]


def test_within_the_tolerance_lines_count_as_the_same(tmp_path: Path) -> None:
    figures, _, _ = compare(tmp_path, plain((0, 0)), plain((3, 3)), TOLERANCE=5.0)
    areas = figures["comparisons"][0]["areas"]
    assert areas["E_tolerance"] == pytest.approx(0.0, abs=1e-9) and areas["E"] > 0.1


def test_a_body_that_another_drew_as_two_is_a_group(tmp_path: Path) -> None:
    whole, halves = plain((0, 0)), [(square(0, 0, 70, 100), {}), (square(70, 0, 30, 100), {})]
    figures, results, _ = compare(tmp_path, whole, halves)
    own = figures["comparisons"][0]
    assert own["groups"]["1toN"] == 1 and sum(own["groups"].values()) == 1
    assert results["MATCHED"] == 1 and own["areas"]["E"] == pytest.approx(0.0, abs=1e-9)
    assert own["iou"]["median"] == pytest.approx(0.7, abs=1e-6)
    rows = items(str(tmp_path / "pairs.csv"))
    assert [(row["matched"], row["kind"]) for row in rows] == [("1", "1toN"), ("0", "1toN")]


def test_outlines_that_overlap_in_a_layer_count_once(tmp_path: Path) -> None:
    figures, _, _ = compare(tmp_path, plain((0, 0), (0, 0), (50, 0)), plain((0, 0, 150)))
    areas = figures["comparisons"][0]["areas"]
    assert areas["first_m2"] == pytest.approx(15_000, rel=2e-3)
    assert areas["shared_m2"] == pytest.approx(areas["first_m2"])


def test_words_of_both_languages_and_codes_are_compared(tmp_path: Path) -> None:
    places = [(300.0 * i, 0.0) for i in range(6)]
    ours = ["rotational", "flow", "flow", "creep", "fall", "translational"]
    theirs = ["Deslizamientos rotacionales", "FLUJO", "DT", "Reptación", None, "Erdrutsch"]
    first = [(square(*p), {"ls_type": word}) for p, word in zip(places, ours)]
    second = [(square(*p), {"tipo": word}) for p, word in zip(places, theirs)]
    figures, results, feedback = compare(tmp_path, first, second, REFERENCE_TYPE="tipo")
    own = figures["comparisons"][0]["attributes"]["type"]
    assert (own["n"], own["unsaid_first"], own["unsaid_second"]) == (4, 0, 2)
    assert own["accuracy"] == 0.75
    assert any("Erdrutsch" in error for error in feedback.errors)
    assert figures["layers"][1]["unread"] == 1 == results["PROBLEMS"]
    assert results["KAPPA_TYPE"] == own["kappa"]["value"] == pytest.approx((0.75 - 4 / 16) / (1 - 4 / 16))
    with open(tmp_path / "confusion.csv", encoding="utf-8") as file:
        counts = {
            (r["code_1"], r["code_2"]): int(r["pairs"])
            for r in csv.DictReader(file)
            if r["attribute"] == "type"
        }
    assert counts["flow", "translational"] == counts["flow", "flow"] == 1
    assert sum(counts.values()) == 4


def test_finer_states_are_put_together_where_one_layer_says_inactive(tmp_path: Path) -> None:
    places = [(300.0 * i, 0.0) for i in range(4)]
    pairs = [
        ("active", "suspended"),
        ("inactive", "relict"),
        ("inactive", "reactivated"),
        ("active", "active"),
    ]
    layers = [[(square(*p), {"activity": pair[i]}) for p, pair in zip(places, pairs)] for i in (0, 1)]
    own = compare(tmp_path, *layers)[0]["comparisons"][0]["attributes"]["activity"]
    assert own["folded"] and own["labels"] == ["active", "inactive"] and own["counts"] == [[2, 0], [1, 1]]


def test_directions_may_be_words_or_degrees(tmp_path: Path) -> None:
    first = [(square(300.0 * i, 0), {"direction": word}) for i, word in enumerate(("N", "SW", "E"))]
    second = [(square(300.0 * i, 0), {"rumbo": degrees}) for i, degrees in enumerate((350.0, 225.0, 180.0))]
    figures, _, _ = compare(tmp_path, first, second, REFERENCE_DIRECTION="rumbo")
    own = figures["comparisons"][0]
    assert own["attributes"]["direction"]["counts"][0][0] == 1
    assert own["direction"]["mean_error"] == pytest.approx((10 + 0 + 90) / 3)
    assert own["direction"]["within_22"] == pytest.approx(2 / 3)
    weighted, simple = (
        own["attributes"]["direction"]["weighted_kappa"],
        own["attributes"]["direction"]["kappa"],
    )
    assert weighted["value"] > simple["value"]


def test_areas_that_a_layer_states_are_taken(tmp_path: Path) -> None:
    places = [(1000.0 * i, 0.0, 20.0 + 90 * i) for i in range(4)]
    first = plain(*places)
    second = [(square(*p), {"area_ha": 2.0 * p[2] ** 2}) for p in places]
    own = compare(tmp_path, first, second, REFERENCE_AREA="area_ha")[0]["comparisons"][0]["size"]
    assert own["ratio"] == pytest.approx(0.5, rel=2e-3)
    assert own["icc"] < 1.0


CURVED = (
    "CURVEPOLYGON(CIRCULARSTRING(740000 9758000, 740100 9758000, 740200 9758000, 740100 9758100, "
    "740000 9758000))"
)


def test_bad_outlines_are_reported_and_the_rest_is_compared(tmp_path: Path) -> None:
    good, x, y = square(0, 0), 740_000.0, 9_757_400.0
    bow_tie = f"POLYGON(({x} {y}, {x + 100} {y + 100}, {x + 100} {y}, {x} {y + 100}, {x} {y}))"
    flat = f"POLYGON(({x} {y}, {x + 50} {y}, {x + 100} {y}, {x} {y}))"
    solid = good.replace(",", " 7,").replace("POLYGON((", "POLYGON Z((").replace("))", " 7))")
    parts = f"MULTIPOLYGON({square(600, 0)[7:]},{square(800, 0)[7:]})"
    absurd = "POLYGON((1e15 1e15, 2e15 1e15, 2e15 2e15, 1e15 1e15))"
    shapes = [good, None, "POLYGON EMPTY", bow_tie, flat, parts, CURVED, absurd]
    rows: List[Row] = [(wkt, {"ls_id": number}) for number, wkt in enumerate(shapes, 1)]
    other = [(solid, {}), (parts, {}), (CURVED, {}), (bow_tie, {})]
    figures, results, feedback = compare(tmp_path, rows, other)
    first = figures["layers"][0]
    assert (first["landslides"], first["failed"]) == (4, 4)
    assert results["MATCHED"] == 4
    assert figures["comparisons"][0]["areas"]["E"] == pytest.approx(0.0, abs=1e-6)
    named = {p["landslide"] for p in figures["problems"] if p["layer"] == first["name"]}
    assert named == {"2", "3", "4", "5", "7", "8"}
    assert sum("repaired" in error for error in feedback.errors) == 2


def test_rejected_rows_do_not_count(tmp_path: Path) -> None:
    rows = plain((0, 0), status="reviewed") + plain((300, 0), status="rejected")
    figures, _, _ = compare(tmp_path, rows, plain((0, 0)))
    assert figures["layers"][0]["rejected"] == 1
    assert figures["comparisons"][0]["areas"]["E"] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize("rows", [[], [(None, {"a": 1})], [("POLYGON EMPTY", {})]])
def test_an_empty_layer_is_named(tmp_path: Path, rows: List[Row]) -> None:
    empty = write_layer(tmp_path / "empty.gpkg", rows)
    full = write_layer(tmp_path / "full.gpkg", plain((0, 0)))
    for given in ({"INPUT": empty, "REFERENCE": full}, {"INPUT": full, "REFERENCE": empty}):
        errors = refused(tmp_path, **given)
        assert any("holds no outline" in error for error in errors)


def test_wrong_choices_are_explained(tmp_path: Path) -> None:
    full = write_layer(tmp_path / "full.gpkg", plain((0, 0), note="x"))
    nowhere = write_layer(tmp_path / "nowhere.gpkg", plain((0, 0)), None)
    errors = refused(tmp_path, INPUT=full, REFERENCE=full, INPUT_TYPE="tipo")
    assert any("no field tipo" in error and "note" in error for error in errors)
    assert any("no study" in error for error in refused(tmp_path, INPUT=full))
    assert any("reference system" in e for e in refused(tmp_path, INPUT=full, REFERENCE=nowhere))
    assert any("needs a reference" in e for e in refused(tmp_path, INPUT=full, OTHER=full))


def test_a_cancelled_run_writes_nothing(tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from landslide_annotator.processing.compareinventories import CompareInventories

    rows = plain(*[(200.0 * i, 0.0) for i in range(50)])
    file, page = write_layer(tmp_path / "full.gpkg", rows), tmp_path / "report.html"
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda share: feedback.cancel() if share > 30 else None)
    given = {"INPUT": file, "REFERENCE": file, "OUTPUT_HTML": str(page)}
    _, ok = CompareInventories().run(given, QgsProcessingContext(), feedback)
    assert not ok and not page.exists()


def test_people_stand_beside_the_automatic_layer(tmp_path: Path) -> None:
    places = [(300.0 * i, 0.0) for i in range(8)]
    truth = ["flow"] * 4 + ["fall"] * 4

    def layer(wrong: int, shift: float) -> List[Row]:
        words = ["creep" if i < wrong else word for i, word in enumerate(truth)]
        return [(square(x + shift, y), {"ls_type": word}) for (x, y), word in zip(places, words)]

    figures, _, _ = compare(tmp_path, layer(6, 30.0), layer(0, 0.0), layer(1, 10.0))
    automatic, people = figures["comparisons"]
    assert people["areas"]["E"] < automatic["areas"]["E"]
    assert people["attributes"]["type"]["accuracy"] == 7 / 8
    test = figures["against_reference"]["attributes"]["type"]
    assert (test["n"], test["b"], test["c"]) == (8, 0, 5)
    assert test["p_exact"] == pytest.approx(2 / 2**5)
    assert [layer["role"] for layer in figures["layers"]] == ["input", "reference", "other"]


def test_times_of_work_are_read_from_the_records(tmp_path: Path) -> None:
    places = [(300.0 * i, 0.0) for i in range(6)]
    fast = [(square(*p), {"t_active_s": 20.0 + i}) for i, p in enumerate(places)]
    slow = [
        (square(*p), {"t_start": "2026-05-04T10:00:00Z", "t_end": f"2026-05-04T10:01:{10 + 3 * i}Z"})
        for i, p in enumerate(places)
    ]
    figures, _, _ = compare(tmp_path, fast, slow, LANGUAGE="en")
    time = figures["comparisons"][0]["time"]
    assert (time["n"], time["median_first_s"], time["median_second_s"]) == (6, 22.5, 77.5)
    assert time["p"] == signed_rank([20.0 + i - 70 - 3 * i for i in range(6)]).p
    own = figures["layers"][0]["time"]
    assert own["per_hour"] == pytest.approx(6 * 3600 / sum(20.0 + i for i in range(6)))
    assert time["ratio_interval"][0] <= time["ratio"] <= time["ratio_interval"][1]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Landslides per hour" in page and "are not recorded" not in page
    assert page.count("pauses included") == 1
    text = [(square(*p), {"t_start": "2026-05-04 10:00:00", "t_end": "2026-05-04T10:01:00"}) for p in places]
    again, _, _ = compare(tmp_path / "text", fast, text)
    assert again["layers"][1]["time"]["median_s"] == 60.0


class Checker(HTMLParser):
    """Keeps tags and whatever would be loaded; unclosed tags are told."""

    def __init__(self) -> None:
        super().__init__()
        self.open: List[str] = []
        self.tags: List[str] = []
        self.loads: List[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        self.loads += [value for name, value in attrs if name in ("src", "href", "xlink:href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("language", "text"), [("es", "no está medida hasta"), ("en", "has not been measured")]
)
def test_the_report_needs_nothing_else_and_says_what_is_not_known(
    tmp_path: Path, language: str, text: str
) -> None:
    rows = plain((0, 0), (300, 0), ls_type="flow", activity="active", direction="N")
    rows += [(square(600, 0), {"ls_type": "<b>&", "activity": "inactive"})]
    compare(tmp_path, rows, plain((20, 0), (300, 0), ls_type="fall", activity="relict"), LANGUAGE=language)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    checker = Checker()
    checker.feed(page)
    assert checker.open == [] and checker.loads == []
    assert "script" not in checker.tags and checker.tags.count("svg") == 1
    assert text in page and "<b>&" not in page.replace("&lt;b&gt;&amp;", "")
    recorded = {"es": "no están registrados", "en": "are not recorded"}
    assert recorded[language] in page
    assert ("Mapping error" in page) is (language == "en")


def test_a_study_is_compared_arm_with_arm(tmp_path: Path) -> None:
    rows: List[Row] = []
    for i in range(6):
        for arm, seconds, word in (
            ("automatic", 30.0, "flow"),
            ("manual", 90.0 + i, "flow" if i else "fall"),
        ):
            rows.append((square(300.0 * i, 0), {
                "arm": arm, "mapped_by": "Ana", "period": 1 + i % 2, "t_active_s": seconds, "ls_type": word,
            }))  # fmt: skip
    figures, results, _ = compare(tmp_path, rows, LANGUAGE="en")
    assert [layer["name"] for layer in figures["layers"]] == ["automatic", "manual"]
    assert results["MATCHED"] == 6 and results["MAPPING_ERROR"] == pytest.approx(0.0, abs=1e-9)
    assert figures["comparisons"][0]["time"]["ratio"] == pytest.approx(30 / 92.5)
    assert figures["comparisons"][0]["time"]["p"] == 2 / 2**6
    assert "Geometric mean" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert sorted(figures["layers"][0]["periods"]) == ["1", "2"]
    figures, results, _ = compare(
        tmp_path / "again", rows, plain(*[(300.0 * i, 0.0) for i in range(7)], ls_type="flow")
    )
    assert [layer["role"] for layer in figures["layers"]] == ["input", "reference", "other"]
    assert figures["against_reference"]["attributes"]["type"]["b"] == 1
    assert figures["against_reference"]["time"]["n"] == 6
    assert figures["against_reference"]["time"]["ratio"] == pytest.approx(30 / 92.5)


def test_layers_across_the_antimeridian_are_one_place(tmp_path: Path) -> None:
    from osgeo import ogr

    def near(lon: float) -> str:
        return f"POLYGON(({lon} -16.5, {lon + 0.01} -16.5, {lon + 0.01} -16.49, {lon} -16.49, {lon} -16.5))"

    files = []
    for name, lons in (("a", (179.995, -179.9)), ("b", (-180.005, 180.1))):
        source = ogr.GetDriverByName("GPKG").CreateDataSource(str(tmp_path / f"{name}.gpkg"))
        from tests.qgis.mapped_layers import system as reference

        layer = source.CreateLayer("outlines", reference(4326), ogr.wkbPolygon)
        for lon in lons:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(near(lon)))
            layer.CreateFeature(feature)
        del source, layer
        files.append(tmp_path / f"{name}.gpkg")
    figures, results, _ = compare(tmp_path, *files)
    assert results["MATCHED"] == 2
    areas = figures["comparisons"][0]["areas"]
    assert areas["E"] < 1e-6
    assert areas["first_m2"] == pytest.approx(2 * 1181523.58, rel=1e-6)


@pytest.mark.real
@pytest.mark.skipif(not INVENTORIES.is_dir(), reason=f"{INVENTORIES} is absent")
def test_a_real_inventory_is_itself(tmp_path: Path) -> None:
    file = INVENTORIES / "colombia_mesetas_eq2019_polygons" / "colombia_landslides.geojson"
    figures, results, _ = compare(tmp_path, file, file)
    first = figures["layers"][0]
    assert first["landslides"] + first["failed"] == 838
    assert results["MAPPING_ERROR"] == pytest.approx(0.0, abs=1e-9)
    assert results["MATCHED"] >= 0.99 * first["landslides"]
