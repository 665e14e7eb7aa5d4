"""Pieces of the comparison's page: headings, tables, numbers as each language writes them."""

from __future__ import annotations

from html import escape
from typing import Any, List, Mapping, Optional, Sequence

from ..core.comparison_texts import say

NONE = "–"
Found = Mapping[str, Any]
Row = Sequence[str]


def title(key: str, lang: str) -> str:
    """The heading of a section."""
    return f"<h2>{escape(say(key, lang))}</h2>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text, with a class of the style where one is given."""
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{escape(text)}</p>"


def table(head: Sequence[str], rows: Sequence[Row], caption: str = "") -> str:
    """A table of texts."""
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    heading = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{heading}<tr>{top}</tr>{body}</table>"


def number(value: Optional[float], lang: str, digits: int = 2) -> str:
    """A number as the language writes it; a dash for None."""
    if value is None:
        return NONE
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang == "es" else text


def interval(values: Optional[Sequence[Optional[float]]], lang: str, digits: int = 2) -> str:
    """Two numbers as 1 to 2; a dash where one of them is None."""
    if values is None or None in values:
        return NONE
    return f" {'a' if lang == 'es' else 'to'} ".join(number(value, lang, digits) for value in values)


def whole(value: float) -> str:
    """A whole number with its thousands apart."""
    return f"{value:,.0f}".replace(",", "\u202f")


def p_value(value: Optional[float], lang: str) -> str:
    """A probability with three decimals, or that it is smaller."""
    if value is not None and value < 0.001:
        return "< 0,001" if lang == "es" else "< 0.001"
    return number(value, lang, 3)


def names(found: Found) -> List[str]:
    """The compared layers, by comparison."""
    return [f"{c['first']} / {c['second']}" for c in found["comparisons"]]
