"""The captioner is told on which side the sun stands at noon over the outline."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, List, Optional

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry, QgsRectangle

from landslide_annotator.gis.annotation.reading import Reader
from landslide_annotator.gis.imagery.raster import Imagery
from tests.qgis.rasters import open_layer, write_raster

JUNE, DECEMBER = datetime.date(2024, 6, 21), datetime.date(2024, 12, 21)


class Listener:
    """Stands in for the captioner and keeps what it is told of the sun."""

    settings = SimpleNamespace(context=2.0, min_side_m=50.0, trained_ground_m=(0.4, 1.6))

    def __init__(self) -> None:
        self.noon: List[Optional[str]] = []

    def caption(self, pixels: Any, side_m: float, outline: Any, noon: Optional[str]) -> None:
        self.noon.append(noon)


@pytest.mark.parametrize(
    "epsg, north, day, expected",
    [
        (32648, 3_017_000, None, "S"),
        (32719, 6_300_000, None, "N"),
        (32618, 600_000, None, None),
        (32618, 600_000, JUNE, "N"),
        (32618, 600_000, DECEMBER, "S"),
    ],
    ids=["Guizhou", "Chile", "Colombia", "Colombia in June", "Colombia in December"],
)
def test_the_side_of_the_sun_follows_latitude_and_date(
    tmp_path: Path, epsg: int, north: int, day: Optional[datetime.date], expected: Optional[str]
) -> None:
    bands = np.full((3, 200, 200), 90, dtype=np.uint8)
    path = write_raster(tmp_path / "a.tif", bands, (500000, 1, 0, north, 0, -1), epsg, meanings=(3, 4, 5))
    crs, context = QgsCoordinateReferenceSystem.fromEpsgId(epsg), QgsCoordinateTransformContext()
    listener = Listener()
    reader = Reader(listener, [Imagery(open_layer(path))], crs, context)  # type: ignore[arg-type]
    outline = QgsGeometry.fromRect(QgsRectangle(500080, north - 120, 500120, north - 80))
    reader.read(outline, day)
    assert listener.noon == [expected]
