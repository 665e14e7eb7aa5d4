"""Morphometry on analytic ground, against shapely and pyproj, on bad ground, and on real debris flows."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Callable, List

import numpy as np
import pyproj
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsGeometry

from landslide_annotator.core.directions import circular_mean, sector
from landslide_annotator.gis.measures import ground as ground_module
from landslide_annotator.gis.measures.coverage import Window, area_within, coverage, cut
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.gis.measures.measure import Measurer
from landslide_annotator.gis.measures.slopes import gradient
from landslide_annotator.gis.measures.terrain import Terrain
from tests.qgis.rasters import write_raster
from tests.qgis.surfaces import (
    ALAUSI,
    CONTEXT,
    INVENTORIES,
    NORTH,
    Grid,
    Height,
    apart,
    body_of,
    box,
    cone,
    drawn,
    ellipse,
    features,
    plane,
    polygon,
    ridges,
    system,
    terrain_of,
    to_degrees,
    write_dem,
)

GEOD = pyproj.Geod(ellps="WGS84")
VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"
GRIDS = {
    "utm": Grid(),
    "utm_north": Grid(epsg=32635, place=NORTH),
    "utm_far_from_its_zone": Grid(epsg=32718, place=ALAUSI),
    "degrees": Grid(epsg=4326),
    "degrees_north": Grid(epsg=4326, place=NORTH),
    "web_mercator": Grid(epsg=3857, place=NORTH),
    "polar": Grid(epsg=3031, place=(140.0, -77.0)),
    "turned": Grid(turned=33.0),
    "south_up": Grid(south_up=True),
    "turned_south_up": Grid(epsg=32635, place=NORTH, turned=-70.0, south_up=True),
    "coarse": Grid(cell_m=90.0, shift=(0.3, 0.4), size=20),
    "fine": Grid(cell_m=3.0, size=160),
    "antimeridian": Grid(epsg=4326, place=(179.9995, -16.5)),
    "antimeridian_utm": Grid(epsg=32701, place=(-180.0, -16.5)),
}
UNKNOWN = (
    "surface_m2 perimeter_3d_m height_min_m height_max_m height_mean_m melton slope_deg crown toe relief_m "
    "length_m h_over_l travel_angle_deg azimuth_deg sector aspect_deg aspect_r azimuth_difference_deg "
    "doubtful"
).split()
WAY = (
    "crown toe relief_m length_m h_over_l travel_angle_deg azimuth_deg sector azimuth_difference_deg".split()
)


def vectors(name: str) -> List[dict]:
    if not VECTORS.is_file():
        return []
    return json.loads(VECTORS.read_text(encoding="utf-8"))[name]


def dem_of(tmp_path: Path, grid: Grid, height: Height, **options: object) -> Dem:
    options.setdefault("kind", "float64")
    return Dem(str(write_dem(tmp_path / "dem.tif", grid, height, **options)), CONTEXT)


def assert_unknown(terrain: Terrain, fields: List[str], reason: str) -> None:
    assert [name for name in fields if getattr(terrain, name) is not None] == []
    assert reason in " ".join(terrain.reasons)


def plan_area(geometry: QgsGeometry) -> float:
    return Measurer(system(4326), CONTEXT).measure(geometry).area_m2


@pytest.mark.parametrize("name", sorted(GRIDS))
@pytest.mark.parametrize(("azimuth", "slope"), [(0.0, 5.0), (37.0, 30.0), (222.5, 60.0)])
def test_a_plane_is_measured_on_any_grid(tmp_path: Path, name: str, azimuth: float, slope: float) -> None:
    """The bar is 0.1 percent of the surface; on a plane the rest is rounding."""
    grid = GRIDS[name]
    dem = dem_of(tmp_path, grid, plane(azimuth, slope))
    for ring in (box(200.0, 60.0, azimuth), ellipse(150.0, 110.0) + (7.0, 3.0), box(30.0, 11.0, 20.0)):
        geometry = drawn([ring], place=grid.place)
        found = terrain_of(geometry, dem)
        tan = np.tan(np.radians(slope))
        assert found.surface_m2 == pytest.approx(plan_area(geometry) / np.cos(np.radians(slope)), rel=1e-6)
        sides = np.roll(ring, -1, axis=0) - ring
        rise = tan * (sides @ (np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))))
        assert found.perimeter_3d_m == pytest.approx(np.hypot(np.hypot(*sides.T), rise).sum(), rel=1e-6)
        heights = plane(azimuth, slope)(*ring.T)
        assert found.height_mean_m == pytest.approx(plane(azimuth, slope)(*ring.mean(axis=0)), abs=0.01)
        assert found.height_min_m == pytest.approx(heights.min(), abs=0.01)
        assert found.height_max_m == pytest.approx(heights.max(), abs=0.01)
        assert found.slope_deg == pytest.approx(slope, abs=1e-4)
        assert apart(found.aspect_deg, azimuth) < 0.01 and found.aspect_r == pytest.approx(1.0, abs=1e-6)
        assert found.coverage == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize("name", sorted(set(GRIDS) - {"coarse"}))
@pytest.mark.parametrize("azimuth", [0.0, 68.0, 135.0, 283.0])
def test_the_way_down_a_plane(tmp_path: Path, name: str, azimuth: float) -> None:
    grid = GRIDS[name]
    dem = dem_of(tmp_path, grid, plane(azimuth, 25.0))
    for ring in (box(240.0, 80.0, azimuth), ellipse(240.0, 80.0, azimuth), ellipse(160.0, 160.0)):
        found = terrain_of(drawn([ring], place=grid.place), dem)
        assert apart(found.azimuth_deg, azimuth) < 1.0 and found.sector == sector(found.azimuth_deg)
        assert found.travel_angle_deg == pytest.approx(25.0, abs=0.05)
        assert found.h_over_l == pytest.approx(np.tan(np.radians(25.0)), rel=2e-3)
        full = np.ptp(ring @ (np.sin(np.radians(azimuth)), np.cos(np.radians(azimuth))))
        assert 0.85 * full < found.length_m <= full * 1.001
        ends = (found.crown.lon, found.crown.lat), (found.toe.lon, found.toe.lat)
        forward, _, length = GEOD.inv(*ends[0], *ends[1])
        assert apart(forward, found.azimuth_deg) < 1e-6 and length == pytest.approx(found.length_m, rel=1e-9)
        assert found.relief_m == pytest.approx(found.crown.height_m - found.toe.height_m, abs=1e-12)
        assert found.azimuth_difference_deg < 1.0 and found.doubtful is False
        assert found.reasons == () and found.notes == ()


def test_a_wide_body_goes_where_its_ground_falls_within_a_sector(tmp_path: Path) -> None:
    """A square's highest corner is no crown; it errs by 22 degrees at most, whatever the slope's azimuth."""
    for azimuth in range(0, 360, 15):
        dem = dem_of(tmp_path, Grid(), plane(azimuth, 25.0))
        assert apart(terrain_of(drawn([box(200.0, 200.0)]), dem).azimuth_deg, azimuth) < 23.0


def test_cells_that_change_over_a_very_large_body(tmp_path: Path) -> None:
    """At 64 degrees north the columns of a model in degrees are 2 percent wider at this triangle's base."""
    ring = np.array([(-60.0, -60.0), (60.0, -60.0), (0.0, 60.0)]) * 500.0
    dem = dem_of(tmp_path, Grid(epsg=4326, place=NORTH, cell_m=500.0, size=400), plane(90.0, 5.0, 4500.0))
    geometry = drawn([ring], place=NORTH)
    found = terrain_of(geometry, dem)
    assert found.slope_deg == pytest.approx(5.0, abs=1e-3)
    assert found.surface_m2 == pytest.approx(plan_area(geometry) / np.cos(np.radians(5.0)), rel=1e-5)


def test_an_outline_on_the_lines_of_the_grid(tmp_path: Path) -> None:
    """Along cell edges, through cell centres and corners, exactly: in degrees that are powers of two."""
    cell, origin = 2.0**-13, (-78.875, -2.125)
    heights = np.add.outer(np.arange(24.0), 2.0 * np.arange(24.0))[None].astype(np.float32)
    path = write_raster(tmp_path / "dem.tif", heights, (origin[0], cell, 0.0, origin[1], 0.0, -cell), 4326)
    dem, window = Dem(str(path), CONTEXT), Window(0, 0, 24, 24)
    for corners in ([(4, 4), (9, 4), (9, 12), (4, 12)], [(4.5, 4.5), (9.5, 4.5), (9.5, 12.5), (4.5, 12.5)]):
        ring = np.array(origin) + np.array(corners) * (cell, -cell)
        geometry = polygon([ring])
        body = body_of(geometry)
        shares = coverage(cut(body, dem.to_pixels(body.lon, body.lat), window), window)
        assert shares.sum() == pytest.approx(40.0, abs=1e-9) and shares.max() <= 1.0
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = terrain_of(geometry, dem)
        assert found.height_mean_m == pytest.approx(
            heights[0, 4:12, 4:9].mean() + 3.0 * (corners[0][0] - 4), abs=1e-6
        )


@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
@pytest.mark.parametrize("case", vectors("surface"), ids=lambda case: f"{case['slope_deg']}")
def test_published_surfaces(tmp_path: Path, case: dict) -> None:
    dem = dem_of(tmp_path, Grid(cell_m=7.0), plane(90.0, case["slope_deg"]))
    found = terrain_of(drawn([box(100.0, 100.0)]), dem)
    assert found.surface_m2 == pytest.approx(case["surface_m2"], rel=1e-6)
    assert found.perimeter_3d_m == pytest.approx(case["perimeter3d_m"], rel=1e-6)


@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
@pytest.mark.parametrize("case", vectors("direction"), ids=lambda case: f"{case['azimuths']}")
def test_published_mean_directions(tmp_path: Path, case: dict) -> None:
    """Long strips of equal planes side by side, one for each azimuth."""
    count, grid = len(case["azimuths"]), Grid(size=240, cell_m=5.0)

    def strips(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        number = np.clip(((x + 595.0) // (1190.0 / count)).astype(int), 0, count - 1)
        return np.choose(number, [plane(azimuth, 20.0, 5000.0)(x, y) for azimuth in case["azimuths"]])

    found = terrain_of(drawn([box(1000.0, 1190.0)]), dem_of(tmp_path, grid, strips))
    expected, resultant = circular_mean(case["azimuths"])
    assert found.aspect_r == pytest.approx(case["R"], abs=0.06) == pytest.approx(resultant, abs=0.06)
    if case["circular_mean"] is not None:
        assert apart(found.aspect_deg, case["circular_mean"]) < 4.0 and expected is not None
        assert found.doubtful is False
    else:
        assert found.doubtful is not False and "face" in " ".join(found.notes + found.reasons)


def test_the_mean_aspect_is_weighted_by_the_sine_of_the_slope(tmp_path: Path) -> None:
    """A roof of two planes: a gentle one to the north, a steep one to the east."""

    def roof(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x < 0.0, plane(0.0, 10.0)(x, y), plane(90.0, 40.0)(x, y))

    found = terrain_of(drawn([box(300.0, 500.0)]), dem_of(tmp_path, Grid(size=300, cell_m=2.0), roof))
    mean, resultant = circular_mean([0.0, 90.0], [np.sin(np.radians(s)) for s in (10.0, 40.0)])
    assert apart(found.aspect_deg, mean) < 1.0 and found.aspect_r == pytest.approx(resultant, abs=0.02)


def sine_surface(amplitude: float, length: float) -> Callable[[float, float], float]:
    """Mean of 1 / cos(slope) of sine ridges between two eastings, by quadrature."""

    def mean(west: float, east: float) -> float:
        x = np.linspace(west, east, 200_001)
        return float(np.hypot(1.0, amplitude * 2 * np.pi / length * np.cos(2 * np.pi * x / length)).mean())

    return mean


def test_a_curved_surface_converges(tmp_path: Path) -> None:
    """Sine ridges 30 m high and 200 m apart: the error falls by nearly four with half the cell."""
    geometry, errors = drawn([box(150.0, 310.0)]), []
    exact = plan_area(geometry) * sine_surface(30.0, 200.0)(-155.0, 155.0)
    for cell in (20.0, 10.0, 5.0, 2.5):
        dem = dem_of(tmp_path, Grid(cell_m=cell, size=int(480 / cell)), ridges(30.0, 200.0))
        errors.append(abs(terrain_of(geometry, dem).surface_m2 / exact - 1.0))
    assert errors[-1] < 1e-3
    assert all(later < earlier / 3.0 for earlier, later in zip(errors, errors[1:])), errors


def test_a_cone_is_as_steep_all_around_and_has_no_way_down(tmp_path: Path) -> None:
    errors = []
    for cell in (10.0, 5.0, 2.5):
        dem = dem_of(tmp_path, Grid(cell_m=cell, size=int(400 / cell)), cone(30.0))
        found = terrain_of(drawn([ellipse(300.0, 300.0)]), dem)
        errors.append(abs(found.surface_m2 * np.cos(np.radians(30.0)) / (45_000.0 * np.pi / 2) - 1.0))
        assert_unknown(found, WAY, "")
        assert found.reasons != () and (found.aspect_r or 0.0) < 0.02
    assert errors[0] > errors[1] > errors[2] and errors[2] < 1.5e-3


def test_a_sector_of_a_cone_goes_outward(tmp_path: Path) -> None:
    dem = dem_of(tmp_path, Grid(size=120), cone(30.0))
    for azimuth in (0.0, 100.0, 215.0):
        a = np.radians(azimuth)
        found = terrain_of(drawn([box(200.0, 60.0, azimuth) + 250.0 * np.array([np.sin(a), np.cos(a)])]), dem)
        assert apart(found.azimuth_deg, azimuth) < 1.0 and apart(found.aspect_deg, azimuth) < 1.0


def test_ground_that_falls_across_the_body_is_doubtful(tmp_path: Path) -> None:
    dem = dem_of(tmp_path, Grid(size=120), lambda x, y: plane(90.0, 30.0)(x, y) - 6.0 * np.abs(x) + 1.2 * y)
    found = terrain_of(drawn([box(500.0, 60.0)]), dem)
    assert found.doubtful is True and found.notes != ()
    assert found.azimuth_difference_deg > 45.0 or found.aspect_r < 0.5


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**31), st.floats(5, 40), st.floats(-40, 40), st.floats(-40, 40))
def test_turning_moving_and_turning_over_the_ground(
    tmp_path: Path, seed: int, slope: float, east: float, north: float
) -> None:
    """A quarter turn turns the azimuth by 90, turning over reverses it.

    Moving changes nothing but where the cells lie, which a body of 350 cells feels by some degrees.
    """
    random = np.random.default_rng(seed)
    t = np.sort(random.uniform(0, 2 * np.pi, 24))
    ring = (random.uniform(60, 100, 24) * [[1.0], [random.uniform(0.4, 1.0)]] * [np.sin(t), np.cos(t)]).T
    fall, bumps = plane(random.uniform(0, 360), slope), random.uniform(-1, 1, 4) * 3.0

    def rough(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return fall(x, y) + bumps[0] * np.sin(x / 25 + bumps[1]) + bumps[2] * np.cos(y / 30 + bumps[3])

    def measured(height: Height, body: np.ndarray) -> Terrain:
        return terrain_of(drawn([body]), dem_of(tmp_path, Grid(cell_m=5.0, size=80), height))

    one = measured(rough, ring)
    turned = measured(lambda x, y: rough(-y, x), ring @ [[0.0, -1.0], [1.0, 0.0]])
    moved = measured(lambda x, y: rough(x - east, y - north), ring + (east, north))
    over = measured(lambda x, y: 2000.0 - rough(x, y), ring)
    assert apart(turned.azimuth_deg, one.azimuth_deg + 90.0) < 0.1
    assert apart(moved.azimuth_deg, one.azimuth_deg) < 10.0
    assert apart(over.azimuth_deg, one.azimuth_deg + 180.0) < 0.1
    assert apart(over.aspect_deg, one.aspect_deg + 180.0) < 1e-6
    for other in (turned, moved, over):
        assert other.surface_m2 == pytest.approx(one.surface_m2, rel=1e-3)
        assert other.relief_m == pytest.approx(one.relief_m, rel=0.08)
    assert one.height_min_m < one.height_mean_m < one.height_max_m and one.surface_m2 > 0.0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**31), st.floats(0.3, 40.0), st.booleans())
def test_covered_shares_against_shapely(tmp_path: Path, seed: int, radius: float, pierced: bool) -> None:
    shapely_geometry = pytest.importorskip("shapely.geometry")
    random = np.random.default_rng(seed)
    t = np.sort(random.uniform(0, 2 * np.pi, random.integers(3, 30)))
    ring = radius * random.uniform(0.4, 1.0, len(t))[:, None] * np.stack([np.sin(t), np.cos(t)], axis=1)
    rings = [ring + random.uniform(-5, 5, 2)]
    if pierced:
        rings.append(rings[0] * 0.3 + rings[0].mean(axis=0) * 0.7)
    if not shapely_geometry.Polygon(rings[0], rings[1:]).is_valid:
        return
    dem = dem_of(tmp_path, Grid(cell_m=5.0, size=12), plane(0.0, 1.0))
    body = body_of(drawn(rings))
    pixels, window = dem.to_pixels(body.lon, body.lat), Window(0, 0, 12, 12)
    pieces = cut(body, pixels, window)
    shares = coverage(pieces, window)
    assert area_within(pieces, window) == pytest.approx(shares.sum(), abs=1e-9)
    split = np.split(pixels, [len(rings[0])])
    if sum(len(part) for part in split) != sum(len(part) for part in rings):
        return  # a spike was left out
    twin = shapely_geometry.Polygon(split[0], [part for part in split[1:] if len(part)])
    expected = [
        [twin.intersection(shapely_geometry.box(c, r, c + 1, r + 1)).area for c in range(12)]
        for r in range(12)
    ]
    assert shares == pytest.approx(np.array(expected), abs=1e-9)


@pytest.mark.parametrize("rows", [1, 7])
def test_strips_of_rows_give_what_one_window_gives(
    tmp_path: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dem = dem_of(tmp_path, Grid(turned=20.0), lambda x, y: cone(30.0)(x, y) + ridges(3.0, 70.0)(x, y))
    geometry = drawn([box(300.0, 90.0, 33.0) + (20.0, 40.0), box(60.0, 30.0, 33.0) + (20.0, 40.0)])
    whole = terrain_of(geometry, dem)
    monkeypatch.setattr(ground_module, "STRIP_CELLS", rows * 30)
    strips = terrain_of(geometry, dem)
    for name in UNKNOWN:
        one, other = getattr(whole, name), getattr(strips, name)
        if isinstance(one, float):
            assert other == pytest.approx(one, rel=1e-9), name


def test_slopes_are_horns_as_gdal_computes_them(tmp_path: Path) -> None:
    from osgeo import gdal

    path = write_dem(tmp_path / "dem.tif", Grid(), lambda x, y: cone(30.0)(x, y) + ridges(9.0, 70.0)(x, y))
    gdal.DEMProcessing(str(tmp_path / "slope.tif"), str(path), "slope", computeEdges=False)
    expected = gdal.Open(str(tmp_path / "slope.tif")).ReadAsArray()[1:-1, 1:-1]
    by_column, by_row = gradient(Dem(str(path), CONTEXT).read(0, 0, 60, 60))
    transform = Grid().transform()
    slope = np.degrees(np.arctan(np.hypot(by_column / transform[1], by_row / transform[5])))
    assert slope == pytest.approx(expected, abs=1e-3)


def test_slopes_with_and_without_voids_are_the_same_ones() -> None:
    column, row = np.meshgrid(np.arange(14.0), np.arange(11.0))
    heights = np.sin(column / 2 + row * row / 9) * 9 + np.cos(column * row / 20) * 5
    patchy = heights.copy()
    patchy[-1, -1] = np.nan
    for whole, part in zip(gradient(heights), gradient(patchy)):
        assert part[:-1, :-1] == pytest.approx(whole[:-1, :-1], abs=1e-12)


def test_slopes_beside_voids_stay_those_of_the_plane() -> None:
    column, row = np.meshgrid(np.arange(12.0), np.arange(9.0))
    heights = 3.0 * column - 2.0 * row
    heights[np.random.default_rng(4).random(heights.shape) < 0.3] = np.nan
    by_column, by_row = gradient(heights)
    for found, expected in ((by_column, 3.0), (by_row, -2.0)):
        assert np.isfinite(found).sum() > 40 and found[np.isfinite(found)] == pytest.approx(expected)


def test_flat_ground_has_no_direction(tmp_path: Path) -> None:
    for height in (plane(0.0, 0.0), plane(40.0, 0.2), lambda x, y: 5.0 + 0.01 * np.sin(x * 7 + y * 3)):
        found = terrain_of(drawn([box(200.0, 60.0)]), dem_of(tmp_path, Grid(), height))
        assert_unknown(found, [*WAY, "aspect_deg", "doubtful"], "flat")
        assert found.surface_m2 == pytest.approx(12_000.0, rel=1e-4) and found.slope_deg < 0.5
        assert found.height_mean_m is not None and found.reasons == ("The ground is flat.",)


@pytest.mark.parametrize("ring", [box(8.0, 4.0, 30.0), box(14.0, 14.0, 45.0), box(2.0, 1.0)], ids=len)
@pytest.mark.parametrize("aside", [(0.0, 0.0), (5.0, 5.0), (3.0, -4.0)])
def test_an_outline_smaller_than_a_cell(tmp_path: Path, ring: np.ndarray, aside: tuple) -> None:
    dem = dem_of(tmp_path, Grid(cell_m=15.0), plane(70.0, 30.0))
    geometry = drawn([ring + aside])
    found = terrain_of(geometry, dem)
    assert_unknown(found, WAY, "smaller than one cell")
    assert found.surface_m2 == pytest.approx(plan_area(geometry) / np.cos(np.radians(30.0)), rel=1e-6)
    assert found.height_mean_m == pytest.approx(plane(70.0, 30.0)(*aside), abs=0.01)
    assert found.height_min_m < found.height_mean_m < found.height_max_m
    assert "cells" in found.notes[0] and found.cells < 1.0


@pytest.mark.parametrize(("covered", "measured"), [(0.97, True), (0.91, True), (0.89, False), (0.4, False)])
@pytest.mark.parametrize("edge", ["nodata", "nan", "end"])
def test_ground_without_heights(tmp_path: Path, covered: float, measured: bool, edge: str) -> None:
    """Sea without data along a coast that crosses the body, or the end of the elevation model there."""
    fall, coast = plane(0.0, 30.0), -100.0 + 200.0 * covered

    def height(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(y < coast, fall(x, y), np.nan)

    grid = Grid(cell_m=2.0, size=160)
    if edge == "end":
        height, grid = fall, Grid(cell_m=2.0, size=160, shift=(0.0, -(80.0 - coast / 2.0)))
    dem = dem_of(tmp_path, grid, height, nodata=-9999.0 if edge == "nodata" else None)
    found = terrain_of(drawn([box(200.0, 60.0)]), dem)
    assert found.coverage == pytest.approx(covered, abs=0.012)
    if measured:
        assert found.surface_m2 == pytest.approx(12_000.0 / np.cos(np.radians(30.0)), rel=1e-6)
        assert found.aspect_deg % 360.0 == pytest.approx(0.0, abs=0.01) or apart(found.aspect_deg, 0.0) < 0.01
        assert any("heights on" in note for note in found.notes)
        assert found.height_min_m == pytest.approx(fall(0.0, coast), abs=1.5)
    else:
        assert_unknown(found, UNKNOWN, f"{int(100 * found.coverage)} %")


def test_an_edge_along_the_sea_leaves_the_way_down_open(tmp_path: Path) -> None:
    """Little area but much of the edge lies on ground without heights."""

    def coast(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(abs(x) > 96.0, np.nan, plane(90.0, 30.0)(x, y))

    found = terrain_of(drawn([box(200.0, 200.0)]), dem_of(tmp_path, Grid(cell_m=2.0, size=160), coast))
    assert found.coverage > 0.9 and found.surface_m2 is not None
    assert_unknown(found, [*WAY, "perimeter_3d_m"], "edge only")


def test_an_edge_beside_the_sea_has_heights(tmp_path: Path) -> None:
    """Within a cell with a height, half a cell from one without."""

    def coast(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(x > 100.0, np.nan, plane(180.0, 30.0)(x, y))

    found = terrain_of(drawn([box(200.0, 199.2)]), dem_of(tmp_path, Grid(cell_m=2.0, size=160), coast))
    assert found.coverage == pytest.approx(1.0, abs=1e-3) and found.reasons == ()
    assert apart(found.azimuth_deg, 180.0) < 1.0


def test_a_mound_on_the_crown_is_noise(tmp_path: Path) -> None:
    """Lower than a spike and no more than three cells of the outline wide."""

    def mound(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return plane(180.0, 25.0)(x, y) + 9.0 * np.exp(-(((x - 95) / 6) ** 2) - ((y - 58) / 6) ** 2)

    found = terrain_of(drawn([box(120.0, 200.0)]), dem_of(tmp_path, Grid(), mound))
    assert apart(found.azimuth_deg, 180.0) < 2.0 and not any("spikes" in note for note in found.notes)


def test_small_voids_inside_change_little(tmp_path: Path) -> None:
    def holed(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(np.hypot(x - 13, y - 7) < 8.0, np.nan, plane(120.0, 25.0)(x, y))

    found = terrain_of(drawn([box(240.0, 80.0, 120.0)]), dem_of(tmp_path, Grid(cell_m=3.0, size=160), holed))
    assert 0.98 < found.coverage < 0.995
    assert found.surface_m2 == pytest.approx(19_200.0 / np.cos(np.radians(25.0)), rel=1e-6)
    assert apart(found.azimuth_deg, 120.0) < 0.5


def test_an_outline_larger_than_the_model_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dem = dem_of(tmp_path, Grid(), plane(0.0, 30.0))
    monkeypatch.setattr(ground_module, "_read", None)  # nothing is read for it
    large = terrain_of(drawn([box(3000.0, 2000.0)]), dem)
    assert large.coverage == pytest.approx(600.0 * 600.0 / 6e6, rel=0.01)
    assert_unknown(large, UNKNOWN, "heights on 5 %")
    for place in ((5000.0, 0.0), (-301.0 - 100.0, 0.0)):
        beside = terrain_of(drawn([box(200.0, 200.0) + place]), dem)
        assert beside.coverage == 0.0
        assert_unknown(beside, UNKNOWN, "no heights here")


@pytest.mark.parametrize("height", [500.0, -500.0])
@pytest.mark.parametrize("place", [(0.0, 0.0), (30.0, 60.0), (0.0, -118.0)], ids=["inside", "side", "toe"])
def test_a_spike_of_the_model_is_left_out(tmp_path: Path, height: float, place: tuple) -> None:
    def spiked(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        distance = np.hypot(x - place[0], y - place[1])
        return np.where(distance == distance.min(), height, 0.0) + plane(180.0, 25.0)(x, y)

    found = terrain_of(drawn([box(240.0, 80.0)]), dem_of(tmp_path, Grid(), spiked))
    assert "1 cell(s)" in found.notes[0] or found.notes[0].startswith("The elevation")
    assert any("spikes" in note for note in found.notes)
    assert found.surface_m2 == pytest.approx(19_200.0 / np.cos(np.radians(25.0)), rel=1e-3)
    assert apart(found.azimuth_deg, 180.0) < 5.0 and found.travel_angle_deg == pytest.approx(25.0, abs=1.0)
    assert found.height_max_m < 1060.0 and found.height_min_m > 940.0


def test_a_steep_peak_is_no_spike(tmp_path: Path) -> None:
    dem = dem_of(tmp_path, Grid(shift=(0.5, 0.5)), cone(70.0))  # its top in the middle of a cell
    assert not any("spikes" in note for note in terrain_of(drawn([box(200.0, 100.0)]), dem).notes)


@pytest.mark.parametrize("kind", ["float32", "int16"])
def test_noise_and_whole_metres_move_the_way_little(tmp_path: Path, kind: str) -> None:
    random = np.random.default_rng(8)
    for azimuth in (10.0, 130.0, 250.0):
        fall = plane(azimuth, 20.0)
        dem = dem_of(
            tmp_path, Grid(), lambda x, y, f=fall: f(x, y) + random.normal(0, 1.5, x.shape), kind=kind
        )
        found = terrain_of(drawn([ellipse(300.0, 100.0, azimuth)]), dem)
        assert apart(found.azimuth_deg, azimuth) < 8.0 and apart(found.aspect_deg, azimuth) < 5.0
        assert found.travel_angle_deg == pytest.approx(20.0, abs=1.5)


def test_feet_are_converted(tmp_path: Path) -> None:
    in_feet = dem_of(tmp_path, Grid(), lambda x, y: plane(30.0, 25.0)(x, y) / 0.3048, unit="ft")
    found = terrain_of(drawn([box(240.0, 80.0, 30.0)]), in_feet)
    assert found.slope_deg == pytest.approx(25.0, abs=1e-4)
    assert found.surface_m2 == pytest.approx(19_200.0 / np.cos(np.radians(25.0)), rel=1e-6)


def test_holes_are_neither_surface_nor_edge(tmp_path: Path) -> None:
    dem = dem_of(tmp_path, Grid(), plane(0.0, 30.0))
    outer, hole = box(200.0, 100.0), box(20.0, 80.0)
    solid, pierced = (terrain_of(drawn(rings), dem) for rings in ([outer], [outer, hole]))
    assert pierced.surface_m2 == pytest.approx(solid.surface_m2 * 18_400 / 20_000, rel=1e-6)
    assert pierced.perimeter_3d_m == pytest.approx(solid.perimeter_3d_m, rel=1e-9)
    assert pierced.crown.height_m == pytest.approx(solid.crown.height_m, abs=1e-6)


def test_parts_are_measured_together(tmp_path: Path) -> None:
    dem = dem_of(tmp_path, Grid(), plane(0.0, 30.0))
    parts = [drawn([box(60.0, 50.0, north=n)]) for n in (-100.0, 100.0)]
    found = terrain_of(QgsGeometry.collectGeometry(parts), dem)
    assert found.surface_m2 == pytest.approx(6000.0 / np.cos(np.radians(30.0)), rel=1e-6)
    assert found.length_m == pytest.approx(260.0, rel=0.03) and apart(found.azimuth_deg, 0.0) < 0.5


CHILE = INVENTORIES / "chile_debris_flows_dem"
needs_chile = pytest.mark.skipif(not CHILE.is_dir(), reason=f"the Chilean inventory is not here: {CHILE}")


def chilean_flows() -> List[QgsGeometry]:
    return [geometry for geometry, _ in features(CHILE / "dflow_runout_ply.shp")] if CHILE.is_dir() else []


@pytest.mark.real
@needs_chile
@pytest.mark.parametrize("number", range(6))
def test_the_six_chilean_flows_on_their_elevation_model(number: int) -> None:
    """Truth: the mapped source point to the outline's vertex that is lowest on the same elevation model."""
    outline = chilean_flows()[number]
    dem, body = Dem(str(CHILE / "elev_12_5m.tif"), CONTEXT), body_of(outline, 32719)
    found = terrain_of(outline, dem, 32719)
    sources = [geometry for geometry, _ in features(CHILE / "dflow_source_pnt.shp")]
    source = min(sources, key=lambda point: point.distance(outline)).asPoint()
    cells = np.floor(dem.to_pixels(body.lon, body.lat)).astype(int).tolist()
    heights = [dem.read(column, row, 1, 1)[0, 0] for column, row in cells]
    lowest, highest = int(np.argmin(heights)), max(heights)
    azimuth, _, length = GEOD.inv(*to_degrees(32719, *source), body.lon[lowest], body.lat[lowest])
    assert apart(found.azimuth_deg, azimuth) < 10.0
    assert found.length_m == pytest.approx(length, rel=0.12)
    assert found.relief_m == pytest.approx(highest - min(heights), rel=0.1)
    assert 25.0 < found.travel_angle_deg < 33.0
    assert found.aspect_r > 0.8 and found.doubtful is False and found.reasons == ()


@pytest.mark.real
@needs_chile
def test_the_chilean_surface_is_that_of_triangles() -> None:
    """Cell centres joined to triangles, as GRASS's r.surf.area does, over whole cells inside."""
    shapely_geometry = pytest.importorskip("shapely.geometry")
    shapely_wkb = pytest.importorskip("shapely.wkb")
    dem = Dem(str(CHILE / "elev_12_5m.tif"), CONTEXT)
    for outline in chilean_flows():
        found = terrain_of(outline, dem, 32719)
        shape = shapely_wkb.loads(bytes(outline.asWkb()))
        a, heights = dem.affine, dem.read(0, 0, dem.width, dem.height)
        west, south, east, north = shape.bounds
        plan = surface = 0.0
        for row in range(int((north - a[3]) / a[5]) - 1, int((south - a[3]) / a[5]) + 2):
            for column in range(int((west - a[0]) / a[1]) - 1, int((east - a[0]) / a[1]) + 2):
                x, y = a[0] + (column + 0.5) * a[1], a[3] + (row + 0.5) * a[5]
                if not shape.contains(shapely_geometry.Point(x + 6.25, y - 6.25)):
                    continue
                z = heights[row : row + 2, column : column + 2]
                for p, q, r in (((0, 0), (0, 1), (1, 0)), ((1, 1), (0, 1), (1, 0))):
                    across, down = (z[q] - z[p]) / 12.5, (z[r] - z[p]) / 12.5
                    plan, surface = plan + 0.5, surface + 0.5 * np.sqrt(1 + across**2 + down**2)
        area = Measurer(system(32719), CONTEXT).measure(outline).area_m2
        assert found.surface_m2 / area == pytest.approx(surface / plan, rel=0.02)
