"""Small typed layers of landslides for the tests of statistics and reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from osgeo import ogr, osr
from qgis.core import QgsProcessingContext, QgsProject

from landslide_annotator.processing.provider import LandslideProvider
from tests.qgis.algorithms import Feedback
from tests.qgis.inventories import EPSG, box

FIELDS = ("ls_id", "ls_type", "activity", "direction", "azimuth", "status")


def landslides(count: int, seed: int = 3) -> List[Dict[str, Any]]:
    """Boxes of lognormal sizes with codes, as rows with `wkt`."""
    random = np.random.default_rng(seed)
    rows = []
    for number in range(count):
        side = float(random.lognormal(3.2, 0.5))
        rows.append(
            {
                "ls_id": number + 1,
                "ls_type": ("flow", "fall", "rotational")[number % 3],
                "activity": ("active", "inactive")[number % 2],
                "direction": ("S", "SW", "SE", "N")[number % 4],
                "azimuth": float(random.normal(200.0, 20.0) % 360.0),
                "status": "unreviewed",
                "wkt": box(*random.uniform(0, 300, 2), side, side),
            }
        )
    return rows


def write_typed(
    path: Path, rows: Sequence[Dict[str, Any]], epsg: Optional[int] = EPSG, kind: int = ogr.wkbUnknown
) -> Path:
    """Write rows to a GeoPackage; every key but `wkt` becomes a column."""
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    reference = None
    if epsg is not None:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    layer = source.CreateLayer("landslides", reference, kind)
    names = [name for name in rows[0] if name != "wkt"] if rows else list(FIELDS)
    for name in names:
        sample = next((row[name] for row in rows if row[name] is not None), "")
        kinds = {int: ogr.OFTInteger, float: ogr.OFTReal}
        layer.CreateField(ogr.FieldDefn(name, kinds.get(type(sample), ogr.OFTString)))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name in names:
            if row[name] is not None:
                feature.SetField(name, row[name])
        if row["wkt"] is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(row["wkt"]))
        layer.CreateFeature(feature)
    return path


def cancelled_at(percent: float, name: str, parameters: Dict[str, Any]) -> Tuple[Dict[str, Any], Feedback]:
    """Results and messages of an algorithm that the user cancels at a progress."""
    provider = LandslideProvider()
    provider.loadAlgorithms()
    context, feedback = QgsProcessingContext(), Feedback()
    context.setProject(QgsProject.instance())
    feedback.progressChanged.connect(lambda reached: feedback.cancel() if reached >= percent else None)
    results, _ = provider.algorithm(name).run(parameters, context, feedback)
    return results, feedback
