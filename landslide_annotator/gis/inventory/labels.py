"""Labels of the inventory's columns and of their codes in a report's language."""

from __future__ import annotations

from ...core.phrasebook import label
from ...core.vocabulary import LANGUAGES
from .schema import BY_NAME


def column_label(name: str, lang: str) -> str:
    """The label of a column of the inventory."""
    column = BY_NAME[name]
    return column.es if lang == LANGUAGES[0] else column.en


def choice_label(name: str, code: str, lang: str) -> str:
    """The label of a code in a column, or the text itself where the column has no such code."""
    choices = {choice: (es, en) for choice, es, en in BY_NAME[name].choices} if name in BY_NAME else {}
    return choices[code][LANGUAGES.index(lang)] if code in choices else label(name, code, lang)
