"""Exported inventories, read back by GDAL and by geopandas."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, List, Tuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import QgsGeometry, QgsVectorLayer

from landslide_annotator.gis.exchange.shapefile import Column, fit_shapefile
from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from landslide_annotator.gis.inventory.schema import COLUMNS
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import (
    EPSG,
    NORTH,
    WEST,
    box,
    entry,
    make_inventory,
    needs_libkml,
    rows,
    write_outlines,
    write_units,
)
from tests.qgis.surfaces import Grid, drawn, plane, write_dem
from tests.qgis.surfaces import box as slab

MOMENT = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
LONG = json.dumps({f"palabra ñ {n}": n / 7 for n in range(60)}, ensure_ascii=False)


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    path = tmp_path / "inventory.gpkg"
    made = make_inventory(path)
    full = entry(
        1, ls_type="rotational", activity="dormant", probs=LONG, remarks="año; ñandú", mapped_at=MOMENT,
        date_from=datetime.date(2019, 12, 24), year=2019, area_m2=24.99, vol_p50_m3=123456789.12,
        azimuth=90.0, az_source="dem",
    )  # fmt: skip
    rejected, absent = entry(3, status="rejected"), entry(4, presence=0)
    made.write([full, entry(2, ls_type="slide", activity="inactive"), rejected, absent], OnExisting.SKIP)
    return path


def export(tmp_path: Path, source: Path, end: str, **more: Any) -> Tuple[Path, Path, Dict[str, Any], Any]:
    outlines, points = tmp_path / f"outlines{end}", tmp_path / f"points{end}"
    given_ = {"INPUT": str(source), "OUTPUT": str(outlines), "POINTS": str(points), **more}
    results, ok, feedback = run("exportinventory", given_)
    assert ok, feedback.errors
    return outlines, points, results, feedback


def read(path: Path) -> List[Dict[str, Any]]:
    source = ogr.Open(str(path))
    return [{**f.items(), "wkt": f.GetGeometryRef().ExportToWkt()} for f in source.GetLayer(0)]


def joined(row: Dict[str, Any], name: str) -> str:
    """A text with its further columns."""
    parts, number = [row[name]], 2
    while row.get(f"{name}_{number}") is not None:
        parts.append(row[f"{name}_{number}"])
        number += 1
    return "".join(parts)


@BOTH
def test_a_shapefile_keeps_everything(tmp_path: Path, inventory: Path, gdal_raises: None) -> None:
    outlines, points, results, _ = export(tmp_path, inventory, ".shp")
    assert (results["EXPORTED"], results["LEFT_OUT"], results["FAILED"]) == (2, 2, 0)
    assert outlines.with_suffix(".cpg").read_text().strip() == "UTF-8"
    stored = rows(inventory)[:2]
    found = read(outlines)
    assert {column.name for column in COLUMNS} <= set(found[0])  # no name is cut
    for row, kept in zip(found, stored):
        for name in ("ls_id", "ls_type", "remarks", "area_m2", "vol_p50_m3", "date_from", "year", "src_key"):
            assert row[name] == kept[name], name
    assert joined(found[0], "probs") == LONG
    assert found[0]["mapped_at"].startswith("2026-01-02T03:04:05")
    areas = [ogr.CreateGeometryFromWkt(row["wkt"]).GetArea() for row in found]
    assert areas == pytest.approx([25.0, 25.0])
    assert ogr.Open(str(points)).GetLayer(0).GetGeomType() == ogr.wkbPoint


@pytest.mark.parametrize("end", [".geojson", pytest.param(".kml", marks=needs_libkml), ".gpkg"])
def test_every_format_reads_back_the_same(tmp_path: Path, inventory: Path, end: str) -> None:
    stored = rows(inventory)[:2]
    outlines, points, _, _ = export(tmp_path, inventory, end)
    for path in (outlines, points):
        found = read(path)
        assert [row["ls_id"] for row in found] == [1, 2]
        for name in ("ls_type", "remarks", "area_m2", "vol_p50_m3", "year", "src_key"):
            assert [row[name] for row in found] == [row[name] for row in stored], (end, name)
        assert json.loads(found[0]["probs"]) == json.loads(LONG)
        place = ogr.CreateGeometryFromWkt(found[0]["wkt"]).Centroid()
        if end != ".gpkg":
            assert place.GetX() == pytest.approx(-78.851, abs=1e-3)
    assert found[0]["pt_source"] == "azimuth"
    if end == ".kml":
        first = read(outlines)[0]
        assert (first["Name"], first["description"]) == ("1", "flujo activo direccion este")
        assert first["begin"].startswith("2019/12/24")


GEOPANDAS = """
import json, sys, geopandas
for path in sys.argv[2:]:
    frame = geopandas.read_file(path)
    row = {name: [str(value) for value in frame[name]] for name in ("ls_type", "remarks")}
    row["kinds"], row["valid"] = sorted(set(frame.geom_type)), bool(frame.geometry.is_valid.all())
    row["source"] = list(frame["pt_source"]) if "pt_source" in frame else None
    print(json.dumps({**row, "area": frame.to_crs(int(sys.argv[1])).area.tolist()}))
"""


def test_geopandas_reads_them(tmp_path: Path, inventory: Path) -> None:
    pytest.importorskip("geopandas")
    ends = (".shp", ".geojson", ".gpkg")
    files = [str(path) for end in ends for path in export(tmp_path, inventory, end)[:2]]
    # a process of its own: QGIS switches GDAL's reading of encodings off in this one
    command = [sys.executable, "-W", "ignore", "-c", GEOPANDAS, str(EPSG), *files]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert len(lines) == 6
    for number, line in enumerate(lines):
        found = json.loads(line)
        assert found["ls_type"] == ["rotational", "slide"]
        assert found["remarks"][0] == "año; ñandú"
        assert found["valid"]
        if number % 2:
            assert (found["kinds"], found["source"]) == (["Point"], ["azimuth", "centroid"])
        else:
            assert found["kinds"] == ["Polygon"]
            assert found["area"] == pytest.approx([25.0, 25.0], rel=1e-3)


@pytest.mark.parametrize(
    ("standard", "expected", "lacking"),
    [
        ("PMA:GCA", {"tipo": "DR", "estado": "4"}, 2),
        ("SGC", {"TIPO_MOV": "01", "SUBTIPO_1": "Deslizamiento rotacional", "ESTADO_ACT": "04"}, 1),
        (
            "INSPIRE",
            {"haz_cat": "http://inspire.ec.europa.eu/codelist/NaturalHazardCategoryValue/landslide"},
            0,
        ),
    ],
)
def test_codes_of_other_lists(
    tmp_path: Path, inventory: Path, standard: str, expected: Dict[str, str], lacking: int
) -> None:
    outlines, _, _, feedback = export(tmp_path, inventory, ".shp", CODES=standard)
    first, second = read(outlines)
    assert {name: first[name] for name in expected} == expected
    assert first["ls_type"] == "rotational"
    assert sum("has no code" in text for text in feedback.infos) == lacking
    if standard == "PMA:GCA":
        assert second["tipo"] is None


class TestPoints:
    def crowns(self, tmp_path: Path, source: Path, **more: Any) -> List[Dict[str, Any]]:
        return read(export(tmp_path, source, ".gpkg", **more)[1])

    def test_the_azimuth_gives_the_upper_end(self, tmp_path: Path, inventory: Path) -> None:
        first, second = self.crowns(tmp_path, inventory)
        x, y = ogr.CreateGeometryFromWkt(first["wkt"]).GetPoint_2D()
        assert (x, y) == pytest.approx((WEST + 10, NORTH + 2.5), abs=0.05)  # it moves east
        assert (first["pt_source"], second["pt_source"]) == ("azimuth", "centroid")

    def test_an_azimuth_of_the_caption_does_not_count(self, tmp_path: Path) -> None:
        path = tmp_path / "inventory.gpkg"
        make_inventory(path).write([entry(1, azimuth=90.0, az_source="caption")], OnExisting.SKIP)
        assert self.crowns(tmp_path, path)[0]["pt_source"] == "centroid"

    def test_the_elevation_model_gives_the_crown(self, tmp_path: Path) -> None:
        dem = write_dem(tmp_path / "dem.tif", Grid(), plane(135.0, 25.0))
        shape = drawn([slab(150.0, 60.0, 135.0)], EPSG)
        source = write_outlines(tmp_path / "drawn.gpkg", [shape.asWkt()])
        (row,) = self.crowns(tmp_path, source, DEM=str(dem))
        assert row["pt_source"] == "dem"
        centre = shape.centroid().asPoint()
        x, y = ogr.CreateGeometryFromWkt(row["wkt"]).GetPoint_2D()
        assert x < centre.x() - 30 and y > centre.y() + 30
        assert shape.distance(QgsGeometry.fromWkt(row["wkt"])) < 1e-6

    def test_a_drawn_crown_comes_first(self, tmp_path: Path, inventory: Path) -> None:
        mark = f"POINT({WEST + 12} {NORTH + 5})"
        crowns = write_units(tmp_path / "crowns.gpkg", [mark], {}, ogr.wkbPoint)
        first, second = self.crowns(tmp_path, inventory, CROWNS=str(crowns))
        assert (first["pt_source"], second["pt_source"]) == ("drawn", "centroid")
        assert ogr.CreateGeometryFromWkt(first["wkt"]).GetPoint_2D() == (WEST + 12, NORTH + 5)

    def test_heights_and_hollows(self, tmp_path: Path) -> None:
        x, y = WEST, NORTH
        high = f"POLYGON Z(({x} {y} 1, {x + 9} {y} 1, {x + 9} {y + 9} 7, {x} {y + 9} 1, {x} {y} 1))"
        corners = [(0, 0), (9, 0), (9, 9), (8, 9), (8, 1), (0, 1), (0, 0)]
        bend = f"POLYGON(({', '.join(f'{x + a} {y + b}' for a, b in corners)}))"
        source = write_outlines(tmp_path / "drawn.gpkg", [high, bend])
        found = self.crowns(tmp_path, source)
        assert [row["pt_source"] for row in found] == ["vertex", "inside"]
        assert ogr.CreateGeometryFromWkt(found[0]["wkt"]).GetPoint_2D() == (x + 9, y + 9)
        assert QgsGeometry.fromWkt(bend).contains(QgsGeometry.fromWkt(found[1]["wkt"]))
        assert self.crowns(tmp_path, source, POINT="centroid")[0]["pt_source"] == "centroid"


class TestBadInput:
    def test_outlines_that_cannot_be_used_are_named(self, tmp_path: Path) -> None:
        many = f"MULTIPOLYGON({box(0, 0)[7:]}, {box(100, 0)[7:]})"
        shapes = [box(0, 200), None, "LINESTRING(0 0, 1 1)", many]
        source = write_outlines(tmp_path / "drawn.gpkg", shapes)
        outlines, _, results, feedback = export(tmp_path, source, ".shp")
        assert (results["EXPORTED"], results["FAILED"]) == (3, 2)
        assert len(feedback.errors) == 2
        assert [row["code"] for row in read(outlines)] == ["A1", "A4", "A4"]

    @pytest.mark.parametrize("name", ["out.dwg", "none/out.shp", "inventory.gpkg", "other.gpkg"])
    def test_targets_that_may_not_be_written(self, tmp_path: Path, inventory: Path, name: str) -> None:
        make_inventory(tmp_path / "other.gpkg")
        before = inventory.read_bytes()
        given_ = {"INPUT": str(inventory), "OUTPUT": str(tmp_path / name)}
        _, ok, feedback = run("exportinventory", given_)
        assert not ok
        assert feedback.errors
        assert inventory.read_bytes() == before

    def test_a_stopped_export_leaves_the_old_file(self, tmp_path: Path, inventory: Path) -> None:
        outlines = export(tmp_path, inventory, ".geojson")[0]
        before = outlines.read_bytes()
        source = write_outlines(tmp_path / "empty.geojson", [], None)
        _, ok, _ = run("exportinventory", {"INPUT": str(source), "OUTPUT": str(outlines), "DEM": "none.tif"})
        assert not ok
        assert outlines.read_bytes() == before

    def test_a_layer_without_rows(self, tmp_path: Path) -> None:
        source = write_outlines(tmp_path / "empty.gpkg", [], kind=ogr.wkbPolygon)
        outlines, _, results, _ = export(tmp_path, source, ".shp")
        assert results["EXPORTED"] == 0
        assert read(outlines) == []

    def test_a_memory_layer_is_exported_too(self, tmp_path: Path) -> None:
        layer = QgsVectorLayer(f"Polygon?crs=EPSG:{EPSG}&field=a_very_long_name:string", "drawn", "memory")
        _, ok, feedback = run("exportinventory", {"INPUT": layer, "OUTPUT": str(tmp_path / "out.shp")})
        assert ok, feedback.errors
        assert any("a_very_long_name" in text for text in feedback.infos)


@needs_libkml
def test_a_kml_with_holes_and_signs_of_xml(tmp_path: Path) -> None:
    path = tmp_path / "inventory.gpkg"
    made = entry(1, remarks='a < b & "c" > \x02d', caption=None)
    hole = box(0, 0, 40, 60)[:-1] + ", " + box(10, 10, 10, 10)[8:]
    make_inventory(path).write([Entry(made.key, QgsGeometry.fromWkt(hole), made.record)], OnExisting.SKIP)
    (row,) = read(export(tmp_path, path, ".kml")[0])
    assert row["remarks"] == 'a < b & "c" > d'
    shape = ogr.CreateGeometryFromWkt(row["wkt"])
    assert shape.GetGeometryCount() == 2
    assert shape.IsValid()


class TestShapefile:
    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=900)))
    def test_texts_are_continued_without_loss(self, texts: List[str]) -> None:
        columns, filled, _ = fit_shapefile([Column("t", "text")], [[text] for text in texts])
        assert all(column.width <= 254 for column in columns)
        for text, row in zip(texts, filled):
            parts = [part for part in row if part is not None]
            assert "".join(parts) == text
            assert all(len(part.encode()) <= 254 for part in parts)
            if "  " not in text:
                assert all(part == part.strip() for part in parts[1:-1])

    @given(st.lists(st.text("abñ_2", min_size=1, max_size=14), min_size=1, max_size=12, unique=True))
    def test_names_are_short_and_unique(self, names: List[str]) -> None:
        columns, _, _ = fit_shapefile([Column(name, "int") for name in names], [])
        found = [column.name for column in columns]
        assert len({name.lower() for name in found}) == len(names)
        assert all(len(name.encode()) <= 10 for name in found)

    @settings(max_examples=20, deadline=None)
    @given(st.lists(st.floats(-1e14, 1e14).map(lambda v: round(v, 4)), min_size=1, max_size=8))
    def test_numbers_come_back(self, numbers: List[float]) -> None:
        columns, _, _ = fit_shapefile([Column("n", "real")], [[value] for value in numbers])
        path = f"/vsimem/numbers{len(numbers)}.shp"
        source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(path)
        layer = source.CreateLayer("n", None, ogr.wkbNone)
        field = ogr.FieldDefn("n", ogr.OFTReal)
        field.SetWidth(columns[0].width)
        field.SetPrecision(columns[0].precision)
        layer.CreateField(field)
        for value in numbers:
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetField(0, value)
            assert layer.CreateFeature(feature) == 0
        layer = source = None
        source = ogr.Open(path[:-4] + ".dbf")
        found = [feature.GetField(0) for feature in source.GetLayer(0)]
        source = None
        gdal.Unlink(path[:-4] + ".dbf")
        assert found == pytest.approx(numbers, rel=1e-14, abs=1e-9)
