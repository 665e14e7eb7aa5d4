"""Words of other inventories as codes: labels, spellings, captions, foreign words, standard codes.

A word that is in no list raises; nothing is guessed from its sound.

>>> read_word("type", "Deslizamientos rotacionales"), read_word("type", "slow flow"), read_word("type", "DT")
('rotational', 'flow', 'translational')
>>> read_word("activity", "Attivo"), read_word("direction", "230,5"), read_word("activity", "n.d.") is None
('active', 'SW', True)
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Dict, FrozenSet, List, Mapping, Optional, Sequence, Set, Tuple

from .caption import parse, plain, split_compounds
from .codelists import PMA, SGC
from .directions import sector
from .errors import CaptionError
from .foreignlists import FOREIGN, NOTHING
from .plainvalues import read_number
from .vocabulary import LISTS, UNKNOWN, from_standard, term

_DENIALS = {"no", "not", "non", "sin", "without", "senza"}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PRECISE = {"rotational", "translational"}
"""Types before which the word "slide" says nothing more."""
_MENTIONED = ("type", "activity", "quality")
"""Attributes whose words are also found among others that no list holds."""
_Words = Tuple[str, ...]


def _words(text: str) -> _Words:
    """Plain words in the singular, compounds as two."""
    whole = split_compounds(plain(text).split())
    return tuple(word[:-1] if word.endswith("s") and len(word) > 3 else word for word in whole)


def _phrases(key: str) -> Dict[_Words, str]:
    found: Dict[_Words, str] = {}
    for entry in LISTS.get(key, ()):
        own = (entry.code, entry.es, entry.en, entry.word, entry.feminine, entry.phrase, *entry.spellings)
        found.update({_words(text): entry.code for text in own if text})
    for code, words in FOREIGN.get(key, {}).items():
        found.update({_words(word): code for word in words.split(",")})
    return found


_BY_KEY = {key: _phrases(key) for key in (*LISTS, "quality")}
_POINTS = {"".join(words): code for words, code in _BY_KEY["direction"].items()}


def read_word(key: str, text: Optional[str], standards: Sequence[str] = (PMA, SGC)) -> Optional[str]:
    """The code of "type", "activity", "direction", "area", "perimeter" or "quality" that a text names.

    None where it is empty or says that nothing is known; UNKNOWN where it says landslide and no more. Case,
    accents, gender and number do not matter, what stands in brackets rarely does, a caption may hold the
    word, a direction may be degrees from north. standards: lists whose codes a text may be, the first before
    the second; of one alone, numbers may lack their zeros. Raises CaptionError for a text that names no entry
    of the list, or several.
    """
    whole = (text or "").strip()
    figures = any(sign.isdigit() for sign in whole)
    if key == "direction" and figures:
        code = _of_degrees(whole)
    else:
        code = _of_standards(key, standards, whole) or _BY_KEY[key].get(_words(whole))
        if code is None and plain(whole) in NOTHING and not figures:
            return None
        code = code or _said(key, _ASIDE.sub(" ", whole))
    if code is None:
        raise CaptionError("'{0}' is no {1} of this inventory's lists.", whole, key)
    return code


def _of_standards(key: str, standards: Sequence[str], text: str) -> Optional[str]:
    """The entry that carries a standard's code; of several (SGC's 01) the general one."""
    for standard in standards if key in LISTS else ():
        padded = text.zfill(2) if text.isdigit() and standards == (SGC,) else text.upper()
        found = [entry.code for entry in from_standard(key, standard, padded)]
        if found:
            return found[0] if len(found) == 1 else "slide"
    return None


def _of_degrees(text: str) -> Optional[str]:
    """The sector of degrees alone: figures beside a word are not left out, N80E is no northeast."""
    degrees = read_number(text.replace("°", ""))
    return sector(degrees) if degrees is not None and 0.0 <= degrees <= 360.0 else None


def _said(key: str, text: str) -> Optional[str]:
    """What a text says in a list's words, in a caption, or among other words."""
    words = _words(text)
    code = _BY_KEY[key].get(words) or _of_caption(key, text)
    if code is None and key == "direction":
        return _POINTS.get("".join(words))
    if code is None and key in _MENTIONED and not _DENIALS & set(words):
        found = _contained(words, _BY_KEY[key])
        if found & _PRECISE:
            found.discard("slide")
        code = found.pop() if len(found) == 1 else None
    return code


def _of_caption(key: str, text: str) -> Optional[str]:
    with suppress(CaptionError):
        return parse(text).attributes.get(key)
    return None


def _contained(words: _Words, phrases: Mapping[_Words, str]) -> Set[str]:
    """Codes of the phrases that words hold, the longest first, each word read once."""
    found: Set[str] = set()
    place = 0
    longest = max(map(len, phrases))
    while place < len(words):
        for length in range(min(longest, len(words) - place), 0, -1):
            code = phrases.get(words[place : place + length])
            if code is not None and (length > 1 or len(words[place]) > 2):
                found.add(code)
                place += length - 1
                break
        place += 1
    return found - {UNKNOWN}


def parse_pairs(text: str) -> Dict[str, Dict[str, str]]:
    """A person's own words, as `type: complesso = slide; activity: quieto = dormant`, by attribute.

    Raises CaptionError for a line that is not understood and for a code that the lists do not hold.
    """
    found: Dict[str, Dict[str, str]] = {}
    for pair in _pairs(text):
        key, separator, rest = pair.partition(":")
        word, equals, code = rest.rpartition("=")
        key, code = key.strip().lower(), code.strip()
        if not separator or not equals or key not in _KEYS:
            raise CaptionError("'{0}' is not understood; write it as 'type: word = code'.", pair)
        term(key, code)
        found.setdefault(key, {})[word.strip().casefold()] = code
    return found


_KEYS: FrozenSet[str] = frozenset(("type", "activity", "direction"))


def _pairs(text: str) -> List[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
