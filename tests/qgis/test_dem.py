"""Elevation models of every kind: what is read, in which unit, and what the user is told."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import List, Optional

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

from landslide_annotator.core.errors import DemError, LandslideError
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.gis.measures.vertical import SURVEY_FOOT, metres_per_unit
from tests.qgis.rasters import write_raster
from tests.qgis.surfaces import ALAUSI, CONTEXT, NORTH, Grid, box, drawn, plane, terrain_of, write_dem

SMALL = Grid(size=24)


def hill(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return plane(70.0, 20.0)(x, y)


def open_dem(path: Path, **options: object) -> Dem:
    return Dem(str(path), CONTEXT, **options)


@pytest.mark.parametrize("gdal_raises", [False, True], indirect=True)
@pytest.mark.parametrize("kind", ["float32", "float64", "int16", "int32", "uint16"])
def test_every_data_type_gives_metres(tmp_path: Path, kind: str) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, hill, kind=kind))
    expected = hill(*SMALL.metres())
    tolerance = {"float64": 1e-12, "float32": 1e-4}.get(kind, 0.5)
    assert dem.read(0, 0, 24, 24) == pytest.approx(expected, abs=tolerance)
    assert dem.read(3, 5, 4, 2) == pytest.approx(expected[5:7, 3:7], abs=tolerance)
    assert dem.warnings == [] and dem.unit_factor == 1.0


def test_a_window_may_lie_partly_or_wholly_outside(tmp_path: Path) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, hill))
    corner = dem.read(-2, -3, 5, 5)
    assert np.isnan(corner[:3]).all() and np.isnan(corner[:, :2]).all()
    assert (corner[3:, 2:] == dem.read(0, 0, 3, 2)).all()
    assert np.isnan(dem.read(100, 100, 3, 2)).all() and dem.read(100, 100, 3, 2).shape == (2, 3)


@pytest.mark.parametrize("nodata", [-9999.0, -3.4e38, float("nan")])
def test_voids_are_nan(tmp_path: Path, nodata: float) -> None:
    def holed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x > 50.0, np.nan, hill(x, y))

    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, holed, nodata=nodata))
    x, _ = SMALL.metres()
    assert (np.isnan(dem.read(0, 0, 24, 24)) == (x > 50.0)).all()
    assert dem.warnings == []


@pytest.mark.parametrize("value", [-32768.0, -99999.0, 1e20, float("inf"), float("-inf")])
def test_heights_that_are_not_on_earth_are_voids_with_a_warning(tmp_path: Path, value: float) -> None:
    path = write_dem(tmp_path / "dem.tif", SMALL, lambda x, y: np.where(x > 0, value, hill(x, y)))
    dem = open_dem(path)
    assert (np.isnan(dem.read(0, 0, 24, 24)) == (SMALL.metres()[0] > 0)).all()
    assert np.isinf(value) or "not on Earth" in dem.warnings[0]


def test_voids_that_the_user_added_to_the_layer_count(tmp_path: Path) -> None:
    layer = QgsRasterLayer(str(write_dem(tmp_path / "dem.tif", SMALL, hill)), "dem")
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(900.0, 1000.0)])
    heights, expected = Dem(layer, CONTEXT).read(0, 0, 24, 24), hill(*SMALL.metres())
    assert (np.isnan(heights) == ((expected >= 900.0) & (expected <= 1000.0))).all()


@pytest.mark.parametrize("scale", [(0.01, 500.0), (0.1, -200.0)])
def test_scale_and_offset_of_the_file_are_applied(tmp_path: Path, scale: tuple) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, hill, kind="int32", scale=scale))
    assert dem.read(0, 0, 24, 24) == pytest.approx(hill(*SMALL.metres()), abs=scale[0])


def test_scale_and_offset_are_in_the_files_unit(tmp_path: Path) -> None:
    def feet(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return hill(x, y) / 0.3048

    path = write_dem(tmp_path / "dem.tif", SMALL, feet, kind="int32", scale=(0.01, 500.0), unit="ft")
    assert open_dem(path).read(0, 0, 24, 24) == pytest.approx(hill(*SMALL.metres()), abs=0.01)


def test_a_table_of_a_geopackage_is_read_through_qgis(tmp_path: Path) -> None:
    path = write_dem(tmp_path / "dem.tif", Grid(size=24, epsg=3857), hill)
    target = tmp_path / "dem.gpkg"
    for table in ("first", "second"):
        options = [f"RASTER_TABLE={table}", "APPEND_SUBDATASET=YES", "TILE_FORMAT=TIFF"]
        gdal.Translate(str(target), str(path), format="GPKG", creationOptions=options)
    dem = open_dem(Path(f"GPKG:{target}:second"))
    assert dem.read(0, 0, 24, 24) == pytest.approx(open_dem(path).read(0, 0, 24, 24), abs=1e-3)
    assert np.isnan(dem.read(-1, 0, 2, 2)[:, 0]).all()


@pytest.mark.parametrize(
    "grid",
    [
        SMALL,
        Grid(epsg=4326, size=24),
        Grid(epsg=3857, place=NORTH, size=24),
        Grid(turned=33.0, size=24),
        Grid(south_up=True, size=24),
        Grid(epsg=32635, place=NORTH, turned=-70.0, south_up=True, size=24),
    ],
    ids=["utm", "degrees", "mercator", "turned", "south_up", "turned_south_up"],
)
def test_cells_lie_where_the_file_says(tmp_path: Path, grid: Grid) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", grid, hill))
    lon, lat = (
        np.array([grid.place[0], grid.place[0] + 2e-4]),
        np.array([grid.place[1], grid.place[1] - 3e-4]),
    )
    pixels = dem.to_pixels(lon, lat)
    assert pixels[0] == pytest.approx((12.0, 12.0), abs=1e-5)
    assert np.transpose(dem.to_degrees(pixels)) == pytest.approx(np.transpose([lon, lat]), abs=1e-9)


def test_a_model_from_0_to_360_degrees_is_found_from_the_west(tmp_path: Path) -> None:
    west = write_dem(tmp_path / "west.tif", Grid(epsg=4326, size=24), hill)
    a = Grid(epsg=4326, size=24).transform()
    east = tmp_path / "east.tif"
    write_raster(
        east, open_dem(west).read(0, 0, 24, 24)[None].astype(np.float32), (a[0] + 360.0, *a[1:]), 4326
    )
    outline = drawn([box(60.0, 30.0)])
    one, other = (terrain_of(outline, open_dem(path)) for path in (west, east))
    assert other.surface_m2 == pytest.approx(one.surface_m2, rel=1e-6)
    assert other.crown.lon % 360 == pytest.approx(one.crown.lon % 360, abs=1e-9)


def test_the_layers_own_reference_system_counts(tmp_path: Path) -> None:
    layer = QgsRasterLayer(str(write_dem(tmp_path / "dem.tif", SMALL, hill)), "dem")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32617"))
    pixels = Dem(layer, CONTEXT).to_pixels(np.array([ALAUSI[0]]), np.array([ALAUSI[1]]))
    assert abs(pixels).max() > 100_000


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("metre", 1.0),
        ("m", 1.0),
        ("ft", 0.3048),
        ("foot", 0.3048),
        ("US survey foot", SURVEY_FOOT),
        ("us-ft", SURVEY_FOOT),
        ("cm", 0.01),
    ],
)
def test_the_bands_unit_is_converted(tmp_path: Path, unit: str, factor: float) -> None:
    path = write_dem(tmp_path / "dem.tif", SMALL, lambda x, y: hill(x, y) / factor, kind="float64", unit=unit)
    dem = open_dem(path)
    assert dem.unit_factor == pytest.approx(factor, rel=1e-12)
    assert dem.read(0, 0, 24, 24) == pytest.approx(hill(*SMALL.metres()), rel=1e-9)
    assert bool(dem.warnings) == (factor != 1.0)


@pytest.mark.parametrize(
    ("system", "factor", "warned"),
    [
        ("EPSG:32717+5703", 1.0, None),
        ("EPSG:32717+8228", 0.3048, "foot"),
        ("EPSG:32717+6360", SURVEY_FOOT, "US survey foot"),
        ("EPSG:4326+8228", 0.3048, "foot"),
        ("EPSG:2236", 1.0, "map unit is the foot"),
    ],
)
def test_the_vertical_unit_of_the_reference_system(
    tmp_path: Path, system: str, factor: float, warned: Optional[str]
) -> None:
    grid = Grid(
        epsg=int(system[5:].split("+")[0]), place=(-80.5, 27.0) if "2236" in system else ALAUSI, size=24
    )
    dem = open_dem(write_dem(tmp_path / "dem.tif", grid, hill, wkt=system))
    assert dem.unit_factor == pytest.approx(factor, rel=1e-12)
    assert dem.warnings == [] if warned is None else warned in dem.warnings[0]


def test_the_user_has_the_last_word_on_the_unit(tmp_path: Path) -> None:
    path = write_dem(tmp_path / "dem.tif", SMALL, hill, unit="furlong")
    assert "furlong" in open_dem(path).warnings[0] and open_dem(path).unit_factor == 1.0
    dem = open_dem(path, unit_factor=0.3048)
    assert dem.warnings == []
    assert dem.read(0, 0, 24, 24) == pytest.approx(0.3048 * hill(*SMALL.metres()), rel=1e-6)


def test_unit_names_are_read_in_any_spelling() -> None:
    names = ["METRES", " Feet ", "US_survey_foot", "us-survey-foot", "parsec", ""]
    assert [metres_per_unit(n) for n in names] == [1.0, 0.3048, SURVEY_FOOT, SURVEY_FOOT, None, None]


@pytest.mark.parametrize(
    ("values", "kind", "warned"),
    [
        (lambda x, y: 40.0 + x / 10, "float32", "slopes in degrees"),
        (lambda x, y: np.clip(180.0 + 2 * x, 0, 360), "float32", "aspects in degrees"),
        (lambda x, y: 120.0 + x / 10, "uint8", "8 bits"),
        (lambda x, y: 12_000.0 + x, "float32", "not on Earth"),
        (lambda x, y: 2.0 + x / 200, "float32", None),
        (lambda x, y: -300.0 + x, "float32", None),
    ],
)
def test_unlikely_heights_are_doubted(
    tmp_path: Path, values: object, kind: str, warned: Optional[str]
) -> None:
    warnings: List[str] = open_dem(write_dem(tmp_path / "dem.tif", SMALL, values, kind=kind)).warnings
    assert warnings == [] if warned is None else any(warned in warning for warning in warnings)


def test_the_first_of_several_bands_is_read_with_a_warning(tmp_path: Path) -> None:
    bands = np.stack([np.full((24, 24), 100.0 * n) for n in (3, 4)]).astype(np.float32)
    dem = open_dem(write_raster(tmp_path / "dem.tif", bands, SMALL.transform(), 32717))
    assert "2 bands" in dem.warnings[0] and (dem.read(0, 0, 24, 24) == 300.0).all()


def test_what_is_no_elevation_model_is_refused(tmp_path: Path) -> None:
    flat = np.full((1, 24, 24), 500.0, dtype=np.float32)
    unplaced = write_raster(tmp_path / "unplaced.tif", flat, SMALL.transform(), None)
    row = write_raster(tmp_path / "row.tif", flat[:, :1], SMALL.transform(), 32717)
    slopes = write_dem(tmp_path / "slope.tif", SMALL, hill, unit="degree")
    (tmp_path / "text.tif").write_text("no raster", encoding="utf-8")
    for path, named in (
        (tmp_path / "absent.tif", "cannot be opened"),
        (tmp_path / "text.tif", "cannot be opened"),
        (unplaced, "reference system"),
        (row, "single row"),
        (slopes, "slopes or aspects"),
    ):
        with pytest.raises(DemError, match=named) as caught:
            open_dem(path)
        assert isinstance(caught.value, LandslideError) and path.name in str(caught.value)


def test_a_place_without_coordinates_there_is_named(tmp_path: Path) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, hill))
    with pytest.raises(DemError, match="no place"):
        dem.to_pixels(np.array([9.0, 9.0]), np.array([0.0, 0.001]))
    found = terrain_of(drawn([box(60.0, 30.0)], place=(9.0, 0.0)), dem)
    assert found.coverage == 0.0 and found.surface_m2 is None and "no place" in found.reasons[0]


def test_it_is_read_from_another_thread_as_from_this_one(tmp_path: Path) -> None:
    dem = open_dem(write_dem(tmp_path / "dem.tif", SMALL, hill))
    outline, found = drawn([box(60.0, 30.0)]), []
    worker = threading.Thread(target=lambda: found.append(terrain_of(outline, dem)))
    worker.start()
    worker.join(20.0)
    assert found == [terrain_of(outline, dem)]
