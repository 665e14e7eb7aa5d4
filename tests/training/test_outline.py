"""The outline architecture from a folder with masks to weights that the plugin reads."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys

import keras
import numpy as np
import pytest
from made_founding import COUNT, TEST, TYPES
from made_outlined import SIDE_M, WITHOUT, outline, write_set, write_start
from PIL import Image

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.caption import write as caption_of
from training import __main__ as command
from training import bijie, export, fit, network, warmstart
from training.founding import parity, speaker, tiles
from training.founding.outputs import read_outputs
from training.founding.samples import read_samples
from training.reference import differences

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore:Even though the `tf.config")]
EPOCHS = 2


def write_plain(path, arrays):
    np.savez(path, **arrays)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def call(patch, *words):
    patch.setattr(sys, "argv", ["training", *map(str, words)])
    return command.main()


class Stage:
    """The folders of a run, its steps and what they printed."""

    def __init__(self, folder, patch):
        self.folder, self.data, self.run = folder, folder / "data", folder / "run"
        self.images, self.table = write_set(folder)
        self.start = write_start(folder / "start")
        words = ("--images", self.images, "--table", self.table, "--out", self.data)
        assert call(patch, "prepare", *words) == 0
        assert self.train(patch, "--run", self.run) == 0
        self.samples = read_samples(self.data / "samples.csv")

    def train(self, patch, *words):
        fixed = ("--data", self.data, "--bundle", self.start, "--architecture", "outline", "--draws", 1)
        return call(patch, "train", *fixed, "--epochs", EPOCHS, "--batch", 16, *words)

    def export(self, patch, out, *words):
        fixed = ("--run", self.run, "--bundle", self.start, "--out", out, "--licence", "made by a test")
        return call(patch, "export", *fixed, *words)


@pytest.fixture(scope="module")
def stage(tmp_path_factory, traced):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("landslide_annotator.captioner.blas.warn_once", lambda: None)
        patch.setattr(export, "write_archive", write_plain)  # deflating float32 takes long
        yield Stage(tmp_path_factory.mktemp("outlined"), patch)


@pytest.fixture(scope="module")
def exported(stage):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("landslide_annotator.captioner.blas.warn_once", lambda: None)
        assert stage.export(patch, stage.folder / "exported") == 0
    return stage.folder / "exported"


def test_prepare_finds_outlines_and_ground_scales(stage):
    stored = json.loads((stage.data / "settings.json").read_text(encoding="utf-8"))
    assert (stored["outlines"], stored["ground_sides"]) == (COUNT - len(WITHOUT), COUNT)
    for sample in stage.samples:
        assert sample.ground_m == pytest.approx(SIDE_M / 40)
        number = int(sample.id)
        assert (sample.mask is None) == (number in WITHOUT)
        if sample.mask:
            found = bijie.outline_of(stage.data, tiles.tile_of(sample, tiles.FITTED))
            assert np.array_equal(found, outline(number))


def test_the_run_captions_every_test_tile_in_eight_views(stage):
    outputs = read_outputs(stage.run / "outputs.jsonl")
    tested = {s.id for s in stage.samples if s.split == "test"}
    assert len(tested) == TEST * len(TYPES)
    assert {(o.id, o.view) for o in outputs} == {(name, view) for name in tested for view in range(8)}
    assert all(all(o.codes().values()) for o in outputs)


def test_the_runs_captioner_speaks_for_it(stage):
    captioner = Captioner.load(stage.run / "captioner")
    sample = next(s for s in stage.samples if s.split == "test")
    said = speaker.say(captioner, sample.id, speaker.window_of(sample), 5)
    assert said in read_outputs(stage.run / "outputs.jsonl")


def silent(patch):
    """Leave the captions of the test tiles out, which other tests look at."""
    patch.setattr(speaker, "say_all", lambda *given: [])


def test_a_finished_run_is_not_fitted_again(stage, monkeypatch):
    def fail(*given):
        raise AssertionError

    before = (stage.run / "weights.npz").read_bytes()
    outputs = (stage.run / "outputs.jsonl").read_bytes()
    monkeypatch.setattr(keras.Model, "train_on_batch", fail)
    monkeypatch.setattr(warmstart.Frozen, "encode", lambda self: fail)
    silent(monkeypatch)
    assert stage.train(monkeypatch, "--run", stage.run) == 0
    assert (stage.run / "weights.npz").read_bytes() == before
    (stage.run / "outputs.jsonl").write_bytes(outputs)


@pytest.fixture(scope="module")
def kept(stage, tmp_path_factory):
    """A run that keeps conv5, cut behind its first epoch and gone on with; and the epochs that were saved."""
    run, save, saved = tmp_path_factory.mktemp("kept"), fit.save, []
    shutil.copytree(stage.run / "draws", run / "draws")

    def cut(model, folder, epoch):
        save(model, folder, epoch)
        saved.append(epoch)
        if saved == [1]:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "save", cut)
        silent(patch)
        with pytest.raises(KeyboardInterrupt):
            stage.train(patch, "--run", run, "--conv5", "keep")
        assert stage.train(patch, "--run", run, "--conv5", "keep") == 0
    return run, saved


def test_an_interrupted_run_goes_on_behind_its_last_epoch(kept):
    run, saved = kept
    assert saved == [1, 2]
    losses = [row["loss"] for row in json.loads((run / "history.json").read_text(encoding="utf-8"))]
    assert len(losses) == EPOCHS and np.isfinite(losses).all()
    (table,) = json.loads((run / "epochs.json").read_text(encoding="utf-8"))
    assert table["history"]["loss"] == losses


def test_a_run_of_other_options_is_refused(stage, monkeypatch, capsys):
    assert stage.train(monkeypatch, "--run", stage.run, "--seed", 1) == 1
    assert "another plan" in capsys.readouterr().err


def stored_conv5(stage):
    frozen = warmstart.Frozen.load(stage.start)
    model = network.build(frozen.shape())
    frozen.put_conv5(model.get_layer("conv5"))
    return export.layer_weights(model.get_layer("conv5"))


def changed(stage, run):
    """Layers of conv5 that training changed."""
    trained, before = export.load_weights(run / "weights.npz"), stored_conv5(stage)
    return {
        name
        for name, arrays in before.items()
        if not all(np.allclose(a, b, atol=1e-6) for a, b in zip(arrays, trained[name]))
    }


def test_conv5_goes_on_from_the_bundled_one_and_its_norms_stay(stage):
    found = changed(stage, stage.run)
    assert any(name.endswith("_conv") for name in found)
    assert not any(name.endswith("_bn") for name in found)


def test_conv5_can_be_kept(stage, kept):
    assert changed(stage, kept[0]) == set()


def test_a_stored_conv5_computes_in_keras_what_the_plugin_computes(stage):
    from landslide_annotator.captioner.network import Encoder

    frozen = warmstart.Frozen.load(stage.start)
    picture = np.random.default_rng(0).integers(0, 256, (224, 224, 3)).astype(np.float32)
    top, deepest = Encoder(frozen.archive, ("conv4", "conv5"))(picture)
    model = network.build(frozen.shape()).get_layer("conv5")
    frozen.put_conv5(model)
    found = np.asarray(model(top[None], training=False))[0]
    np.testing.assert_allclose(found, deepest, atol=2e-3 * np.abs(deepest).max())


def test_the_exported_captioner_says_the_words_of_keras(stage, exported):
    captioner = Captioner.load(exported)
    exact, _ = parity.quantise(stage.run, stage.folder / "again", warmstart.Frozen.load(stage.start), "")
    compared = 0
    for sample in stage.samples[::2]:
        shown = speaker.window_of(sample)
        words, shares = exact.caption(*shown)
        assert " ".join(words) == caption_of({key: max(c, key=c.get) for key, c in shares.items()})
        said = captioner.caption(*shown)
        apart = max(differences(shares, said.probabilities))
        assert apart < 0.01
        margins = [sorted(codes.values())[-1] - sorted(codes.values())[-2] for codes in shares.values()]
        if min(margins) > 2.0 * apart:  # closer calls may fall otherwise in 8 bits
            compared += 1
            assert said.text() == " ".join(words)
    assert compared > 3


def test_the_export_says_what_was_learned_and_how_well(stage, exported):
    settings = Captioner.load(exported).settings
    assert set(settings.not_learned) == {
        "rotational", "translational", "flow", "fall", "creep", "active", "inactive",
    }  # fmt: skip
    assert settings.landslide_threshold == 0.0
    card = (exported / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "made by a test" in card
    assert not set("{}") & set(card) and "None" not in card and "nan" not in card
    metrics = json.loads((exported / "metrics.json").read_text(encoding="utf-8"))
    assert settings.scores["type_kappa"] == round(metrics["attributes"]["type"]["kappa"], 3)
    assert sum(row["tiles"] for row in metrics["by_side"]) == TEST * len(TYPES)
    groups = [row["group"] for row in metrics["by_resolution"]]
    assert groups == ["as photographed", "5 m", "10 m"]  # the tiles have pixels of 3 m
    assert metrics["quantisation"]["mean_difference"] < 0.02


def test_an_export_beyond_the_limit_writes_nothing(stage, tmp_path, monkeypatch, capsys):
    assert stage.export(monkeypatch, tmp_path / "out", "--limit", 0.0) == 1
    assert "differ too much" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("damage", "expected"), [(True, "damaged"), (False, "another bundle")])
def test_another_start_than_that_of_the_run_is_refused(
    damage, expected, stage, tmp_path, monkeypatch, capsys
):
    other = write_start(tmp_path / "start", seed=4)
    if damage:
        (other / "encoder.npz").write_bytes(b"PK damaged")
    words = ("--run", stage.run, "--out", tmp_path / "out", "--bundle", other)
    assert call(monkeypatch, "export", *words) == 1
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_evaluate_and_predict_work_on_a_run(stage, tmp_path, monkeypatch, capsys):
    assert call(monkeypatch, "evaluate", "--data", stage.data, "--run", stage.run) == 0
    report = (stage.run / "report" / "report.html").read_text(encoding="utf-8")
    assert f"outline model after {EPOCHS} epochs" in report
    assert "Long axis, majority side" in report and "equally many tiles" in report
    metrics = json.loads((stage.run / "report" / "metrics.json").read_text(encoding="utf-8"))
    assert sum(row["tiles"] for row in metrics["by_side"]) == TEST * len(TYPES)
    outlined = [s for s in stage.samples if s.split == "test" and s.mask]
    assert metrics["attributes"]["direction"]["long_axis"]["count"] == len(outlined)
    picture = tmp_path / "one.png"
    Image.fromarray(np.full((50, 90, 3), 120, np.uint8)).save(picture)
    assert call(monkeypatch, "predict", picture, "--run", stage.run, "--out", tmp_path / "out") == 0
    assert str(picture) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--epochs", 3, 5), "one number of epochs"),
        (("--encoder", "file.h5"), "resnet50v2-bundled only"),
        (("--draws", 0), "at least 1"),
    ],
)
def test_options_that_do_not_fit_are_refused(words, expected, stage, tmp_path, monkeypatch, capsys):
    assert stage.train(monkeypatch, "--run", tmp_path, *words) == 1
    assert expected in capsys.readouterr().err


def test_only_finished_outline_runs_are_exported(tmp_path, monkeypatch, capsys):
    words = ("export", "--run", tmp_path, "--out", tmp_path / "out")
    assert call(monkeypatch, *words) == 1
    assert "no finished run" in capsys.readouterr().err
    (tmp_path / "model.json").write_text('{"model": "model_010.keras", "epochs": 10}', encoding="utf-8")
    assert call(monkeypatch, *words) == 1
    assert "--architecture outline" in capsys.readouterr().err
