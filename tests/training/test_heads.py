"""The LSTM and five plain heads on the same features."""

from __future__ import annotations

import numpy as np
import pytest
from made_draws import learnable_data
from made_weights import TINY, randomise

from training import export, fit, heads, network, pipeline
from training.views import VIEWS, turned_direction

pytestmark = [
    pytest.mark.training,
    pytest.mark.filterwarnings("ignore:Even though the `tf.config"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]
ROWS = range(10)


@pytest.fixture(scope="module")
def data():
    return learnable_data()


@pytest.fixture(scope="module")
def model(data):
    made = network.build(TINY)
    randomise(made, 2)
    network.standardise(made, fit.plain_inputs(data, list(ROWS)))
    return made


def test_features_are_what_the_decoder_sees(data, model):
    found = heads.pooled(model, data, [3, 5])
    inputs = fit.plain_inputs(data, [3, 5])
    probe = model.get_layer("project")
    kernel, bias = (np.asarray(w) for w in probe.get_weights())
    assert found.shape == (2 * VIEWS, kernel.shape[0])
    assert np.array_equal(found[:, -13:], inputs["extras"])
    assert bias.shape == (kernel.shape[1],)


def test_answers_read_as_in_the_view(data):
    codes = heads.answers(data, [4])
    tile = data.landslides[4]
    assert [row["direction"] for row in codes] == [
        turned_direction(tile.truth("direction"), view) for view in range(VIEWS)
    ]
    assert {(row["type"], row["area"]) for row in codes} == {(tile.truth("type"), data.sizes[4][0])}


def test_both_learn_what_the_features_tell(data, model, traced, monkeypatch):
    monkeypatch.setattr(heads, "BATCH", 8)
    found = heads.compare(model, data, ROWS, ROWS, epochs=8)
    assert set(found) == {"LSTM", "five heads"}
    for scores in found.values():
        assert set(scores) == {*heads.CODES, "direction, eight views"}
        assert scores["type"]["accuracy"] > 0.7  # five types: chance is 0.2
        assert scores["type"]["count"] == len(ROWS)
        assert scores["direction, eight views"]["count"] == VIEWS * len(ROWS)
    lines = heads.table(found).splitlines()
    assert len(lines) == 2 + 6 and len({line.count("|") for line in lines}) == 1


def test_answers_that_nobody_agreed_on_are_not_scored():
    codes = [{key: listed[0] for key, listed in heads.CODES.items()} for _ in range(2 * VIEWS)]
    codes[0] = {**codes[0], "type": ""}
    said = {key: [listed[0]] * len(codes) for key, listed in heads.CODES.items()}
    found = heads.scores(codes, said)
    assert (found["type"]["count"], found["activity"]["count"]) == (1, 2)
    assert found["direction, eight views"]["count"] == 2 * VIEWS


def test_a_run_is_needed_that_may_choose(tmp_path):
    paths = pipeline.Paths(tmp_path, tmp_path, tmp_path, tmp_path)
    with pytest.raises(ValueError, match="choose_1"):
        heads.compare_job("final", paths, 1, 0)
    with pytest.raises(ValueError, match="is missing"):
        heads.compare_job("choose_2", paths, 1, 0)


def test_a_runs_table_is_of_the_block_that_it_did_not_fit(data, model, tmp_path, monkeypatch):
    job = pipeline.CHOOSING[0]
    paths = pipeline.Paths(tmp_path, tmp_path, tmp_path, tmp_path)
    paths.run(job).mkdir(parents=True)
    export.save_weights(paths.run(job) / "weights.npz", export.layer_weights(model))
    given = []
    monkeypatch.setattr(heads.Data, "load", lambda *places: data)
    monkeypatch.setattr(heads.network, "build", lambda shape: model)
    monkeypatch.setattr(heads, "compare", lambda *words: given.append(words) or {"LSTM": {}})
    heads.compare_job(job.name, paths, 3, 1)
    _, _, fitted, judged, epochs, seed = given[0]
    blocks = [{data.landslides[i].block for i in rows} for rows in (fitted, judged)]
    assert blocks == [set(job.fitted), {job.judged}]
    assert (epochs, seed) == (3, 1)
    assert pipeline.TEST_BLOCK not in blocks[0] | blocks[1]
