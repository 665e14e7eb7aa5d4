"""Made layers of outlines with attributes, as analysts might draw them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from osgeo import ogr, osr

EPSG = 32717
WEST, SOUTH = 740_000.0, 9_757_000.0
KINDS = {str: ogr.OFTString, int: ogr.OFTInteger, float: ogr.OFTReal}
Row = Tuple[Optional[str], Dict[str, Any]]
"""WKT or None, and values by column; a value that ends in Z is a time."""


def square(east: float, north: float, side: float = 100.0, height: Optional[float] = None) -> str:
    """WKT of a rectangle with its south-west corner metres from a place near Alausí."""
    x, y, up = WEST + east, SOUTH + north, side if height is None else height
    corners = [(x, y), (x + side, y), (x + side, y + up), (x, y + up), (x, y)]
    return f"POLYGON(({', '.join(f'{float(a)!r} {float(b)!r}' for a, b in corners)}))"


def system(epsg: int) -> osr.SpatialReference:
    """A reference system with east before north."""
    found = osr.SpatialReference()
    found.ImportFromEPSG(epsg)
    found.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return found


def write_layer(
    path: Path, rows: Sequence[Row], epsg: Optional[int] = EPSG, columns: Sequence[str] = ()
) -> str:
    """Write outlines, given in UTM, in a reference system; the columns are those of the rows."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = source.CreateLayer("outlines", None if epsg is None else system(epsg), ogr.wkbUnknown)
    kinds = dict.fromkeys(columns, str)
    kinds.update({name: type(v) for _, values in rows for name, v in values.items() if v is not None})
    for name, kind in kinds.items():
        stamp = kind is str and any(str(values.get(name)).endswith("Z") for _, values in rows)
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTDateTime if stamp else KINDS[kind]))
    for wkt, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in values.items():
            if value is not None:
                feature.SetField(name, value)
        if wkt is not None:
            shape = ogr.CreateGeometryFromWkt(wkt)
            if epsg not in (None, EPSG):
                shape.Transform(osr.CoordinateTransformation(system(EPSG), system(epsg)))
            feature.SetGeometry(shape)
        layer.CreateFeature(feature)
    return str(path)


def items(path: str) -> List[Dict[str, Any]]:
    """Values of a file's rows."""
    source = ogr.Open(path)
    return [feature.items() for feature in source.GetLayer(0)]
