"""Words of other inventories as codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.vocabulary import LISTS, UNKNOWN
from landslide_annotator.core.wording import read

EVERY = [(key, term) for key, terms in LISTS.items() for term in terms]


@pytest.mark.parametrize(("key", "term"), EVERY, ids=[f"{k}-{t.code}" for k, t in EVERY])
def test_labels_words_and_codes_of_every_entry_are_read(key, term) -> None:
    for text in (term.code, term.es, term.en, term.word, term.phrase, term.feminine, *term.spellings):
        if text:
            assert read(key, text) == term.code
            assert read(key, f"  {text.upper()} ") == term.code


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("type", "DR", "rotational"), ("type", "slow flow", "flow"), ("type", "rockfall", "fall"),
        ("type", "fall (diffuse area)", "fall"), ("type", "Caída de detritos", "fall"),
        ("type", "slide (unspecified)", "slide"), ("type", "Reptación de suelos", "creep"),
        ("type", "", UNKNOWN), ("type", None, UNKNOWN), ("type", "n.d.", UNKNOWN),
        ("activity", "1", "active"), ("activity", "LATENTE", "dormant"), ("activity", "inactive", "inactive"),
        ("direction", "SO", "SW"), ("direction", "sur oeste", "SW"), ("direction", "230,5", "SW"),
        ("direction", "0", "N"), ("direction", "359°", "N"), ("area", "muy grande", "very_large"),
    ],
)  # fmt: skip
def test_other_spellings(key, text, code) -> None:
    assert read(key, text) == code


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("type", "complex"), ("type", "rotational slide - flow"), ("activity", "no activo"),
        ("activity", "active/reactivated/suspended"), ("direction", "400"), ("direction", "arriba"),
    ],
)  # fmt: skip
def test_what_no_list_holds_or_several_entries_claim_is_not_guessed(key, text) -> None:
    assert read(key, text) is None


@given(st.sampled_from(list(LISTS)), st.text())
def test_any_text_gives_a_code_of_the_list_or_none(key, text) -> None:
    code = read(key, text)
    assert code in (None, UNKNOWN) or code in {term.code for term in LISTS[key]}
