"""A map tool for outlines, on QGIS's own digitising, with live area and perimeter."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import (
    QgsAdvancedDigitizingDockWidget,
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapToolCapture,
    QgsMapToolDigitizeFeature,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from ...core.errors import GeometryError
from ...core.sizes import SizeBreaks
from ...gis.compat import stream, tr
from ...gis.desktop.livemeasure import LiveMeasure
from ...gis.outlines import single_polygons
from ...gis.preferences import default_language
from .cursorlabel import CursorLabel
from .reference import map_crs

STREAM_KEY = Qt.Key.Key_R
"""As QGIS's own key for digitising in a stream."""


class DrawTool(QgsMapToolDigitizeFeature):
    """Emits `drawn` with a valid polygon or multipolygon in the map's reference system.

    Left click adds a vertex, Backspace removes the last, right click closes, Esc cancels (and puts the tool
    away where nothing is drawn), R follows the mouse. Snapping, tracing and the advanced digitising panel
    work as QGIS is set to. QGIS digitises into a layer: the tool's own, which no project holds.
    """

    drawn = pyqtSignal(QgsGeometry, QgsCoordinateReferenceSystem)

    def __init__(
        self,
        canvas: QgsMapCanvas,
        cadDock: QgsAdvancedDigitizingDockWidget,
        breaks: Optional[SizeBreaks] = None,
    ) -> None:
        super().__init__(canvas, cadDock, QgsMapToolCapture.CaptureMode.CapturePolygon)
        self.breaks = breaks or SizeBreaks()
        self._sketch: Optional[QgsVectorLayer] = None
        self._current = ""
        self._live: Optional[LiveMeasure] = None
        self._streaming = False
        self._label = CursorLabel(canvas)
        self.digitizingCompleted.connect(self._take)
        canvas.destinationCrsChanged.connect(self._begin_again)
        canvas.currentLayerChanged.connect(self._keep_sketch)

    def is_streaming(self) -> bool:
        """Whether vertices follow the mouse."""
        return self._streaming

    def set_streaming(self, enabled: bool) -> None:
        """Let vertices follow the mouse, or set each by a click."""
        self._streaming = enabled
        stream(self, enabled)

    def activate(self) -> None:
        """Make the sketch layer, and let QGIS digitise into it while snapping to the user's layers."""
        self._remember(self.canvas().currentLayer())
        self._sketch = QgsVectorLayer("Polygon", tr("Outline"), "memory")
        self._sketch.startEditing()
        self._use_map_crs()
        self.setLayer(self._sketch)
        # QGIS 3.22 keeps a bare pointer to the layer that is current now, which the user may remove.
        self.canvas().setCurrentLayer(self._sketch)
        super().activate()
        self._snap_to_current()

    def deactivate(self) -> None:
        """Leave nothing on the map, and the user's layer as the current one."""
        super().deactivate()
        self._sketch = None
        self._label.hide()
        self.canvas().setCurrentLayer(self._users_layer())

    def dispose(self) -> None:
        """Take everything off the map; the tool is of no use afterwards."""
        self._label.deleteLater()
        self.deleteLater()

    def cadCanvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show the size that the outline would have."""
        super().cadCanvasMoveEvent(event)
        self._show_size(event)

    def cadCanvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Add a vertex or close the outline."""
        if map_crs(self) is None:
            return
        if event.button() == Qt.MouseButton.RightButton and 0 < self.size() < 3:
            text = tr("An outline needs three vertices or more. Go on drawing, or press Esc.")
            self.messageEmitted.emit(text, Qgis.MessageLevel.Info)
            return
        super().cadCanvasReleaseEvent(event)
        self._show_size(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc without an outline puts the tool away, R switches streaming; the rest is QGIS's."""
        if event.key() == Qt.Key.Key_Escape and not self.isCapturing():
            self.canvas().unsetMapTool(self)
            return
        if event.key() == STREAM_KEY and not event.modifiers():
            self.set_streaming(not self._streaming)
            return
        super().keyPressEvent(event)
        if not self.isCapturing():
            self._label.hide()

    def _use_map_crs(self) -> None:
        crs = self.canvas().mapSettings().destinationCrs()
        self._sketch.setCrs(crs)
        self._live = LiveMeasure(crs, QgsProject.instance().transformContext())

    def _begin_again(self) -> None:
        """The map's reference system changed: an unfinished outline would have the wrong coordinates."""
        if self._sketch is None:
            return
        if self.isCapturing():
            text = tr(
                "The map's reference system changed: the unfinished outline was dropped. Draw it again."
            )
            self.messageEmitted.emit(text, Qgis.MessageLevel.Warning)
            self.stopCapturing()
        self._label.hide()
        self._use_map_crs()

    def _keep_sketch(self, layer: Optional[QgsMapLayer]) -> None:
        """The user chose another layer: remember it, and go on drawing."""
        if self._sketch is None or not self.isActive() or layer is self._sketch:
            return
        self._remember(layer)
        self.canvas().setCurrentLayer(self._sketch)
        self._snap_to_current()

    def _snap_to_current(self) -> None:
        """Snapping to the active layer means the user's, not the empty sketch."""
        layer = self._users_layer()
        if isinstance(layer, QgsVectorLayer):
            self.canvas().snappingUtils().setCurrentLayer(layer)

    def _remember(self, layer: Optional[QgsMapLayer]) -> None:
        self._current = layer.id() if layer else ""

    def _users_layer(self) -> Optional[QgsMapLayer]:
        """The layer that was current; it may have been removed meanwhile."""
        return QgsProject.instance().mapLayer(self._current)

    def _show_size(self, event: QgsMapMouseEvent) -> None:
        if not self.isCapturing() or self.size() < 2:
            self._label.hide()
            return
        corners = [*map(QgsPointXY, self.pointsZM()), event.mapPoint()]
        self._label.show_at(event.pixelPoint(), self._live.text(corners, self.breaks, default_language()))

    def _take(self, feature: QgsFeature) -> None:
        """Hand the outline on, repaired where it crosses itself."""
        self._label.hide()
        crs = self._sketch.crs()
        try:
            outlines = single_polygons(feature.geometry())
        except GeometryError as error:
            self.messageEmitted.emit(str(error), Qgis.MessageLevel.Warning)
            return
        if outlines.notes:
            self.messageEmitted.emit(" ".join(outlines.notes), Qgis.MessageLevel.Info)
        parts = outlines.parts
        self.drawn.emit(parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts), crs)
