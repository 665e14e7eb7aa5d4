"""Cleaning of descriptions, words to codes, and the vocabulary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from landslide_annotator.core import caption
from landslide_annotator.core.directions import SECTORS, azimuth
from landslide_annotator.core.grammar import CAPTION_WORDS
from landslide_annotator.core.sizes import SIZES
from landslide_annotator.core.vocabulary import KEYS, LISTS, UNKNOWN
from training.founding.samples import Sample
from training.founding.text import UnknownWord, clean, code_of, describe, split_of
from training.founding.vocabulary import END, START, Vocabulary

pytestmark = pytest.mark.training
CODES = {key: [t.code for t in terms if t.code != UNKNOWN] for key, terms in LISTS.items()}


def sample(**codes):
    whole = {"type": "flow", "activity": "active", "direction": "SW", "area": "small", "perimeter": "medium"}
    return Sample("1", Path("1.jpg"), "train", **{**whole, **codes})


samples = st.builds(
    sample,
    **{key: st.sampled_from(codes + ([""] if key == "direction" else [])) for key, codes in CODES.items()},
)
captions = st.lists(
    st.lists(st.sampled_from("flujo caida activo sur este area".split())).map(" ".join), min_size=1
)


@pytest.mark.parametrize(
    ("said", "cleaned"),
    [
        ("Flujos activo direccion SW area pequeña perimetro mediano",
         "flujos activo direccion suroeste area pequeña perimetro mediano"),
        ("DIRECCIÓN: N", "direccion norte"),
        ("dirección S.W.", "direccion suroeste"),
        ("direccion n-e", "direccion noreste"),
        ("rumbo hacia el O,", "rumbo hacia el oeste"),
        ("direccion NO", "direccion noroeste"),
        ("no se mueve, o casi", "no se mueve casi"),
        ("área 1.234,5 m² (aprox.) 225º", "area aprox"),
        ("Peque\u006e\u0303a", "pequeña"),
        ("ÑANDÚ; güe", "ñandu gue"),
        ("", ""),
    ],
)  # fmt: skip
def test_cleaning(said, cleaned):
    assert clean(said) == cleaned


@given(
    st.text() | st.lists(st.sampled_from("direccion hacia el n s e o se no x sur Ñ 2".split())).map(" ".join)
)
@example("direccion x ne")
@example("direccion s x oeste")
def test_cleaning_leaves_clean_words_and_changes_nothing_twice(text):
    once = clean(text)
    assert re.fullmatch(r"([a-zñ]{2,}( [a-zñ]{2,})*)?", once)
    assert clean(once) == once


@given(samples)
def test_descriptions_are_clean_and_say_the_codes(made):
    text = describe(made)
    assert clean(text) == text
    assert caption.parse(text).attributes == {key: made.code(key) or None for key in KEYS}


def test_a_description_is_the_founders():
    assert describe(sample()) == "flujo activo direccion suroeste area pequeña perimetro mediano"
    assert describe(sample(direction="")) == "flujo activo area pequeña perimetro mediano"


@pytest.mark.parametrize(
    ("attribute", "text", "code"),
    [
        ("type", "Caída de detritos", "fall"), ("type", "caida de rocas", "fall"),
        ("type", "REPTACION de suelos", "creep"), ("type", "rotational", "rotational"),
        ("type", "deslizamientos rotacionales", "rotational"), ("type", "flujos", "flow"),
        ("activity", "Activa", "active"), ("activity", "INACTIVO", "inactive"),
        ("direction", "so", "SW"), ("direction", "S W", "SW"), ("direction", "hacia el nordeste", "NE"),
        ("direction", "225", "SW"), ("direction", "225,5 °", "SW"), ("direction", "360º", "N"),
        ("direction", "Az. 90", "E"), ("direction", "N30W", "NW"), ("direction", "S 10° O", "S"),
        ("direction", "N10E", "N"),
        ("area", "Pequeña", "small"), ("perimeter", "muy grande", "very_large"),
    ],
)  # fmt: skip
def test_cells_name_codes(attribute, text, code):
    assert code_of(attribute, text) == code


@pytest.mark.parametrize(
    ("attribute", "text", "remedy"),
    [
        ("type", "rotasional", "'rotacional'"), ("type", "derrumbe", "known are rotacional"),
        ("type", "sin determinar", "known"), ("type", "movimiento en masa", "known"),
        ("type", "rotacional flujo", "'rotacional'"), ("type", "sin deslizamiento", "'deslizamiento'"),
        ("activity", "activvo", "'activo'"), ("activity", "no activo", "'inactivo'"),
        ("direction", "XX", "known are norte"), ("direction", "sww", "'sw'"), ("direction", "400", "known"),
        ("direction", "-10", "known"), ("direction", "N100E", "'ne'"), ("direction", "activo", "known"),
        ("area", "enorme", "known are pequeño"),
    ],
)  # fmt: skip
def test_unknown_words_are_told_with_the_nearest(attribute, text, remedy):
    with pytest.raises(UnknownWord, match=attribute) as error:
        code_of(attribute, text)
    assert f"'{text}'" in str(error.value)
    assert remedy in error.value.remedy


@given(st.sampled_from([(key, t) for key in KEYS for t in LISTS[key] if t.code != UNKNOWN]), st.booleans())
def test_every_word_of_the_lists_is_known(listed, is_loud):
    key, term = listed
    for word in (term.word, term.phrase, term.es, *term.spellings):
        assert code_of(key, word.upper() if is_loud else word) == term.code


@given(st.sampled_from(SECTORS), st.floats(-22.4, 22.4))
def test_degrees_within_a_sector_are_that_sector(code, beside):
    assert code_of("direction", f"{(azimuth(code) + beside) % 360:.2f}°") == code


def test_folder_and_cell_names_of_the_splits():
    assert [split_of(n) for n in ("Train", "TEST", "entrenamiento", "prueba_1", "flujo", "")] == [
        "train", "test", "train", "test", "", "",
    ]  # fmt: skip


@given(captions)
def test_vocabulary_counts_and_orders(told):
    vocabulary = Vocabulary.of(told)
    words = " ".join(told).split()
    assert vocabulary.vocab_size == len(set(words)) + 3
    assert vocabulary.counts == {**{w: words.count(w) for w in words}, START: len(told), END: len(told)}
    ordered = [(-vocabulary.counts[w], w) for w in vocabulary.words[1:]]
    assert ordered == sorted(ordered)
    assert vocabulary.max_len == max(len(t.split()) for t in told) + 2


@given(captions)
def test_captions_survive_encoding(told):
    vocabulary = Vocabulary.of(told)
    for text in told:
        numbers = vocabulary.encode(text)
        assert numbers[0] == vocabulary.numbers[START]
        assert numbers[-1] == vocabulary.numbers[END]
        assert 0 not in numbers
        assert len(numbers) <= vocabulary.max_len
        assert vocabulary.decode([*numbers, 0, 0, numbers[0]]) == text


def test_words_of_no_training_caption_are_told_and_left_out():
    vocabulary = Vocabulary.of(["flujo activo"])
    assert vocabulary.unknown("flujo inactivo sur") == ["inactivo", "sur"]
    assert vocabulary.decode(vocabulary.encode("flujo inactivo")) == "flujo"


def test_vocabulary_survives_its_file(tmp_path):
    vocabulary = Vocabulary.of(["caida activa area pequeña", "caida inactiva"])
    vocabulary.save(tmp_path / "vocabulary.json")
    assert Vocabulary.load(tmp_path / "vocabulary.json") == vocabulary
    assert "pequeña" in (tmp_path / "vocabulary.json").read_text(encoding="utf-8")
    assert vocabulary.words[:4] == (CAPTION_WORDS[0], "caida", "fin", "inicio")


def test_the_founders_classes_give_a_vocabulary_of_28():
    """Theirs had 27: they wrote a word more or less than our grammar, which has both genders."""
    types, states = ("rotational", "creep", "flow", "fall"), ("active", "inactive")
    told = [
        describe(sample(type=t, activity=a, direction=d, area=s, perimeter=s))
        for t in types for a in states for d in SECTORS for s in SIZES
    ]  # fmt: skip
    vocabulary = Vocabulary.of(told)
    assert (vocabulary.vocab_size, vocabulary.max_len) == (28, 12)
