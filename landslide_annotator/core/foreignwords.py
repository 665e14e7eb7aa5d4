"""Words of other inventories (English, Spanish, Italian; IFFI, SIMMA, GSI) as codes of this one.

A word that is in no list here raises; nothing is guessed from its sound.
"""

from __future__ import annotations

from typing import Dict, FrozenSet, List, Mapping, Optional, Set, Tuple

from .caption import plain
from .errors import CaptionError
from .vocabulary import LISTS, UNKNOWN, from_standard, term

NOTHING = frozenset(
    ["", "nd", "n d", "n a", "na", "null", "none", "sin dato", "sin datos", "sin informacion", "no data"]
    + ["non determinato", "non definito", "non disponibile", "no determinado", "desconocido"]
)
"""How tables say that a value is not known."""
_QUALITIES = {
    "high": "high alta alto buena good",
    "medium": "medium media medio moderate moderada regular",
    "low": "low baja bajo bassa basso mala poor",
}
_FOREIGN: Mapping[str, Mapping[str, str]] = {
    "type": {
        "rotational": "scivolamento rotazionale, rotazionale, rotational failure",
        "translational": "scivolamento traslativo, traslativo, traslazionale, planar, wedge, "
                         "en cuna, translational failure",
        "slide": "scivolamento, scivolamenti, scivolamento rotazionale traslativo, rockslide, rock slide, "
                 "translational rotational slide, debris slide, earth slide, slide unspecified, "
                 "shallow slide, shallow slides, shallow slides diffuse area, "
                 "area subject to shallow slides, aree soggette a frane superficiali diffuse, "
                 "frane superficiali diffuse, mudslide",
        "flow": "colata, colate, colamento, colamento lento, colamento rapido, colata detritica, "
                "debris flow, debrisflow, earthflow, mudflow, flow type, slow flow, fast flow, flowslide, "
                "debris avalanche, "
                "rock avalanche, avalancha de detritos, avalancha de rocas, crecida de detritos, lahar, "
                "huaico, huayco",
        "fall": "crollo, crolli, crollo ribaltamento, rockfall, rockfalls, fall type, fall type topple, "
                "fall topple, fall diffuse area, area subject to rockfall topple, derrumbe, derrumbes, "
                "desprendimiento, desprendimientos, aree soggette a crolli ribaltamenti diffusi",
        "topple": "ribaltamento, ribaltamenti, toppling",
        "spread": "espansione, espansione laterale, espansioni, area of expansion, lateral spreading, "
                  "expansion lateral",
        "creep": "soil creep, solifluxion, solifluccion, solifluction, soliflusso, gelifluxion, "
                 "reptacion superficial",
        "deformation": "dgpv, deformazione gravitativa profonda di versante, deep seated landslide, "
                       "deep seated gravitational deformation, deformazione gravitativa profonda",
        UNKNOWN: "landslide, landslides, mass movement, movimiento en masa, frana, frane",
    },
    "activity": {
        "active": "attivo, attiva, en movimiento, attivo riattivato sospeso, active reactivated suspended",
        "inactive": "inattivo, inattiva, non attivo, non attiva, no activo, no activa, not active",
        "reactivated": "riattivato, riattivata",
        "suspended": "sospeso, sospesa",
        "dormant": "quiescente, quiescente generico, quiescent, inactivo latente, inactive dormant",
        "abandoned": "stabilizzato naturalmente, abbandonato",
        "stabilised": "stabilizzato, stabilizzata, stabilizzato artificialmente, stabilizzato generico",
        "relict": "relitto, relitta, relict landslide",
        UNKNOWN: "not determined, sin determinar",
    },
    "direction": {
        "N": "nord", "NE": "nordest, nord est", "E": "est", "SE": "sudest, sud est", "S": "sud",
        "SW": "sudovest, sud ovest", "W": "ovest", "NW": "nordovest, nord ovest",
    },
    "quality": {code: ", ".join(words.split()) for code, words in _QUALITIES.items()},
}  # fmt: skip
"""What the vocabulary's own spellings lack. IFFI's "stabilizzato naturalmente" is WP/WLI's abandoned."""
_PRECISE = {"rotational", "translational"}
"""Types before which the word "slide" says nothing more."""


def _phrases(key: str) -> Dict[Tuple[str, ...], str]:
    found: Dict[Tuple[str, ...], str] = {}
    for entry in LISTS.get(key, ()):
        own = (entry.code, entry.es, entry.en, entry.word, entry.feminine, entry.phrase, *entry.spellings)
        found.update({tuple(plain(text).split()): entry.code for text in own if text})
    for code, words in _FOREIGN[key].items():
        found.update({tuple(plain(word).split()): code for word in words.split(",")})
    return found


_BY_KEY = {key: _phrases(key) for key in _FOREIGN}


def read_word(key: str, text: str, standard: Optional[str] = None) -> Optional[str]:
    """The code of a word for type, activity, direction or quality; None where it says that nothing is known.

    standard: read codes of PMA:GCA or SGC first. Raises CaptionError for a word that is in no list, and for
    one that names two codes.
    """
    if standard is not None:
        code = _of_standard(key, standard, text.strip())
        if code is not None:
            return code
    words = tuple(plain(text).split())
    if " ".join(words) in NOTHING and not any(sign.isdigit() for sign in text):
        return None
    if words in _BY_KEY[key]:
        return _BY_KEY[key][words]
    found = _contained(words, _BY_KEY[key]) if key != "direction" else set()
    if found & _PRECISE:
        found.discard("slide")
    if len(found) > 1:
        found.discard(UNKNOWN)
    if len(found) != 1:
        raise CaptionError(f"'{text}' is no {key} of this inventory's lists.")
    return found.pop()


def _of_standard(key: str, standard: str, text: str) -> Optional[str]:
    """The entry that carries a standard's code; of several (SGC's 01) the general one."""
    if key not in ("type", "activity"):
        return None
    padded = text.zfill(2) if standard == "SGC" and text.isdigit() else text.upper()
    found = [entry.code for entry in from_standard(key, standard, padded)]
    return found[0] if len(found) == 1 else "slide" if "slide" in found else None


def _contained(words: Tuple[str, ...], phrases: Mapping[Tuple[str, ...], str]) -> Set[str]:
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
    return found


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
            raise CaptionError(f"'{pair}' is not understood; write it as 'type: word = code'.")
        term(key, code)
        found.setdefault(key, {})[word.strip().casefold()] = code
    return found


_KEYS: FrozenSet[str] = frozenset(("type", "activity", "direction"))


def _pairs(text: str) -> List[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]
