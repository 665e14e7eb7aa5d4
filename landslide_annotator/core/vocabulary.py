"""The words of an inventory: movement types, activities, directions, sizes, and their codes in the standards.

Types follow Cruden & Varnes (1996) and Hungr, Leroueil & Picarelli (2014), activities WP/WLI (1993); both
carry the codes of PMA:GCA (2007) and of the SGC's inventory SIMMA. Codes of this project are English ASCII
words; they are what the inventory stores.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Mapping, Tuple

from .directions import SECTORS
from .errors import CaptionError
from .sizes import SIZES

STANDARDS = ("PMA:GCA", "SGC", "WP/WLI", "Hungr 2014")
LANGUAGES = ("es", "en")
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Term:
    """One entry of a list.

    es, en: labels of the form; word: the word of a Spanish caption, masculine where there are two;
    phrase: the words of an English caption; spellings: other ways to write it, without accents;
    standards: its code by standard, several separated by spaces, absent where a standard has none;
    feminine: of a type, whether its Spanish word is; of an activity or a size, the feminine form of `word`.
    """

    code: str
    es: str
    en: str
    word: str
    phrase: str
    spellings: Tuple[str, ...] = ()
    standards: Mapping[str, str] = field(default_factory=dict)
    is_feminine: bool = False
    feminine: str = ""

    def label(self, lang: str) -> str:
        """The label in a language ("es" or "en")."""
        return {"es": self.es, "en": self.en}[lang]


def _type(
    code: str, labels: Tuple[str, str], words: Tuple[str, str], codes: Tuple[str, str, str, str],
    spellings: str = "", is_feminine: bool = False,
) -> Term:  # fmt: skip
    standards = {name: value for name, value in zip(STANDARDS, codes) if value}
    other = tuple(part.strip() for part in spellings.split(",") if part.strip())
    return Term(code, *labels, *words, spellings=other, standards=standards, is_feminine=is_feminine)


TYPES: Tuple[Term, ...] = (
    _type("rotational", ("Deslizamiento rotacional", "Rotational slide"), ("rotacional", "rotational slide"),
          ("DR", "01", "slide", "6 11"),
          "rotacionales, deslizamiento rotacional, deslizamientos rotacionales, rotational, slump"),
    _type("translational", ("Deslizamiento traslacional", "Translational slide"),
          ("traslacional", "translational slide"), ("DT", "01", "slide", "7 8 12 13"),
          "traslacionales, translacional, translacionales, deslizamiento traslacional, "
          "deslizamientos traslacionales, deslizamiento translacional, deslizamientos translacionales, "
          "translational, planar slide"),
    _type("flow", ("Flujo", "Flow"), ("flujo", "flow"), ("F", "04", "flow", "18 19 20 21 22 23 24 25 26 27"),
          "flujos, flows"),
    _type("fall", ("Caída", "Fall"), ("caida", "fall"), ("C", "03", "fall", "1 2"), "caidas, falls", True),
    _type("creep", ("Reptación", "Creep"), ("reptacion", "creep"), ("R", "02", "", "31 32"),
          "reptaciones", True),
    _type("slide", ("Deslizamiento", "Slide"), ("deslizamiento", "slide"), ("", "01", "slide", "9 10 14"),
          "deslizamientos, slides"),
    _type("topple", ("Volcamiento", "Topple"), ("volcamiento", "topple"), ("V", "05", "topple", "3 4 5"),
          "volcamientos, vuelco, topples"),
    _type("spread", ("Propagación lateral", "Lateral spread"), ("propagacion lateral", "spread"),
          ("PL", "06", "spread", "15 16 17"), "propagaciones laterales, lateral spread", True),
    _type("deformation", ("Deformación gravitacional profunda", "Slope deformation"),
          ("deformacion gravitacional profunda", "slope deformation"), ("DGP", "07", "", "28 29 30"),
          "deep seated gravitational slope deformation, dsgsd", True),
    _type(UNKNOWN, ("Sin determinar", "Not determined"), ("movimiento en masa", "mass movement"),
          ("ND", "", "", ""), "movimiento"),
)  # fmt: skip
"""Movement types; the captioner writes the first five."""


def _activity(
    code: str, es: str, en: str, word: str, codes: Tuple[str, str, str], spellings: str = ""
) -> Term:
    feminine = word[:-1] + "a" if word.endswith("o") else word
    standards = {name: value for name, value in zip(STANDARDS, codes) if value}
    return Term(code, es, en, word, en.lower(), tuple(spellings.split()), standards, feminine=feminine)


ACTIVITIES: Tuple[Term, ...] = (
    _activity("active", "Activo", "Active", "activo", ("1", "01", "active"), "activos activas"),
    _activity("inactive", "Inactivo", "Inactive", "inactivo", ("", "", "inactive"), "inactivos inactivas"),
    _activity("reactivated", "Reactivado", "Reactivated", "reactivado", ("2", "02", "reactivated")),
    _activity("suspended", "Suspendido", "Suspended", "suspendido", ("3", "03", "suspended")),
    _activity("dormant", "Latente", "Dormant", "latente", ("4", "04", "dormant")),
    _activity("abandoned", "Abandonado", "Abandoned", "abandonado", ("5", "", "abandoned")),
    _activity("stabilised", "Estabilizado", "Stabilised", "estabilizado", ("6", "05", "stabilised"),
              "stabilized"),
    _activity("relict", "Relicto", "Relict", "relicto", ("7", "06", "relict")),
    Term(UNKNOWN, "Sin determinar", "Not determined", "", "", standards={"PMA:GCA": "0"}),
)  # fmt: skip
"""States of activity of WP/WLI (1993); the captioner writes two. All from dormant on are inactive."""

_COMPASS = {
    "N": ("Norte", "North", "norte", "n"),
    "NE": ("Noreste", "Northeast", "noreste", "ne nordeste"),
    "E": ("Este", "East", "este", "e"),
    "SE": ("Sureste", "Southeast", "sureste", "se sudeste"),
    "S": ("Sur", "South", "sur", "s"),
    "SW": ("Suroeste", "Southwest", "suroeste", "sw so sudoeste"),
    "W": ("Oeste", "West", "oeste", "w o"),
    "NW": ("Noroeste", "Northwest", "noroeste", "nw no"),
}
DIRECTIONS: Tuple[Term, ...] = tuple(
    Term(code, es, en, word, en.lower(), tuple(spellings.split()))
    for code, (es, en, word, spellings) in ((code, _COMPASS[code]) for code in SECTORS)
)
"""Compass sectors, crown to toe."""

_SIZE_WORDS = {
    "small": ("Pequeño", "Small", "pequeño", "pequeña"),
    "medium": ("Mediano", "Medium", "mediano", "mediana"),
    "large": ("Grande", "Large", "grande", "grande"),
    "very_large": ("Muy grande", "Very large", "muy grande", "muy grande"),
}
SIZE_TERMS: Tuple[Term, ...] = tuple(
    Term(code, es, en, word, en.lower(), feminine=feminine)
    for code, (es, en, word, feminine) in ((code, _SIZE_WORDS[code]) for code in SIZES)
)
"""Size classes; `feminine` goes with area, `word` with perimeter."""

MATERIALS: Dict[str, Tuple[str, ...]] = {
    "rock": ("roca", "rocas", "rock", "rocks"),
    "debris": ("detritos", "detrito", "debris"),
    "earth": ("tierra", "tierras", "suelo", "suelos", "earth", "soil"),
    "mud": ("lodo", "lodos", "mud"),
    "peat": ("turba", "peat"),
}
"""Materials of Cruden & Varnes (1996) that may follow or precede a type; code -> words without accents."""

LISTS: Dict[str, Tuple[Term, ...]] = {
    "type": TYPES,
    "activity": ACTIVITIES,
    "direction": DIRECTIONS,
    "area": SIZE_TERMS,
    "perimeter": SIZE_TERMS,
}
"""The list of each attribute of a caption."""
KEYS = tuple(LISTS)
"""The attributes of a caption, in its order."""
JUDGED = ("type", "activity", "direction")
"""Those that are judged by eye; the sizes are measured."""
_BY_CODE = {key: {term.code: term for term in terms} for key, terms in LISTS.items()}


def term(key: str, code: str) -> Term:
    """The entry of an attribute's list; raises CaptionError for a code that it does not hold."""
    try:
        return _BY_CODE[key][code]
    except KeyError:
        raise CaptionError("'{0}' is no {1} of this inventory's lists.", code, key) from None


def from_standard(key: str, standard: str, code: str) -> Tuple[Term, ...]:
    """The entries that carry a standard's code, in order; empty where it has none."""
    if standard not in STANDARDS:
        raise CaptionError("'{0}' is no known standard; known are {1}.", standard, ", ".join(STANDARDS))
    return tuple(t for t in LISTS[key] if code in t.standards.get(standard, "").split())
