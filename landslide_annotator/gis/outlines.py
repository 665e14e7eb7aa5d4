"""Outlines as users draw them, made into valid single polygons without Z, M and curves."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import List, Sequence

from qgis.core import QgsCurvePolygon, QgsGeometry, QgsMultiSurface, QgsPolygon

from ..core.errors import GeometryError
from .compat import tr
from .repair import repair

CRUMB = 1e-6
"""Pieces of a repaired polygon below this share of its area are accidents of drawing."""
THIN = 1e-9
"""A polygon with less area than this share of its squared perimeter has none."""


@dataclass
class Outlines:
    """Valid single polygons, exterior rings counter-clockwise, and what was changed, for the user to read."""

    parts: List[QgsGeometry] = field(default_factory=list)
    notes: List[str] = field(default_factory=list)


def single_polygons(geometry: QgsGeometry) -> Outlines:
    """Split a polygon or multipolygon into valid single polygons.

    Parts that overlap are kept as drawn. Raises GeometryError for anything without an area.
    """
    parts: List[QgsGeometry] = []
    crossed = crumbs = 0
    for drawn in _straight_parts(geometry):
        drawn.removeDuplicateNodes()
        valid = drawn.isGeosValid()
        pieces = [drawn] if valid else repair(drawn)
        least = CRUMB * sum(piece.area() for piece in pieces)
        kept = [piece for piece in pieces if piece.area() > max(least, THIN * piece.length() ** 2)]
        parts += [_turned(piece) for piece in kept]
        crossed += bool(kept) and not valid
        crumbs += max(len(pieces), 1) - len(kept)
    if not parts:
        raise GeometryError(tr("The outline has no area. Draw it again."))
    notes = {
        tr("Curves were replaced by short straight lines."): geometry.constGet().hasCurvedSegments(),
        tr("{0} polygon(s) crossed or touched themselves and were repaired.").format(crossed): crossed,
        tr("{0} piece(s) without an area were left out.").format(crumbs): crumbs,
        tr("Parts of the outline overlap; each is kept as drawn."): _overlap(parts),
    }
    return Outlines(parts, [note for note, holds in notes.items() if holds])


def _straight_parts(geometry: QgsGeometry) -> List[QgsGeometry]:
    """The polygons of a geometry without curves and in two dimensions; GeometryError for anything else."""
    if geometry.isNull() or geometry.isEmpty():
        raise GeometryError(tr("The outline is empty. Draw it again."))
    abstract = geometry.constGet()
    if not isinstance(abstract, (QgsCurvePolygon, QgsMultiSurface)):
        raise GeometryError(tr("The outline is not a polygon. Draw it again."))
    straight = QgsGeometry(abstract.segmentize())
    straight.get().dropZValue()
    straight.get().dropMValue()
    if not math.isfinite(straight.area()):
        raise GeometryError(tr("The outline has coordinates that are no numbers. Draw it again."))
    return [part for part in straight.asGeometryCollection() if not part.isEmpty()]


def _turned(polygon: QgsGeometry) -> QgsGeometry:
    """The polygon with its exterior ring counter-clockwise and its holes clockwise."""
    forced = polygon.forceRHR()
    clockwise = forced.constGet()
    result = QgsPolygon()
    result.setExteriorRing(clockwise.exteriorRing().reversed())
    for index in range(clockwise.numInteriorRings()):
        result.addInteriorRing(clockwise.interiorRing(index).reversed())
    return QgsGeometry(result)


def _overlap(parts: Sequence[QgsGeometry]) -> bool:
    """Whether two parts share an area."""
    if QgsGeometry.collectGeometry(parts).isGeosValid():
        return False
    return any(
        first.intersection(second).area() > CRUMB * min(first.area(), second.area())
        for index, first in enumerate(parts)
        for second in parts[index + 1 :]
        if first.boundingBox().intersects(second.boundingBox())
    )
