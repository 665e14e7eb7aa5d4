"""Words of other inventories as codes."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core import foreignwords
from landslide_annotator.core.codelists import PMA, SGC
from landslide_annotator.core.directions import SECTORS, azimuth
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.foreignwords import parse_pairs, read_word
from landslide_annotator.core.vocabulary import ACTIVITIES, LISTS, TYPES, UNKNOWN

EVERY = [(key, term) for key, terms in LISTS.items() for term in terms]


def test_examples() -> None:
    assert doctest.testmod(foreignwords).failed == 0


@pytest.mark.parametrize(("key", "term"), EVERY, ids=[f"{k}-{t.code}" for k, t in EVERY])
def test_labels_words_and_codes_of_every_entry_are_read(key, term) -> None:
    for text in (term.code, term.es, term.en, term.word, term.phrase, term.feminine, *term.spellings):
        if text:
            for standards in ((), (PMA,), (SGC,), (PMA, SGC)):
                assert read_word(key, text, standards) == term.code
                assert read_word(key, f"  {text.upper()} ", standards) == term.code


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("type", "Shallow translational failure", "translational"),
        ("type", "DESLIZAMIENTO EN CUÑA", "translational"), ("type", "Flujo de lodos", "flow"),
        ("type", "scivolamento rotazionale/traslativo", "slide"), ("type", "DGPV", "deformation"),
        ("type", "area subject to rockfall/topple", "fall"), ("type", "espansione", "spread"),
        ("type", "reptación de suelos", "creep"), ("type", "Reptación de suelos", "creep"),
        ("type", "slow flow", "flow"), ("type", "rockfall", "fall"), ("type", "Rockfall", "fall"),
        ("type", "fall (diffuse area)", "fall"), ("type", "slide (unspecified)", "slide"),
        ("type", "Deslizamiento (rotacional)", "rotational"), ("type", "flow [deep, slow slide]", "flow"),
        ("type", "Caída de detritos", "fall"), ("type", "Caídas de rocas", "fall"),
        ("type", "flujo de lodo", "flow"), ("type", "rotational landslide", "rotational"),
        ("activity", "Stabilizzato naturalmente", "abandoned"), ("activity", "no activo", "inactive"),
        ("activity", "Attivo/riattivato/sospeso", "active"), ("activity", "Suspended", "suspended"),
        ("activity", "active/reactivated/suspended", "active"), ("activity", "LATENTE", "dormant"),
        ("activity", "Latentes", "dormant"), ("activity", "inactive", "inactive"),
        ("activity", "reactivadas", "reactivated"), ("quality", "Media", "medium"),
        ("area", "muy grande", "very_large"), ("area", "Pequeñas", "small"),
        ("perimeter", "Medianos", "medium"),
    ],
)  # fmt: skip
def test_words_of_other_inventories(key, text, code) -> None:
    assert read_word(key, text) == read_word(key, text, ()) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SO", "SW"), ("NO", "NW"), ("nord-ovest", "NW"), ("sur oeste", "SW"), ("south-west", "SW"),
        ("hacia el sur", "S"), ("230,5", "SW"), ("0", "N"), ("359°", "N"), ("360", "N"), ("45 °", "NE"),
    ],
)  # fmt: skip
def test_directions_in_words_and_degrees(text, code) -> None:
    assert read_word("direction", text) == code


@given(st.sampled_from(SECTORS), st.floats(-22.4, 22.4))
def test_degrees_are_their_sector(code, aside) -> None:
    assert read_word("direction", f"{(azimuth(code) + aside) % 360.0:.3f}") == code


def test_a_caption_holds_its_attributes_and_no_others() -> None:
    caption = "flujo activo direccion NO area pequeña perimetro mediano"
    expected = {"type": "flow", "activity": "active", "direction": "NW", "area": "small"}
    assert {key: read_word(key, caption) for key in LISTS} == {**expected, "perimeter": "medium"}
    for key, text in (("area", "perimetro mediano"), ("direction", "flujo activo"), ("activity", "flujo")):
        with pytest.raises(CaptionError):
            read_word(key, text)


@pytest.mark.parametrize("entry", [*TYPES, *ACTIVITIES[:-1]], ids=lambda entry: entry.code)
def test_codes_of_a_standard_that_was_asked_for(entry) -> None:
    key = "type" if entry in TYPES else "activity"
    for standard in (PMA, SGC):
        code = entry.standards.get(standard)
        if code is not None:
            expected = "slide" if code == "01" and key == "type" else entry.code
            assert read_word(key, code, (standard,)) == expected
            if standard == SGC:
                assert read_word(key, code[1:], (SGC,)) == expected


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("type", "DR", "rotational"), ("type", "F", "flow"), ("type", "dt", "translational"),
        ("type", "01", "slide"), ("type", "04", "flow"), ("type", "ND", UNKNOWN), ("activity", "1", "active"),
        ("activity", "5", "abandoned"), ("activity", "05", "stabilised"), ("activity", "0", UNKNOWN),
    ],
)  # fmt: skip
def test_codes_of_both_standards_are_read_unless_they_are_excluded(key, text, code) -> None:
    assert read_word(key, text) == code
    if text != "ND":
        with pytest.raises(CaptionError, match=f"is no {key}"):
            read_word(key, text, ())


@pytest.mark.parametrize("key", [*LISTS, "quality"])
@pytest.mark.parametrize("text", ["", None, "  ", "n.d.", "n/a", "?", "-", "NaN", "Sin dato", "desconocido"])
def test_nothing_is_said(key, text) -> None:
    assert read_word(key, text) is None


def test_landslide_and_no_more() -> None:
    assert read_word("type", "landslide") == read_word("type", "Frana") == UNKNOWN
    assert read_word("activity", "not determined") == UNKNOWN
    assert read_word("direction", "not determined") is read_word("area", "unknown") is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("type", "complex"), ("type", "complex landslide"), ("type", "complesso"), ("type", "subsidence"),
        ("type", "slide and flow"), ("type", "rotational slide - flow"), ("type", "Erdrutsch"),
        ("type", "xyz"), ("type", "sin deslizamiento"), ("type", "not a flow"), ("type", "1"), ("type", "7"),
        ("activity", "99"), ("activity", "not so active"), ("direction", "400"), ("direction", "-5"),
        ("direction", "arriba"), ("direction", "up"),
        ("direction", "N80E"), ("direction", "N 45"), ("direction", "S10"),
        ("area", "pequeña o grande"), ("quality", "high or low"),
    ],
)  # fmt: skip
def test_what_no_list_holds_or_several_entries_claim_is_refused(key, text) -> None:
    with pytest.raises(CaptionError, match=f"'{text}' is no {key}"):
        read_word(key, text)


@given(st.sampled_from([*LISTS, "quality"]), st.text(max_size=40), st.sampled_from([(), (PMA,), (PMA, SGC)]))
def test_any_text_is_a_code_or_nothing_or_refused(key, text, standards) -> None:
    try:
        code = read_word(key, text, standards)
    except CaptionError:
        return
    known = {term.code for term in LISTS.get(key, ())} or {"high", "medium", "low"}
    assert code is None or code in known


def test_pairs_of_a_person() -> None:
    pairs = parse_pairs("type: Complesso = slide; activity: quieto=dormant\n")
    assert pairs == {"type": {"complesso": "slide"}, "activity": {"quieto": "dormant"}}
    for bad in ("complesso = slide", "type: a", "type: a = nothing", "colour: a = slide"):
        with pytest.raises(CaptionError):
            parse_pairs(bad)
