"""The decoder's grammar: its sentences are the captions, codes and words each other's inverse."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core import caption
from landslide_annotator.core.directions import in_view
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.grammar import (
    CAPTION_WORDS,
    DIRECTION_WORDS,
    END_WORD,
    NOTHING,
    START_WORD,
    TYPE_WORDS,
    attributes_to_words,
    next_words,
    slot_words,
    word_in_view,
    words_to_attributes,
)
from landslide_annotator.core.vocabulary import LISTS

LEARNED = {"type": 5, "activity": 2, "direction": 8, "area": 4, "perimeter": 4}
CODES = {key: [entry.code for entry in LISTS[key][:count]] for key, count in LEARNED.items()}


def sentences(words=(), known_landslide=False):
    """Every sentence that the grammar allows, with its end."""
    following = next_words(words, known_landslide)
    if not following:
        yield words
    for word in following:
        yield from sentences((*words, word), known_landslide)


def combinations():
    return (dict(zip(CODES, values)) for values in itertools.product(*CODES.values()))


def test_the_grammars_sentences_are_the_captions():
    found = [" ".join(words[:-1]) for words in sentences()]
    expected = [caption.write(codes, "es") for codes in combinations()]
    assert len(found) == len(set(found)) == 5 * 2 * 8 * 4 * 4 + 1
    assert set(found) == {caption.NO_LANDSLIDE["es"], *expected}
    assert all(words[-1] == END_WORD for words in sentences())


def test_a_known_landslide_is_not_denied():
    found = set(sentences(known_landslide=True))
    assert found == set(sentences()) - {(*NOTHING, END_WORD)}


def test_every_word_has_an_id_and_a_use():
    used = {word for words in sentences() for word in words}
    assert len(set(CAPTION_WORDS)) == len(CAPTION_WORDS)
    assert used | {"relleno", START_WORD} == set(CAPTION_WORDS)
    assert max(len(words) for words in sentences()) == 11


def test_codes_and_words_are_each_others_inverse():
    for codes in combinations():
        words = attributes_to_words(codes)
        assert " ".join(words) == caption.write(codes, "es")
        assert words_to_attributes(words) == codes
        assert words_to_attributes([*words, END_WORD]) == codes


@given(st.fixed_dictionaries({
    key: st.sampled_from(codes if key in ("type", "activity") else [*codes, None])
    for key, codes in CODES.items()
}))  # fmt: skip
def test_attributes_left_out_stay_out(codes):
    words = attributes_to_words(codes)
    assert " ".join(words) == caption.write(codes, "es")
    assert words_to_attributes(words) == codes


def test_a_slot_offers_exactly_the_codes_of_its_list():
    for key, codes in CODES.items():
        assert list(slot_words(key, ["flujo"]).values()) == codes
    assert set(slot_words("activity", ["caida"])) == {"activa", "inactiva"}
    assert set(slot_words("activity", ["flujo"])) == {"activo", "inactivo"}


def test_slots_are_what_the_grammar_allows_there():
    for words in sentences(known_landslide=True):
        keys = iter(CODES)
        for place in range(len(words)):
            allowed = next_words(words[:place], True)
            if len(allowed) > 1:
                assert set(slot_words(next(keys), words[:place])) == set(allowed)


def test_mirroring_exchanges_east_and_west_and_nothing_else():
    changed = {word: word_in_view(word, 4) for word in CAPTION_WORDS if word_in_view(word, 4) != word}
    assert changed == {
        "noreste": "noroeste", "este": "oeste", "sureste": "suroeste",
        "noroeste": "noreste", "oeste": "este", "suroeste": "sureste",
    }  # fmt: skip


@pytest.mark.parametrize("view", range(8))
def test_a_view_changes_directions_alone(view):
    for word in CAPTION_WORDS:
        code = DIRECTION_WORDS.get(word)
        if code is None:
            assert word_in_view(word, view) == word
        else:
            assert DIRECTION_WORDS[word_in_view(word, view)] == in_view(code, view)


def test_a_slots_dictionary_belongs_to_the_caller():
    slot_words("type", []).clear()
    assert slot_words("type", []) == TYPE_WORDS


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: next_words(["flujo", "verde"], True), "verde"),
        (lambda: slot_words("colour", []), "colour"),
        (lambda: attributes_to_words({"type": "topple", "activity": "active"}), "topple"),
        (lambda: attributes_to_words({"type": "flow", "activity": "dormant"}), "dormant"),
        (lambda: attributes_to_words({"activity": "active"}), "type"),
        (lambda: attributes_to_words({"type": "flow"}), "activity"),
        (lambda: words_to_attributes(["caida", "activo"]), "activo"),
        (lambda: words_to_attributes(["flujo", "activo", "direccion", "grande"]), "grande"),
        (lambda: words_to_attributes(["flujo", "activo", "area", "pequeño"]), "pequeño"),
    ],
)
def test_what_does_not_belong_is_named(call, named):
    with pytest.raises(CaptionError, match=named):
        call()
