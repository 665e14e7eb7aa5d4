"""The encoder against a slow one written from the paper's equations, and its parts."""

from __future__ import annotations

import io

import numpy as np
import pytest
from bundle import BLOCKS, encoder_arrays
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_network import convolve, encode

from landslide_annotator.captioner.assets import Archive
from landslide_annotator.captioner.folding import fold_preactivation
from landslide_annotator.captioner.layers import Workspace, max_pool, relu_conv3x3
from landslide_annotator.captioner.network import Encoder


def archive(arrays):
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return Archive("encoder.npz", stream.getvalue())


@pytest.mark.parametrize(
    ("side", "int8", "taps", "seed"),
    [
        (64, True, ("conv5",), 0),
        (96, False, ("conv2", "conv3", "conv4", "conv5"), 1),
        (64, True, ("conv2", "conv4"), 2),
    ],
)
def test_the_encoder_is_the_published_network(side, int8, taps, seed):
    arrays = encoder_arrays(seed, int8=int8, last=taps[-1])
    picture = np.random.default_rng(seed).uniform(0, 255, (side, side, 3)).astype(np.float32)
    encoder = Encoder(archive(arrays), taps)
    found, expected = encoder(picture), encode(arrays, picture.astype(np.float64), BLOCKS, taps)
    assert len(found) == len(expected) == len(taps)
    for tap, ours, truth, channels in zip(taps, found, expected, encoder.channels):
        cells = side // {"conv2": 8, "conv3": 16}.get(tap, 32)
        assert ours.shape == truth.shape == (cells, cells, channels)
        assert truth.std() > 0.01
        assert np.abs(ours - truth).max() < 1e-4 * np.abs(truth).max()


def test_a_second_call_and_another_size_leave_no_trace():
    encoder = Encoder(archive(encoder_arrays()))
    rng = np.random.default_rng(5)
    first, other = rng.uniform(0, 255, (64, 64, 3)), rng.uniform(0, 255, (96, 96, 3))
    (before,) = encoder(first.astype(np.float32))
    kept = before.copy()
    encoder(other.astype(np.float32))
    assert np.array_equal(before, kept)
    assert np.array_equal(encoder(first.astype(np.float32))[0], kept)


@settings(deadline=None, max_examples=40)
@given(
    rows=st.integers(1, 6),
    columns=st.integers(1, 6),
    channels=st.integers(1, 5),
    count=st.integers(1, 4),
    stride=st.sampled_from([1, 2]),
    seed=st.integers(0, 99),
)
def test_relu_conv3x3_is_relu_then_padded_convolution(rows, columns, channels, count, stride, seed):
    rng = np.random.default_rng(seed)
    z = rng.normal(size=(2 * rows, 2 * columns, channels)).astype(np.float32)
    bias = rng.normal(size=channels).astype(np.float32)
    weights = rng.normal(size=(3, 3, channels, count)).astype(np.float32)
    ours = relu_conv3x3(z, -bias, weights.reshape(3, 3 * channels, count), stride, Workspace())
    ours = ours + bias @ weights.sum(axis=(0, 1))
    truth = convolve(np.maximum(z + bias, 0.0).astype(np.float64), weights, stride, 1)
    assert np.allclose(ours, truth.reshape(-1, count), atol=1e-4)


@settings(deadline=None, max_examples=30)
@given(rows=st.integers(1, 6), columns=st.integers(1, 6), floor=st.floats(-2, 2), seed=st.integers(0, 99))
def test_max_pool_counts_its_border(rows, columns, floor, seed):
    z = np.random.default_rng(seed).normal(size=(2 * rows, 2 * columns, 3)).astype(np.float32)
    floors = np.full(3, floor, np.float32)
    padded = np.pad(z, [(1, 1), (1, 1), (0, 0)], constant_values=floor)
    truth = np.empty((rows, columns, 3), np.float32)
    for i in range(rows):
        for j in range(columns):
            truth[i, j] = padded[2 * i : 2 * i + 3, 2 * j : 2 * j + 3].max(axis=(0, 1))
    assert np.array_equal(max_pool(z, floors, Workspace()), truth)


@settings(deadline=None, max_examples=80)
@given(
    scale=st.sampled_from([0.0, 1e-30, -1e-9, 1e-6, -0.5, 0.7, 3.0]),
    shift=st.floats(-3, 3),
    pending=st.floats(-3, 3),
    x=st.floats(-50, 50),
)
def test_folded_preactivation_is_relu_of_the_affine(scale, shift, pending, x):
    vectors = (np.array([v], np.float32) for v in (scale, shift, pending))
    folded = fold_preactivation(*vectors)
    value = np.maximum(np.float64(x), folded.low)
    if folded.falling.size:
        value[folded.falling] = np.minimum(np.float64(x), folded.high)
    ours = float(folded.scale[0] * value[0] + folded.offset[0])
    truth = max(float(np.float32(scale)) * (x + float(np.float32(pending))) + float(np.float32(shift)), 0.0)
    assert ours == pytest.approx(truth, abs=2e-5)
