"""Self-contained HTML pages: frame and style, headings, tables, and pictures inside the page."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import Optional, Sequence

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QColor, QImage

STYLE = """
body { font-family: sans-serif; margin: 1.5em auto; max-width: 62em; padding: 0 1em }
body { color: #222; background: #fff }
h1 { margin-bottom: .2em } h2 { border-bottom: 2px solid #2c6fad; padding-bottom: .15em; margin-top: 2em }
h3 { margin: 1.4em 0 .4em }
table.figures { border-collapse: collapse; font-size: .88em }
table.figures th { border-bottom: 2px solid #888; padding: .25em .7em; vertical-align: bottom }
table.figures td { border-bottom: 1px solid #ddd; padding: .2em .7em; vertical-align: top }
img, svg { max-width: 100%; height: auto }
.note { color: #8a4500; font-size: .88em } .about { color: #555; font-size: .9em }
.warning { border-left: 4px solid #b35c00; padding-left: .6em }
"""
"""What all pages share."""
PAGE_END = "</body></html>\n"
_SHADE = QColor("#4a7ab5")


@dataclass(frozen=True)
class Table:
    """Texts of a table; columns from the second on hold figures unless `texts`; notes stand below.

    shades: how dark each cell from the second column on is, 0 to 1.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    texts: bool = False
    shades: Optional[Sequence[Sequence[float]]] = None


def page_start(title: str, lang: str = "", more_style: str = "") -> str:
    """The head of a page and the beginning of its body."""
    language = f' lang="{lang}"' if lang else ""
    return (
        f'<!DOCTYPE html>\n<html{language}><head><meta charset="utf-8"><title>{escape(title)}</title>\n'
        f"<style>{STYLE}{more_style}</style></head><body>"
    )


def data_uri(image: QImage, kind: str = "JPG", quality: int = 85) -> str:
    """A picture as a data URI; kind is JPG or PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality if kind == "JPG" else -1)
    buffer.close()
    mime = {"JPG": "jpeg", "PNG": "png"}[kind]
    return f"data:image/{mime};base64," + base64.b64encode(bytes(data)).decode("ascii")


def heading(text: str, level: int = 2, anchor: str = "") -> str:
    """A heading, with the name that links in the page use where one is given."""
    if not anchor:
        return f"<h{level}>{escape(text)}</h{level}>"
    return f'<h{level} id="{anchor}"><a name="{anchor}"></a>{escape(text)}</h{level}>'


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text, with a class of the style where one is given."""
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{escape(text)}</p>"


def figure_of(svg: str) -> str:
    """A vector picture in a paragraph of its own."""
    return f'<p class="picture">{svg}</p>'


def table(content: Table) -> str:
    """A table under its title, with figures at the right."""
    align = "left" if content.texts else "right"
    head = "".join(
        _cell("th", name, align if place else "left") for place, name in enumerate(content.columns)
    )
    body = "".join(f"<tr>{_cells(content, number, align)}</tr>" for number in range(len(content.rows)))
    title = heading(content.title, 3) if content.title else ""
    notes = "".join(paragraph(note, "note") for note in content.notes)
    header = f"<thead><tr>{head}</tr></thead>" if content.columns else ""
    return f'{title}<table class="figures" cellpadding="3">{header}<tbody>{body}</tbody></table>{notes}'


def _cells(content: Table, number: int, align: str) -> str:
    first, *others = content.rows[number]
    shades = content.shades[number] if content.shades is not None else [None] * len(others)
    cells = [_cell("td", text, align, shade) for text, shade in zip(others, shades)]
    return _cell("td", first, "left") + "".join(cells)


def _cell(kind: str, text: str, align: str, shade: Optional[float] = None) -> str:
    colour = "" if shade is None else f' bgcolor="{_blend(shade)}"'
    return f'<{kind} align="{align}"{colour}>{escape(text)}</{kind}>'


def _blend(shade: float) -> str:
    """The colour of a shade on white; Qt's own HTML knows no transparent ones."""
    parts = (255 + (part - 255) * 0.8 * shade for part in _SHADE.getRgb()[:3])
    return "#" + "".join(f"{round(part):02x}" for part in parts)
