"""An annotated inventory as a training set: what is written and left out, and how the test is set apart."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Optional

import numpy as np
import pytest
import rasterio
from hypothesis import example, given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsGeometry

from landslide_annotator.core.vocabulary import term
from landslide_annotator.gis.imagery.tilespec import TileSpec
from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from landslide_annotator.gis.measures.measure import Measurer
from landslide_annotator.gis.tilesets.apart import SHARE, set_apart
from tests.qgis.algorithms import run
from tests.qgis.inventories import (
    EPSG,
    box,
    entry,
    make_inventory,
    small_captioner,
    write_imagery,
    write_outlines,
)
from tests.qgis.surfaces import CONTEXT, system


@pytest.fixture(scope="module", autouse=True)
def _captioner(tmp_path_factory: Any) -> Any:
    with small_captioner(tmp_path_factory.mktemp("bundle")):
        yield


@pytest.fixture(scope="module")
def ortho(tmp_path_factory: Any) -> Path:
    return write_imagery(tmp_path_factory.mktemp("imagery") / "ortho.tif")


def inventory(path: Path, rows: List[Dict[str, Any]], shapes: Optional[List[str]] = None) -> Path:
    """An inventory with a small box per row, apart from each other, unless shapes are given."""
    entries = []
    for number, values in enumerate(rows, 1):
        shape = shapes[number - 1] if shapes else box(5 + 45 * (number % 8), 5 + 45 * (number // 8), 8, 12)
        made = entry(number, **{"status": "reviewed", **values})
        entries.append(Entry(made.key, QgsGeometry.fromWkt(shape), made.record))
    made_inventory = make_inventory(path)
    made_inventory.write(entries, OnExisting.ADD)
    return path


def lines(path: Path) -> List[Dict[str, str]]:
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def export(tmp_path: Path, ortho: Path, **more: Any) -> Any:
    given_ = {"INPUT": str(tmp_path / "inventory.gpkg"), "IMAGERY": str(ortho), "CONTEXT": 1.5}
    return run("exporttrainingset", {**given_, "FOLDER": str(tmp_path / "set"), **more})


KINDS = ("flow", "rotational", "translational", "fall", "creep")


def test_reviewed_rows_become_tiles_masks_and_descriptions(tmp_path: Path, ortho: Path) -> None:
    rows = [
        {"ls_type": KINDS[i % 5], "activity": ("active", "dormant")[i % 2], "direction": "SW"}
        for i in range(30)
    ]
    rows[7]["status"], rows[8]["status"], rows[9]["status"] = "unreviewed", "rejected", "corrected"
    rows[10]["direction"] = None
    inventory(tmp_path / "inventory.gpkg", rows)
    results, ok, feedback = export(tmp_path, ortho, PLACE="Alausí")
    assert ok, feedback.errors
    assert (results["EXPORTED"], results["SKIPPED"], results["FAILED"]) == (28, 2, 0)
    folder = tmp_path / "set"
    found = lines(folder / "descriptions.csv")
    assert sorted(int(line["number"]) for line in found) == [n for n in range(1, 31) if n not in (8, 9)]
    measurer = Measurer(system(EPSG), CONTEXT)
    for line in found:
        row = rows[int(line["number"]) - 1]
        word = term("type", row["ls_type"]).word
        assert (line["place"], line["type"], line["direction"]) == ("Alausí", word, row["direction"] or "")
        assert line["activity"] == term("activity", row["activity"]).word
        part, kind, name = line["image"].split("/")
        assert part in ("train", "test") and kind == word
        assert line["mask"] == f"masks/{name}"
        sizes = measurer.measure(QgsGeometry.fromWkt(box(0, 0, 8, 12)))
        assert float(line["area_m2"]) == pytest.approx(sizes.area_m2, rel=1e-3)
        assert float(line["perimeter_m"]) == pytest.approx(sizes.perimeter_m, rel=1e-3)
        picture = rasterio.open(folder / "tiles" / line["image"])
        mask = rasterio.open(folder / line["mask"])
        assert picture.shape == mask.shape and picture.transform == mask.transform
        assert picture.width == int(line["pixels"])
        assert picture.transform.a == pytest.approx(float(line["side_m"]) / picture.width, rel=1e-5)
        assert picture.transform.a == pytest.approx(float(line["ground_m"]), rel=1e-4)
        assert set(np.unique(mask.read(1))) == {0, 255}
        assert (mask.read(1) > 0).sum() * mask.transform.a**2 == pytest.approx(sizes.area_m2, rel=0.2)
    parts = Counter(line["image"].split("/")[0] for line in found)
    assert parts["test"] == 5


def test_all_rows_without_a_test_lie_in_folders_by_type(tmp_path: Path, ortho: Path) -> None:
    rows = [{"status": s} for s in ("unreviewed", "reviewed", "rejected", None)]
    inventory(tmp_path / "inventory.gpkg", rows)
    results, ok, _ = export(tmp_path, ortho, ROWS="all", TEST=False, PIXELS=64)
    assert ok and (results["EXPORTED"], results["SKIPPED"]) == (3, 1)
    assert [line["image"] for line in lines(tmp_path / "set" / "descriptions.csv")] == [
        f"flujo/flujo_{n}.png" for n in (1, 2, 4)
    ]
    with rasterio.open(tmp_path / "set" / "tiles" / "flujo" / "flujo_1.png") as picture:
        assert picture.shape == (64, 64)


def test_what_captions_cannot_say_is_left_out_with_its_reason(tmp_path: Path, ortho: Path) -> None:
    rows: List[Dict[str, Any]] = [{} for _ in range(8)]
    rows[0]["ls_type"], rows[1]["ls_type"], rows[2]["activity"] = "topple", None, "unknown"
    rows[3]["direction"] = "up"
    shapes = [box(20 + 40 * n, 100, 10, 10) for n in range(8)]
    shapes[4], shapes[5], shapes[6] = box(5000, 5000), box(-3000, -3000, 9000, 9000), box(392, 100, 8, 8)
    inventory(tmp_path / "inventory.gpkg", rows, shapes)
    results, ok, feedback = export(tmp_path, ortho)
    assert ok and (results["EXPORTED"], results["FAILED"]) == (2, 6)
    found = lines(tmp_path / "set" / "problems.csv")
    errors = {int(line["item"]): line["problem"] for line in found if line["severity"] == "error"}
    assert sorted(errors) == [1, 2, 3, 4, 5, 6]
    assert "topple" in errors[1] and "rotacional" in errors[1]
    assert "activity" in errors[3] and "'up'" in errors[4]
    assert "percent of the outline" in errors[5] and "percent of the outline" in errors[6]
    warnings = [line for line in found if line["severity"] == "warning"]
    assert any("no imagery" in line["problem"] and "flujo_7" in line["item"] for line in warnings)
    assert len(feedback.errors) == 6


def test_repeated_numbers_get_names_of_their_own(tmp_path: Path, ortho: Path) -> None:
    source = inventory(tmp_path / "one.gpkg", [{}, {}])
    other = tmp_path / "merged.geojson"
    gdal.VectorTranslate(
        str(other), str(source), format="GeoJSON",
        SQLStatement="SELECT shape, ls_type, activity, direction, status, 7 AS ls_id FROM landslides",
    )  # fmt: skip
    _, ok, feedback = export(tmp_path, ortho, INPUT=str(other))
    assert ok, feedback.errors
    found = lines(tmp_path / "set" / "descriptions.csv")
    assert [line["number"] for line in found] == ["7", "7"]
    assert len({line["image"].split("/")[-1].casefold() for line in found}) == 2


def test_a_used_folder_and_another_layer_and_nothing_to_export_are_named(tmp_path: Path, ortho: Path) -> None:
    inventory(tmp_path / "inventory.gpkg", [{"status": "unreviewed"}])
    _, ok, feedback = export(tmp_path, ortho)
    assert not ok and "nothing to train with" in feedback.errors[-1]
    (tmp_path / "set" / "masks").mkdir(parents=True)
    _, ok, feedback = export(tmp_path, ortho, ROWS="all")
    assert not ok and "holds masks already" in feedback.errors[-1]
    other = write_outlines(tmp_path / "drawn.gpkg", [box(100, 100)])
    _, ok, feedback = export(tmp_path, ortho, INPUT=str(other))
    assert not ok and "lacks ls_type, activity, direction, status" in feedback.errors[-1]


def test_a_cancel_keeps_the_finished_tiles_with_their_lines(tmp_path: Path, ortho: Path) -> None:
    inventory(tmp_path / "inventory.gpkg", [{} for _ in range(20)])
    job = {"INPUT": str(tmp_path / "inventory.gpkg"), "IMAGERY": str(ortho), "FOLDER": str(tmp_path / "set")}
    results, ok, feedback = run("exporttrainingset", job, lambda info: info.endswith(("_5.png", "_7.png")))
    assert ok and 0 < results["EXPORTED"] < 20
    assert any("Cancelled" in info for info in feedback.infos)
    found = lines(tmp_path / "set" / "descriptions.csv")
    assert len(found) == results["EXPORTED"] == len(list((tmp_path / "set" / "tiles").rglob("*.png")))


def overlap(first: TileSpec, second: TileSpec) -> bool:
    """Whether two tiles share ground, judged in the projection of the first."""
    x, y = first.projection.forward(np.array([second.lon]), np.array([second.lat]))
    half = (first.side_m + second.side_m) / 2
    return bool(abs(x[0]) < half and abs(y[0]) < half)


PLACES = st.lists(
    st.tuples(
        st.floats(-0.02, 0.02), st.floats(-0.02, 0.02), st.floats(50, 600), st.sampled_from(["flow", "fall"])
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(PLACES, st.floats(-70, 70), st.sampled_from([-179.999, -78.8, 179.995]))
@example([(0.0, 0.0, 50.0, "flow"), (0.0, 6e-08, 50.0, "flow")], 0.0, -179.999)  # equal to six decimals
def test_training_and_test_share_no_ground(places: Any, lat: float, lon: float) -> None:
    specs = [TileSpec((lon + x + 180) % 360 - 180, lat + y, side) for x, y, side, _ in places]
    kinds = [kind for *_, kind in places]
    chosen, is_clean = set_apart(specs, kinds)
    again, _ = set_apart(specs[::-1], kinds[::-1])
    if len({(s.lon, s.lat) for s in specs}) == len(specs):
        assert again[::-1] == chosen
    for kind, count in Counter(kinds).items():
        assert sum(c for c, k in zip(chosen, kinds) if k == kind) <= max(round(SHARE * count), 1)
    if not is_clean:
        return
    for i, first in enumerate(specs):
        for j, second in enumerate(specs):
            assert chosen[i] == chosen[j] or not overlap(first, second)


def test_tiles_apart_give_a_fifth_of_each_kind() -> None:
    specs = [TileSpec(-78.0 + 0.01 * i, -2.0, 100.0) for i in range(50)]
    kinds = ["flow"] * 40 + ["fall"] * 9 + ["creep"]
    chosen, is_clean = set_apart(specs, kinds)
    assert is_clean
    assert Counter(kind for kind, is_test in zip(kinds, chosen) if is_test) == {"flow": 8, "fall": 2}


def test_tiles_that_all_overlap_are_parted_with_a_warning(tmp_path: Path, ortho: Path) -> None:
    shapes = [box(150 + n, 150 + n, 30, 30) for n in range(10)]
    inventory(tmp_path / "inventory.gpkg", [{} for _ in shapes], shapes)
    results, ok, _ = export(tmp_path, ortho)
    assert ok and results["EXPORTED"] == 10
    assert any("too good" in line["problem"] for line in lines(tmp_path / "set" / "problems.csv"))
    parts = Counter(line["image"].split("/")[0] for line in lines(tmp_path / "set" / "descriptions.csv"))
    assert parts == {"train": 8, "test": 2}
