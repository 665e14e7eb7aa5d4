"""Resampling of pictures and masks, against Pillow and by properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landslide_annotator.captioner.resample import area_average, resize

sizes = st.integers(1, 70)


def picture(height, width, seed=0):
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)


@settings(deadline=None, max_examples=60)
@given(height=sizes, width=sizes, size=sizes, seed=st.integers(0, 9))
def test_resize_is_pillows_bilinear(height, width, size, seed):
    Image = pytest.importorskip("PIL.Image")
    source = picture(height, width, seed)
    ours = resize(source, size)
    assert ours.shape == (size, size, 3)
    assert ours.dtype == np.float32
    for band in range(3):
        exact = Image.fromarray(source[:, :, band].astype(np.float32))
        exact = np.asarray(exact.resize((size, size), Image.BILINEAR))
        assert np.abs(ours[:, :, band] - exact).max() < 2e-3
    rounded = np.asarray(Image.fromarray(source).resize((size, size), Image.BILINEAR), dtype=np.float32)
    assert np.abs(ours - rounded).max() <= 1.01


@pytest.mark.parametrize("side", [224, 301, 1024])
def test_resize_at_the_sizes_in_use_is_pillows_bilinear(side):
    Image = pytest.importorskip("PIL.Image")
    source = picture(side, side)
    rounded = np.asarray(Image.fromarray(source).resize((224, 224), Image.BILINEAR), dtype=np.float32)
    assert np.abs(resize(source, 224) - rounded).max() <= 1.01


@settings(deadline=None, max_examples=40)
@given(side=sizes, size=sizes, turns=st.integers(0, 3), mirror=st.booleans())
def test_resize_commutes_with_turning_and_mirroring(side, size, turns, mirror):
    def moved(array):
        return np.rot90(array[:, ::-1] if mirror else array, turns)

    source = picture(side, side)
    assert np.allclose(resize(moved(source), size), moved(resize(source, size)), atol=2e-3)


def test_resize_to_the_same_size_changes_nothing():
    source = picture(48, 48)
    assert np.array_equal(resize(source, 48), source.astype(np.float32))


def test_resize_takes_floats_and_keeps_them_contiguous():
    result = resize(picture(40, 30).astype(np.float64) / 7.0, 20)
    assert result.flags.c_contiguous
    assert result.dtype == np.float32


@settings(deadline=None, max_examples=60)
@given(height=sizes, width=sizes, rows=st.integers(1, 30), columns=st.integers(1, 30), seed=st.integers(0, 9))
def test_area_average_keeps_the_covered_share(height, width, rows, columns, seed):
    mask = np.random.default_rng(seed).random((height, width)) < 0.4
    coarse = area_average(mask, rows, columns)
    assert coarse.shape == (rows, columns)
    assert coarse.min() >= 0.0
    assert coarse.max() <= 1.0 + 1e-6
    assert coarse.mean() == pytest.approx(mask.mean(), abs=1e-5)


def test_area_average_is_the_mean_of_whole_blocks():
    mask = np.random.default_rng(3).random((28, 42)) < 0.5
    blocks = mask.reshape(7, 4, 7, 6).mean(axis=(1, 3))
    assert np.allclose(area_average(mask, 7, 7), blocks, atol=1e-6)


def test_area_average_shares_a_pixel_between_two_cells():
    assert np.allclose(area_average(np.array([[True, False, True]]), 1, 2), [[2 / 3, 2 / 3]], atol=1e-6)
    assert np.allclose(area_average(np.array([[True, True, False]]), 1, 2), [[1.0, 1 / 3]], atol=1e-6)
