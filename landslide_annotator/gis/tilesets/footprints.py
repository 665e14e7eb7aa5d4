"""The squares of ground that tiles show, as features with the lines of the table."""

from __future__ import annotations

from typing import Any, List, Mapping

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsFields, QgsGeometry, QgsPointXY

from ..compat import make_field
from ..imagery.tilespec import TileSpec
from ..inventory.schema import TEXT
from ..localcrs import WGS84
from .table import COLUMNS

_NUMBERS = {"lon": float, "lat": float, "side_m": float, "pixels": int, "ground_m": float, "native_m": float}


def footprint_crs() -> QgsCoordinateReferenceSystem:
    """The reference system of the footprints: degrees on WGS 84."""
    return QgsCoordinateReferenceSystem(WGS84)


def footprint_fields() -> QgsFields:
    """The columns of the table as fields."""
    kinds = {float: "real", int: "int", str: "text"}
    fields = QgsFields()
    for name in COLUMNS:
        kind = kinds[_NUMBERS.get(name, str)]
        fields.append(make_field(name, kind, TEXT if kind == "text" else 0))
    return fields


def footprint(spec: TileSpec, line: Mapping[str, Any]) -> QgsFeature:
    """A tile's square with its line; across the antimeridian longitudes go on beyond 180."""
    corners: List[QgsPointXY] = []
    for lon, lat in spec.corners().tolist():
        corners.append(QgsPointXY(lon + 360.0 * round((spec.lon - lon) / 360.0), lat))
    feature = QgsFeature(footprint_fields())
    feature.setGeometry(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]))
    feature.setAttributes([_value(name, line[name]) for name in COLUMNS])
    return feature


def _value(name: str, said: Any) -> Any:
    value = _NUMBERS.get(name, str)(said)
    return value[-TEXT:] if isinstance(value, str) else value
