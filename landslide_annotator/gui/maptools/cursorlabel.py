"""A note that follows the cursor on the map."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QLabel, QToolTip

OFFSET = 16
"""Pixels between cursor and note."""


LOOK = "background-color: #ffffe6; color: #202020; border: 1px solid #606060; padding: 2px;"
"""Fixed colours: dark themes make labels transparent, and the map below may be dark or light."""


class CursorLabel(QLabel):
    """Text beside the cursor, in the colours of a tool tip whatever the theme."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas.viewport())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(LOOK)
        self.setFont(QToolTip.font())
        self.hide()

    def show_at(self, place: QPoint, text: str) -> None:
        """Show the text right below a pixel of the map, or on its other side near the map's edges."""
        if not text:
            self.hide()
            return
        self.setText(text)
        self.adjustSize()
        x, y = place.x() + OFFSET, place.y() + OFFSET
        if x + self.width() > self.parentWidget().width():
            x = max(0, place.x() - OFFSET - self.width())
        if y + self.height() > self.parentWidget().height():
            y = max(0, place.y() - OFFSET - self.height())
        self.move(x, y)
        self.show()
