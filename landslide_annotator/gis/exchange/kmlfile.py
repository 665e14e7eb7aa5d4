"""KML files for Google Earth, with every column of a row as typed extended data.

Written here because GDAL's LIBKML takes a time that grows with the square of the number of places (17 s for
841), and its plain KML driver keeps names and descriptions only.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional, Sequence, Tuple
from xml.sax.saxutils import escape, quoteattr

from qgis.core import QgsGeometry, QgsPointXY

from .shapefile import Column

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n'
_TYPES = {"int": "int", "int64": "int", "real": "double"}
_DECIMALS = 9  # of a degree: a tenth of a millimetre
_FORBIDDEN = {number: None for number in range(32) if number not in (9, 10, 13)}
"""Signs that XML cannot hold."""


def write_kml(
    path: Path, columns: Sequence[Column], records: Sequence[Tuple[QgsGeometry, Sequence[Any]]]
) -> None:
    """Write single polygons or points in degrees on WGS 84; raises OSError.

    The name of a place is its `ls_id`, its description the `caption`, its time `date_from` to `date_to`.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{HEAD}<Document id={quoteattr(path.stem)}>\n<name>{_text(path.stem)}</name>\n")
        file.write('<Schema name="landslides" id="landslides">\n')
        for column in columns:
            kind = _TYPES.get(column.kind, "string")
            file.write(f"<SimpleField name={quoteattr(column.name)} type={quoteattr(kind)}/>\n")
        file.write("</Schema>\n")
        file.writelines(_placemark(columns, geometry, values) for geometry, values in records)
        file.write("</Document>\n</kml>\n")


def _placemark(columns: Sequence[Column], geometry: QgsGeometry, values: Sequence[Any]) -> str:
    known = {column.name: value for column, value in zip(columns, values) if value is not None}
    data = (
        f"<SimpleData name={quoteattr(name)}>{_text(value)}</SimpleData>" for name, value in known.items()
    )
    parts = (*_heading(known), '<ExtendedData><SchemaData schemaUrl="#landslides">', *data)
    return f"<Placemark>{''.join(parts)}</SchemaData></ExtendedData>{_shape(geometry)}</Placemark>\n"


def _heading(known: Mapping[str, Any]) -> Iterator[str]:
    for name, element in (("ls_id", "name"), ("caption", "description")):
        if name in known:
            yield f"<{element}>{_text(known[name])}</{element}>"
    begin, end = (_time(known.get(name)) for name in ("date_from", "date_to"))
    if begin or end:
        first, last = (f"<begin>{begin}</begin>" if begin else ""), (f"<end>{end}</end>" if end else "")
        yield f"<TimeSpan>{first}{last}</TimeSpan>"


def _time(value: Any) -> Optional[str]:
    return value.isoformat() if isinstance(value, datetime.date) else None


def _text(value: Any) -> str:
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return escape(str(value).translate(_FORBIDDEN))


def _shape(geometry: QgsGeometry) -> str:
    if geometry.isNull() or geometry.isEmpty():
        return ""
    if geometry.constGet().dimension() == 0:
        return f"<Point><coordinates>{_place(geometry.asPoint())}</coordinates></Point>"
    outer, *holes = geometry.asPolygon()
    rings = [_ring("outerBoundaryIs", outer), *(_ring("innerBoundaryIs", hole) for hole in holes)]
    return f"<Polygon>{''.join(rings)}</Polygon>"


def _ring(element: str, points: Sequence[QgsPointXY]) -> str:
    places = " ".join(map(_place, points))
    return f"<{element}><LinearRing><coordinates>{places}</coordinates></LinearRing></{element}>"


def _place(point: QgsPointXY) -> str:
    return f"{round(point.x(), _DECIMALS)!r},{round(point.y(), _DECIMALS)!r}"
