"""Weights as 8-bit integers."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.captioner.assets import Archive
from training.quantise import LEVELS, put_kernel, quantise

pytestmark = pytest.mark.training


def kernel(seed, *shape):
    """Weights with long tails, and channels of very different sizes."""
    rng = np.random.default_rng(seed)
    return rng.standard_t(4, shape) * 10.0 ** rng.uniform(-4, 1, shape[-1])


def squared_error(weights, values, scale):
    return ((values * scale.astype(np.float64) - weights) ** 2).reshape(-1, weights.shape[-1]).sum(axis=0)


@given(st.integers(0, 10_000))
def test_errors_are_half_a_step_at_most_where_nothing_is_clipped(seed):
    weights = kernel(seed, 3, 3, 8, 5)
    values, scale = quantise(weights)
    assert (values.dtype, scale.dtype) == (np.int8, np.float32)
    assert values.shape == weights.shape
    assert np.abs(values.astype(int)).max() <= LEVELS
    clipped = np.abs(weights) > LEVELS * scale
    error = np.abs(values * scale.astype(np.float64) - weights)
    assert (error <= 0.5001 * scale)[~clipped].all()
    assert (np.abs(values) == LEVELS)[clipped].all()
    assert (np.sign(values) == np.sign(weights))[clipped].all()


@given(st.integers(0, 10_000))
def test_clipping_never_makes_a_channel_worse(seed):
    weights = kernel(seed, 400, 3)
    plain = np.abs(weights).max(axis=0) / LEVELS
    best = squared_error(weights, *quantise(weights))
    assert (best <= squared_error(weights, np.rint(weights / plain), plain) * 1.001).all()


def test_a_channel_is_clipped_where_that_loses_least():
    weights = np.random.default_rng(0).uniform(-0.9, 0.9, (4000, 2))
    weights[0] = (1.0, 0.9)
    _, scale = quantise(weights)
    assert scale[0] < 1.0 / LEVELS
    assert scale[1] == pytest.approx(0.9 / LEVELS)


def test_a_channel_of_zeros_stays_zero():
    weights = kernel(0, 6, 3)
    weights[:, 1] = 0.0
    values, scale = quantise(weights)
    assert not values[:, 1].any()
    assert np.isfinite(scale).all()
    assert (scale > 0.0).all()
    assert values[:, 0].any()


def read(arrays, layer, dimensions):
    stored = io.BytesIO()
    np.savez(stored, **arrays)
    return Archive("made.npz", stored.getvalue()).kernel(layer, dimensions)


def test_the_captioner_reads_what_was_put():
    weights, arrays = kernel(1, 3, 3, 4, 6), {}
    put_kernel(arrays, "small", weights)
    put_kernel(arrays, "exact", weights, whole=True)
    assert set(arrays) == {"small/kernel", "small/scale", "exact/kernel"}
    assert arrays["small/kernel"].dtype == np.int8
    assert arrays["exact/kernel"].dtype == np.float32
    assert np.array_equal(read(arrays, "exact", 4), weights.astype(np.float32))
    largest = np.abs(weights).max(axis=(0, 1, 2))
    assert (np.abs(read(arrays, "small", 4) - weights).max(axis=(0, 1, 2)) < 0.21 * largest).all()
    assert not np.array_equal(read(arrays, "small", 4), weights.astype(np.float32))
