"""Layers with the inventory's columns, and pictures of them."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from landslide_annotator.gis.example.bodies import Body, outline
from landslide_annotator.gis.inventory.schema import table_fields

UTM = "EPSG:32717"
EAST, NORTH = 739000.0, 9757000.0


def polygon(azimuth: float, x: float = EAST, y: float = NORTH, is_reversed: bool = False) -> QgsGeometry:
    """An oblong outline of 180 m by 100 m around a place, its crown away from the azimuth."""
    ring = outline(Body("B", "rotational", "active", azimuth, 180.0, 100.0))[0]
    corners = [QgsPointXY(x + east, y + north) for east, north in (ring[::-1] if is_reversed else ring)]
    return QgsGeometry.fromPolygonXY([corners])


def layer_of(rows: Sequence[Dict[str, Any]], crs: str = UTM) -> QgsVectorLayer:
    """A layer in memory; each row has values by column, and its outline under `shape`."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "Landslides", "memory")
    layer.dataProvider().addAttributes(list(table_fields()))
    layer.updateFields()
    features = []
    for number, row in enumerate(rows, 1):
        feature = QgsFeature(layer.fields())
        feature["ls_id"] = number
        feature.setGeometry(row["shape"])
        for name, value in row.items():
            if name != "shape":
                feature[name] = value
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def picture(
    layer: QgsVectorLayer, ground: str, shape: Optional[QgsGeometry] = None, side: int = 300
) -> np.ndarray:
    """The layer, or what lies around a shape, on a ground of one colour: (side, side, 3) uint8."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor(ground))
    settings.setOutputSize(QSize(side, side))
    extent = shape.boundingBox() if shape else layer.extent()
    extent.scale(1.2)
    settings.setExtent(extent)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = image.constBits().asstring(image.sizeInBytes())
    return (
        np.frombuffer(rows, np.uint8)
        .reshape(side, image.bytesPerLine())[:, : 3 * side]
        .reshape(side, side, 3)
    )
