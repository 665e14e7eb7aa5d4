"""Windows around an outline, windows anywhere, and what they cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_tiles import ellipse
from sklearn.metrics import roc_auc_score

from training import windows

pytestmark = pytest.mark.training


@st.composite
def outlines(draw):
    """A mask with an ellipse anywhere in a tile of any shape."""
    height, width = draw(st.integers(40, 300)), draw(st.integers(40, 300))
    radii = draw(st.floats(2.0, height / 2)), draw(st.floats(2.0, width / 2))
    centre = draw(st.floats(0, height - 1)), draw(st.floats(0, width - 1))
    return ellipse(height, width, centre, radii)


def holds(window, mask):
    left, top, right, bottom = windows.bounding_box(mask)
    return (
        window.left <= left
        and window.top <= top
        and right <= window.left + window.side
        and bottom <= window.top + window.side
    )


def inside(window, height, width):
    return (
        min(window.left, window.top) >= 0
        and window.left + window.side <= width
        and window.top + window.side <= height
    )


def test_a_bounding_box_is_exclusive_at_its_end():
    mask = np.zeros((20, 30), bool)
    mask[4:9, 11:25] = True
    assert windows.bounding_box(mask) == (11, 4, 25, 9)


@settings(deadline=None)
@given(outlines(), st.floats(*windows.CONTEXT_RANGE), st.tuples(*[st.floats(-0.5, 0.5)] * 2))
def test_description_windows_hold_the_outline(mask, context, offset):
    window = windows.description_window(mask, context, offset)
    assert holds(window, mask)
    assert windows.cut(mask, window).sum() == mask.sum()


def test_the_plain_window_is_twice_the_longer_side_around_the_middle():
    mask = np.zeros((400, 400), bool)
    mask[180:260, 150:200] = True
    assert windows.description_window(mask) == windows.Window(left=95, top=140, side=160)


def test_a_window_is_never_smaller_than_the_least_side():
    mask = np.zeros((400, 400), bool)
    mask[200:204, 200:203] = True
    assert windows.description_window(mask).side == windows.MIN_SIDE_PX


def test_offsets_move_the_window_by_a_share_of_its_side():
    mask = np.zeros((400, 400), bool)
    mask[180:220, 180:220] = True
    plain, moved = (windows.description_window(mask, 2.0, offset) for offset in ((0.0, 0.0), (0.1, -0.2)))
    assert (moved.left - plain.left, moved.top - plain.top) == (8, -16)


@settings(deadline=None)
@given(outlines())
def test_windows_lie_mostly_in_the_tile_where_the_outline_allows(mask):
    window = windows.description_window(mask)
    left, top, right, bottom = windows.bounding_box(mask)
    longer = max(right - left, bottom - top)
    assert window.side <= max(min(mask.shape) / windows.MIN_COVERED, longer + 2)
    if window.side <= min(mask.shape):
        assert inside(window, *mask.shape)


@settings(deadline=None)
@given(outlines(), st.integers(0, 1000))
def test_detection_windows_lie_in_the_tile_and_show_the_landslide(mask, seed):
    window = windows.detection_window(mask, np.random.default_rng(seed))
    assert inside(window, *mask.shape)
    left, top, right, bottom = windows.bounding_box(mask)
    if max(right - left, bottom - top) <= window.side:
        assert holds(window, mask)


def test_detection_windows_show_the_landslide_anywhere_and_at_many_scales():
    mask = np.zeros((400, 400), bool)
    mask[170:230, 180:220] = True
    found = [windows.detection_window(mask, np.random.default_rng(seed)) for seed in range(300)]
    scales = [w.side / 60 for w in found]
    low, high = windows.DETECTION_CONTEXT
    assert low - 0.01 <= min(scales) < low + 0.1
    assert high - 0.2 < max(scales) <= high + 0.01
    offsets = np.array([(w.left + w.side / 2 - 200) / w.side for w in found])
    assert offsets.min() < -0.25
    assert offsets.max() > 0.25


def test_a_landslide_wider_than_the_largest_window_is_shown_in_part():
    mask = np.zeros((900, 900), bool)
    mask[100:800, 300:420] = True
    for seed in range(50):
        window = windows.detection_window(mask, np.random.default_rng(seed))
        assert window.side == windows.MAX_DETECTION_PX
        assert windows.cut(mask, window).any()


def test_both_classes_share_one_distribution_of_sides():
    rng = np.random.default_rng(0)
    sides = rng.integers(60, 300, 500)
    sizes = [(int(a), int(b)) for a, b in rng.integers(250, 401, (800, 2))]
    found = windows.matched_windows(sides, sizes, rng)
    assert all(inside(w, *size) for w, size in zip(found, sizes))
    labels = [1] * len(sides) + [0] * len(found)
    assert roc_auc_score(labels, [*sides, *(w.side for w in found)]) == pytest.approx(0.5, abs=0.03)
    quantiles = np.linspace(0.05, 0.95, 10)
    both = [np.quantile(values, quantiles) for values in (sides, [w.side for w in found])]
    assert np.abs(both[0] - both[1]).max() < 25


def test_the_largest_windows_go_to_tiles_that_hold_them():
    sizes = [(100, 100)] * 20 + [(400, 400)] * 5
    found = windows.matched_windows([90] * 20 + [300] * 4, sizes, np.random.default_rng(2))
    assert 0 < sum(w.side == 300 for w in found) <= 5
    assert {w.side for w in found} == {90, 300}


def test_a_window_larger_than_every_tile_is_cut_to_one():
    found = windows.matched_windows([500], [(80, 100), (120, 90)], np.random.default_rng(0))
    assert [w.side for w in found] == [80, 90]


def test_a_cut_copies_the_tile_and_fills_with_its_mean_colour():
    image = np.zeros((4, 6, 3), np.uint8)
    image[..., 0], image[:, :3, 1], image[..., 2] = 10, 200, np.arange(6)
    found = windows.cut(image, windows.Window(left=-1, top=-2, side=9))
    assert (found[2:6, 1:7] == image).all()
    outside = np.ones((9, 9), bool)
    outside[2:6, 1:7] = False
    assert (found[outside] == (10, 100, 2)).all()
    assert (windows.cut(image, windows.Window(1, 1, 3)) == image[1:4, 1:4]).all()


def test_a_cut_mask_is_false_beyond_the_tile():
    found = windows.cut(np.ones((4, 6), bool), windows.Window(-1, -2, 9))
    assert found.dtype == bool
    assert found.sum() == 24
