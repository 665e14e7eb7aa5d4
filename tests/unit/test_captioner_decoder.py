"""The decoder against the LSTM's equations, and what it may say."""

from __future__ import annotations

import io

import numpy as np
import pytest
from bundle import decoder_arrays
from hypothesis import given, settings
from hypothesis import strategies as st
from reference_network import decode_step

from landslide_annotator.captioner.assets import Archive
from landslide_annotator.captioner.decoder import Decoder
from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.errors import AssetError
from landslide_annotator.core.grammar import (
    CAPTION_WORDS,
    END_WORD,
    START_WORD,
    TYPE_WORDS,
    next_words,
    slot_words,
    word_in_view,
    words_to_attributes,
)
from landslide_annotator.core.vocabulary import KEYS

CHANNELS, POOLED, EXTRAS = 8, len(REGIONS) * 8, 13
FEATURES = POOLED + EXTRAS
INDEX = {word: index for index, word in enumerate(CAPTION_WORDS)}
ARRAYS = decoder_arrays(CHANNELS, seed=3)


def archive(arrays):
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return Archive("decoder.npz", stream.getvalue())


def made(arrays=ARRAYS, temperature=None, lean=None):
    return Decoder(archive(arrays), CAPTION_WORDS, POOLED, EXTRAS, temperature or {}, lean)


def inputs(seed, spread=1.0):
    return np.random.default_rng(seed).normal(0.0, spread, FEATURES).astype(np.float32)


def reference_logits(arrays, features, words):
    """Logits behind the start and each word, by the slow network."""
    units = arrays["lstm_recurrent/kernel"].shape[0]
    hidden = cell = np.zeros(units)
    found = []
    for word in (START_WORD, *words):
        logits, hidden, cell = decode_step(arrays, features.astype(np.float64), INDEX[word], hidden, cell)
        found.append(logits)
    return found


def softmax(logits):
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


DECODER = made()
seeds = st.integers(0, 100_000)


@settings(deadline=None, max_examples=60)
@given(seed=seeds, words=st.lists(st.sampled_from(CAPTION_WORDS), max_size=12), int8=st.booleans())
def test_steps_follow_the_lstms_equations(seed, words, int8):
    arrays = decoder_arrays(CHANNELS, seed=seed % 5, int8=int8)
    decoder, features = made(arrays), inputs(seed)
    state = decoder.start(features)
    for word, truth in zip((START_WORD, *words), reference_logits(arrays, features, words)):
        logits, state = decoder.step(state, word)
        assert logits.dtype == np.float32
        assert np.allclose(logits, truth, atol=1e-4)


@settings(deadline=None, max_examples=100)
@given(seed=seeds, spread=st.sampled_from([0.1, 1.0, 30.0]))
def test_captions_obey_the_grammar(seed, spread):
    words = DECODER.describe([(0, inputs(seed, spread))]).words
    for place, word in enumerate((*words, END_WORD)):
        assert word in next_words(words[:place], known_landslide=True)


@settings(deadline=None, max_examples=60)
@given(seed=seeds)
def test_words_and_probabilities_are_the_softmax_of_their_slot(seed):
    """Given the words before, by the slow network; the likeliest word is the one said."""
    features = inputs(seed)
    found = DECODER.describe([(0, features)])
    logits = reference_logits(ARRAYS, features, found.words)
    assert dict(found.attributes) == words_to_attributes(found.words)
    places = [0, 1, 3, 5, len(found.words) - (2 if found.words[-2:] == ("muy", "grande") else 1)]
    for key, place in zip(KEYS, places):
        codes = slot_words(key, found.words[:place])
        shares = softmax(logits[place][[INDEX[word] for word in codes]])
        assert found.probabilities[key] == pytest.approx(dict(zip(codes.values(), shares)), abs=1e-4)
        assert sum(found.probabilities[key].values()) == pytest.approx(1.0, abs=1e-9)
        likeliest = max(found.probabilities[key].values())
        assert found.probabilities[key][found.attributes[key]] == likeliest


@settings(deadline=None, max_examples=30)
@given(seed=seeds)
def test_landslide_probability_is_a_type_at_the_first_word(seed):
    features = inputs(seed)
    logits = reference_logits(ARRAYS, features, [])[0]
    shares = softmax(logits[[INDEX[word] for word in ("sin", *TYPE_WORDS)]])
    assert DECODER.landslide_probability([(0, features)]) == pytest.approx(1.0 - shares[0], abs=1e-4)


@settings(deadline=None, max_examples=60)
@given(
    seed=seeds,
    chosen=st.fixed_dictionaries(
        {key: st.lists(st.integers(0, 7), min_size=1, max_size=4, unique=True) for key in KEYS}
    ),
)
def test_readings_give_the_mean_of_their_logits_with_directions_put_back(seed, chosen):
    """By the slow network: each reading sees the words before as they read in its view."""
    views = sorted({view for some in chosen.values() for view in some})
    readings = [(view, inputs(seed + view)) for view in views]
    found = DECODER.describe(readings, chosen)
    slow = {
        view: reference_logits(ARRAYS, features, [word_in_view(word, view) for word in found.words])
        for view, features in readings
    }
    back = {view: [INDEX[word_in_view(word, view)] for word in CAPTION_WORDS] for view in views}
    places = [0, 1, 3, 5, len(found.words) - (2 if found.words[-2:] == ("muy", "grande") else 1)]
    for key, place in zip(KEYS, places):
        codes = slot_words(key, found.words[:place])
        logits = np.mean([slow[view][place][back[view]] for view in chosen[key]], axis=0)
        shares = softmax(logits[[INDEX[word] for word in codes]])
        assert found.probabilities[key] == pytest.approx(dict(zip(codes.values(), shares)), abs=1e-4)
    share = DECODER.landslide_probability(readings)
    logits = np.mean([slow[view][0] for view in views], axis=0)
    logits = logits[[INDEX[word] for word in ("sin", *TYPE_WORDS)]]
    assert share == pytest.approx(1.0 - softmax(logits)[0], abs=1e-4)


def test_the_recurrence_matters():
    """Without recurrent weights the first word stays, and captions change behind it."""
    zeroed = made({**ARRAYS, "lstm_recurrent/kernel": np.zeros_like(ARRAYS["lstm_recurrent/kernel"])})
    readings = [[(0, inputs(seed))] for seed in range(40)]
    pairs = [(DECODER.describe(reading), zeroed.describe(reading)) for reading in readings]
    for whole, without in pairs:
        assert whole.probabilities["type"] == pytest.approx(without.probabilities["type"], abs=1e-6)
    changed = sum(whole.words != without.words for whole, without in pairs)
    assert changed >= 10


def test_the_previous_word_matters():
    logits = [DECODER.step(DECODER.start(inputs(1)), word)[0] for word in ("flujo", "caida")]
    assert np.abs(logits[0] - logits[1]).max() > 0.01


def test_the_features_matter():
    words = {DECODER.describe([(0, inputs(seed))]).words for seed in range(40)}
    assert len(words) > 10


@settings(deadline=None, max_examples=30)
@given(seed=seeds, temperature=st.floats(0.3, 5.0), key=st.sampled_from(KEYS))
def test_a_temperature_flattens_its_own_slot_and_changes_no_word(seed, temperature, key):
    plain = DECODER.describe([(0, inputs(seed))])
    warm = made(temperature={key: temperature}).describe([(0, inputs(seed))])
    assert warm.words == plain.words
    for other in KEYS:
        before = np.array(list(plain.probabilities[other].values()))
        after = np.array(list(warm.probabilities[other].values()))
        expected = softmax(np.log(before) / temperature) if other == key else before
        assert np.allclose(after, expected, atol=1e-5)


@settings(deadline=None, max_examples=30)
@given(seed=seeds, added=st.floats(-3.0, 3.0))
def test_a_lean_is_added_behind_the_mean_of_the_readings_in_the_picture_as_it_is(seed, added):
    readings = [(view, inputs(seed + view)) for view in (0, 1, 6)]
    plain, leant = DECODER.describe(readings), made(lean={"sur": added}).describe(readings)
    raised = dict(plain.probabilities["direction"])
    raised["S"] *= np.exp(added)
    expected = {code: share / sum(raised.values()) for code, share in raised.items()}
    assert leant.probabilities["direction"] == pytest.approx(expected, abs=1e-5)
    assert leant.probabilities["type"] == plain.probabilities["type"]


@settings(deadline=None, max_examples=30)
@given(seed=seeds, light=st.integers(0, 7))
def test_a_lean_of_directions_turns_with_the_light_and_no_other_does(seed, light):
    readings = [(view, inputs(seed + view)) for view in (0, 3)]
    lean = {"sur": 1.0, "este": -0.5, "flujo": 0.4}
    turned = {word_in_view(word, light): value for word, value in lean.items()}
    found, expected = made(lean=lean).describe(readings, None, light), made(lean=turned).describe(readings)
    assert found == expected
    unlit = made(lean=lean).describe(readings, None, None)
    assert unlit == made(lean={"flujo": 0.4}).describe(readings)


def test_a_lean_towards_types_leaves_whether_it_is_a_landslide():
    readings = [(0, inputs(1))]
    leant = made(lean={"flujo": 2.0})
    assert leant.landslide_probability(readings) == DECODER.landslide_probability(readings)


def test_extreme_features_stay_finite():
    with np.errstate(over="raise", invalid="raise"):
        found = DECODER.describe([(0, np.full(FEATURES, 1e6, np.float32))])
    for shares in found.probabilities.values():
        assert sum(shares.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("name", sorted(set(ARRAYS) - {name for name in ARRAYS if name.endswith("/scale")}))
def test_an_array_of_another_size_is_named(name):
    array = ARRAYS[name]
    changed = {**ARRAYS, name: np.concatenate([array, array[:1]])}
    with pytest.raises(AssetError, match=name.replace("/kernel", "")):
        made(changed)


def test_an_encoder_of_another_width_is_named():
    with pytest.raises(AssetError, match="features/scale"):
        Decoder(archive(ARRAYS), CAPTION_WORDS, POOLED + 1, EXTRAS, {})
    with pytest.raises(AssetError, match="project"):
        Decoder(archive(ARRAYS), CAPTION_WORDS, POOLED, 0, {})
    with pytest.raises(AssetError, match="words"):
        Decoder(archive(ARRAYS), CAPTION_WORDS[:-1], POOLED, EXTRAS, {})
