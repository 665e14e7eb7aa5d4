"""Ground sides, coarser pixels, long axes, intervals by block, equal classes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tiles import ellipse

from landslide_annotator.core.directions import SECTORS, azimuth, difference
from training import baselines, scale, scores, views

pytestmark = pytest.mark.training


def test_groups_rise_and_hold_every_name_once():
    sides = {f"t{i}": float((i * 37) % 101 + 50) for i in range(20)}
    groups = scale.side_groups(sides)
    names = [name for _, part in groups for name in part]
    assert sorted(names) == sorted(sides)
    assert [len(part) for _, part in groups] == [7, 7, 6]
    assert [sides[n] for n in names] == sorted(sides.values())
    assert groups[0][0].startswith(f"{min(sides.values()):.0f} to ")
    assert scale.side_groups({"a": 80.0}) == [("80 to 80 m", ["a"])]


def test_coarser_pixels_lose_detail_and_keep_size_and_mean():
    picture = np.random.default_rng(0).integers(0, 256, (60, 90, 3)).astype(np.uint8)
    spread = [picture.std()]
    for metres in scale.RESOLUTIONS:
        coarse = scale.degraded(picture, 0.8, metres)
        assert coarse.shape == picture.shape and coarse.dtype == np.uint8
        assert coarse.mean() == pytest.approx(picture.mean(), abs=4.0)
        spread.append(coarse.std())
    assert spread == sorted(spread, reverse=True)
    plain = np.full((20, 20, 3), 90, np.uint8)
    assert np.array_equal(scale.degraded(plain, 0.5, 5.0), plain)


@pytest.mark.parametrize("ground_m", [5.0, 6.0, float("nan")])
def test_what_is_as_coarse_already_is_left_out(ground_m):
    assert scale.degraded(np.zeros((5, 5, 3), np.uint8), ground_m, 5.0) is None


def test_accuracy_counts_tiles_with_both_answers():
    rows = scale.by_group(
        [("near", ["a", "b", "c"]), ("far", ["d"])],
        {"type": {"a": "flow", "b": "flow", "d": "fall"}},
        {"type": {"a": "flow", "b": "fall", "c": "flow"}},
    )
    assert [(row["tiles"], row["type"]) for row in rows] == [(3, 0.5), (1, None)]
    text = scale.table(rows, "place", ("type",))
    assert "| near | 3 | 0.500 |" in text and "| far | 1 | – |" in text


@pytest.mark.parametrize("degrees", [0, 30, 60, 90, 120, 150])
def test_the_long_axis_is_that_of_the_outline(degrees):
    y, x = np.mgrid[0:201, 0:201]
    east, north = x - 100.0, 100.0 - y
    turn = np.radians(degrees)
    along, across = east * np.sin(turn) + north * np.cos(turn), east * np.cos(turn) - north * np.sin(turn)
    found = baselines.long_axis((along / 80) ** 2 + (across / 25) ** 2 < 1.0)
    assert abs((found - degrees + 90.0) % 180.0 - 90.0) < 1.0


@pytest.mark.parametrize("view", range(views.VIEWS))
def test_the_axis_turns_with_the_view(view):
    mask = ellipse(80, 80, (40, 40), (30, 8))
    seen = baselines.long_axis(views.turn(mask, view))
    expected = views.turned_azimuth(baselines.long_axis(mask), view) % 180.0
    assert abs((seen - expected + 90.0) % 180.0 - 90.0) < 1.0


@pytest.mark.parametrize("view", range(views.VIEWS))
@pytest.mark.parametrize("code", SECTORS)
def test_azimuths_turn_as_directions_do(view, code):
    assert views.turned_azimuth(azimuth(code), view) == azimuth(views.turned_direction(code, view))


@given(st.floats(0.0, 180.0), st.sampled_from(SECTORS))
def test_the_end_nearer_to_the_usual_side_is_taken(axis, usual):
    found = baselines.axis_direction(axis, usual)
    assert difference(found, usual) <= 2
    assert baselines.axis_direction(None, usual) == usual


def test_round_outlines_have_no_axis():
    assert baselines.long_axis(None) is None
    assert baselines.long_axis(np.ones((9, 9), bool)) is None


def test_blocks_that_differ_give_a_wider_interval_than_tiles():
    """Two blocks are all right and three all wrong: only whole blocks show how little five blocks tell."""
    truth = ["a", "b"] * 50
    blocks = [i // 20 for i in range(100)]
    said = [t if b < 2 else {"a": "b", "b": "a"}[t] for t, b in zip(truth, blocks)]
    low, high = scores.bootstrap_kappa(truth, said, 200)
    low_b, high_b = scores.bootstrap_kappa(truth, said, 200, blocks)
    assert low_b < low and high < high_b
    assert scores.bootstrap_kappa(truth, said, 200, [0] * 100) == (low, high)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=15, max_size=60))
def test_equal_classes_give_the_mean_of_the_recalls(pairs):
    truth, said = zip(*pairs)
    found = scores.balanced(truth, said, fewest=3, repeats=60)
    kept = [c for c in sorted(set(truth)) if truth.count(c) >= 3]
    if len(kept) < 2:
        assert found is None
        return
    recalls = [np.mean([b == c for a, b in pairs if a == c]) for c in kept]
    assert found["accuracy"] == pytest.approx(np.mean(recalls), abs=0.12)
    assert (found["classes"], found["tiles_of_each"]) == (len(kept), min(truth.count(c) for c in kept))


def test_the_constant_answer_is_worth_nothing_where_classes_are_equal():
    truth = ["a"] * 90 + ["b"] * 10
    found = scores.balanced(truth, ["a"] * 100)
    assert found["accuracy"] == pytest.approx(0.5) and found["kappa"] == pytest.approx(0.0)
