"""The founding method from a folder and a spreadsheet to a report, one command per step."""

from __future__ import annotations

import csv
import json
import sys

import numpy as np
import pytest
from made_founding import COUNT, TEST, TRAIN, TYPES, rows, write_images, write_table
from PIL import Image

from landslide_annotator.captioner.resample import resize
from training import __main__ as command
from training.founding import encoders, features
from training.founding.outputs import read_outputs
from training.founding.samples import read_samples

pytestmark = pytest.mark.training
TESTS = len(TYPES) * TEST


def call(patch, *words):
    patch.setattr(sys, "argv", ["training", *map(str, words)])
    return command.main()


def colours(picture):
    """Stands in for the encoder: coarse colours, repeated to its length."""
    return np.tile(resize(picture, 8).ravel() / 255.0, 11)[:2048]


@pytest.fixture(scope="module")
def places(tmp_path_factory, traced):
    """The data, a run, and the lines of the steps that made them."""
    folder = tmp_path_factory.mktemp("founding")
    images = write_images(folder / "main")
    table = write_table(folder / "table.xlsx", rows())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoders, "encoder", lambda choice, bundle: colours)
        data, run = folder / "data", folder / "run"
        assert call(patch, "prepare", "--images", images, "--table", table, "--out", data) == 0
        words = ("train", "--data", data, "--run", run, "--epochs", 1, 2, "--batch", 16)
        assert call(patch, *words, "--turned") == 0
        assert call(patch, "evaluate", "--data", data, "--run", run) == 0
    return data, run


def test_the_run_holds_the_table_of_epochs_and_captions_of_all_views(places):
    data, run = places
    table = json.loads((run / "epochs.json").read_text(encoding="utf-8"))
    assert [entry["epochs"] for entry in table] == [1, 2]
    assert all({"train_loss", "train_accuracy", "val_loss", "val_accuracy"} <= set(entry) for entry in table)
    outputs = read_outputs(run / "outputs.jsonl")
    tested = {s.id for s in read_samples(data / "samples.csv") if s.split == "test"}
    assert {(o.id, o.view) for o in outputs} == {(name, view) for name in tested for view in range(8)}
    assert len(outputs) == 8 * TESTS


def test_the_report_holds_every_score(places):
    _, run = places
    metrics = json.loads((run / "report" / "metrics.json").read_text(encoding="utf-8"))
    assert set(metrics["attributes"]) == {"type", "activity", "direction", "area", "perimeter"}
    text = (run / "report" / "report.html").read_text(encoding="utf-8")
    assert text.count("data:image/") >= TESTS


def test_features_are_computed_once_and_gone_on_with(places, tmp_path):
    samples = read_samples(places[0] / "samples.csv")
    seen = []

    def encode(picture):
        seen.append(picture)
        if len(seen) == features.EVERY + 3:
            raise KeyboardInterrupt
        return colours(picture)

    assert len(samples) * 2 > features.EVERY + 3
    many = samples * 2
    path, name = tmp_path / "features.npy", features.mark(many, "made", 1)
    with pytest.raises(KeyboardInterrupt):
        features.features(many, encode, path, 1, name, lambda done: None)
    stored = features.features(many, encode, path, 1, name, lambda done: None)
    assert len(seen) == len(many) + 3
    expected = [colours(features.read_picture(s.image)) for s in many]
    np.testing.assert_allclose(stored[:, 0], expected, rtol=1e-6)
    features.features(many, encode, path, 1, name, lambda done: None)
    assert len(seen) == len(many) + 3
    features.features(many, encode, path, 1, features.mark(many, "other", 1), lambda done: None)
    assert len(seen) == 2 * len(many) + 3


def test_predict_captions_a_folder_and_names_what_it_cannot_read(places, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(encoders, "encoder", lambda choice, bundle: colours)
    pictures = tmp_path / "pictures"
    (pictures / "in").mkdir(parents=True)
    for name in ("a.jpg", "in/Peña ñ.png"):
        Image.fromarray(np.full((30, 50, 3), 120, np.uint8)).save(pictures / name)
    (pictures / "b.jpg").write_bytes(b"no picture")
    out = tmp_path / "out"
    assert call(monkeypatch, "predict", pictures, "--run", places[1], "--out", out) == 2
    assert "b.jpg" in capsys.readouterr().err
    with open(out / "predictions.csv", encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [bool(row["problem"]) for row in table] == [False, True, False]
    assert all(row["caption"] and json.loads(row["shares"]) for row in table if not row["problem"])
    drawn = sorted(out.glob("*.png"))
    assert len(drawn) == 2
    with Image.open(drawn[0]) as image:
        assert image.width > 300


def test_predict_uses_the_bundled_captioner_without_a_run(tmp_path, monkeypatch, capsys):
    picture = tmp_path / "one.png"
    rng = np.random.default_rng(0)
    Image.fromarray(rng.integers(0, 256, (60, 60, 3), dtype=np.uint8)).save(picture)
    assert call(monkeypatch, "predict", picture, "--out", tmp_path / "out") == 0
    assert str(picture) in capsys.readouterr().out


def test_the_bundled_encoder_gives_the_founders_number_of_features():
    picture = np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8)
    found = encoders.bundled()(picture)
    assert found.shape == (2048,)
    assert np.isfinite(found).all() and found.std() > 0.0


@pytest.mark.parametrize("step", ["train", "evaluate"])
def test_steps_say_what_must_run_before_them(step, tmp_path, monkeypatch, capsys):
    assert call(monkeypatch, step, "--data", tmp_path) == 1
    assert "python -m training prepare" in capsys.readouterr().err


def test_predict_says_what_is_missing(tmp_path, monkeypatch, capsys):
    assert call(monkeypatch, "predict", tmp_path) == 1
    assert "No picture" in capsys.readouterr().err
    Image.new("RGB", (5, 5)).save(tmp_path / "a.png")
    assert call(monkeypatch, "predict", tmp_path, "--run", tmp_path) == 1
    assert "python -m training train" in capsys.readouterr().err


def test_train_refuses_a_missing_encoder_and_no_epochs(places, tmp_path, monkeypatch, capsys):
    words = ("train", "--data", places[0], "--run", tmp_path / "run")
    assert call(monkeypatch, *words, "--encoder", tmp_path / "none.h5") == 1
    assert "resnet50v2-bundled" in capsys.readouterr().err
    assert call(monkeypatch, *words, "--epochs", 0) == 1
    assert "at least 1" in capsys.readouterr().err


def test_made_data_has_both_splits(places):
    samples = read_samples(places[0] / "samples.csv")
    assert len(samples) == COUNT
    assert sum(s.split == "train" for s in samples) == len(TYPES) * TRAIN
