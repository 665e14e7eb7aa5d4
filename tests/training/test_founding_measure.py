"""Scores of what a run said, against hand calculations and what must hold of any set."""

from __future__ import annotations

import json
import math
import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_outputs import CODES, described, right, said, sample, samples, unreadable

from landslide_annotator.core.vocabulary import KEYS
from training.founding.answers import UNREADABLE, answer_scores, confusion
from training.founding.calibration import calibration
from training.founding.measure import finite, measure
from training.founding.wording import wording_scores

pytestmark = pytest.mark.training
TRAIN = samples(16, "train")
few = settings(max_examples=10, deadline=None)


def measured(test, outputs, train=TRAIN, repeats=3):
    found = measure(test, outputs, train, described(test, train), repeats)
    json.dumps(found, allow_nan=False)
    return found


@few
@given(st.integers(16, 40), st.sampled_from((1, 3, 5)), st.sampled_from((1, 8)))
def test_perfect_captions_have_perfect_scores(count, step, views):
    test = samples(count, step=step)
    found = measured(test, right(test, views))
    perfect = ("accuracy", "precision_micro", "precision_macro", "macro_f1", "kappa")
    for scores in found["attributes"].values():
        for part in filter(None, (scores, scores["all_views"])):
            assert [part[key] for key in perfect] == [1.0] * 5
            assert part["unreadable"] == 0.0
        assert scores["kappa_interval"] == [1.0, 1.0]
        assert scores["calibration"]["ece"] == 0.0
        assert scores["majority"]["accuracy"] < 1.0
        assert (scores["all_views"] is not None) == (views == 8)
    direction = found["attributes"]["direction"]
    assert (direction["within_one_sector"], direction["mean_angular_error"]) == (1.0, 0.0)
    captions = found["captions"]
    assert (captions["exact_match"], captions["unreadable"], captions["bleu"]) == (1.0, 0.0, [1.0] * 4)
    assert captions["chrf"] == pytest.approx(1.0)
    assert found["acceptance"]["accepted"]
    assert found["views"] == list(range(views))


@few
@given(st.integers(16, 40), st.sampled_from(CODES["type"]), st.sampled_from(CODES["direction"]))
def test_a_constant_answer_has_kappa_zero(count, kind, direction):
    test = samples(count)
    codes = {"type": kind, "activity": "active", "direction": direction, "area": "large"}
    found = measured(test, [said(t, **codes, perimeter="small") for t in test])
    for key, scores in found["attributes"].items():
        assert scores["kappa"] == pytest.approx(0.0, abs=1e-12)
        assert scores["majority"]["kappa"] == pytest.approx(0.0, abs=1e-12)
        assert 0.0 < scores["accuracy"] < 1.0, key


@few
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_tiles_changes_nothing(rng):
    test = samples(24)
    outputs = [said(t, 0.7, v, type=rng.choice(CODES["type"])) for t in test for v in range(8)]
    train = list(TRAIN)
    before = measured(test, outputs, train, 20)
    for group in (test, outputs, train):
        rng.shuffle(group)
    assert measured(test, outputs, train, 20) == before


@few
@given(st.integers(16, 40), st.data())
def test_unreadable_captions_are_wrong_and_counted(count, data):
    test = samples(count)
    bad = data.draw(st.integers(1, count - 1))
    outputs = [unreadable(t) for t in test[:bad]] + right(test[bad:])
    found = measured(test, outputs)
    share = bad / count
    assert found["captions"]["unreadable"] == pytest.approx(share)
    assert found["captions"]["exact_match"] == pytest.approx(1.0 - share)
    for scores in found["attributes"].values():
        assert scores["accuracy"] == scores["precision_micro"] == pytest.approx(1.0 - share)
        assert scores["unreadable"] == pytest.approx(share)
        assert scores["confusion"]["said"][-1] == UNREADABLE
        assert sum(row[-1] for row in scores["confusion"]["counts"]) == bad
        assert sum(map(sum, scores["confusion"]["counts"])) == count
        # Its probabilities belong to no answer.
        assert scores["calibration"]["count"] == count - bad
    direction = found["attributes"]["direction"]
    assert direction["within_one_sector"] == pytest.approx(1.0 - share)
    assert direction["mean_angular_error"] == pytest.approx(180.0 * share)


def test_an_attribute_left_out_is_unreadable_but_the_caption_is_not():
    test = samples(16)
    found = measured(test, [said(t, direction=None) for t in test])
    assert found["attributes"]["direction"]["unreadable"] == 1.0
    assert found["attributes"]["direction"]["accuracy"] == 0.0
    assert found["attributes"]["area"]["accuracy"] == 1.0
    assert found["captions"]["unreadable"] == 0.0
    assert found["acceptance"]["precision"] == pytest.approx(0.8)
    assert not found["acceptance"]["accepted"], "exactly 0.80 is not over 0.80"
    assert not found["acceptance"]["attributes"]["direction"]["accepted"]
    assert found["acceptance"]["attributes"]["type"]["accepted"]


def test_scores_of_a_small_case_by_hand():
    truth = ["flow"] * 4 + ["fall"] * 4 + ["creep"] * 2
    answers = ["flow", "flow", "flow", "fall", "fall", "fall", UNREADABLE, "flow", "flow", "creep"]
    found = answer_scores("type", truth, answers)
    assert found["accuracy"] == pytest.approx(0.6)
    # flow is right in 3 of 5, fall in 2 of 3, creep in 1 of 1.
    assert found["precision_macro"] == pytest.approx((3 / 5 + 2 / 3 + 1) / 3)
    # Recall is 3/4, 2/4 and 1/2.
    assert found["macro_f1"] == pytest.approx((2 / 3 + 4 / 7 + 2 / 3) / 3)
    chance = (4 * 5 + 4 * 3 + 2 * 1) / 100
    assert found["kappa"] == pytest.approx((0.6 - chance) / (1 - chance))
    assert found["unreadable"] == pytest.approx(0.1)
    assert confusion("type", truth, answers, ["rotational"]) == {
        "true": ["rotational", "flow", "fall", "creep"],
        "said": ["rotational", "flow", "fall", "creep", UNREADABLE],
        "counts": [[0, 0, 0, 0, 0], [0, 3, 1, 0, 0], [0, 1, 2, 0, 1], [0, 1, 0, 1, 0]],
    }


@given(st.lists(st.tuples(st.sampled_from("NESW"), st.sampled_from("NESW")), min_size=2, max_size=30))
def test_kappa_is_that_of_the_confusion_counts(pairs):
    truth, answers = map(list, zip(*pairs))
    scores = answer_scores("direction", truth, answers)
    if len(set(truth)) == 1:
        assert scores["kappa"] is None
        return
    table = confusion("direction", truth, answers, ())
    counts = np.array(table["counts"], float)
    own = [table["said"].index(code) for code in table["true"]]
    agreed = counts[range(len(own)), own].sum() / len(pairs)
    chance = (counts.sum(axis=1) * counts.sum(axis=0)[own]).sum() / len(pairs) ** 2
    assert scores["kappa"] == pytest.approx((agreed - chance) / (1.0 - chance), abs=1e-9)


def test_directions_of_turned_views_are_compared_as_they_read_there():
    test = samples(16)
    turning = measured(test, right(test, 8))["attributes"]["direction"]
    # A model that does not see that the picture was turned.
    blind = [replace(said(t), view=v) for t in test for v in range(8)]
    stuck = measured(test, blind)["attributes"]["direction"]
    assert turning["all_views"]["count"] == stuck["all_views"]["count"] == 128
    assert turning["all_views"]["accuracy"] == stuck["accuracy"] == 1.0
    # Of the eight views, one is plain, and each of the eight directions stays in one mirrored view.
    assert stuck["all_views"]["accuracy"] == pytest.approx(2 / 8)


def test_the_baseline_is_that_of_the_training_tiles():
    train = [sample(f"t{i}", "train", type="fall") for i in range(3)] + [sample("t3", "train", type="flow")]
    test = [sample(f"s{i}", type="flow") for i in range(3)] + [sample("s3", type="fall")]
    found = measured(test, right(test), train)
    usual = found["attributes"]["type"]["majority"]
    assert (usual["answer"], usual["accuracy"]) == ("fall", 0.25)
    assert found["captions"]["majority"]["caption"] == described(train)["t0"]
    assert found["captions"]["majority"]["exact_match"] == 0.25
    assert found["captions"]["majority"]["bleu"][0] < 1.0
    assert not found["acceptance"]["attributes"]["type"]["majority"]["accepted"]


def test_interpretations_are_compared_with_each_other_and_with_the_model():
    kinds = ["flow", "fall", "creep", "flow"]
    told = [("flow",) * 3, ("fall",) * 3, ("creep", "creep", "fall"), ("flow", "fall", "flow")]
    test = [
        sample(f"s{i}", type=kind, activity=CODES["activity"][i % 2], interpretations={"type": list(answers)})
        for i, (kind, answers) in enumerate(zip(kinds, told))
    ]
    found = measured(test, right(test))["attributes"]
    people = found["type"]["interpreters"]
    # A and B differ in one tile of four, A and C in one, B and C in two.
    assert people["accuracy"] == pytest.approx((3 + 3 + 2) / 12)
    assert people["count"] == 4
    # The model says what A says: kappa 1; it differs once from B and once from C.
    with_b, with_c = (12 / 16 - 5 / 16) / (1 - 5 / 16), (12 / 16 - 6 / 16) / (1 - 6 / 16)
    assert people["model_kappa_with_each"] == pytest.approx((1.0 + with_b + with_c) / 3)
    assert found["activity"]["interpreters"] is None


def test_what_no_tile_states_is_left_out():
    test = [sample(f"s{i}", type=CODES["type"][i % 4], direction="") for i in range(8)]
    found = measured(test, right(test))
    assert "direction" not in found["attributes"]
    assert "No test tile states the direction: it is not scored." in found["warnings"]
    partly = [*test, sample("s9", direction="S")]
    scores = measured(partly, right(partly))["attributes"]["direction"]
    assert scores["count"] == 1


def test_warnings_name_classes_that_the_test_cannot_judge():
    test = [sample(f"s{i}", activity=CODES["activity"][i % 2]) for i in range(4)]
    found = measured(test, right(test))
    kinds = found["attributes"]["type"]
    assert kinds["kappa"] is None
    assert kinds["kappa_interval"] == [None, None]
    assert kinds["accuracy"] == 1.0
    text = " ".join(found["warnings"])
    assert "All test tiles have the type 'rotational': kappa is undefined." in found["warnings"]
    assert all(f"No test tile of type '{code}'." in text for code in ("creep", "flow", "fall"))
    assert "activity" not in text
    assert found["data"]["counts"]["type"]["flow"] == {"train": 4, "test": 0}


def test_what_json_does_not_know_is_none():
    assert finite({"a": [math.nan, 1.0, (math.inf, "x")], "b": None, "c": 2}) == {
        "a": [None, 1.0, [None, "x"]],
        "b": None,
        "c": 2,
    }


@given(st.lists(st.sampled_from(list(described(samples(32)).values())), min_size=1, max_size=20))
def test_captions_against_themselves(texts):
    found = wording_scores(texts, texts)
    assert (found["exact_match"], found["bleu"]) == (1.0, [1.0] * 4)
    assert found["chrf"] == pytest.approx(1.0)


def test_bleu_of_a_small_case_by_hand():
    found = wording_scores(["flujo activo norte grande"], ["flujo activo norte mediana"])
    # 3 of 4 words, 2 of 3 pairs, 1 of 2 triples and no four in a row; the lengths are equal.
    assert found["bleu"] == pytest.approx([3 / 4, (3 / 4 * 2 / 3) ** (1 / 2), (1 / 4) ** (1 / 3), 0.0])
    assert found["exact_match"] == 0.0
    short = wording_scores(["flujo activo"], ["flujo activo norte"])
    assert short["bleu"][:2] == pytest.approx([math.exp(1.0 - 3 / 2)] * 2)


def test_bleu_counts_over_the_set_and_clips():
    found = wording_scores(["flujo flujo", "caida"], ["flujo norte", "caida"])
    # `flujo` counts once of twice; with `caida` that is 2 of 3 words, not the mean of 1/2 and 1.
    assert found["bleu"][0] == pytest.approx(2 / 3)


def test_short_and_empty_captions_have_scores():
    assert wording_scores(["flujo"], ["flujo"])["bleu"] == [1.0] * 4
    empty = wording_scores([""], ["flujo activo"])
    assert (empty["bleu"], empty["chrf"], empty["exact_match"]) == ([0.0] * 4, 0.0, 0.0)


def test_accents_and_case_do_not_count():
    assert wording_scores(["Área pequeña"], ["area pequena"])["exact_match"] == 1.0
    assert wording_scores(["area pequeña"], ["area mediana"])["exact_match"] == 0.0


def test_calibration_of_a_small_case_by_hand():
    found = calibration([True, False, True, True], [0.95, 0.91, 0.35, 0.35])
    # Two answers at 0.93 on average, half right; two at 0.35, both right.
    assert found["ece"] == pytest.approx(0.5 * 0.43 + 0.5 * 0.65)
    assert [b["count"] for b in found["bins"]] == [0, 0, 0, 2, 0, 0, 0, 0, 0, 2]
    assert found["bins"][0]["confidence"] is None


@given(st.lists(st.floats(0.0, 1.0), max_size=50))
def test_every_probability_is_in_one_bin_that_holds_it(sure):
    found = calibration([True] * len(sure), sure)
    assert sum(b["count"] for b in found["bins"]) == found["count"] == len(sure)
    assert (found["ece"] is None) == (not sure)
    for b in found["bins"]:
        inside = [p for p in sure if b["low"] < p <= b["high"] or p == b["low"] == 0.0]
        assert b["count"] == len(inside)
        if inside:
            assert b["confidence"] == pytest.approx(np.mean(inside))


@few
@given(st.integers(0, 10_000))
def test_calibrated_answers_have_a_small_error_and_overconfident_ones_a_large_one(seed):
    rng = random.Random(seed)
    sure = [rng.uniform(0.3, 1.0) for _ in range(4000)]
    honest = [rng.random() < p for p in sure]
    assert calibration(honest, sure)["ece"] < 0.05
    boastful = [rng.random() < p - 0.3 for p in sure]
    assert calibration(boastful, sure)["ece"] == pytest.approx(0.3, abs=0.05)


def test_the_probability_is_that_of_the_code_said():
    test = samples(16)
    outputs = [said(t, 0.75, type="fall") for t in test]
    found = measured(test, outputs)["attributes"]["type"]["calibration"]
    assert found["count"] == 16
    assert found["bins"][7] == pytest.approx(
        {"low": 0.7, "high": 0.8, "count": 16, "confidence": 0.75, "accuracy": 0.25}
    )
    assert found["ece"] == pytest.approx(0.5)


def test_every_attribute_is_scored():
    test = samples(16)
    assert tuple(measured(test, right(test))["attributes"]) == KEYS
