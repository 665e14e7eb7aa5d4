"""Captions: written from codes, read back from any usual spelling."""

from __future__ import annotations

import doctest
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core import caption
from landslide_annotator.core.caption import NO_LANDSLIDE, parse, plain, write
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.vocabulary import KEYS, LANGUAGES, LISTS, UNKNOWN

CODES = {key: [entry.code for entry in LISTS[key] if key == "type" or entry.code != UNKNOWN] for key in KEYS}
OTHER_GENDER = {
    "activo": "activa", "activa": "activo", "inactivo": "inactiva", "inactiva": "inactivo",
    "pequeña": "pequeño", "pequeño": "pequeña", "mediana": "mediano", "mediano": "mediana",
}  # fmt: skip
PLURALS = {
    "flujo": "flujos", "caida": "caídas", "reptacion": "reptaciones", "rotacional": "rotacionales",
    "traslacional": "traslacionales", "activo": "activos", "activa": "activas", "flow": "flows",
    "inactivo": "inactivos", "inactiva": "inactivas", "fall": "falls",
}  # fmt: skip
ACCENTS = {
    "caida": "caída", "direccion": "dirección", "area": "área", "perimetro": "perímetro",
    "reptacion": "reptación",
}  # fmt: skip
SHORT = {
    "norte": "n", "noreste": "ne", "este": "e", "sureste": "se", "sur": "s", "suroeste": "so", "oeste": "o",
    "noroeste": "no",
}  # fmt: skip

attributes = st.fixed_dictionaries(
    {key: st.sampled_from(codes if key == "type" else [*codes, None]) for key, codes in CODES.items()}
)


def respelled(draw, word):
    """The word in one of the spellings that people use."""
    for others in (OTHER_GENDER, PLURALS, ACCENTS, SHORT):
        if word in others and draw(st.booleans()):
            word = others[word]
            break
    if draw(st.booleans()):
        word = word.replace("ñ", "n").replace("í", "i")
    word = "".join(c.upper() if draw(st.booleans()) else c for c in word)
    return word + draw(st.sampled_from(["", "", "", ",", ".", ";", ":"]))


@given(attributes, st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(codes, lang):
    found = parse(write(codes, lang))
    assert found.landslide
    assert dict(found.attributes) == codes


def test_every_combination_of_the_founding_words_comes_back():
    learned = [CODES["type"][:5], CODES["activity"][:2], *(CODES[key] for key in KEYS[2:])]
    for values in itertools.product(*learned):
        codes = dict(zip(KEYS, values))
        for lang in LANGUAGES:
            assert dict(parse(write(codes, lang)).attributes) == codes


@given(st.data(), attributes, st.sampled_from(LANGUAGES))
def test_case_accents_numbers_genders_and_signs_do_not_matter(data, codes, lang):
    words = write(codes, lang).split(" ")
    text = data.draw(st.sampled_from([" ", "  ", "\n"])).join(respelled(data.draw, word) for word in words)
    assert dict(parse(text).attributes) == codes, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("flujos activo direccion sw area pequeña perimetro mediano",
         ["flow", "active", "SW", "small", "medium"]),
        ("flujos activo direccion so area pequena perimetro mediano",
         ["flow", "active", "SW", "small", "medium"]),
        ("caida de detritos activo direccion n area muy grande perimetro muy grande",
         ["fall", "active", "N", "very_large", "very_large"]),
        ("Caída de rocas inactiva, dirección este", ["fall", "inactive", "E", None, None]),
        ("reptación de suelos activa dirección NO área mediana perímetro grande",
         ["creep", "active", "NW", "medium", "large"]),
        ("reptacion de suelos inactivo direccion w area grande perimetro pequeño",
         ["creep", "inactive", "W", "large", "small"]),
        ("Deslizamiento rotacional activo hacia el sur", ["rotational", "active", "S", None, None]),
        ("deslizamientos translacionales", ["translational", None, None, None, None]),
        ("active rockfall, direction south west, very large area",
         ["fall", "active", "SW", "very_large", None]),
        ("small area, debris flow moving to the northeast", ["flow", None, "NE", "small", None]),
        ("earthflow", ["flow", None, None, None, None]),
        ("sudeste flujo", ["flow", None, "SE", None, None]),
        ("movimiento en masa latente", ["unknown", "dormant", None, None, None]),
        ("propagaciones laterales", ["spread", None, None, None, None]),
    ],
)  # fmt: skip
def test_spellings_of_the_founding_document_and_of_daily_use(text, expected):
    assert list(parse(text).attributes.values()) == expected


@pytest.mark.parametrize(
    ("text", "material"),
    [
        ("caida de detritos", "debris"), ("caida de rocas", "rock"), ("reptacion de suelos", "earth"),
        ("flujo de lodo", "mud"), ("rockfall", "rock"), ("mudflows", "mud"), ("flujo", None),
    ],
)  # fmt: skip
def test_materials_are_kept_beside_the_type(text, material):
    assert parse(text).material == material


@pytest.mark.parametrize("text", [*NO_LANDSLIDE.values(), "Sin deslizamientos.", "NINGÚN deslizamiento"])
def test_no_landslide_says_nothing_else(text):
    found = parse(text)
    assert not found.landslide
    assert dict(found.attributes) == dict.fromkeys(KEYS)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "empty"),
        (" 12 ... ", "empty"),
        ("flujo verde", "'verde'"),
        ("flujo activo direccion arriba", "'arriba'"),
        ("flujo caida", "type twice"),
        ("flujo activo inactivo", "activity twice"),
        ("flujo direccion norte direccion sur", "direction twice"),
        ("flujo area grande area mediana", "area twice"),
        ("flujo direccion", "ends before"),
        ("flujo area", "ends before"),
        ("flujo grande", "ends before"),
        ("flujo activo sw", "'sw'"),
    ],
)
def test_what_cannot_be_read_is_named(text, named):
    with pytest.raises(CaptionError, match=named):
        parse(text)


@given(st.text(alphabet="abcdeilnorstuw ,.ñáé", max_size=40))
def test_any_text_is_read_or_refused_with_a_message(text):
    try:
        found = parse(text)
    except CaptionError as error:
        assert str(error)
    else:
        assert set(found.attributes) == set(KEYS)


@given(st.text(max_size=60))
def test_plain_is_plain_and_stays_so(text):
    once = plain(text)
    assert re.fullmatch(r"([a-z]+( [a-z]+)*)?", once)
    assert plain(once) == once


def test_the_canonical_sentences():
    codes = {
        "type": "fall",
        "activity": "inactive",
        "direction": "NE",
        "area": "very_large",
        "perimeter": "small",
    }
    assert write(codes) == "caida inactiva direccion noreste area muy grande perimetro pequeño"
    assert write(codes, "en") == "inactive fall, direction northeast, very large area, small perimeter"
    assert write({"type": "creep", "activity": UNKNOWN, "direction": None}) == "reptacion"
    assert write({}) == "movimiento en masa"
    assert write({"type": None, "activity": "active"}, "en") == "active mass movement"
    codes = {"type": "flow", "activity": "active", "direction": "SW", "area": "small", "perimeter": "medium"}
    assert write(codes) == "flujo activo direccion suroeste area pequeña perimetro mediano"


def test_codes_that_are_not_in_the_lists_are_refused():
    with pytest.raises(CaptionError, match="avalanche"):
        write({"type": "avalanche"})
    with pytest.raises(CaptionError, match="huge"):
        write({"type": "flow", "area": "huge"})


def test_the_examples_of_the_module():
    assert doctest.testmod(caption).failed == 0
