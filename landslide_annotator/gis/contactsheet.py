"""A self-contained HTML page of pictures with their captions and probabilities."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Mapping, Sequence

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from .compat import tr
from .htmlpage import PAGE_END, data_uri, page_start, paragraph

THUMBNAIL = 256
_STYLE = """
body { font-family: sans-serif; margin: 1.5em; background: #fff; color: #222 }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(256px, 1fr)); gap: 1.2em }
figure { margin: 0; border: 1px solid #ccc; padding: .6em; break-inside: avoid }
figure.review { border-color: #b35c00 }
img { width: 100%; image-rendering: auto }
figcaption strong { display: block; margin: .4em 0 }
table { border-collapse: collapse; font-size: .85em }
td { padding: .1em .6em .1em 0 }
.note { color: #b35c00; font-size: .85em }
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
    """Write the page; raises OSError when the file cannot be written."""
    lines = [
        page_start(title, _STYLE),
        f"<h1>{html.escape(title)}</h1>",
        *(paragraph(remark) for remark in remarks),
        "<main>",
        *(_figure(card) for card in cards),
        f"</main>{PAGE_END}",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def _figure(card: Card) -> str:
    rows = [(tr("landslide"), {"": card.landslide_probability}), *card.probabilities.items()]
    table = "".join(f"<tr><td>{html.escape(key)}</td><td>{_words(words)}</td></tr>" for key, words in rows)
    notes = "".join(paragraph(note, "note") for note in card.notes)
    review = ' class="review"' if card.notes else ""
    return (
        f'<figure{review}><img alt="{html.escape(card.name)}" src="{thumbnail(card.pixels)}">'
        f'<figcaption><span class="file">{html.escape(card.name)}</span>'
        f"<strong>{html.escape(card.caption)}</strong><table>{table}</table>{notes}</figcaption></figure>"
    )


def _words(words: Mapping[str, float]) -> str:
    best: List[str] = []
    ordered: Dict[str, float] = dict(sorted(words.items(), key=lambda item: -item[1])[:3])
    for word, probability in ordered.items():
        best.append(f"{html.escape(word)} {probability:.2f}".strip())
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
