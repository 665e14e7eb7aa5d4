"""The scores of the model card and of quantisation, on examples small enough to count by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest
from made_predictions import eight, right, shares
from made_tiles import other, sample, samples

from landslide_annotator.core.directions import difference
from training import evaluate, quantisation
from training.predictions import Predictions

pytestmark = [
    pytest.mark.training,
    pytest.mark.filterwarnings("ignore:A single label"),
    pytest.mark.filterwarnings("ignore:`y1`, `y2` and `labels`"),
    pytest.mark.filterwarnings("ignore:All-NaN slice"),
]

TILES = [
    sample("a", type="flow", direction="N"),
    sample("b", type="flow", direction="E", activity="inactive"),
    sample("c", type=("fall", "fall", "flow"), direction="S"),
    sample("d", type=("fall", "flow", "creep"), direction="U"),
    other("e"),
    other("f"),
]
FITTED = [sample("g", type="fall", direction="S"), sample("h", type="fall", direction="SW"), other("i")]
SAID = Predictions(
    {
        "a": eight("flow", direction="NE"),
        "b": eight("fall", direction="E"),
        "c": eight("fall", direction="N"),
        "d": eight("creep"),
    },
    {"a": 0.9, "b": 0.7, "c": 0.2, "d": 0.8, "e": 0.6, "f": 0.1},
)


@pytest.fixture(scope="module")
def found():
    with pytest.MonkeyPatch.context() as patch:
        bootstrap = evaluate.bootstrap_kappa
        patch.setattr(
            evaluate, "bootstrap_kappa", lambda truth, said, blocks: bootstrap(truth, said, 50, blocks)
        )
        yield evaluate.evaluate(TILES, SAID, 0.5, FITTED)


def test_only_tiles_with_a_truth_count(found):
    assert (found["landslides"], found["tiles"]) == (4, 6)
    counts = {key: found[key]["count"] for key in ("type", "activity", "direction")}
    assert counts == {"type": 3, "activity": 4, "direction": 3}


def test_types(found):
    assert found["type"]["accuracy"] == pytest.approx(2 / 3)
    # Chance agrees in (2/3)(1/3) + (1/3)(2/3) of the tiles.
    assert found["type"]["kappa"] == pytest.approx((2 / 3 - 4 / 9) / (5 / 9))
    assert found["type"]["confusion"] == {"flow": {"flow": 1, "fall": 1}, "fall": {"fall": 1}}


def test_the_majority_is_that_of_the_fitted_tiles(found):
    assert found["type"]["majority"]["answer"] == "fall"
    assert found["type"]["majority"]["accuracy"] == pytest.approx(1 / 3)
    assert found["type"]["majority"]["kappa"] == 0.0


def test_directions(found):
    assert found["direction"]["accuracy"] == pytest.approx(1 / 3)
    assert found["direction"]["within_one_sector"] == pytest.approx(2 / 3)
    assert found["direction"]["mean_angular_error"] == pytest.approx(45.0 * (1 + 0 + 4) / 3)


def test_eight_views_are_as_good_as_one_where_directions_turn(found):
    for key in ("accuracy", "within_one_sector", "mean_angular_error"):
        assert found["direction"]["eight_views"][key] == pytest.approx(found["direction"][key])
    assert found["direction"]["eight_views"]["count"] == 24


def test_a_direction_that_does_not_turn_is_wrong_in_most_views():
    stuck = Predictions({"a": [shares({"direction": "N"})] * 8}, {"a": 0.9, "e": 0.1})
    scores = evaluate.evaluate([TILES[0], TILES[4]], stuck, 0.5, FITTED)["direction"]
    assert scores["accuracy"] == 1.0
    assert (
        scores["eight_views"]["accuracy"] == 0.25
    )  # north stays north when nothing turns it or east-west flips


def test_the_majority_turned_with_the_sun_is_as_good_in_turned_views_as_photographed():
    tiles = [sample(f"ls_{i}", direction="S") for i in range(3)]
    scores = evaluate.evaluate(tiles, right(tiles), 0.5, tiles)["direction"]
    # S is a sector clockwise of the sun; mirrored, it lies a sector on the other side, two from what is said.
    assert scores["majority_with_the_sun"]["accuracy"] == 0.5
    assert scores["majority_with_the_sun"]["within_one_sector"] == 0.5
    assert scores["majority_with_the_sun"]["mean_angular_error"] == pytest.approx(45.0)


def test_without_the_sun_the_other_answers_count():
    tiles = [sample(f"ls_{i}", direction="S") for i in range(3)]
    told = right(tiles)
    for name in ("ls_0", "ls_1"):
        told.sunless[name] = [{"N": 0.9, "S": 0.1}] * 8
    scores = evaluate.evaluate(tiles, told, 0.5, tiles)["direction"]
    assert scores["accuracy"] == scores["eight_views"]["accuracy"] == 1.0
    assert scores["sunless"]["accuracy"] == pytest.approx(1 / 3)
    assert scores["sunless_eight_views"]["accuracy"] == pytest.approx((1 + 2 * 2 / 8) / 3)


def test_detection_beside_the_constant_answer(found):
    scores = found["landslide"]
    assert (scores["precision"], scores["recall"]) == (0.75, 0.75)
    assert scores["f1"] == pytest.approx(0.75)
    assert scores["auc"] == pytest.approx((2 + 2 + 1 + 2) / 8)
    assert scores["f1_always_landslide"] == pytest.approx(2 * 4 / (4 + 6))
    assert scores["threshold"] == 0.5


def test_interpreters_are_scored_on_the_same_tiles(found):
    assert found["type"]["interpreters"]["accuracy"] == pytest.approx((3 + 2 + 2) / 9)
    assert found["direction"]["interpreters"]["within_one_sector"] == 1.0


def test_right_predictions_have_the_best_scores():
    tiles = samples()
    scores = evaluate.evaluate(tiles, right(tiles), 0.5, tiles)
    for key in ("type", "activity", "direction"):
        assert scores[key]["kappa"] == scores[key]["kappa_with_each_interpreter"] == 1.0
        assert scores[key]["eight_views"]["accuracy"] == 1.0
        assert scores[key]["kappa_interval"] == [1.0, 1.0]
    assert scores["landslide"]["f1"] == scores["landslide"]["auc"] == 1.0


def test_the_scores_are_plain_json(found):
    assert json.loads(json.dumps(found)) == found


def test_equal_weights_differ_in_nothing():
    compared = quantisation.compare(TILES, SAID, SAID, 0.5)
    assert (compared["tiles"], compared["captions"]) == (6, 4)
    assert compared["equal_captions"] == 1.0
    assert compared["mean_difference"] == compared["percentile_99"] == 0.0
    assert compared["float32"] == compared["int8"]
    assert compared["int8"]["landslide_f1"] == pytest.approx(0.75)


def test_differences_of_stored_weights_are_counted_as_photographed():
    tiles = [TILES[0], TILES[1], TILES[4]]
    plain = shares({"type": "flow"}, 0.6)
    changed = {**plain, "activity": {"active": 0.4, "inactive": 0.6}}
    exact = Predictions({"a": [plain, plain], "b": [plain, plain]}, {"a": 0.9, "b": 0.5, "e": 0.3})
    stored = Predictions({"a": [changed, plain], "b": [plain, changed]}, {"a": 0.8, "b": 0.5, "e": 0.3})
    compared = quantisation.compare(tiles, exact, stored, 0.5)
    assert compared["equal_captions"] == 0.5
    # 0.1 of one tile and 0.2 of two words; three tiles and 23 words of two of them are compared.
    assert compared["mean_difference"] == pytest.approx((0.1 + 0.2 + 0.2) / (3 + 2 * 23))
    assert 0.1 < compared["percentile_99"] <= 0.2


def test_each_precision_has_its_own_scores():
    wrong = right(TILES)
    wrong.described["c"] = eight("flow", direction="S")
    compared = quantisation.compare(TILES, right(TILES), wrong, 0.5)
    assert compared["float32"]["type_kappa"] == 1.0
    assert compared["int8"]["type_kappa"] == 0.0
    assert compared["float32"]["direction_kappa"] == compared["int8"]["direction_kappa"] == 1.0


def test_scores_beside_the_long_axis_and_by_scale():
    tiles = samples()
    scores = evaluate.evaluate(tiles, right(tiles), 0.5, tiles)
    count = scores["landslides"]
    axis = scores["direction"]["long_axis"]
    assert (axis["count"], axis["eight_views"]["count"]) == (count, 8 * count)
    # Made axes are exact: right where the direction lies on the majority's side, else opposite.
    usual = scores["direction"]["majority"]["answer"]
    near = np.mean([difference(t.truth("direction"), usual) < 2 for t in tiles if t.landslide])
    assert near <= axis["accuracy"] < 1.0
    assert sum(row["tiles"] for row in scores["by_side"]) == count
    assert [row["group"] for row in scores["by_resolution"]] == ["as photographed", "5 m"]
    assert all(row["type"] == 1.0 for row in scores["by_side"] + scores["by_resolution"])
    assert scores["type"]["interval_over"] == "blocks"


def test_what_was_not_measured_is_left_out(found):
    assert found["by_side"] == found["by_resolution"] == []
    assert "long_axis" not in found["direction"]
