"""The sixteen real scenes and their outlines, annotated by one run into one inventory."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Iterator

import pyproj
import pytest
import shapely
import shapely.wkt
from osgeo import ogr

from landslide_annotator.captioner.assets import find
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.errors import AssetError
from landslide_annotator.processing.base import LandslideAlgorithm
from tests.qgis.algorithms import run
from tests.qgis.inventories import rows, side_files
from tests.unit.bundle import write_bundle

SCENES = Path(__file__).resolve().parents[3] / "shared" / "data" / "scenes"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not SCENES.is_dir(), reason=f"the real scenes are not here: {SCENES}"),
]


@pytest.fixture(autouse=True)
def _captioner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real weights where there are some, else small random ones."""
    try:
        captioner = Captioner.load(find())
    except AssetError:
        captioner = Captioner.load(write_bundle(tmp_path / "bundle"))
    monkeypatch.setattr(LandslideAlgorithm, "load_captioner", lambda self: captioner)
    yield


def test_one_run_annotates_all_scenes_into_one_inventory(tmp_path: Path) -> None:
    outlines, target = SCENES / "landslides.gpkg", tmp_path / "inventario.gpkg"
    job = {
        "INPUT": str(outlines),
        "IMAGERY_FOLDER": str(SCENES),
        "INVENTORY": str(target),
        "ID_FIELD": "tile_id",
    }
    results, ok, feedback = run("annotatelandslides", job)
    assert ok and results["ADDED"] == 16 and results["FAILED"] == 0, feedback.errors
    source = ogr.Open(str(outlines))
    drawn = {f["tile_id"]: shapely.wkt.loads(f.GetGeometryRef().ExportToWkt()) for f in source.GetLayer(0)}
    found = rows(target)
    assert {row["src_id"] for row in found} == set(drawn) and side_files(target) == []
    geod = pyproj.Geod(ellps="WGS84")
    to_degrees = pyproj.Transformer.from_crs(32648, 4326, always_xy=True)
    for row in found:
        shape, original = shapely.wkt.loads(row["wkt"]), drawn[row["src_id"]]
        assert shape.is_valid and shape.geom_type == "Polygon" and shape.equals(original)
        area, perimeter = geod.polygon_area_perimeter(*to_degrees.transform(*original.exterior.xy))
        holes = [geod.polygon_area_perimeter(*to_degrees.transform(*h.xy))[0] for h in original.interiors]
        assert row["area_m2"] == pytest.approx(abs(area) - sum(map(abs, holes)), rel=1e-6, abs=0.006)
        assert row["perim_m"] == pytest.approx(perimeter, rel=1e-6, abs=0.006)
        assert row["caption"] and row["cap_model"] and row["gsd_m"] == pytest.approx(0.8, rel=1e-2)
        assert Path(row["img_source"]).parent == SCENES
        assert set(json.loads(row["probs"])) == {"type", "activity", "direction", "area", "perimeter"}
    again, _, _ = run("annotatelandslides", job)
    assert again["SKIPPED"] == 16 and rows(target) == found
