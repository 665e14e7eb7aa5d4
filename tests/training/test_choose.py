"""Threshold, word biases and temperatures."""

from __future__ import annotations

import numpy as np
import pytest
from made_tiles import other, sample
from sklearn.metrics import cohen_kappa_score, f1_score

from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.grammar import (
    DIRECTION_WORDS,
    FEMININE_ACTIVITY,
    MASCULINE_ACTIVITY,
    TYPE_WORDS,
)
from landslide_annotator.core.vocabulary import JUDGED
from training import choose
from training.predictions import Predictions
from training.targets import ACTIVITIES, TYPES
from training.views import VIEWS, turned_direction

pytestmark = pytest.mark.training


def test_the_threshold_has_the_highest_f1():
    rng = np.random.default_rng(0)
    tiles = [sample(f"ls_{i}") for i in range(60)] + [other(f"nls_{i}") for i in range(140)]
    truth = np.array([t.landslide for t in tiles])
    probability = np.round(np.clip(rng.normal(0.35 + 0.3 * truth, 0.2), 0.0, 1.0), 3)
    predictions = Predictions(looked_at=dict(zip((t.name for t in tiles), probability.tolist())))
    found = choose.threshold(tiles, [predictions])
    best = max(f1_score(truth, probability >= t) for t in np.linspace(0.0, 1.0, 1001))
    assert f1_score(truth, probability >= found) == pytest.approx(best)
    assert best > f1_score(truth, probability >= 0.9)


def test_tiles_without_prediction_do_not_choose_the_threshold():
    tiles = [sample("a"), other("b"), sample("unseen")]
    assert choose.threshold(tiles, [Predictions(looked_at={"a": 0.8, "b": 0.3})]) == pytest.approx(0.8)


def shares(codes, said, probability):
    rest = (1.0 - probability) / (len(codes) - 1)
    return {code: probability if code == said else rest for code in codes}


def hesitant(count=300, rare=0.1):
    """Tiles and a model that leans to the frequent class: rare ones get a share just below it."""
    rng = np.random.default_rng(1)
    cases = []
    for i in range(count):
        is_rare = rng.random() < rare
        low = rng.uniform(0.3, 0.49) if is_rare else rng.uniform(0.02, 0.28)
        tile = sample(f"ls_{i}", activity="inactive" if is_rare else "active")
        cases.append((tile, {"active": 1.0 - low, "inactive": low}))
    return predicted(cases, "activity")


def predicted(cases, attribute):
    """Tiles and predictions of one attribute, as photographed."""
    tiles = [tile for tile, _ in cases]
    return tiles, [Predictions({tile.name: [{attribute: shares}] for tile, shares in cases})]


def kappa(tiles, predictions, attribute, bias):
    cases = choose.cases(tiles, predictions, attribute)
    said = [max(s, key=s.get) for s in (choose.shifted(p, bias) for _, p in cases)]
    return cohen_kappa_score([t.truth(attribute) for t, _ in cases], said)


def test_one_strength_raises_rare_classes_by_their_frequency():
    tiles, told = hesitant()
    bias = choose.logit_bias(tiles, told, "activity")
    share = choose.prior(choose.cases(tiles, told, "activity"), "activity")
    strengths = [bias[code] / -np.log(share[code]) for code in ACTIVITIES]
    assert strengths[0] == pytest.approx(strengths[1])
    assert round(strengths[0], 6) in choose.SHIFTS
    assert strengths[0] > 0.0
    assert kappa(tiles, told, "activity", bias) > kappa(tiles, told, "activity", {}) == 0.0


def test_no_other_strength_gives_a_higher_kappa():
    tiles, told = hesitant()
    share = choose.prior(choose.cases(tiles, told, "activity"), "activity")
    every = [
        kappa(tiles, told, "activity", {code: -s * np.log(p) for code, p in share.items()})
        for s in choose.SHIFTS
    ]
    found = kappa(tiles, told, "activity", choose.logit_bias(tiles, told, "activity"))
    assert found == pytest.approx(max(every), abs=1e-4)


def test_what_is_right_already_is_not_biased():
    cases = [(sample(f"{code}{i}", type=code), shares(TYPES, code, 0.9)) for code in TYPES for i in range(3)]
    assert set(choose.logit_bias(*predicted(cases, "type"), "type").values()) == {0.0}


def leaning(turned):
    """The lean to S chosen where a fifth moves E and some that move S are told E as photographed.

    turned: the share of the truth in the other views, where it is always the likeliest.
    """
    described, tiles = {}, []
    for i in range(200):
        truth = "E" if i % 5 == 0 else "S"
        tiles.append(sample(f"ls_{i}", direction=truth))
        described[f"ls_{i}"] = [
            {"direction": shares(SECTORS, turned_direction(truth, view), turned if view else 0.2)}
            for view in range(VIEWS)
        ]
        if i % 5 == 1:
            described[f"ls_{i}"][0]["direction"].update(E=0.25)
    bias = choose.logit_bias(tiles, [Predictions(described)], "direction")
    return bias["S"] - bias["N"]


def test_the_direction_leans_to_usual_answers_only_as_far_as_turned_views_allow():
    assert leaning(turned=0.95) > leaning(turned=0.15) == 0.0


def test_the_bias_of_directions_turns_with_the_sun_and_no_other_does():
    bias = {code: float(i) for i, code in enumerate(SECTORS)}
    for view in range(VIEWS):
        lit = choose.in_light("direction", bias, view)
        assert all(lit[turned_direction(code, view)] == value for code, value in bias.items())
        assert choose.in_light("type", bias, view) == bias


def test_what_moves_towards_the_sun_in_every_turned_view_leans_to_it():
    tiles = [sample(f"ls_{i}", direction="S") for i in range(20)]
    wavering = {code: 0.3 if code in ("N", "S") else 0.05 for code in SECTORS}
    wavering.update(N=0.31)
    told = [{turned_direction(c, v): p for c, p in wavering.items()} for v in range(4)]
    described = {t.name: [{"direction": shares} for shares in told] for t in tiles}
    bias = choose.logit_bias(tiles, [Predictions(described)], "direction")
    right = choose.turned(tiles, [Predictions(described)])
    said = [
        choose.best(choose.shifted(shares, choose.in_light("direction", bias, light)))
        for _, shares, light in right
    ]
    assert [truth for truth, *_ in right] == said


def test_several_runs_choose_together():
    tiles = [sample("a", activity="active"), sample("b", activity="inactive"), other("c")]
    first = Predictions({"a": [{"activity": {"active": 0.8, "inactive": 0.2}}]}, {"a": 0.9})
    second = Predictions({"b": [{"activity": {"active": 0.3, "inactive": 0.7}}]}, {"b": 0.6, "c": 0.5})
    found = choose.cases(tiles, [first, second, first], "activity")
    assert [tile.name for tile, _ in found] == ["a", "b", "a"]
    assert choose.threshold(tiles, [first, second]) == pytest.approx(0.6)


def test_the_prior_counts_the_interpretations_and_one_more():
    cases = [(sample(activity=("active", "inactive", "active")), {"active": 0.5, "inactive": 0.5})]
    assert choose.prior(cases, "activity") == pytest.approx({"active": 3 / 5, "inactive": 2 / 5})


def test_a_bias_is_added_to_logits():
    found = choose.shifted({"active": 0.8, "inactive": 0.2}, {"inactive": np.log(4.0)})
    assert found == pytest.approx({"active": 0.5, "inactive": 0.5})


def test_word_biases_cover_both_genders():
    bias = {"active": 0.1, "inactive": 0.9}
    found = choose.word_biases("activity", bias)
    assert set(found) == set(MASCULINE_ACTIVITY) | set(FEMININE_ACTIVITY)
    assert found["activo"] == found["activa"] == 0.1
    assert found["inactivo"] == found["inactiva"] == 0.9
    kinds = {code: float(i) for i, code in enumerate(TYPES)}
    assert choose.word_biases("type", kinds) == {word: kinds[code] for word, code in TYPE_WORDS.items()}


def sure(probability, right, count=400):
    """Cases that claim a probability and are right with another."""
    rng = np.random.default_rng(2)
    cases = []
    for i in range(count):
        truth, wrong = rng.choice(TYPES, 2, replace=False)
        said = truth if rng.random() < right else wrong
        cases.append((sample(f"ls_{i}", type=str(truth)), shares(TYPES, said, probability)))
    return cases


def test_temperatures_cool_the_overconfident_and_warm_the_timid():
    assert choose.temperature(sure(0.97, 0.6), "type") > 1.5
    assert choose.temperature(sure(0.5, 0.95), "type") < 0.8
    assert choose.temperature(sure(0.8, 0.8), "type") == pytest.approx(1.0, abs=0.15)


def test_all_choices_come_from_tiles_that_two_interpretations_agree_on():
    agreed = sample("a", direction="N")
    split = sample("b", type=("flow", "fall", "creep"))
    spoken = {key: shares(choose.codes(key), choose.codes(key)[0], 0.6) for key in JUDGED}
    predictions = [Predictions({"a": [spoken], "b": [spoken]}, {"a": 0.9, "b": 0.4, "c": 0.2})]
    tiles = [agreed, split, other("c")]
    assert [t.name for t, _ in choose.cases(tiles, predictions, "type")] == ["a"]
    assert [t.name for t, _ in choose.cases(tiles, predictions, "activity")] == ["a", "b"]
    found = choose.choose(tiles, predictions)
    assert found.threshold == pytest.approx(0.4)
    assert set(found.temperature) == {"type", "activity", "direction"}
    words = {*TYPE_WORDS, *MASCULINE_ACTIVITY, *FEMININE_ACTIVITY, *DIRECTION_WORDS}
    assert set(found.word_bias) == words


def test_the_digest_tells_choices_apart():
    plain = choose.Chosen()
    assert plain.digest() == choose.Chosen(0.5, {}, {}).digest()
    assert plain.digest() != choose.Chosen(0.51).digest()
    assert choose.Chosen(**plain.to_dict()) == plain
