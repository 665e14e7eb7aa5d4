"""The figures of the bundled captioner, read when a report is written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Optional

from ...captioner.assets import REMEDY, SETTINGS_FILE, find
from ...captioner.settings import Settings, parse
from ...core.errors import AssetError

CARD_FILE = "MODEL_CARD.md"


@dataclass(frozen=True)
class ModelCard:
    """Settings with their scores, and the text of the card in Markdown, empty where it is not installed."""

    settings: Settings
    text: str


def read_card() -> Optional[ModelCard]:
    """The bundled captioner's card; None where its settings are missing or damaged."""
    try:
        folder = find()
        stored = (folder / SETTINGS_FILE).read_bytes()
        settings = parse(stored.decode("utf-8"), hashlib.sha256(stored).hexdigest(), REMEDY)
    except (AssetError, OSError, UnicodeDecodeError):
        return None
    card = folder / CARD_FILE
    return ModelCard(settings, card.read_text(encoding="utf-8") if card.is_file() else "")
