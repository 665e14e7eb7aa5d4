"""The metric reference system of a place: WGS 84 / UTM, and UPS near the poles."""

from __future__ import annotations

from contextlib import suppress
from typing import Iterable

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsRectangle,
)

from ..core.errors import GeometryError
from .compat import tr

WGS84 = "EPSG:4326"
NORTH_POLE, SOUTH_POLE = 5041, 5042  # UPS with easting before northing
NORTH_LIMIT, SOUTH_LIMIT = 84.0, -80.0


def utm_zone(lon: float, lat: float) -> int:
    """The UTM zone of degrees on WGS 84, with its exceptions for Norway and Svalbard."""
    lon = (lon + 180.0) % 360.0 - 180.0
    if 56.0 <= lat < 64.0 and 3.0 <= lon < 12.0:
        return 32
    if lat >= 72.0 and 0.0 <= lon < 42.0:
        return 31 + 2 * int((lon + 3.0) // 12.0)
    return int((lon + 180.0) // 6.0) + 1


def local_epsg(lon: float, lat: float) -> int:
    """The EPSG number of the metric system of a place in degrees on WGS 84."""
    if lat >= NORTH_LIMIT:
        return NORTH_POLE
    if lat < SOUTH_LIMIT:
        return SOUTH_POLE
    return (32600 if lat >= 0.0 else 32700) + utm_zone(lon, lat)


def transform_to_wgs84(
    crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateTransform:
    """The way from a layer's system to WGS 84; raises GeometryError when there is none.

    QGIS lets coordinates of an engineering grid pass unchanged, as if they were degrees.
    """
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(WGS84), transforms)
    if not crs.isValid() or not transform.isValid():
        raise GeometryError(
            tr(
                "The layer has no coordinate reference system with a place on the globe. Set it in the "
                "layer's properties."
            )
        )
    return transform


def local_crs(
    extent: QgsRectangle, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The metric system at the centre of an extent; raises GeometryError when it has no place on WGS 84."""
    to_wgs84 = transform_to_wgs84(crs, transforms)
    if extent.isNull() or not extent.isFinite():
        raise GeometryError(tr("The layer has no extent: it is empty. Choose another layer or a CRS."))
    try:
        centre = to_wgs84.transform(QgsPointXY(extent.center()))
    except QgsCsException as error:
        raise GeometryError(_misfit()) from error
    if not (abs(centre.x()) <= 540.0 and abs(centre.y()) <= 90.0):
        raise GeometryError(_misfit())
    return QgsCoordinateReferenceSystem(f"EPSG:{local_epsg(centre.x(), centre.y())}")


def first_local_crs(
    extents: Iterable[QgsRectangle],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsCoordinateReferenceSystem:
    """The metric system of the first extent that has one, past absurd coordinates; raises GeometryError."""
    transform_to_wgs84(crs, transforms)
    for extent in extents:
        with suppress(GeometryError):
            return local_crs(extent, crs, transforms)
    raise GeometryError(
        tr("No outline has a place on the globe to make an inventory for. Check the layer's CRS.")
    )


def _misfit() -> str:
    return tr("The layer's coordinates do not fit its reference system. Check the layer's CRS.")
