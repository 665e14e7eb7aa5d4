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
from .light import default_sun_azimuth
from .tiles import Tile, clip_best, place


@dataclass(frozen=True)
class Reading:
    """What the captioner made of an outline; `sun_azimuth` is the one it was given, or None."""

    tile: Tile
    caption: Caption
    sun_azimuth: Optional[float]


class Reader:
    """Clips and captions outlines of one reference system from the rasters that cover them best.

    `context` and `min_side_m` default to those of the captioner's training; `sun_azimuth` to that of the
    latitude. Raises GeometryError when the outlines have no reference system.
    """

    def __init__(
        self,
        captioner: Captioner,
        sources: Sequence[Imagery],
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        context: Optional[float] = None,
        sun_azimuth: Optional[float] = None,
    ) -> None:
        if not crs.isValid():
            raise GeometryError(
                tr("The outlines have no coordinate reference system. Set it in the layer's properties.")
            )
        self._captioner = captioner
        self._sources = list(sources)
        self._to_wgs84 = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), transforms)
        self._context = context or captioner.settings.context
        self._sun_azimuth = sun_azimuth

    def read(self, polygon: QgsGeometry) -> Reading:
        """Caption one polygon; raises TileError and GeometryError."""
        placed = place(polygon, self._to_wgs84)
        tile = clip_best(self._sources, placed, self._context, self._captioner.settings.min_side_m)
        sun = default_sun_azimuth(tile.centre_lat) if self._sun_azimuth is None else self._sun_azimuth
        caption = self._captioner.caption(tile.pixels, tile.side_m, tile.outline, sun_azimuth=sun)
        return Reading(tile, caption, sun)
