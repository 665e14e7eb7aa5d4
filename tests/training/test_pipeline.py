"""The runs behind the bundle, with the fits replaced by random weights."""

from __future__ import annotations

import json
from dataclasses import replace

import keras
import numpy as np
import pytest
from made_predictions import right
from made_tiles import LANDSLIDES, OTHERS, sample, samples
from made_weights import TINY, narrow_weights

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.vocabulary import JUDGED
from training import bijie, choose, evaluate, export, network, pipeline
from training.fit import Plan
from training.predictions import Predictions

pytestmark = pytest.mark.training
PLAN = Plan()


def test_no_run_is_judged_on_what_it_fitted_and_none_chooses_on_the_test():
    for job in (pipeline.FINAL, *pipeline.CHOOSING, *pipeline.CROSSING):
        assert job.judged not in job.fitted
    for job in pipeline.CHOOSING:
        assert pipeline.TEST_BLOCK not in (*job.fitted, job.judged)
    assert pipeline.FINAL.judged == pipeline.TEST_BLOCK
    judged = [job.judged for job in (pipeline.FINAL, *pipeline.CROSSING)]
    assert sorted(judged) == list(range(bijie.BLOCKS))
    names = [job.name for job in (pipeline.FINAL, *pipeline.CHOOSING, *pipeline.CROSSING, pipeline.RELEASE)]
    assert len(set(names)) == len(names) == 10


def test_settings_tell_what_was_trained(tmp_path):
    for number, sides in enumerate(([90.0, 240.0], [70.0, 300.0])):
        (tmp_path / f"description_{number}").mkdir()
        np.save(tmp_path / f"description_{number}" / "side_m.npy", np.float32(sides))
        (tmp_path / f"description_{number}" / "done.json").write_text("{}")
    (tmp_path / "description_2").mkdir()  # not finished
    tiles = [sample(f"ls_{i}", block=1, type="flow") for i in range(30)]
    tiles += [sample("x", block=1, type="creep")] * 29 + [sample("y", block=0, type="creep")] * 29
    found = pipeline.neutral_settings(tiles, pipeline.FINAL, tmp_path)
    assert found["trained_side_m"] == pytest.approx(list(np.percentile([90, 240, 70, 300], (1, 99))))
    assert found["trained_ground_m"] == [0.4, 1.6]
    assert set(found["not_learned"]) == {"rotational", "translational", "fall", "creep"}


def test_predictions_of_several_blocks_are_merged():
    first = Predictions(
        {"a": [{}]}, {"a": 0.5}, {"5": {"a": {}}}, {"a": [{"N": 0.5}]}, {"a": 90.0}, {"a": None}
    )
    second = Predictions(
        {"b": [{}]}, {"b": 0.2, "c": 0.1}, {"5": {"b": {}}}, {"b": [{"S": 0.4}]}, {"b": 80.0}, {"b": 45.0}
    )
    assert pipeline.merged([first, second]) == Predictions(
        {"a": [{}], "b": [{}]}, {"a": 0.5, "b": 0.2, "c": 0.1}, {"5": {"a": {}, "b": {}}},
        {"a": [{"N": 0.5}], "b": [{"S": 0.4}]}, {"a": 90.0, "b": 80.0}, {"a": None, "b": 45.0},
    )  # fmt: skip


@pytest.fixture
def one_fit(tmp_path, monkeypatch):
    """Paths of a pipeline with small models, and a list of the plans that were fitted."""
    stem = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="stem")])
    model, plans = network.build(TINY), []
    monkeypatch.setattr(pipeline.encoder, "frozen_encoder", lambda path: stem)
    monkeypatch.setattr(pipeline.Data, "load", lambda data, work: None)
    monkeypatch.setattr(pipeline, "fit", lambda plan, *rest: plans.append(plan) or model)
    monkeypatch.setattr(keras.backend, "clear_session", lambda: None)
    return pipeline.Paths(tmp_path, tmp_path / "none.npz", tmp_path, tmp_path), plans, (stem, model)


def test_a_run_is_fitted_once_and_its_weights_read_back(one_fit):
    paths, plans, models = one_fit
    job = pipeline.CHOOSING[1]
    for _ in range(2):
        found = pipeline.fitted_weights(job, PLAN, paths, str)
        expected = {name: w for model in models for name, w in export.layer_weights(model).items()}
        assert set(found) == set(expected)
        for name, arrays in expected.items():
            assert all(np.array_equal(a, b) for a, b in zip(found[name], arrays))
    assert [plan.blocks for plan in plans] == [job.fitted]


def test_a_finished_run_of_another_plan_is_refused(one_fit):
    paths, plans, _ = one_fit
    pipeline.fitted_weights(pipeline.FINAL, PLAN, paths, str)
    with pytest.raises(ValueError, match="another plan"):
        pipeline.fitted_weights(pipeline.FINAL, replace(PLAN, epochs=1), paths, str)
    assert len(plans) == 1


class Stage:
    """A pipeline whose fits give random weights and whose predictions are mostly right."""

    def __init__(self, tiles, folder, patch):
        self.paths = pipeline.Paths(tiles, folder / "none.npz", folder / "work", folder / "bundle")
        self.fits, self.predicted, self.lines = [], [], []
        (self.paths.work / "description_0").mkdir(parents=True)
        np.save(self.paths.work / "description_0" / "side_m.npy", np.float32([80.0, 200.0]))
        (self.paths.work / "description_0" / "done.json").write_text("{}")
        patch.setattr(pipeline, "fitted_weights", self.weights)
        patch.setattr(pipeline, "predict", self.predict)
        patch.setattr(evaluate, "bootstrap_kappa", lambda truth, said, blocks: (0.1, 0.9))

    def weights(self, job, plan, paths, report):
        self.fits.append(job.name)
        paths.run(job).mkdir(parents=True, exist_ok=True)
        return narrow_weights(seed=len(job.name))

    def predict(self, captioner, data, blocks, report, turned, coarse):
        self.predicted.append((tuple(blocks), captioner.settings.landslide_threshold, len(turned)))
        assert captioner.settings.views == pipeline.VIEWS_READ
        known = [t for t in samples() if t.block in blocks]
        said = right(known, sure=0.6 + 0.05 * blocks[0])
        said.described[known[0].name] = said.described[known[1].name]
        return said

    def ship(self):
        pipeline.ship(PLAN, self.paths, self.lines.append)


@pytest.fixture(scope="module")
def shipped(tiles, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("landslide_annotator.captioner.blas.warn_once", lambda: None)
        stage = Stage(tiles, tmp_path_factory.mktemp("shipped"), patch)
        stage.ship()
        yield stage


def test_a_bundle_its_metrics_and_its_card_are_written(shipped):
    captioner = Captioner.load(shipped.paths.bundle)
    metrics = json.loads((shipped.paths.work / "metrics.json").read_text(encoding="utf-8"))
    assert (metrics["test"]["landslides"], metrics["test"]["tiles"]) == (
        LANDSLIDES / 5,
        (LANDSLIDES + OTHERS) / 5,
    )
    assert metrics["cross_validation"]["landslides"] == LANDSLIDES
    assert captioner.settings.scores["landslide_f1"] == round(metrics["test"]["landslide"]["f1"], 3)
    assert captioner.settings.landslide_threshold == metrics["chosen"]["threshold"]
    assert "# Model card: bijie 3" in (shipped.paths.bundle / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_what_is_shipped_is_fitted_to_all_blocks_and_has_the_choices(shipped):
    assert pipeline.RELEASE.fitted == tuple(range(bijie.BLOCKS)) and pipeline.RELEASE.judged is None
    assert shipped.fits[-1] == "release"
    chosen = choose.Chosen(**json.loads((shipped.paths.work / "chosen.json").read_text(encoding="utf-8")))
    with np.load(shipped.paths.bundle / "decoder.npz") as stored:
        found = stored["words/bias"]
    assert np.allclose(found, narrow_weights(seed=len("release"))["words"][1])
    settings = Captioner.load(shipped.paths.bundle).settings
    assert (settings.temperature, settings.lean) == (chosen.temperature, chosen.word_bias)


def test_choices_are_made_on_the_four_other_blocks_alone(shipped):
    neutral = choose.Chosen().threshold
    assert shipped.fits[:8] == [f"{name}_{block}" for name in ("choose", "cross") for block in (1, 2, 3, 4)]
    assert [blocks for blocks, _, _ in shipped.predicted[:8]] == [(1,), (2,), (3,), (4,)] * 2
    assert {(threshold, views) for _, threshold, views in shipped.predicted[:8]} == {(neutral, 8)}
    assert [views for _, _, views in shipped.predicted[8:]] == [8] * 5 + [1]  # float32 as photographed
    judged = [blocks for blocks, _, _ in shipped.predicted[8:]]
    assert judged == [(0,), (1,), (2,), (3,), (4,), (0,)]  # 8 bits, then float32


def test_predictions_and_choices_that_are_kept_are_not_made_again(shipped):
    before, count = (shipped.paths.bundle / "captioner.json").read_bytes(), len(shipped.predicted)
    shipped.ship()
    assert len(shipped.predicted) == count
    assert (shipped.paths.bundle / "captioner.json").read_bytes() == before


def test_a_cross_validation_writes_its_figures_and_no_bundle(shipped):
    before, count = (shipped.paths.bundle / "captioner.json").read_bytes(), len(shipped.predicted)
    pipeline.crossvalidate(PLAN, shipped.paths, shipped.lines.append)
    found = json.loads((shipped.paths.work / "crossvalidation.json").read_text(encoding="utf-8"))
    kept = json.loads((shipped.paths.work / "metrics.json").read_text(encoding="utf-8"))
    assert found["cross_validation"] == kept["cross_validation"]
    assert found["cross_validation"]["type"]["interval_over"] == "blocks"
    assert found["test"]["type"]["interval_over"] == "tiles"
    assert len(shipped.predicted) == count  # what was judged is not judged again
    assert (shipped.paths.bundle / "captioner.json").read_bytes() == before
    assert [line.split(":")[0] for line in shipped.lines[-4:-1]] == list(JUDGED)
