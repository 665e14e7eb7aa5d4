"""The quality check of an inventory: every fault is found, good rows are not accused, fixes are safe."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, List, Sequence, Set, Tuple

import pytest
from osgeo import ogr
from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer

from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from landslide_annotator.gis.measures.measure import Measurer
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import EPSG, NORTH, WEST, box, changed, entry, make_inventory, rows
from tests.qgis.surfaces import CONTEXT, system


def ring(corners: Sequence[Tuple[float, float]], east: float = 0.0) -> str:
    """WKT of a polygon of metres from a corner of the imagery."""
    return f"POLYGON(({', '.join(f'{WEST + east + x} {NORTH + y}' for x, y in corners)}))"


BOW = ring([(0, 0), (50, -50), (50, 0), (0, -50), (0, 0)])
SPIKE = ring([(0, 0), (60, 0), (60, 60), (30, 60), (30, 70), (30, 60), (0, 60), (0, 0)], 1000.0)


def row(number: int, wkt: str, **values: Any) -> Entry:
    made = entry(number, **values)
    return Entry(made.key, QgsGeometry.fromWkt(wkt), made.record)


def fill(path: Path, *entries: Entry) -> Path:
    make_inventory(path).write(entries, OnExisting.ADD)
    return path


def check(tmp_path: Path, inventory: Path, **more: Any) -> Tuple[List[Dict[str, Any]], Dict[str, Any]]:
    """Problems with their geometries, and results."""
    output = tmp_path / "problems.gpkg"
    output.unlink(missing_ok=True)
    given = {"INVENTORY": str(inventory), "OUTPUT": str(output), **more}
    results, ok, feedback = run("checkinventory", given)
    assert ok, feedback.errors
    source = ogr.Open(str(output))
    found = []
    for feature in source.GetLayer(0):
        shape = feature.GetGeometryRef()
        found.append({**feature.items(), "area": shape.GetArea() if shape else None})
    assert results["PROBLEMS"] == len(found)
    assert results["ERRORS"] == sum(problem["severity"] == "error" for problem in found)
    return found, results


def pairs(found: List[Dict[str, Any]]) -> Set[Tuple[int, str]]:
    return {(problem["ls_id"], problem["rule"]) for problem in found}


@BOTH
def test_good_rows_are_not_accused(tmp_path: Path, gdal_raises: None) -> None:
    neighbours = [row(n, box(40.0 * n, 0)) for n in range(1, 6)]  # they share borders
    parts = [row(n, box(40.0 * n, 100), event_id="a") for n in (6, 8)]
    found, results = check(tmp_path, fill(tmp_path / "inventory.gpkg", *neighbours, *parts))
    assert found == []
    assert results["PROBLEMS"] == 0


def test_every_fault_is_found(tmp_path: Path) -> None:
    sliver = box(300, 300, 400, 1)
    inventory = fill(
        tmp_path / "inventory.gpkg",
        row(1, box(0, 0)),
        row(2, box(20, 0)),  # overlaps 1 by half
        row(3, box(0, 0)),  # the same as 1
        row(4, box(500, 0)),
        row(5, box(500.5, 0)),  # nearly 4
        row(6, SPIKE),
        row(7, sliver),
        row(8, box(0, 500), ls_type="flujo", activity=None),
        row(9, box(100, 500), date_from=datetime.date(2020, 2, 2), date_to=datetime.date(2019, 2, 2)),
        row(10, box(200, 500), area_m2=7.0, h_l=-1.0, vol_p50_m3=1e9),
    )
    found, _ = check(tmp_path, inventory)
    expected = {
        (2, "overlap"), (3, "duplicate"), (5, "alike"), (6, "invalid"), (7, "sliver"), (8, "unknown_code"),
        (8, "missing"), (9, "dates_reversed"), (10, "stale_area"), (10, "h_l"), (10, "volume"),
    }  # fmt: skip
    assert pairs(found) == expected
    by_rule = {problem["rule"]: problem for problem in found}
    assert (by_rule["overlap"]["other_id"], by_rule["duplicate"]["other_id"]) == (1, 1)
    assert by_rule["overlap"]["area"] == pytest.approx(20.0 * 60.0)
    assert by_rule["dates_reversed"]["area"] == pytest.approx(40.0 * 60.0)
    assert all(problem["fix"] and problem["problem"] for problem in found)


def test_a_row_without_an_outline(tmp_path: Path) -> None:
    inventory = fill(tmp_path / "inventory.gpkg", row(1, box(0, 0)), row(2, box(100, 0)))
    with changed(inventory, 2) as feature:
        feature.SetGeometry(None)
    found, _ = check(tmp_path, inventory)
    assert pairs(found) == {(2, "missing")}
    assert not found[0]["area"]


class TestFix:
    @pytest.fixture
    def inventory(self, tmp_path: Path) -> Path:
        return fill(
            tmp_path / "inventory.gpkg",
            row(1, box(0, 0)),
            row(2, box(0, 0), status="reviewed"),
            row(3, box(0, 0), remarks="seen in the field"),
            row(4, box(0, 0), status="rejected"),
            row(5, SPIKE),
            row(6, SPIKE, status="corrected"),
            row(7, BOW),
        )

    def test_only_what_is_safe_is_put_right(self, tmp_path: Path, inventory: Path) -> None:
        before = rows(inventory)
        found, results = check(tmp_path, inventory, FIX=True)
        # 1 and 5 add nothing to 2 and 6; the others are reviewed, say more, or fall into two polygons
        assert rows(inventory) == [old for old in before if old["ls_id"] not in (1, 5)]
        assert (results["REMOVED"], results["REPAIRED"]) == (2, 0)
        fixed = {(p["ls_id"], p["rule"]) for p in found if p["fixed"]}
        assert fixed == {(1, "duplicate"), (5, "duplicate")}
        again, results = check(tmp_path, inventory, FIX=True)
        assert (results["REMOVED"], results["REPAIRED"]) == (0, 0)
        assert len(again) < len(found)

    def test_a_repaired_outline_is_measured_again(self, tmp_path: Path) -> None:
        inventory = fill(tmp_path / "inventory.gpkg", row(1, SPIKE, area_m2=1.0))
        _, results = check(tmp_path, inventory, FIX=True)
        assert (results["REPAIRED"], results["REMOVED"]) == (1, 0)
        (only,) = rows(inventory)
        shape = QgsGeometry.fromWkt(only["wkt"])
        assert shape.isGeosValid()
        plan = Measurer(system(EPSG), CONTEXT).measure(shape)
        assert only["area_m2"] == pytest.approx(plan.area_m2, abs=0.006)
        assert check(tmp_path, inventory)[0] == []

    def test_in_a_layer_that_is_being_edited_it_can_be_undone(self, tmp_path: Path, inventory: Path) -> None:
        before = rows(inventory)
        shown = QgsVectorLayer(f"{inventory}|layername=landslides", "inventory", "ogr")
        QgsProject.instance().addMapLayer(shown)
        shown.startEditing()
        try:
            check(tmp_path, inventory, FIX=True)
            assert shown.featureCount() < len(before)
            assert rows(inventory) == before
            while shown.undoStack().canUndo():
                shown.undoStack().undo()
            assert shown.featureCount() == len(before)
        finally:
            shown.rollBack()
            QgsProject.instance().removeMapLayer(shown.id())


class TestBadInput:
    def test_no_inventory(self, tmp_path: Path) -> None:
        other = tmp_path / "other.gpkg"
        ogr.GetDriverByName("GPKG").CreateDataSource(str(other)).CreateLayer("x", None, ogr.wkbPolygon)
        for path in (other, tmp_path / "none.gpkg"):
            _, ok, feedback = run(
                "checkinventory", {"INVENTORY": str(path), "OUTPUT": str(tmp_path / "p.gpkg")}
            )
            assert not ok
            assert feedback.errors

    def test_an_empty_inventory(self, tmp_path: Path) -> None:
        assert check(tmp_path, fill(tmp_path / "inventory.gpkg"), FIX=True)[0] == []
