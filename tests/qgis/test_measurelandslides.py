"""The algorithm that measures: outlines into a layer, and the rows of an inventory in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import pyproj
import pytest
from osgeo import ogr
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer

from landslide_annotator.core.sizes import SizeBreaks, equal_width
from landslide_annotator.core.volume import estimate
from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from landslide_annotator.gis.inventory.schema import SURVEYED
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.gis.measures.measure import Measurer
from tests.qgis.algorithms import BOTH, run
from tests.qgis.inventories import EPSG, entry, execute, make_inventory, rows, set_value, write_outlines
from tests.qgis.surfaces import (
    ALAUSI,
    CONTEXT,
    INVENTORIES,
    Grid,
    apart,
    box,
    drawn,
    local,
    plane,
    system,
    terrain_of,
    write_dem,
)

SLOPE, TOWARDS = 25.0, 135.0


def placed(points: List[Any], epsg: int) -> List[QgsPointXY]:
    """Points of metres east and north of Alausí in a reference system."""
    to_crs = pyproj.Transformer.from_crs(local(*ALAUSI), epsg, always_xy=True)
    return [QgsPointXY(*to_crs.transform(*point)) for point in points]


@pytest.fixture(scope="module")
def dem(tmp_path_factory: Any) -> Path:
    return write_dem(tmp_path_factory.mktemp("dem") / "plane.tif", Grid(), plane(TOWARDS, SLOPE))


def outline(length: float = 150.0, width: float = 60.0, azimuth: float = TOWARDS, **at: float) -> QgsGeometry:
    return drawn([box(length, width, azimuth, **at)], EPSG)


def items(path: Path) -> List[Dict[str, Any]]:
    """Attributes of a file's features."""
    source = ogr.Open(str(path))
    return [feature.items() for feature in source.GetLayer(0)]


def marks(path: Path, wkts: List[str], epsg: int = EPSG) -> Path:
    return write_outlines(path, wkts, epsg)


def measure(tmp_path: Path, shapes: List[Any], **more: Any) -> Any:
    """Rows of the output, results and messages."""
    source = write_outlines(tmp_path / "outlines.gpkg", [g.asWkt() if g else None for g in shapes])
    output = tmp_path / "measured.gpkg"
    given = {"INPUT": str(source), "OUTPUT": str(output), **more}
    results, ok, feedback = run("measurelandslides", given)
    assert ok, feedback.errors
    return items(output), results, feedback


def test_a_plane_is_measured_in_every_way(tmp_path: Path, dem: Path) -> None:
    shape = outline()
    (row,), results, _ = measure(tmp_path, [shape], DEM=str(dem))
    assert (results["MEASURED"], results["FAILED"]) == (1, 0)
    plan = Measurer(system(EPSG), CONTEXT).measure(shape)
    expected = terrain_of(shape, Dem(str(dem)), EPSG)
    assert row["code"] == "A1"
    assert row["area_m2"] == pytest.approx(plan.area_m2, abs=0.006)
    assert row["perim_tot"] == row["perim_m"] == pytest.approx(plan.perimeter_m, abs=0.006)
    assert (row["length_m"], row["width_m"]) == pytest.approx((150.0, 60.0), rel=1e-3)
    assert row["axis_deg"] == pytest.approx(135.0, abs=0.5)
    assert row["surf_m2"] == pytest.approx(plan.area_m2 / np.cos(np.radians(SLOPE)), rel=1e-3)
    assert row["slope_deg"] == pytest.approx(SLOPE, abs=0.1)
    assert row["h_l"] == pytest.approx(np.tan(np.radians(SLOPE)), rel=0.02)
    assert row["travel_deg"] == pytest.approx(SLOPE, abs=0.5)
    assert row["relief_m"] == pytest.approx(row["z_crown"] - row["z_toe"], abs=0.02)
    assert row["z_crown"] == pytest.approx(expected.crown.height_m, abs=0.01)
    assert apart(row["azimuth"], TOWARDS) < 1.0
    assert (row["dir_meas"], row["az_source"]) == ("SE", "dem")
    assert (row["area_word"], row["perim_word"]) == ("medium", "medium")
    assert row["dem_source"] == str(dem) and row["dem_cover"] == 1.0


def test_a_volume_comes_with_its_percentiles_and_what_it_was_fitted_on(tmp_path: Path) -> None:
    (row,), _, _ = measure(tmp_path, [outline()], RELATION="larsen2010_soil")
    found = estimate(row["area_m2"], "larsen2010_soil")
    stored = [row["vol_p50_m3"], row["vol_p75_m3"], row["vol_p95_m3"]]
    assert stored == pytest.approx([found.p50_m3, found.p75_m3, found.p95_m3], rel=5e-3)
    assert row["vol_rel"] == "larsen2010_soil"
    assert "source (scar)" in row["meas_note"]


def test_without_a_relation_there_is_no_volume(tmp_path: Path) -> None:
    (row,), _, _ = measure(tmp_path, [outline()], RELATION="none")
    assert row["vol_p50_m3"] is None and row["vol_rel"] is None and row["meas_note"] is None


def test_without_a_model_there_is_an_axis_and_no_direction(tmp_path: Path) -> None:
    (row,), _, _ = measure(tmp_path, [outline()])
    assert row["axis_deg"] == pytest.approx(135.0, abs=0.5)
    assert row["azimuth"] is row["dir_meas"] is row["az_source"] is row["surf_m2"] is row["slope_deg"] is None


def test_an_arrow_goes_before_a_crown_point_and_that_before_the_model(tmp_path: Path, dem: Path) -> None:
    shapes = [outline(), outline(east=200.0), outline(east=-200.0)]
    start, end = placed([(0, 30), (0, -30)], EPSG)
    arrow = QgsGeometry.fromPolylineXY([start, end]).asWkt()
    (over,), (on,) = placed([(0.0, 0.0)], EPSG), placed([(180.0, 40.0)], EPSG)
    arrows = marks(tmp_path / "arrows.gpkg", [arrow])
    crowns = marks(tmp_path / "crowns.gpkg", [QgsGeometry.fromPointXY(p).asWkt() for p in (over, on)])
    found, _, _ = measure(tmp_path, shapes, DEM=str(dem), ARROWS=str(arrows), CROWNS=str(crowns))
    assert [row["az_source"] for row in found] == ["arrow", "crown", "dem"]
    assert [row["dir_meas"] for row in found] == ["S", "SE", "SE"]
    assert apart(found[0]["azimuth"], 180.0) < 0.1
    assert 3.0 < apart(found[1]["azimuth"], TOWARDS) < 20.0


def test_a_mark_beside_an_outline_counts_unless_it_is_another_ones(tmp_path: Path) -> None:
    shapes = [outline(), outline(east=100.0)]
    (beside,) = placed([(-60.0, 60.0)], EPSG)
    crowns = marks(tmp_path / "one.gpkg", [QgsGeometry.fromPointXY(beside).asWkt()])
    found, _, _ = measure(tmp_path, shapes, CROWNS=str(crowns))
    assert [row["az_source"] for row in found] == ["crown", None]
    assert found[0]["dir_meas"] == "SE"
    (claimed,) = placed([(60.0, 40.0)], EPSG)
    crowns = marks(tmp_path / "two.gpkg", [QgsGeometry.fromPointXY(claimed).asWkt()])
    found, _, _ = measure(tmp_path, shapes, CROWNS=str(crowns))
    assert [row["az_source"] for row in found] == [None, "crown"]


def test_marks_in_another_system_are_moved_and_two_on_one_outline_are_refused(tmp_path: Path) -> None:
    two = [QgsGeometry.fromPointXY(p).asWkt() for p in placed([(-50, 50), (-40, 40)], 4326)]
    crowns = marks(tmp_path / "crowns.gpkg", two, 4326)
    (row,), _, _ = measure(tmp_path, [outline()], CROWNS=str(crowns), RELATION="none")
    assert row["az_source"] is None and "2 marks" in row["meas_note"]
    crowns = marks(tmp_path / "one.gpkg", two[:1], 4326)
    (row,), _, _ = measure(tmp_path, [outline()], CROWNS=str(crowns))
    assert (row["az_source"], row["dir_meas"]) == ("crown", "SE")


def test_what_cannot_be_measured_is_empty_with_its_reason_and_the_rest_is_done(
    tmp_path: Path, dem: Path
) -> None:
    away = outline(east=5000.0)
    found, results, feedback = measure(tmp_path, [outline(), None, away], DEM=str(dem), RELATION="none")
    assert (results["MEASURED"], results["FAILED"]) == (2, 1)
    assert "empty" in feedback.errors[0]
    empty = found[1]
    assert all(empty[name] is None for name in SURVEYED if name not in ("meas_note", "meas_at"))
    assert empty["area_m2"] is None and "empty" in empty["meas_note"]
    assert found[2]["area_m2"] > 0.0 and found[2]["surf_m2"] is None and found[2]["azimuth"] is None
    assert "no heights" in found[2]["meas_note"]


def test_flat_ground_has_no_direction(tmp_path: Path) -> None:
    flat = write_dem(tmp_path / "flat.tif", Grid(), plane(0.0, 0.0))
    (row,), _, _ = measure(tmp_path, [outline()], DEM=str(flat), RELATION="none")
    assert row["azimuth"] is None and row["aspect_deg"] is None and "flat" in row["meas_note"]
    assert row["surf_m2"] == pytest.approx(row["area_m2"], rel=1e-6)


def test_heights_in_feet_are_read_as_told(tmp_path: Path, dem: Path) -> None:
    shape = outline()
    (metres,), _, _ = measure(tmp_path, [shape], DEM=str(dem))
    (feet,), _, _ = measure(tmp_path, [shape], DEM=str(dem), HEIGHT_UNIT="feet")
    assert feet["relief_m"] == pytest.approx(0.3048 * metres["relief_m"], abs=0.02)


def test_equal_width_classes_are_made_over_all_outlines_and_crowding_is_told(tmp_path: Path) -> None:
    shapes = [outline(10.0 + i, 10.0, east=60.0 * i) for i in range(19)] + [
        outline(900.0, 500.0, north=3000.0)
    ]
    found, _, feedback = measure(tmp_path, shapes, EQUAL_WIDTH=True)
    assert [row["area_word"] for row in found] == ["small"] * 19 + ["very_large"]
    breaks = SizeBreaks.from_json(found[0]["breaks"])
    assert breaks.area_m2 == pytest.approx(equal_width([row["area_m2"] for row in found]), abs=0.01)
    assert breaks.perimeter_m == pytest.approx(equal_width([row["perim_m"] for row in found]), abs=0.01)
    assert any("95 percent" in info for info in feedback.infos)


def test_columns_of_the_same_name_are_written_over_and_others_kept(tmp_path: Path) -> None:
    first, _, _ = measure(tmp_path, [outline()])
    again = tmp_path / "again.gpkg"
    given = {"INPUT": str(tmp_path / "measured.gpkg"), "OUTPUT": str(again), "AREA_BREAKS": "1; 2; 3"}
    _, ok, feedback = run("measurelandslides", given)
    assert ok, feedback.errors
    (row,) = items(again)
    assert set(row) == set(first[0])
    assert row["area_word"] == "very_large" and row["code"] == "A1"


@pytest.mark.parametrize("given", [{}, {"INPUT": "both", "INVENTORY": "both"}])
def test_either_outlines_or_an_inventory_are_needed(given: Dict[str, str]) -> None:
    _, ok, feedback = run("measurelandslides", {**given, "OUTPUT": "memory:"})
    assert not ok and "either" in feedback.errors[0]


class TestInventory:
    """Rows of an inventory are completed in place."""

    def fill(self, path: Path, shapes: List[QgsGeometry], **values: Any) -> Path:
        made = make_inventory(path)
        entries = [Entry(e.key, shape, e.record) for shape, e in (
            (shape, entry(number, **values)) for number, shape in enumerate(shapes, 1)
        )]  # fmt: skip
        made.write(entries, OnExisting.SKIP)
        return path

    @BOTH
    def test_rows_get_their_measures_and_keep_all_else(
        self, gdal_raises: bool, tmp_path: Path, dem: Path
    ) -> None:
        said = "flujo activo direccion sureste area mediana perimetro grande"
        path = self.fill(tmp_path / "inv.gpkg", [outline()], direction="S", cap_model=said)
        before = rows(path)
        results, ok, feedback = run("measurelandslides", {"INVENTORY": str(path), "DEM": str(dem)})
        assert ok, feedback.errors
        assert (results["MEASURED"], results["INVENTORY"]) == (1, str(path))
        (row,) = rows(path)
        assert {name for name in row if row[name] != before[0][name]} <= {*SURVEYED, "azimuth"}
        assert apart(row["azimuth"], TOWARDS) < 1.0
        assert (row["direction"], row["dir_meas"], row["agr_dir"]) == ("S", "SE", "differs")
        assert (row["agr_area"], row["agr_perim"]) == ("agrees", "differs")

    def test_a_typed_azimuth_is_never_written_over(self, tmp_path: Path, dem: Path) -> None:
        path = self.fill(tmp_path / "inv.gpkg", [outline()])
        set_value(path, 1, "azimuth", 0.0)
        for _ in range(2):
            _, ok, feedback = run("measurelandslides", {"INVENTORY": str(path), "DEM": str(dem)})
            assert ok, feedback.errors
            (row,) = rows(path)
            assert (row["azimuth"], row["dir_meas"], row["az_source"]) == (0.0, "N", "person")
        assert row["agr_dir"] == "contradicts"

    def test_a_measured_azimuth_is_taken_back_when_its_source_goes(self, tmp_path: Path, dem: Path) -> None:
        path = self.fill(tmp_path / "inv.gpkg", [outline()], direction="S")
        run("measurelandslides", {"INVENTORY": str(path), "DEM": str(dem)})
        assert rows(path)[0]["azimuth"] is not None
        run("measurelandslides", {"INVENTORY": str(path)})
        (row,) = rows(path)
        assert (row["azimuth"], row["dir_meas"], row["az_source"], row["agr_dir"]) == (
            None,
            "S",
            "caption",
            None,
        )
        assert row["surf_m2"] is None

    def test_an_inventory_of_before_gets_the_columns(self, tmp_path: Path, dem: Path) -> None:
        path = self.fill(tmp_path / "inv.gpkg", [outline()])
        source = ogr.Open(str(path), 1)
        layer = source.GetLayerByName("landslides")
        for name in SURVEYED:
            layer.DeleteField(layer.GetLayerDefn().GetFieldIndex(name))
        del layer, source
        assert "surf_m2" not in rows(path)[0]
        _, ok, feedback = run("measurelandslides", {"INVENTORY": str(path), "DEM": str(dem)})
        assert ok, feedback.errors
        assert rows(path)[0]["surf_m2"] > 9000.0

    def test_an_edited_layer_is_measured_in_its_buffer_one_step_of_undo_each(
        self, tmp_path: Path, dem: Path, qgis_new_project: None
    ) -> None:
        path = self.fill(tmp_path / "inv.gpkg", [outline(), outline(east=200.0)])
        layer = QgsVectorLayer(f"{path}|layername=landslides", "inventory", "ogr")
        QgsProject.instance().addMapLayer(layer)
        layer.startEditing()
        _, ok, feedback = run("measurelandslides", {"INVENTORY": layer, "DEM": str(dem)})
        assert ok, feedback.errors
        assert layer.undoStack().count() == 2
        assert [f["dir_meas"] for f in layer.getFeatures()] == ["SE", "SE"]
        assert rows(path)[0]["dir_meas"] is None
        layer.undoStack().undo()
        assert sorted(f["dir_meas"] == "SE" for f in layer.getFeatures()) == [False, True]
        layer.rollBack()
        QgsProject.instance().removeAllMapLayers()

    def test_a_locked_inventory_is_told_and_stays(self, tmp_path: Path) -> None:
        path = self.fill(tmp_path / "inv.gpkg", [outline()])
        import sqlite3

        holder = sqlite3.connect(path)
        holder.execute("BEGIN IMMEDIATE")
        _, ok, feedback = run("measurelandslides", {"INVENTORY": str(path)})
        holder.close()
        assert not ok and any("locked" in error for error in feedback.errors)
        assert execute(path, "SELECT meas_at FROM landslides") == [(None,)]


@pytest.mark.real
@pytest.mark.skipif(not INVENTORIES.is_dir(), reason=f"{INVENTORIES} is absent")
def test_six_chilean_flows_are_measured_on_their_model(tmp_path: Path) -> None:
    folder = INVENTORIES / "chile_debris_flows_dem"
    output = tmp_path / "measured.gpkg"
    outlines, model = folder / "dflow_runout_ply.shp", folder / "elev_12_5m.tif"
    given = {"INPUT": str(outlines), "DEM": str(model), "OUTPUT": str(output)}
    results, ok, feedback = run("measurelandslides", given)
    assert ok, feedback.errors
    found = items(output)
    assert results["MEASURED"] == len(found) == 6
    assert all(row["az_source"] == "dem" and row["relief_m"] > 900.0 for row in found)
    assert all(15.0 < row["travel_deg"] < 45.0 for row in found)


def test_geographic_outlines_are_measured_alike(tmp_path: Path, dem: Path) -> None:
    shape = drawn([box(150.0, 60.0, TOWARDS)], 4326, ALAUSI)
    source = write_outlines(tmp_path / "degrees.gpkg", [shape.asWkt(12)], 4326)
    output = tmp_path / "out.gpkg"
    _, ok, feedback = run("measurelandslides", {"INPUT": str(source), "DEM": str(dem), "OUTPUT": str(output)})
    assert ok, feedback.errors
    (row,) = items(output)
    assert row["area_m2"] == pytest.approx(9000.0, rel=1e-3)
    assert row["dir_meas"] == "SE"
    assert QgsVectorLayer(str(output), "", "ogr").crs().authid() == "EPSG:4326"
