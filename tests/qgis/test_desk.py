"""Annotating on the desktop: jobs beside the main thread, rows in the edit buffer, nothing lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator, List

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRasterLayer

from landslide_annotator.core.errors import InventoryError, TileError
from landslide_annotator.gis.annotation.surveyor import Said
from landslide_annotator.gis.desktop.desk import Desk
from landslide_annotator.gis.desktop.editing import EditedInventory, is_inventory, open_layer
from landslide_annotator.gis.desktop.session import Outlines
from landslide_annotator.gis.inventory.file import write_rows
from landslide_annotator.gis.inventory.rows import OnExisting, Outcome, write
from landslide_annotator.gis.preferences import Preferences
from landslide_annotator.gis.review.landslide import find
from tests.qgis.deskwork import CRS, Bench, memory_outlines, wait
from tests.qgis.inventories import EPSG, NORTH, WEST, box, entry, execute, rows
from tests.qgis.rasters import write_raster

ACROSS = "POLYGON((739010 9757490, 739060 9757440, 739060 9757490, 739010 9757440, 739010 9757490))"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.close()


class TestOneOutline:
    def test_a_row_comes_into_the_edit_buffer_as_one_step(self, bench: Bench) -> None:
        (found,) = bench.annotate(box(100, 100))
        assert found.tile is not None and found.problem == ""
        assert not bench.layer.isEditable()
        number = bench.edited.add(found.entry)
        landslide = find(bench.layer, number)
        assert landslide is not None and bench.layer.isEditable()
        assert bench.layer.undoStack().count() == 1 and rows(bench.path) == []
        assert landslide.values["mapped_by"] == "Ana" and landslide.values["src_layer"] == "drawn"
        assert {landslide.origin(key) for key in ("type", "activity", "direction")} == {"auto"}
        assert landslide.values["length_m"] > landslide.values["width_m"] > 0
        assert landslide.attributes["type"] == landslide.said["type"]
        bench.layer.undoStack().undo()
        assert find(bench.layer, number) is None
        bench.layer.undoStack().redo()
        assert bench.layer.commitChanges(), bench.layer.commitErrors()
        assert rows(bench.path)[0]["caption"] == landslide.values["caption"]

    def test_the_same_outline_twice_keeps_its_row(self, bench: Bench) -> None:
        (found,) = bench.annotate(box(100, 100))
        assert bench.edited.add(found.entry) == bench.edited.add(found.entry)
        assert bench.layer.featureCount() == 1

    def test_an_outline_that_crosses_itself_becomes_its_parts(self, bench: Bench) -> None:
        found = bench.annotate(ACROSS)
        assert len(found) == 2 and len({f.entry.key for f in found}) == 2
        assert len({f.entry.record["event_id"] for f in found}) == 1

    @pytest.mark.parametrize("place", [(2000, 2000), (-35, 100)], ids=["outside", "mostly outside"])
    def test_without_imagery_the_outline_is_kept_for_a_person(self, bench: Bench, place: Any) -> None:
        (found,) = bench.annotate(box(*place))
        assert found.tile is None and "imagery" in found.problem
        number = bench.edited.add(found.entry)
        landslide = find(bench.layer, number)
        assert landslide is not None and landslide.reasons[0] == found.problem
        assert landslide.attributes["type"] is None and landslide.values["area_m2"] == pytest.approx(
            2400, 1e-3
        )
        assert landslide.probabilities == {} and landslide.origin("type") is None

    def test_what_has_no_area_is_said(self, bench: Bench) -> None:
        said = bench.annotate("POLYGON((739010 9757490, 739060 9757440, 739010 9757490))")
        assert "no area" in said  # type: ignore[operator]
        assert bench.layer.featureCount() == 0

    def test_imagery_removed_meanwhile_does_no_harm(self, bench: Bench) -> None:
        desk, found = bench.desk(), []
        outline = QgsGeometry.fromWkt(box(100, 100))
        bench.session.tasks.start("test", lambda job: desk.annotate(outline), found.append, found.append)
        QgsProject.instance().removeMapLayer(bench.imagery.id())
        wait(lambda: bool(found))
        assert found[0][0].tile is not None

    def test_the_map_as_seen_is_read_as_one_picture(self, bench: Bench) -> None:
        shade = np.full((1, 40, 40), 200, dtype=np.uint8)
        path = write_raster(bench.folder / "top.tif", shade, (WEST + 90, 2.0, 0, NORTH - 90, 0, -2.0), EPSG)
        above = QgsRasterLayer(str(path), "above")
        context = QgsProject.instance().transformContext()
        chosen = Preferences("en")
        layers = [above, bench.imagery]
        supplies = bench.session.supplies(layers, True, None, chosen, context, bench.reports.append)
        desk = Desk(bench.session.warm, supplies, CRS, bench.edited.crs)
        seen = desk.tile(QgsGeometry.fromWkt(box(100, 100)))
        alone = bench.desk().tile(QgsGeometry.fromWkt(box(100, 100)))
        inside = seen.outline & alone.outline
        assert np.ptp(seen.pixels[inside].astype(int)) == 0 and np.ptp(alone.pixels[inside].astype(int)) > 99

    def test_tiles_are_kept_beside_the_inventory_where_that_was_chosen(self, bench: Bench) -> None:
        outline, folder = QgsGeometry.fromWkt(box(100, 100)), bench.folder / "inventory.tilecache"
        bench.desk().tile(outline)
        assert not folder.exists()
        clipped = bench.desk(cache=True).tile(outline)
        assert len(list(folder.iterdir())) == 1
        again = bench.desk(cache=True)
        kept = again.tile(outline)
        assert np.array_equal(kept.pixels, clipped.pixels) and again._supplies.cache.hits == 1

    def test_a_spot_is_captioned_without_outline(self, bench: Bench) -> None:
        tile, caption = bench.desk().look(QgsPointXY(WEST + 200, NORTH - 200))
        assert not tile.outline.any() and not caption.outlined
        with pytest.raises(TileError, match="imagery"):
            bench.desk().look(QgsPointXY(WEST + 9000, NORTH))


class TestElevation:
    def dem(self, folder: Path, west: float) -> QgsRasterLayer:
        """A slope that falls towards the east."""
        east = 10.0 * np.arange(60, dtype=np.float32)
        heights = np.tile(1000.0 - 0.36 * east, (1, 60, 1)).astype(np.float32)
        path = write_raster(folder / "dem.tif", heights, (west, 10.0, 0, NORTH + 100, 0, -10.0), 32717)
        return QgsRasterLayer(str(path), "dem")

    def test_terrain_and_agreement_are_written_with_the_row(self, bench: Bench) -> None:
        desk = bench.desk(self.dem(bench.folder, WEST - 100))
        (found,) = desk.annotate(QgsGeometry.fromWkt(box(100, 100)))
        record = found.entry.record
        assert record["az_source"] == "dem" and record["dir_meas"] == "E"
        assert record["agr_dir"] in ("agrees", "differs", "contradicts")

    def test_no_overlap_is_noted_and_the_row_is_kept(self, bench: Bench) -> None:
        desk = bench.desk(self.dem(bench.folder, WEST + 50_000))
        (found,) = desk.annotate(QgsGeometry.fromWkt(box(100, 100)))
        assert found.entry.record["relief_m"] is None and found.tile is not None
        landslide = find(bench.layer, bench.edited.add(found.entry))
        assert landslide is not None and landslide.reasons[-1] in found.entry.record["meas_note"]

    def test_what_is_no_elevation_model_is_said_and_left_out(self, bench: Bench) -> None:
        desk = bench.desk(QgsRasterLayer("/nowhere.tif", "lost"))
        assert "lost" in bench.reports[0]
        assert desk.annotate(QgsGeometry.fromWkt(box(100, 100)))[0].tile is not None

    def test_an_arrow_gives_the_direction(self, bench: Bench) -> None:
        arrow = QgsGeometry.fromWkt(f"LINESTRING({WEST + 120} {NORTH - 110}, {WEST + 120} {NORTH - 150})")
        values = bench.desk().measure(QgsGeometry.fromWkt(box(100, 100)), Said("N"), arrow)
        assert values["az_source"] == "arrow" and values["dir_meas"] == "S"
        assert values["agr_dir"] == "contradicts" and "area_m2" not in values


class TestBatch:
    def outlines(self, count: int) -> List[str]:
        return [box(10 + 50 * (n % 7), 10 + 70 * (n // 7)) for n in range(count)]

    def test_every_outline_becomes_a_row_and_a_second_run_adds_none(self, bench: Bench) -> None:
        layer = memory_outlines([*self.outlines(5), box(5000, 5000)])
        summary = bench.batch(Outlines.of(layer, False))
        assert summary.counts.by_outcome[Outcome.ADDED] == 5 and summary.counts.failed == 1
        assert "imagery" in summary.problems[0] and not summary.cancelled
        assert bench.layer.undoStack().count() == 5 and rows(bench.path) == []
        again = bench.batch(Outlines.of(layer, False))
        assert again.counts.by_outcome[Outcome.SKIPPED] == 5
        assert bench.layer.commitChanges() and [r["ls_id"] for r in rows(bench.path)] == [1, 2, 3, 4, 5]

    def test_only_selected_outlines_are_taken(self, bench: Bench) -> None:
        layer = memory_outlines(self.outlines(5))
        layer.selectByIds([2, 4])
        summary = bench.batch(Outlines.of(layer, True))
        assert summary.counts.done == 2
        assert sorted(f["src_id"] for f in bench.layer.getFeatures()) == ["2", "4"]

    def test_cancelled_it_keeps_what_is_done(self, bench: Bench) -> None:
        bench.layer.featureAdded.connect(lambda fid: bench.layer.featureCount() >= 2 and jobs[0].cancel())
        jobs: List[Any] = []
        summary = bench.batch(Outlines.of(memory_outlines(self.outlines(21)), False), jobs.append)
        assert summary.cancelled and 2 <= summary.counts.done < 21
        assert bench.layer.featureCount() == summary.counts.done

    def test_the_inventory_removed_meanwhile_ends_it_with_a_message(self, bench: Bench) -> None:
        def remove(job: Any) -> None:
            wait(lambda: bench.layer.featureCount() >= 1)
            QgsProject.instance().removeMapLayer(bench.layer.id())

        summary = bench.batch(Outlines.of(memory_outlines(self.outlines(21)), False), remove)
        assert "no longer in the project" in summary.stopped and summary.counts.done >= 1

    def test_closing_ends_a_running_job_and_calls_nobody(self, bench: Bench) -> None:
        called: List[Any] = []
        outlines = Outlines.of(memory_outlines(self.outlines(21)), False)
        bench.session.annotate_all(bench.desk(), bench.edited, outlines, called.append, called.append)
        wait(lambda: bench.layer.featureCount() >= 1)
        bench.session.tasks.close()
        held = bench.layer.featureCount()
        wait(lambda: not bench.session.tasks.busy)
        assert called == [] and bench.layer.featureCount() == held


class TestInventoryInDanger:
    def test_rows_of_two_windows_get_numbers_of_their_own(self, bench: Bench) -> None:
        bench.add(2)
        with write_rows(bench.path) as others:
            write(others, [entry(7), entry(8), entry(9)], OnExisting.SKIP)
        assert bench.layer.commitChanges(), bench.layer.commitErrors()
        held = rows(bench.path)
        assert [row["ls_id"] for row in held] == [1, 2, 3, 4, 5]
        assert len({row["src_key"] for row in held}) == 5

    def test_a_read_only_layer_is_named(self, bench: Bench) -> None:
        (found,) = bench.annotate(box(100, 100))
        bench.layer.setReadOnly(True)
        with pytest.raises(InventoryError, match="read-only"):
            bench.edited.add(found.entry)
        bench.layer.setReadOnly(False)
        assert bench.edited.add(found.entry) == 1

    def test_a_file_that_is_gone_is_named(self, bench: Bench) -> None:
        (found,) = bench.annotate(box(100, 100))
        bench.path.rename(bench.path.with_suffix(".away"))
        with pytest.raises(InventoryError, match="is gone"):
            bench.edited.add(found.entry)
        bench.path.with_suffix(".away").rename(bench.path)
        assert bench.edited.add(found.entry) == 1

    def test_a_layer_that_was_removed_is_named(self, bench: Bench) -> None:
        QgsProject.instance().removeMapLayer(bench.layer.id())
        with pytest.raises(InventoryError, match="no longer in the project"):
            bench.edited.rows()

    def test_an_older_file_gets_its_columns_when_it_is_opened(self, bench: Bench) -> None:
        QgsProject.instance().removeMapLayer(bench.layer.id())
        execute(bench.path, "ALTER TABLE landslides DROP COLUMN org_type")
        layer = open_layer(bench.path)
        assert is_inventory(layer) and "org_type" in layer.fields().names()
        assert open_layer(bench.path).id() == layer.id()
        bench.edited = EditedInventory(layer)
        bench.layer = layer
        assert find(layer, bench.add(1)[0]).origin("type") == "auto"  # type: ignore[union-attr]
