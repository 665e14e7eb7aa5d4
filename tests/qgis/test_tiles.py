"""Tiles lie where they say, and hold what the raster holds there."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Tuple

import numpy as np
import pyproj
import pytest
import rasterio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from landslide_annotator.core.errors import GeometryError, TileError
from landslide_annotator.gis.imagery import raster as raster_module
from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.rasterize import rasterize
from landslide_annotator.gis.imagery.sampling import grid, ground_resolution, node_pixels, sample
from landslide_annotator.gis.imagery.tiles import Tile, clip, clip_best, clip_spec, place, spec_of
from landslide_annotator.gis.imagery.tilespec import TileSpec
from landslide_annotator.gis.projection import LocalProjection
from tests.qgis.rasters import open_layer, positions, rotated, write_raster

SIZE = 400
# name: EPSG, geotransform of a 400 px raster
FRAMES = {
    "utm_north": (32648, (520000.0, 0.8, 0, 3017000.0, 0, -0.8)),
    "utm_south": (32718, (500000.0, 2.0, 0, 8500000.0, 0, -2.0)),
    "geographic": (4326, (-72.0, 2e-5, 0, 45.0, 0, -2e-5)),
    "geographic_far_north": (4326, (20.0, 5.6e-5, 0, 69.0, 0, -2e-5)),
    "web_mercator": (3857, (-8000000.0, 3.0, 0, 5600000.0, 0, -3.0)),
    "rotated": (32719, rotated((350000.0, 6300000.0), 1.5, 23.0)),
    "rotated_a_lot": (32633, rotated((400000.0, 5000000.0), 1.0, 131.0)),
    "south_up": (32648, (520000.0, 0.8, 0, 3017000.0, 0, 0.8)),
    "web_mercator_at_60": (3857, (2860000.0, 1.6, 0, 8400000.0, 0, -1.6)),
    "polar_north": (3995, (300000.0, 10.0, 0, -900000.0, 0, -10.0)),
    "polar_south": (3031, (-1500000.0, 5.0, 0, 400000.0, 0, -5.0)),
    "national_grid": (27700, (320000.0, 1.0, 0, 480000.0, 0, -1.0)),  # another datum, 100 m away
    "rotated_south_up": (32717, rotated((740000.0, 9757000.0), 0.7, -31.0, south_up=True)),
    "antimeridian": (3832, (3339584.0, 10.0, 0, -1800000.0, 0, -10.0)),
}


@pytest.fixture(scope="module", params=sorted(FRAMES))
def frame(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tuple[Path, int]:
    epsg, transform = FRAMES[request.param]
    path = tmp_path_factory.mktemp("raster José Peña ñ") / f"{request.param}.tif"
    return write_raster(path, positions(SIZE, SIZE), transform, epsg), epsg


def crs(epsg: int) -> QgsCoordinateReferenceSystem:
    """Return a reference system by its number."""
    return QgsCoordinateReferenceSystem(f"EPSG:{epsg}")


def square(x: float, y: float, half: float, half_y: Optional[float] = None) -> QgsGeometry:
    """Return a rectangle around a point."""
    up = half if half_y is None else half_y
    corners = [(x - half, y - up), (x + half, y - up), (x + half, y + up), (x - half, y + up)]
    return QgsGeometry.fromPolygonXY([[QgsPointXY(*c) for c in corners]])


def polygon_in(path: Path, right: float, down: float, share: float) -> QgsGeometry:
    """Return a rectangle at a relative place of a raster, half as wide as `share` of it."""
    with rasterio.open(path) as dataset:
        t = dataset.transform
        x, y = t * (right * SIZE, down * SIZE)
        return square(x, y, share * SIZE * np.hypot(t.a, t.d), share * SIZE * np.hypot(t.b, t.e))


def expected_pixels(path: Path, tile: Tile, east: np.ndarray, north: np.ndarray) -> np.ndarray:
    """Return columns and rows, by pyproj and rasterio alone, of metres around the tile's centre."""
    centre = f"+lat_0={tile.centre_lat!r} +lon_0={tile.centre_lon!r}"
    with rasterio.open(path) as dataset:
        local = pyproj.CRS(f"+proj=tmerc {centre} +k=1 +datum=WGS84 +units=m")
        transformer = pyproj.Transformer.from_crs(local, dataset.crs.to_wkt(), always_xy=True)
        return np.stack(~dataset.transform * transformer.transform(east, north), axis=-1)


def sampled(imagery: Imagery, tile: Tile) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return positions (n, n, 2), RGB and validity of a tile before rounding to 8 bits."""
    nodes = node_pixels(imagery, LocalProjection(tile.centre_lon, tile.centre_lat), tile.side_m)
    assert ground_resolution(nodes, tile.side_m) == tile.ground_m
    columns, rows = grid(nodes, tile.pixels.shape[0])
    return (np.stack([columns, rows], axis=-1), *sample(imagery, columns, rows, 1))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0.42, 0.58), st.floats(0.42, 0.58), st.floats(0.03, 0.1))
def test_pixels_are_those_pyproj_and_rasterio_name(
    frame: Tuple[Path, int], right: float, down: float, share: float
) -> None:
    path, epsg = frame
    imagery = Imagery(open_layer(path))
    tile = clip(imagery, polygon_in(path, right, down, share), crs(epsg), 2.0, 1.0)
    size = tile.pixels.shape[0]
    offset = ((np.arange(size) + 0.5) / size - 0.5) * tile.side_m
    expected = expected_pixels(path, tile, *np.meshgrid(offset, -offset))
    got, rgb, valid = sampled(imagery, tile)
    assert np.abs(got - expected).max() < 0.02
    assert valid.all() and tile.complete_fraction == 1
    limits = np.array(imagery.stretch.limits)[:2]
    seen = limits[:, 0] + rgb[..., :2] / 255 * (limits[:, 1] - limits[:, 0])
    assert np.abs(seen - expected).max() < 0.1


def test_corners_agree_with_geodesics(frame: Tuple[Path, int]) -> None:
    path, epsg = frame
    tile = clip(open_layer(path), polygon_in(path, 0.5, 0.5, 0.1), crs(epsg), 2.0, 1.0)
    geod = pyproj.Geod(ellps="WGS84")
    to_raster = pyproj.Transformer.from_crs(4326, epsg, always_xy=True)
    half = tile.side_m / 2
    with rasterio.open(path) as dataset:
        for azimuth, east, north in ((45, 1, 1), (135, 1, -1), (225, -1, -1), (315, -1, 1)):
            lon, lat, _ = geod.fwd(tile.centre_lon, tile.centre_lat, azimuth, half * np.sqrt(2))
            corner = ~dataset.transform * to_raster.transform(lon, lat)
            assert np.allclose(expected_pixels(path, tile, east * half, north * half), corner, atol=0.1)


@pytest.mark.parametrize("west", [-180.0, 0.0, 170.0])
@pytest.mark.parametrize("lon", [180.0, -179.95, 179.93, 0.02])
def test_tiles_across_the_seams_of_rasters_around_the_globe(tmp_path: Path, west: float, lon: float) -> None:
    """The raster goes around the globe, or only across the antimeridian; its values tell the longitude."""
    width = 3600 if west <= 0 else 200
    longitude = west + (np.arange(width) + 0.5) * 0.1
    bands = np.stack([np.tile(f(np.radians(longitude)), (60, 1)) for f in (np.cos, np.sin, np.cos)])
    frame = (west, 0.1, 0, -14.0, 0, -0.1)
    imagery = Imagery(open_layer(write_raster(tmp_path / "g.tif", bands.astype(np.float32), frame, 4326)))
    spec = TileSpec(lon, -16.5, 60000.0)
    if west == 170.0 and lon < 1 and lon > -1:
        with pytest.raises(TileError, match="0 percent"):
            clip_spec(imagery, spec)
        return
    tile = clip_spec(imagery, spec)
    nodes = node_pixels(imagery, spec.projection, spec.side_m)
    columns, rows = grid(nodes, tile.pixels.shape[0])
    rgb, valid = sample(imagery, columns, rows, 1)
    limits = np.array(imagery.stretch.limits)
    assert valid.all() and tile.complete_fraction == 1
    seen = limits[:2, 0] + rgb[..., :2] / 255 * (limits[:2, 1] - limits[:2, 0])
    offset = ((np.arange(len(rgb)) + 0.5) / len(rgb) - 0.5) * tile.side_m
    true = np.radians(
        pyproj.Transformer.from_crs(pyproj.CRS(spec.proj4), 4326, always_xy=True).transform(
            *np.meshgrid(offset, -offset)
        )[0]
    )
    unclipped = np.abs(seen) < np.abs(limits[:2]).min() - 1e-3
    error = np.abs(seen - np.stack([np.cos(true), np.sin(true)], axis=-1))
    assert unclipped.any() and error[unclipped].max() < np.radians(0.01)


def test_outline_is_where_the_polygon_is(frame: Tuple[Path, int]) -> None:
    path, epsg = frame
    polygon = polygon_in(path, 0.5, 0.5, 0.1)
    tile = clip(open_layer(path), polygon, crs(epsg), 2.0, 1.0)
    size = tile.outline.shape[0]
    offset = ((np.arange(size) + 0.5) / size - 0.5) * tile.side_m
    east, north = np.meshgrid(offset, -offset)
    local = f"+proj=tmerc +lat_0={tile.centre_lat!r} +lon_0={tile.centre_lon!r} +k=1 +datum=WGS84 +units=m"
    x, y = pyproj.Transformer.from_crs(local, epsg, always_xy=True).transform(east, north)
    rng = np.random.default_rng(1)
    for i, j in rng.integers(0, size, (200, 2)):
        point = QgsGeometry.fromPointXY(QgsPointXY(x[i, j], y[i, j]))
        edge = QgsGeometry(polygon.constGet().boundary()).distance(point)
        if edge > 1e-6 * abs(polygon.boundingBox().width()):
            assert tile.outline[i, j] == polygon.contains(point)
    assert tile.outline[[0, -1]].sum() == 0
    rows, columns = np.nonzero(tile.outline)
    assert abs((rows.min() + rows.max()) - (size - 1)) <= 2
    assert abs((columns.min() + columns.max()) - (size - 1)) <= 2


def test_ground_resolution_is_in_ground_metres(tmp_path: Path) -> None:
    """At 45 degrees north a 3 m pixel of EPSG:3857 is 2.1 m of ground."""
    path = write_raster(tmp_path / "m.tif", positions(SIZE, SIZE), FRAMES["web_mercator"][1], 3857)
    tile = clip(open_layer(path), square(-7999400, 5599400, 100), crs(3857), 2.0, 1.0)
    assert tile.ground_m == pytest.approx(3.0 * np.cos(np.radians(tile.centre_lat)), rel=0.005)
    assert tile.side_m == pytest.approx(400 * np.cos(np.radians(tile.centre_lat)), rel=0.005)


def test_native_pixels_are_copied_when_grids_agree(tmp_path: Path) -> None:
    """On the central meridian of a UTM zone, with matching pixels, nothing is blurred."""
    rng = np.random.default_rng(2)
    bands = rng.integers(0, 256, (3, 201, 201)).astype(np.uint8)
    x0, y0 = 500000.0 - 100.5, 3017000.0
    path = write_raster(tmp_path / "a.tif", bands, (x0, 1.0, 0, y0, 0, -1.0), 32648, meanings=(3, 4, 5))
    tile = clip(open_layer(path), square(500000.0, y0 - 100.5, 25.5), crs(32648), 2.0, 1.0)
    assert tile.pixels.shape == (102, 102, 3)
    # the scale factor 0.9996 moves pixel centres by 0.02 px at the tile's edge
    middle = tile.pixels[41:61, 41:61].astype(int)
    native = bands[:, 90:110, 90:110].transpose(1, 2, 0).astype(int)
    shifted = (bands[:, 90:111, 90:111].transpose(1, 2, 0)).astype(float)
    blend = (shifted[:-1, :-1] + shifted[1:, :-1] + shifted[:-1, 1:] + shifted[1:, 1:]) / 4
    nearest = min(np.abs(middle - native).mean(), np.abs(middle - blend).mean())
    assert nearest < 4


def test_large_tiles_are_averaged_not_thinned(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    noise = rng.integers(0, 256, (3, 3000, 3000)).astype(np.uint8)
    path = write_raster(
        tmp_path / "n.tif", noise, (500000, 0.5, 0, 3017000, 0, -0.5), 32648, meanings=(3, 4, 5)
    )
    tile = clip(open_layer(path), square(500750, 3016250, 340), crs(32648), 2.0, 1.0)
    assert tile.pixels.shape[0] <= 1024
    assert tile.ground_m == pytest.approx(0.5, rel=1e-3)
    assert abs(tile.pixels.mean() - 127.5) < 1
    assert tile.pixels.std() < 74 / 3 * 1.2  # 3 x 3 pixels averaged, and bilinear weights on top


@pytest.mark.parametrize("tilted", [False, True])
@pytest.mark.parametrize("limit", [0, 32_000_000])
def test_decimated_positions_are_exact(
    tmp_path: Path, tilted: bool, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Averaged here (below the limit) or by the provider (above it)."""
    monkeypatch.setattr(raster_module, "EXACT_PIXELS", limit)
    transform = rotated((500000, 3017000), 0.5, 20.0) if tilted else (500000, 0.5, 0, 3017000, 0, -0.5)
    path = write_raster(tmp_path / "p.tif", positions(2600, 2600), transform, 32648)
    imagery = Imagery(open_layer(path))
    with rasterio.open(path) as dataset:
        x, y = dataset.transform * (1300, 1300)
    tile = clip(imagery, square(x, y, 200), crs(32648), 2.0, 1.0)
    offset = ((np.arange(tile.pixels.shape[0]) + 0.5) / tile.pixels.shape[0] - 0.5) * tile.side_m
    expected = expected_pixels(path, tile, *np.meshgrid(offset, -offset))
    limits = np.array(imagery.stretch.limits)[:2]
    rgb, _ = sample(imagery, expected[..., 0], expected[..., 1], 2)
    seen = limits[:, 0] + rgb[..., :2] / 255 * (limits[:, 1] - limits[:, 0])
    assert np.abs(seen - expected).max() < 0.2  # a tenth of the doubled pixel


def test_polygon_outside_or_partly_outside(tmp_path: Path) -> None:
    bands = np.full((3, 200, 200), 90, dtype=np.uint8)
    path = write_raster(tmp_path / "a.tif", bands, (500000, 1, 0, 3017000, 0, -1), 32648, meanings=(3, 4, 5))
    layer = open_layer(path, "la imagen")
    with pytest.raises(TileError, match="la imagen"):
        clip(layer, square(600000, 3016900, 20), crs(32648), 2.0, 1.0)
    with pytest.raises(TileError, match="40 percent"):
        clip(layer, square(499996, 3016900, 20), crs(32648), 2.0, 1.0)
    tile = clip(layer, square(500010, 3016900, 20), crs(32648), 2.0, 1.0)
    assert tile.complete_fraction == pytest.approx(50 / 80, abs=0.02)
    assert tile.outline_fraction == pytest.approx(30 / 40, abs=0.03)
    assert tile.warnings
    assert (tile.pixels == 90).all(), "missing pixels take the mean of the others"


def test_polygons_that_cannot_be_placed(tmp_path: Path) -> None:
    bands = np.full((3, 200, 200), 90, dtype=np.uint8)
    path = write_raster(tmp_path / "a.tif", bands, (500000, 1, 0, 3017000, 0, -1), 32648)
    layer = open_layer(path)
    polygon = square(500100, 3016900, 20)
    with pytest.raises(GeometryError, match="empty"):
        clip(layer, QgsGeometry(), crs(32648), 2.0, 1.0)
    with pytest.raises(GeometryError, match="reference system"):
        clip(layer, polygon, QgsCoordinateReferenceSystem(), 2.0, 1.0)
    with pytest.raises(GeometryError):
        clip(layer, polygon, crs(4326), 2.0, 1.0)
    bare = write_raster(tmp_path / "bare.tif", bands, (0, 1, 0, 0, 0, -1), None)
    bare_layer = open_layer(bare)
    bare_layer.setCrs(QgsCoordinateReferenceSystem())
    with pytest.raises(TileError, match="reference system"):
        clip(bare_layer, polygon, crs(32648), 2.0, 1.0)
    with pytest.raises(TileError, match="cannot be opened"):
        clip(open_layer(tmp_path / "absent.tif"), polygon, crs(32648), 2.0, 1.0)


def test_smallest_side_and_multipart(tmp_path: Path) -> None:
    bands = np.full((3, 200, 200), 90, dtype=np.uint8)
    path = write_raster(tmp_path / "a.tif", bands, (500000, 1, 0, 3017000, 0, -1), 32648)
    polygon = square(500100, 3016900, 0.2)
    tile = clip(open_layer(path), polygon, crs(32648), 2.0, 60.0)
    assert tile.side_m == 60 and tile.pixels.shape == (60, 60, 3)
    assert tile.outline.sum() >= 1, "a polygon smaller than a pixel keeps an outline"
    both = QgsGeometry.collectGeometry([square(500080, 3016900, 5), square(500120, 3016900, 5)])
    tile = clip(open_layer(path), both, crs(32648), 2.0, 1.0)
    assert tile.side_m == pytest.approx(100, rel=1e-3)
    assert tile.outline.sum() == pytest.approx(200, rel=0.1)


def test_the_layer_is_left_alone(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "big.tif", positions(1500, 1500), (500000, 1, 0, 3017000, 0, -1), 32648)
    layer = open_layer(path)
    provider = layer.dataProvider()
    before = (provider.isProviderResamplingEnabled(), provider.maxOversampling(), layer.extent(), layer.crs())
    clip(layer, square(500750, 3016250, 350), crs(32648), 2.0, 1.0)
    after = (provider.isProviderResamplingEnabled(), provider.maxOversampling(), layer.extent(), layer.crs())
    assert before == after


def best(sources: list, polygon: QgsGeometry) -> Tile:
    to_wgs84 = QgsCoordinateTransform(crs(32648), crs(4326), QgsCoordinateTransformContext())
    placed = place(polygon, to_wgs84)
    return clip_best(sources, spec_of(placed, 2.0, 1.0), placed.rings)


def test_a_tile_of_a_chosen_size_without_outline(tmp_path: Path) -> None:
    path = write_raster(tmp_path / "a.tif", positions(400, 400), (500000, 1, 0, 3017000, 0, -1), 32648)
    imagery = Imagery(open_layer(path))
    lon, lat = pyproj.Transformer.from_crs(32648, 4326, always_xy=True).transform(500200, 3016800)
    native = clip_spec(imagery, TileSpec(lon, lat, 128.0))
    half = clip_spec(imagery, TileSpec(lon, lat, 128.0, 64))
    double = clip_spec(imagery, TileSpec(lon, lat, 128.0, 256))
    assert [tile.pixels.shape for tile in (native, half, double)] == [(n, n, 3) for n in (128, 64, 256)]
    assert not native.outline.any() and native.outline_fraction == 1
    mean = native.pixels.astype(float).reshape(64, 2, 64, 2, 3).mean(axis=(1, 3))
    assert np.abs(half.pixels - mean).max() <= 1.5
    with pytest.raises(TileError, match="percent of the tile"):
        clip_spec(imagery, TileSpec(lon + 1, lat, 128.0, 64))


@given(st.floats(-180, 179.9), st.floats(-89, 89), st.floats(10, 20000))
def test_corners_and_reference_system_are_pyprojs(lon: float, lat: float, side: float) -> None:
    spec = TileSpec(lon, lat, side, 224)
    local = pyproj.Transformer.from_crs("EPSG:4326", spec.proj4, always_xy=True)
    a = spec.affine(224)
    for (x, y), (column, row) in zip(spec.corners(), [(0, 0), (224, 0), (224, 224), (0, 224)]):
        east, north = local.transform(x, y)
        assert east == pytest.approx(a[0] + column * a[1], abs=1e-3)
        assert north == pytest.approx(a[3] + row * a[5], abs=1e-3)


def test_best_of_several_rasters(tmp_path: Path) -> None:
    sources = []
    for index, (x, level) in enumerate([(500000, 10), (500100, 20), (500300, 30)]):
        bands = np.full((3, 200, 200), level, dtype=np.uint8)
        path = tmp_path / f"{index}.tif"
        write_raster(path, bands, (x, 1, 0, 3017000, 0, -1), 32648, meanings=(3, 4, 5))
        sources.append(Imagery(open_layer(path)))
    for x, level in [(500050, 10), (500199, 20), (500400, 30)]:
        tile = best(sources, square(x, 3016900, 20))
        assert tile.complete_fraction == 1 and (tile.pixels == level).all()
    with pytest.raises(TileError):
        best(sources, square(501000, 3016900, 20))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-5, 45), st.floats(-5, 45)), min_size=3, max_size=9, unique=True),
    st.integers(1, 40),
)
def test_rasterize_counts_crossings_like_ray_casting(points: list, size: int) -> None:
    ring = np.array(points)
    centres = np.arange(size) + 0.5
    x, y = np.meshgrid(centres, centres)
    inside = np.zeros((size, size), dtype=bool)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0)):
        crosses = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            at = x1 + (y - y1) / (y2 - y1) * (x2 - x1)
        inside ^= crosses & (x > at)
    if inside.any():
        assert (rasterize([ring], size) != inside).sum() <= 1  # a centre on an edge may fall either way


def test_rasterize_leaves_holes_out() -> None:
    outer = np.array([(1, 1), (9, 1), (9, 9), (1, 9)], dtype=float)
    hole = np.array([(3, 3), (3, 6), (6, 6), (6, 3)], dtype=float)
    mask = rasterize([outer, hole], 10)
    assert mask.sum() == 64 - 9 and not mask[3:6, 3:6].any()
