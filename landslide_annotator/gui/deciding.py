"""Accept, correct, reject, and going through the rows that nobody has looked at."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject
from qgis.PyQt.QtCore import QObject

from ..core.errors import InventoryError
from ..gis.compat import tr
from ..gis.review import decisions
from ..gis.review.landslide import Landslide, find
from .workplace import Workplace

AROUND = 1.6
"""Width of the map over that of the landslide's box when the queue goes to it."""
Decision = Callable[[Landslide, Dict[str, Any]], None]


class Deciding(QObject):
    """Slots of the panel's buttons and of the queue's."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._queue: Optional[List[int]] = None
        self._shown: Optional[int] = None
        panel, queue = place.dock.panel, place.dock.queue
        panel.accepted.connect(self.accept)
        panel.corrected.connect(self.correct)
        panel.rejected.connect(self.reject)
        queue.next_asked.connect(self.next)
        queue.previous_asked.connect(self.previous)
        place.inventory_taken.connect(self.forget)
        for row in panel.rows.values():
            row.changed.connect(place.shift.touch)

    def accept(self) -> None:
        """Accept the landslide as it is shown, with the words that were chosen."""
        if self._place.dock.panel.changes:
            self.correct()
            return
        self._decide(
            lambda landslide, times: decisions.accept(self._place.inventory().rows(), landslide, times)
        )

    def correct(self) -> None:
        """Write the words that were chosen; without any, go to the first list."""
        place = self._place
        changes, language = place.dock.panel.changes, place.preferences.language
        if not changes:
            place.dock.panel.rows["type"].focus()
            return
        self._decide(
            lambda landslide, times: decisions.correct(
                place.inventory().rows(), landslide, changes, language, times
            )
        )

    def reject(self) -> None:
        """Mark the landslide as none; its row stays."""
        self._decide(
            lambda landslide, times: decisions.reject(self._place.inventory().rows(), landslide, times)
        )

    def next(self) -> None:
        """Go to the next row to review."""
        self._step(1)

    def previous(self) -> None:
        """Go to the row before."""
        self._step(-1)

    def forget(self) -> None:
        """Another inventory has another queue."""
        self._queue, self._shown = None, None
        self._place.dock.queue.show_place(None, None)

    def _decide(self, decision: Decision) -> None:
        place, landslide = self._place, self._place.landslide()
        if landslide is None:
            return
        place.shift.touch()
        times = place.shift.values(landslide)
        if not place.attempt(lambda: decision(landslide, times)):
            return
        place.shift.reset()
        place.layer().triggerRepaint()
        place.refresh()
        if landslide.ls_id == self._shown:  # not one that was drawn meanwhile
            self.next()

    def _step(self, way: int) -> None:
        """Go through the queue as it was ordered; rows decided meanwhile are passed over going forward."""
        place = self._place
        try:
            layer = place.layer()
        except InventoryError as error:
            place.messages.warn(str(error))
            return
        waiting = decisions.unreviewed(layer)
        if self._queue is None or not set(waiting) <= set(self._queue):
            self._queue = waiting
        queue, current = self._queue, place.current
        at = queue.index(current) if current in queue else (-1 if way > 0 else len(queue))
        left = set(waiting)
        ahead = queue[at + 1 :] + queue[: max(at, 0)] if way > 0 else queue[:at][::-1]
        following = next((number for number in ahead if way < 0 or number in left), None)
        self._shown = following
        self._show_place(waiting, following)
        if following is None:
            if not waiting:
                place.messages.info(tr("Every row of the inventory was reviewed."))
            return
        place.shift.reset()
        place.shift.touch()
        place.show(following)
        self._zoom(find(layer, following))

    def _show_place(self, waiting: List[int], number: Optional[int]) -> None:
        position = waiting.index(number) if number in waiting else None
        self._place.dock.queue.show_place(position, len(waiting))

    def _zoom(self, landslide: Optional[Landslide]) -> None:
        if landslide is None or landslide.polygon.isEmpty():
            return
        canvas, layer = self._place.iface.mapCanvas(), self._place.layer()
        way = QgsCoordinateTransform(
            layer.crs(), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        try:
            box = way.transformBoundingBox(landslide.polygon.boundingBox())
        except QgsCsException:
            self._place.messages.warn(tr("This landslide has no place in the reference system of the map."))
            return
        box.scale(AROUND)
        canvas.setExtent(box)
        canvas.refresh()
        canvas.flashFeatureIds(layer, [landslide.fid])
