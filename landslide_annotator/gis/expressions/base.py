"""What all expression functions of this plugin share: their help, their errors, and the reading of values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import Any, Optional, Sequence, Set, Tuple

from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionFunction
from qgis.PyQt.QtCore import QVariant

from ...core.errors import LandslideError
from ...core.vocabulary import LANGUAGES
from ..compat import tr

REQUIRED = object()
"""Default of an argument that cannot be left out."""


@dataclass(frozen=True)
class Help:
    """Translated texts: what a function does, a line for each argument, and examples with their results."""

    text: str
    arguments: Sequence[str]
    examples: Sequence[Tuple[str, str]]


class LandslideFunction(QgsExpressionFunction):
    """Base class: subclasses set `NAME` and `ARGUMENTS` (name and default), explain and compute.

    NULL in any argument gives NULL, unless HANDLES_NULL. Errors end as the expression's evaluation error.
    """

    NAME = ""
    ARGUMENTS: Sequence[Tuple[str, Any]] = ()
    USES_GEOMETRY = False
    HANDLES_NULL = False

    def __init__(self) -> None:
        parameters = [
            QgsExpressionFunction.Parameter(name, True, default)
            if default is not REQUIRED
            else QgsExpressionFunction.Parameter(name)
            for name, default in self.ARGUMENTS
        ]
        group, html = tr("Landslides"), help_html(self.NAME, self.ARGUMENTS, self.explain())
        super().__init__(self.NAME, parameters, group, html, False, self.HANDLES_NULL)

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        raise NotImplementedError

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Any:
        """The result of all arguments, those left out as their defaults; raises LandslideError."""
        raise NotImplementedError

    def func(self, values: Sequence[Any], context: Any, parent: QgsExpression, node: Any) -> Any:
        """Called by QGIS for every row."""
        try:
            return self.compute(values, context)
        except LandslideError as error:
            parent.setEvalErrorString(f"{self.NAME}: {error}")
        return None

    def usesGeometry(self, node: Any) -> bool:
        """Tell QGIS whether to fetch geometries."""
        return self.USES_GEOMETRY

    def referencedColumns(self, node: Any) -> Set[str]:
        """Tell QGIS to fetch no more columns than the arguments name."""
        return set()


def help_html(name: str, arguments: Sequence[Tuple[str, Any]], texts: Help) -> str:
    """The page that QGIS shows beside the list of functions."""
    words = [word if default is REQUIRED else f"[{word}]" for word, default in arguments]
    rows = (
        f"<tr><td><code>{word}</code></td><td>{escape(line)}</td></tr>"
        for (word, _), line in zip(arguments, texts.arguments)
    )
    examples = (
        f"<li><code>{escape(code)}</code> &rarr; <code>{escape(result)}</code></li>"
        for code, result in texts.examples
    )
    return (
        f"<h3>{tr('{0} function').format(name)}</h3><p>{escape(texts.text)}</p>"
        f"<h4>{tr('Syntax')}</h4><p><code>{name}({', '.join(words)})</code></p>"
        f"<h4>{tr('Arguments')}</h4><table>{''.join(rows)}</table>"
        f"<h4>{tr('Examples')}</h4><ul>{''.join(examples)}</ul>"
    )


def number(value: Any, name: str) -> float:
    """A value as a finite number, read from text where a table keeps numbers as text."""
    try:
        found = math.nan if isinstance(value, bool) or "_" in str(value) else float(value)
    except (TypeError, ValueError, OverflowError):
        found = math.nan
    if not math.isfinite(found):
        raise LandslideError(tr("{0} is '{1}', which is no number.").format(name, value))
    return found


def text(value: Any, name: str) -> str:
    """A value that must be text."""
    if not isinstance(value, str):
        raise LandslideError(
            tr("{0} is '{1}', which is no text. Write it between ' and '.").format(name, value)
        )
    return value


def code(value: Any, name: str) -> Optional[str]:
    """A code of the inventory, None for NULL and for an empty text."""
    missing = value is None or (isinstance(value, QVariant) and value.isNull())
    return None if missing else text(value, name) or None


def language(value: Any) -> str:
    """A language of captions, es or en."""
    if value not in LANGUAGES:
        raise LandslideError(tr("'{0}' is no language of captions. Write 'es' or 'en'.").format(value))
    return str(value)


def language_line() -> str:
    """The help of an argument that is a language."""
    return tr("'es' or 'en'; Spanish where left out")
