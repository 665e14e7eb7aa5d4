"""A JSON file of figures, such as that of a comparison of inventories, shown as tables whatever it holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Sequence, Tuple

from ..core.errors import ReportError
from ..core.phrasebook import NOTHING, figure, say
from .compat import tr
from .htmlpage import Table

MOST_BYTES = 20_000_000
FEW = 12
"""Figures of a list or an object that still go into lines of the table around them."""
LABELS = "labels"
"""Key of the names of the rows and columns of a matrix beside it."""
MOST_ROWS = 200
"""Of longer lists only the beginning is shown."""


def read_figures(path: Path) -> Dict[str, Any]:
    """The object of a JSON file; raises ReportError with the remedy."""
    fault = tr("{0} is no JSON file of figures ({1}). Choose one that 'Compare inventories' wrote.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReportError(fault.format(path, tr("it is too large")))
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(fault.format(path, error)) from error
    if not isinstance(found, dict) or not found:
        raise ReportError(fault.format(path, tr("it holds no object")))
    return found


def tables(found: Mapping[str, Any], lang: str, title: str = "") -> Iterator[Table]:
    """Tables of an object: one of its figures and of the small objects in it, then those of larger parts."""
    rows: List[Tuple[str, str]] = []
    larger: Dict[str, Any] = {}
    for key, value in found.items():
        if _small(value):
            rows += _lines(_words(key), value, lang)
        elif value:
            larger[key] = value
    if rows:
        yield Table(title, (say("figure", lang), say("value", lang)), rows, texts=True)
    for key, value in larger.items():
        name = f"{title}: {_words(key)}" if title else _words(key).capitalize()
        if isinstance(value, dict):
            yield from _of_object(value, lang, name)
        elif _square(value) and len(found.get(LABELS, ())) == len(value):
            names = [str(label) for label in found[LABELS]]
            body = [[label, *(_text(cell, lang) for cell in row)] for label, row in zip(names, value)]
            yield Table(name, ["", *names], body)
        else:
            yield from _of_list(value, lang, name)


def _small(value: Any) -> bool:
    """Whether a value fits into lines of its parent's table."""
    if isinstance(value, dict):
        return 0 < len(value) <= FEW and all(_single(item) for item in value.values())
    return _single(value)


def _single(value: Any) -> bool:
    """Whether a value is one figure or a short list of figures."""
    if isinstance(value, list):
        return 0 < len(value) <= FEW and not any(isinstance(item, (dict, list)) for item in value)
    return not isinstance(value, dict)


def _lines(name: str, value: Any, lang: str) -> List[Tuple[str, str]]:
    if isinstance(value, dict):
        return [(f"{name}: {_words(key)}", _text(item, lang)) for key, item in value.items()]
    return [(name, _text(value, lang))]


def _square(value: Any) -> bool:
    """Whether a value is a matrix with as many rows as columns."""
    return isinstance(value, list) and all(isinstance(row, list) and len(row) == len(value) for row in value)


def _of_object(found: Mapping[str, Any], lang: str, title: str) -> Iterator[Table]:
    """Objects of the same kind become the rows of one table (methods, attributes, classes)."""
    inner = list(found.values())
    alike = len(inner) > 1 and all(isinstance(value, dict) and _flat(value) for value in inner)
    if alike and max(len(value) for value in inner) <= FEW:
        yield _of_rows(list(found.items()), lang, title)
    else:
        yield from tables(found, lang, title)


def _of_list(found: Sequence[Any], lang: str, title: str) -> Iterator[Table]:
    shown = found[:MOST_ROWS]
    if all(isinstance(value, dict) and _flat(value) for value in shown):
        yield _of_rows([("", value) for value in shown], lang, title)
    elif all(
        isinstance(value, list) and not any(isinstance(v, (dict, list)) for v in value) for value in shown
    ):
        yield Table(title, (), [[_text(value, lang) for value in row] for row in shown])
    elif all(not isinstance(value, (dict, list)) for value in shown):
        yield Table(title, (), [[_text(shown, lang)]], texts=True)
    else:
        for number, value in enumerate(shown, 1):
            inner = value if isinstance(value, dict) else {str(number): value}
            yield from tables(inner, lang, f"{title} {number}")


def _of_rows(items: Sequence[Tuple[str, Mapping[str, Any]]], lang: str, title: str) -> Table:
    columns: List[str] = []
    for _, value in items:
        columns += [key for key in value if key not in columns]
    named = any(name for name, _ in items)
    rows = [
        [*([_words(name)] if named else []), *(_text(value.get(key), lang) for key in columns)]
        for name, value in items
    ]
    head = [*([""] if named else []), *(_words(key) for key in columns)]
    return Table(title, head, rows)


def _flat(found: Mapping[str, Any]) -> bool:
    """Whether an object holds only single figures and short lists of them."""
    return all(_single(value) for value in found.values())


def _words(key: str) -> str:
    return key.replace("_", " ")


def _text(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        return {"es": ("no", "sí"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, (int, float)):
        return figure(value, lang)
    if isinstance(value, list):
        return "; ".join(_text(item, lang) for item in value)
    return NOTHING if value is None else str(value)
