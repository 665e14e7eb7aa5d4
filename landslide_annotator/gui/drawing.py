"""What becomes of outlines, spots and arrows that are drawn on the map."""

from __future__ import annotations

from functools import partial
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject

from ..captioner.model import Caption
from ..core.errors import InventoryError
from ..gis.annotation.surveyor import Said
from ..gis.compat import tr
from ..gis.desktop.desk import Found
from ..gis.imagery.tiles import Tile
from ..gis.inventory.rows import Entry
from ..gis.review.landslide import Landslide, find
from .workplace import Workplace

Outline = Tuple[QgsGeometry, QgsCoordinateReferenceSystem]


class Drawing(QObject):
    """Slots of the map tools. Whatever cannot be annotated or written is kept and tried again."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._waiting: List[Outline] = []
        self._refused: List[Outline] = []
        self._unwritten: List[Found] = []
        place.inventory_taken.connect(self._try_everything)
        place.dock.sources.changed.connect(self._try_everything)
        place.iface.mapCanvas().layersChanged.connect(self.try_again)

    def close(self) -> None:
        """Stop watching the map."""
        self._place.iface.mapCanvas().layersChanged.disconnect(self.try_again)

    @property
    def kept(self) -> int:
        """Outlines that wait for another inventory or for imagery."""
        return len(self._waiting) + len(self._refused) + len(self._unwritten)

    def draw(self, outline: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """An outline was drawn: caption it and write it."""
        place = self._place
        if place.edited is None:
            self._waiting.append((outline, crs))
            text = tr("Choose or create an inventory: the outline is kept and annotated then.")
            place.messages.warn(text, tr("Create…"), place.dock.sources.create_asked.emit)
            return
        desk = place.desk(crs)
        if desk is None:
            self._waiting.append((outline, crs))
            return
        place.shift.touch()
        times = place.shift.values()
        place.shift.reset()
        place.dock.panel.show_busy()
        text = tr("Annotate a landslide")
        write = partial(self._write, times)
        refuse = partial(self._refuse, (outline, crs))
        place.session.start(text, desk, lambda at: at.annotate(outline), write, refuse)

    def click(self, point: QgsPointXY, crs: QgsCoordinateReferenceSystem) -> None:
        """A spot was clicked: say what the captioner makes of it; nothing is written."""
        desk = self._place.desk(crs)
        if desk is None:
            return
        self._place.dock.panel.show_busy()
        text = tr("Read a spot")
        self._place.session.start(text, desk, lambda at: at.look(point), self._show_spot, self._failed)

    def arrow(self, line: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> None:
        """An arrow was drawn: it gives the direction of the landslide under it, else of the current one."""
        place = self._place
        try:
            layer = place.layer()
            moved = QgsGeometry(line)
            moved.transform(QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance()))
        except (QgsCsException, InventoryError) as error:
            place.messages.warn(str(error))
            return
        landslide = self._under(moved) or place.landslide()
        if landslide is None:
            place.messages.warn(tr("Draw the arrow on a landslide of the inventory, from crown to toe."))
            return
        desk = place.desk(layer.crs())
        if desk is None:
            return
        values = landslide.values
        azimuth, source = values.get("azimuth"), values.get("az_source")
        said = Said(landslide.attributes["direction"], values.get("cap_model"), azimuth, source)
        place.session.start(
            tr("Measure a landslide"),
            desk,
            lambda at: at.measure(landslide.polygon, said, moved),
            partial(self._write_direction, landslide.ls_id),
            place.messages.warn,
        )

    def _try_everything(self) -> None:
        """Another inventory or other imagery may also do for outlines that were refused."""
        self._waiting += self._refused
        self._refused = []
        self.try_again()

    def try_again(self) -> None:
        """Go on with what waited for an inventory or for imagery."""
        if self._place.edited is None or not self._place.dock.sources.layers:
            return
        unwritten, self._unwritten = self._unwritten, []
        if unwritten:
            self._write({}, unwritten)
        waiting, self._waiting = self._waiting, []
        for outline in waiting:
            self.draw(*outline)

    def _write(self, times: Dict[str, Any], found: List[Found]) -> None:
        """Write what was found; what cannot be written is kept."""
        place = self._place
        for one in found:
            entry = Entry(one.entry.key, one.entry.polygon, {**one.entry.record, **times})
            try:
                number = place.inventory().add(entry)
            except InventoryError as error:
                self._unwritten.append(Found(entry, one.tile, one.problem))
                kept = tr("The landslide is kept till then.")
                place.messages.warn(f"{error} {kept}")
                place.refresh()
                continue
            if one.problem:
                text = tr("Landslide {0} has no caption: {1} Describe it by hand.")
                place.messages.warn(text.format(number, one.problem))
            place.keep_tile(number, one.tile)
            place.show(number)
            place.layer().triggerRepaint()

    def _refuse(self, outline: Outline, message: str) -> None:
        """An outline that could not be annotated is kept, unless it is none or has no place at all."""
        if outline[0].area() > 0.0 and outline[1].isValid():
            self._refused.append(outline)
        self._failed(message)

    def _failed(self, message: str) -> None:
        self._place.messages.warn(message)
        self._place.refresh()

    def _show_spot(self, result: Tuple[Tile, Caption]) -> None:
        self._place.current = None
        self._place.dock.panel.show_spot(*result)

    def _under(self, line: QgsGeometry) -> Optional[Landslide]:
        """The landslide that a line lies on, the current one where there are several."""
        layer, current = self._place.layer(), self._place.current
        request = QgsFeatureRequest(line.boundingBox())
        found = [f["ls_id"] for f in layer.getFeatures(request) if f.geometry().intersects(line)]
        if not found:
            return None
        return find(layer, current if current is not None and current in found else found[-1])

    def _write_direction(self, ls_id: int, values: Dict[str, Any]) -> None:
        def write() -> None:
            landslide = find(self._place.layer(), ls_id)
            if landslide is not None:
                text = tr("Direction of landslide {0}").format(ls_id)
                self._place.inventory().rows().change(landslide.fid, values, text)

        if self._place.attempt(write):
            self._place.show(ls_id)
