"""What the user chose once for all work: kept in QGIS's settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from qgis.core import QgsApplication, QgsSettings

from ..core.errors import SizeError
from ..core.sizes import SizeBreaks
from ..core.vocabulary import LANGUAGES

GROUP = "landslide_annotator"
CONTEXTS = (1.0, 20.0)
"""Smallest and largest side of a tile over the longer side of an outline."""


@dataclass(frozen=True)
class Preferences:
    """language: of captions, "es" or "en"; analyst: name in new rows, empty for the user's account;
    breaks, context: None for the captioner's; cache: keep clipped tiles beside the inventory.
    """

    language: str
    analyst: str = ""
    breaks: Optional[SizeBreaks] = None
    cache: bool = False
    context: Optional[float] = None

    @classmethod
    def load(cls) -> Preferences:
        """What is stored; a value that is absent or damaged counts as its default."""
        language = _stored("language")
        return cls(
            language if language in LANGUAGES else default_language(),
            str(_stored("analyst") or ""),
            _breaks(_stored("breaks")),
            _stored("cache") in (True, "true"),
            _context(_stored("context")),
        )

    def save(self) -> None:
        """Store everything."""
        settings = QgsSettings()
        settings.setValue(f"{GROUP}/language", self.language)
        settings.setValue(f"{GROUP}/analyst", self.analyst)
        settings.setValue(f"{GROUP}/breaks", self.breaks.to_json() if self.breaks else "")
        settings.setValue(f"{GROUP}/cache", self.cache)
        settings.setValue(f"{GROUP}/context", self.context or "")

    @property
    def mapped_by(self) -> str:
        """The analyst's name, or that of the user's account."""
        return self.analyst or QgsApplication.userFullName() or QgsApplication.userLoginName()


def default_language() -> str:
    """QGIS's language where captions have it, else English."""
    locale = QgsApplication.locale()[:2]
    return locale if locale in LANGUAGES else "en"


def _stored(name: str) -> Any:
    return QgsSettings().value(f"{GROUP}/{name}")


def _breaks(stored: Any) -> Optional[SizeBreaks]:
    if not stored:
        return None
    try:
        return SizeBreaks.from_json(str(stored))
    except SizeError:
        return None


def _context(stored: Any) -> Optional[float]:
    try:
        value = float(stored)
    except (TypeError, ValueError):
        return None
    return value if CONTEXTS[0] <= value <= CONTEXTS[1] else None
