"""One point for each landslide: its crown where that is known, else a point inside."""

from __future__ import annotations

import math
from typing import Dict, NamedTuple, Optional, Tuple

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from ...core.directions import CAPTION
from ...core.errors import GeometryError, LandslideError
from ..compat import tr
from ..localcrs import transform_to_wgs84
from .body import Bodies, Body
from .dem import Dem
from .descent import top_weights
from .marks import MarkIndex
from .measure import Measurer
from .movement import pieces
from .terrain import TerrainMeasurer

DRAWN, DEM, AZIMUTH, VERTEX, CENTROID, INSIDE = "drawn", "dem", "azimuth", "vertex", "centroid", "inside"


def sources() -> Dict[str, str]:
    """Where a point can come from, the surest first."""
    return {
        DRAWN: tr("crown point drawn by a person"),
        DEM: tr("crown on the elevation model"),
        AZIMUTH: tr("upper end of the outline against the measured azimuth"),
        VERTEX: tr("highest vertex of an outline with heights"),
        CENTROID: tr("centroid"),
        INSIDE: tr("a point inside, where the centroid lies outside"),
    }


class CrownPoint(NamedTuple):
    """A point in the outlines' reference system, and a code of sources()."""

    place: QgsGeometry
    source: str


class CrownFinder:
    """Finds points of outlines in one reference system; crowns: drawn ones, asked for first.

    Raises GeometryError when the reference system has no place on the globe.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        dem: Optional[Dem] = None,
        crowns: Optional[MarkIndex] = None,
    ) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self._bodies = Bodies(crs, transforms)
        self._measurer = Measurer(crs, transforms)
        self._terrain = TerrainMeasurer(dem) if dem else None
        self._crowns = crowns

    def crown(
        self, polygon: QgsGeometry, azimuth: Optional[float], az_source: Optional[str], drawn: QgsGeometry
    ) -> CrownPoint:
        """The crown of a valid single polygon, as sure as it is known.

        azimuth: degrees from north, crown to toe; one of a caption is not measured and does not count.
        drawn: the outline before it was made flat, whose heights count.
        """
        mark = self._crowns.find(polygon)[0] if self._crowns else None
        if mark is not None and not mark.isMultipart():
            return CrownPoint(mark, DRAWN)
        try:
            degrees, source = self._measured(polygon, azimuth if az_source != CAPTION else None)
            if degrees is not None:
                return CrownPoint(self._on_outline(degrees, polygon), source)
        except LandslideError:  # no crown can be measured; a point inside there always is
            return centre(polygon)
        return highest_vertex(drawn) or centre(polygon)

    def _measured(
        self, polygon: QgsGeometry, azimuth: Optional[float]
    ) -> Tuple[Optional[Tuple[float, float]], str]:
        if self._terrain is None and azimuth is None:
            return None, ""
        body = self._bodies.place(polygon)
        if self._terrain is not None:
            crown = self._terrain.measure(body, self._measurer.measure(polygon)).crown
            if crown is not None:
                return (crown.lon, crown.lat), DEM
        if azimuth is not None and 0.0 <= azimuth <= 360.0:
            return upper_end(body, azimuth), AZIMUTH
        return None, ""

    def _on_outline(self, degrees: Tuple[float, float], polygon: QgsGeometry) -> QgsGeometry:
        """A place on the globe, moved onto the outline's boundary."""
        try:
            place = self._to_wgs84.transform(QgsPointXY(*degrees), Qgis.TransformDirection.Reverse)
        except QgsCsException as error:
            raise GeometryError(tr("The crown has no place in the layer's CRS. Check it.")) from error
        ring = QgsGeometry(polygon.constGet().exteriorRing().clone())
        return ring.nearestPoint(QgsGeometry.fromPointXY(place))


def upper_end(body: Body, azimuth: float) -> Optional[Tuple[float, float]]:
    """Degrees of the outline's end against an azimuth: its outermost tenth, the outermost weighing most."""
    middles, lengths = pieces(body)
    angle = math.radians(azimuth)
    height = -(middles @ np.array([math.sin(angle), math.cos(angle)]))
    weights = top_weights(height, lengths, noise=0.0)
    if weights is None:
        return None
    east, north = weights @ middles
    lon, lat = body.projection.inverse(np.array([east]), np.array([north]))
    return float(lon[0]), float(lat[0])


def highest_vertex(drawn: QgsGeometry) -> Optional[CrownPoint]:
    """The highest vertex of an outline with heights that differ."""
    if drawn.isNull() or not drawn.constGet().is3D():
        return None
    vertices = [vertex for vertex in drawn.vertices() if math.isfinite(vertex.z())]
    if not vertices or max(v.z() for v in vertices) == min(v.z() for v in vertices):
        return None
    top = max(vertices, key=lambda vertex: vertex.z())
    return CrownPoint(QgsGeometry.fromPointXY(QgsPointXY(top.x(), top.y())), VERTEX)


def centre(polygon: QgsGeometry) -> CrownPoint:
    """The centroid, or a point inside where that lies outside."""
    middle = polygon.centroid()
    if polygon.contains(middle):
        return CrownPoint(middle, CENTROID)
    return CrownPoint(polygon.pointOnSurface(), INSIDE)
