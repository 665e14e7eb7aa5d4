"""Where a landslide went: by the user's arrow, by the user's crown point, or by the elevation model.

A shape alone has an axis but no direction, so none is guessed from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from ...core.directions import ARROW, CAPTION, CROWN, DEM, sector
from ...core.errors import GeometryError
from ..compat import tr
from ..localcrs import transform_to_wgs84
from .body import Body
from .descent import Geodesics, top_weights
from .terrain import Terrain

STEPS = 400  # pieces into which an outline is cut to find its far end
LEAST_AGREEMENT = 0.5
"""Resultant length of the directions to the far end below which a crown point leaves the direction open."""

Degrees = Tuple[float, float]


@dataclass(frozen=True)
class Movement:
    """Azimuth from true north (0 to 360; None where only a word is known), sector, and the source's code."""

    azimuth_deg: Optional[float]
    sector: str
    source: str


class Movements:
    """Decides directions from arrows and crown points of one reference system; make one in each thread.

    Raises GeometryError when that system has no place on the globe.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self._geodesics = Geodesics()

    def decide(
        self,
        body: Body,
        terrain: Optional[Terrain] = None,
        arrow: Optional[QgsGeometry] = None,
        crown: Optional[QgsGeometry] = None,
    ) -> Optional[Movement]:
        """Return the direction by the surest source that there is, or None.

        Raises GeometryError when the arrow or the crown point makes no sense.
        """
        if arrow is not None and not arrow.isEmpty():
            return self.by_arrow(arrow)
        if crown is not None and not crown.isEmpty():
            return self.by_crown(crown, body, terrain)
        if terrain is not None and terrain.azimuth_deg is not None:
            return Movement(terrain.azimuth_deg, sector(terrain.azimuth_deg), DEM)
        return None

    def by_arrow(self, arrow: QgsGeometry) -> Movement:
        """The geodesic azimuth from a line's first vertex to its last."""
        try:
            lines = arrow.asMultiPolyline() if arrow.isMultipart() else [arrow.asPolyline()]
        except TypeError as error:
            raise GeometryError(
                tr("The arrow is not a line. Draw a line from the crown to the toe.")
            ) from error
        if len(lines) != 1 or len(lines[0]) < 2:
            raise GeometryError(tr("The arrow has {0} parts. Draw one line.").format(len(lines)))
        length, azimuth = self._geodesics.between(self._degrees(lines[0][0]), self._degrees(lines[0][-1]))
        if not length > 0.0:
            raise GeometryError(tr("The arrow ends where it begins. Draw it from the crown to the toe."))
        return Movement(azimuth, sector(azimuth), ARROW)

    def by_crown(self, crown: QgsGeometry, body: Body, terrain: Optional[Terrain] = None) -> Movement:
        """The geodesic azimuth from a crown point to the toe: the elevation model's, else the far end.

        The far end is the tenth of the outline's distances from the crown point that lies farthest, its
        weight rising from nothing to full, as for the crown and the toe on an elevation model.
        """
        try:
            points = crown.asMultiPoint() if crown.isMultipart() else [crown.asPoint()]
        except TypeError as error:
            raise GeometryError(tr("The crown is not a point. Set one point at the upper end.")) from error
        if len(points) != 1:
            raise GeometryError(tr("The crown has {0} points. Set one.").format(len(points)))
        start = self._degrees(points[0])
        end = self._toe(start, terrain) or _far_end(body, start)
        _, azimuth = self._geodesics.between(start, end)
        return Movement(azimuth, sector(azimuth), CROWN)

    def _toe(self, start: Degrees, terrain: Optional[Terrain]) -> Optional[Degrees]:
        """The elevation model's toe, unless the user's crown point contradicts it by lying nearer to it."""
        if terrain is None or terrain.crown is None or terrain.toe is None:
            return None
        crown, toe = ((place.lon, place.lat) for place in (terrain.crown, terrain.toe))
        near, far = (self._geodesics.between(start, place)[0] for place in (crown, toe))
        return toe if near < far else None

    def _degrees(self, point: QgsPointXY) -> Degrees:
        try:
            place = self._to_wgs84.transform(point)
        except QgsCsException as error:
            raise _misfit() from error
        if not (abs(place.x()) <= 540.0 and abs(place.y()) <= 90.0):
            raise _misfit()
        return place.x(), place.y()


def by_caption(code: str) -> Movement:
    """The direction that a caption names, a sector without an azimuth."""
    return Movement(None, code, CAPTION)


def _far_end(body: Body, start: Degrees) -> Degrees:
    """The end of the outline away from a place, in degrees."""
    x, y = body.projection.forward(np.array(start[:1]), np.array(start[1:]))
    middles, lengths = pieces(body)
    away = middles - (x[0], y[0])
    distance = np.hypot(*away.T)
    if distance.min() > np.hypot(*np.ptp(body.xy, axis=0)):
        raise GeometryError(
            tr("The crown point lies {0:.0f} m from the outline. Set it at the upper end.").format(
                distance.min()
            )
        )
    weights = top_weights(distance, lengths, noise=0.0)
    towards = away / np.maximum(distance, 1e-9)[:, None]
    if weights is None or np.hypot(*(weights @ towards)) < LEAST_AGREEMENT:
        raise GeometryError(
            tr("The crown point lies in the middle of the outline: no direction. Set it at the upper end.")
        )
    east, north = weights @ middles
    lon, lat = body.projection.inverse(np.array([east]), np.array([north]))
    return float(lon[0]), float(lat[0])


def pieces(body: Body) -> Tuple[np.ndarray, np.ndarray]:
    """Middles (N, 2) and lengths (N,) of short pieces of the outer rings, metres."""
    start, ahead = body.xy[body.outer], (body.xy[body.following] - body.xy)[body.outer]
    length = np.hypot(*ahead.T)
    count = np.maximum(np.ceil(STEPS * length / length.sum()), 1).astype(np.int64)
    edge = np.repeat(np.arange(len(count)), count)
    number = np.arange(edge.size) - np.repeat(np.cumsum(count) - count, count)
    share = (number + 0.5) / count[edge]
    return start[edge] + share[:, None] * ahead[edge], (length / count)[edge]


def _misfit() -> GeometryError:
    return GeometryError(
        tr("The coordinates of the arrow or crown do not fit their reference system. Check the layer's CRS.")
    )
