"""A key that knows an outline again, however its layer was saved."""

from __future__ import annotations

import hashlib
from typing import List, Sequence, Tuple

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsPointXY

from ..core.errors import GeometryError
from .compat import tr

STEPS = 10_000_000  # of a degree: a centimetre
TURN = 360 * STEPS
LENGTH = 32
EVENT_LENGTH = 12
Node = Tuple[int, int]


def outline_key(polygon: QgsGeometry, to_wgs84: QgsCoordinateTransform) -> str:
    """The key of a single polygon: a hash of its vertices on WGS 84, rounded to a centimetre.

    It does not depend on the layer, its reference system, the order of rings, their direction or where they
    begin. Raises GeometryError when the polygon has no place on WGS 84.
    """
    geometry = QgsGeometry(polygon)
    try:
        geometry.transform(to_wgs84)
    except QgsCsException as error:
        raise _misfit() from error
    rings = geometry.asPolygon()
    if not all(abs(point.x()) <= 540.0 and abs(point.y()) <= 90.0 for ring in rings for point in ring):
        raise _misfit()
    outer, *holes = [_ring(ring) for ring in rings]
    parts = [outer, *sorted(holes)]
    return hashlib.sha256(repr(parts).encode("ascii")).hexdigest()[:LENGTH]


def event_key(keys: Sequence[str]) -> str:
    """The group shared by the parts of one outline, given their keys in any order."""
    return min(keys)[:EVENT_LENGTH]


def _misfit() -> GeometryError:
    return GeometryError(
        tr("The outline's coordinates do not fit its reference system. Check the layer's CRS.")
    )


def _ring(points: Sequence[QgsPointXY]) -> List[Node]:
    """Whole steps of a closed ring without its last point, from its lowest node, counter-clockwise."""
    nodes: List[Node] = []
    for point in points[:-1]:
        node = (round(point.x() * STEPS) % TURN, round(point.y() * STEPS))
        if not nodes or node != nodes[-1]:
            nodes.append(node)
    if len(nodes) > 1 and nodes[0] == nodes[-1]:
        nodes.pop()
    if _doubled_area(nodes) < 0:
        nodes.reverse()
    start = nodes.index(min(nodes))
    return nodes[start:] + nodes[:start]


def _doubled_area(nodes: Sequence[Node]) -> int:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(nodes, [*nodes[1:], nodes[0]]))
