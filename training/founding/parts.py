"""Parts of the report as HTML; every text is escaped here."""

from __future__ import annotations

import base64
import io
import math
from html import escape
from typing import Optional, Sequence

from PIL import Image, ImageOps

from landslide_annotator.core.caption import plain
from landslide_annotator.core.vocabulary import KEYS

from .outputs import Output
from .pictures import NAMES
from .samples import Sample

NONE = "–"
THUMBNAIL = 360
"""Longest side of a thumbnail in pixels."""


def number(value: Optional[float], digits: int = 3) -> str:
    """A figure, or a dash where there is none."""
    return NONE if value is None or not math.isfinite(value) else f"{value:.{digits}f}"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of a CSS class."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first cell of each row is its heading."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = [
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    ]
    body = "<tbody>\n" + "\n".join(lines) + "\n</tbody>"
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    return f'<div class="wide"><table>{caption}<thead><tr>{top}</tr></thead>{body}</table></div>'


def picture(png: bytes, text: str) -> str:
    """A figure with the picture inside."""
    return f'<figure><img alt="{escape(text)}" src="{_uri("png", png)}"></figure>'


def tile(sample: Sample, true: str, output: Output) -> str:
    """A thumbnail with the true caption, the caption said and what is wrong with it."""
    codes = output.codes()
    wrong = [NAMES[key] for key in KEYS if sample.code(key) and codes.get(key) != sample.code(key)]
    same = plain(true) == plain(output.caption)
    verdict = "✗ " + "; ".join(wrong) if wrong else ("✓" if same else "✓ (other words)")
    if not any(codes.values()):
        verdict = "✗ unreadable"
    return (
        f'<div class="tile">{_thumbnail(sample)}<p><b>{escape(sample.id)}</b></p>'
        f"<p>True: {escape(true)}</p><p>Said: {_said(output)}</p><p>{escape(verdict)}</p></div>"
    )


def _said(output: Output) -> str:
    words = output.caption.split()
    if not words:
        return "(nothing)"
    shares = [f' <span class="share">{100.0 * p:.0f}</span>' for p in output.probabilities]
    if len(shares) != len(words):  # probabilities of other pieces than words
        shares = [""] * len(words)
    return " ".join(escape(word) + share for word, share in zip(words, shares))


def _thumbnail(sample: Sample) -> str:
    try:
        with Image.open(sample.image) as image:
            small = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, Image.DecompressionBombError):
        return paragraph("The picture cannot be read.", "note")
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    stream = io.BytesIO()
    small.save(stream, "JPEG", quality=75)
    return f'<img alt="{escape(sample.id)}" src="{_uri("jpeg", stream.getvalue())}">'


def _uri(kind: str, content: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
