"""The grammar of captions: the decoder's words and the order in which they may follow."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from . import directions
from .errors import CaptionError
from .vocabulary import ACTIVITIES, DIRECTIONS, KEYS, SIZE_TERMS, TYPES

CAPTION_WORDS: Tuple[str, ...] = (
    "relleno", "inicio", "fin", "sin", "deslizamiento",
    "rotacional", "traslacional", "flujo", "caida", "reptacion",
    "activo", "activa", "inactivo", "inactiva",
    "direccion", "norte", "noreste", "este", "sureste", "sur", "suroeste", "oeste", "noroeste",
    "area", "pequeña", "mediana", "grande", "muy",
    "perimetro", "pequeño", "mediano",
)  # fmt: skip
START_WORD, END_WORD = "inicio", "fin"
NOTHING = ("sin", "deslizamiento")

_LEARNED_TYPES, _LEARNED_ACTIVITIES = TYPES[:5], ACTIVITIES[:2]
TYPE_WORDS: Dict[str, str] = {t.word: t.code for t in _LEARNED_TYPES}
FEMININE = tuple(t.word for t in _LEARNED_TYPES if t.is_feminine)
MASCULINE_ACTIVITY = {t.word: t.code for t in _LEARNED_ACTIVITIES}
FEMININE_ACTIVITY = {t.feminine: t.code for t in _LEARNED_ACTIVITIES}
DIRECTION_WORDS: Dict[str, str] = {t.word: t.code for t in DIRECTIONS}
AREA_WORDS = {t.feminine.split()[0]: t.code for t in SIZE_TERMS}
PERIMETER_WORDS = {t.word.split()[0]: t.code for t in SIZE_TERMS}
LEADS = {"direction": "direccion", "area": "area", "perimeter": "perimetro"}


def slot_words(key: str, before: Sequence[str]) -> Dict[str, str]:
    """The words of an attribute's slot and their codes, given the words before it."""
    if key == "type":
        return dict(TYPE_WORDS)
    if key == "activity":
        return dict(FEMININE_ACTIVITY if before and before[0] in FEMININE else MASCULINE_ACTIVITY)
    try:
        return dict({"direction": DIRECTION_WORDS, "area": AREA_WORDS, "perimeter": PERIMETER_WORDS}[key])
    except KeyError:
        raise CaptionError("A caption has no attribute '{0}'.", key) from None


def next_words(words: Sequence[str], known_landslide: bool) -> Tuple[str, ...]:
    """The words that may follow; empty after the end. With known_landslide, ``sin`` may not begin."""
    if not words:
        return tuple(TYPE_WORDS) if known_landslide else ("sin",) + tuple(TYPE_WORDS)
    last = words[-1]
    if last in TYPE_WORDS:
        return tuple(slot_words("activity", words))
    if last == END_WORD:
        return ()
    if last in MASCULINE_ACTIVITY or last in FEMININE_ACTIVITY:
        return ("direccion",)
    if last in DIRECTION_WORDS:
        return ("area",)
    fixed = {"sin": ("deslizamiento",), "deslizamiento": (END_WORD,), "muy": ("grande",)}
    leads = {"direccion": DIRECTION_WORDS, "area": AREA_WORDS, "perimetro": PERIMETER_WORDS}
    if last in fixed:
        return fixed[last]
    if last in leads:
        return tuple(leads[last])
    if last in AREA_WORDS or last in PERIMETER_WORDS:
        return (END_WORD,) if "perimetro" in words else ("perimetro",)
    raise CaptionError("The word '{0}' has no place in a caption.", last)


def _word(words: Mapping[str, str], code: str, key: str) -> str:
    for word, known in words.items():
        if known == code:
            return word
    raise CaptionError("'{0}' is no {1} that a caption can name.", code, key)


def attributes_to_words(attributes: Mapping[str, Optional[str]]) -> List[str]:
    """The canonical Spanish words of codes; sizes (and a direction) that are None are left out."""
    words: List[str] = []
    for key in KEYS:
        code = attributes.get(key)
        if code is None:
            if key in ("type", "activity"):
                raise CaptionError("A caption needs the {0} of the landslide.", key)
            continue
        if key in LEADS:
            words.append(LEADS[key])
        word = _word(slot_words(key, words), code, key)
        words += ["muy", "grande"] if word == "muy" else [word]
    return words


def word_in_view(word: str, view: int) -> str:
    """The word as it reads in one of the eight views (see `directions.in_view`); directions alone change."""
    if word not in DIRECTION_WORDS:
        return word
    return _word(DIRECTION_WORDS, directions.in_view(DIRECTION_WORDS[word], view), "direction")


def words_to_attributes(words: Sequence[str]) -> Dict[str, Optional[str]]:
    """Codes of canonical words, the inverse of attributes_to_words; what is not named is None."""
    result: Dict[str, Optional[str]] = dict.fromkeys(KEYS)
    leads = {lead: key for key, lead in LEADS.items()}
    key = "type"
    for index, word in enumerate(words):
        if word == END_WORD or (word == "grande" and words[index - 1] == "muy"):
            continue
        if word in leads:
            key = leads[word]
            continue
        codes = slot_words(key, words[:index])
        if word not in codes:
            raise CaptionError("The word '{0}' is no {1}.", word, key)
        result[key] = codes[word]
        key = "activity" if key == "type" else key
    return result
