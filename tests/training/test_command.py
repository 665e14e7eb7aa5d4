"""The command line: help, and what is missing."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from made_tiles import LANDSLIDES, OTHERS

from training import __main__ as command
from training import encoder, pipeline
from training.features import Draw
from training.fit import Plan

pytestmark = pytest.mark.training
ROOT = Path(__file__).resolve().parents[2]


def commands():
    (found,) = [a for a in command.build_parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return found.choices


def run(monkeypatch, *words):
    monkeypatch.setattr(sys, "argv", ["training", *map(str, words)])
    return command.main()


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_its_options(name, capsys, monkeypatch):
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, name, "--help")
    assert stop.value.code == 0
    text = capsys.readouterr().out
    for action in commands()[name]._actions:
        assert action.help
        assert (action.option_strings or [action.dest])[-1] in text


def test_the_module_runs_and_lists_its_commands():
    ran = subprocess.run(
        [sys.executable, "-m", "training", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert all(name in ran.stdout for name in commands())


def test_a_command_is_needed(monkeypatch, capsys):
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch)
    assert stop.value.code == 2
    assert "features" in capsys.readouterr().err


@pytest.mark.parametrize("half_made", [False, True])
def test_without_maps_bundle_says_what_to_run(half_made, tmp_path, monkeypatch, capsys):
    if half_made:
        (tmp_path / "description_0").mkdir()
        (tmp_path / "description_0" / "maps.npy").write_bytes(b"")
    assert run(monkeypatch, "bundle", "--work", tmp_path, "--bundle", tmp_path / "bundle") == 1
    message = capsys.readouterr().err
    assert "python -m training features" in message
    assert str(tmp_path) in message
    assert not (tmp_path / "bundle").exists()


def test_bundle_hands_its_options_on(tmp_path, monkeypatch):
    (tmp_path / "description_0").mkdir()
    (tmp_path / "description_0" / "done.json").write_text("{}", encoding="utf-8")
    given = []
    monkeypatch.setattr(pipeline, "ship", lambda plan, paths, report: given.append((plan, paths)))
    assert run(monkeypatch, "bundle", "--work", tmp_path, "--epochs", 3, "--bundle", "there") == 0
    assert run(monkeypatch, "bundle", "--work", tmp_path) == 0
    (plan, paths), (usual, _) = given
    assert (plan.epochs, paths.work, paths.bundle) == (3, tmp_path, Path("there"))
    assert usual == Plan()


def test_crossvalidate_hands_its_options_on_and_writes_no_bundle(tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, "crossvalidate", "--work", tmp_path) == 1
    assert "python -m training features" in capsys.readouterr().err
    (tmp_path / "description_0").mkdir()
    (tmp_path / "description_0" / "done.json").write_text("{}", encoding="utf-8")
    given = []
    monkeypatch.setattr(pipeline, "crossvalidate", lambda plan, paths, report: given.append((plan, paths)))
    assert run(monkeypatch, "crossvalidate", "--work", tmp_path, "--epochs", 2, "--distribute") == 0
    assert (given[0][0].epochs, given[0][1].work) == (2, tmp_path)
    assert "--distribute" in capsys.readouterr().out


def test_heads_needs_a_finished_run(tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, "heads", "--work", tmp_path) == 1
    (tmp_path / "description_0").mkdir()
    (tmp_path / "description_0" / "done.json").write_text("{}", encoding="utf-8")
    assert run(monkeypatch, "heads", "--work", tmp_path) == 1
    assert "weights.npz is missing" in capsys.readouterr().err


class Blind:
    """Stands in for the frozen encoder."""

    def __init__(self):
        self.pictures = 0

    def predict_on_batch(self, pictures):
        self.pictures += len(pictures)
        shapes = ((28, 28, 256), (14, 14, 512), (7, 7, 1024))
        return [np.zeros((len(pictures), *shape), np.float32) for shape in shapes]


def test_features_caches_every_draw_once(tiles, tmp_path, monkeypatch):
    blind = Blind()
    monkeypatch.setattr(encoder, "frozen_encoder", lambda path: blind)
    words = ("features", "--data", tiles, "--work", tmp_path, "--draws", 1, "--detection-draws", 2)
    assert run(monkeypatch, *words) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["description_0", "detection_0", "detection_1"]
    assert blind.pictures == 8 * LANDSLIDES + 2 * (LANDSLIDES + OTHERS)
    assert Draw.load(tmp_path / "description_0").maps.shape[:2] == (LANDSLIDES, 8)
    assert Draw.load(tmp_path / "detection_1").maps.shape[:2] == (LANDSLIDES + OTHERS, 1)
    assert run(monkeypatch, *words) == 0
    assert blind.pictures == 8 * LANDSLIDES + 2 * (LANDSLIDES + OTHERS)
