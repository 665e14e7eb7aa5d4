"""Expression functions of words: sectors and directions of azimuths, labels of codes."""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsExpressionContext

from ...core.agreement import AGREEMENTS
from ...core.directions import sector
from ...core.errors import CaptionError
from ...core.vocabulary import LISTS, term
from ..compat import tr
from ..inventory.schema import COLUMNS
from .base import REQUIRED, Help, LandslideFunction, code, language, language_line, number, text

_WORDS: Dict[str, Mapping[str, Tuple[str, str]]] = {
    **{key: {entry.code: (entry.es, entry.en) for entry in terms} for key, terms in LISTS.items()},
    "agreement": {word: (es, en) for word, es, en in AGREEMENTS},
    **{c.name: {word: (es, en) for word, es, en in c.choices} for c in COLUMNS if c.choices},
}
"""Spanish and English labels by code, by attribute of a caption or column of the inventory."""


class LandslideSector(LandslideFunction):
    """`landslide_sector`: see its help."""

    NAME = "landslide_sector"
    ARGUMENTS = (("azimuth", REQUIRED),)

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr("Code of the compass sector of an azimuth: N, NE, E, SE, S, SW, W or NW."),
            (_azimuth_line(),),
            (
                ("landslide_sector(230)", "'SW'"),
                ("landslide_sector(degrees(azimuth(make_point(0,0), make_point(1,0))))", "'E'"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> str:
        """The sector's code."""
        return sector(number(values[0], "azimuth"))


class LandslideDirection(LandslideFunction):
    """`landslide_direction`: see its help."""

    NAME = "landslide_direction"
    ARGUMENTS = (("azimuth", REQUIRED), ("lang", "es"))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr("Word of a caption for the direction of an azimuth."),
            (_azimuth_line(), language_line()),
            (("landslide_direction(230)", "'suroeste'"), ("landslide_direction(230, 'en')", "'southwest'")),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> str:
        """The sector's word."""
        entry = term("direction", sector(number(values[0], "azimuth")))
        return entry.word if language(values[1]) == "es" else entry.phrase


class LandslideWord(LandslideFunction):
    """`landslide_word`: see its help."""

    NAME = "landslide_word"
    ARGUMENTS = (("attribute", REQUIRED), ("code", REQUIRED), ("lang", "es"))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr("Label of a code of the inventory."),
            (", ".join(_WORDS), tr("the code, as the inventory keeps it"), language_line()),
            (
                ("landslide_word('type', 'fall')", "'Caída'"),
                ("landslide_word('status', 'unreviewed', 'en')", "'Not reviewed'"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        """The label, None for an empty code."""
        key, word, lang = text(values[0], "attribute"), code(values[1], "code"), language(values[2])
        if key not in _WORDS:
            raise CaptionError(tr("'{0}' has no codes. Choose {1}.").format(key, ", ".join(_WORDS)))
        if word is None:
            return None
        words = _WORDS[key]
        if word not in words:
            raise CaptionError(tr("'{0}' is no {1}. Choose {2}.").format(word, key, ", ".join(words)))
        return words[word][0 if lang == "es" else 1]


def _azimuth_line() -> str:
    return tr("degrees clockwise from north; QGIS's azimuth() gives radians, so write degrees(azimuth(...))")
