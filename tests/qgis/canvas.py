"""A real map canvas and the mouse and keys of a user."""

from __future__ import annotations

from typing import Sequence, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgsAdvancedDigitizingDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


class Hand:
    """A canvas of 600 x 400 pixels, one map unit each unless `unit` says otherwise."""

    def __init__(self, crs: str, west: float, south: float, unit: float = 1.0) -> None:
        self.canvas = QgsMapCanvas()
        self.canvas.resize(600, 400)
        self.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
        self.canvas.setExtent(QgsRectangle(west, south, west + 600 * unit, south + 400 * unit))
        self.canvas.show()
        QApplication.processEvents()
        self.cad = QgsAdvancedDigitizingDockWidget(self.canvas)

    def pixel(self, x: float, y: float) -> QPoint:
        """The pixel of a place."""
        place = self.canvas.getCoordinateTransform().transform(QgsPointXY(x, y))
        return QPoint(round(place.x()), round(place.y()))

    def place(self, pixel: QPoint) -> QgsPointXY:
        """The place of a pixel."""
        return self.canvas.getCoordinateTransform().toMapCoordinates(pixel.x(), pixel.y())

    def move(self, pixel: QPoint) -> None:
        """Move the mouse."""
        self._send(QEvent.Type.MouseMove, pixel, NONE)

    def click(self, pixel: QPoint, button: Qt.MouseButton = LEFT) -> None:
        """Move the mouse and click."""
        self.move(pixel)
        self._send(QEvent.Type.MouseButtonPress, pixel, button)
        self._send(QEvent.Type.MouseButtonRelease, pixel, button)

    def draw(self, pixels: Sequence[Tuple[int, int]]) -> None:
        """Click a ring and close it with the right button."""
        for x, y in pixels:
            self.click(QPoint(x, y))
        self.click(QPoint(*pixels[-1]), RIGHT)

    def key(self, key: Qt.Key) -> None:
        """Press a key on the map."""
        QApplication.sendEvent(
            self.canvas, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        )

    def _send(self, kind: QEvent.Type, pixel: QPoint, button: Qt.MouseButton) -> None:
        held = button if kind == QEvent.Type.MouseButtonPress else NONE
        event = QMouseEvent(kind, QPointF(pixel), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas.viewport(), event)
        QApplication.processEvents()
