"""`inventorystatistics` on made layers, on broken ones, and on the real IFFI points."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from typing import Any, Dict, List
from xml.etree import ElementTree

import numpy as np
import pyproj
import pytest
import shapely.ops
import shapely.wkt
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateTransformContext

from landslide_annotator.core.errors import GeometryError
from landslide_annotator.gis.reports.density import Mapper, nice_cell
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import EPSG, NORTH, WEST, box
from tests.qgis.typed import cancelled_at, landslides, write_typed

IFFI = Path(__file__).resolve().parents[3] / "shared" / "data" / "inventories" / "iffi_south_tyrol"
POINTS = IFFI / "iffi_south_tyrol_points.csv"


def run_all(layer: Path, folder: Path, **more: Any) -> Dict[str, Any]:
    """Run with every output; the results with the figures under `figures`."""
    results, ok, feedback = run(
        "inventorystatistics",
        {
            "INPUT": str(layer),
            "OUTPUT": str(folder / "grupos ñ.csv"),
            "OUTPUT_SIZES": str(folder / "sizes.csv"),
            "OUTPUT_DENSITY": str(folder / "density.tif"),
            "OUTPUT_FOLDER": str(folder / "figuras"),
            "OUTPUT_JSON": str(folder / "figures.json"),
            **more,
        },
    )
    assert ok, feedback.errors
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    return {**results, "figures": figures, "feedback": feedback}


def table(path: Path) -> List[Dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def raster(path: Path) -> gdal.Dataset:
    return gdal.Open(str(path))


def values(path: Path) -> np.ndarray:
    dataset = raster(path)
    data = dataset.GetRasterBand(1).ReadRaster(buf_type=gdal.GDT_Float32)
    return np.frombuffer(data, np.float32).reshape(dataset.RasterYSize, dataset.RasterXSize)


def ellipsoidal(wkt: str) -> float:
    to_degrees = pyproj.Transformer.from_crs(EPSG, 4326, always_xy=True)
    shape = shapely.ops.transform(to_degrees.transform, shapely.wkt.loads(wkt))
    return abs(pyproj.Geod(ellps="WGS84").geometry_area_perimeter(shape)[0])


@BOTH
def test_counts_areas_and_files(tmp_path: Path) -> None:
    rows = landslides(60)
    rows[5]["status"] = "rejected"
    kept = [row for row in rows if row["status"] != "rejected"]
    found = run_all(write_typed(tmp_path / "a.gpkg", rows), tmp_path)
    figures = found["figures"]
    assert found["LANDSLIDES"] == figures["landslides"] == 59 and figures["rejected"] == 1
    areas = [ellipsoidal(row["wkt"]) for row in kept]
    assert found["TOTAL_AREA"] == pytest.approx(sum(areas), rel=1e-6)
    flows = next(group for group in figures["groups"]["type"] if group["code"] == "flow")
    expected = [area for area, row in zip(areas, kept) if row["ls_type"] == "flow"]
    assert flows["count"] == len(expected) and flows["mean_m2"] == pytest.approx(np.mean(expected), rel=1e-6)
    assert flows["median_m2"] == pytest.approx(np.median(expected), rel=1e-6)
    assert figures["sectors"]["S"] == sum(row["direction"] == "S" for row in kept)
    sines = np.mean([np.exp(1j * math.radians(row["azimuth"])) for row in kept])
    assert figures["measured_azimuths"]["mean_deg"] == pytest.approx(math.degrees(np.angle(sines)) % 360.0)
    assert figures["measured_azimuths"]["resultant"] == pytest.approx(abs(sines))
    groups = table(tmp_path / "grupos ñ.csv")
    assert {row["grouped_by"] for row in groups} == {"type", "activity", "direction", "size"}
    assert [row["label"] for row in groups if row["code"] == "flow"] == ["Flujo"]
    sizes = table(tmp_path / "sizes.csv")
    assert sum(int(row["count"]) for row in sizes) == 59
    names = {path.stem for path in (tmp_path / "figuras").iterdir()}
    assert names == {"types", "activities", "sizes", "rose", "frequency_area", "cumulative_area", "density"}
    for path in (tmp_path / "figuras").iterdir():
        ElementTree.fromstring(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", ["kernel", "grid", "area"])
def test_density_maps_keep_what_they_map(tmp_path: Path, kind: str) -> None:
    """On a metric grid, sums give the number of landslides, or their area as shapely has it."""
    rows = landslides(40)
    run_all(write_typed(tmp_path / "a.gpkg", rows), tmp_path, DENSITY=kind, CELL=20.0, RADIUS=100.0)
    dataset, found = raster(tmp_path / "density.tif"), values(tmp_path / "density.tif").astype(float)
    reference = osr.SpatialReference(dataset.GetProjection())
    assert reference.IsProjected() and reference.GetLinearUnits() == 1.0
    left, cell, _, top, _, down = dataset.GetGeoTransform()
    assert (cell, down, left % 20.0, top % 20.0) == (20.0, -20.0, 0.0, 0.0)
    if kind != "area":
        assert found.sum() * cell**2 / 1e6 == pytest.approx(40.0, rel=0.01)
        return
    shapes = [shapely.wkt.loads(row["wkt"]) for row in rows]
    for row, column in zip(*np.nonzero(found > 0.0)):
        x, y = left + column * cell, top - row * cell
        square = shapely.geometry.box(x, y - cell, x + cell, y)
        covered = min(1.0, sum(shape.intersection(square).area for shape in shapes) / cell**2)
        assert found[row, column] == pytest.approx(covered, abs=1e-5)


def test_words_of_other_layers_are_read_and_others_counted_as_written(tmp_path: Path) -> None:
    words = ["Flujos", "DR", "complex", "complex", None, "caída de rocas"]
    rows = [
        {
            "tipo": word,
            "estado": "Latente",
            "rumbo": "SO",
            "superficie": area,
            "wkt": f"POINT({WEST + 9} {NORTH})",
        }
        for word, area in zip(words, (100.0, 200.0, 300.0, 0.0, None, 5.5))
    ]
    layer = write_typed(tmp_path / "a.gpkg", rows)
    fields = {"TYPE_FIELD": "tipo", "ACTIVITY_FIELD": "estado", "DIRECTION_FIELD": "rumbo"}
    found = run_all(layer, tmp_path, **fields, AREA_FIELD="superficie", LANGUAGE="en")
    groups = {group["code"]: group for group in found["figures"]["groups"]["type"]}
    assert {code: group["count"] for code, group in groups.items()} == {
        "rotational": 1, "flow": 1, "fall": 1, "complex": 2, "unknown": 1,
    }  # fmt: skip
    assert groups["complex"]["area_m2"] == 300.0 and groups["complex"]["measured"] == 1
    assert found["figures"]["words_not_in_lists"] == {"type": {"complex": 2}}
    assert any("complex (2)" in info for info in found["feedback"].infos)
    assert found["figures"]["sectors"]["SW"] == 6
    assert [group["code"] for group in found["figures"]["groups"]["activity"]] == ["dormant"]
    assert "reason" in found["figures"]["frequency_area"] and "EXPONENT" not in found


BROKEN = {
    "none": None,
    "empty": "POLYGON EMPTY",
    "flat": "POLYGON((739000 9757500, 739010 9757500, 739020 9757500, 739000 9757500))",
    "far": "POLYGON((1e30 0, 1e30 1, 2e30 1, 1e30 0))",
}
EAST, UP = WEST + 20, NORTH + 20
ODD = {
    "bow": f"POLYGON(({WEST} {NORTH}, {EAST} {UP}, {EAST} {NORTH}, {WEST} {UP}, {WEST} {NORTH}))",
    "3d": f"POLYGON Z(({WEST} {NORTH} 5, {EAST} {NORTH} 6, {EAST} {UP} 7, {WEST} {NORTH} 5))",
    "curve": f"CURVEPOLYGON(CIRCULARSTRING({WEST} {NORTH}, {WEST + 20} {NORTH}, {WEST} {NORTH}))",
    "multi": f"MULTIPOLYGON((({WEST} {NORTH}, {WEST + 9} {NORTH}, {WEST} {NORTH + 9}, {WEST} {NORTH})))",
}


def test_broken_features_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    good = landslides(3)
    odd = [
        {**good[0], "ls_id": 50 + place, "wkt": wkt}
        for place, wkt in enumerate([*BROKEN.values(), *ODD.values()])
    ]
    found = run_all(write_typed(tmp_path / "a.gpkg", good + odd), tmp_path, DENSITY="grid")
    assert found["LANDSLIDES"] == 11 and found["figures"]["with_area"] == 7
    assert found["figures"]["without_area_or_place"] == len(found["feedback"].errors) == len(BROKEN)
    assert all(error.startswith("Feature ") for error in found["feedback"].errors)


@pytest.mark.parametrize(
    ("rows", "epsg", "more", "word"),
    [
        ([], EPSG, {}, "no landslides"),
        ([{**landslides(1)[0], "status": "rejected"}], EPSG, {}, "no landslides"),
        (landslides(3), None, {}, "reference system"),
        (landslides(3), EPSG, {"AREA_BREAKS": "1; 2"}, "breaks"),
        (landslides(3), EPSG, {"CELL": 0.1, "RADIUS": 5000.0}, "too large"),
        (landslides(3), EPSG, {"CELL": 100.0, "RADIUS": 50.0}, "too small"),
        ([{"a": "x", "wkt": "POINT(739000 9757500)"}], EPSG, {"DENSITY": "area"}, "outlines"),
        ([{"a": "x", "wkt": None}], EPSG, {}, "place"),
    ],
)
def test_what_cannot_be_done_is_said_with_the_remedy(tmp_path, rows, epsg, more, word) -> None:
    kind = ogr.wkbPoint if "a" in (rows[0] if rows else {}) else ogr.wkbPolygon
    layer = write_typed(tmp_path / "a.gpkg", rows, epsg, kind)
    target = tmp_path / "d.tif"
    _, ok, feedback = run("inventorystatistics", {"INPUT": str(layer), "OUTPUT_DENSITY": str(target), **more})
    assert not ok and any(word in error for error in feedback.errors), feedback.errors
    assert not target.exists()


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    layer = write_typed(tmp_path / "a.gpkg", landslides(3))
    for name in ("OUTPUT_JSON", "OUTPUT_FOLDER", "OUTPUT_DENSITY"):
        target = tmp_path / "a.gpkg" / "inside.tif"
        _, ok, feedback = run("inventorystatistics", {"INPUT": str(layer), name: str(target)})
        assert not ok and any("cannot be" in error or "inside" in error for error in feedback.errors), name


@pytest.mark.parametrize("percent", [1.0, 30.0])
def test_a_cancel_writes_nothing(tmp_path: Path, percent: float) -> None:
    layer, target = write_typed(tmp_path / "a.gpkg", landslides(60)), tmp_path / "figures.json"
    target.write_text("earlier")
    job = {"INPUT": str(layer), "OUTPUT_JSON": str(target), "OUTPUT_DENSITY": str(tmp_path / "d.tif")}
    results, feedback = cancelled_at(percent, "inventorystatistics", job)
    assert results == {} and any("Cancelled" in info for info in feedback.infos)
    assert target.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.gpkg", "figures.json"]


def test_azimuths_that_a_caption_gave_do_not_count_as_measured(tmp_path: Path) -> None:
    rows = [
        {**row, "az_source": source}
        for row, source in zip(landslides(4), ("dem", "caption", "person", "caption"))
    ]
    found = run_all(write_typed(tmp_path / "a.gpkg", rows), tmp_path)
    assert found["figures"]["measured_azimuths"]["count"] == 2


def test_cells_are_round_numbers() -> None:
    assert [nice_cell(side) for side in (10.0, 1500.0, 4000.0, 90000.0)] == [10.0, 20.0, 50.0, 1000.0]


def test_places_across_the_antimeridian_stay_together() -> None:
    mapper = Mapper(np.array([179.99, -179.99]), np.array([-16.5, -16.5]), QgsCoordinateTransformContext())
    assert np.ptp(mapper.x) == pytest.approx(2135.0, rel=0.01)
    with pytest.raises(GeometryError):
        Mapper(np.array([]), np.array([]), QgsCoordinateTransformContext())


@pytest.mark.real
@pytest.mark.skipif(not POINTS.is_file(), reason=f"the IFFI points are not here: {POINTS}")
def test_iffi_points_as_a_large_typed_inventory(tmp_path: Path) -> None:
    with POINTS.open(encoding="utf-8") as stream:
        read = list(csv.DictReader(stream))
    rows = [
        {
            "type_en": row["type_en"],
            "activity_en": row["activity_en"],
            "area": float(row["area"] or 0.0),
            "wkt": f"POINT({row['x_utm32']} {row['y_utm32']})",
        }
        for row in read
    ]
    layer = write_typed(tmp_path / "iffi.gpkg", rows, 32632)
    fields = {"TYPE_FIELD": "type_en", "ACTIVITY_FIELD": "activity_en", "AREA_FIELD": "area"}
    found = run_all(layer, tmp_path, **fields, DENSITY="grid")
    figures = found["figures"]
    counted = {group["code"]: group["count"] for group in figures["groups"]["type"]}
    assert found["LANDSLIDES"] == sum(counted.values()) == len(read)
    for code, texts in {
        "fall": ("fall", "fall (diffuse area)"),
        "rotational": ("rotational slide",),
        "flow": ("slow flow", "fast flow"),
        "slide": ("slide (unspecified)", "shallow slides (diffuse area)"),
        "complex": ("complex",),
        "unknown": ("",),
    }.items():
        assert counted[code] == sum(row["type_en"] in texts for row in read)
    active = {group["code"]: group["count"] for group in figures["groups"]["activity"]}["active"]
    assert active == sum(row["activity_en"].startswith("active") for row in read)
    areas = [row["area"] for row in rows if row["area"] > 0.0]
    assert figures["with_area"] == len(areas) and found["TOTAL_AREA"] == pytest.approx(sum(areas))
    assert figures["frequency_area"]["best"] == "double_pareto"
    assert any("describes these areas well" in text for text in figures["frequency_area"]["warnings"])
    dataset = raster(tmp_path / "density.tif")
    assert values(tmp_path / "density.tif").sum() * dataset.GetGeoTransform()[1] ** 2 / 1e6 == pytest.approx(
        len(read), rel=1e-4
    )


def test_a_box_has_the_area_that_pyproj_gives(tmp_path: Path) -> None:
    row = {**landslides(1)[0], "wkt": box(10, 10, 30, 40)}
    found = run_all(write_typed(tmp_path / "a.gpkg", [row]), tmp_path)
    assert found["TOTAL_AREA"] == pytest.approx(ellipsoidal(row["wkt"]), rel=1e-6)
