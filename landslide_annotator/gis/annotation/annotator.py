"""From a drawn outline to the entries of the inventory: parts, keys, captions, measures."""

from __future__ import annotations

from typing import List, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from ..inventory.parts import Part, Splitter
from ..inventory.rows import Entry
from ..measures.measure import Measurer
from .reading import Reader, Reading
from .record import Run, blank_record, make_record


class Annotator:
    """Makes entries of outlines in one reference system for an inventory in another.

    Raises GeometryError when the outlines have no reference system.
    """

    def __init__(
        self,
        reader: Reader,
        run: Run,
        crs: QgsCoordinateReferenceSystem,
        stored_crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
    ) -> None:
        self._reader = reader
        self._run = run
        self._measurer = Measurer(crs, transforms)
        self._splitter = Splitter(crs, stored_crs, transforms)

    def parts(self, geometry: QgsGeometry) -> List[Part]:
        """The single polygons of an outline; raises GeometryError with the remedy."""
        return self._splitter.parts(geometry)

    def entry(self, part: Part, src_id: str) -> Entry:
        """Caption and measure a part; raises GeometryError and TileError with the remedy."""
        return self.annotate(part, src_id)[0]

    def annotate(self, part: Part, src_id: str) -> Tuple[Entry, Reading]:
        """As `entry`, with what the captioner saw and said."""
        measures = self._measurer.measure(part.drawn)
        reading = self._reader.read(part.drawn, self._run.img_date)
        record = make_record(reading, measures, self._run, src_id, part.event_id, part.notes)
        return Entry(part.key, part.stored, record), reading

    def blank(self, part: Part, src_id: str, problem: str) -> Entry:
        """A part that has no caption, for a person to describe."""
        measures = self._measurer.measure(part.drawn)
        notes = (problem, *part.notes)
        return Entry(part.key, part.stored, blank_record(measures, self._run, src_id, part.event_id, notes))
