"""Which field or expression of a foreign layer fills which column of the inventory."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Tuple

from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
)

from ...core.errors import InventoryError
from ...core.fieldnames import CANDIDATES, guess
from ..compat import tr
from ..values import plain_value

TARGETS = tuple(CANDIDATES)
NONE = "-"
"""What a person writes where a target shall stay empty although a field could be guessed."""


class FieldMapping:
    """Fields and expressions by target; those that were left empty are guessed from the fields' names.

    Raises InventoryError for an expression that is wrong or names a field that the layer lacks.
    """

    def __init__(self, fields: QgsFields, given: Mapping[str, str]) -> None:
        self._texts: Dict[str, str] = {
            target: QgsExpression.quotedColumnRef(name) for target, name in guess(fields.names()).items()
        }
        self._guessed = set(self._texts)
        for target, text in given.items():
            if not text:
                continue
            self._guessed.discard(target)
            self._texts.pop(target, None)
            if text != NONE:
                self._texts[target] = _as_expression(fields, text)
        self._context = QgsExpressionContext()
        self._context.appendScope(QgsExpressionContextUtils.globalScope())
        self._context.setFields(fields)
        self._expressions = {t: self._prepared(fields, t, text) for t, text in self._texts.items()}

    def _prepared(self, fields: QgsFields, target: str, text: str) -> QgsExpression:
        expression = QgsExpression(text)
        missing = [name for name in expression.referencedColumns() if _lacks(fields, name)]
        if expression.hasParserError() or missing or not expression.prepare(self._context):
            reason = expression.parserErrorString() or ", ".join(missing) or expression.evalErrorString()
            raise InventoryError(
                tr("'{0}' for {1} is neither a field nor an expression ({2}). Correct it.").format(
                    text, target, reason
                )
            )
        return expression

    def describe(self) -> List[str]:
        """One line for each target, for the log."""
        lines = []
        for target in TARGETS:
            text = self._texts.get(target)
            how = tr(" (guessed from its name)") if target in self._guessed else ""
            lines.append(f"{target}: {text}{how}" if text else tr("{0}: empty").format(target))
        return lines

    def read(self, feature: QgsFeature) -> Tuple[Dict[str, Any], List[str]]:
        """The value of each mapped target, None where it is empty, and what could not be computed."""
        self._context.setFeature(feature)
        values: Dict[str, Any] = {}
        problems: List[str] = []
        for target, expression in self._expressions.items():
            values[target] = plain_value(expression.evaluate(self._context))
            if expression.hasEvalError():
                problems.append(f"{target}: {expression.evalErrorString()}")
        return values, problems


def _as_expression(fields: QgsFields, text: str) -> str:
    index = fields.lookupField(text)
    return QgsExpression.quotedColumnRef(fields.at(index).name()) if index >= 0 else text


def _lacks(fields: QgsFields, name: str) -> bool:
    return name != QgsFeatureRequest.ALL_ATTRIBUTES and fields.lookupField(name) < 0
