"""Reasons to look at a caption are said in the user's language, with the captioner's numbers."""

from __future__ import annotations

import re
from typing import Any, Iterator, Tuple

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTranslator

from landslide_annotator.captioner.result import REASONS, Reason
from landslide_annotator.gis.annotation.reasons import reason_text

VALUES: Tuple[Tuple[Any, ...], ...] = (
    ("no_landslide", 0.123),
    ("no_scale",),
    ("side", 12.0, 50.0, 400.0),
    ("ground", 0.25, 0.4, 2.0),
    ("not_learned", "creep"),
)


class Marking(QTranslator):
    """Translates every text of the plugin into itself between marks."""

    def translate(self, context: str, text: str, *_: Any) -> str:
        return f"<{text}>" if context == "LandslideAnnotator" else ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def translated() -> Iterator[None]:
    translator = Marking()
    QgsApplication.instance().installTranslator(translator)
    yield
    QgsApplication.instance().removeTranslator(translator)


def test_every_reason_is_here() -> None:
    assert {values[0] for values in VALUES} == set(REASONS)


@pytest.mark.parametrize("values", VALUES, ids=lambda v: v[0])
def test_untranslated_they_say_what_the_captioner_says(values: Tuple[Any, ...]) -> None:
    reason = Reason(*values)
    numbers = re.findall(r"[\d.]+", reason)
    assert re.findall(r"[\d.]+", reason_text(reason)) == numbers
    assert reason_text(reason).split()[:3] == reason.split()[:3]


@pytest.mark.parametrize("values", VALUES, ids=lambda v: v[0])
def test_they_are_translated_before_numbers_are_put_in(translated: None, values: Tuple[Any, ...]) -> None:
    text = reason_text(Reason(*values))
    assert text.startswith("<") and text.endswith(">") and "{" not in text
