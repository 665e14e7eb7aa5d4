"""One outline read by the captioner: its tile, its caption and its measures."""

from __future__ import annotations

import datetime
import math
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Iterable, Iterator, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
)

from ...captioner.model import Caption, Captioner
from ...core.errors import GeometryError, LandslideError
from ..compat import tr
from ..imagery.raster import Imagery
from ..imagery.tilecache import TileCache
from ..imagery.tiles import Placed, Tile, clip_best, place, spec_of
from ..imagery.tilespec import TileSpec
from ..localcrs import WGS84


@dataclass(frozen=True)
class Reading:
    """What the captioner made of an outline."""

    tile: Tile
    caption: Caption


class Reader:
    """Clips and captions outlines of one reference system from the rasters that cover them best.

    `context` defaults to that of the captioner's training; `cache` keeps tiles for the next time. Raises
    GeometryError when the outlines have no reference system.
    """

    def __init__(
        self,
        captioner: Captioner,
        sources: Sequence[Imagery],
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        context: Optional[float] = None,
        cache: Optional[TileCache] = None,
    ) -> None:
        if not crs.isValid():
            raise GeometryError(
                tr("The outlines have no coordinate reference system. Set it in the layer's properties.")
            )
        self._captioner = captioner
        self._sources = list(sources)
        self._to_wgs84 = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), transforms)
        self._clip = clip_best if cache is None else cache.clip
        self._context = context or captioner.settings.context

    def tile(self, polygon: QgsGeometry) -> Tile:
        """What the captioner sees of a polygon; raises TileError and GeometryError."""
        placed = place(polygon, self._to_wgs84)
        return self._clip(self._sources, self._spec(placed), placed.rings)

    def read(self, polygon: QgsGeometry, day: Optional[datetime.date] = None) -> Reading:
        """Caption one polygon; day: of the imagery, where it is known. Raises TileError and GeometryError."""
        tile = self.tile(polygon)
        caption = self._captioner.caption(tile.pixels, tile.side_m, tile.outline, tile.noon(day))
        return Reading(tile, caption)

    def specs(self, polygons: Iterable[QgsGeometry]) -> Iterator[TileSpec]:
        """The tiles of outlines, without those that cannot be used."""
        for polygon in polygons:
            with suppress(LandslideError):
                yield self._spec(place(polygon, self._to_wgs84))

    def _spec(self, placed: Placed) -> TileSpec:
        """The tile of an outline; basemaps are asked for the middle of the trained resolutions."""
        settings = self._captioner.settings
        spec = spec_of(placed, self._context, settings.min_side_m)
        return replace(spec, ground_m=math.sqrt(math.prod(settings.trained_ground_m)))
