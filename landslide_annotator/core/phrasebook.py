"""The texts of reports in Spanish and English: the reader chooses, not QGIS's language."""

from __future__ import annotations

import math
from typing import Dict, Optional, Sequence, Tuple

from .comparison_texts import COMPARISON
from .report_texts import REPORT
from .statistics_texts import STATISTICS
from .vocabulary import LANGUAGES, LISTS

NARROW = "\u202f"
"""Space between thousands."""
NOTHING = "–"
TEXTS: Dict[str, Tuple[str, str]] = {**STATISTICS, **REPORT, **COMPARISON}


def say(key: str, lang: str, *values: object) -> str:
    """A text in a language ("es" or "en") with its values; numbers are written as that language does."""
    text = TEXTS[key][LANGUAGES.index(lang)]
    return text.format(*(figure(v, lang) if isinstance(v, (int, float)) else v for v in values))


def label(key: str, code: str, lang: str) -> str:
    """The label of a code of a list ("type", "activity", "direction", "size"), or the text itself."""
    for term in LISTS["area" if key == "size" else key] if key in (*LISTS, "size") else ():
        if term.code == code:
            return term.label(lang)
    return say(code, lang) if code == "unknown" else code


def figure(value: Optional[float], lang: str, digits: int = 4) -> str:
    """A number with so many significant digits, never fewer than its whole part; a dash for None and NaN."""
    if value is None or not math.isfinite(value):
        return NOTHING
    if isinstance(value, int) or value == 0.0:
        decimals = 0
    else:
        decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _written(text, lang)


def percent(share: Optional[float], lang: str) -> str:
    """A share from 0 to 1 as percent with one decimal, without the sign."""
    return NOTHING if share is None else fixed(100.0 * share, lang, 1)


def fixed(value: Optional[float], lang: str, decimals: int = 2) -> str:
    """A number with so many decimals; a dash for None and NaN."""
    if value is None or not math.isfinite(value):
        return NOTHING
    return _written(f"{value:,.{decimals}f}", lang)


def interval(values: Optional[Sequence[Optional[float]]], lang: str, decimals: int = 2) -> str:
    """Two numbers as 1 to 2; a dash where one of them is None."""
    if values is None or None in values:
        return NOTHING
    return f" {say('to', lang)} ".join(fixed(value, lang, decimals) for value in values)


def p_value(value: Optional[float], lang: str) -> str:
    """A probability with three decimals, or that it is smaller."""
    if value is not None and value < 0.001:
        return f"< {fixed(0.001, lang, 3)}"
    return fixed(value, lang, 3)


def _written(text: str, lang: str) -> str:
    """Python's 1,234.5 as the language writes it."""
    text = text.replace(",", NARROW)
    return text.replace(".", ",") if lang == "es" else text
