"""One outline read by the captioner: its tile, its caption and its measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ..captioner.model import Caption, Captioner
from ..core.errors import GeometryError
from .compat import tr
from .imagery import WGS84, Imagery
from .tiles import Tile, clip_best, place, spec_of


@dataclass(frozen=True)
class Reading:
    """What the captioner made of an outline."""

    tile: Tile
    caption: Caption


class Reader:
    """Clips and captions outlines of one reference system from the rasters that cover them best.

    `context` defaults to that of the captioner's training. Raises GeometryError when the outlines have no
    reference system.
    """

    def __init__(
        self,
        captioner: Captioner,
        sources: Sequence[Imagery],
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        context: Optional[float] = None,
    ) -> None:
        if not crs.isValid():
            raise GeometryError(
                tr("The outlines have no coordinate reference system. Set it in the layer's properties.")
            )
        self._captioner = captioner
        self._sources = list(sources)
        self._to_wgs84 = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), transforms)
        self._context = context or captioner.settings.context

    def tile(self, polygon: QgsGeometry) -> Tile:
        """What the captioner sees of a polygon; raises TileError and GeometryError."""
        placed = place(polygon, self._to_wgs84)
        spec = spec_of(placed, self._context, self._captioner.settings.min_side_m)
        return clip_best(self._sources, spec, placed.rings)

    def read(self, polygon: QgsGeometry) -> Reading:
        """Caption one polygon; raises TileError and GeometryError."""
        tile = self.tile(polygon)
        return Reading(tile, self._captioner.caption(tile.pixels, tile.side_m, tile.outline))
