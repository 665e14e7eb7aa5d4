"""The model card holds the figures and no placeholder."""

from __future__ import annotations

import re

import pytest
from made_predictions import eight, right
from made_tiles import samples

from training import card, evaluate
from training.network import Shape
from training.quantisation import compare

pytestmark = pytest.mark.training


@pytest.fixture(scope="module")
def metrics():
    """Metrics as `pipeline.measure` gives them; what the tests look for is set to numbers of its own."""
    tiles = samples()
    said = right(tiles)
    said.described["ls_0003"] = eight("flow")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluate, "bootstrap_kappa", lambda truth, said, blocks: (0.321, 0.654))
        test, crossed = (evaluate.evaluate(tiles, said, 0.5, tiles) for _ in range(2))
    test["type"].update(accuracy=0.7111, macro_f1=0.4222, kappa=0.5333)
    test["direction"].update(within_one_sector=0.8444)
    test["landslide"].update(f1=0.8999, precision=0.9111, recall=0.8888, auc=0.9777)
    crossed["landslide"].update(f1=0.8765)
    crossed["direction"]["eight_views"].update(within_one_sector=0.5432)
    crossed["direction"]["majority_with_the_sun"].update(within_one_sector=0.5123)
    test["direction"]["sunless_eight_views"].update(kappa=0.4987)
    model = {"name": "made", "version": "3", "fitted": 528, "fitted_tiles": 1902, "not_learned": ["creep"]}
    model.update(fewest=30, epochs=12)
    model.update(opened="2026-11-26", opened_before="never before", views="landslide 8, type 2")
    compared = compare(tiles, said, said, 0.5)
    compared["int8"].update(type_kappa=0.4567)
    compared.update(mean_difference=0.0012, equal_captions=0.9876)
    return {
        "model": {**model, **Shape().to_dict()}, "test": test, "cross_validation": crossed,
        "quantisation": compared,
    }  # fmt: skip


def test_every_placeholder_is_filled(metrics):
    text = card.model_card(metrics)
    assert re.findall(r"[{}]", card.TEMPLATE.read_text(encoding="utf-8"))
    assert not re.findall(r"[{}]|\bNone\b|\bnan\b", text)


@pytest.mark.parametrize(
    "figure",
    [
        "Model card: made 3", "opened on 2026-11-26 (never before)", "landslide 8, type 2",
        "1902 tiles", "528 of them", "256 channels", "and 1024 behind",
        "type (10 tiles)", "0.711", "0.422",
        "0.533 (0.32 to 0.65)", "0.844", "F1 0.900", "precision\n0.911", "recall 0.889", "AUC 0.978",
        "F1 0.876", "eight views 0.543", "0.457", "0.0012", "0.988", "agreed tiles): creep",
        "turned with the sun 0.512", "0.499 and",
    ],
)  # fmt: skip
def test_figures_appear(metrics, figure):
    assert figure in card.model_card(metrics)


def test_tables_have_a_row_for_every_attribute(metrics):
    lines = card.rows(metrics["test"]).splitlines()
    assert [line.split()[1] for line in lines] == ["type", "activity", "direction"]
    header = next(x for x in card.model_card(metrics).splitlines() if x.startswith("| | accuracy"))
    assert {line.count("|") for line in lines} == {header.count("|")}


def test_confusions_are_listed_from_the_most_frequent():
    scores = {"type": {"confusion": {"flow": {"fall": 1, "flow": 5}}}, "activity": {"confusion": {}}}
    assert card.confusions(scores) == "  - flow: flow 5, fall 1"


def test_a_model_that_learned_every_type_says_so(metrics):
    learned = {**metrics, "model": {**metrics["model"], "not_learned": []}}
    assert "tiles): none" in card.model_card(learned)
