"""Caption sentences in Spanish and English, written from codes and read back from any usual spelling.

>>> codes = {"type": "flow", "activity": "active", "direction": "SW", "area": "small", "perimeter": "medium"}
>>> write(codes)
'flujo activo direccion suroeste area pequeña perimetro mediano'
>>> write(codes, "en")
'active flow, direction southwest, small area, medium perimeter'
>>> parse("FLUJOS activos, dirección SW; área pequeña").attributes["direction"]
'SW'
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Dict, Iterator, List, Mapping, Optional, Tuple

from .errors import CaptionError
from .vocabulary import (
    ACTIVITIES,
    DIRECTIONS,
    KEYS,
    LANGUAGES,
    MATERIALS,
    SIZE_TERMS,
    TYPES,
    UNKNOWN,
    Term,
    term,
)

NO_LANDSLIDE = {"es": "sin deslizamiento", "en": "no landslide"}
_DENIALS = {"sin deslizamiento", "sin deslizamientos", "ningun deslizamiento", "no landslide"}
_LEADS = {
    "direccion": "direction", "direction": "direction", "rumbo": "direction", "dir": "direction",
    "area": "area", "perimetro": "perimeter", "perimeter": "perimeter",
}  # fmt: skip
_FILLERS = set("de del la el hacia con y en and the to of landslide moving".split())


@dataclass(frozen=True)
class Parsed:
    """What a caption says: codes by attribute, None where it says nothing; a material; or no landslide."""

    landslide: bool
    attributes: Mapping[str, Optional[str]]
    material: Optional[str] = None


def write(attributes: Mapping[str, Optional[str]], lang: str = "es") -> str:
    """The sentence of codes; attributes that are None or "unknown" are left out, but never the type."""
    kind = term("type", attributes.get("type") or UNKNOWN)
    named = {
        key: term(key, code)
        for key, code in attributes.items()
        if key in KEYS[1:] and code is not None and code != UNKNOWN
    }
    return {"es": _spanish, "en": _english}[lang](kind, named)


def rewrite(sentence: str, attributes: Mapping[str, Optional[str]]) -> str:
    """A sentence that `write` made, with other codes for some attributes, in its own language.

    Raises CaptionError for a sentence that it did not make.
    """
    said = parse(sentence).attributes
    for lang in LANGUAGES:
        if write(said, lang) == sentence:
            return write({**said, **attributes}, lang)
    raise CaptionError("The caption '{0}' was not written by this program.", sentence)


def _spanish(kind: Term, named: Mapping[str, Term]) -> str:
    words = [kind.word]
    if "activity" in named:
        words.append(named["activity"].feminine if kind.is_feminine else named["activity"].word)
    if "direction" in named:
        words += ["direccion", named["direction"].word]
    if "area" in named:
        words += ["area", named["area"].feminine]
    if "perimeter" in named:
        words += ["perimetro", named["perimeter"].word]
    return " ".join(words)


def _english(kind: Term, named: Mapping[str, Term]) -> str:
    first = f"{named['activity'].phrase} {kind.phrase}" if "activity" in named else kind.phrase
    parts = [first]
    if "direction" in named:
        parts.append(f"direction {named['direction'].phrase}")
    parts += [f"{named[key].phrase} {key}" for key in ("area", "perimeter") if key in named]
    return ", ".join(parts)


def plain(text: str) -> str:
    """Lower case without accents, signs and digits; words separated by single spaces (ñ becomes n)."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z]+", letters))


def phrases(terms: Tuple[Term, ...]) -> Dict[Tuple[str, ...], str]:
    """The code of every spelling of a list, by its plain words."""
    found: Dict[Tuple[str, ...], str] = {}
    for entry in terms:
        for spelling in (entry.word, entry.feminine, entry.phrase, *entry.spellings):
            if spelling:
                found[tuple(plain(spelling).split())] = entry.code
    return found


_TYPE_PHRASES = phrases(TYPES)
_ACTIVITY_PHRASES = phrases(ACTIVITIES)
_SIZE_PHRASES = phrases(SIZE_TERMS)
_DIRECTION_WORDS = {"".join(words): code for words, code in phrases(DIRECTIONS).items()}
_MATERIAL_WORDS = {word: code for code, words in MATERIALS.items() for word in words}
_SHORT = 2
"""Longest abbreviation of a direction; those are read only behind a lead such as `direccion`."""


class _Reader:
    """Reads words from left to right into attributes."""

    def __init__(self, words: List[str]) -> None:
        self.words = words
        self.place = 0
        self.lead: Optional[str] = None
        self.size: Optional[str] = None
        self.attributes: Dict[str, Optional[str]] = dict.fromkeys(KEYS)
        self.material: Optional[str] = None

    def set(self, key: str, code: str) -> None:
        if self.attributes[key] not in (None, code):
            raise CaptionError("The caption '{0}' names the {1} twice.", " ".join(self.words), key)
        self.attributes[key] = code

    def phrase(self, phrases: Mapping[Tuple[str, ...], str]) -> Optional[str]:
        """The code of the longest phrase that begins here, which is then read."""
        for length in range(min(5, len(self.words) - self.place), 0, -1):
            code = phrases.get(tuple(self.words[self.place : self.place + length]))
            if code is not None:
                self.place += length
                return code
        return None

    def direction(self) -> Optional[str]:
        """The direction that begins here, in one word or in two (`south west`)."""
        for length in (2, 1):
            word = "".join(self.words[self.place : self.place + length])
            short = len(word) <= _SHORT and self.lead != "direction"
            if word in _DIRECTION_WORDS and not short:
                self.place += length
                return _DIRECTION_WORDS[word]
        return None

    def read(self) -> None:
        while self.place < len(self.words):
            if not any(step(self) for step in _STEPS):
                raise CaptionError("The word '{0}' has no place in a caption.", self.words[self.place])
        if self.lead is not None or self.size is not None:
            raise CaptionError("The caption '{0}' ends before a word that it needs.", " ".join(self.words))


def _read_direction(reader: _Reader) -> bool:
    code = reader.direction()
    if code is not None:
        reader.set("direction", code)
        reader.lead = None if reader.lead == "direction" else reader.lead
    return code is not None


def _read_lead(reader: _Reader) -> bool:
    lead = _LEADS.get(reader.words[reader.place])
    if lead is None:
        return False
    reader.place += 1
    if reader.size is not None and lead != "direction":  # English: "small area"
        reader.set(lead, reader.size)
        reader.size = None
    else:
        reader.lead = lead
    return True


def _read_size(reader: _Reader) -> bool:
    code = reader.phrase(_SIZE_PHRASES)
    if code is None:
        return False
    if reader.lead in ("area", "perimeter"):
        reader.set(reader.lead, code)
        reader.lead = None
    else:
        reader.size = code
    return True


def _read_type(reader: _Reader) -> bool:
    code = reader.phrase(_TYPE_PHRASES)
    if code is not None:
        reader.set("type", code)
    return code is not None


def _read_activity(reader: _Reader) -> bool:
    code = reader.phrase(_ACTIVITY_PHRASES)
    if code is not None:
        reader.set("activity", code)
    return code is not None


def _read_other(reader: _Reader) -> bool:
    word = reader.words[reader.place]
    if word in _MATERIAL_WORDS:
        reader.material = _MATERIAL_WORDS[word]
    elif word not in _FILLERS:
        return False
    reader.place += 1
    return True


_STEPS = (_read_direction, _read_lead, _read_size, _read_type, _read_activity, _read_other)


def split_compounds(words: List[str]) -> Iterator[str]:
    """Compounds such as rockfall and earthflow as two words."""
    for word in words:
        for tail in ("fall", "falls", "flow", "flows"):
            if word.endswith(tail) and word[: -len(tail)] in _MATERIAL_WORDS:
                yield word[: -len(tail)]
                yield tail
                break
        else:
            yield word


def parse(text: str) -> Parsed:
    """Read a caption in Spanish or English: any case, accents or none, singular or plural, both genders.

    Raises CaptionError for an empty text, a word without a place, or an attribute named twice.
    """
    words = list(split_compounds(plain(text).split()))
    if not words:
        raise CaptionError("The caption is empty.")
    if " ".join(words) in _DENIALS:
        return Parsed(False, dict.fromkeys(KEYS))
    reader = _Reader(words)
    reader.read()
    return Parsed(True, reader.attributes, reader.material)
