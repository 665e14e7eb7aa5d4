"""Numbers as geologists write them: decimal commas and points, thousands with point, comma or space.

>>> read_number("1.234,5 m2"), read_number("1 234"), read_number("1.234"), read_number("1.234", ".")
((1234.5, False), (1234.0, False), (1234.0, True), (1.234, False))
"""

from __future__ import annotations

import re
from typing import Iterable, Optional, Tuple

_UNIT = re.compile(r"\s*(m2|m²|m\^2|mts?2?|metros( cuadrados)?|m)\.?$", re.IGNORECASE)
_SPACE = re.compile(r"[\s'’]")
_AMBIGUOUS = "?"
_FORMS = tuple(
    (re.compile(form), sign)
    for form, sign in (
        (r"\d+", ""),
        (r"\d{1,3}( \d{3})+", ""),
        (r"\d{1,3}( \d{3})+,\d+", ","),
        (r"\d{1,3}( \d{3})+\.\d+", "."),
        (r"\d{1,3}(\.\d{3})+,\d+", ","),
        (r"\d{1,3}(,\d{3})+\.\d+", "."),
        (r"\d{1,3}(\.\d{3}){2,}", ","),
        (r"\d{1,3}(,\d{3}){2,}", "."),
        (r"[1-9]\d{0,2}[.,]\d{3}", _AMBIGUOUS),
        (r"\d*,\d+(e[+-]?\d+)?", ","),
        (r"\d*\.\d+(e[+-]?\d+)?", "."),
        (r"\d+e[+-]?\d+", ""),
    )
)
"""Forms of a number and the decimal sign that each shows; the first that fits counts."""


def read_number(text: str, decimal: str = "") -> Tuple[float, bool]:
    """The value of a text in metres or square metres, and whether a guess was needed.

    decimal: the sign that the rest of the column uses, which decides texts such as `1.234`. Without it such
    a sign parts thousands: nobody measures a landslide to the millimetre. Raises ValueError for other texts.
    """
    digits = _digits(text)
    sign = _form(digits)
    if sign is None:
        raise ValueError(f"'{text}' is no number")
    guessed = sign == _AMBIGUOUS and not decimal
    if sign == _AMBIGUOUS:
        sign = decimal or ("," if "." in digits else ".")
    thousands = {",": ".", ".": ","}.get(sign, " ")
    plain = _SPACE.sub("", digits).replace(thousands, "").replace(",", ".")
    return float(plain), guessed


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign that a column's unambiguous numbers show; empty where they show none or both."""
    signs = {_form(_digits(text)) for text in texts}
    shown = [sign for sign in (",", ".") if sign in signs]
    return shown[0] if len(shown) == 1 else ""


def _digits(text: str) -> str:
    return _SPACE.sub(" ", _UNIT.sub("", text.strip())).lower()


def _form(digits: str) -> Optional[str]:
    return next((sign for form, sign in _FORMS if form.fullmatch(digits)), None)
