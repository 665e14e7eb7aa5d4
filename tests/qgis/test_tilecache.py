"""Tiles kept beside an inventory: the same as clipped ones, or clipped anew; never more than the limit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, List

import numpy as np
import pytest
from qgis.core import QgsRasterLayer, QgsRasterRange, QgsVectorLayer

from landslide_annotator.gis.imagery.raster import Imagery
from landslide_annotator.gis.imagery.tilecache import TileCache, cache_folder, clear, layers_salt
from landslide_annotator.gis.imagery.tiles import Tile, clip_best
from landslide_annotator.gis.imagery.tilespec import TileSpec
from tests.qgis.algorithms import run
from tests.qgis.inventories import (
    box,
    ordinary_user,
    rows,
    small_captioner,
    write_imagery,
    write_outlines,
)

LON, LAT = -78.8495, -2.1945
RING = np.array([(-10.0, -10.0), (10.0, -10.0), (0.0, 15.0)])


@pytest.fixture(scope="module")
def ortho(tmp_path_factory: Any) -> Path:
    return write_imagery(tmp_path_factory.mktemp("imagery") / "ortho.tif", "uint16")


def spec(number: int = 0) -> TileSpec:
    return TileSpec(LON + 2e-5 * number, LAT, 60.0, 64)


def imagery(path: Path) -> List[Imagery]:
    return [Imagery(QgsRasterLayer(str(path), path.stem))]


def cache(folder: Path, **more: Any) -> TileCache:
    more.setdefault("report", pytest.fail)
    return TileCache(folder / "kept", more.pop("salt", "[]"), **more)


def same(first: Tile, second: Tile) -> bool:
    plain = [{k: v for k, v in vars(t).items() if not isinstance(v, np.ndarray)} for t in (first, second)]
    arrays = all(np.array_equal(getattr(first, n), getattr(second, n)) for n in ("pixels", "outline"))
    return arrays and plain[0] == plain[1] and first.pixels.dtype == second.pixels.dtype


def names(folder: Path) -> List[str]:
    return sorted(p.name for p in (folder / "kept").iterdir())


def test_a_kept_tile_is_the_clipped_one(tmp_path: Path, ortho: Path) -> None:
    kept, sources = cache(tmp_path), imagery(ortho)
    for rings in ((), (RING,)):
        fresh = kept.clip(sources, spec(), rings)
        again = cache(tmp_path).clip(imagery(ortho), spec(), rings)
        assert same(fresh, again) and same(again, clip_best(sources, spec(), rings))
    assert kept.hits == 0 and len(names(tmp_path)) == 2
    assert kept.clip(sources, spec()) and kept.hits == 1


def test_another_place_outline_file_band_or_nodata_is_another_tile(tmp_path: Path, ortho: Path) -> None:
    path = Path(shutil.copy(ortho, tmp_path / "one.tif"))
    kept = cache(tmp_path)
    kept.clip(imagery(path), spec(), (RING,))
    kept.clip(imagery(path), spec(1), (RING,))
    kept.clip(imagery(path), spec(), (RING + 0.5,))
    kept.clip([Imagery(QgsRasterLayer(str(path), "one"), bands=[3, 2, 1])], spec(), (RING,))
    cache(tmp_path, salt="[[]]").clip(imagery(path), spec(), (RING,))
    os.utime(path, (1e9, 1e9))
    kept.clip(imagery(path), spec(), (RING,))
    assert kept.hits == 0 and len(names(tmp_path)) == 6


def test_a_tile_with_missing_imagery_is_not_kept(tmp_path: Path) -> None:
    path = write_imagery(tmp_path / "half.tif", nodata=255.0)
    kept = cache(tmp_path)
    edge = TileSpec(LON + 3.2e-4, LAT, 60.0, 64)
    tile = kept.clip(imagery(path), edge)
    assert tile.complete_fraction < 1.0 and not (tmp_path / "kept").exists()


def test_the_salt_holds_hidden_values_and_refuses_layers_with_a_style(ortho: Path) -> None:
    layer = QgsRasterLayer(str(ortho), "ortho")
    before = layers_salt([layer])
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(0.0, 3.0)])
    assert before != layers_salt([layer]) is not None
    assert layers_salt([QgsVectorLayer("Point", "points", "memory"), layer]) is None


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 nonsense", None])
def test_damaged_and_foreign_files_are_passed_over(tmp_path: Path, ortho: Path, damage: Any) -> None:
    kept, sources = cache(tmp_path), imagery(ortho)
    fresh = kept.clip(sources, spec(), (RING,))
    (name,) = names(tmp_path)
    path = tmp_path / "kept" / name
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    (tmp_path / "kept" / "notes.txt").write_text("mine")
    assert same(kept.clip(sources, spec(), (RING,)), fresh) and kept.hits == 0
    assert path.stat().st_size == len(whole)
    assert (tmp_path / "kept" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("position", range(0, 12_000, 900))
def test_a_changed_byte_never_changes_a_tile(tmp_path: Path, ortho: Path, position: int) -> None:
    kept, sources = cache(tmp_path), imagery(ortho)
    fresh = kept.clip(sources, spec(), (RING,))
    path = tmp_path / "kept" / names(tmp_path)[0]
    data = bytearray(path.read_bytes())
    data[position] ^= 0xFF
    path.write_bytes(bytes(data))
    assert same(kept.clip(sources, spec(), (RING,)), fresh)


def test_a_tile_under_another_name_is_not_taken(tmp_path: Path, ortho: Path) -> None:
    kept, sources = cache(tmp_path), imagery(ortho)
    kept.clip(sources, spec())
    (first,) = names(tmp_path)
    fresh = kept.clip(sources, spec(3))
    (second,) = [name for name in names(tmp_path) if name != first]
    shutil.copy(tmp_path / "kept" / first, tmp_path / "kept" / second)
    assert same(kept.clip(sources, spec(3)), fresh)


def test_the_tiles_used_longest_ago_go_first(tmp_path: Path, ortho: Path) -> None:
    sources = imagery(ortho)
    kept = cache(tmp_path)
    kept.clip(sources, spec(0))
    size = (tmp_path / "kept" / names(tmp_path)[0]).stat().st_size
    limit = 10 * size
    for number in range(1, 8):
        kept.clip(sources, spec(number))
    for number, path in enumerate(sorted((tmp_path / "kept").iterdir())):
        os.utime(path, (1e9 + number, 1e9 + number))
    kept.clip(sources, spec(2))  # used now
    small = cache(tmp_path, limit=limit)
    for number in range(20, 40):
        small.clip(sources, spec(number))
        assert sum(p.stat().st_size for p in (tmp_path / "kept").iterdir()) <= limit + size
    again = cache(tmp_path)
    again.clip(sources, spec(39))
    assert again.hits == 1
    again.clip(sources, spec(20))
    assert again.hits == 1
    assert len(names(tmp_path)) <= 11


def test_the_first_tile_of_a_run_makes_room(tmp_path: Path, ortho: Path) -> None:
    sources = imagery(ortho)
    kept = cache(tmp_path)
    for number in range(6):
        kept.clip(sources, spec(number))
    draft = tmp_path / "kept" / "old.draft"
    draft.write_bytes(b"x")
    os.utime(draft, (1e9, 1e9))
    size = max(p.stat().st_size for p in (tmp_path / "kept").iterdir())
    cache(tmp_path, limit=3 * size).clip(sources, spec(7))
    assert len(names(tmp_path)) == 2 and not draft.exists()


def test_a_folder_that_cannot_be_written_is_said_once(tmp_path: Path, ortho: Path) -> None:
    (tmp_path / "kept").write_text("no folder")
    said: List[str] = []
    kept = cache(tmp_path, report=said.append)
    for number in range(3):
        assert same(kept.clip(imagery(ortho), spec(number)), clip_best(imagery(ortho), spec(number)))
    assert len(said) == 1 and "cannot be written" in said[0]


def test_a_read_only_folder_still_gives_its_tiles(ortho: Path) -> None:
    folder = Path("/tmp") / f"landslide-cache-{os.getpid()}"
    folder.mkdir(mode=0o755)
    said: List[str] = []
    try:
        sources = imagery(Path(shutil.copy(ortho, folder)))  # where anybody may look at it
        cache(folder).clip(sources, spec())
        (folder / "kept").chmod(0o555)
        with ordinary_user():
            kept = cache(folder, report=said.append)
            kept.clip(sources, spec())
            assert kept.hits == 1
            kept.clip(sources, spec(1))
        assert len(names(folder)) == 1 and len(said) == 1
    finally:
        (folder / "kept").chmod(0o755)
        shutil.rmtree(folder)


WINDOW = """
import sys
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from tests.qgis.test_tilecache import cache, imagery, spec
from landslide_annotator.gis.imagery.tiles import clip_best
from tests.qgis.test_tilecache import same
folder, ortho = map(Path, sys.argv[1:3])
kept, sources = cache(folder, limit=100_000, report=print), imagery(ortho)
for turn in range(2):
    for number in range(25):
        assert same(kept.clip(sources, spec(number)), clip_best(sources, spec(number)))
print("done", kept.hits)
"""


def test_several_windows_share_a_folder(tmp_path: Path, ortho: Path) -> None:
    """Two processes and two threads here, with a limit that makes them remove each other's tiles."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", WINDOW, str(tmp_path), str(ortho)]
    environment = {**os.environ, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    windows = [
        subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    faults: List[str] = []
    expected = {number: clip_best(imagery(ortho), spec(number)) for number in range(25)}

    def use(sources: List[Imagery]) -> None:
        kept = cache(tmp_path, limit=100_000, report=faults.append)
        for number in [*range(25)] * 2:
            if not same(kept.clip(sources, spec(number)), expected[number]):
                faults.append(f"tile {number}")

    threads = [threading.Thread(target=use, args=(imagery(ortho),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for window in windows:
        said, _ = window.communicate(timeout=120)
        assert window.returncode == 0 and said.splitlines()[-1].startswith("done")
        assert "cannot be written" not in said
    assert faults == []


def test_annotation_uses_kept_tiles_and_they_are_cleared(tmp_path: Path, ortho: Path) -> None:
    source = write_outlines(tmp_path / "outlines.gpkg", [box(60 + 60 * i, 60) for i in range(4)])
    first, second = tmp_path / "a.gpkg", tmp_path / "b.gpkg"
    job = {"INPUT": str(source), "IMAGERY": str(ortho), "INVENTORY": str(first), "CACHE": True}
    with small_captioner(tmp_path / "bundle"):
        _, ok, feedback = run("annotatelandslides", job)
        assert ok, feedback.errors
        folder = cache_folder(first)
        kept = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
        assert len(kept) == 4
        _, ok, _ = run("annotatelandslides", {**job, "ON_EXISTING": "update"})
        assert ok and set(kept) == {p.name for p in folder.iterdir()}
        assert all(p.stat().st_mtime_ns > kept[p.name] for p in folder.iterdir())
        _, ok, _ = run("annotatelandslides", {**job, "INVENTORY": str(second), "CACHE": False})
    assert ok and not cache_folder(second).exists()
    columns = ("caption", "probs", "gsd_m", "img_source", "stretch")
    alike = [[[row[name] for name in columns] for row in rows(path)] for path in (first, second)]
    assert alike[0] == alike[1]
    (folder / "mine.txt").write_text("mine")
    results, ok, _ = run("cleartilecache", {"INVENTORY": str(first)})
    assert ok and results["REMOVED"] == 4 and results["BYTES"] > 4 * 3000
    assert [p.name for p in folder.iterdir()] == ["mine.txt"]
    (folder / "mine.txt").unlink()
    assert clear(first).files == 0 and not folder.exists()
    assert len(rows(first)) == 4


def test_without_an_inventory_nothing_is_kept_and_that_is_said(tmp_path: Path, ortho: Path) -> None:
    source = write_outlines(tmp_path / "outlines.gpkg", [box(60, 60)])
    job = {"INPUT": str(source), "IMAGERY": str(ortho), "OUTPUT": str(tmp_path / "out.gpkg"), "CACHE": True}
    with small_captioner(tmp_path / "bundle"):
        _, ok, feedback = run("annotatelandslides", job)
    assert ok and any("Tiles are not kept" in info for info in feedback.infos)
    assert not list(tmp_path.glob("*.tilecache"))


def test_an_account_in_a_source_is_not_kept(tmp_path: Path, ortho: Path) -> None:
    sources = imagery(ortho)
    sources[0].source = f"{ortho}|key=hush"
    kept = cache(tmp_path)
    kept.clip(sources, spec())
    assert b"hush" not in (tmp_path / "kept" / names(tmp_path)[0]).read_bytes()
    assert kept.clip(sources, spec()).source == sources[0].source and kept.hits == 1
