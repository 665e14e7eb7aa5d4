"""The lists of terms: complete, unambiguous, with the codes of the standards."""

from __future__ import annotations

import pytest

from landslide_annotator.core import caption
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.vocabulary import (
    ACTIVITIES,
    JUDGED,
    KEYS,
    LANGUAGES,
    LISTS,
    MATERIALS,
    STANDARDS,
    TYPES,
    UNKNOWN,
    from_standard,
    term,
)

EVERY = [(key, entry) for key, terms in LISTS.items() for entry in terms]


def codes(standard, terms):
    """Codes of a standard in order, each as often as it stands there."""
    return [code for entry in terms for code in entry.standards.get(standard, "").split()]


@pytest.mark.parametrize("key", sorted(LISTS))
def test_codes_are_unique_short_ascii_words(key):
    found = [entry.code for entry in LISTS[key]]
    assert len(set(found)) == len(found)
    assert all(code.isascii() and code.replace("_", "").isalpha() and len(code) <= 24 for code in found)


def test_the_captioners_codes_lead_the_lists():
    assert [t.code for t in TYPES[:5]] == ["rotational", "translational", "flow", "fall", "creep"]
    assert [t.code for t in ACTIVITIES[:2]] == ["active", "inactive"]
    assert [t.code for t in LISTS["direction"]] == ["N", "NE", "E", "SE", "S", "SW", "W", "NW"]
    assert [t.code for t in LISTS["area"]] == ["small", "medium", "large", "very_large"]
    assert (*JUDGED, "area", "perimeter") == KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", sorted(LISTS))
def test_labels_differ_within_a_list(key, lang):
    labels = [entry.label(lang) for entry in LISTS[key]]
    assert all(label and label[0].isupper() for label in labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("key", "entry"), EVERY, ids=lambda value: getattr(value, "code", value))
def test_every_term_is_written_and_read_back(key, entry, lang):
    written = caption.write({"type": "flow", key: entry.code}, lang)
    expected = None if entry.code == UNKNOWN and key != "type" else entry.code
    assert caption.parse(written).attributes[key] == expected


@pytest.mark.parametrize(("key", "entry"), EVERY, ids=lambda value: getattr(value, "code", value))
def test_every_spelling_and_label_means_its_term(key, entry):
    if key in ("area", "perimeter") or entry.code == UNKNOWN:
        return  # sizes need their noun; "not determined" is a label of the form only
    lead = "direccion " if key == "direction" else ""
    for spelling in (entry.word, entry.feminine, entry.phrase, *entry.spellings, entry.es, entry.en):
        if spelling:
            assert caption.parse(lead + spelling).attributes[key] == entry.code, spelling


def test_pma_gca_is_complete():
    kinds = ["C", "V", "DR", "DT", "PL", "R", "F", "DGP", "ND"]
    assert sorted(codes("PMA:GCA", TYPES)) == sorted(kinds)
    assert sorted(codes("PMA:GCA", ACTIVITIES)) == [str(n) for n in range(8)]


def test_simma_has_its_seven_types_and_six_states():
    assert set(codes("SGC", TYPES)) == {f"0{n}" for n in range(1, 8)}
    assert sorted(codes("SGC", ACTIVITIES)) == [f"0{n}" for n in range(1, 7)]
    slides = [entry.code for entry in from_standard("type", "SGC", "01")]
    assert slides == ["rotational", "translational", "slide"]
    for code, founding in {"02": "creep", "03": "fall", "04": "flow"}.items():
        assert [entry.code for entry in from_standard("type", "SGC", code)] == [founding]


def test_each_of_hungrs_32_types_has_one_place():
    assert sorted(int(code) for code in codes("Hungr 2014", TYPES)) == list(range(1, 33))
    for number, code in {
        1: "fall",
        6: "rotational",
        7: "translational",
        22: "flow",
        28: "deformation",
        31: "creep",
    }.items():
        assert [t.code for t in from_standard("type", "Hungr 2014", str(number))] == [code]


def test_wp_wli_states_are_their_own_words():
    for entry in ACTIVITIES:
        assert entry.standards.get("WP/WLI", entry.code) == entry.code


@pytest.mark.parametrize(("key", "entry"), EVERY, ids=lambda value: getattr(value, "code", value))
def test_standards_lead_back_to_their_term(key, entry):
    assert set(entry.standards) <= set(STANDARDS)
    for standard, found in entry.standards.items():
        for code in found.split():
            assert entry in from_standard(key, standard, code)


def test_unknown_codes_and_standards():
    assert from_standard("type", "PMA:GCA", "X") == ()
    assert from_standard("activity", "Hungr 2014", "1") == ()
    with pytest.raises(CaptionError, match="avalanche"):
        term("type", "avalanche")
    with pytest.raises(CaptionError, match=r"IFFI.*PMA:GCA"):
        from_standard("type", "IFFI", "1")


def test_material_words_belong_to_one_material():
    words = [word for found in MATERIALS.values() for word in found]
    assert len(set(words)) == len(words)
    assert all(word == caption.plain(word) for word in words)
