"""Area and perimeter of outlines on the ellipsoid of WGS 84, whatever the project is set to.

Vertices are brought to WGS 84 first, because QgsDistanceArea leaves out the datum shift on its own way
there (2e-4 of the area with a national datum). Edges are geodesics between vertices, as in QGIS's `$area`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsGeometry,
    QgsPointXY,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..localcrs import WGS84

ELLIPSOID = "EPSG:7030"
"""WGS 84."""
TURN = 540.0
"""Longitudes of outlines drawn across the antimeridian may go beyond 180 degrees, but not by another turn."""


@dataclass(frozen=True)
class Measures:
    """Square metres and metres: holes are not in the area; perimeter_all_m adds their rings."""

    area_m2: float
    perimeter_m: float
    perimeter_all_m: float


def ruler() -> QgsDistanceArea:
    """What measures degrees on WGS 84, on its ellipsoid; make one in each thread."""
    made = QgsDistanceArea()
    made.setSourceCrs(QgsCoordinateReferenceSystem(WGS84), QgsCoordinateTransformContext())
    made.setEllipsoid(ELLIPSOID)
    return made


class Measurer:
    """Measures polygons of one reference system.

    Raises GeometryError when that system is not set.
    """

    def __init__(self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext) -> None:
        if not crs.isValid():
            raise GeometryError(
                tr("The outlines have no coordinate reference system. Set it in the layer's properties.")
            )
        wgs84 = QgsCoordinateReferenceSystem(WGS84)
        self._to_wgs84 = QgsCoordinateTransform(crs, wgs84, transforms)
        self._ruler = ruler()

    def measure(self, polygon: QgsGeometry) -> Measures:
        """Measure a valid polygon, or all parts of a multipolygon together.

        Raises GeometryError when it is empty, no polygon or does not fit its reference system.
        """
        rings = self._rings(polygon)
        areas = [[self._ruler.measurePolygon(ring) for ring in part] for part in rings]
        lengths = [[self._ruler.measureLine(ring) for ring in part] for part in rings]
        return Measures(
            area_m2=sum(part[0] - sum(part[1:]) for part in areas),
            perimeter_m=sum(part[0] for part in lengths),
            perimeter_all_m=sum(sum(part) for part in lengths),
        )

    def _rings(self, polygon: QgsGeometry) -> List[List[List[QgsPointXY]]]:
        """Rings by part on WGS 84, the outer one first."""
        if polygon.isNull() or polygon.isEmpty():
            raise GeometryError(tr("The outline is empty. Draw it again."))
        geometry = QgsGeometry(polygon.constGet().segmentize())
        try:
            geometry.transform(self._to_wgs84)
        except QgsCsException as error:
            raise _misfit() from error
        try:
            parts = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
        except TypeError as error:
            raise GeometryError(tr("The outline is not a polygon. Draw it again.")) from error
        points = (point for part in parts for ring in part for point in ring)
        if not all(abs(point.x()) <= TURN and abs(point.y()) <= 90.0 for point in points):
            raise _misfit()
        return [part for part in parts if part]


def _misfit() -> GeometryError:
    return GeometryError(
        tr("The outline's coordinates do not fit its reference system. Check the layer's CRS.")
    )
