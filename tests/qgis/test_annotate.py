"""`annotatelandslides`: from outlines and imagery to complete rows."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pyproj
import pytest
import shapely.wkt
from osgeo import gdal, ogr
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QTimer

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core import caption as captions
from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis.annotation import batch as batch_module
from landslide_annotator.gis.annotation.record import public_source
from landslide_annotator.gis.inventory.schema import COLUMNS, MEASURED
from landslide_annotator.processing.provider import LandslideProvider
from tests.qgis.algorithms import Feedback, run
from tests.qgis.inventories import (
    EPSG,
    box,
    make_inventory,
    move_outline,
    rows,
    set_value,
    side_files,
    small_captioner,
    write_imagery,
    write_outlines,
)

SHAPES = [box(60, 60), box(150, 80, 30, 25), box(250, 200, 60, 90), box(100, 250, 35, 35)]
GEOD = pyproj.Geod(ellps="WGS84")


@pytest.fixture(autouse=True, scope="module")
def captioner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
    with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
        yield made


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("José Peña ñ")
    write_imagery(folder / "ortho á.tif")
    write_outlines(folder / "contornos ñ.gpkg", SHAPES)
    return folder


@pytest.fixture
def job(scene: Path, tmp_path: Path) -> Dict[str, Any]:
    return {
        "INPUT": str(scene / "contornos ñ.gpkg"),
        "IMAGERY": str(scene / "ortho á.tif"),
        "INVENTORY": str(tmp_path / "inventario ñ.gpkg"),
        "ANALYST": "José Peña",
    }


@pytest.fixture
def layer(job: Dict[str, Any]) -> Iterator[QgsVectorLayer]:
    """The job's inventory, made and shown in the project."""
    path = make_inventory(Path(job["INVENTORY"])).path
    shown = QgsVectorLayer(f"{path}|layername=landslides", "inventory", "ogr")
    QgsProject.instance().addMapLayer(shown)
    yield shown
    if shown.isEditable():
        shown.rollBack()
    QgsProject.instance().removeMapLayer(shown.id())


def counts(results: Dict[str, Any]) -> Tuple[int, ...]:
    return tuple(results[name] for name in ("ADDED", "UPDATED", "SKIPPED", "PROTECTED", "FAILED"))


def geodesic(wkt: str) -> Tuple[float, float]:
    """Square metres and metres of a polygon of the test's zone, by pyproj."""
    to_degrees = pyproj.Transformer.from_crs(EPSG, 4326, always_xy=True)
    polygon = shapely.wkt.loads(wkt)
    lon, lat = to_degrees.transform(*polygon.exterior.xy)
    area, perimeter = GEOD.polygon_area_perimeter(lon, lat)
    holes = [GEOD.polygon_area_perimeter(*to_degrees.transform(*hole.xy))[0] for hole in polygon.interiors]
    return abs(area) - sum(map(abs, holes)), perimeter


class TestRows:
    def test_every_row_is_complete_and_true(
        self, job: Dict[str, Any], captioner: Captioner, scene: Path
    ) -> None:
        results, ok, feedback = run("annotatelandslides", {**job, "IMAGE_DATE": "2018-07-15"})
        assert ok and feedback.errors == [] and counts(results) == (4, 0, 0, 0, 0)
        found = rows(job["INVENTORY"])
        assert [row["ls_id"] for row in found] == [1, 2, 3, 4]
        for row, shape in zip(found, SHAPES):
            area, perimeter = geodesic(shape)
            assert row["area_m2"] == pytest.approx(area, rel=1e-6, abs=0.006)
            assert row["perim_m"] == pytest.approx(perimeter, rel=1e-6, abs=0.006)
            assert shapely.wkt.loads(row["wkt"]).equals(shapely.wkt.loads(shape))
            assert row["area_word"] == SizeBreaks().area_class(row["area_m2"])
            assert row["perim_word"] == SizeBreaks().perimeter_class(row["perim_m"])
            assert row["img_source"] == str(scene / "ortho á.tif") and row["img_date"] == "2018/07/15"
            assert row["gsd_m"] == pytest.approx(1.0, abs=0.01) and row["bands"] == "1,2,3"
            assert row["stretch"] == "none" and row["mapped_by"] == "José Peña"
            assert row["model_ver"] == "made 0" and row["model_hash"] == captioner.settings.digest
            assert row["presence"] == 1 and row["status"] == "unreviewed" and row["azimuth"] is None
            assert row["mapped_at"] and row["mapped_at"] == row["upd_at"]
            assert SizeBreaks.from_json(row["breaks"]) == captioner.settings.size_breaks
            assert row["tile_side"] == pytest.approx(2 * max(_size(shape)), rel=2e-3)
        assert {row["src_layer"] for row in found} == {"contornos ñ"}
        assert [row["src_id"] for row in found] == ["1", "2", "3", "4"]
        assert len({row["src_key"] for row in found}) == len({row["event_id"] for row in found}) == 4

    def test_captions_hold_measured_sizes_and_the_models_words(self, job: Dict[str, Any]) -> None:
        run("annotatelandslides", job)
        for row in rows(job["INVENTORY"]):
            final, raw = captions.parse(row["caption"]), captions.parse(row["cap_model"])
            shares = json.loads(row["probs"])
            chosen = {"type": row["ls_type"], "activity": row["activity"], "direction": row["direction"]}
            assert final.attributes == {**chosen, "area": row["area_word"], "perimeter": row["perim_word"]}
            assert {key: raw.attributes[key] for key in chosen} == chosen
            assert all(sum(words.values()) == pytest.approx(1, abs=1e-3) for words in shares.values())
            joint = math.prod(shares[key][code] for key, code in chosen.items())
            assert row["conf"] == pytest.approx(joint, rel=1e-2)
            assert 0 <= row["ls_prob"] <= 1

    def test_captions_may_be_english(self, job: Dict[str, Any]) -> None:
        run("annotatelandslides", {**job, "LANGUAGE": "en"})
        assert all(" area, " in row["caption"] for row in rows(job["INVENTORY"]))
        assert all("perimetro" in row["cap_model"] for row in rows(job["INVENTORY"]))

    def test_breaks_and_context_may_be_chosen(self, job: Dict[str, Any]) -> None:
        parameters = {"AREA_BREAKS": "1; 2; 3", "PERIMETER_BREAKS": "9e", "CONTEXT": 3.0}
        _, ok, feedback = run("annotatelandslides", {**job, **parameters})
        assert not ok and any("9e" in error and "three numbers" in error for error in feedback.errors)
        _, ok, _ = run("annotatelandslides", {**job, **parameters, "PERIMETER_BREAKS": ""})
        row = rows(job["INVENTORY"])[0]
        assert ok and row["area_word"] == "very_large" and "area muy grande" in row["caption"]
        assert json.loads(row["breaks"])["area_m2"] == [1.0, 2.0, 3.0]
        assert row["tile_side"] == pytest.approx(180, rel=2e-3)

    def test_a_tile_that_shows_no_landslide_is_written_and_marked(
        self, job: Dict[str, Any], tmp_path: Path
    ) -> None:
        with small_captioner(tmp_path / "strict") as strict:
            object.__setattr__(strict.settings, "landslide_threshold", 1.0)
            results, ok, feedback = run("annotatelandslides", job)
        assert ok and counts(results)[0] == 4
        for row in rows(job["INVENTORY"]):
            assert row["review"].startswith("the model sees no landslide") and row["ls_type"]
            assert row["status"] == "unreviewed" and "direccion" in row["caption"]
        assert any("4 rows are marked for review" in info for info in feedback.infos)

    def test_tiles_out_of_the_trained_scale_are_marked(self, job: Dict[str, Any], tmp_path: Path) -> None:
        job["INPUT"] = str(write_outlines(tmp_path / "o.gpkg", [box(60, 60), box(20, 20, 350, 350)]))
        run("annotatelandslides", job)
        small, large = rows(job["INVENTORY"])
        assert "trained range" not in (small["review"] or "") and "trained range" in large["review"]

    def test_source_names_and_ids_are_kept(self, job: Dict[str, Any], tmp_path: Path) -> None:
        run("annotatelandslides", {**job, "ID_FIELD": "code"})
        found = rows(job["INVENTORY"])
        assert [row["src_id"] for row in found] == ["A1", "A2", "A3", "A4"]

    def test_the_inventory_is_made_in_the_local_zone(self, job: Dict[str, Any], scene: Path) -> None:
        degrees = Path(job["INVENTORY"]).with_name("degrees.geojson")
        options = ["-t_srs", "EPSG:4326", "-lco", "COORDINATE_PRECISION=12"]
        gdal.VectorTranslate(str(degrees), job["INPUT"], options=options)
        _, ok, _ = run("annotatelandslides", {**job, "INPUT": str(degrees)})
        assert ok
        source = ogr.Open(job["INVENTORY"])
        table = source.GetLayerByName("landslides")
        assert table.GetSpatialRef().GetAuthorityCode(None) == str(EPSG)
        for row, shape in zip(rows(job["INVENTORY"]), SHAPES):
            assert shapely.wkt.loads(row["wkt"]).hausdorff_distance(shapely.wkt.loads(shape)) < 1e-3
            assert row["area_m2"] == pytest.approx(geodesic(shape)[0], rel=1e-6, abs=0.006)


class TestAgain:
    def test_running_again_changes_nothing(self, job: Dict[str, Any]) -> None:
        run("annotatelandslides", job)
        before = rows(job["INVENTORY"])
        for _ in range(2):
            results, ok, _ = run("annotatelandslides", job)
            assert ok and counts(results) == (0, 0, 4, 0, 0)
        assert rows(job["INVENTORY"]) == before and side_files(Path(job["INVENTORY"])) == []

    def test_the_same_outlines_from_another_file_are_known(self, job: Dict[str, Any], tmp_path: Path) -> None:
        run("annotatelandslides", job)
        gdal.VectorTranslate(str(tmp_path / "copy.shp"), job["INPUT"])
        results, _, _ = run("annotatelandslides", {**job, "INPUT": str(tmp_path / "copy.shp")})
        assert counts(results) == (0, 0, 4, 0, 0)

    def test_update_writes_what_was_read_and_measured(self, job: Dict[str, Any], tmp_path: Path) -> None:
        run("annotatelandslides", job)
        set_value(Path(job["INVENTORY"]), 1, "remarks", "mía")
        set_value(Path(job["INVENTORY"]), 2, "status", "reviewed")
        set_value(Path(job["INVENTORY"]), 3, "ls_type", "topple")
        move_outline(Path(job["INVENTORY"]), 4, 1.5)
        before = rows(job["INVENTORY"])
        newer = {"ON_EXISTING": "update", "AREA_BREAKS": "1; 2; 3", "ANALYST": "Ana"}
        results, ok, feedback = run("annotatelandslides", {**job, **newer})
        assert ok and counts(results) == (0, 1, 0, 3, 0)
        assert sum("stays as it is" in info for info in feedback.infos) == 3
        after = rows(job["INVENTORY"])
        assert after[1:] == before[1:]
        changed = {name for name in after[0] if after[0][name] != before[0][name]}
        assert {"area_word", "caption", "breaks"} <= changed <= set(MEASURED)

    def test_add_adds(self, job: Dict[str, Any]) -> None:
        run("annotatelandslides", job)
        results, _, _ = run("annotatelandslides", {**job, "ON_EXISTING": "add"})
        assert counts(results) == (4, 0, 0, 0, 0)
        assert [row["ls_id"] for row in rows(job["INVENTORY"])] == list(range(1, 9))

    def test_an_outline_drawn_twice_counts_once(self, job: Dict[str, Any], tmp_path: Path) -> None:
        job["INPUT"] = str(write_outlines(tmp_path / "o.gpkg", [SHAPES[0], SHAPES[1], SHAPES[0]]))
        results, _, feedback = run("annotatelandslides", job)
        assert counts(results) == (2, 0, 1, 0, 0)
        assert any("Outline 3: drawn twice" in info for info in feedback.infos)

    def test_an_interrupted_run_is_completed(
        self, job: Dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batch_module, "SIZE", 2)
        results, _, _ = run("annotatelandslides", job, stop=lambda info: info.startswith("Outline 3"))
        assert counts(results)[0] == 3 and len(rows(job["INVENTORY"])) == 3
        results, _, _ = run("annotatelandslides", job)
        assert counts(results) == (1, 0, 3, 0, 0)


class TestTargets:
    def test_a_layer_of_the_project_may_be_named(self, job: Dict[str, Any], layer: QgsVectorLayer) -> None:
        for number, value in enumerate((layer, layer.id(), layer.name(), layer.source())):
            results, ok, feedback = run(
                "annotatelandslides", {**job, "INVENTORY": value, "ON_EXISTING": "add"}
            )
            assert ok, feedback.errors
            assert Path(results["INVENTORY"]) == Path(job["INVENTORY"])
            assert layer.featureCount() == 4 * (number + 1)

    def test_an_output_layer_has_the_same_columns(self, job: Dict[str, Any], tmp_path: Path) -> None:
        del job["INVENTORY"]
        results, ok, _ = run("annotatelandslides", {**job, "OUTPUT": str(tmp_path / "out.gpkg")})
        assert ok and "INVENTORY" not in results
        found = rows(tmp_path / "out.gpkg", "out")
        assert [row["ls_id"] for row in found] == [1, 2, 3, 4]
        assert set(found[0]) == {column.name for column in COLUMNS} | {"fid", "wkt"}
        assert all(row["caption"] and row["src_key"] and row["mapped_at"] for row in found)
        source = ogr.Open(str(tmp_path / "out.gpkg"))
        assert source.GetLayer(0).GetGeomType() == ogr.wkbPolygon

    def test_an_output_layer_is_complete_when_the_run_ends(self, job: Dict[str, Any], tmp_path: Path) -> None:
        """Also when handled errors of failed outlines keep the run's functions alive."""
        del job["INVENTORY"]
        job["INPUT"] = str(write_outlines(tmp_path / "o.gpkg", [box(5000, 60), SHAPES[0]]))
        for name in ("first.csv", "second.csv", "third.csv"):
            results, ok, _ = run("annotatelandslides", {**job, "OUTPUT": str(tmp_path / name)})
            assert ok and counts(results) == (1, 0, 0, 0, 1)
            assert len((tmp_path / name).read_text(encoding="utf-8").splitlines()) == 2

    def test_relative_paths_are_kept_whole(
        self, job: Dict[str, Any], scene: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(scene)
        run("annotatelandslides", {**job, "IMAGERY": "ortho á.tif", "INPUT": "contornos ñ.gpkg"})
        assert {row["img_source"] for row in rows(job["INVENTORY"])} == {str(scene / "ortho á.tif")}

    @pytest.mark.parametrize(
        "source",
        [
            "type=xyz&url=https://a.org/%7Bz%7D/%7Bx%7D.png?api-key%3Dhidden%26access_token%3Dhidden&zmax=19",
            "username=hidden&password=hidden&url=https://a.org/wms&layers=ortho",
            "PG: dbname='imagery' host=a.org user='hidden' password='hidden' table='ortho'",
        ],
    )
    def test_accounts_are_not_kept(self, source: str) -> None:
        kept = public_source(source)
        assert "hidden" not in kept and "a.org" in kept

    def test_output_and_inventory_agree(self, job: Dict[str, Any], tmp_path: Path) -> None:
        job["OUTPUT"] = str(tmp_path / "out.gpkg")
        first = {**job, "INPUT": str(write_outlines(tmp_path / "first.gpkg", SHAPES[:1]))}
        run("annotatelandslides", first)
        run("annotatelandslides", {**job, "OUTPUT": str(tmp_path / "new.gpkg")})
        written = rows(tmp_path / "new.gpkg", "new")
        assert [row["ls_id"] for row in written] == [2, 3, 4]
        stored = {row["ls_id"]: row for row in rows(job["INVENTORY"])}
        for row in written:
            same = set(row) - {"fid", "mapped_at", "upd_at"}
            assert {name: row[name] for name in same} == {name: stored[row["ls_id"]][name] for name in same}

    def test_several_rasters_and_a_folder(self, job: Dict[str, Any], scene: Path, tmp_path: Path) -> None:
        folder = tmp_path / "imágenes"
        folder.mkdir()
        shutil.copy(scene / "ortho á.tif", folder / "copy.tif")
        gdal.Translate(
            str(folder / "west.tif"), str(scene / "ortho á.tif"), options=["-srcwin", "0", "0", "130", "400"]
        )
        (folder / "notes.txt").write_text("no raster")
        del job["IMAGERY"]
        results, ok, _ = run("annotatelandslides", {**job, "IMAGERY_FOLDER": str(folder)})
        assert ok and counts(results)[0] == 4
        raster = QgsRasterLayer(str(folder / "west.tif"), "west")
        mixed = {"IMAGERY": [raster, str(folder / "copy.tif")], "ON_EXISTING": "update"}
        results, ok, _ = run("annotatelandslides", {**job, **mixed})
        assert ok and counts(results)[1] == 4


class TestDesktop:
    """As the toolbox runs it: in a worker thread, while this thread handles events."""

    def start(self, parameters: Dict[str, Any], stop: Any = None) -> Tuple[bool, Dict[str, Any], Feedback]:
        provider = LandslideProvider()
        provider.loadAlgorithms()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        feedback = Feedback(stop)
        algorithm = provider.algorithm("annotatelandslides")
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        answer: List[Any] = []
        loop = QEventLoop()
        task.executed.connect(lambda ok, results: (answer.extend([ok, results]), loop.quit()))
        QTimer.singleShot(60_000, loop.quit)
        QgsApplication.taskManager().addTask(task)
        loop.exec()
        assert answer, "the task did not end"
        return answer[0], answer[1], feedback

    def test_rows_go_to_the_file_and_are_shown(self, job: Dict[str, Any], layer: QgsVectorLayer) -> None:
        ok, results, feedback = self.start(job)
        assert ok and counts(results)[0] == 4 and feedback.errors == []
        assert layer.featureCount() == 4 and len(rows(job["INVENTORY"])) == 4

    def test_a_layer_being_edited_gets_edits(self, job: Dict[str, Any], layer: QgsVectorLayer) -> None:
        layer.startEditing()
        ok, results, _ = self.start(job)
        assert ok and counts(results)[0] == 4
        assert layer.featureCount() == 4 and rows(job["INVENTORY"]) == []
        assert layer.undoStack().count() == 4
        ok, results, _ = self.start(job)
        assert ok and counts(results)[2] == 4, "rows that are not saved yet are known as well"
        layer.undoStack().undo()
        assert layer.commitChanges() and len(rows(job["INVENTORY"])) == 3

    def test_cancel_keeps_what_is_finished(
        self, job: Dict[str, Any], layer: QgsVectorLayer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        layer.startEditing()
        ok, _, _ = self.start(job, stop=lambda info: info.startswith("Outline 2"))
        assert not ok and layer.featureCount() == 2


class TestParameters:
    def test_a_target_is_needed(self, job: Dict[str, Any]) -> None:
        del job["INVENTORY"]
        _, ok, feedback = run("annotatelandslides", job)
        assert not ok and "nowhere to write" in feedback.errors[0]

    def test_imagery_is_needed(self, job: Dict[str, Any]) -> None:
        del job["IMAGERY"]
        _, ok, feedback = run("annotatelandslides", job)
        assert not ok and "Imagery is missing" in feedback.errors[0]

    def test_absent_imagery_is_named(self, job: Dict[str, Any]) -> None:
        _, ok, feedback = run("annotatelandslides", {**job, "IMAGERY": ["/absent/ñ.tif"]})
        assert not ok and "/absent/ñ.tif" in feedback.errors[0]
        assert not Path(job["INVENTORY"]).exists()

    def test_help_names_every_choice(self) -> None:
        provider = LandslideProvider()
        provider.loadAlgorithms()
        for name in ("annotatelandslides", "createinventory"):
            algorithm = provider.algorithm(name)
            assert algorithm.shortHelpString() and algorithm.shortDescription() and algorithm.tags()
            assert all(p.description() for p in algorithm.parameterDefinitions())


def _size(wkt: str) -> Tuple[float, float]:
    west, south, east, north = shapely.wkt.loads(wkt).bounds
    return east - west, north - south
