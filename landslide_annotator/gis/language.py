"""The language that QGIS speaks, and the plugin's texts in it."""

from __future__ import annotations

from pathlib import Path
from typing import List

from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..core.errors import speak
from .compat import tr
from .preferences import default_language

FOLDER = Path(__file__).parents[1] / "resources" / "i18n"
_installed: List[QTranslator] = []
"""QGIS keeps bare pointers to them, so Python must not collect them."""


def install(folder: Path = FOLDER, language: str = "") -> bool:
    """Load the texts of a language, by default QGIS's; whether there are any (English is in the source)."""
    if _installed:
        return True
    translator = QTranslator()
    if not translator.load(f"landslide_annotator_{language or default_language()}", str(folder)):
        return False
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
    speak(tr)
    return True


def remove() -> None:
    """Take the texts back."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    speak()
