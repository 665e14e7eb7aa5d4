"""Every bad input gets a message that names it and the remedy; good outlines beside it are annotated."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest
import shapely.wkt
from osgeo import ogr
from qgis.PyQt.QtCore import QLocale

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.gis.inventory.rows import OnExisting
from landslide_annotator.processing.base import LandslideAlgorithm
from tests.qgis.algorithms import BOTH, Feedback, run
from tests.qgis.inventories import (
    EPSG,
    box,
    entry,
    make_inventory,
    ordinary_user,
    rows,
    small_captioner,
    write_imagery,
    write_outlines,
)
from tests.unit.bundle import write_bundle

GOOD = box(250, 150)


@pytest.fixture(autouse=True, scope="module")
def captioner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
    with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "José Peña ñ"
    path.mkdir()
    write_imagery(path / "ortho á.tif")
    return path


def annotate(folder: Path, shapes: List[Any], **more: Any) -> Tuple[Dict[str, Any], bool, Feedback]:
    """Annotate shapes in a folder; `epsg` is that of the outlines, the rest parameters."""
    epsg = more.pop("epsg", EPSG)
    name = "contornos ñ.gpkg" if epsg else "contornos ñ.shp"  # a GeoPackage always has some system
    outlines = write_outlines(folder / name, shapes, epsg)
    job = {
        "INPUT": str(outlines),
        "IMAGERY": str(folder / "ortho á.tif"),
        "INVENTORY": str(folder / "inventario ñ.gpkg"),
        "ID_FIELD": "code",
    }
    return run("annotatelandslides", {**job, **more})


def held(folder: Path) -> List[Dict[str, Any]]:
    return rows(folder / "inventario ñ.gpkg")


def valid_single_polygons(found: List[Dict[str, Any]]) -> bool:
    shapes = [shapely.wkt.loads(row["wkt"]) for row in found]
    return all(shape.geom_type == "Polygon" and shape.is_valid and not shape.has_z for shape in shapes)


BAD = {
    "no geometry": (None, "is empty.*Draw it again"),
    "empty": ("POLYGON EMPTY", "is empty.*Draw it again"),
    "no area": (f"POLYGON(({739100} 9757300, 739150 9757300, 739100 9757300))", "no area.*Draw it again"),
    "a line": ("LINESTRING(739100 9757300, 739200 9757350)", "not a polygon.*Draw it again"),
    "outside": (box(5000, 60), "0 percent.*covers it"),
    "mostly outside": (box(370, 60, 100, 60), "30 percent.*covers it"),
    "another planet": ("POLYGON((1e30 1e30, 2e30 1e30, 2e30 2e30, 1e30 1e30))", "Check the layer's CRS"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_outline_is_named_and_the_others_are_annotated(folder: Path, name: str) -> None:
    shape, said = BAD[name]
    results, ok, feedback = annotate(folder, [shape, GOOD])
    assert ok and results["ADDED"] == 1 and results["FAILED"] == 1
    assert len(feedback.errors) == 1 and feedback.errors[0].startswith("Outline A1: ")
    assert re.search(said, feedback.errors[0])
    assert [row["src_id"] for row in held(folder)] == ["A2"]


def test_nothing_but_bad_outlines_is_a_failure(folder: Path) -> None:
    _, ok, feedback = annotate(folder, [BAD["outside"][0], BAD["empty"][0]])
    assert not ok and any("No outline could be annotated" in error for error in feedback.errors)
    assert [error[:11] for error in feedback.errors[:2]] == ["Outline A1:", "Outline A2:"]


def test_no_outlines_at_all_is_said(folder: Path) -> None:
    make_inventory(folder / "inventario ñ.gpkg")
    outlines = write_outlines(folder / "empty.gpkg", [], kind=ogr.wkbPolygon)
    results, ok, _ = annotate(folder, [], INPUT=str(outlines), ID_FIELD="")
    assert ok and results["ADDED"] == 0


def test_outlines_that_cross_themselves_are_repaired_and_marked(folder: Path) -> None:
    bow_tie = "POLYGON((739060 9757340,739110 9757440,739110 9757340,739060 9757440,739060 9757340))"
    spike = (
        "POLYGON((739200 9757200,739240 9757200,739240 9757240,739300 9757300,739240 9757240,739200 9757240))"
    )
    results, ok, feedback = annotate(folder, [bow_tie, spike.replace("))", ",739200 9757200))"), GOOD])
    assert ok and feedback.errors == [] and results["FAILED"] == 0
    found = held(folder)
    crossed = [row for row in found if row["src_id"] == "A1"]
    assert len(crossed) == 2 and len({row["event_id"] for row in crossed}) == 1
    assert all("repaired" in row["review"] for row in crossed)
    assert sum(row["area_m2"] for row in crossed) == pytest.approx(2500, rel=2e-3)
    assert valid_single_polygons(found)


def test_parts_of_a_multipolygon_share_an_event(folder: Path) -> None:
    parts = [box(60, 60), box(150, 80, 30, 25), box(5000, 60)]
    multi = f"MULTIPOLYGON({','.join(part[7:] for part in parts)})"
    results, ok, feedback = annotate(folder, [multi, GOOD])
    assert ok and results["ADDED"] == 3 and results["FAILED"] == 1
    assert feedback.errors[0].startswith("Outline A1, part 3: ")
    first, second, other = held(folder)
    assert first["event_id"] == second["event_id"] != other["event_id"]
    assert first["src_key"] != second["src_key"] and valid_single_polygons([first, second, other])
    results, _, _ = annotate(
        folder / ".." / folder.name, [multi, *parts[:2]], INPUT=str(_single(folder, parts))
    )
    assert results["SKIPPED"] == 2, "the parts are known when the multipolygon was split"


def _single(folder: Path, parts: List[str]) -> Path:
    return write_outlines(folder / "single.gpkg", parts)


def test_holes_heights_and_curves(folder: Path) -> None:
    x, y = 739100, 9757300
    ring = f"({x} {y} 5,{x + 80} {y} 6,{x + 80} {y + 80} 7,{x} {y + 80} 8,{x} {y} 5)"
    a, b = x + 30, y + 30
    hole = f"({a} {b} 5,{a} {b + 20} 5,{a + 20} {b + 20} 5,{a + 20} {b} 5,{a} {b} 5)"
    round_ = f"CURVEPOLYGON(CIRCULARSTRING({x + 150} {y},{x + 190} {y},{x + 150} {y}))"
    results, ok, _ = annotate(folder, [f"POLYGON Z({ring},{hole})", round_])
    assert ok and results["ADDED"] == 2
    flat, disc = held(folder)
    assert flat["area_m2"] == pytest.approx(6000, rel=2e-3) and flat["perim_m"] == pytest.approx(
        320, rel=2e-3
    )
    assert disc["area_m2"] == pytest.approx(3.14159 * 400, rel=3e-3) and "Curves" in disc["review"]
    assert valid_single_polygons([flat, disc])


def test_an_outline_that_is_partly_outside_is_marked(folder: Path) -> None:
    results, ok, _ = annotate(folder, [box(375, 150, 40, 60), GOOD])
    assert ok and results["ADDED"] == 2
    assert "no imagery" in held(folder)[0]["review"]


def test_nodata_under_the_outline_is_named_beside_it_marked(folder: Path) -> None:
    write_imagery(folder / "ortho á.tif", nodata=0)
    results, ok, feedback = annotate(folder, [box(60, 60), box(205, 60), GOOD])
    assert ok and results["ADDED"] == 2 and feedback.errors[0].startswith("Outline A1: Only 0 percent")
    assert "no imagery" in held(folder)[0]["review"]


@pytest.mark.parametrize(
    ("kind", "bands", "used"),
    [
        ("uint8", 1, "1"),
        ("uint8", 4, "1,2,3"),
        ("uint16", 4, "1,2,3"),
        ("float32", 3, "1,2,3"),
        ("uint16", 1, "1"),
    ],
)
def test_every_kind_of_band_is_read(folder: Path, kind: str, bands: int, used: str) -> None:
    write_imagery(folder / "ortho á.tif", kind, bands)
    results, ok, feedback = annotate(folder, [GOOD])
    assert ok and results["ADDED"] == 1 and feedback.errors == []
    row = held(folder)[0]
    assert row["bands"] == used and row["stretch"].startswith("none" if kind == "uint8" else "2-98 percent:")
    assert ("grey" in (row["review"] or "")) == (bands == 1)


def test_bands_that_do_not_exist_are_named(folder: Path) -> None:
    for bands, said in (("1,2,9", "Band 9"), ("red", "'red'")):
        _, ok, feedback = annotate(folder, [GOOD], BANDS=bands)
        assert not ok and any(said in error for error in feedback.errors)


def test_outlines_without_a_reference_system_are_refused(folder: Path) -> None:
    _, ok, feedback = annotate(folder, [GOOD], epsg=None)
    assert not ok and any("no coordinate reference system" in error for error in feedback.errors)
    assert not (folder / "inventario ñ.gpkg").exists()


def test_an_engineering_grid_is_refused(folder: Path) -> None:
    """QGIS would take its metres for degrees."""
    outlines = write_outlines(folder / "grid.gpkg", ["POLYGON((1 1, 9 1, 9 9, 1 9, 1 1))"], None)
    source = ogr.Open(str(outlines), 1)
    for table in ("gpkg_geometry_columns", "gpkg_contents"):
        source.ExecuteSQL(f"UPDATE {table} SET srs_id = -1")
    del source
    _, ok, feedback = annotate(folder, [GOOD], INPUT=str(outlines))
    assert not ok and any("place on the globe" in error for error in feedback.errors)


def test_imagery_without_a_reference_system_is_named(folder: Path) -> None:
    bare = write_imagery(folder / "bare ñ.tif", epsg=None)
    _, ok, feedback = annotate(folder, [GOOD], IMAGERY=str(bare))
    assert not ok and any("bare ñ has no coordinate reference system" in error for error in feedback.errors)
    both = [str(bare), str(folder / "ortho á.tif")]
    results, ok, feedback = annotate(folder / ".", [GOOD], IMAGERY=both, INPUT=str(_single(folder, [GOOD])))
    assert ok and results["ADDED"] == 1 and any("bare" in error for error in feedback.errors)


def test_outlines_in_degrees_are_annotated(folder: Path) -> None:
    shape = "POLYGON((-78.850 -2.195, -78.8495 -2.195, -78.8495 -2.1945, -78.850 -2.1945, -78.850 -2.195))"
    results, ok, feedback = annotate(folder, [shape, GOOD], epsg=4326)
    assert ok and results["ADDED"] == 1 and feedback.errors[0].startswith("Outline A2: ")
    assert "Check the layer's CRS" in feedback.errors[0]


@BOTH
class TestInventory:
    def test_a_locked_inventory_is_named_before_the_work(self, folder: Path) -> None:
        made = make_inventory(folder / "inventario ñ.gpkg")
        made.write([entry(1)], OnExisting.SKIP)
        other = sqlite3.connect(made.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        _, ok, feedback = annotate(folder, [GOOD])
        other.execute("ROLLBACK")
        other.close()
        assert not ok and any("inventario ñ.gpkg is locked" in error for error in feedback.errors)
        assert not any(info.startswith("Outline") for info in feedback.infos)
        assert len(held(folder)) == 1

    def test_a_read_only_inventory_is_named_before_the_work(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            folder.chmod(0o755)
            write_imagery(folder / "ortho á.tif")
            made = make_inventory(folder / "inventario ñ.gpkg")
            made.path.chmod(0o444)
            outlines = write_outlines(folder / "o.gpkg", [GOOD])
            job = {
                "INPUT": str(outlines),
                "IMAGERY": str(folder / "ortho á.tif"),
                "INVENTORY": str(made.path),
            }
            with ordinary_user():
                _, ok, feedback = run("annotatelandslides", job)
            assert not ok and any("read-only" in e and "ñ.gpkg" in e for e in feedback.errors)
            assert not any(info.startswith("Outline") for info in feedback.infos)

    def test_other_files_are_not_touched(self, folder: Path) -> None:
        for name, content in (("text.gpkg", b"mine"), ("shape.gpkg", (folder / "ortho á.tif").read_bytes())):
            (folder / name).write_bytes(content)
            outlines = str(_single(folder, [GOOD]))
            _, ok, feedback = annotate(folder, [GOOD], INVENTORY=str(folder / name), INPUT=outlines)
            assert not ok and any(name in e and "not a GeoPackage" in e for e in feedback.errors)
            assert (folder / name).read_bytes() == content
            (folder / "single.gpkg").unlink()
            (folder / "contornos ñ.gpkg").unlink()

    def test_the_outlines_are_no_inventory(self, folder: Path) -> None:
        outlines = write_outlines(folder / "o.gpkg", [GOOD], kind=ogr.wkbPolygon)
        _, ok, feedback = annotate(folder, [GOOD], INVENTORY=str(outlines))
        assert not ok and any("lacks the table landslides" in error for error in feedback.errors)

    def test_absent_folders_are_named(self, folder: Path) -> None:
        _, ok, feedback = annotate(folder, [GOOD], INVENTORY=str(folder / "ausente" / "i.gpkg"))
        assert not ok and any("no folder" in e and "ausente" in e for e in feedback.errors)

    def test_an_inventory_of_another_region_is_named(self, folder: Path) -> None:
        """PROJ answers with infinity there, without an error."""
        make_inventory(folder / "inventario ñ.gpkg", 32601)
        _, ok, feedback = annotate(folder, [GOOD])
        assert not ok and feedback.errors[0].startswith("Outline A1: The outline has no place in the inv")


class TestWeights:
    @pytest.fixture(autouse=True)
    def _real_loading(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.bundle = write_bundle(tmp_path / "weights")
        monkeypatch.setattr(LandslideAlgorithm, "load_captioner", lambda _: Captioner.load(self.bundle))

    def test_missing_weights(self, folder: Path) -> None:
        shutil.rmtree(self.bundle)
        _, ok, feedback = annotate(folder, [GOOD])
        assert not ok and any("weights are missing" in e and "Install" in e for e in feedback.errors)
        assert not (folder / "inventario ñ.gpkg").exists()

    @pytest.mark.parametrize("name", ["encoder.npz", "decoder.npz", "captioner.json"])
    def test_corrupt_weights(self, folder: Path, name: str) -> None:
        path = self.bundle / name
        path.write_bytes(path.read_bytes()[:-200])
        _, ok, feedback = annotate(folder, [GOOD])
        assert not ok and any(name in e and "Install" in e for e in feedback.errors)


def test_a_decimal_comma_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """In a process whose C and Qt locales write 1,5."""
    made = subprocess.run(
        ["localedef", "-i", "es_ES", "-f", "UTF-8", str(tmp_path / "es_ES.UTF-8")],
        capture_output=True,
        check=False,
    )
    if made.returncode not in (0, 1) or not (tmp_path / "es_ES.UTF-8" / "LC_NUMERIC").is_file():
        pytest.skip("no locale with a decimal comma can be made here: localedef or its sources are missing")
    write_imagery(folder / "ortho á.tif", "float32")
    write_outlines(folder / "contornos ñ.gpkg", [GOOD, box(60, 60)])
    texts = []
    for name in ("C.UTF-8", "es_ES.UTF-8"):
        environment = {**os.environ, "LC_ALL": name, "LANG": name, "LOCPATH": str(tmp_path)}
        if name == "C.UTF-8":
            del environment["LOCPATH"]
        target = folder / f"{name}.gpkg"
        done = subprocess.run(
            [sys.executable, "-m", "tests.qgis.annotate_once", str(folder), str(target)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.split()[0] == ("." if name == "C.UTF-8" else ",")
        texts.append([{k: v for k, v in row.items() if k[-3:] != "_at"} for row in rows(target)])
    assert texts[0] == texts[1] and texts[0][0]["area_m2"] > 1000


def test_a_qt_locale_with_a_decimal_comma_changes_nothing(folder: Path) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("es_EC"))
    try:
        results, ok, _ = annotate(folder, [GOOD], AREA_BREAKS="10,5; 20; 30")
    finally:
        QLocale.setDefault(before)
    assert ok and results["ADDED"] == 1
    row = held(folder)[0]
    assert '"area_m2": [10.5, 20.0, 30.0]' in row["breaks"]
