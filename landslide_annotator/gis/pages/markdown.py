"""Simple Markdown as HTML: headings, paragraphs, lists in two levels, tables, bold, code, links as text."""

from __future__ import annotations

import html
import re
from typing import Iterator, List

_BOLD, _CODE = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"`(.+?)`")
_LINK = re.compile(r"\[(.+?)\]\(.+?\)")
_ITEM = re.compile(r"( *)- (.*)")
_HEADING = re.compile(r"(#+) (.*)")


def to_html(text: str, deepest: int = 4) -> List[str]:
    """HTML of each block of a text; headings of level one become `deepest` - 1, all others `deepest`."""
    return [_block(lines, deepest) for lines in _blocks(text)]


def _blocks(text: str) -> Iterator[List[str]]:
    """Lines that belong together: those between empty lines, and headings alone."""
    lines: List[str] = []
    for line in [*text.splitlines(), ""]:
        if lines and (not line.strip() or _HEADING.match(line)):
            yield lines
            lines = []
        if _HEADING.match(line):
            yield [line]
        elif line.strip():
            lines.append(line)


def _block(lines: List[str], deepest: int) -> str:
    heading = _HEADING.match(lines[0])
    if heading:
        level = deepest - 1 if len(heading[1]) == 1 else deepest
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if lines[0].startswith("|"):
        return _table(lines)
    if _ITEM.match(lines[0]):
        return _list(lines)
    return f"<p>{_inline(' '.join(line.strip() for line in lines))}</p>"


def _list(lines: List[str]) -> str:
    items: List[str] = []
    for line in lines:
        item = _ITEM.match(line)
        if item is None:
            items[-1] += " " + line.strip()
        else:
            items.append(("– " if item[1] else "") + item[2])
    return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in items) + "</ul>"


def _table(lines: List[str]) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    rows = [row for row in rows if not all(set(cell) <= set("-: ") and cell for cell in row)]
    body = "".join(
        "<tr>" + "".join(f"<{kind}>{_inline(cell)}</{kind}>" for cell in row) + "</tr>"
        for row, kind in zip(rows, ["th", *["td"] * len(rows)])
    )
    return f'<table class="figures" cellpadding="3">{body}</table>'


def _inline(text: str) -> str:
    safe = html.escape(text, quote=False)
    safe = _LINK.sub(r"\1", safe)
    return _CODE.sub(r"<code>\1</code>", _BOLD.sub(r"<b>\1</b>", safe))
