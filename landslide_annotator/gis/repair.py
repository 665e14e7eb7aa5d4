"""Repair of polygons whose rings cross themselves or each other.

A ring encloses every place that it runs around (the nonzero rule), so that a loop at a vertex leaves no
hole. Done here because QGIS's own repair counts crossings until 3.28, and can choose only after that.
"""

from __future__ import annotations

from typing import List, Sequence

from qgis.core import QgsCurve, QgsGeometry, QgsPointXY, QgsPolygon


def repair(polygon: QgsGeometry) -> List[QgsGeometry]:
    """The valid polygons that a straight polygon covers; none where it collapses to lines."""
    surface = polygon.constGet()
    body = _enclosed(surface.exteriorRing())
    for index in range(surface.numInteriorRings()):
        hole = _enclosed(surface.interiorRing(index))
        body = body if hole.isEmpty() else body.difference(hole)
    return [piece for piece in body.asGeometryCollection() if isinstance(piece.constGet(), QgsPolygon)]


def _enclosed(ring: QgsCurve) -> QgsGeometry:
    """All places that a ring runs around."""
    lines = QgsGeometry.unaryUnion([QgsGeometry(ring.clone())])
    faces = QgsGeometry.polygonize([lines]).asGeometryCollection()
    corners = [QgsPointXY(point) for point in ring.points()]
    inside = [face for face in faces if _turns(corners, face.pointOnSurface().asPoint())]
    return QgsGeometry.unaryUnion(inside) if inside else QgsGeometry(QgsPolygon())


def _turns(corners: Sequence[QgsPointXY], place: QgsPointXY) -> int:
    """How often a closed ring runs around a place, counter-clockwise positive."""
    count = 0
    for a, b in zip(corners, corners[1:]):
        if (a.y() > place.y()) != (b.y() > place.y()):
            at = a.x() + (place.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x())
            if at > place.x():
                count += 1 if b.y() > a.y() else -1
    return count
