"""The demo's own judgement: it must notice a wrong measure, and name a wrong call."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "demo"))
import run_demo

KNOWN = [
    {"name": "A", "x": 1000.0, "y": 2000.0, "area_m2": 14417.277, "perimeter_m": 502.127, "direction": "S"},
    {"name": "B", "x": 1400.0, "y": 2000.0, "area_m2": 756.421, "perimeter_m": 113.971, "direction": "W"},
]


def rows(**changes):
    right = [
        {"ls_id": 1, "x": 1003.0, "y": 1990.0, "area_m2": 14417.28, "perim_m": 502.13, "direction": "S"},
        {"ls_id": 2, "x": 1400.0, "y": 2001.0, "area_m2": 756.42, "perim_m": 113.97, "direction": None},
    ]
    right[0].update(changes)
    return right


def test_right_measures_pass_and_are_shown_beside_the_true_ones(capsys):
    assert run_demo.compare(rows(), KNOWN) == []
    assert capsys.readouterr().out.count("14,417.28") == 2


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"area_m2": 14417.28 * 1.0005}, "area_m2"),  # the planar area on the map
        ({"perim_m": 502.13 * 1.0003}, "perim_m"),
        ({"x": 5000.0}, "A: 0 rows"),
    ],
)
def test_wrong_measures_are_named(changes, named):
    (line,) = run_demo.compare(rows(**changes), KNOWN)
    assert named in line


def test_a_missing_or_an_extra_row_is_named():
    assert len(run_demo.compare(rows()[:1], KNOWN)) == 2
    assert run_demo.compare([*rows(), {**rows()[0], "x": 9e5}], KNOWN) == [
        "3 rows in the inventory, 2 outlines"
    ]


@pytest.mark.parametrize(
    ("imagery", "outlines", "named"), [("", "b.gpkg", "IMAGERY is missing"), ("a.tif", "", "no file a.tif")]
)
def test_half_a_call_is_explained(monkeypatch, tmp_path, imagery, outlines, named):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IMAGERY", imagery)
    monkeypatch.setenv("OUTLINES", outlines)
    with pytest.raises(run_demo.DemoError, match=named):
        run_demo.user_files()


def test_the_users_files_may_have_spaces_and_accents(monkeypatch, tmp_path):
    folder = tmp_path / "José Peña ñ"
    folder.mkdir()
    for name in ("a.tif", "b.gpkg"):
        (folder / name).touch()
    monkeypatch.setenv("IMAGERY", str(folder / "a.tif"))
    monkeypatch.setenv("OUTLINES", str(folder / "b.gpkg"))
    assert run_demo.user_files() == ((folder / "a.tif").resolve(), (folder / "b.gpkg").resolve())
    monkeypatch.setenv("IMAGERY", "")
    monkeypatch.setenv("OUTLINES", "")
    assert run_demo.user_files() is None
