"""Expression functions of captions: the sentence of codes, and its agreement with what was measured."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from qgis.core import QgsExpressionContext

from ...core import caption as captions
from ...core.agreement import agreement
from ...core.vocabulary import KEYS
from ..compat import tr
from .base import REQUIRED, Help, LandslideFunction, code, language, language_line, number, text


class LandslideCaption(LandslideFunction):
    """`landslide_caption`: see its help."""

    NAME = "landslide_caption"
    ARGUMENTS = (*((key, REQUIRED) for key in KEYS), ("lang", "es"))
    HANDLES_NULL = True

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr(
                "Caption of a landslide from the codes of the inventory. What is NULL is left out; "
                "NULL where all are."
            ),
            (
                tr("code of the movement type, such as flow"),
                tr("code of the activity, such as active"),
                tr("code of the sector, such as SW"),
                tr("code of the class of area, such as small"),
                tr("code of the class of perimeter, such as medium"),
                language_line(),
            ),
            (
                (
                    "landslide_caption('flow', 'active', 'SW', 'small', 'medium')",
                    "'flujo activo direccion suroeste area pequeña perimetro mediano'",
                ),
                (
                    "landslide_caption('flow', 'active', NULL, 'small', NULL, 'en')",
                    "'active flow, small area'",
                ),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        """The sentence, None where nothing is known."""
        codes = {key: code(value, key) for key, value in zip(KEYS, values)}
        if not any(codes.values()):
            return None
        return captions.write(codes, language(values[-1]))


class LandslideAgreement(LandslideFunction):
    """`landslide_agreement`: see its help."""

    NAME = "landslide_agreement"
    ARGUMENTS = (("attribute", REQUIRED), ("said", REQUIRED), ("measured", REQUIRED))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr(
                "Agreement of what a caption says and what was measured: agrees (same sector or class), "
                "differs (the next one) or contradicts (farther off); NULL where a side is unknown."
            ),
            (
                "direction, area, perimeter",
                tr("code that the caption says"),
                tr("code that was measured; for direction also an azimuth in degrees"),
            ),
            (
                ("landslide_agreement('direction', 'SW', 190)", "'differs'"),
                ("landslide_agreement('area', 'small', landslide_area_class(25000))", "'contradicts'"),
                ("landslide_word('agreement', landslide_agreement('direction', 'SW', 'SW'))", "'Coincide'"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[str]:
        """The code of the agreement."""
        key, sides = text(values[0], "attribute"), [_side(value) for value in values[1:]]
        return agreement(key, *sides)


def _side(value: Any) -> Any:
    """A code, a number, or None for an empty text."""
    return code(value, "code") if isinstance(value, str) else number(value, "azimuth")
