"""Pooling over the tile, inside the outline and around it, and along east and north."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landslide_annotator.captioner.pooling import REGIONS, pool, region_weights

SIDE, CELLS, CHANNELS = 56, 7, 3
EAST, NORTH = REGIONS.index("east"), REGIONS.index("north")


def blob(seed, share=0.3):
    """A random outline (SIDE, SIDE) made of blocks, not all of the tile."""
    coarse = np.random.default_rng(seed).random((CELLS * 2, CELLS * 2)) < share
    return np.kron(coarse, np.ones((SIDE // 14, SIDE // 14), bool)).astype(bool)


def box(top, bottom, left, right):
    mask = np.zeros((SIDE, SIDE), bool)
    mask[top:bottom, left:right] = True
    return mask


def features(seed):
    return np.random.default_rng(seed).normal(size=(CELLS, CELLS, CHANNELS)).astype(np.float32)


def parts(pooled):
    return dict(zip(REGIONS, pooled.reshape(len(REGIONS), CHANNELS)))


seeds = st.integers(0, 10_000)


@given(seeds, st.floats(0.05, 0.95))
def test_averages_weigh_one_and_slopes_nothing(seed, share):
    outline = blob(seed, share)
    assume(outline.any())
    weights = dict(zip(REGIONS, region_weights(outline, CELLS, CELLS)))
    for name in ("all", "inside"):
        assert weights[name].sum() == pytest.approx(1.0, abs=1e-5)
    assert weights["ring"].sum() == pytest.approx(1.0, abs=1e-5) or not weights["ring"].any()
    for name in ("east", "north"):
        assert weights[name].sum() == pytest.approx(0.0, abs=1e-5)
    assert all((weights[name] >= 0).all() for name in ("all", "inside", "ring"))


def test_a_constant_map_has_its_value_in_every_average():
    constant = np.ones((CELLS, CELLS, CHANNELS), np.float32) * np.float32([1.0, -2.0, 5.0])
    found = parts(pool(constant, box(8, 40, 16, 48), REGIONS))
    for name in ("all", "inside", "ring"):
        assert np.allclose(found[name], [1.0, -2.0, 5.0], atol=1e-5)
    for name in ("east", "north"):
        assert np.allclose(found[name], 0.0, atol=1e-5)


def test_inside_and_ring_are_the_means_of_their_cells():
    values = features(1)
    found = parts(pool(values, box(16, 32, 24, 48), REGIONS))  # rows 2-3, columns 3-5 of the map
    assert np.allclose(found["all"], values.mean(axis=(0, 1)), atol=1e-6)
    assert np.allclose(found["inside"], values[2:4, 3:6].mean(axis=(0, 1)), atol=1e-6)
    around = values[1:5, 2:7].sum(axis=(0, 1)) - values[2:4, 3:6].sum(axis=(0, 1))
    assert np.allclose(found["ring"], around / (20 - 6), atol=1e-6)


def test_a_cell_counts_by_the_share_that_the_outline_covers():
    values = features(2)
    found = parts(pool(values, box(0, 8, 0, 12), REGIONS))  # one cell and half of the next
    assert np.allclose(found["inside"], (values[0, 0] + 0.5 * values[0, 1]) / 1.5, atol=1e-6)


def test_slopes_point_east_and_north():
    rows, columns = np.mgrid[0:CELLS, 0:CELLS].astype(np.float32)
    values = np.stack([columns, -rows, np.ones_like(rows)], axis=-1)  # rising to the east, to the north, flat
    found = parts(pool(values, box(8, 48, 8, 48), REGIONS))
    assert found["east"][0] > 0.1 and found["north"][1] > 0.1
    assert found["ring_east"][0] > found["east"][0] and found["ring_north"][1] > found["north"][1]
    assert np.allclose(
        [found["east"][1], found["east"][2], found["north"][0], found["north"][2]], 0, atol=1e-5
    )


@settings(deadline=None)
@given(seeds, st.integers(0, 3), st.booleans())
def test_pooling_turns_with_the_picture(seed, turns, mirror):
    def moved(array):
        return np.rot90(array[:, ::-1] if mirror else array, -turns)

    outline, values = blob(seed), features(seed)
    assume(outline.any())
    before = parts(pool(values, outline, REGIONS))
    after = parts(pool(np.ascontiguousarray(moved(values)), moved(outline), REGIONS))
    for name in ("all", "inside", "ring"):
        assert np.allclose(before[name], after[name], atol=1e-5)
    for where in ("", "ring_"):
        east, north = before[f"{where}east"] * (-1 if mirror else 1), before[f"{where}north"]
        for _ in range(turns):
            east, north = north, -east
        assert np.allclose(after[f"{where}east"], east, atol=1e-5)
        assert np.allclose(after[f"{where}north"], north, atol=1e-5)


@pytest.mark.parametrize("outline", [None, np.zeros((SIDE, SIDE), bool)])
def test_without_an_outline_only_the_tile_is_pooled(outline):
    found = parts(pool(features(3), outline, REGIONS))
    assert np.allclose(found["all"], features(3).mean(axis=(0, 1)), atol=1e-6)
    assert not any(found[name].any() for name in REGIONS[1:])


def test_an_outline_over_all_the_tile_has_no_ring():
    found = parts(pool(features(4), np.ones((SIDE, SIDE), bool), REGIONS))
    assert not found["ring"].any()
    assert np.allclose(found["inside"], found["all"], atol=1e-6)


def test_a_single_pixel_is_an_outline():
    found = parts(pool(features(5), box(30, 31, 9, 10), REGIONS))
    assert np.allclose(found["inside"], features(5)[3, 1], atol=1e-5)


def test_regions_come_in_the_order_asked_for():
    chosen = ("ring", "all")
    whole = parts(pool(features(6), blob(6), REGIONS))
    assert np.allclose(pool(features(6), blob(6), chosen), np.concatenate([whole[name] for name in chosen]))
