"""Words of other inventories read as the codes of this one: labels, captions' words, other spellings, codes.

>>> code("type", "Deslizamientos rotacionales"), code("activity", "ACTIVA"), code("type", "DT")
('rotational', 'active', 'translational')
"""

from __future__ import annotations

from typing import Dict, List, Optional, Tuple

from .caption import parse, plain
from .errors import CaptionError
from .vocabulary import LISTS, STANDARDS, UNKNOWN, Term

LETTERS, NUMBERS = STANDARDS[0], STANDARDS[1]
"""PMA:GCA names types by letters and activities by one digit, the SGC by two digits."""
_NOTHING = {"", "null", "none", "nan", "nd", "n/d", "na", "n/a", "sd", "s/d", "?", "-"}
_GENERAL = {("type", "01"): "slide"}
"""A number of the SGC that several types carry means the general one."""


def _spellings(term: Term) -> Tuple[str, ...]:
    texts = (term.code, term.es, term.en, term.word, term.feminine, term.phrase, *term.spellings)
    return tuple(plain(text.replace("_", " ")) for text in texts if text)


_WORDS: Dict[str, Dict[str, str]] = {
    key: {text: term.code for term in reversed(terms) for text in _spellings(term)}
    for key, terms in LISTS.items()
}


def code(key: str, text: str) -> Optional[str]:
    """The code of "type", "activity", "direction", "area" or "perimeter"; None where nothing is said.

    Case, accents, gender and number do not matter, and a sentence such as a caption may hold the word. Raises
    CaptionError for a text that has no code.
    """
    stripped = text.strip()
    if stripped.lower() in _NOTHING or stripped == UNKNOWN:
        return None
    words = plain(stripped)
    single = " ".join(word[:-1] if word.endswith("s") else word for word in words.split())
    found = _WORDS[key].get(words) or _WORDS[key].get(single)
    found = found or _of_standard(key, stripped) or _of_sentence(key, stripped)
    if found is None:
        raise CaptionError(f"'{stripped}' is no {key} that is known here.")
    return None if found == UNKNOWN else found


def _of_standard(key: str, text: str) -> Optional[str]:
    """A code of PMA:GCA or of the SGC; PMA:GCA's single letters of types are also those of directions."""
    if (key, text) in _GENERAL:
        return _GENERAL[key, text]
    for standard in (LETTERS, NUMBERS):
        carriers: List[Term] = [
            t for t in LISTS[key] if text.upper() in t.standards.get(standard, "").split()
        ]
        if len(carriers) == 1:
            return carriers[0].code
    return None


def _of_sentence(key: str, text: str) -> Optional[str]:
    try:
        return parse(text).attributes.get(key)
    except CaptionError:
        return None
