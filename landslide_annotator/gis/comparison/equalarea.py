"""A plane for several layers at once: Lambert's azimuthal equal-area projection on WGS 84 about their middle.

Areas in it are those on the ellipsoid. Distances are within 0.3 percent up to 1,000 km from the middle.
"""

from __future__ import annotations

import math
from typing import Iterable, List, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsRectangle,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..localcrs import transform_to_wgs84

_PROJ = "+proj=laea +lat_0={0:.4f} +lon_0={1:.4f} +datum=WGS84 +units=m +no_defs +type=crs"


def equal_area(lon: float, lat: float) -> QgsCoordinateReferenceSystem:
    """The plane about a place in degrees on WGS 84."""
    return QgsCoordinateReferenceSystem.fromProj(_PROJ.format(lat, lon))


def middle(
    layers: Iterable[Tuple[QgsCoordinateReferenceSystem, Iterable[QgsRectangle]]],
    transforms: QgsCoordinateTransformContext,
) -> Tuple[float, float]:
    """The mean place on the globe, degrees, of the boxes of outlines; those without a place are left out.

    Raises GeometryError when a layer has no place on the globe, or no box of any layer has one.
    """
    east, north, up = [0.0], [0.0], [0.0]
    for crs, boxes in layers:
        to_wgs84 = transform_to_wgs84(crs, transforms)
        for box in boxes:
            place = _centre(box, to_wgs84)
            for lon, lat in place:
                east.append(math.cos(lat) * math.cos(lon))
                north.append(math.cos(lat) * math.sin(lon))
                up.append(math.sin(lat))
    x, y, z = math.fsum(east), math.fsum(north), math.fsum(up)
    if len(up) == 1 or math.hypot(x, y, z) == 0.0:
        raise GeometryError(tr("No outline has a place on the globe. Check the CRS of the layers."))
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))


def _centre(box: QgsRectangle, to_wgs84: QgsCoordinateTransform) -> List[Tuple[float, float]]:
    """The centre of a box in radians, or nothing."""
    if box.isNull() or not box.isFinite():
        return []
    try:
        centre = to_wgs84.transform(box.center())
    except QgsCsException:
        return []
    if not (abs(centre.x()) <= 540.0 and abs(centre.y()) <= 90.0):
        return []
    return [(math.radians(centre.x()), math.radians(centre.y()))]


def on_plane(outline: QgsGeometry, to_plane: QgsCoordinateTransform) -> QgsGeometry:
    """An outline in the plane; raises GeometryError when it does not fit its reference system."""
    moved = QgsGeometry(outline)
    try:
        moved.transform(to_plane)
    except QgsCsException as error:
        raise _misfit() from error
    if not moved.boundingBox().isFinite():
        raise _misfit()
    return moved


def _misfit() -> GeometryError:
    return GeometryError(
        tr("The outline's coordinates do not fit its reference system. Check the layer's CRS.")
    )
