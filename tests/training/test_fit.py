"""Fitting on tiny draws: it learns, keeps its state, and goes on where it was cut."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from made_draws import learnable_data
from made_weights import TINY

from training import export
from training.batches import Batches, Recipe
from training.fit import Plan, fit, plain_inputs, resume, save, start
from training.targets import MAX_LENGTH

pytestmark = [
    pytest.mark.training,
    pytest.mark.filterwarnings("ignore:Even though the `tf.config"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]
PLAN = Plan(
    blocks=(1, 2, 3, 4), epochs=2, rate=1e-2, averaging=0.5, shape=replace(TINY, dropout=0.0),
    recipe=Recipe(described=16, looked_at=4, photographed=1.0, no_outline=0.0),
)  # fmt: skip


@pytest.fixture(scope="module")
def data():
    return learnable_data()


class Run:
    """A whole run: its losses, folder and model."""

    def __init__(self, data, folder):
        self.losses, self.folder = {}, folder
        self.model = fit(PLAN, data, folder, self.losses.__setitem__)


@pytest.fixture(scope="module")
def whole(data, tmp_path_factory):
    return Run(data, tmp_path_factory.mktemp("whole"))


def test_the_loss_falls(whole):
    assert list(whole.losses) == [1, 2]
    assert whole.losses[2] < 0.97 * whole.losses[1]


def test_the_last_state_and_the_plan_are_kept(whole):
    assert sorted(p.name for p in whole.folder.iterdir()) == ["epoch_002.keras", "plan.json"]
    stored = json.loads((whole.folder / "plan.json").read_text(encoding="utf-8"))
    assert (stored["epochs"], stored["blocks"]) == (2, [1, 2, 3, 4])
    assert stored["shape"]["units"] == TINY.units


def test_an_interrupted_run_goes_on_to_the_same_end(data, whole, tmp_path, monkeypatch):
    losses, epoch = {}, Batches.epoch

    def cut(batches, seed):
        if seed[1] == 1:
            raise KeyboardInterrupt
        return epoch(batches, seed)

    monkeypatch.setattr(Batches, "epoch", cut)
    with pytest.raises(KeyboardInterrupt):
        fit(PLAN, data, tmp_path, losses.__setitem__)
    monkeypatch.undo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["epoch_001.keras", "plan.json"]
    assert losses == {1: whole.losses[1]}
    fit(PLAN, data, tmp_path, losses.__setitem__)
    assert losses == pytest.approx(whole.losses, rel=0.05)  # dropout goes on with other numbers
    assert (tmp_path / "plan.json").read_bytes() == (whole.folder / "plan.json").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["epoch_002.keras", "plan.json"]


def test_a_state_holds_weights_averages_and_the_optimizer(data, tmp_path):
    model = start(PLAN, data, 4)
    for batch in list(Batches(data, PLAN.blocks, PLAN.recipe).epoch((0, 0)))[:2]:
        model.train_on_batch(*batch)
    save(model, tmp_path, 7)
    found, epochs = resume(tmp_path)
    assert epochs == 7
    assert int(found.optimizer.iterations) == 2
    for name, expected in export.layer_weights(model).items():
        assert all(np.array_equal(a, b) for a, b in zip(export.layer_weights(found)[name], expected))
    pairs = list(zip(found.optimizer.variables, model.optimizer.variables))
    assert len(pairs) > 3 * len(model.trainable_variables)
    assert all(np.array_equal(a, b) for a, b in pairs)


def test_averaged_weights_are_returned_and_not_the_last_ones(whole):
    last, _ = resume(whole.folder)
    found, steps = export.layer_weights(whole.model)["project"], export.layer_weights(last)["project"]
    assert not np.array_equal(found[0], steps[0])


def test_a_finished_run_is_not_fitted_again(data, whole):
    again = fit(PLAN, data, whole.folder, lambda epoch, loss: pytest.fail(f"epoch {epoch} was run again"))
    found, expected = export.layer_weights(again), export.layer_weights(whole.model)
    assert all(np.array_equal(a, b) for name in expected for a, b in zip(found[name], expected[name]))


def test_a_folder_of_another_plan_is_refused(data, whole):
    with pytest.raises(ValueError, match="another plan"):
        fit(replace(PLAN, rate=1e-3), data, whole.folder, lambda epoch, loss: None)
    assert (whole.folder / "epoch_002.keras").exists()


def test_a_state_that_was_not_written_to_its_end_is_no_state(tmp_path):
    (tmp_path / "epoch_003.part.keras").write_bytes(b"half")
    assert resume(tmp_path) is None


def test_plain_inputs_are_the_views_of_the_plain_draw(data):
    found = plain_inputs(data, [2, 5])
    draw = data.described[0]
    assert found["words_before"].shape == (16, MAX_LENGTH)
    for name in ("early", "weights", "extras"):
        expected = getattr(draw, name)[[2, 5]].astype(np.float32)
        assert np.array_equal(found[name], expected.reshape(16, *expected.shape[2:]))
