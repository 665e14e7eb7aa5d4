"""Where the pieces of a report go, one after the other: an HTML page, and a PDF of A4 pages."""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from typing import Callable, Iterable, List, Optional, TextIO, Union

from qgis.PyQt.QtCore import QByteArray, QMarginsF, QRectF, QSizeF, Qt, QUrl
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from qgis.PyQt.QtSvg import QSvgRenderer

from ...core.errors import ReportError
from ...core.phrasebook import say
from ..compat import tr
from ..drafts import draft
from ..pages.htmlpage import PAGE_END, page_start

_STYLE = """
table.record { border: 1px solid #ccc; break-inside: avoid } table.data { font-size: .84em }
table.data td { padding: .05em .8em .05em 0; vertical-align: top; overflow-wrap: anywhere }
nav ul { columns: 2 } @media print { h2 { break-before: page } }
"""
_PDF_STYLE = """
body { font-family: 'DejaVu Sans', Arial, sans-serif; font-size: 8.5pt; color: #222222 }
table.figures { font-size: 7.5pt } table.data { font-size: 6.5pt }
.note, .warning { color: #8a4500 } .about { color: #555555 }
"""
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>((?!</h\1>).)*</h\1>", re.DOTALL)
RESOLUTION = 300
_TITLE = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_TITLES = {
    "1": "font-size: 17pt; font-weight: 600",
    "2": "font-size: 13pt; font-weight: 600; color: #2c6fad; margin-top: 8pt",
    "3": "font-size: 10pt; font-weight: 600; margin-top: 6pt",
    "4": "font-size: 9pt; font-weight: 600; margin-top: 4pt",
}
"""How headings look in a PDF, by level: Qt's own are too large beside small text."""
SHARPNESS = 3
"""Pixels of a vector picture in a PDF for each of its own."""
MARGINS_MM = QMarginsF(16.0, 14.0, 16.0, 16.0)
GAP, FOOTER = 0.008, 0.03
"""Shares of the page's height between pieces, and for its number."""


Cancelled = Callable[[], bool]


class HtmlReport:
    """Writes pieces to one self-contained page; close it, or the page has no end."""

    def __init__(self, path: Path, title: str, lang: str) -> None:
        self._file: TextIO = path.open("w", encoding="utf-8")
        self._file.write(page_start(title, lang, _STYLE))

    def add(self, piece: str) -> None:
        """Append a piece of HTML."""
        self._file.write(piece)
        self._file.write("\n")

    def close(self) -> None:
        """Finish the page."""
        self._file.write(PAGE_END)
        self._file.close()

    def leave(self) -> None:
        """Stop, wherever it is."""
        self._file.close()


class PdfReport:
    """Lays pieces out on A4 pages: each stays on one page where it fits, a heading with what follows.

    Only one piece is in memory at a time. Raises ReportError when the file cannot be written.
    """

    def __init__(self, path: Path, title: str, lang: str) -> None:
        self._writer = QPdfWriter(str(path))
        self._writer.setTitle(title)
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS_MM,
                QPageLayout.Unit.Millimeter,
            )
        )  # fmt: skip
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise ReportError(tr("{0} cannot be written. Choose another place.").format(path))
        self._lang = lang
        self._width = float(self._writer.width())
        self._height = self._writer.height() * (1.0 - FOOTER)
        self._y, self._page = 0.0, 1
        self._held: List[str] = []

    def add(self, piece: str) -> None:
        """Set a piece below the one before, or on a new page."""
        if _HEADING.fullmatch(piece):
            self._held.append(piece)  # a heading stays with what follows it
            return
        self._set("".join([*self._held, piece]))
        self._held = []

    def _flush(self) -> None:
        if self._held:
            self._set("".join(self._held))
            self._held = []

    def _set(self, piece: str) -> None:
        document = self._document(piece)
        height = document.size().height()
        if self._y + height > self._height:
            self._new_page()
        if height <= self._height:
            self._draw(document, self._y, QRectF(0.0, 0.0, self._width, height))
            self._y += height + GAP * self._height
            return
        document.setPageSize(QSizeF(self._width, self._height))
        for number in range(document.pageCount()):
            self._new_page()
            top = number * self._height
            self._draw(document, -top, QRectF(0.0, top, self._width, self._height))
            self._y = self._height

    def _draw(self, document: QTextDocument, y: float, part: QRectF) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        self._painter.save()
        self._painter.translate(0.0, y)
        self._painter.setClipRect(part)
        document.documentLayout().draw(self._painter, context)
        self._painter.restore()

    def _document(self, piece: str) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self._writer)
        document.setDefaultFont(QFont("DejaVu Sans"))
        document.setDefaultStyleSheet(_PDF_STYLE)
        document.setDocumentMargin(0.0)
        document.setHtml(f"<body>{_drawn(piece, document)}</body>")
        document.setTextWidth(self._width)
        return document

    def _new_page(self) -> None:
        if self._y == 0.0:
            return
        self._number()
        self._writer.newPage()
        self._y, self._page = 0.0, self._page + 1

    def _number(self) -> None:
        self._painter.setFont(QFont("DejaVu Sans", 7))
        foot = QRectF(0.0, self._height, self._width, self._writer.height() - self._height)
        text = say("page", self._lang, str(self._page))
        self._painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, text)

    def close(self) -> None:
        """Finish the last page."""
        self._flush()
        self._number()
        self._painter.end()

    def leave(self) -> None:
        """Stop, wherever it is."""
        if self._painter.isActive():
            self._painter.end()


Writer = Union[HtmlReport, PdfReport]


def _drawn(piece: str, document: QTextDocument) -> str:
    """The piece for print: vector pictures drawn and kept in the document, headings as paragraphs."""

    def drawn(found: re.Match) -> str:
        renderer = QSvgRenderer(QByteArray(found[0].encode("utf-8")))
        image = QImage(renderer.defaultSize() * SHARPNESS, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        name = f"drawn:{found.start()}"
        document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        return f'<img width="{renderer.defaultSize().width()}" src="{name}">'

    titled = _TITLE.sub(lambda found: f'<p style="{_TITLES[found[1]]}">{found[2]}</p>', piece)
    return _SVG.sub(drawn, titled)


def write(
    pieces: Iterable[str],
    html: Optional[Path],
    pdf: Optional[Path],
    title: str,
    lang: str,
    cancelled: Cancelled,
) -> bool:
    """Write a report to one or both files; whether it was finished.

    After a cancel nothing is left, and earlier reports stay. Raises ReportError.
    """
    with ExitStack() as stack:
        places: List[Path] = []
        writers: List[Writer] = []
        for path, kind in ((html, HtmlReport), (pdf, PdfReport)):
            if path is not None:
                places.append(stack.enter_context(draft(path)))
                writers.append(kind(places[-1], title, lang))
                stack.callback(writers[-1].leave)
        for piece in pieces:
            if cancelled():
                break
            for writer in writers:
                writer.add(piece)
        done = not cancelled()
        for writer, place in zip(writers, places):
            writer.close() if done else _discard(writer, place)
    return done


def _discard(writer: Writer, place: Path) -> None:
    writer.leave()
    place.unlink()
