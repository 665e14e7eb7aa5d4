"""Circles in place of outlines, for landslides of which only a point and an area are known."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..localcrs import transform_to_wgs84
from ..projection import LocalProjection

CORNERS = 64


class Circles:
    """Draws circles around points of one reference system.

    Raises GeometryError when that system has no place on the globe.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)

    def around(self, geometry: QgsGeometry, area_m2: float) -> QgsGeometry:
        """The regular polygon of an area on the ground around a single point; raises GeometryError."""
        points = geometry.asMultiPoint() if geometry.isMultipart() else [geometry.asPoint()]
        if len(points) != 1:
            raise GeometryError(tr("The landslide has {0} points. Keep one.").format(len(points)))
        if not 0.0 < area_m2 < math.inf:
            raise GeometryError(tr("The point has no recorded area, so no circle can be drawn. Draw it."))
        radius = math.sqrt(2.0 * area_m2 / (CORNERS * math.sin(2.0 * math.pi / CORNERS)))
        angles = np.linspace(0.0, 2.0 * math.pi, CORNERS, endpoint=False)
        try:
            centre = self._to_wgs84.transform(points[0])
            lon, lat = LocalProjection(centre.x(), centre.y()).inverse(
                radius * np.cos(angles), radius * np.sin(angles)
            )
            corners = [QgsPointXY(float(x), float(y)) for x, y in zip(lon, lat)]
            circle = QgsGeometry.fromPolygonXY([[*corners, corners[0]]])
            circle.transform(self._to_wgs84, Qgis.TransformDirection.Reverse)
        except QgsCsException as error:
            raise GeometryError(
                tr("The point has no place on the globe. Check its coordinates and the layer's CRS.")
            ) from error
        return circle
