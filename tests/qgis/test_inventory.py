"""The inventory file: its table, style and marker, its rows, and what endangers them."""

from __future__ import annotations

import datetime
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any, Iterator, List

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from landslide_annotator.core.errors import InventoryError
from landslide_annotator.core.vocabulary import ACTIVITIES, TYPES
from landslide_annotator.gis.inventory.rows import OnExisting, Outcome
from landslide_annotator.gis.inventory.schema import COLUMNS, MEASURED, fit
from landslide_annotator.gis.inventory.store import Inventory, create
from landslide_annotator.gis.mainthread import MainThread
from tests.qgis.inventories import (
    EPSG,
    changed,
    entry,
    execute,
    make_inventory,
    move_outline,
    ordinary_user,
    rows,
    set_value,
    side_files,
    write_outlines,
)

FOLDER = "José Peña ñ"
SUSCEPTIBILITY_TOOLS_OVERWRITE = {"id", "y", "geom", "si", "fid", "fid2"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER
    folder.mkdir()
    return folder / "inventario año.gpkg"


@pytest.fixture
def inventory(path: Path) -> Inventory:
    return make_inventory(path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def layer(inventory: Inventory) -> Iterator[QgsVectorLayer]:
    """The inventory as a layer of the open project."""
    shown = QgsVectorLayer(f"{inventory.path}|layername=landslides", "inventory", "ogr")
    assert shown.isValid()
    QgsProject.instance().addMapLayer(shown)
    yield shown
    if shown.isEditable():
        shown.rollBack()
    QgsProject.instance().removeMapLayer(shown.id())


def in_thread(action: Any) -> List[Any]:
    """Run an action in another thread while this one handles events, as on the desktop."""
    result: List[Any] = []

    def work() -> None:
        try:
            result.append(action())
        except InventoryError as error:
            result.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    while thread.is_alive():
        QCoreApplication.processEvents()
        time.sleep(0.005)
    return result


class TestFile:
    def test_gdal_reads_single_polygons_in_a_metric_system(self, inventory: Inventory) -> None:
        source = ogr.Open(str(inventory.path))
        table = source.GetLayerByName("landslides")
        assert table.GetGeomType() == ogr.wkbPolygon
        assert table.GetSpatialRef().GetAuthorityCode(None) == str(EPSG)
        assert table.GetFIDColumn() == "ogc_fid" and table.GetGeometryColumn() == "shape"
        assert inventory.crs.authid() == f"EPSG:{EPSG}"

    def test_names_suit_every_tool(self, inventory: Inventory) -> None:
        table = QgsVectorLayer(str(inventory.path), "", "ogr")
        names = table.fields().names()
        assert names == ["ogc_fid", *(column.name for column in COLUMNS)]
        for name in [*names, "shape"]:
            assert name.isascii() and name == name.lower() and len(name) <= 10
            assert name not in SUSCEPTIBILITY_TOOLS_OVERWRITE

    def test_a_shapefile_keeps_every_column(self, inventory: Inventory, tmp_path: Path) -> None:
        inventory.write([entry(1, caption="pequeña ñ")], OnExisting.SKIP)
        gdal.VectorTranslate(str(tmp_path / "out.shp"), str(inventory.path), layers=["landslides"])
        source = ogr.Open(str(tmp_path / "out.shp"))
        table = source.GetLayer(0)
        definition = table.GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        assert names == [column.name for column in COLUMNS]
        assert next(iter(table))["caption"] == "pequeña ñ"

    def test_a_system_that_the_user_defined_is_kept(self, path: Path) -> None:
        own = QgsCoordinateReferenceSystem.fromProj(
            "+proj=tmerc +lat_0=-2 +lon_0=-78.8 +k=1 +x_0=5000 +y_0=5000 +ellps=WGS84 +units=m +no_defs"
        )
        create(path, own)
        assert "+lon_0=-78.8" in Inventory(path).crs.toProj()
        assert QgsVectorLayer(str(path), "", "ogr").crs().isValid()

    def test_style_form_and_lists_come_with_the_file(self, inventory: Inventory) -> None:
        shown = QgsVectorLayer(f"{inventory.path}|layername=landslides", "any", "ogr")
        categories = shown.renderer().categories()
        assert shown.renderer().classAttribute() == "ls_type"
        assert [c.value() for c in categories][:-1] == [term.code for term in TYPES]
        assert [tab.name().split(" / ")[-1] for tab in shown.editFormConfig().tabs()] == [
            "Landslide", "Annotation", "Measures", "Shape", "Terrain", "Imagery", "Record",
        ]  # fmt: skip
        assert not any(tab.isGroupBox() for tab in shown.editFormConfig().tabs())
        index = shown.fields().lookupField("ls_type")
        assert shown.attributeAlias(index) == "Tipo de movimiento / Movement type"
        setup = shown.editorWidgetSetup(shown.fields().lookupField("activity"))
        codes = [code for pair in setup.config()["map"] for code in pair.values()]
        assert setup.type() == "ValueMap" and codes == [term.code for term in ACTIVITIES]
        assert {"suspended", "dormant", "abandoned", "stabilised", "relict"} < set(codes)
        assert shown.editFormConfig().readOnly(shown.fields().lookupField("area_m2"))
        assert shown.metadata().title().endswith("Landslide inventory")

    def test_every_column_is_on_a_page_of_the_form(self, inventory: Inventory) -> None:
        shown = QgsVectorLayer(str(inventory.path), "any", "ogr")
        on_form = {e.name() for tab in shown.editFormConfig().tabs() for e in tab.children()}
        assert on_form == {column.name for column in COLUMNS} - {"presence"}

    def test_styles_by_type_and_activity_are_in_the_file_the_first_as_default(
        self, inventory: Inventory
    ) -> None:
        styles = execute(
            inventory.path, "SELECT styleName, f_table_name, useAsDefault, styleQML FROM layer_styles"
        )
        assert {style[:3] for style in styles} == {("type", "landslides", 1), ("activity", "landslides", 0)}
        for style in styles:
            ElementTree.fromstring(style[3].split("\n", 1)[1])

    def test_a_row_drawn_by_hand_gets_its_defaults(self, layer: QgsVectorLayer) -> None:
        from qgis.core import QgsVectorLayerUtils

        layer.startEditing()
        for number in (1, 2):
            feature = QgsVectorLayerUtils.createFeature(layer, entry(number).polygon)
            assert feature["ls_id"] == number and feature["presence"] == 1
            assert feature["status"] == "unreviewed" and feature["mapped_at"]
            assert layer.addFeature(feature)
        assert layer.commitChanges(), layer.commitErrors()

    def test_numbers_of_rows_are_unique(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        source = ogr.Open(str(inventory.path), 1)
        table = source.GetLayerByName("landslides")
        for number in (1, None):
            feature = ogr.Feature(table.GetLayerDefn())
            if number:
                feature.SetField("ls_id", number)
            assert table.CreateFeature(feature) != 0
        assert table.GetFeatureCount() == 1

    def test_nothing_lies_beside_the_file(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        inventory.keys()
        assert side_files(inventory.path) == []
        assert inventory.path.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log

    def test_it_can_be_read_in_a_read_only_folder(self, open_folder: Path) -> None:
        made = make_inventory(open_folder / "a.gpkg")
        made.write([entry(1)], OnExisting.SKIP)
        made.path.chmod(0o444)
        open_folder.chmod(0o555)
        with ordinary_user():
            assert len(rows(made.path)) == 1
            assert len(Inventory(made.path).keys()) == 1
            assert QgsVectorLayer(str(made.path), "a", "ogr").isValid()
        assert side_files(made.path) == []

    def test_texts_are_cut_to_their_columns(self) -> None:
        cut = fit({"review": "x" * 400, "probs": "y" * 400, "ls_type": None, "area_m2": 3.5})
        assert len(cut["review"]) == 254 and len(cut["probs"]) == 400
        assert cut["ls_type"] is None and cut["area_m2"] == 3.5


class TestRows:
    def test_values_come_back(self, inventory: Inventory) -> None:
        now = datetime.datetime(2026, 2, 3, 4, 5, 6, tzinfo=datetime.timezone.utc)
        values = {"area_m2": 1234.57, "img_date": datetime.date(2018, 7, 1), "mapped_at": now, "year": 2018}
        assert inventory.write([entry(1, **values)], OnExisting.SKIP) == [(Outcome.ADDED, 1)]
        row = rows(inventory.path)[0]
        assert row["area_m2"] == 1234.57 and row["year"] == 2018 and row["azimuth"] is None
        assert row["img_date"] == "2018/07/01" and row["mapped_at"] == "2026/02/03 04:05:06+00"
        assert row["wkt"] == entry(1).polygon.asWkt(1).replace("Polygon (", "POLYGON (").replace(", ", ",")

    def test_the_same_outline_is_not_added_again(self, inventory: Inventory) -> None:
        first = [entry(1), entry(2)]
        inventory.write(first, OnExisting.SKIP)
        before = rows(inventory.path)
        again = inventory.write([*first, entry(3)], OnExisting.SKIP)
        assert again == [(Outcome.SKIPPED, 1), (Outcome.SKIPPED, 2), (Outcome.ADDED, 3)]
        assert rows(inventory.path)[:2] == before

    def test_add_adds_and_update_takes_the_latest(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        assert inventory.write([entry(1)], OnExisting.ADD) == [(Outcome.ADDED, 2)]
        assert inventory.write([entry(1, gsd_m=0.5)], OnExisting.UPDATE) == [(Outcome.UPDATED, 2)]
        assert [row["gsd_m"] for row in rows(inventory.path)] == [None, 0.5]

    def test_update_leaves_what_belongs_to_the_geologist(self, inventory: Inventory) -> None:
        inventory.write([entry(1, mapped_by="Ana")], OnExisting.SKIP)
        for column, value in (("remarks", "visto"), ("year", 1999), ("azimuth", 80.0), ("quality", "high")):
            set_value(inventory.path, 1, column, value)
        before = rows(inventory.path)[0]
        newer = entry(
            1, ls_type="fall", cap_model="caida activa direccion este", area_m2=5.0, mapped_by="Luis"
        )
        assert inventory.write([newer], OnExisting.UPDATE) == [(Outcome.UPDATED, 1)]
        after = rows(inventory.path)[0]
        assert after["ls_type"] == "fall" and after["area_m2"] == 5.0
        kept = set(before) - set(MEASURED)
        assert {name: after[name] for name in kept} == {name: before[name] for name in kept}

    @pytest.mark.parametrize(
        ("column", "value"),
        [
            ("status", "reviewed"),
            ("status", "corrected"),
            ("status", "rejected"),
            ("ls_type", "creep"),
            ("activity", "dormant"),
            ("direction", "W"),
        ],
    )
    def test_what_a_person_changed_is_never_overwritten(
        self, inventory: Inventory, column: str, value: str
    ) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        set_value(inventory.path, 1, column, value)
        before = rows(inventory.path)
        newer = entry(1, area_m2=5.0)
        assert inventory.outcome(newer.key, newer.polygon, OnExisting.UPDATE) == (Outcome.PROTECTED, 1)
        assert inventory.write([newer], OnExisting.UPDATE) == [(Outcome.PROTECTED, 1)]
        assert rows(inventory.path) == before

    def test_an_outline_that_a_person_moved_is_never_overwritten(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        move_outline(inventory.path, 1, 0.5)
        assert inventory.write([entry(1)], OnExisting.UPDATE) == [(Outcome.PROTECTED, 1)]

    def test_numbers_go_on_after_the_highest(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        set_value(inventory.path, 1, "ls_id", 41)
        assert inventory.write([entry(2)], OnExisting.SKIP) == [(Outcome.ADDED, 42)]

    def test_a_failing_batch_is_taken_back_as_a_whole(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        broken = entry(3)
        broken.record["presence"] = None  # type: ignore[index]
        with pytest.raises(InventoryError, match=inventory.path.name):
            inventory.write([entry(2), broken], OnExisting.SKIP)
        assert [row["ls_id"] for row in rows(inventory.path)] == [1]
        assert inventory.write([entry(2)], OnExisting.SKIP) == [(Outcome.ADDED, 2)]

    def test_a_program_that_reads_meanwhile_does_no_harm(self, inventory: Inventory) -> None:
        """Another QGIS edits the file, which it has put into a write-ahead log."""
        other = sqlite3.connect(inventory.path)
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM landslides").fetchall()
        inventory.write([entry(1)], OnExisting.SKIP)
        assert other.execute("SELECT count(*) FROM landslides").fetchall() == [(1,)]
        other.close()
        inventory.write([entry(2)], OnExisting.SKIP)
        assert side_files(inventory.path) == [] and len(rows(inventory.path)) == 2


class TestOlderFiles:
    """Files from before a column was thought of."""

    @pytest.fixture
    def older(self, inventory: Inventory) -> Inventory:
        inventory.write([entry(1)], OnExisting.SKIP)
        for name in ("org_type", "t_start", "t_active_s", "meas_note"):
            execute(inventory.path, f"ALTER TABLE landslides DROP COLUMN {name}")
        return inventory

    def test_writing_adds_what_lacks(self, older: Inventory) -> None:
        older.write([entry(1, org_type="auto"), entry(2, org_type="corr", t_active_s=3.5)], OnExisting.UPDATE)
        first, second = rows(older.path)
        assert first["org_type"] == "auto" and second["org_type"] == "corr" and second["t_active_s"] == 3.5
        assert first["ls_type"] == "flow"

    def test_completing_adds_what_lacks_and_keeps_the_rest(self, older: Inventory) -> None:
        before = rows(older.path)[0]
        older.complete()
        after = rows(older.path)[0]
        assert set(after) - {"fid", "wkt"} == {column.name for column in COLUMNS}
        assert {name: after[name] for name in before} == before
        version = older.path.stat().st_mtime_ns
        older.complete()
        assert older.path.stat().st_mtime_ns == version

    def test_a_layer_being_edited_takes_the_row_without_them(self, older: Inventory) -> None:
        shown = QgsVectorLayer(f"{older.path}|layername=landslides", "older", "ogr")
        QgsProject.instance().addMapLayer(shown)
        shown.startEditing()
        older.complete()
        assert older.write([entry(2, org_type="corr", org_act="corr")], OnExisting.SKIP) == [
            (Outcome.ADDED, 2)
        ]
        assert shown.commitChanges(), shown.commitErrors()
        QgsProject.instance().removeMapLayer(shown.id())
        assert rows(older.path)[1]["org_act"] == "corr"


class TestEditing:
    def test_rows_become_steps_of_undo_and_are_not_saved(
        self, inventory: Inventory, layer: QgsVectorLayer
    ) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        inventory.refresh()
        layer.startEditing()
        written = inventory.write([entry(1), entry(2), entry(3)], OnExisting.SKIP)
        assert [w.outcome for w in written] == [Outcome.SKIPPED, Outcome.ADDED, Outcome.ADDED]
        assert layer.featureCount() == 3 and len(rows(inventory.path)) == 1
        stack = layer.undoStack()
        assert stack.count() == 2 and "3" in stack.text(1)
        stack.undo()
        assert sorted(f["ls_id"] for f in layer.getFeatures()) == [1, 2]
        assert inventory.keys() == {entry(1).key, entry(2).key}
        stack.redo()
        assert layer.commitChanges(), layer.commitErrors()
        assert [row["ls_id"] for row in rows(inventory.path)] == [1, 2, 3]
        assert rows(inventory.path)[2]["src_key"] == entry(3).key

    def test_updates_can_be_undone(self, inventory: Inventory, layer: QgsVectorLayer) -> None:
        inventory.write([entry(1), entry(2)], OnExisting.SKIP)
        inventory.refresh()
        layer.startEditing()
        reviewed = next(f for f in layer.getFeatures() if f["ls_id"] == 2)
        layer.changeAttributeValue(reviewed.id(), layer.fields().lookupField("status"), "reviewed")
        newer = [entry(1, area_m2=7.0), entry(2, area_m2=7.0)]
        written = inventory.write(newer, OnExisting.UPDATE)
        assert [w.outcome for w in written] == [Outcome.UPDATED, Outcome.PROTECTED]
        areas = {f["ls_id"]: f["area_m2"] for f in layer.getFeatures()}
        assert areas[1] == 7.0 and areas[2] != 7.0
        layer.undoStack().undo()
        assert all(f["area_m2"] != 7.0 for f in layer.getFeatures())

    def test_a_worker_thread_leaves_the_layer_to_the_main_thread(
        self, inventory: Inventory, layer: QgsVectorLayer
    ) -> None:
        layer.startEditing()
        assert in_thread(lambda: inventory.write([entry(1)], OnExisting.SKIP)) == [[(Outcome.ADDED, 1)]]
        assert layer.featureCount() == 1 and rows(inventory.path) == []

    def test_a_worker_thread_writes_the_file_when_nobody_edits(
        self, inventory: Inventory, layer: QgsVectorLayer
    ) -> None:
        assert in_thread(lambda: inventory.write([entry(1)], OnExisting.SKIP)) == [[(Outcome.ADDED, 1)]]
        in_thread(inventory.refresh)
        assert layer.featureCount() == 1 and len(rows(inventory.path)) == 1

    def test_a_busy_main_thread_is_reported_and_nothing_happens_later(self) -> None:
        main, done, answers = MainThread(), [], []

        def ask() -> None:
            try:
                main.call(lambda: done.append(1), patience_s=0.1)
            except InventoryError as error:
                answers.append(str(error))

        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()  # this thread handles no events
        QCoreApplication.processEvents()
        assert len(answers) == 1 and "busy" in answers[0] and done == []


class TestDanger:
    def test_a_killed_writer_loses_no_committed_row(self, path: Path) -> None:
        made = make_inventory(path)
        for round_ in range(3):
            writer = subprocess.Popen(
                [sys.executable, "-m", "tests.qgis.endless_writer", str(path)], stdout=subprocess.PIPE
            )
            assert writer.stdout is not None
            committed = 0
            stop = time.monotonic() + 1.2 + 0.37 * round_
            for line in writer.stdout:
                committed = int(line)
                if time.monotonic() > stop and committed >= 100:
                    break
            writer.send_signal(signal.SIGKILL)
            writer.communicate()
            assert QgsVectorLayer(str(path), "after", "ogr").isValid()
            assert len(made.keys()) >= committed and len(made.keys()) % 20 == 0
            assert execute(path, "PRAGMA integrity_check") == [("ok",)]
            held = rows(path)
            assert [row["ls_id"] for row in held] == list(range(1, len(held) + 1))
            source = ogr.Open(str(path))
            west, east, _, _ = source.GetLayerByName("landslides").GetExtent()
            assert east - west == pytest.approx(10 * (len(held) - 1) + 5)
            assert made.write([entry(1)], OnExisting.SKIP) == [(Outcome.SKIPPED, 1)]
            assert side_files(path) == []

    def test_a_locked_file_is_named(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        other = sqlite3.connect(inventory.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InventoryError, match=f"{inventory.path.name} is locked.*Close it there"):
            inventory.check_writable()
        other.execute("ROLLBACK")
        other.close()
        inventory.check_writable()
        assert len(rows(inventory.path)) == 1

    def test_a_full_disk_keeps_what_is_written(self, inventory: Inventory) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        size = inventory.path.stat().st_size
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, hard))
        try:
            with pytest.raises(InventoryError, match=r"disk is full.*Make room"):
                inventory.write([entry(n, probs="x" * 20_000) for n in range(2, 60)], OnExisting.SKIP)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert len(rows(inventory.path)) == 1
        assert inventory.write([entry(2)], OnExisting.SKIP) == [(Outcome.ADDED, 2)]
        assert side_files(inventory.path) == []

    @pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555)])
    def test_read_only_files_and_folders_are_named(
        self, open_folder: Path, file_mode: int, folder_mode: int
    ) -> None:
        made = make_inventory(open_folder / "a.gpkg")
        made.path.chmod(file_mode)
        open_folder.chmod(folder_mode)
        with ordinary_user(), pytest.raises(InventoryError, match=r"a\.gpkg cannot be written.*permissions"):
            made.check_writable()
        open_folder.chmod(0o755)
        made.path.chmod(0o644)
        assert side_files(made.path) == [] and rows(made.path) == []

    def test_a_folder_without_permission_is_named(self, open_folder: Path) -> None:
        open_folder.chmod(0o555)
        with ordinary_user(), pytest.raises(InventoryError, match=r"a\.gpkg cannot be written.*folder"):
            create(open_folder / "a.gpkg", QgsCoordinateReferenceSystem("EPSG:32717"))
        open_folder.chmod(0o755)
        assert not any(open_folder.iterdir())

    def test_absent_files_are_named(self, tmp_path: Path) -> None:
        with pytest.raises(InventoryError, match=r"no file .*absent\.gpkg"):
            Inventory(tmp_path / "absent.gpkg")

    @pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 2000])
    def test_other_files_are_no_inventory(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "x.gpkg").write_bytes(content)
        with pytest.raises(InventoryError, match=r"x\.gpkg"):
            Inventory(tmp_path / "x.gpkg")
        assert (tmp_path / "x.gpkg").read_bytes() == content

    def test_other_geopackages_are_no_inventory(self, tmp_path: Path) -> None:
        other = write_outlines(tmp_path / "o.gpkg", [], kind=ogr.wkbPolygon)
        with pytest.raises(InventoryError, match=r"lacks the table landslides.*Create landslide inventory"):
            Inventory(other)
        gdal.VectorTranslate(str(tmp_path / "p.gpkg"), str(other), layerName="landslides")
        with pytest.raises(InventoryError, match="lacks the columns ls_id event_id"):
            Inventory(tmp_path / "p.gpkg")

    def test_a_copy_without_the_marker_is_an_inventory(self, inventory: Inventory, tmp_path: Path) -> None:
        inventory.write([entry(1)], OnExisting.SKIP)
        copy = tmp_path / "copy.gpkg"
        gdal.VectorTranslate(str(copy), str(inventory.path), layers=["landslides"])
        assert Inventory(copy).write([entry(1), entry(2)], OnExisting.SKIP)[1] == (Outcome.ADDED, 2)

    def test_newer_formats_are_refused(self, inventory: Inventory) -> None:
        source = ogr.Open(str(inventory.path), 1)
        table = source.GetLayerByName("landslides")
        assert table.GetMetadataItem("SCHEMA", "LANDSLIDE_ANNOTATOR") == "1"
        table.SetMetadataItem("SCHEMA", "2", "LANDSLIDE_ANNOTATOR")
        del table, source
        with pytest.raises(InventoryError, match=r"newer.*Update the plugin"):
            Inventory(inventory.path)

    def test_columns_that_the_user_added_stay(self, inventory: Inventory) -> None:
        source = ogr.Open(str(inventory.path), 1)
        source.GetLayerByName("landslides").CreateField(ogr.FieldDefn("my_note", ogr.OFTString))
        del source
        inventory.write([entry(1)], OnExisting.SKIP)
        set_value(inventory.path, 1, "my_note", "mía")
        inventory.write([entry(1, area_m2=3.0)], OnExisting.UPDATE)
        assert rows(inventory.path)[0]["my_note"] == "mía" and rows(inventory.path)[0]["area_m2"] == 3.0


def test_empty_geometry_is_touched(inventory: Inventory) -> None:
    """A row whose outline a person deleted is left alone."""
    inventory.write([entry(1)], OnExisting.SKIP)
    with changed(inventory.path, 1) as feature:
        feature.SetGeometry(None)
    assert inventory.write([entry(1)], OnExisting.UPDATE) == [(Outcome.PROTECTED, 1)]
    assert QgsGeometry.fromWkt(rows(inventory.path)[0]["wkt"] or "").isNull()
