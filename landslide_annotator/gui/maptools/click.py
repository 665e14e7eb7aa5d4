"""A map tool that picks one place."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from .reference import map_crs


class ClickTool(QgsMapTool):
    """Emits `clicked` with a place and its reference system; Esc puts the tool away."""

    clicked = pyqtSignal(QgsPointXY, QgsCoordinateReferenceSystem)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Take a place with the left button."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        crs = map_crs(self)
        if crs is not None:
            self.clicked.emit(event.mapPoint(), crs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the tool away."""
        if event.key() == Qt.Key.Key_Escape:
            self.canvas().unsetMapTool(self)

    def dispose(self) -> None:
        """Take everything off the map; the tool is of no use afterwards."""
        self.deleteLater()
