"""Codes of words as other inventories write them: labels, spellings, captions' words and standard codes.

>>> read("type", "Deslizamiento rotacional"), read("type", "slow flow"), read("activity", "Latente")
('rotational', 'flow', 'dormant')
>>> read("type", "rotational slide - flow") is None
True
"""

from __future__ import annotations

import re
from typing import Dict, List, Mapping, Optional, Set, Tuple

from .caption import phrases, plain, split_compounds
from .directions import sector
from .vocabulary import LISTS, UNKNOWN, Term

_NOTHING = {"", "nd", "n d", "na", "n a", "none", "null", "unknown", "not determined", "sin determinar",
            "no determinado", "sin dato", "sin datos", "desconocido", "undefined"}  # fmt: skip
_DENIALS = {"no", "not", "non", "sin", "without"}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_LETTERS = "PMA:GCA"
"""The standard whose codes are read too: letters for types, figures for activities."""
_PHRASES: Mapping[str, Mapping[Tuple[str, ...], str]] = {
    key: {**phrases(terms), **{tuple(plain(label).split()): t.code for t in terms for label in (t.es, t.en)}}
    for key, terms in LISTS.items()
}
_LONGEST = max(len(words) for known in _PHRASES.values() for words in known)


def _exact(terms: Tuple[Term, ...]) -> Dict[str, str]:
    codes = {term.standards[_LETTERS].lower(): term.code for term in terms if _LETTERS in term.standards}
    return {**codes, **{term.code.lower(): term.code for term in terms}}


_EXACT = {key: _exact(terms) for key, terms in LISTS.items()}


def read(key: str, text: Optional[str]) -> Optional[str]:
    """The code of a word of "type", "activity", "direction", "area" or "perimeter".

    UNKNOWN for an empty text and one that says so; None for a text that names no entry of the list, or
    several. What stands in brackets does not count. A direction may be degrees from north.
    """
    whole = (text or "").strip().lower()
    if plain(whole) in _NOTHING and not re.search(r"\d", whole):
        return UNKNOWN
    if whole in _EXACT[key]:
        return _EXACT[key][whole]
    words = list(split_compounds(plain(_ASIDE.sub(" ", whole)).split()))
    if key == "direction":
        return _direction(whole, words)
    found = _PHRASES[key].get(tuple(words))
    return found or _only(_named(_PHRASES[key], words))


def _direction(whole: str, words: List[str]) -> Optional[str]:
    """The sector of a word in one piece or in several, or of degrees."""
    known = {"".join(spelling): code for spelling, code in _PHRASES["direction"].items()}
    joined = "".join(words)
    if joined in known:
        return known[joined]
    try:
        degrees = float(whole.replace("°", "").replace(",", "."))
    except ValueError:
        return None
    return sector(degrees) if 0.0 <= degrees <= 360.0 else None


def _named(known: Mapping[Tuple[str, ...], str], words: List[str]) -> Set[str]:
    """The codes of the longest spellings among the words; none where something is denied."""
    found: Set[str] = set()
    place = 0
    while place < len(words) and not _DENIALS & set(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            code = known.get(tuple(words[place : place + length]))
            if code is not None and code != UNKNOWN:
                found.add(code)
                place += length - 1
                break
        place += 1
    return found


def _only(codes: Set[str]) -> Optional[str]:
    return next(iter(codes)) if len(codes) == 1 else None
