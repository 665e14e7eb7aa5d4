"""Scores against examples that were computed by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training import scores

pytestmark = pytest.mark.training


def test_accuracy_macro_f1_and_kappa():
    truth = ["fall", "fall", "fall", "flow", "flow", "flow"]
    said = ["fall", "fall", "flow", "flow", "flow", "fall"]
    found = scores.attribute_scores("type", truth, said)
    assert found == pytest.approx({"count": 6, "accuracy": 4 / 6, "macro_f1": 2 / 3, "kappa": 1 / 3})


def test_macro_f1_counts_the_classes_of_the_truth():
    truth, said = ["fall", "fall", "flow", "flow"], ["fall", "creep", "flow", "flow"]
    found = scores.attribute_scores("type", truth, said)
    assert found["macro_f1"] == pytest.approx((2 / 3 + 1.0) / 2)
    # Chance agrees in (1/2)(1/4) + (1/2)(1/2) of the tiles.
    assert found["kappa"] == pytest.approx((3 / 4 - 3 / 8) / (5 / 8))


def test_a_constant_answer_has_no_kappa():
    assert scores.attribute_scores("activity", ["active", "inactive"], ["active", "active"])["kappa"] == 0.0
    assert scores.attribute_scores("activity", ["active"], ["active"])["kappa"] == 0.0


def test_directions_also_count_within_one_sector():
    found = scores.attribute_scores("direction", ["N", "N", "S", "E"], ["NW", "S", "S", "NW"])
    assert found["within_one_sector"] == 0.5  # 1, 4, 0 and 3 sectors apart
    assert found["mean_angular_error"] == 90.0
    assert found["accuracy"] == 0.25


def test_detection():
    truth = np.array([True, True, True, False, False])
    found = scores.detection_scores(truth, np.array([0.9, 0.5, 0.2, 0.7, 0.1]), 0.5)
    assert found == pytest.approx(
        {"count": 5, "f1": 2 / 3, "precision": 2 / 3, "recall": 2 / 3, "auc": 4 / 6}
    )


def test_the_majority_is_the_most_frequent_answer():
    assert scores.majority(["flow", "fall", "flow"]) == "flow"
    assert scores.majority(["flow", "fall"]) == "fall"


def test_the_interval_of_kappa_holds_kappa_and_narrows_with_more_tiles():
    rng = np.random.default_rng(0)
    truth = rng.choice(["fall", "flow"], 400)
    said = np.where(rng.random(400) < 0.8, truth, "flow")
    widths = []
    for count in (40, 400):
        low, high = scores.bootstrap_kappa(truth[:count], said[:count], 100)
        assert low < scores.attribute_scores("type", truth[:count], said[:count])["kappa"] < high
        widths.append(high - low)
    assert widths[1] < 0.6 * widths[0]
    assert scores.bootstrap_kappa(truth, truth, 20) == (1.0, 1.0)


def test_interpreters_are_compared_in_pairs():
    answers = [("N", "N", "NE"), ("S", "S", "S"), ("E", "U", "E"), ("W", "W", "E")]
    found = scores.interpreter_agreement("direction", answers)
    # Equal: A and B in 3 of 4, A and C in 2, B and C in 1.
    assert found["accuracy"] == pytest.approx((3 + 2 + 1) / 12)
    # Ten pairs tell a direction; W and E, twice, are not within one sector.
    assert found["within_one_sector"] == pytest.approx(8 / 10)


def test_interpreters_that_agree_have_kappa_one():
    answers = [("flow",) * 3, ("fall",) * 3, ("creep",) * 3]
    assert scores.interpreter_agreement("type", answers) == {"kappa": 1.0, "accuracy": 1.0}
    assert scores.kappa_with_each(answers, ["flow", "fall", "creep"]) == 1.0


def test_kappa_with_each_is_the_mean_over_interpreters():
    answers = [("flow", "fall", "flow"), ("fall", "flow", "fall")]
    assert scores.kappa_with_each(answers, ["flow", "fall"]) == pytest.approx((1.0 - 1.0 + 1.0) / 3)
