"""Presence per mapping unit: counts, shares, and what the SZ plugin asks of its input."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import ogr, osr
from qgis.core import QgsGeometry, QgsVectorLayer

from landslide_annotator.gis.exchange.presence import COLUMNS, RESERVED, free_names
from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from tests.qgis.algorithms import BOTH, Feedback, run
from tests.qgis.inventories import (
    EPSG,
    NORTH,
    WEST,
    box,
    entry,
    make_inventory,
    write_outlines,
    write_units,
)

SIDE = 100.0
UNITS = [box(column * SIDE, 0.0, SIDE, SIDE) for column in range(3)]
COVARIATES = {"slope": [10.0, 20.0, 30.0], "y": [1.0, 0.0, 1.0], "fid2": [1.0, 2.0, 3.0]}


@pytest.fixture
def units(tmp_path: Path) -> Path:
    return write_units(tmp_path / "units.gpkg", UNITS, COVARIATES)


def counted(
    tmp_path: Path, units: Path, landslides: Path, name: str = "out.gpkg", **more: Any
) -> Tuple[List[Dict[str, Any]], Dict[str, Any], Feedback]:
    """Rows of the output, checked by the rules of SZ; results and messages."""
    output = tmp_path / name
    given_ = {"UNITS": str(units), "INPUT": str(landslides), "OUTPUT": str(output), **more}
    results, ok, feedback = run("presencepermappingunit", given_)
    assert ok, feedback.errors
    return sz_rows(output), results, feedback


def count(*arguments: Any, **more: Any) -> List[Dict[str, Any]]:
    """The rows alone."""
    return counted(*arguments, **more)[0]


def sz_rows(path: Path) -> List[Dict[str, Any]]:
    """Read a file as SZ's scripts do, and refuse what they cannot use (anchors of the SZ plugin 2.0.1)."""
    layer = QgsVectorLayer(str(path), "units", "ogr")  # memory layers and views fail there
    assert layer.isValid()
    names = [name for name in layer.fields().names() if name != "fid"]  # the key of a GeoPackage
    assert not {name.lower() for name in names} & set(RESERVED)
    rows = [{name: feature[name] for name in names} for feature in layer.getFeatures()]
    for row in rows:
        for name in COLUMNS:
            assert isinstance(row[name], (int, float)), name
            assert math.isfinite(row[name])
        assert row["ls_pres"] in (0, 1)
        assert row["ls_pres"] == int(row["ls_count"] > 0)
        assert 0.0 <= row["ls_frac"] <= 1.0
    return rows


def column(rows: Sequence[Dict[str, Any]], name: str) -> List[Any]:
    return [row[name] for row in rows]


def test_areas_counts_and_years(tmp_path: Path, units: Path) -> None:
    path = tmp_path / "inventory.gpkg"
    shapes = {
        1: (box(10, 10, 50, 50), {"year": 2019}),
        2: (box(40, 10, 40, 50), {"year": 2010}),  # overlaps the first one
        3: (box(90, 70, 20, 20), {}),  # half in the first unit, half in the second
        4: (box(220, 10, 50, 50), {"status": "rejected"}),
        5: (box(220, 10, 50, 60), {"presence": 0}),
        6: (box(900, 10, 50, 60), {}),
    }
    made = make_inventory(path)
    for number, (wkt, values) in shapes.items():
        made.write([placed(entry(number, **values), wkt)], OnExisting.SKIP)
    rows, results, _ = counted(tmp_path, units, path)
    assert column(rows, "ls_pres") == [1, 1, 0]
    assert column(rows, "ls_count") == [3, 1, 0]
    assert column(rows, "ls_year") == [2010, 0, 0]
    assert column(rows, "ls_frac") == pytest.approx([0.37, 0.02, 0.0], rel=1e-3)
    assert column(rows, "slope") == COVARIATES["slope"]
    assert column(rows, "u_y") == COVARIATES["y"]
    assert results["OUTSIDE"] == 1
    few = count(tmp_path, units, path, "few.gpkg", LEAST_SHARE=3.0)
    assert column(few, "ls_pres") == [1, 0, 0]
    assert column(few, "ls_frac") == column(rows, "ls_frac")


def placed(given_: Entry, wkt: str) -> Entry:
    return Entry(given_.key, QgsGeometry.fromWkt(wkt), given_.record)


@pytest.mark.parametrize(("mode", "azimuth", "expected"), [
    ("centroid", None, [0, 1, 0]), ("crown", 90.0, [1, 0, 0]), ("crown", 270.0, [0, 1, 0]),
])  # fmt: skip
def test_points_of_outlines(
    tmp_path: Path, units: Path, mode: str, azimuth: Optional[float], expected: List[int]
) -> None:
    path = tmp_path / "inventory.gpkg"
    long = placed(entry(1, azimuth=azimuth, az_source="arrow"), box(60, 40, 90, 10))
    make_inventory(path).write([long], OnExisting.SKIP)
    assert column(count(tmp_path, units, path, COUNT_BY=mode), "ls_count") == expected


@BOTH
@pytest.mark.parametrize("epsg", [EPSG, 4326])
def test_points_count_once(tmp_path: Path, units: Path, epsg: int, gdal_raises: None) -> None:
    x, y = WEST + SIDE, NORTH - 50.0  # the first lies on the border of two units
    points = [f"POINT({x} {y})", f"POINT({x + 20} {y})", f"POINT Z({x + 20} {y} 9)"]
    places = [moved(point, epsg) for point in points]
    landslides = write_units(tmp_path / "points.gpkg", places, {"year": [0, 2001, 1999]}, epsg=epsg)
    rows = count(tmp_path, units, landslides)
    assert sum(column(rows, "ls_count")) == 3
    assert column(rows, "ls_year")[1] == 1999


def test_shares_do_not_depend_on_the_projection(tmp_path: Path) -> None:
    found = []
    for epsg, name in ((EPSG, "utm"), (3857, "mercator"), (4326, "degrees")):
        units = write_units(tmp_path / f"{name}.gpkg", [moved(shape, epsg) for shape in UNITS], {}, epsg=epsg)
        landslides = write_outlines(tmp_path / f"{name}-l.gpkg", [box(10, 10, 50, 50)], EPSG)
        found.append(count(tmp_path, units, landslides, f"{name}-o.gpkg")[0]["ls_frac"])
    assert found == pytest.approx([found[0]] * 3, abs=1e-6)
    assert found[0] == pytest.approx(0.25, rel=1e-4)


def moved(wkt: str, epsg: int) -> str:
    shape = ogr.CreateGeometryFromWkt(wkt)
    systems = []
    for code in (EPSG, epsg):
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    shape.Transform(osr.CoordinateTransformation(*systems))
    return shape.ExportToWkt()


class TestBadInput:
    def test_bad_units_and_outlines_are_named(self, tmp_path: Path) -> None:
        x, y = WEST, NORTH
        bow = f"POLYGON(({x} {y}, {x + 50} {y - 50}, {x + 50} {y}, {x} {y - 50}, {x} {y}))"
        line = f"POLYGON(({x} {y}, {x + 50} {y - 50}, {x} {y}))"
        units = write_units(
            tmp_path / "units.gpkg", [*UNITS, bow, line, None], {"slope": [1.0, None, 3.0, 4.0, 5.0, 6.0]}
        )
        landslides = write_outlines(tmp_path / "drawn.gpkg", [bow, None, line])
        rows, results, feedback = counted(tmp_path, units, landslides)
        assert len(rows) == 4
        assert (results["UNITS_FAILED"], results["FAILED"]) == (2, 2)
        assert any("slope" in text and "empty in 1" in text for text in feedback.infos)

    def test_disjoint_and_empty(self, tmp_path: Path, units: Path) -> None:
        far = write_outlines(tmp_path / "far.gpkg", [box(9e3, 9e3)])
        rows, _, feedback = counted(tmp_path, units, far)
        assert column(rows, "ls_pres") == [0, 0, 0]
        assert any("no model" in text for text in feedback.infos)
        none = write_outlines(tmp_path / "none.gpkg", [], kind=ogr.wkbPolygon)
        assert column(count(tmp_path, units, none, "empty.gpkg"), "ls_count") == [0, 0, 0]

    def test_the_units_are_never_written_over(self, tmp_path: Path, units: Path) -> None:
        landslides = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0)])
        given_ = {"UNITS": str(units), "INPUT": str(landslides), "OUTPUT": str(units)}
        assert not run("presencepermappingunit", given_)[1]

    def test_texts_and_shapefiles(self, tmp_path: Path) -> None:
        units = write_units(tmp_path / "units.gpkg", UNITS, {"geology": ["a", "b", "c"]})
        landslides = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0)])
        rows, _, feedback = counted(tmp_path, units, landslides, "out.shp")
        assert column(rows, "geology") == ["a", "b", "c"]
        assert any("geology is no number" in text for text in feedback.infos)

    def test_a_temporary_output_is_a_file(self, units: Path, tmp_path: Path) -> None:
        landslides = write_outlines(tmp_path / "drawn.gpkg", [box(0, 0)])
        given_ = {"UNITS": str(units), "INPUT": str(landslides), "OUTPUT": "TEMPORARY_OUTPUT"}
        results, ok, feedback = run("presencepermappingunit", given_)
        assert ok, feedback.errors
        assert Path(results["OUTPUT"]).is_file()


@given(st.lists(st.sampled_from(["id", "Y", "y", "u_y", "ls_pres", "FID", "slope", "u_u_y"]), unique=True))
def test_names_are_free_and_unique(names: List[str]) -> None:
    found, changed = free_names(names)
    lower = [name.lower() for name in found]
    assert len(lower) == len(names)
    assert not set(lower) & {*RESERVED, *COLUMNS}
    assert [changed.get(name, name) for name in names] == found
    if len({name.lower() for name in names}) == len(names):
        assert len(set(lower)) == len(names)
