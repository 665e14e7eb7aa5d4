"""A self-contained HTML page of pictures with their captions and probabilities."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Dict, List, Mapping, Sequence

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from ..compat import tr
from ..drafts import write_text
from .htmlpage import PAGE_END, data_uri, heading, page_start, paragraph

THUMBNAIL = 256
_STYLE = """
body { max-width: none }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(256px, 1fr)); gap: 1.2em }
figure { margin: 0; border: 1px solid #ccc; padding: .6em; break-inside: avoid }
figure.review { border-color: #b35c00 }
figure img { width: 100%; image-rendering: auto }
figcaption strong { display: block; margin: .4em 0 }
table { border-collapse: collapse; font-size: .85em }
td { padding: .1em .6em .1em 0 }
.file { font-size: .85em; overflow-wrap: anywhere }
"""


@dataclass(frozen=True)
class Card:
    """One picture of the sheet; `probabilities` holds, per attribute, words and their probability."""

    name: str
    pixels: np.ndarray
    caption: str
    landslide_probability: float
    probabilities: Mapping[str, Mapping[str, float]]
    notes: Sequence[str] = ()


def write_sheet(path: Path, title: str, cards: Sequence[Card], remarks: Sequence[str] = ()) -> None:
    """Write the page; raises ReportError when the file cannot be written."""
    lines = [
        page_start(title, more_style=_STYLE),
        heading(title, 1),
        *(paragraph(remark) for remark in remarks),
        "<main>",
        *(_figure(card) for card in cards),
        f"</main>{PAGE_END}",
    ]
    write_text(path, "\n".join(lines))


def _figure(card: Card) -> str:
    rows = [(tr("landslide"), {"": card.landslide_probability}), *card.probabilities.items()]
    table = "".join(f"<tr><td>{escape(key)}</td><td>{_words(words)}</td></tr>" for key, words in rows)
    notes = "".join(paragraph(note, "note") for note in card.notes)
    review = ' class="review"' if card.notes else ""
    return (
        f'<figure{review}><img alt="{escape(card.name)}" src="{thumbnail(card.pixels)}">'
        f'<figcaption><span class="file">{escape(card.name)}</span>'
        f"<strong>{escape(card.caption)}</strong><table>{table}</table>{notes}</figcaption></figure>"
    )


def _words(words: Mapping[str, float]) -> str:
    best: List[str] = []
    ordered: Dict[str, float] = dict(sorted(words.items(), key=lambda item: -item[1])[:3])
    for word, probability in ordered.items():
        best.append(f"{escape(word)} {probability:.2f}".strip())
    return ", ".join(best)


def thumbnail(pixels: np.ndarray) -> str:
    """Return a JPEG data URI of RGB uint8 (H, W, 3), at most 256 px wide."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    small = image.scaled(
        THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return data_uri(small)
