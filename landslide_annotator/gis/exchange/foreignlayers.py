"""The layers of a foreign file: a KML or KMZ of Google Earth has one for each folder."""

from __future__ import annotations

from pathlib import Path
from typing import List

from osgeo import gdal
from qgis.core import QgsVectorLayer

from ...core.errors import InventoryError
from ..compat import tr
from ..geopackage import checked

KML_SUFFIXES = (".kml", ".kmz")


def open_layers(path: Path) -> List[QgsVectorLayer]:
    """The layers of a file that hold geometries; raises InventoryError when it cannot be read.

    Make and use them in one thread.
    """
    if not path.is_file():
        raise InventoryError(tr("There is no file {0}. Check the path.").format(path))
    if path.suffix.lower() == ".kmz" and gdal.GetDriverByName("LIBKML") is None:
        raise InventoryError(tr("This QGIS cannot read KMZ: save {0} as KML.").format(path))
    dataset = checked(path, gdal.OpenEx, str(path), gdal.OF_VECTOR)
    if dataset is None:
        raise InventoryError(tr("{0} is no vector file that GDAL can read. Save it anew.").format(path))
    names = [dataset.GetLayer(index).GetName() for index in range(dataset.GetLayerCount())]
    layers = [QgsVectorLayer(f"{path}|layerid={index}", name, "ogr") for index, name in enumerate(names)]
    found = [layer for layer in layers if layer.isValid() and layer.isSpatial()]
    if not found:
        raise InventoryError(tr("{0} holds no layer with places. Choose another file.").format(path))
    return found
