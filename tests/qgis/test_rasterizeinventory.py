"""Landslides burnt onto the grid of another raster, against rasterio and by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Tuple

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsGeometry

from landslide_annotator.core.vocabulary import TYPES
from landslide_annotator.gis.exchange.burn import TYPE_CODES
from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import EPSG, NORTH, WEST, box, entry, make_inventory, write_outlines
from tests.qgis.rasters import rotated, write_raster

STRAIGHT = (WEST, 10.0, 0.0, NORTH, 0.0, -10.0)
GRIDS = {
    "straight": STRAIGHT,
    "turned": rotated((WEST, NORTH), 10.0, 30.0),
    "oblong": (WEST, 7.0, 0.0, NORTH, 0.0, -13.0),
    "south up": (WEST, 10.0, 0.0, NORTH - 400.0, 0.0, 10.0),
}
SHAPES = {"flow": box(33.3, 47.7, 120, 140), "fall": box(100, 100, 81.2, 66.4)}


def reference(
    path: Path, transform: Tuple[float, ...] = STRAIGHT, nodata: Any = None, epsg: int = EPSG
) -> Path:
    values = np.ones((1, 40, 30), np.float32)
    values[0, :, :5] = 1.0 if nodata is None else nodata
    return write_raster(path, values, transform, epsg, nodata)


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    path = tmp_path / "inventory.gpkg"
    rows = [entry(number, ls_type=kind) for number, kind in enumerate(SHAPES, 1)]
    rows = [Entry(e.key, QgsGeometry.fromWkt(wkt), e.record) for e, wkt in zip(rows, SHAPES.values())]
    gone = entry(3, status="rejected")
    gone = Entry(gone.key, QgsGeometry.fromWkt(box(200, 0, 100, 100)), gone.record)
    make_inventory(path).write([*rows, gone], OnExisting.SKIP)
    return path


def burn(
    tmp_path: Path, source: Path, grid: Path, **more: Any
) -> Tuple[np.ndarray, gdal.Dataset, Dict[str, Any]]:
    output = tmp_path / "burnt.tif"
    given = {"INPUT": str(source), "REFERENCE": str(grid), "OUTPUT": str(output), **more}
    results, ok, feedback = run("rasterizeinventory", given)
    assert ok, feedback.errors
    dataset = gdal.Open(str(output))
    return dataset.ReadAsArray(), dataset, results


def centres(transform: Tuple[float, ...]) -> Tuple[np.ndarray, np.ndarray]:
    column, row = np.meshgrid(np.arange(30) + 0.5, np.arange(40) + 0.5)
    a = transform
    return a[0] + column * a[1] + row * a[2], a[3] + column * a[4] + row * a[5]


def holds(wkt: str, transform: Tuple[float, ...]) -> np.ndarray:
    """Cells whose centre lies in a box."""
    west, east, south, north = ogr.CreateGeometryFromWkt(wkt).GetEnvelope()
    x, y = centres(transform)
    return (x > west) & (x < east) & (y > south) & (y < north)


@BOTH
@pytest.mark.parametrize("name", GRIDS)
def test_the_grid_is_that_of_the_reference(
    tmp_path: Path, inventory: Path, name: str, gdal_raises: None
) -> None:
    grid = reference(tmp_path / "dem.tif", GRIDS[name])
    values, dataset, results = burn(tmp_path, inventory, grid)
    like = gdal.Open(str(grid))
    assert dataset.GetGeoTransform() == like.GetGeoTransform()
    assert dataset.GetProjection() == like.GetProjection()
    assert values.shape == (40, 30)
    assert values.dtype == np.uint8
    expected = np.any([holds(wkt, GRIDS[name]) for wkt in SHAPES.values()], axis=0)
    assert (values == expected).all()
    assert (results["BURNT"], results["CELLS"]) == (2, expected.sum())


def test_types_and_numbers(tmp_path: Path, inventory: Path) -> None:
    grid = reference(tmp_path / "dem.tif")
    flow, fall = (holds(wkt, STRAIGHT) for wkt in SHAPES.values())
    values, _, _ = burn(tmp_path, inventory, grid, VALUE="type")
    assert (values[fall] == TYPE_CODES["fall"]).all()
    assert (values[flow & ~fall] == TYPE_CODES["flow"]).all()
    assert sorted(TYPE_CODES.values()) == list(range(1, len(TYPES) + 1))
    values, dataset, _ = burn(tmp_path, inventory, grid, VALUE="ls_id")
    assert set(np.unique(values)) == {0, 1, 2}
    assert dataset.GetRasterBand(1).DataType == gdal.GDT_UInt32


def test_cells_that_are_only_touched(tmp_path: Path, inventory: Path) -> None:
    features = pytest.importorskip("rasterio.features")
    transform = pytest.importorskip("affine").Affine.from_gdal(*STRAIGHT)
    shapes = [(QgsGeometry.fromWkt(wkt).__geo_interface__, 1) for wkt in SHAPES.values()]
    for touched in (False, True):
        grid = reference(tmp_path / "dem.tif")
        values, _, _ = burn(tmp_path, inventory, grid, ALL_TOUCHED=touched)
        expected = features.rasterize(shapes, (40, 30), transform=transform, all_touched=touched)
        assert (values == expected).all()


def test_what_lies_outside(tmp_path: Path, inventory: Path) -> None:
    grid = reference(tmp_path / "dem.tif", nodata=-9999.0)
    some = np.any([holds(wkt, STRAIGHT) for wkt in SHAPES.values()], axis=0)
    values, dataset, _ = burn(tmp_path, inventory, grid)
    assert dataset.GetRasterBand(1).GetNoDataValue() is None
    assert set(np.unique(values)) == {0, 1}
    values, dataset, _ = burn(tmp_path, inventory, grid, OUTSIDE="nodata")
    assert dataset.GetRasterBand(1).GetNoDataValue() == 255
    assert ((values == 1) == some).all() and (values[~some] == 255).all()
    values, _, results = burn(tmp_path, inventory, grid, OUTSIDE="reference")
    assert (values[:, :5] == 255).all()
    assert ((values[:, 5:] == 1) == some[:, 5:]).all()
    assert results["CELLS"] == some[:, 5:].sum()


def test_another_reference_system(tmp_path: Path, inventory: Path) -> None:
    degrees = (-78.852, 0.0001, 0.0, -2.192, 0.0, -0.0001)
    grid = reference(tmp_path / "dem.tif", degrees, epsg=4326)
    values, _, _ = burn(tmp_path, inventory, grid)
    area = QgsGeometry.unaryUnion([QgsGeometry.fromWkt(wkt) for wkt in SHAPES.values()]).area()
    assert values.sum() * 11.12 * 11.06 == pytest.approx(area, rel=0.05)


class TestBadInput:
    def test_bad_outlines_are_named(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0), None, "LINESTRING(0 0, 1 1)"])
        grid = reference(tmp_path / "dem.tif")
        _, _, results = burn(tmp_path, source, grid)
        assert (results["BURNT"], results["FAILED"]) == (1, 2)
        _, _, results = burn(tmp_path, source, grid, VALUE="type")
        assert (results["BURNT"], results["FAILED"]) == (0, 3)

    def test_rasters_without_a_grid(self, tmp_path: Path, inventory: Path) -> None:
        bare = write_raster(tmp_path / "bare.tif", np.ones((1, 4, 4), np.uint8), None, None)
        for grid, target in ((bare, "out.tif"), (reference(tmp_path / "dem.tif"), "dem.tif")):
            given = {"INPUT": str(inventory), "REFERENCE": str(grid), "OUTPUT": str(tmp_path / target)}
            _, ok, feedback = run("rasterizeinventory", given)
            assert not ok
            assert feedback.errors

    def test_a_cancel_leaves_nothing(self, tmp_path: Path, inventory: Path) -> None:
        output = tmp_path / "burnt.tif"
        given = {"INPUT": str(inventory), "REFERENCE": str(reference(tmp_path / "dem.tif")), "VALUE": "type"}
        _, ok, _ = run("rasterizeinventory", {**given, "OUTPUT": str(output)}, stop=lambda info: True)
        assert not ok
        assert not output.exists()
        assert not list(tmp_path.glob(".landslides-*"))

    def test_no_cell(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "far.gpkg", [box(9e3, 0)])
        values, _, results = burn(tmp_path, source, reference(tmp_path / "dem.tif"))
        assert not values.any()
        assert results["CELLS"] == 0


def test_both_ends_of_a_raster_of_many_blocks(tmp_path: Path) -> None:
    grid = tmp_path / "large.tif"
    options = ["SPARSE_OK=YES", "TILED=YES", "COMPRESS=DEFLATE"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(grid), 5_000, 5_000, 1, gdal.GDT_Byte, options)
    dataset.SetGeoTransform((WEST, 1.0, 0.0, NORTH, 0.0, -1.0))
    dataset.SetProjection(gdal.Open(str(reference(tmp_path / "small.tif"))).GetProjection())
    dataset = None
    source = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0, 100, 100), box(4_900, 4_900, 100, 100)])
    given = {"INPUT": str(source), "REFERENCE": str(grid), "OUTPUT": str(tmp_path / "burnt.tif")}
    results, ok, feedback = run("rasterizeinventory", given)
    assert ok, feedback.errors
    assert results["CELLS"] == 20_000
