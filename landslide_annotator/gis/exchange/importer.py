"""Outlines and values of a foreign layer as entries of the inventory: measured, not captioned."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from ...core.sizes import SizeBreaks
from ..annotation.record import plan_values
from ..inventory.parts import Part, Splitter
from ..inventory.rows import WHENCE, Entry
from ..inventory.schema import COLUMNS, MANUAL, UNREVIEWED
from ..measures.measure import Measurer

EMPTY = dict.fromkeys(column.name for column in COLUMNS if not column.surveyed)
"""Without the columns that older inventories lack."""


@dataclass(frozen=True)
class Origin:
    """What the rows of one layer share: its name, who imports, the breaks between size classes."""

    src_layer: str
    mapped_by: str
    breaks: SizeBreaks


class Importer:
    """Makes entries of one layer, as `batch.EntryMaker`; `take` the values of a feature before its outline.

    Raises GeometryError when the layer has no reference system.
    """

    def __init__(
        self,
        origin: Origin,
        crs: QgsCoordinateReferenceSystem,
        stored_crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
    ) -> None:
        self._origin = origin
        self._measurer = Measurer(crs, transforms)
        self._splitter = Splitter(crs, stored_crs, transforms)
        self._values: Mapping[str, Any] = {}
        self._problems: Tuple[str, ...] = ()

    def take(self, values: Mapping[str, Any], problems: Tuple[str, ...]) -> None:
        """Set the values by column of the outline that comes next, and why to look at its rows."""
        self._values, self._problems = values, problems

    def parts(self, geometry: QgsGeometry) -> List[Part]:
        """The single polygons of an outline; raises GeometryError with the remedy."""
        return self._splitter.parts(geometry)

    def entry(self, part: Part, src_id: str) -> Entry:
        """The row of a part; raises GeometryError and SizeError with the remedy."""
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        record: Dict[str, Any] = {
            **EMPTY,
            "event_id": part.event_id,
            "mapped_by": self._origin.mapped_by,
            **self._values,
            **{whence: MANUAL for column, whence in WHENCE.items() if self._values.get(column)},
            **plan_values(self._measurer.measure(part.drawn), self._origin.breaks),
            "review": "; ".join([*self._problems, *part.notes]) or None,
            "status": UNREVIEWED,
            "presence": 1,
            "src_layer": self._origin.src_layer,
            "src_id": src_id,
            "mapped_at": now,
            "upd_at": now,
        }
        return Entry(part.key, part.stored, record)
