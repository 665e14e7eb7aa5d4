"""The crossover study, from an inventory to the comparison of its arms."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List

import pytest
from osgeo import ogr
from qgis.analysis import QgsNativeAlgorithms
from qgis.core import QgsApplication, QgsProcessingContext

from landslide_annotator.gis.comparison.studyrows import HIDDEN
from landslide_annotator.gis.inventory.rows import OnExisting, Outcome
from landslide_annotator.gis.inventory.store import Inventory
from landslide_annotator.processing.studyplan import StudyPlan
from tests.qgis.algorithms import Feedback, run
from tests.qgis.inventories import entry, make_inventory, rows, set_value
from tests.qgis.mapped_layers import items, square, write_layer

COUNT = 12


@pytest.fixture(scope="module")
def inventory(tmp_path_factory: Any) -> Path:
    """Twelve captioned rows."""
    path = tmp_path_factory.mktemp("study") / "inventory.gpkg"
    said = {"conf": 0.8, "ls_prob": 0.9, "probs": "{}", "review": "look", "remarks": "a flow", "gsd_m": 0.5}
    entries = [entry(number, **said) for number in range(1, COUNT + 1)]
    make_inventory(path).write(entries, OnExisting.SKIP)
    for number in range(1, COUNT + 1):
        set_value(path, number, "agr_dir", "agrees")
    return path


def plan(folder: Path, inventory: Any, **more: Any) -> Any:
    """Tasks, results and messages."""
    output = folder / "study.gpkg"
    given = {"INPUT": str(inventory), "OUTPUT": str(output), "ANALYST_1": "Ana", "ANALYST_2": "Luis", **more}
    results, ok, feedback = run("studyplan", given)
    assert ok, feedback.errors
    return items(str(output)) if results.get("OUTPUT") else [], results, feedback


def test_the_manual_arm_does_not_see_what_the_captioner_said(tmp_path: Path, inventory: Path) -> None:
    tasks, results, _ = plan(tmp_path, inventory)
    assert (results["LANDSLIDES"], results["TASKS"], results["FAILED"]) == (COUNT, 2 * COUNT, 0)
    assert Counter(task["arm"] for task in tasks) == {"automatic": COUNT, "manual": COUNT}
    for task in tasks:
        own = {"ls_id", "status", "mapped_by"}
        seen = {name for name in HIDDEN - own if task[name] is not None}
        if task["arm"] == "manual":
            assert not seen
        else:
            assert seen >= {"ls_type", "activity", "direction", "caption", "cap_model", "conf", "probs"}
            assert task["ls_type"] == "flow"
        assert task["gsd_m"] == 0.5 and task["status"] == "unreviewed"
        assert task["t_start"] is task["t_end"] is task["t_active_s"] is task["mapped_at"] is None
        assert task["mapped_by"] == task["analyst"]


def test_nothing_that_the_captioner_wrote_is_forgotten(tmp_path: Path, inventory: Path) -> None:
    """Whatever a captioned row of the manual arm still holds does not depend on the caption."""
    tasks, _, _ = plan(tmp_path, inventory)
    words = json.dumps([task for task in tasks if task["arm"] == "manual"])
    for word in ("flow", "flujo", "este", "agrees", "look"):
        assert word not in words


def test_every_landslide_is_done_once_in_each_arm(tmp_path: Path, inventory: Path) -> None:
    tasks, _, _ = plan(tmp_path, inventory)
    by_landslide: Dict[int, List[Dict[str, Any]]] = {}
    for task in tasks:
        by_landslide.setdefault(task["study_id"], []).append(task)
    for pair in by_landslide.values():
        assert {task["analyst"] for task in pair} == {"Ana", "Luis"}
        assert {task["arm"] for task in pair} == {"automatic", "manual"}
        assert len({task["src_key"] for task in pair}) == len({task["period"] for task in pair}) == 1
    assert len({task["ls_id"] for task in tasks}) == len(tasks)


def test_one_analyst_and_another_seed(tmp_path: Path, inventory: Path) -> None:
    def order(tasks: List[Dict[str, Any]]) -> List[Any]:
        return [(task["study_id"], task["period"], task["arm"]) for task in tasks]

    first, _, _ = plan(tmp_path, inventory, ANALYST_2="", SEED=1)
    same, _, _ = plan(tmp_path, inventory, ANALYST_2="", SEED=1)
    other, _, _ = plan(tmp_path, inventory, ANALYST_2="", SEED=2)
    assert order(first) == order(same) != order(other)
    assert {task["analyst"] for task in first} == {"Ana"}


def test_outlines_without_captions_are_told_and_bad_ones_left_out(tmp_path: Path) -> None:
    shapes = [(square(300.0 * i, 0, 20.0 + 60 * (i % 2)), {"note": "x"}) for i in range(8)]
    bare = write_layer(tmp_path / "bare.gpkg", [*shapes, (None, {}), ("POLYGON EMPTY", {})])
    tasks, results, feedback = plan(tmp_path, bare)
    assert (results["LANDSLIDES"], results["FAILED"], len(feedback.errors)) == (8, 2, 2)
    assert any("8 landslides have no caption" in text for text in feedback.infos)
    assert {task["size"] for task in tasks} == {"small", "medium"}
    for half in ((1, "automatic"), (1, "manual")):
        drawn = Counter(t["size"] for t in tasks if (t["period"], t["arm"]) == half)
        assert drawn == {"small": 2, "medium": 2}


def test_a_study_that_cannot_be_is_explained(tmp_path: Path, inventory: Path) -> None:
    few = write_layer(tmp_path / "few.gpkg", [(square(0, 0), {})])
    for given, text in (
        ({"INPUT": few}, "at least 4"),
        ({"INPUT": str(inventory), "ANALYST_1": "A", "ANALYST_2": "A"}, "different names"),
    ):
        _, ok, feedback = run("studyplan", {**given, "OUTPUT": "memory:"})
        assert not ok and any(text in error for error in feedback.errors)


def work(path: Path, table: str) -> None:
    """Do the tasks of a file: in the manual arm write what the captioner said, in Spanish, but slower."""
    source = ogr.Open(str(path), 1)
    layer = source.GetLayerByName(table)
    for feature in layer:
        manual = feature.GetField("arm") == "manual"
        if manual:
            for name, value in (("ls_type", "flujo"), ("activity", "activo"), ("direction", "E")):
                feature.SetField(name, value)
        feature.SetField("t_active_s", (60.0 if manual else 20.0) + feature.GetField("study_id"))
        layer.SetFeature(feature)


def compared(study: str, folder: Path) -> Any:
    """Figures of the comparison of the arms."""
    figures = folder / "all.json"
    given = {"INPUT": study, "OUTPUT_JSON": str(figures), "PAIRS": "memory:"}
    _, ok, feedback = run("compareinventories", given)
    assert ok, feedback.errors
    return json.loads(figures.read_text(encoding="utf-8"))


def test_the_finished_study_feeds_the_comparison(tmp_path: Path, inventory: Path) -> None:
    plan(tmp_path, inventory)
    work(tmp_path / "study.gpkg", "study")
    found = compared(str(tmp_path / "study.gpkg"), tmp_path)
    comparison = found["comparisons"][0]
    assert comparison["landslides"]["matched"] == COUNT == comparison["time"]["n"]
    assert comparison["time"]["median_difference_s"] == -40.0
    assert comparison["attributes"]["type"]["accuracy"] == 1.0
    assert not found["problems"]
    assert sorted(comparison["analysts"]["each"]) == ["Ana", "Luis"]
    assert rows(inventory)[0]["ls_type"] == "flow"


def test_practice_from_period_to_period_cancels_out(tmp_path: Path, inventory: Path) -> None:
    """Help halves the time and the second period is faster by a third, for both analysts."""
    plan(tmp_path, inventory)
    source = ogr.Open(str(tmp_path / "study.gpkg"), 1)
    layer = source.GetLayer(0)
    for feature in layer:
        helped = 0.5 if feature.GetField("arm") == "automatic" else 1.0
        late = 2 / 3 if feature.GetField("period") == 2 else 1.0
        slow = 3.0 if feature.GetField("analyst") == "Luis" else 1.0
        feature.SetField("t_active_s", 90.0 * helped * late * slow)
        layer.SetFeature(feature)
    del feature, layer, source
    own = compared(str(tmp_path / "study.gpkg"), tmp_path)["comparisons"][0]["analysts"]
    assert own["each"]["Ana"]["ratio"] == pytest.approx(0.75)
    assert own["each"]["Luis"]["ratio"] == pytest.approx(1 / 3)
    assert own["ratio"] == pytest.approx(0.5)


def test_each_analyst_gets_an_inventory_and_both_are_merged_for_the_comparison(
    tmp_path: Path, inventory: Path
) -> None:
    plan(tmp_path, inventory, OUTPUT=None, FOLDER=str(tmp_path), ANALYST_1="Ana María")
    files = [tmp_path / name for name in ("study_Ana_María.gpkg", "study_Luis.gpkg")]
    assert sorted(tmp_path.glob("*.gpkg*")) == sorted(files)
    whole = rows(inventory)
    for file in files:
        opened = Inventory(file)
        assert len(opened.outlines()) == COUNT and len(opened.keys()) == COUNT
        own = rows(file)
        assert {row["arm"] for row in own} == {"automatic", "manual"}
        assert {row["wkt"] for row in own} == {row["wkt"] for row in whole}
        work(file, "landslides")
    registry = QgsApplication.processingRegistry()
    if registry.algorithmById("native:mergevectorlayers") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))
    merge = registry.algorithmById("native:mergevectorlayers").create()
    layers = [f"{file}|layername=landslides" for file in files]
    merged = str(tmp_path / "merged.gpkg")
    _, ok = merge.run({"LAYERS": layers, "OUTPUT": merged}, QgsProcessingContext(), Feedback())
    assert ok
    found = compared(merged, tmp_path)
    assert found["comparisons"][0]["time"]["n"] == COUNT


def test_inventories_that_hold_rows_are_not_written_over(tmp_path: Path, inventory: Path) -> None:
    plan(tmp_path, inventory, FOLDER=str(tmp_path))
    given = {"INPUT": str(inventory), "FOLDER": str(tmp_path), "ANALYST_1": "Ana", "ANALYST_2": "Luis"}
    _, ok, feedback = run("studyplan", given)
    assert not ok and any("with 12 rows" in error for error in feedback.errors)


def test_a_cancelled_plan_writes_nothing(tmp_path: Path, inventory: Path) -> None:
    feedback, output = Feedback(), tmp_path / "study.gpkg"
    feedback.progressChanged.connect(lambda share: feedback.cancel() if share > 30 else None)
    given = {"INPUT": str(inventory), "OUTPUT": str(output)}
    _, ok = StudyPlan().run(given, QgsProcessingContext(), feedback)
    assert not ok and not output.exists()


@pytest.mark.parametrize("given", [{}, {"FOLDER": "/nowhere/at/all"}])
def test_a_place_to_write_is_needed(inventory: Path, given: Dict[str, str]) -> None:
    _, ok, feedback = run("studyplan", {"INPUT": str(inventory), **given})
    assert not ok and any("choose" in error.lower() for error in feedback.errors)


def test_the_manual_arm_is_never_captioned(tmp_path: Path, inventory: Path) -> None:
    (tmp_path / "each").mkdir()
    plan(tmp_path, inventory, FOLDER=str(tmp_path / "each"))
    path = next((tmp_path / "each").glob("*Ana*.gpkg"))
    given = rows(path)
    arms = {row["src_key"]: row["arm"] for row in given}
    assert set(arms.values()) == {"automatic", "manual"}
    stored = Inventory(path)
    for number in range(1, COUNT + 1):
        again = entry(number)
        outcome, _ = stored.outcome(again.key, again.polygon, OnExisting.UPDATE)
        expected = Outcome.PROTECTED if arms[again.key] == "manual" else Outcome.UPDATED
        assert stored.write([again], OnExisting.UPDATE)[0].outcome is outcome is expected
    changed = {row["src_key"]: row["cap_model"] for row in rows(path) if row["arm"] == "manual"}
    assert set(changed.values()) == {None}
