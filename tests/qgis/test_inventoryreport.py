"""`inventoryreport`: one page that needs nothing else, a PDF, both languages, broken input, cancel."""

from __future__ import annotations

import base64
import json
import re
import threading
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Dict, List, Tuple

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QImage

from landslide_annotator.captioner import assets
from landslide_annotator.core.errors import ReportError
from landslide_annotator.gis.comparison.file import read_sections
from landslide_annotator.gis.comparison.page import page
from landslide_annotator.gis.drafts import write_text
from landslide_annotator.gis.inventory.rows import OnExisting
from landslide_annotator.gis.reports import modelcard
from landslide_annotator.gis.reports.files import PdfReport
from landslide_annotator.processing.provider import LandslideProvider
from tests.qgis.algorithms import BOTH, Feedback, run
from tests.qgis.inventories import EPSG, NORTH, WEST, entry, make_inventory, write_imagery
from tests.qgis.typed import cancelled_at, landslides, write_typed
from tests.unit.bundle import write_bundle

VOID = {"meta", "img", "br", "hr", "link", "rect", "polyline", "polygon", "circle", "image"}
OUTSIDE = re.compile(r"""(?:src|href)="(?!data:|#)""")


class Checker(HTMLParser):
    """Every element that is opened is closed, in order; keeps texts and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.open: List[str] = []
        self.pictures: List[str] = []
        self.texts: List[str] = []

    def handle_starttag(self, tag: str, attributes: List[Tuple[str, Any]]) -> None:
        if tag == "img":
            self.pictures.append(dict(attributes)["src"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: List[Tuple[str, Any]]) -> None:
        """Closed by itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def checked(path: Path) -> Checker:
    """A page that is whole and needs no other file."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>") and text.rstrip().endswith("</html>")
    assert not OUTSIDE.search(text) and "://" not in re.sub(r'xmlns(:xlink)?="[^"]+"', "", text)
    checker = Checker()
    checker.feed(text)
    assert checker.open == []
    for picture in checker.pictures:
        kind, data = re.fullmatch(r"data:image/(jpeg|png);base64,(.+)", picture).groups()
        image = QImage.fromData(base64.b64decode(data))
        assert not image.isNull() and image.width() >= 200, kind
    return checker


def pages(path: Path) -> int:
    """The pages of a PDF that Poppler can open."""
    dataset = gdal.Open(str(path))
    assert dataset is not None and dataset.RasterXSize > 100
    return max(1, len(dataset.GetSubDatasets()))


def job(folder: Path, layer: Path, **more: Any) -> Dict[str, Any]:
    return {"INPUT": str(layer), "OUTPUT_HTML": str(folder / "informe ñ.html"), **more}


@BOTH
@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_report_holds_everything_in_one_page_and_one_pdf(tmp_path: Path, lang: str) -> None:
    layer = write_typed(tmp_path / "a.gpkg", landslides(40))
    imagery = write_imagery(tmp_path / "imagery.tif")
    pdf = tmp_path / "informe ñ.pdf"
    results, ok, feedback = run(
        "inventoryreport",
        job(tmp_path, layer, IMAGERY=[str(imagery)], LANGUAGE=lang, OUTPUT_PDF=str(pdf)),
    )
    assert ok and results["LANDSLIDES"] == 40, feedback.errors
    assert feedback.errors == []
    page = checked(Path(results["OUTPUT_HTML"]))
    assert len(page.pictures) == 41  # the map and each landslide
    said = " ".join(page.texts)
    for text in {
        "es": ("Informe del inventario", "Mapa general", "Flujo", "Métodos y límites", "Deslizamiento 40"),
        "en": ("Landslide inventory report", "Overview map", "Flow", "Methods and limits", "Landslide 40"),
    }[lang]:
        assert text in said
    assert pages(pdf) > 10
    left = {path.name for path in tmp_path.iterdir()} - {"imagery.tif.aux.xml"}  # QGIS's own
    assert left == {"a.gpkg", "imagery.tif", "informe ñ.html", "informe ñ.pdf"}


def test_an_inventory_shows_captions_measures_agreement_and_provenance(tmp_path: Path) -> None:
    inventory = make_inventory(tmp_path / "inventario.gpkg")
    inventory.write(
        [
            entry(1, agr_dir="contradicts", img_source="orto <2021>.tif", conf=0.5, review='"sombra" & duda'),
            entry(2, status="reviewed", ls_type="fall", caption="caída de detritos activa"),
            entry(3, status="rejected", caption="nada"),
        ],
        OnExisting.ADD,
    )
    results, ok, feedback = run("inventoryreport", job(tmp_path, inventory.path, LANGUAGE="en"))
    assert ok and results["LANDSLIDES"] == 2, feedback.errors
    said = " ".join(checked(Path(results["OUTPUT_HTML"])).texts)
    assert "active flow, direction east" in said  # the caption in the report's language
    assert "caída de detritos activa" in said  # says more than the attributes, so it stays
    for text in ("Contradicts", "orto <2021>.tif", '"sombra" & duda', "Reviewed", "Of 2 landslides", "0.5"):
        assert text in said
    assert "nada" not in said and "No imagery under this outline." in said


def test_methods_give_the_figures_of_the_card_that_is_installed(tmp_path: Path, monkeypatch) -> None:
    folder = write_bundle(tmp_path / "bundle")
    settings = json.loads((folder / "captioner.json").read_text(encoding="utf-8"))
    settings["scores"] = {
        "type_kappa": 0.123,
        "activity_kappa": 0.234,
        "direction_kappa": 0.345,
        "landslide_f1": 0.456,
    }
    (folder / "captioner.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "MODEL_CARD.md").write_text(
        "# Made card\n\n| a | b |\n|---|---|\n| 7.77 | 8.88 |\n", encoding="utf-8"
    )
    monkeypatch.setattr(modelcard, "find", lambda: assets.find(folder))
    rows = [{**row, "model_hash": "of another version", "gsd_m": 99.0} for row in landslides(2)]
    results, ok, _ = run(
        "inventoryreport", job(tmp_path, write_typed(tmp_path / "a.gpkg", rows), LANGUAGE="es")
    )
    said = " ".join(checked(Path(results["OUTPUT_HTML"])).texts)
    assert ok
    for text in ("0,123", "0,234", "0,345", "0,456", "Made card", "7.77", "2 filas", "2 de 2 deslizamientos"):
        assert text in said, text


def test_a_report_without_a_model_says_so(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(modelcard, "find", lambda: assets.find(tmp_path))
    rows = [{**row, "model_hash": "x"} for row in landslides(2)]
    results, ok, _ = run(
        "inventoryreport", job(tmp_path, write_typed(tmp_path / "a.gpkg", rows), LANGUAGE="en")
    )
    assert ok and "figures are not installed" in Path(results["OUTPUT_HTML"]).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def comparison(tmp_path_factory) -> Dict[str, Any]:
    """The figures that 'Compare inventories' writes of two layers, with every kind of its tables."""
    folder = tmp_path_factory.mktemp("comparison")
    rows = [{**row, "t_active_s": 30.0 + place} for place, row in enumerate(landslides(12))]
    other = [{**row, "ls_type": "creep" if place < 4 else "flow"} for place, row in enumerate(rows)]
    given = {
        "INPUT": str(write_typed(folder / "<first>.gpkg", rows)),
        "REFERENCE": str(write_typed(folder / "second.gpkg", other)),
        "OUTPUT_JSON": str(folder / "c.json"),
    }
    _, ok, feedback = run("compareinventories", given)
    assert ok, feedback.errors
    return json.loads((folder / "c.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("lang", "texts"),
    [
        ("es", ("Comparación de inventarios", "Kappa de Cohen", "Error cartográfico E", "0,00", "Reptación")),
        ("en", ("Comparison of inventories", "Cohen's kappa", "Mapping error E", "0.00", "Creep")),
    ],
)
def test_a_comparison_is_shown_as_on_its_own_page(tmp_path: Path, comparison, lang: str, texts) -> None:
    file, pdf = tmp_path / "c.json", tmp_path / "r.pdf"
    file.write_text(json.dumps(comparison), encoding="utf-8")
    layer = write_typed(tmp_path / "a.gpkg", landslides(3))
    given = job(tmp_path, layer, COMPARISON=str(file), LANGUAGE=lang, SINGLE=False, OUTPUT_PDF=str(pdf))
    results, ok, _ = run("inventoryreport", given)
    assert ok
    found = Path(results["OUTPUT_HTML"])
    said = checked(found).texts
    for text in texts:
        assert any(text in one for one in said), text
    alone, text = Checker(), found.read_text(encoding="utf-8")
    alone.feed(page(comparison, lang))
    own = [one for one in alone.texts if one.strip() and "{" not in one]
    assert set(own[2:]) <= set(said)  # after its title
    assert text.count("<h2 ") == text.count("<li><a href=")  # its headings stand below that of its section
    assert "Landslides one by one" not in said and pages(pdf) >= 3


REQUIRED = ("made_at", "settings", "layers", "comparisons", "against_reference", "problems")


@pytest.mark.parametrize("key", REQUIRED)
def test_a_comparison_that_lacks_a_part_is_refused(tmp_path: Path, comparison, key: str) -> None:
    file = tmp_path / "c.json"
    for content in ({k: v for k, v in comparison.items() if k != key}, {**comparison, key: 7}):
        if key != "made_at" or key not in content:
            file.write_text(json.dumps(content), encoding="utf-8")
            with pytest.raises(ReportError, match="Compare inventories"):
                read_sections(file, "en")


def test_a_comparison_with_absurd_values_is_shown_or_refused(tmp_path: Path, comparison) -> None:
    file = tmp_path / "c.json"
    for value in (None, "x", -1, 10**400, [], {}, "\ud800", [[]]):
        for place in range(3):
            broken = json.loads(json.dumps(comparison))
            one = broken["comparisons"][0]
            target, key = ((one, "areas"), (one["attributes"]["type"], "counts"), (one["iou"], "counts"))[
                place
            ]
            target[key] = value
            file.write_text(json.dumps(broken), encoding="utf-8")
            with suppress(ReportError):
                assert read_sections(file, "es")


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", "{}", "\x00", "[" * 100000, '{"landslides": 3}'])
def test_a_file_of_anything_else_is_refused_before_anything_is_done(tmp_path: Path, text: str) -> None:
    file, page = tmp_path / "c.json", tmp_path / "informe ñ.html"
    file.write_text(text, encoding="utf-8")
    page.write_text("earlier")
    layer = write_typed(tmp_path / "a.gpkg", landslides(3))
    _, ok, feedback = run("inventoryreport", job(tmp_path, layer, COMPARISON=str(file)))
    assert not ok and any("c.json" in error and "Compare" in error for error in feedback.errors)
    assert page.read_text() == "earlier"
    with pytest.raises(ReportError, match="absent"):
        read_sections(tmp_path / "absent.json", "es")


def test_broken_outlines_are_named_and_the_others_described(tmp_path: Path) -> None:
    good = landslides(2)
    shapes = (None, "POLYGON EMPTY", "POLYGON((1e30 0, 1e30 1, 2e30 1, 1e30 0))", f"POINT({WEST} {NORTH})")
    rows = good + [{**good[0], "ls_id": 10 + place, "wkt": wkt} for place, wkt in enumerate(shapes)]
    results, ok, feedback = run(
        "inventoryreport", job(tmp_path, write_typed(tmp_path / "a.gpkg", rows), LANGUAGE="en")
    )
    assert ok and results["LANDSLIDES"] == 6
    page = checked(Path(results["OUTPUT_HTML"]))
    assert len(page.pictures) == 3 and "Landslide 13" in " ".join(page.texts)
    assert len(feedback.errors) >= 3


def test_points_without_places_or_types_make_a_report(tmp_path: Path) -> None:
    rows = [{"a": "x", "wkt": f"POINT({WEST + place} {NORTH})"} for place in range(3)]
    points = write_typed(tmp_path / "a.gpkg", rows, EPSG, ogr.wkbPoint)
    _, ok, feedback = run("inventoryreport", job(tmp_path, points))
    assert ok and len(checked(tmp_path / "informe ñ.html").pictures) == 1, feedback.errors
    nowhere = write_typed(tmp_path / "b.gpkg", [{"a": "x", "wkt": None}], EPSG, ogr.wkbPoint)
    _, ok, feedback = run("inventoryreport", job(tmp_path, nowhere))
    assert ok and checked(tmp_path / "informe ñ.html").pictures == [] and feedback.errors


@pytest.mark.parametrize("percent", [1.0, 50.0])
def test_a_cancel_leaves_the_earlier_reports(tmp_path: Path, percent: float) -> None:
    layer = write_typed(tmp_path / "a.gpkg", landslides(40))
    kept = [tmp_path / "informe ñ.html", tmp_path / "r.pdf"]
    for path in kept:
        path.write_text("earlier")
    results, feedback = cancelled_at(
        percent, "inventoryreport", job(tmp_path, layer, OUTPUT_PDF=str(kept[1]))
    )
    assert results == {} and any("Cancelled" in info for info in feedback.infos)
    assert [path.read_text() for path in kept] == ["earlier", "earlier"]
    assert len(list(tmp_path.iterdir())) == 3


def test_reports_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    layer = write_typed(tmp_path / "a.gpkg", landslides(2))
    for name in ("OUTPUT_HTML", "OUTPUT_PDF"):
        parameters = {"INPUT": str(layer), name: str(tmp_path / "absent" / "r.x")}
        _, ok, feedback = run("inventoryreport", parameters)
        assert not ok and any("r.x" in error or "absent" in error for error in feedback.errors), name
    _, ok, feedback = run("inventoryreport", {"INPUT": str(layer)})
    assert not ok and "nowhere" in feedback.errors[0]


def test_imagery_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    layer = write_typed(tmp_path / "a.gpkg", landslides(2))
    (tmp_path / "bad.tif").write_text("nothing")
    _, ok, feedback = run("inventoryreport", job(tmp_path, layer, IMAGERY_FOLDER=str(tmp_path)))
    assert not ok and any("bad" in error for error in feedback.errors)


def test_a_long_piece_runs_over_several_pages_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    report = PdfReport(path, "Long", "en")
    report.add("<h2>Title</h2>")
    report.add("".join(f"<p>Line {number}</p>" for number in range(400)))
    report.add("<p>Last</p>")
    report.close()
    assert pages(path) >= 5


def test_a_draft_takes_its_place_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    write_text(path, "ñ")
    assert path.read_text(encoding="utf-8") == "ñ"
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "ñ" and list(tmp_path.iterdir()) == [path]


def test_a_report_is_made_in_a_worker_thread(tmp_path: Path) -> None:
    """As the toolbox does it, with the layers of the project."""
    layer = write_typed(tmp_path / "a.gpkg", landslides(12))
    imagery = write_imagery(tmp_path / "imagery.tif")
    provider = LandslideProvider()
    provider.loadAlgorithms()
    context, feedback, done = QgsProcessingContext(), Feedback(), threading.Event()
    context.setProject(QgsProject.instance())
    page = tmp_path / "r.html"
    parameters = {"INPUT": str(layer), "IMAGERY": [str(imagery)], "OUTPUT_HTML": str(page)}
    algorithm = provider.algorithm("inventoryreport")
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    outcome: List[bool] = []
    task.executed.connect(lambda ok, results: (outcome.append(ok), done.set()))
    QgsApplication.taskManager().addTask(task)
    for _ in range(2000):
        QCoreApplication.processEvents()
        if done.wait(0.01):
            break
    assert outcome == [True], feedback.errors
    found = checked(page)
    assert len(found.pictures) == 13
    colours = QImage.fromData(base64.b64decode(found.pictures[0].split(",")[1]))
    middle = {colours.pixel(x, 500) for x in range(200, 1300, 7)}
    assert len(middle) > 50  # the imagery is on the map


def test_memory_does_not_grow_with_the_number_of_landslides(tmp_path: Path) -> None:
    """Pieces reach the file while the report is being made."""
    layer = write_typed(tmp_path / "a.gpkg", landslides(400))
    seen: List[int] = []

    def look(reached: float) -> None:
        drafts = list(tmp_path.glob(".landslides-*/informe ñ.html"))
        if drafts and reached > 50.0:
            seen.append(drafts[0].stat().st_size)

    provider = LandslideProvider()
    provider.loadAlgorithms()
    context, feedback = QgsProcessingContext(), Feedback()
    feedback.progressChanged.connect(look)
    _, ok = provider.algorithm("inventoryreport").run(job(tmp_path, layer), context, feedback)
    whole = (tmp_path / "informe ñ.html").stat().st_size
    assert ok and len(seen) > 10 and 0.2 * whole < seen[0] < 0.9 * whole
    assert np.all(np.diff(seen) >= 0)
