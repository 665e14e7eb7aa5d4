"""The trained part in Keras: conv5, pooling, and the statistics set before a fit."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from made_tiles import ellipse
from made_weights import TINY, randomise

from landslide_annotator.captioner.pooling import pool, region_weights
from landslide_annotator.core.grammar import CAPTION_WORDS
from training import encoder, network
from training.features import EARLY
from training.targets import MAX_LENGTH

pytestmark = [
    pytest.mark.training,
    pytest.mark.filterwarnings("ignore:Even though the `tf.config"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def model():
    made = network.build(TINY)
    randomise(made, 3)
    return made


def outlines(count):
    return [ellipse(80, 80, (30 + n, 45 - n), (10 + n, 18)) for n in range(count)]


def inputs(count, seed=0):
    rng = np.random.default_rng(seed)
    return {
        "frozen_map": rng.random((count, 7, 7, 1024), np.float32),
        "early": rng.random((count, EARLY), np.float32),
        "weights": np.stack([region_weights(outline, 7, 7) for outline in outlines(count)]),
        "extras": rng.random((count, 13), np.float32),
        "words_before": rng.integers(0, len(CAPTION_WORDS), (count, MAX_LENGTH)).astype(np.int32),
    }


def behind(model, layer):
    return keras.Model(model.inputs, model.get_layer(layer).output)


def test_outputs_are_shares_of_words_and_of_landslide(model):
    found = model(inputs(3), training=False)
    words, cover = np.asarray(found["words"]), np.asarray(found["cover"])
    assert words.shape == (3, MAX_LENGTH, len(CAPTION_WORDS))
    assert np.allclose(words.sum(axis=-1), 1.0, atol=1e-5)
    assert cover.shape == (3, 49)
    assert ((cover >= 0.0) & (cover <= 1.0)).all()


def test_later_words_do_not_change_earlier_ones(model):
    given = inputs(2)
    changed = dict(given, words_before=given["words_before"].copy())
    changed["words_before"][:, 6:] = (changed["words_before"][:, 6:] + 1) % len(CAPTION_WORDS)
    a, b = (np.asarray(model(x, training=False)["words"]) for x in (given, changed))
    assert np.allclose(a[:, :6], b[:, :6], atol=1e-6)
    assert not np.allclose(a[:, 6:], b[:, 6:], atol=1e-3)


def test_maps_are_pooled_as_the_captioner_pools_them(model):
    given = inputs(3)
    found = np.asarray(behind(model, "features")(given))
    top = np.asarray(model.get_layer("conv5")(given["frozen_map"], training=False))
    for row, outline in enumerate(outlines(3)):
        pooled = [pool(maps[row], outline) for maps in (given["frozen_map"], top)]
        assert np.allclose(found[row], np.concatenate([given["early"][row], *pooled]), rtol=1e-4, atol=1e-4)


def test_conv5_begins_as_its_shortcut():
    made = encoder.conv5(8, 32)
    maps = np.random.default_rng(0).random((2, 7, 7, 1024), np.float32)
    first, last = (behind(made, name)([maps]) for name in ("conv5_block1_0_conv", "conv5_block3_out"))
    assert np.array_equal(np.asarray(first), np.asarray(last))


def test_calibrated_norms_have_the_statistics_of_the_maps():
    made = encoder.conv5(8, 32)
    randomise(made, 1)
    maps = np.random.default_rng(0).random((6, 7, 7, 1024), np.float32)
    encoder.calibrate(made, maps)
    norms = [layer for layer in made.layers if isinstance(layer, keras.layers.BatchNormalization)]
    assert len(norms) == 9
    for layer in norms:
        gamma, beta, _, _ = layer.get_weights()
        values = np.asarray(behind(made, layer.name)([maps])).reshape(-1, len(gamma))
        assert np.allclose(values.mean(axis=0), beta, atol=1e-3)
        assert np.allclose(values.std(axis=0), gamma, atol=1e-2)


def test_features_are_standardised_over_the_sample(model):
    given = inputs(40)
    network.standardise(model, given)
    values = np.asarray(behind(model, "standardise")(given))
    spread = np.asarray(behind(model, "features")(given)).std(axis=0)
    assert np.allclose(values.mean(axis=0), 0.0, atol=1e-3)
    assert np.allclose(values.std(axis=0), spread / np.sqrt(spread**2 + 1e-3), atol=1e-3)


def test_the_frozen_encoder_takes_the_colours_that_the_captioner_takes():
    pixels = np.array([0, 51, 255], np.uint8)
    assert np.allclose(encoder.preprocess(pixels), [-1.0, -0.6, 1.0])
