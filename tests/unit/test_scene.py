from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landslide_annotator.gis.example import bodies as figures
from landslide_annotator.gis.example import ground as terrain
from landslide_annotator.gis.example import scene

bodies = st.builds(
    figures.Body,
    name=st.sampled_from(["a", "b7", "zz"]),
    type=st.sampled_from(["rotational", "translational", "flow", "fall", "creep"]),
    activity=st.just("active"),
    azimuth=st.floats(0, 359.9),
    length=st.floats(30, 500),
    width=st.floats(30, 200),
    bend=st.floats(-10, 10),
    hole=st.sampled_from([0.0, 5.0]),
)


@settings(deadline=None, max_examples=60)
@given(bodies, st.floats(-179, 179), st.floats(-75, 75))
def test_measures_by_construction_equal_karney_geodesics(body, lon, lat):
    geod = pytest.importorskip("pyproj").Geod(ellps="WGS84")
    areas, lengths = [], []
    for ring in figures.outline(body):
        area, length = geod.polygon_area_perimeter(*figures.plane_to_lonlat(ring, lon, lat).T)
        areas.append(abs(area))
        lengths.append(length)
    assert areas[0] - sum(areas[1:]) == pytest.approx(figures.true_area(body), rel=1e-6)
    assert lengths[0] == pytest.approx(figures.true_perimeter(body), rel=1e-7)


@given(st.integers(3, 200), st.floats(1, 500))
def test_shoelace_of_a_regular_polygon_is_its_closed_form(count, radius):
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = radius * np.stack([np.cos(turn), np.sin(turn)], axis=-1)
    assert figures.ring_area(ring) == pytest.approx(count / 2 * radius**2 * math.sin(2 * np.pi / count))


@given(bodies)
def test_crown_and_toe_lie_along_the_azimuth(body):
    ring = figures.outline(body)[0]
    angle = np.radians(body.azimuth)
    along = ring @ np.array([np.sin(angle), np.cos(angle)])
    crown, toe = ring[along.argmin()], ring[along.argmax()]
    east, north = toe - crown
    assert np.hypot(east, north) == pytest.approx(body.length, rel=1e-6)
    assert abs((np.degrees(np.arctan2(east, north)) - body.azimuth + 180) % 360 - 180) < 1e-6


@given(st.floats(0, 359), st.floats(1, 40))
def test_downslope_and_light_of_a_plane(azimuth, slope):
    rows, columns = np.mgrid[0:8, 0:8]
    fall = math.tan(math.radians(slope))
    angle = math.radians(azimuth)
    dem = 100 - fall * (columns * math.sin(angle) - rows * math.cos(angle))
    found, steep = terrain.downslope(dem, 1.0)
    assert np.all(np.abs((found - azimuth + 180) % 360 - 180) < 1e-6)
    assert np.allclose(steep, slope)
    assert np.allclose(terrain.hillshade(dem, 1.0, azimuth, 90 - slope), 1.0)


@pytest.fixture(scope="module")
def made():
    return scene.make()


def test_every_body_moves_down_the_made_slope(made):
    dem = terrain.height_field(scene.SIZE, np.random.default_rng(7))
    azimuth, slope = terrain.downslope(terrain.smooth(dem, 45.0), scene.PIXEL)
    for body in scene.BODIES:
        column, row = made.centres[body.name]
        assert abs((azimuth[row, column] - body.azimuth + 180) % 360 - 180) < 5, body.name
        assert 10 < slope[row, column] < 40, body.name


def test_bodies_differ_from_each_other_and_do_not_touch(made):
    assert {body.type for body in scene.BODIES} == {"rotational", "translational", "flow", "fall", "creep"}
    assert len({body.direction for body in scene.BODIES}) == len(scene.BODIES)
    covered = np.zeros(made.dem.shape, dtype=int)
    for body in scene.BODIES:
        around = scene.window(body, made.centres[body.name])
        covered[around] += scene.body_grid(body, len(covered[around]))[1]
    assert covered.max() == 1


def test_written_files_hold_the_same_bodies_as_the_picture(tmp_path, made):
    gdal = pytest.importorskip("osgeo.gdal")
    pytest.importorskip("osgeo.gdal_array")
    from osgeo import ogr

    folder = tmp_path / "José Peña ñ"
    known = scene.write(folder)
    assert json.loads((folder / "truth.json").read_text(encoding="utf-8")) == known
    raster = gdal.Open(str(folder / "orthophoto.tif"))
    assert np.array_equal(raster.ReadAsArray(), made.rgb.transpose(2, 0, 1))
    source = ogr.Open(str(folder / "outlines.gpkg"))
    layer = source.GetLayer(0)
    burnt = gdal.GetDriverByName("MEM").Create("", scene.SIZE, scene.SIZE, 1, gdal.GDT_Byte)
    burnt.SetGeoTransform(raster.GetGeoTransform())
    burnt.SetProjection(raster.GetProjection())
    gdal.RasterizeLayer(burnt, [1], layer, burn_values=[1])
    painted = np.zeros((scene.SIZE, scene.SIZE), dtype=bool)
    for body in scene.BODIES:
        around = scene.window(body, made.centres[body.name])
        painted[around] |= scene.body_grid(body, len(painted[around]))[1]
    outlined = burnt.ReadAsArray().astype(bool)
    assert (painted & outlined).sum() / (painted | outlined).sum() > 0.97


def test_planar_measures_on_the_map_are_not_the_true_ones(tmp_path):
    pytest.importorskip("osgeo.gdal_array")
    from osgeo import ogr

    known = {entry["name"]: entry for entry in scene.write(tmp_path)}
    source = ogr.Open(str(tmp_path / "outlines.gpkg"))
    for feature in source.GetLayer(0):
        planar = feature.GetGeometryRef().GetArea() / known[feature.GetField("name")]["area_m2"] - 1
        assert 1e-4 < abs(planar) < 2e-3
