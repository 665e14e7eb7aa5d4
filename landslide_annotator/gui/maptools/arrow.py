"""A map tool for the direction of movement: one click at the crown, one at the toe."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...core.errors import GeometryError
from ...core.vocabulary import term
from ...gis.compat import tr
from ...gis.measures.movement import Movements
from ...gis.preferences import default_language
from .cursorlabel import CursorLabel
from .reference import map_crs

FRONT, RIM = QColor(255, 140, 0), QColor(40, 20, 0, 200)
"""Orange with a dark rim reads on any imagery."""
HEAD = 16
"""Pixels."""


class ArrowTool(QgsMapTool):
    """Emits `drawn` with a line from crown to toe; right click, Backspace or Esc take the crown back.

    The azimuth from true north and its sector are shown at the cursor. Both ends snap as QGIS is set to.
    """

    drawn = pyqtSignal(QgsGeometry, QgsCoordinateReferenceSystem)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._crown: Optional[QgsPointXY] = None
        self._crs = QgsCoordinateReferenceSystem()
        self._movements: Optional[Movements] = None
        self._label = CursorLabel(canvas)
        self._snap = QgsSnapIndicator(canvas)
        self._band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        self._band.setWidth(3)
        self._band.setColor(FRONT)
        self._band.setSecondaryStrokeColor(RIM)
        canvas.destinationCrsChanged.connect(self.cancel)

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show where the arrow would go."""
        toe = event.snapPoint()
        self._snap.setMatch(event.mapPointMatch())
        if self._crown is None:
            return
        size = HEAD * self.canvas().mapUnitsPerPixel()
        self._band.setToGeometry(_with_head(self._crown, toe, size), None)
        line = QgsGeometry.fromPolylineXY([self._crown, toe])
        self._label.show_at(event.pixelPoint(), self._describe(line))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Take the crown, then the toe."""
        if event.button() != Qt.MouseButton.LeftButton:
            self.cancel()
            return
        place = event.snapPoint()
        if self._crown is None:
            self._begin(place)
            return
        line, crs = QgsGeometry.fromPolylineXY([self._crown, place]), self._crs
        if self._crown == place:
            text = tr("The arrow ends where it begins. Click at the crown, then at the toe.")
            self.messageEmitted.emit(text, Qgis.MessageLevel.Warning)
            return
        self.cancel()
        self.drawn.emit(line, crs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the crown back; Esc without one puts the tool away."""
        if event.key() == Qt.Key.Key_Escape and self._crown is None:
            self.canvas().unsetMapTool(self)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            event.ignore()  # the map would take it for a command to the layer
            self.cancel()

    def deactivate(self) -> None:
        """Leave nothing on the map."""
        self.cancel()
        super().deactivate()

    def dispose(self) -> None:
        """Take everything off the map; the tool is of no use afterwards."""
        self.canvas().scene().removeItem(self._band)
        self._label.deleteLater()
        self.deleteLater()

    def cancel(self) -> None:
        """Forget an unfinished arrow."""
        self._crown = None
        self._band.reset(QgsWkbTypes.GeometryType.LineGeometry)
        self._label.hide()

    def _begin(self, crown: QgsPointXY) -> None:
        crs = map_crs(self)
        if crs is None:
            return
        try:
            self._movements = Movements(crs, QgsProject.instance().transformContext())
        except GeometryError as error:
            self.messageEmitted.emit(str(error), Qgis.MessageLevel.Warning)
            return
        self._crown, self._crs = crown, crs

    def _describe(self, line: QgsGeometry) -> str:
        """Azimuth and sector; nothing while the arrow has no length or leaves the globe."""
        try:
            found = self._movements.by_arrow(line)
        except GeometryError:
            return ""
        return f"{found.azimuth_deg:.0f}° {term('direction', found.sector).label(default_language())}"


def _with_head(crown: QgsPointXY, toe: QgsPointXY, size: float) -> QgsGeometry:
    """The line and an open arrowhead at its end, its sides as long as `size` in map units."""
    back = crown.azimuth(toe) + 180.0
    sides = [toe.project(size, back - 25.0), toe, toe.project(size, back + 25.0)]
    return QgsGeometry.fromMultiPolylineXY([[crown, toe], sides])
