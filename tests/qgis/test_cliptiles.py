"""Tiles in a folder: where they lie, what they are called, what is kept, and what bad input comes to."""

from __future__ import annotations

import csv
import os
import resource
import shutil
from pathlib import Path
from typing import Any, Dict, List, Tuple

import numpy as np
import pyproj
import pytest
import rasterio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRasterLayer

from landslide_annotator.gis.imagery.tilespec import TileSpec
from landslide_annotator.gis.tilesets.filenames import LONGEST, Namer, file_stem, repeated
from landslide_annotator.gis.tilesets.files import save_tile
from landslide_annotator.gis.tilesets.footprints import footprint
from landslide_annotator.gis.tilesets.licence import is_service
from landslide_annotator.gis.tilesets.table import COLUMNS
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import (
    EPSG,
    NORTH,
    WEST,
    box,
    ordinary_user,
    small_captioner,
    write_imagery,
    write_outlines,
)
from tests.qgis.rasters import positions, write_raster

POINT = "POINT({} {})".format


@pytest.fixture(scope="module", autouse=True)
def _captioner(tmp_path_factory: Any) -> Any:
    with small_captioner(tmp_path_factory.mktemp("bundle")):
        yield


@pytest.fixture(scope="module")
def ortho(tmp_path_factory: Any) -> Path:
    return write_imagery(tmp_path_factory.mktemp("imagery ñ") / "ortho.tif")


def table(folder: Path) -> List[Dict[str, str]]:
    with open(folder / "tiles.csv", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def clip(tmp_path: Path, ortho: Path, shapes: List[Any], **more: Any) -> Tuple[Dict[str, Any], bool, Any]:
    """Results, success and messages; the folder is `tiles`."""
    source = tmp_path / "outlines.gpkg"
    if not source.exists():
        write_outlines(source, shapes)
    given = {"INPUT": str(source), "IMAGERY": str(ortho), "FOLDER": str(tmp_path / "tiles"), **more}
    return run("cliptiles", {"ID_FIELD": "code", "OUTPUT": str(tmp_path / "prints.gpkg"), **given})


def pictures(folder: Path) -> List[str]:
    return sorted(p.name for p in folder.iterdir() if p.suffix in (".png", ".tif"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.floats(-180, 179.999), st.floats(-84, 84), st.floats(1, 20_000), st.integers(2, 300),
    st.sampled_from([".png", ".tif"]),
)  # fmt: skip
def test_files_lie_where_pyproj_puts_the_tile(
    tmp_path: Path, lon: float, lat: float, side: float, size: int, ending: str
) -> None:
    """Every corner within a tenth of a pixel, by the file's own georeference and reference system."""
    spec, path = TileSpec(lon, lat, side, size), tmp_path / f"one{ending}"
    save_tile(path, np.zeros((size, size, 3), np.uint8), spec)
    geod = pyproj.Geod(ellps="WGS84")
    with rasterio.open(path) as picture:
        to_degrees = pyproj.Transformer.from_crs(pyproj.CRS(picture.crs.to_wkt()), 4326, always_xy=True)
        found = [
            to_degrees.transform(*(picture.transform * at))
            for at in ((0, 0), (size, 0), (size, size), (0, size))
        ]
    for (x, y), (want_x, want_y) in zip(found, spec.corners().tolist()):
        assert geod.inv(x, y, want_x, want_y)[2] < 0.1 * side / size
    middle = geod.inv(lon, lat, *found[0])
    assert middle[2] == pytest.approx(side / np.sqrt(2), rel=1e-3)


def test_the_world_file_says_the_same_as_the_tile(tmp_path: Path) -> None:
    spec = TileSpec(-78.85, -2.2, 150.0, 60)
    save_tile(tmp_path / "a.png", np.zeros((60, 60, 3), np.uint8), spec)
    assert not [name for name in gdal.ReadDir("/vsimem/") or [] if gdal.ReadDir(f"/vsimem/{name}")]
    (tmp_path / "a.png.aux.xml").unlink()
    gdal.UseExceptions()
    assert gdal.Open(str(tmp_path / "a.png")).GetGeoTransform() == pytest.approx(spec.affine(60), abs=1e-9)


@pytest.mark.parametrize("epsg", [EPSG, 4326, 3857, 32717])
@pytest.mark.parametrize("form", ["PNG", "GeoTIFF"])
def test_a_tile_shows_the_pixels_that_its_georeference_names(tmp_path: Path, form: str, epsg: int) -> None:
    """The imagery holds its own columns and rows, so that a tile's values say where they come from."""
    frames = {
        4326: (-78.85, 1e-5, 0, -2.2, 0, -1e-5),
        3857: (-8777000.0, 1.2, 0, -245000.0, 0, -1.2),
        EPSG: (WEST, 1.0, 0, NORTH, 0, -1.0),
    }
    frame = frames[epsg]
    bands = np.clip(positions(250, 250)[:2], 0, 255)
    bands = np.floor(np.concatenate([bands, bands[:1]])).astype(np.uint8)
    path = write_raster(tmp_path / "p.tif", bands, frame, epsg, meanings=(3, 4, 5))
    x, y = frame[0] + 120.3 * frame[1], frame[3] + 131.7 * frame[5]
    source = write_outlines(tmp_path / "points.gpkg", [POINT(x, y)], epsg)
    given = {"INPUT": str(source), "IMAGERY": str(path), "SIDE": 60.0, "FORMAT": form, "PIXELS": 97}
    _, ok, feedback = run("cliptiles", {**given, "FOLDER": str(tmp_path / "tiles")})
    assert ok, feedback.errors
    (name,) = pictures(tmp_path / "tiles")
    with rasterio.open(tmp_path / "tiles" / name) as tile, rasterio.open(path) as raster:
        local = pyproj.CRS(tile.crs.to_wkt())
        to_raster = pyproj.Transformer.from_crs(local, pyproj.CRS(raster.crs.to_wkt()), always_xy=True)
        columns, rows = np.meshgrid(np.arange(97) + 0.5, np.arange(97) + 0.5)
        at = ~raster.transform * to_raster.transform(*(tile.transform * (columns, rows)))
        seen = tile.read([1, 2]).astype(float) + 0.5
    step = max(np.ptp(at[0]), np.ptp(at[1])) / 97
    assert step < 1.0
    # Values are rounded to whole pixels of the imagery: single ones are off by half, their mean is not.
    assert np.abs(seen - np.array(at)).max() < 0.51 + 0.1 * step
    assert np.abs((seen - np.array(at)).mean(axis=(1, 2))).max() < 0.1 * step


def test_polygons_become_tiles_with_table_footprints_and_masks(tmp_path: Path, ortho: Path) -> None:
    shapes = [box(100, 100), box(250, 240, 50, 20)]
    results, ok, feedback = clip(tmp_path, ortho, shapes, MASKS=True)
    assert ok, feedback.errors
    assert (results["CUT"], results["KEPT"], results["FAILED"]) == (2, 0, 0)
    folder = tmp_path / "tiles"
    assert pictures(folder) == ["A1.png", "A2.png"] == pictures(folder / "masks")
    lines = table(folder)
    assert tuple(lines[0]) == COLUMNS
    assert [line["source_id"] for line in lines] == ["A1", "A2"]
    for line, shape in zip(lines, shapes):
        with rasterio.open(folder / line["file"]) as picture, rasterio.open(folder / line["mask"]) as mask:
            assert picture.shape == mask.shape == (224, 224) and picture.count == 3
            assert picture.transform == mask.transform
            assert set(np.unique(mask.read(1))) == {0, 255}
            ground = (mask.read(1) > 0).sum() * picture.transform.a**2
            assert ground == pytest.approx(ogr.CreateGeometryFromWkt(shape).GetArea(), rel=0.05)
        assert (line["source"], line["stretch"], line["pixels"]) == (str(ortho), "none", "224")
        assert float(line["native_m"]) == pytest.approx(1.0, rel=0.01)
        assert float(line["ground_m"]) == pytest.approx(float(line["side_m"]) / 224, rel=1e-5)
    prints = ogr.Open(str(tmp_path / "prints.gpkg"))
    for line, feature in zip(lines, prints.GetLayer(0)):
        assert feature.GetField("file") == line["file"]
        assert feature.GetField("side_m") == pytest.approx(float(line["side_m"]))
        ring = feature.GetGeometryRef().GetGeometryRef(0)
        lons, lats = zip(*(ring.GetPoint_2D(i) for i in range(5)))
        area, _ = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(lons, lats)
        assert abs(area) == pytest.approx(float(line["side_m"]) ** 2, rel=1e-4)


def test_pixels_can_be_the_imagery_s_own(tmp_path: Path, ortho: Path) -> None:
    _, ok, feedback = clip(tmp_path, ortho, [box(100, 100)], PIXELS=None)
    assert ok, feedback.errors
    (line,) = table(tmp_path / "tiles")
    assert int(line["pixels"]) == pytest.approx(float(line["side_m"]) / float(line["native_m"]), abs=1)


def test_parts_and_repeated_and_wild_identifiers_get_names_of_their_own(tmp_path: Path, ortho: Path) -> None:
    two = f"MULTIPOLYGON({box(60, 60)[7:]}, {box(200, 60)[7:]})"
    shapes = [two, box(60, 200), box(200, 200), box(300, 300), box(300, 300), None]
    source = write_outlines(tmp_path / "outlines.gpkg", shapes)
    names = ["A1", "same", "SAME", "../ñ:1", "../ñ:1", "none"]
    opened = ogr.Open(str(source), 1)
    for name, feature in zip(names, list(opened.GetLayer(0))):
        feature.SetField("code", name)
        opened.GetLayer(0).SetFeature(feature)
    opened = None
    results, ok, feedback = clip(tmp_path, ortho, shapes)
    assert ok and (results["CUT"], results["FAILED"]) == (5, 2)
    found = pictures(tmp_path / "tiles")
    assert "A1-p1.png" in found and "A1-p2.png" in found
    assert sum(name.lower().startswith("same_") for name in found) == 2
    assert len({name.casefold() for name in found}) == 5
    assert any("there twice" in error for error in feedback.errors)
    assert any("outline is empty" in error for error in feedback.errors)
    before = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "tiles").iterdir()}
    results, ok, _ = clip(tmp_path, ortho, shapes)
    assert ok and (results["CUT"], results["KEPT"]) == (0, 5)
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "tiles").iterdir()} == before


def test_without_an_identifier_the_feature_number_names_the_tile(tmp_path: Path, ortho: Path) -> None:
    _, ok, _ = clip(tmp_path, ortho, [box(100, 100), box(200, 200)], ID_FIELD=None)
    assert ok and pictures(tmp_path / "tiles") == ["1.png", "2.png"]


def test_a_run_goes_on_where_it_was_cancelled(tmp_path: Path, ortho: Path) -> None:
    shapes = [box(20 + 40 * (i % 8), 20 + 60 * (i // 8), 10, 10) for i in range(24)]
    shapes[3] = box(370, 100, 60, 60)  # its warning is the message at which the run is cancelled
    source = write_outlines(tmp_path / "outlines.gpkg", shapes)
    given = {"INPUT": str(source), "IMAGERY": str(ortho), "SIDE": 60.0, "FOLDER": str(tmp_path / "tiles")}
    output = str(tmp_path / "prints.gpkg")
    job = {**given, "ID_FIELD": "code", "OUTPUT": output}
    results, _, feedback = run("cliptiles", job, lambda info: info.startswith("A"))
    done = pictures(tmp_path / "tiles")
    assert 0 < len(done) < 24
    assert [line["file"] for line in table(tmp_path / "tiles")] == [f"A{i + 1}.png" for i in range(len(done))]
    assert any("Cancelled" in info for info in feedback.infos)
    results, ok, _ = run("cliptiles", job)
    assert ok and results["KEPT"] == len(done) and results["CUT"] == 24 - len(done)
    assert len(table(tmp_path / "tiles")) == 24
    assert ogr.Open(output).GetLayer(0).GetFeatureCount() == 24


def test_what_is_there_is_overwritten_only_when_asked(tmp_path: Path, ortho: Path) -> None:
    folder = tmp_path / "tiles"
    folder.mkdir()
    (folder / "A1.png").write_bytes(b"mine")
    results, ok, feedback = clip(tmp_path, ortho, [box(100, 100), box(200, 200)])
    assert ok and (results["CUT"], results["FAILED"]) == (1, 1)
    assert (folder / "A1.png").read_bytes() == b"mine"
    assert any("was not made here" in error for error in feedback.errors)
    results, ok, feedback = clip(tmp_path, ortho, [], PIXELS=100)
    assert results == {} and any("another place" in error for error in feedback.errors)
    results, ok, _ = clip(tmp_path, ortho, [], PIXELS=100, OVERWRITE=True)
    assert ok and results["CUT"] == 2
    assert [line["pixels"] for line in table(folder)] == ["100", "100"]
    with rasterio.open(folder / "A1.png") as picture:
        assert picture.shape == (100, 100)


def test_a_half_written_line_is_dropped_and_another_table_is_left_alone(tmp_path: Path, ortho: Path) -> None:
    clip(tmp_path, ortho, [box(100, 100), box(200, 200)])
    path = tmp_path / "tiles" / "tiles.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    (tmp_path / "tiles" / "A2.png").unlink()
    results, ok, _ = clip(tmp_path, ortho, [])
    assert ok and (results["CUT"], results["KEPT"]) == (1, 1) and path.read_bytes() == whole
    path.write_text("file;what\n1;2\n")
    _, ok, feedback = clip(tmp_path, ortho, [])
    assert not ok and "not a table of tiles" in feedback.errors[-1]
    assert path.read_text() == "file;what\n1;2\n"


@BOTH
def test_bad_outlines_are_named_and_the_others_are_cut(tmp_path: Path, ortho: Path) -> None:
    shapes = [
        box(100, 100),
        box(-2000, -2000, 6000, 6000),
        box(2000, 100),
        None,
        "LINESTRING(0 0, 1 1)",
        box(200, 200, 0.01, 0.01),
    ]
    results, ok, feedback = clip(tmp_path, ortho, shapes, MASKS=True)
    assert ok and (results["CUT"], results["FAILED"]) == (2, 4)
    assert ["percent of the outline" in e for e in feedback.errors[:2]] == [True, True]
    lines = table(tmp_path / "tiles")
    assert [line["source_id"] for line in lines] == ["A1", "A6"]
    assert "smaller than a pixel" in lines[1]["warnings"]
    with rasterio.open(tmp_path / "tiles" / lines[1]["mask"]) as mask:
        assert (mask.read(1) > 0).sum() >= 1


def test_points_need_a_side(tmp_path: Path, ortho: Path) -> None:
    shapes = [POINT(WEST + 200, NORTH - 200), POINT(WEST + 300, NORTH - 100), POINT(1e9, 1e9)]
    source = write_outlines(tmp_path / "points.gpkg", shapes, kind=ogr.wkbPoint)
    job = {"INPUT": str(source), "IMAGERY": str(ortho), "FOLDER": str(tmp_path / "tiles")}
    _, ok, feedback = run("cliptiles", job)
    assert not ok and "give the side" in feedback.errors[-1]
    assert not (tmp_path / "tiles").exists()
    results, ok, feedback = run("cliptiles", {**job, "SIDE": 80.0, "MASKS": True})
    assert ok and (results["CUT"], results["FAILED"]) == (2, 1)
    assert "do not fit" in feedback.errors[0]
    lines = table(tmp_path / "tiles")
    assert [float(line["side_m"]) for line in lines] == [80.0, 80.0]
    assert [line["mask"] for line in lines] == ["", ""]


def test_an_outline_beyond_a_given_side_is_warned_of(tmp_path: Path, ortho: Path) -> None:
    _, ok, _ = clip(tmp_path, ortho, [box(100, 100)], SIDE=50.0)
    (line,) = table(tmp_path / "tiles")
    assert ok and "reaches beyond its tile" in line["warnings"] and float(line["side_m"]) == 50.0


def test_a_raster_whose_file_is_damaged_or_gone_is_named(tmp_path: Path, ortho: Path) -> None:
    gone = Path(shutil.copy(ortho, tmp_path / "gone.tif"))
    layer = QgsRasterLayer(str(gone), "gone")
    QgsProject.instance().addMapLayer(layer)
    try:
        gone.write_bytes(gone.read_bytes()[:3000])
        _, ok, feedback = clip(tmp_path, ortho, [box(100, 100)], IMAGERY=[layer.id()])
        assert not ok and "could not be read here" in feedback.errors[0]
        gone.unlink()
        _, ok, feedback = clip(tmp_path, ortho, [], IMAGERY=[layer.id()])
        assert not ok and "file of raster gone has vanished" in feedback.errors[0]
        results, ok, feedback = clip(tmp_path, ortho, [], IMAGERY=[layer.id(), str(ortho)])
        assert ok and results["CUT"] == 1 and "has vanished" in feedback.errors[0]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    _, ok, feedback = clip(tmp_path, ortho, [], IMAGERY=str(gone))
    assert not ok and "gone.tif cannot be opened" in feedback.errors[-1]


def test_a_read_only_folder_is_named(tmp_path: Path, ortho: Path) -> None:
    folder = Path("/tmp") / f"landslide-tiles-{os.getpid()}"
    folder.mkdir(mode=0o555)
    source = write_outlines(tmp_path / "outlines.geojson", [box(100, 100)])
    for path in [source, *source.parents][:-2]:
        path.chmod(0o755)
    try:
        with ordinary_user(), pytest.raises(Exception, match=r"cannot be written.*Change the permissions"):
            save_tile(folder / "a.png", np.zeros((40, 40, 3), np.uint8), TileSpec(0.0, 0.0, 40.0))
        assert list(folder.iterdir()) == []
    finally:
        folder.chmod(0o755)
        folder.rmdir()


def test_a_full_disk_ends_the_run_and_keeps_what_is_finished(tmp_path: Path, ortho: Path) -> None:
    clip(tmp_path, ortho, [box(100, 100), box(200, 200)], PIXELS=64)
    kept = pictures(tmp_path / "tiles")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    source = write_outlines(tmp_path / "more.gpkg", [box(100, 200)])
    job = {"INPUT": str(source), "IMAGERY": str(ortho), "FOLDER": str(tmp_path / "tiles"), "PIXELS": 400}
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        _, ok, feedback = run("cliptiles", job)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not ok and any("cannot be" in error for error in feedback.errors)
    assert pictures(tmp_path / "tiles") == kept
    assert not list((tmp_path / "tiles").glob(".*"))


def test_imagery_of_a_service_needs_a_confirmation_and_keeps_its_owner(tmp_path: Path, ortho: Path) -> None:
    url = "type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png&zmax=19&zmin=0"
    layer = QgsRasterLayer(url, "streets", "wms")
    QgsProject.instance().addMapLayer(layer)
    try:
        _, ok, feedback = clip(tmp_path, ortho, [box(100, 100)], IMAGERY=[layer.id()])
        assert not ok and "streets comes from a web service" in feedback.errors[-1]
        assert not (tmp_path / "tiles").exists()
        assert is_service(layer)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    layer = QgsRasterLayer(str(ortho), "ortho")
    assert not is_service(layer)
    metadata = layer.metadata()
    metadata.setRights(["© IGM Ecuador"])
    layer.setMetadata(metadata)
    QgsProject.instance().addMapLayer(layer)
    try:
        _, ok, feedback = clip(tmp_path, ortho, [], IMAGERY=[layer.id()], FORMAT="GeoTIFF")
        assert ok, feedback.errors
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    (line,) = table(tmp_path / "tiles")
    assert line["attribution"] == "© IGM Ecuador"
    stored = gdal.Open(str(tmp_path / "tiles" / "A1.tif")).GetMetadataItem("TIFFTAG_COPYRIGHT")
    assert stored == "© IGM Ecuador"


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ('<GDAL_WMS><Service name="TMS"><ServerUrl>http://a/b</ServerUrl></Service></GDAL_WMS>', True),
        ("<VRTDataset><SourceFilename>/vsicurl/http://a/b.tif</SourceFilename></VRTDataset>", True),
        ("<VRTDataset><SourceFilename>b.tif</SourceFilename></VRTDataset>", False),
    ],
)
def test_files_that_point_to_a_service_are_services(tmp_path: Path, text: str, remote: bool) -> None:
    path = tmp_path / "pointer.xml"
    path.write_text(text)
    assert is_service(QgsRasterLayer(str(path), "pointer")) is remote


@given(st.lists(st.text(max_size=120), max_size=30))
def test_names_are_safe_unique_and_the_same_in_every_order(texts: List[str]) -> None:
    shared = repeated(texts)
    features = [(text, f"place {i}") for i, text in enumerate(texts)]
    first, second = Namer(shared), Namer(shared)
    names = {feature: first.name(*feature) for feature in features}
    again = {feature: second.name(*feature) for feature in reversed(features)}
    assert names == again
    assert len({name.casefold() for name in names.values() if name}) == len(texts)
    for name in names.values():
        assert name and not set(name) & set('/\\:*?"<>|') and not name.startswith(".")
        assert len(name) <= LONGEST + 9


def test_names_of_devices_are_avoided() -> None:
    assert [file_stem(text) for text in ("CON", "nul.x", "console", "")] == [
        "_CON",
        "_nul.x",
        "console",
        "tile",
    ]


def test_a_temporary_folder_is_made(tmp_path: Path, ortho: Path) -> None:
    results, ok, feedback = clip(tmp_path, ortho, [box(100, 100)], FOLDER="TEMPORARY_OUTPUT", OUTPUT=None)
    assert ok, feedback.errors
    folder = Path(results["FOLDER"])
    assert folder.is_absolute() and pictures(folder) == ["A1.png"] and "OUTPUT" not in results


@pytest.mark.parametrize("form", ["PNG", "GeoTIFF"])
def test_qgis_opens_tiles_in_place(tmp_path: Path, ortho: Path, form: str) -> None:
    _, ok, _ = clip(tmp_path, ortho, [box(100, 100)], FORMAT=form)
    (line,) = table(tmp_path / "tiles")
    layer = QgsRasterLayer(str(tmp_path / "tiles" / line["file"]), "tile")
    assert ok and layer.crs().isValid()
    context = QgsProject.instance().transformContext()
    to_imagery = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem(f"EPSG:{EPSG}"), context)
    centre = to_imagery.transform(layer.extent().center())
    assert (centre.x(), centre.y()) == pytest.approx((WEST + 120, NORTH - 130), abs=0.05)
    assert layer.extent().width() == pytest.approx(float(line["side_m"]), abs=1e-3)


@pytest.mark.parametrize(("lon", "lat"), [(179.9999, -17.0), (-180.0, 65.0), (-78.8, 0.0)])
def test_footprints_are_squares_of_ground_also_across_the_antimeridian(lon: float, lat: float) -> None:
    line = dict.fromkeys(COLUMNS, "0")
    ring = footprint(TileSpec(lon, lat, 500.0), line).geometry().asPolygon()[0]
    lons, lats = [p.x() for p in ring], [p.y() for p in ring]
    assert max(abs(x - lon) for x in lons) < 0.02
    area, length = pyproj.Geod(ellps="WGS84").polygon_area_perimeter(lons, lats)
    assert (abs(area), length) == pytest.approx((500.0**2, 2000.0), rel=1e-4)
