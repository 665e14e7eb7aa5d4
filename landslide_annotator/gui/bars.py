"""Small drawn widgets: the probability of a word, and how far caption and measure agree."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ..core.agreement import AGREEMENTS, AGREES, DIFFERS
from ..gis.compat import tr

_COLOURS = {AGREES: "#2e9d4f", DIFFERS: "#d98e00"}
_CONTRADICTS = "#d13438"


class ProbabilityBar(QLabel):
    """A word and its probability, as a bar behind it; a label, since themes colour no bare widgets."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._share: Optional[float] = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(96, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """It may become narrow; the tooltip says the whole."""
        return QSize(64, self.sizeHint().height())

    def show_word(self, word: str, share: Optional[float], details: str = "") -> None:
        """Show a word; without a share no bar."""
        self._word, self._share = word, share
        percent = "" if share is None else f" {100 * share:.0f} %"
        self.setToolTip(details or f"{word}{percent}")
        self.setAccessibleName(f"{word}{percent}")
        self.update()

    def paintEvent(self, event: object) -> None:
        """Draw the bar, then the texts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        box = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if self._share is not None:
            colour = QColor(palette.color(QPalette.ColorRole.Highlight))
            colour.setAlpha(110)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            filled = QRectF(box)
            filled.setWidth(box.width() * min(max(self._share, 0.0), 1.0))
            painter.drawRoundedRect(filled, 3, 3)
        painter.setPen(palette.color(self.foregroundRole()))
        percent = "" if self._share is None else f"{100 * self._share:.0f} %"
        inner = box.adjusted(5, 0, -5, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(percent + "  ")
        word = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, max(0, int(room)))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)


class AgreementMark(QWidget):
    """A tick, a wave or a cross: the same class, the next one, farther apart. Nothing where it is unknown."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._code: Optional[str] = None
        self.setFixedSize(18, 18)

    def show_code(self, code: Optional[str], language: str) -> None:
        """Show an agreement's code."""
        self._code = code
        labels = {entry[0]: entry[1 if language == "es" else 2] for entry in AGREEMENTS}
        text = tr("Caption and measure: {0}").format(labels[code].lower()) if code in labels else ""
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: object) -> None:
        """Draw the sign; its shape says it without colour."""
        if self._code is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_COLOURS.get(self._code, _CONTRADICTS)))
        painter.drawEllipse(QRectF(1, 1, 16, 16))
        painter.setPen(QPen(QColor("white"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._code == AGREES:
            painter.drawPolyline(QPolygonF([QPointF(5, 9.5), QPointF(8, 12.5), QPointF(13, 6)]))
        elif self._code == DIFFERS:
            painter.drawLine(QPointF(5, 7), QPointF(13, 7))
            painter.drawLine(QPointF(5, 11), QPointF(13, 11))
        else:
            painter.drawLine(QPointF(6, 6), QPointF(12, 12))
            painter.drawLine(QPointF(12, 6), QPointF(6, 12))
