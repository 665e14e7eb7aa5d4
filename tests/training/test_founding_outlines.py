"""Masks and ground scales of prepared tiles, and what is wrong with them."""

from __future__ import annotations

import csv
import math
from dataclasses import replace

import numpy as np
import pytest
from made_founding import HEADINGS, picture_name, rows, write_images, write_table
from made_outlined import SIDE_M, outline, write_set
from PIL import Image

from landslide_annotator.core.directions import SECTORS
from training import bijie, features, windows
from training.founding import tiles
from training.founding.assemble import PrepareOptions
from training.founding.prepare import prepare
from training.founding.samples import read_samples

pytestmark = pytest.mark.training
WIDTH = 40


def prepared(folder, **options):
    """Samples by id, and the problems as text."""
    given = {"images": folder / "images", "table": folder / "table.csv", "out": folder / "out", **options}
    found = prepare(PrepareOptions(**given))
    stored = {s.id: s for s in read_samples(folder / "out" / "samples.csv")}
    assert stored == {s.id: s for s in found.samples}
    return stored, [f"{p.item}: {p.problem}" for p in found.problems]


def stem(number):
    return picture_name(number).rsplit("/", 1)[1].rsplit(".", 1)[0]


def mask_of(folder, number):
    return folder / "masks" / f"{stem(number)}.png"


def test_masks_that_are_no_outline_of_their_picture_are_named_and_not_used(tmp_path):
    write_set(tmp_path, without=())
    Image.fromarray(np.zeros((30, WIDTH), np.uint8)).save(mask_of(tmp_path, 1))
    Image.fromarray(np.full((20, WIDTH), 255, np.uint8)).save(mask_of(tmp_path, 2))
    mask_of(tmp_path, 7).write_bytes(b"no picture")
    mask_of(tmp_path, 8).rename(tmp_path / "masks" / "other.png")
    samples, problems = prepared(tmp_path)
    assert {name for name, s in samples.items() if s.mask is None} == {"1", "2", "7", "8"}
    for part in (
        "it is empty",
        f"{WIDTH} x 20 pixels, its picture {WIDTH} x 30",
        "other.png",
        "4 of 24 tiles",
    ):
        assert any(part in text for text in problems), part
    with open(tmp_path / "out" / "problems.csv", encoding="utf-8", newline="") as stream:
        assert sum("mask" in row["problem"] for row in csv.DictReader(stream)) == 4


def test_masks_may_lie_in_the_folders_of_their_pictures(tmp_path):
    """Numbers that begin anew in each type's folder are told apart by the folder alone."""

    def name_of(number):
        return f"{picture_name(number).rsplit('/', 1)[0]}/{(number - 1) % 6 + 1}.jpg"

    write_images(tmp_path / "images", name_of)
    for number in range(1, 25):
        path = tmp_path / "images" / "masks" / name_of(number).replace(".jpg", ".png")
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(outline(number).astype(np.uint8) * 255).save(path)
    (tmp_path / "loose").mkdir()
    Image.fromarray(outline(1).astype(np.uint8) * 255).save(tmp_path / "loose" / "1.png")
    cells = [[*row[:2], (row[2] - 1) % 6 + 1, *row[3:]] for row in rows()]
    write_table(tmp_path / "table.csv", cells)
    samples, problems = prepared(tmp_path)
    assert len(samples) == 24 and all(s.mask is not None for s in samples.values())
    assert not [text for text in problems if "mask" in text]
    for sample in samples.values():
        assert sample.mask.parent.name == sample.image.parent.name
    loose, problems = prepared(tmp_path, masks=tmp_path / "loose")
    assert all(s.mask is None for s in loose.values())
    assert any("1.png" in text for text in problems)


def test_ground_scales_are_read_and_compared(tmp_path):
    write_set(tmp_path)
    cells = [[*row, "120,5", ""] for row in rows()]
    cells[0][-2:] = ["", "0,812"]
    cells[1][-2:] = ["120", "3"]
    cells[2][-2:] = ["120", "5.0"]
    cells[3][-2:] = ["wide", ""]
    cells[4][-2:] = ["-3", ""]
    cells[5][-2:] = ["1.234", ""]
    write_table(tmp_path / "table.csv", cells, (*HEADINGS, "side_m", "ground_m"), delimiter=";", decimal=",")
    samples, problems = prepared(tmp_path)
    expected = [0.812, 3.0, 5.0, None, None, 1.234 / WIDTH, 120.5 / WIDTH]
    assert [samples[str(n)].ground_m for n in range(1, 8)] == pytest.approx(expected)
    for part in ("3: side_m gives 3.000 m a pixel, ground_m 5.000 m", "'wide' is no number", "2 of 24 tiles"):
        assert any(part in text for text in problems), part
    assert sum("side_m" in text for text in problems) == 3


def test_without_masks_and_scales_nothing_is_said_of_them(tmp_path):
    write_images(tmp_path / "images")
    write_table(tmp_path / "table.csv", rows())
    samples, problems = prepared(tmp_path)
    assert all(s.mask is None and s.ground_m is None for s in samples.values())
    assert not [text for text in problems if "outline" in text or "scale" in text]


def test_samples_written_before_there_were_masks_are_read(tmp_path):
    (tmp_path / "samples.csv").write_text(
        "id,image,split,type,activity,direction,area,perimeter,area_m2,perimeter_m,place,answers\n"
        "1,/a.jpg,train,flow,active,S,small,small,10.0,20.0,,\n",
        encoding="utf-8",
    )
    (sample,) = read_samples(tmp_path / "samples.csv")
    assert (sample.mask, sample.ground_m, sample.area_m2) == (None, None, 10.0)


def test_tiles_tell_what_their_samples_say(tmp_path):
    write_set(tmp_path, without=(3,))
    samples, _ = prepared(tmp_path)
    found = tiles.fitted_and_watched(list(samples.values()), 0)
    assert {t.block for t in found} == {tiles.FITTED, tiles.WATCHED}
    assert sum(t.block == tiles.WATCHED for t in found) == round(tiles.HELD_OUT * len(found))
    for tile in found:
        sample = samples[tile.name]
        assert (tile.truth("type"), tile.truth("activity")) == (sample.type, sample.activity)
        assert tile.truth("direction") == sample.direction and sample.direction in SECTORS
    assert tiles.fitted_and_watched(list(samples.values()), 0) == found
    assert tiles.left_out(list(samples.values())) == ""


def test_other_types_and_states_are_left_out_or_put_together(tmp_path):
    write_set(tmp_path)
    samples, _ = prepared(tmp_path)
    some = [replace(s, type="topple") for s in list(samples.values())[:3]] + list(samples.values())[3:]
    assert len(tiles.fitted_and_watched(some, 0)) == len(some) - 3
    assert "3 tiles" in tiles.left_out(some) and "topple 3" in tiles.left_out(some)
    states = [tiles.told("activity", code) for code in ("reactivated", "suspended", "dormant", "relict")]
    assert states == ["active", "active", "inactive", "inactive"]
    assert tiles.told("direction", "") == bijie.UNKNOWN["direction"]


def test_a_tile_without_outline_and_scale_is_taken_whole(tmp_path):
    write_set(tmp_path, without=(3,))
    samples, _ = prepared(tmp_path)
    tile = tiles.tile_of(samples["3"], tiles.FITTED)
    assert bijie.outline_of(tmp_path, tile) is None
    assert features.description_windows(tmp_path, [tile], 0) == [windows.Window(5, 0, 30)]
    for draw in range(1, 6):
        (window,) = features.description_windows(tmp_path, [tile], draw)
        assert 22 <= window.side <= 30
        assert 0 <= window.left <= WIDTH - window.side and 0 <= window.top <= 30 - window.side
    assert math.isnan(tiles.tile_of(replace(samples["3"], ground_m=None), tiles.FITTED).ground_m)
    assert tile.ground_m == SIDE_M / WIDTH
