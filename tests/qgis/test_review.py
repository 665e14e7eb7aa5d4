"""What a geologist decides about rows: steps of undo, origins, times, and the order of looking."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest

from landslide_annotator.core.agreement import direction_agreement
from landslide_annotator.core.caption import parse
from landslide_annotator.core.stopwatch import Stopwatch
from landslide_annotator.gis.review.decisions import Shift, accept, correct, reject, unreviewed
from landslide_annotator.gis.review.landslide import Landslide, find
from tests.qgis.deskwork import Bench
from tests.qgis.inventories import entry, rows


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.close()


def put(bench: Bench, number: int = 1, **values: object) -> Landslide:
    """A row in the edit buffer."""
    standing = {"org_type": "auto", "org_act": "auto", "org_dir": "auto", "conf": 0.5, **values}
    return held(bench, bench.edited.add(entry(number, **standing)))


def held(bench: Bench, ls_id: int) -> Landslide:
    found = find(bench.layer, ls_id)
    assert found is not None
    return found


class TestDecisions:
    def test_accepting_is_one_step_and_can_be_taken_back(self, bench: Bench) -> None:
        landslide = put(bench)
        accept(bench.edited.rows(), landslide, Shift(Stopwatch()).values())
        after = held(bench, 1)
        assert after.values["status"] == "reviewed" and after.attributes == landslide.attributes
        assert bench.layer.undoStack().count() == 2
        bench.layer.undoStack().undo()
        assert held(bench, 1).values == landslide.values
        bench.layer.undoStack().redo()
        assert held(bench, 1).values == after.values

    def test_correcting_says_what_a_person_changed(self, bench: Bench) -> None:
        codes = {"type": "topple", "activity": "active"}
        correct(bench.edited.rows(), put(bench), codes, "es", {})
        after = held(bench, 1)
        assert after.values["status"] == "corrected" and after.attributes["type"] == "topple"
        assert (
            after.origin("type") == "corr" and after.origin("activity") == after.origin("direction") == "auto"
        )
        assert parse(after.values["caption"]).attributes["type"] == "topple"
        assert after.values["cap_model"] == "flujo activo direccion este"
        assert bench.layer.undoStack().count() == 2
        accept(bench.edited.rows(), after, {})
        assert held(bench, 1).values["status"] == "corrected"

    def test_what_had_no_caption_is_of_a_persons_hand(self, bench: Bench) -> None:
        blank = dict.fromkeys(("cap_model", "ls_type", "activity", "direction", "org_type", "conf"))
        correct(bench.edited.rows(), put(bench, **blank), {"type": "fall"}, "en", {})
        assert held(bench, 1).origin("type") == "manual"
        assert held(bench, 1).values["caption"] == "fall"

    @pytest.mark.parametrize("measured", ["N", "E", "S", None])
    def test_a_corrected_direction_is_compared_anew(self, bench: Bench, measured: str) -> None:
        source = "dem" if measured else "caption"
        landslide = put(bench, dir_meas=measured or "E", az_source=source, agr_dir=None)
        correct(bench.edited.rows(), landslide, {"direction": "NE"}, "es", {})
        after = held(bench, 1)
        if measured:
            assert after.agreement("direction") == direction_agreement("NE", measured)
            assert after.values["dir_meas"] == measured
        else:
            assert after.agreement("direction") is None and after.values["dir_meas"] == "NE"

    def test_rejecting_keeps_the_row_and_accepting_takes_it_back(self, bench: Bench) -> None:
        reject(bench.edited.rows(), put(bench), {})
        rejected = held(bench, 1)
        assert (rejected.values["status"], rejected.values["presence"]) == ("rejected", 0)
        accept(bench.edited.rows(), rejected, {})
        assert bench.layer.commitChanges(), bench.layer.commitErrors()
        (row,) = rows(bench.path)
        assert (row["status"], row["presence"]) == ("reviewed", 1)


class TestTime:
    def test_times_add_up_over_visits(self, bench: Bench) -> None:
        clock = iter([0.0, 10.0, 400.0, 404.5])
        shift = Shift(Stopwatch(lambda: next(clock)))
        for _ in range(4):
            shift.touch()
        accept(bench.edited.rows(), put(bench), shift.values())
        first = held(bench, 1)
        assert first.values["t_active_s"] == 14.5 and first.values["t_start"] <= first.values["t_end"]
        accept(bench.edited.rows(), first, shift.values(first))
        second = held(bench, 1)
        assert second.values["t_active_s"] == 29.0 and second.values["t_start"] == first.values["t_start"]


class TestOrder:
    def test_contradicted_rows_come_first_then_the_least_certain(self, bench: Bench) -> None:
        for number, values in enumerate(
            (
                {"conf": 0.9},
                {"conf": 0.2},
                {"conf": 0.95, "agr_dir": "contradicts"},
                {"conf": 0.1, "status": "reviewed"},
                {"conf": None},
                {"conf": 0.7, "agr_dir": "differs"},
                {"conf": 0.6, "agr_area": "agrees"},
            ),
            1,
        ):
            put(bench, number, **values)
        assert unreviewed(bench.layer) == [3, 5, 2, 6, 7, 1]

    def test_saved_rows_are_ordered_alike(self, bench: Bench) -> None:
        for number in range(1, 30):
            put(bench, number, conf=(number * 7 % 29) / 29)
        before = unreviewed(bench.layer)
        assert bench.layer.commitChanges()
        assert unreviewed(bench.layer) == before
        assert [find(bench.layer, n).values["conf"] for n in before] == sorted(  # type: ignore[union-attr]
            f["conf"] for f in bench.layer.getFeatures()
        )
