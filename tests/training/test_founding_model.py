"""The founders' network: their parameter counts, and captions that it can learn by heart."""

from __future__ import annotations

import json

import keras
import numpy as np
import pytest

from landslide_annotator.core import caption as captions
from training import views
from training.founding import decode, encoders, fitting, sequences
from training.founding.model import founding_decoder
from training.founding.vocabulary import Vocabulary

pytestmark = pytest.mark.training
TOLD = {
    "flow": "flujo activo direccion suroeste area pequeña perimetro mediano",
    "fall": "caida inactiva direccion norte area muy grande perimetro grande",
    "creep": "reptacion activa direccion este area mediana perimetro pequeño",
}


def test_the_decoder_has_the_founders_number_of_parameters():
    model = founding_decoder(27, 11)
    assert model.count_params() == 2_216_603
    assert model.output_shape == (None, 27)
    assert isinstance(model.optimizer, keras.optimizers.RMSprop)
    assert model.loss == "categorical_crossentropy"


def test_the_founders_resnet_has_their_parameters():
    model = keras.applications.ResNet50(weights=None, include_top=False)
    counts = {layer.name: layer.count_params() for layer in model.layers}
    named = ("conv1_conv", "conv2_block1_1_conv", "conv2_block1_2_conv", "conv2_block1_0_conv")
    assert [counts[name] for name in named] == [9472, 4160, 36928, 16640]


def test_the_founders_encoder_preprocesses_as_caffe(tmp_path):
    keras.utils.set_random_seed(1)
    model = keras.applications.ResNet50(
        weights=None, include_top=False, pooling="avg", input_shape=(224, 224, 3)
    )
    model.save_weights(tmp_path / "resnet50.weights.h5")
    picture = np.random.default_rng(0).integers(0, 256, (224, 224, 3)).astype(np.uint8)
    caffe = picture[..., ::-1].astype(np.float32) - np.array([103.939, 116.779, 123.68], np.float32)
    found = encoders.resnet50_keras(tmp_path / "resnet50.weights.h5")(picture)
    np.testing.assert_allclose(found, model.predict(caffe[None], verbose=0)[0], rtol=1e-3, atol=1e-4)


def test_a_missing_encoder_says_what_is_needed(tmp_path):
    with pytest.raises(FileNotFoundError, match="resnet50v2-bundled"):
        encoders.encoder(str(tmp_path / "none.h5"))


@pytest.mark.parametrize("view", range(views.VIEWS))
def test_captions_turn_with_their_picture(view):
    text = TOLD["flow"]
    turned = captions.parse(sequences.turned_caption(text, view)).attributes
    plain = captions.parse(text).attributes
    assert turned["direction"] == views.turned_direction("SW", view)
    assert {**turned, "direction": None} == {**plain, "direction": None}


def test_captions_without_direction_stay_as_they_are():
    text = "flujo activo area pequeña perimetro mediano"
    assert {sequences.turned_caption(text, view) for view in range(views.VIEWS)} == {text}


@pytest.fixture
def vocabulary():
    return Vocabulary.of(TOLD.values())


def test_pairs_hold_every_word_behind_those_before_it(vocabulary):
    rows, before, following = sequences.pairs([[TOLD["flow"]], [TOLD["fall"]]], vocabulary)
    for row, text in enumerate((TOLD["flow"], TOLD["fall"])):
        numbers = vocabulary.encode(text)
        mine = rows[:, 0] == row
        assert following[mine].tolist() == numbers[1:]
        for place, words in enumerate(before[mine], start=1):
            assert words.tolist() == numbers[:place] + [0] * (vocabulary.max_len - place)


def test_a_pass_holds_every_pair_once(vocabulary):
    listed = sequences.pairs([[text] for text in TOLD.values()], vocabulary)
    features = np.arange(3 * 4, dtype=np.float32).reshape(3, 1, 4)
    met = []
    for inputs, following in sequences.batches(
        features, listed, vocabulary.vocab_size, 5, np.random.default_rng(3)
    ):
        assert len(following) <= 5
        assert (following.sum(axis=1) == 1).all()
        for vector, words, word in zip(inputs["features"], inputs["words_before"], following.argmax(axis=1)):
            met.append((int(vector[0]) // 4, tuple(words), int(word)))
    rows, before, following = listed
    assert sorted(met) == sorted(zip(rows[:, 0], map(tuple, before), following))


def material(vocabulary):
    features = np.eye(3, 2048, dtype=np.float32)[:, None] * 20
    rows, before, following = sequences.pairs([[text] for text in TOLD.values()], vocabulary)
    return fitting.Material(features, (rows, before, following), (rows, before, following), vocabulary)


@pytest.mark.slow
def test_it_learns_captions_by_heart_and_goes_on_where_it_stopped(vocabulary, tmp_path, traced):
    data = material(vocabulary)
    lines = []
    fitting.fit(fitting.Plan("made", (20, 45), batch=8), data, tmp_path, lines.append)
    assert [line["epoch"] for line in lines] == list(range(1, 46))
    model = keras.models.load_model(tmp_path / "model_045.keras")
    said = decode.greedy(model, data.features[:, 0], vocabulary, list(TOLD))
    assert {output.id: output.caption for output in said} == TOLD
    assert all(max(o.shares["type"], key=o.shares["type"].get) == o.id for o in said)
    assert all(len(o.probabilities) == len(o.caption.split()) for o in said)
    more = []
    fitting.fit(fitting.Plan("made", (46,), batch=8), data, tmp_path, more.append)
    assert [line["epoch"] for line in more] == [46]
    with pytest.raises(ValueError, match="no model was kept at 30"):
        fitting.fit(fitting.Plan("made", (30,), batch=8), data, tmp_path, more.append)
    table = fitting.compared(tmp_path, (20, 45))
    assert [len(entry["history"]["loss"]) for entry in table] == [20, 45]
    assert table[1]["train_loss"] < table[0]["train_loss"]
    assert table[1]["seconds"] > table[0]["seconds"]


def test_a_run_of_other_data_is_not_gone_on_with(vocabulary, tmp_path):
    fitting.claim(tmp_path, fitting.Plan("these"))
    fitting.claim(tmp_path, fitting.Plan("these", (3,)))
    with pytest.raises(ValueError, match="another --run"):
        fitting.claim(tmp_path, fitting.Plan("those"))
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["mark"] == "these"


def test_shares_read_very_large_from_its_first_word(vocabulary):
    assert decode.first_words("area")["muy"] == "very_large"
    assert decode.first_words("type")["caida"] == "fall"
    assert decode.first_words("activity")["inactiva"] == "inactive"
