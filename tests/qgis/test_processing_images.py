"""`captionimages` on folders of pictures."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Dict, List

import numpy as np
import pytest
from osgeo import ogr

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.processing.base import LandslideAlgorithm
from tests.qgis.algorithms import run
from tests.qgis.test_pictures import save
from tests.unit.bundle import write_bundle


@pytest.fixture(autouse=True, scope="module")
def _small_captioner(tmp_path_factory: pytest.TempPathFactory) -> None:
    captioner = Captioner.load(write_bundle(tmp_path_factory.mktemp("bundle")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LandslideAlgorithm, "load_captioner", lambda self: captioner)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "José Peña ñ"
    path.mkdir()
    rng = np.random.default_rng(1)
    for name in ("a.png", "b.jpg", "c d.png"):
        save(path / name, rng.integers(0, 256, (768, 1024, 3)).astype(np.uint8))
    (path / "broken.jpg").write_bytes(b"nothing")
    (path / "notes.txt").write_text("not a picture")
    return path


def rows_of(table: Path) -> List[Dict[str, str]]:
    with table.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_folder_becomes_a_table_and_a_sheet(folder: Path, tmp_path: Path) -> None:
    table, page = tmp_path / "tabla ñ.csv", tmp_path / "hoja ñ.html"
    results, ok, feedback = run(
        "captionimages",
        {"FOLDER": str(folder), "GROUND_WIDTH": 400, "OUTPUT": str(table), "OUTPUT_HTML": str(page)},
    )
    assert ok, feedback.errors
    assert results["COUNT"] == 3
    assert [e for e in feedback.errors if "broken.jpg" in e]
    rows = rows_of(table)
    assert [row["file"] for row in rows] == ["a.png", "b.jpg", "c d.png"]
    for row in rows:
        assert float(row["side_m"]) == 300.0
        shares = json.loads(row["probs"])
        assert set(shares) == {"type", "activity", "direction", "area", "perimeter"}
        assert all(sum(words.values()) == pytest.approx(1, abs=1e-3) for words in shares.values())
    text = page.read_text(encoding="utf-8")
    assert len(re.findall('src="data:image/jpeg', text)) == 3
    assert all(row["caption"] in text for row in rows)


def test_table_may_be_a_geopackage_and_captions_english(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "table.gpkg"
    _, ok, _ = run("captionimages", {"FOLDER": str(folder), "LANGUAGE": "en", "OUTPUT": str(path)})
    assert ok
    package = ogr.Open(str(path))
    layer = package.GetLayer(0)
    rows = [feature.items() for feature in layer]
    assert len(rows) == 3 and layer.GetGeomType() == ogr.wkbNone
    assert all(row["side_m"] is None and row["area_word"] is None for row in rows)
    assert all("landslide" in row["caption"] or "," in row["caption"] for row in rows)


def test_cancel_keeps_what_is_finished(folder: Path, tmp_path: Path) -> None:
    table, page = tmp_path / "t.csv", tmp_path / "t.html"
    results, _, _ = run(
        "captionimages",
        {"FOLDER": str(folder), "OUTPUT": str(table), "OUTPUT_HTML": str(page)},
        stop=lambda info: info.startswith("a.png"),
    )
    assert results["COUNT"] == 1
    assert len(rows_of(table)) == 1
    assert page.read_text(encoding="utf-8").count("<figure") == 1


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_folders_without_pictures_fail_with_their_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    _, ok, feedback = run("captionimages", {"FOLDER": str(tmp_path / name), "OUTPUT": "memory:"})
    assert not ok and any(name in error for error in feedback.errors)
