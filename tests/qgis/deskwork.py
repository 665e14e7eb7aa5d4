"""What tests of the desktop share: a session with small weights, an inventory layer, a raster, waiting."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Callable, List

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from landslide_annotator.gis.desktop.desk import Desk, Found
from landslide_annotator.gis.desktop.editing import EditedInventory, open_layer
from landslide_annotator.gis.desktop.session import Outlines, Session, Summary
from landslide_annotator.gis.desktop.warm import Warm
from landslide_annotator.gis.preferences import Preferences
from tests.qgis.inventories import EPSG, box, make_inventory, write_imagery
from tests.unit.bundle import write_bundle

CRS = QgsCoordinateReferenceSystem(f"EPSG:{EPSG}")


def wait(until: Callable[[], bool], seconds: float = 20.0) -> None:
    """Handle events until something holds."""
    stop = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < stop, "nothing came"
        QCoreApplication.processEvents()
        time.sleep(0.002)


class Bench:
    """A project with a raster and an inventory, and a session that annotates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.session = Session(Warm(write_bundle(folder / "weights")))
        self.imagery = QgsRasterLayer(str(write_imagery(folder / "imagery.tif")), "imagery")
        QgsProject.instance().addMapLayer(self.imagery)
        self.path = make_inventory(folder / "inventory.gpkg").path
        self.layer = open_layer(self.path)
        self.edited = EditedInventory(self.layer)
        self.reports: List[str] = []

    def desk(self, dem: Any = None, language: str = "es", cache: bool = False) -> Desk:
        """A desk for outlines in the imagery's reference system."""
        chosen = Preferences(language, "Ana", cache=cache)
        context = QgsProject.instance().transformContext()
        given = ([self.imagery], False, dem, chosen, context, self.reports.append, self.path)
        supplies = self.session.supplies(*given)
        return Desk(self.session.warm, supplies, CRS, self.edited.crs, "drawn")

    def annotate(self, wkt: str) -> List[Found]:
        """Annotate an outline as a task."""
        desk, found = self.desk(), []
        outline = QgsGeometry.fromWkt(wkt)
        self.session.tasks.start("test", lambda job: desk.annotate(outline), found.append, found.append)
        wait(lambda: bool(found))
        return found[0]

    def add(self, count: int) -> List[int]:
        """Annotate boxes side by side into the edit buffer; their numbers."""
        entries = [self.annotate(box(20 + 55 * n, 100))[0].entry for n in range(count)]
        return [self.edited.add(entry) for entry in entries]

    def batch(self, outlines: Outlines, started: Callable[[Any], None] = lambda job: None) -> Summary:
        """Annotate outlines as a task; its summary."""
        found: List[Any] = []
        job = self.session.annotate_all(self.desk(), self.edited, outlines, found.append, found.append)
        started(job)
        wait(lambda: bool(found))
        return found[0]

    def close(self) -> None:
        self.session.tasks.close()
        self.edited.close()
        if QgsProject.instance().mapLayer(self.edited.layer_id):
            self.layer.rollBack()
        QgsProject.instance().clear()


def memory_outlines(shapes: List[str]) -> QgsVectorLayer:
    """A layer of outlines in memory."""
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:{EPSG}", "outlines", "memory")
    features = []
    for shape in shapes:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer
