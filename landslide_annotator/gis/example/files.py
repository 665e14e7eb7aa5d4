"""The example project: a made landscape on the user's own disk, without any network.

A picture, the same picture as a basemap, an elevation model, outlines, and an inventory in which three of the
seven landslides are described by hand as they were made. What is there already is never written again.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, List
from urllib.parse import quote

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl

from ...core import caption as captions
from ...core.directions import PERSON
from ...core.errors import LandslideError
from ...core.sizes import SizeBreaks
from ..compat import tr
from ..inventory.rows import Entry, OnExisting
from ..inventory.schema import MANUAL, TABLE
from ..inventory.store import Inventory, create
from ..localcrs import transform_to_wgs84
from ..measures.measure import Measurer
from ..preferences import default_language
from ..source_key import event_key, outline_key
from . import scene
from .pyramid import write_pyramid

CRS = f"EPSG:{scene.EPSG}"
ZOOMS = range(14, 18)
INVENTORY = "inventory.gpkg"
_OUTLINE = {"style": "no", "outline_color": "255,255,0", "outline_width": "0.5"}
BY_HAND = ("R1", "F1", "C1")
"""Landslides that the inventory holds from the beginning."""


def default_folder() -> Path:
    """Where the example is kept: in the user's profile of QGIS."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "landslide_annotator" / "example"


def write(folder: Path) -> None:
    """Make the files that are not there; raises LandslideError. It may run in any thread."""
    try:
        if not (folder / "done").exists():
            known = scene.write(folder)
            write_pyramid(folder / "orthophoto.tif", folder / "basemap", ZOOMS)
            if not (folder / INVENTORY).exists():
                _write_inventory(folder, known)
            (folder / "done").touch()
        elif not (folder / INVENTORY).exists():
            _write_inventory(folder, scene.known(folder))
    except (OSError, RuntimeError) as error:  # RuntimeError where another plugin called gdal.UseExceptions()
        raise LandslideError(
            tr("The example cannot be made in {0} ({1}). Make room there and try again.").format(
                folder, error
            )
        ) from error


def load(folder: Path, project: QgsProject) -> List[QgsMapLayer]:
    """Add the example's layers to a project, in a group of their own; the inventory comes first.

    The project gets the example's reference system if it was empty. Raises LandslideError when a file is
    missing or damaged.
    """
    was_empty = not project.mapLayers()
    layers = _layers(folder)
    for layer in layers:
        if not layer.isValid():
            raise LandslideError(
                tr("The example in {0} is damaged. Delete that folder and try again.").format(folder)
            )
    group = project.layerTreeRoot().insertGroup(0, tr("Landslide example"))
    for layer in layers:
        project.addMapLayer(layer, False)
        group.addLayer(layer).setExpanded(False)
    hidden = group.findLayer(layers[-1])
    hidden.setItemVisibilityChecked(False)
    if was_empty:
        project.setCrs(QgsCoordinateReferenceSystem(CRS))
        project.setTitle(tr("Landslide example"))
    return layers


def _layers(folder: Path) -> List[QgsMapLayer]:
    """From top to bottom: inventory, outlines, picture, basemap, elevation model."""
    tiles = QUrl.fromLocalFile(str(folder / "basemap")).toString() + "/{z}/{x}/{y}.png"
    address = f"type=xyz&zmin={ZOOMS[0]}&zmax={ZOOMS[-1]}&url={quote(tiles, safe=':/')}"
    outlines = QgsVectorLayer(str(folder / "outlines.gpkg"), tr("Outlines (example)"), "ogr")
    outlines.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(dict(_OUTLINE))))
    outlines.setSubsetString(f"name NOT IN ({', '.join(repr(name) for name in BY_HAND)})")
    return [
        QgsVectorLayer(f"{folder / INVENTORY}|layername={TABLE}", tr("Landslides (example)"), "ogr"),
        outlines,
        QgsRasterLayer(str(folder / "orthophoto.tif"), tr("Orthophoto (example)")),
        QgsRasterLayer(address, tr("Basemap (example)"), "wms"),
        QgsRasterLayer(str(folder / "dem.tif"), tr("Elevation model (example)")),
    ]


def _write_inventory(folder: Path, known: List[Dict[str, Any]]) -> None:
    path = folder / INVENTORY
    create(path, QgsCoordinateReferenceSystem(CRS))
    outlines = QgsVectorLayer(str(folder / "outlines.gpkg"), "outlines", "ogr")
    shapes = {feature["name"]: feature.geometry() for feature in outlines.getFeatures()}
    entries = [_entry(body, shapes[body["name"]]) for body in known if body["name"] in BY_HAND]
    Inventory(path).write(entries, OnExisting.SKIP)


def _entry(body: Dict[str, Any], polygon: QgsGeometry) -> Entry:
    """A landslide as it was made, described by hand."""
    crs, transforms = QgsCoordinateReferenceSystem(CRS), QgsCoordinateTransformContext()
    measures, breaks = Measurer(crs, transforms).measure(polygon), SizeBreaks()
    key = outline_key(polygon, transform_to_wgs84(crs, transforms))
    words = {
        **{name: body[name] for name in ("type", "activity", "direction")},
        "area": breaks.area_class(measures.area_m2),
        "perimeter": breaks.perimeter_class(measures.perimeter_m),
    }
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    record = {
        "event_id": event_key([key]), "ls_type": body["type"], "activity": body["activity"],
        "direction": body["direction"], "azimuth": body["azimuth"], "az_source": PERSON,
        "org_type": MANUAL, "org_act": MANUAL, "org_dir": MANUAL,
        "caption": captions.write(words, default_language()), "status": "reviewed", "presence": 1,
        "area_m2": round(measures.area_m2, 2), "perim_m": round(measures.perimeter_m, 2),
        "area_word": words["area"], "perim_word": words["perimeter"], "breaks": breaks.to_json(),
        "src_layer": "outlines", "src_id": body["name"], "mapped_by": tr("Example"),
        "mapped_at": now, "upd_at": now,
    }  # fmt: skip
    return Entry(key, polygon, record)
