"""Annotating a whole layer from the dock."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ..gis.compat import tr
from ..gis.desktop.session import Outlines, Summary
from ..gis.desktop.tasks import Job
from ..gis.inventory.rows import Outcome
from .workplace import Workplace

REPAINT_MS = 2500
"""Time between two drawings of the map while rows come in."""


class Batching(QObject):
    """Slots of the batch's buttons."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._job: Optional[Job] = None
        self._repaint = QTimer(self)
        self._repaint.setInterval(REPAINT_MS)
        self._repaint.timeout.connect(self._draw)
        place.dock.batch.start_asked.connect(self.start)
        place.dock.batch.cancel_asked.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether a batch is at work."""
        return self._job is not None

    def start(self) -> None:
        """Annotate the chosen layer, or its selected outlines."""
        place, box = self._place, self._place.dock.batch
        layer, selected = box.layer, box.selected.isChecked()
        if self.running or layer is None:
            return
        if place.edited is None:
            place.messages.warn(
                tr("Choose or create the inventory first."),
                tr("Create…"),
                place.dock.sources.create_asked.emit,
            )
            return
        if layer.id() == place.edited.layer_id:
            place.messages.warn(tr("These outlines are in the inventory already. Choose another layer."))
            return
        if selected and layer.selectedFeatureCount() == 0:
            place.messages.warn(
                tr("Nothing is selected in layer {0}. Select outlines first.").format(layer.name())
            )
            return
        if not layer.crs().isValid():
            place.messages.warn(
                tr("Layer {0} has no coordinate reference system. Set it in its properties.").format(
                    layer.name()
                )
            )
            return
        desk = place.desk(layer.crs(), layer.name())
        if desk is None or not place.attempt(lambda: place.inventory().begin()):
            return
        outlines = Outlines.of(layer, selected)
        self._job = place.session.annotate_all(desk, place.edited, outlines, self._done, self._failed)
        self._job.progressChanged.connect(box.show_progress)
        self._job.taskTerminated.connect(self._end)
        box.show_running(True)
        self._repaint.start()

    def cancel(self) -> None:
        """End after the outline that is being read."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, summary: Summary) -> None:
        self._end()
        counts, messages = summary.counts, self._place.messages
        text = tr("{0} landslides added, {1} already there, {2} failed.").format(
            counts.by_outcome[Outcome.ADDED], counts.by_outcome[Outcome.SKIPPED], counts.failed
        )
        messages.log([*summary.remarks, *summary.problems])
        if summary.cancelled:
            text = tr("Cancelled; what was done is kept. {0}").format(text)
        if summary.stopped:
            messages.warn(f"{summary.stopped} {text}")
        elif summary.problems:
            messages.warn(tr("{0} The first: {1} (all are in the log)").format(text, summary.problems[0]))
        else:
            messages.info(text)

    def _failed(self, message: str) -> None:
        self._end()
        self._place.messages.warn(message)

    def _end(self) -> None:
        self._job = None
        self._repaint.stop()
        self._draw()
        self._place.dock.batch.show_running(False)

    def _draw(self) -> None:
        edited = self._place.edited
        layer = QgsProject.instance().mapLayer(edited.layer_id) if edited else None
        if layer is not None:
            layer.triggerRepaint()
