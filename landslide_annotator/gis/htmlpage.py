"""Pieces of self-contained HTML pages: frame, tables, and pictures inside the page."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass
from typing import Sequence

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage


@dataclass(frozen=True)
class Table:
    """Texts of a table; columns from the second on hold figures unless `texts`; notes stand below."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    texts: bool = False


def page_start(title: str, style: str, lang: str = "") -> str:
    """The head of a page and the beginning of its body."""
    language = f' lang="{lang}"' if lang else ""
    return (
        f'<!DOCTYPE html>\n<html{language}><head><meta charset="utf-8"><title>{html.escape(title)}</title>\n'
        f"<style>{style}</style></head><body>"
    )


PAGE_END = "</body></html>\n"


def data_uri(image: QImage, kind: str = "JPG", quality: int = 85) -> str:
    """A picture as a data URI; kind is JPG or PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality if kind == "JPG" else -1)
    buffer.close()
    mime = {"JPG": "jpeg", "PNG": "png"}[kind]
    return f"data:image/{mime};base64," + base64.b64encode(bytes(data)).decode("ascii")


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text, with a class of the style where one is given."""
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{html.escape(text)}</p>"


def table(content: Table) -> str:
    """A table under its title, with figures at the right."""
    align = "left" if content.texts else "right"
    head = "".join(
        f'<th align="{align if place else "left"}">{html.escape(name)}</th>'
        for place, name in enumerate(content.columns)
    )
    body = "".join(
        "<tr>"
        + "".join(
            f'<td align="{align if place else "left"}">{html.escape(cell)}</td>'
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in content.rows
    )
    title = f"<h3>{html.escape(content.title)}</h3>" if content.title else ""
    notes = "".join(paragraph(note, "note") for note in content.notes)
    header = f"<thead><tr>{head}</tr></thead>" if content.columns else ""
    return f'{title}<table class="figures" cellpadding="3">{header}<tbody>{body}</tbody></table>{notes}'
