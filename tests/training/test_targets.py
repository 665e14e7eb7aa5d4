"""Captions as word numbers, answers drawn from the interpretations, class weights."""

from __future__ import annotations

from collections import Counter
from itertools import product

import numpy as np
import pytest
from made_tiles import ellipse, sample

from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.grammar import CAPTION_WORDS, next_words, slot_words, words_to_attributes
from landslide_annotator.core.sizes import SIZES
from landslide_annotator.core.vocabulary import KEYS
from training import targets

pytestmark = pytest.mark.training
EVERY = [
    dict(zip(KEYS, codes)) for codes in product(targets.TYPES, targets.ACTIVITIES, SECTORS, SIZES, SIZES)
]
COUNTS = {"type": 0.9, "activity": 0.8, "direction": 0.7, "area": 0.6, "perimeter": 0.5}


def spoken(numbers):
    """Words up to the end."""
    words = [CAPTION_WORDS[n] for n in numbers]
    return words[: words.index("fin") + 1]


def test_every_caption_follows_the_grammar_and_reads_back():
    for codes in EVERY:
        read, written, _ = targets.encode(codes, COUNTS)
        words = spoken(written)
        for place, word in enumerate(words):
            assert word in next_words(words[:place], known_landslide=True)
        assert words_to_attributes(words) == codes
        assert [CAPTION_WORDS[n] for n in read[: len(words)]] == ["inicio", *words[:-1]]


def test_no_caption_is_longer_than_the_decoder_writes():
    lengths = {len(spoken(targets.encode(codes, COUNTS)[1])) for codes in EVERY}
    assert max(lengths) == targets.MAX_LENGTH


def test_weights_stand_at_the_words_of_their_attribute():
    for codes in EVERY:
        _, written, counted = targets.encode(codes, COUNTS)
        words = spoken(written)
        places = {key: int(np.flatnonzero(counted == np.float32(c))[0]) for key, c in COUNTS.items()}
        for key, place in places.items():
            assert slot_words(key, words[:place])[words[place]] == codes[key]
        rest = np.delete(counted, list(places.values()))
        assert (rest[: len(words) - len(places)] == np.float32(targets.TEMPLATE_WEIGHT)).all()
        assert not rest[len(words) - len(places) :].any()


def test_the_caption_of_nothing():
    read, written, counted = targets.encode_nothing()
    words = spoken(written)
    assert words == ["sin", "deslizamiento", "fin"]
    for place, word in enumerate(words):
        assert word in next_words(words[:place], known_landslide=False)
    assert [CAPTION_WORDS[n] for n in read[:3]] == ["inicio", "sin", "deslizamiento"]
    assert counted[0] == 1.0
    assert not counted[3:].any()


def drawn(tile, attribute, count=4000):
    rng = np.random.default_rng(0)
    found = Counter(targets.sample_answer(tile, attribute, rng) for _ in range(count))
    return {answer: n / count for answer, n in found.items()}


def test_answers_are_drawn_by_their_confidence():
    tile = sample(type=("flow", "fall", "flow"), confidence=(1, 3, 2))
    assert drawn(tile, "type") == pytest.approx({"flow": 0.5, "fall": 0.5}, abs=0.03)
    tile = sample(type=("flow", "fall", "creep"), confidence=(1, 3, 2))
    expected = {"flow": 1 / 6, "fall": 3 / 6, "creep": 2 / 6}
    assert drawn(tile, "type") == pytest.approx(expected, abs=0.03)


def test_answers_that_tell_nothing_are_left_out():
    tile = sample(type=("none", "fall", "none"), direction=("U", "N", "E"), confidence=(3, 1, 3))
    assert drawn(tile, "type", 100) == {"fall": 1.0}
    assert drawn(tile, "direction") == pytest.approx({"N": 0.25, "E": 0.75}, abs=0.03)
    assert targets.sample_answer(sample(type="none"), "type", np.random.default_rng(0)) == ""


def test_class_weights_are_one_on_average_and_larger_for_rare_classes():
    tiles = [sample(type="translational")] * 30 + [sample(type=("flow", "flow", "none"))] * 5
    counts = dict.fromkeys(targets.TYPES, 1)
    counts.update(translational=91, flow=11)
    weights = targets.class_weights(tiles, "type", targets.TYPES, 0.5)
    assert sum(weights[c] * n for c, n in counts.items()) / sum(counts.values()) == pytest.approx(1.0)
    assert weights["flow"] / weights["translational"] == pytest.approx((91 / 11) ** 0.5)
    assert weights["creep"] > weights["flow"] > weights["translational"]


def test_without_power_all_classes_count_the_same():
    weights = targets.class_weights([sample(type="flow")] * 9, "type", targets.TYPES, 0.0)
    assert weights == pytest.approx(dict.fromkeys(targets.TYPES, 1.0))


def test_sizes_are_measured_on_the_ground():
    square = np.pad(np.ones((50, 50), bool), 5)
    assert targets.size_classes(square, 0.6)[0] == "small"  # 900 square metres
    assert targets.size_classes(square, 0.8)[0] == "medium"  # 1600 square metres


def test_the_perimeter_is_that_of_the_curve_and_not_of_the_pixels():
    disc = ellipse(460, 460, (230, 230), (223, 223))
    assert targets.size_classes(disc, 1.0) == ("very_large", "large")  # 1401 m; its pixel edges are 1784 m
