"""The founding cleaning of descriptions, and codes from a spreadsheet's words.

>>> clean("FLUJOS activos, dirección S.W. (225°); Área pequeña")
'flujos activos direccion suroeste area pequeña'
>>> code_of("type", "Caída de detritos"), code_of("direction", "225°"), code_of("direction", "N 30 W")
('fall', 'SW', 'NW')
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Dict, List, Optional, Tuple

from landslide_annotator.core import caption
from landslide_annotator.core.directions import sector
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.vocabulary import DIRECTIONS, KEYS, LISTS, UNKNOWN

from .samples import Sample

_POINTS = {short: t.word for t in DIRECTIONS for short in t.spellings if len(short) <= 2}
_LEADS = {"direccion", "direction", "rumbo", "dir", "hacia"}
_BETWEEN = {"al", "el", "la", "del", "de", "the", "to"}
_LEAD_OF = {"direction": "direccion ", "area": "area ", "perimeter": "perimetro "}
_SPLITS = {
    "train": set("train training entrenamiento entrenar".split()),
    "test": set("test testing prueba pruebas".split()),
}
_DEGREES = re.compile(r"(?:az(?:imuth?)?\.?\s*)?(\d+(?:[.,]\d+)?)\s*(?:°|º|grados|degrees)?", re.IGNORECASE)
_BEARING = re.compile(r"([ns])\s*(\d+(?:[.,]\d+)?)\s*[°º]?\s*([ewo])", re.IGNORECASE)

ALIKE = 0.6
"""From this ratio of difflib on a word is taken for a slip of the pen."""


class UnknownWord(ValueError):
    """A cell that names no code of its attribute; `remedy` names the nearest known word, or all of them."""

    def __init__(self, attribute: str, text: str) -> None:
        super().__init__(f"unknown {attribute} '{text}'")
        said = caption.plain(text)
        likeness = {word: SequenceMatcher(None, said, word).ratio() for word in known_words(attribute)}
        near = max(likeness, key=likeness.__getitem__)
        listed = ", ".join(t.word for t in LISTS[attribute] if t.word and t.code != UNKNOWN)
        listed += ", or degrees from 0 to 360" if attribute == "direction" else ""
        self.remedy = f"did you mean '{near}'?" if likeness[near] >= ALIKE else f"known are {listed}"


def clean(text: str) -> str:
    """Lower-case words without accents (ñ stays), signs, digits and single letters.

    Abbreviated directions become words where they stand behind `direccion`, `rumbo` or `hacia`; elsewhere
    `o`, `no` and `se` are words of their own.
    """
    words = _words(text)
    said: List[str] = []
    place, led = 0, False
    while place < len(words):
        point, length = _point(words, place) if led else (None, 1)
        word = point or words[place]
        if len(word) > 1:
            said.append(word)
            led = word in _LEADS or (led and word in _BETWEEN)
        place += length
    return " ".join(said)


def _words(text: str) -> List[str]:
    composed = unicodedata.normalize("NFC", text.lower())
    letters = "".join(c if c == "ñ" else unicodedata.normalize("NFD", c)[0] for c in composed)
    return re.findall("[a-zñ]+", letters)


def _point(words: List[str], place: int) -> Tuple[Optional[str], int]:
    """The direction word that one or two words from here abbreviate, and how many they are."""
    pair = words[place : place + 2]
    if len(pair) == 2 and max(map(len, pair)) == 1 and "".join(pair) in _POINTS:
        return _POINTS["".join(pair)], 2
    return _POINTS.get(words[place]), 1


def code_of(attribute: str, text: str) -> str:
    """The code of a cell that holds one attribute of `core.vocabulary.KEYS`.

    Directions may be degrees clockwise from north or bearings (`N 30 W`). Raises UnknownWord.
    """
    if attribute == "direction" and any(c.isdigit() for c in text):
        azimuth = _azimuth(text.strip())
        if azimuth is None:
            raise UnknownWord(attribute, text)
        return sector(azimuth)
    try:
        code = caption.parse(_LEAD_OF.get(attribute, "") + text).attributes[attribute]
    except CaptionError:
        code = None
    if code is None or code == UNKNOWN:
        raise UnknownWord(attribute, text)
    return code


def _azimuth(text: str) -> Optional[float]:
    degrees, bearing = _DEGREES.fullmatch(text), _BEARING.fullmatch(text)
    if degrees:
        value = float(degrees[1].replace(",", "."))
        return value if value <= 360.0 else None
    if not bearing or float(bearing[2].replace(",", ".")) > 90.0:
        return None
    turn = float(bearing[2].replace(",", ".")) * (1.0 if bearing[3].lower() == "e" else -1.0)
    return turn if bearing[1].lower() == "n" else 180.0 - turn


def split_of(name: str) -> str:
    """The split that a folder or a cell names, else empty."""
    return next((split for split, names in _SPLITS.items() if caption.plain(name) in names), "")


def known_words(attribute: str) -> List[str]:
    """Every spelling of an attribute's codes, plain."""
    found: Dict[str, None] = {}
    for term in LISTS[attribute]:
        if term.code != UNKNOWN:
            for word in (term.word, term.feminine, *term.spellings, term.phrase):
                found[caption.plain(word)] = None
    return [word for word in found if word]


def describe(sample: Sample) -> str:
    """The canonical Spanish caption of a sample; what it does not say is left out."""
    return clean(caption.write({key: sample.code(key) or None for key in KEYS}))
