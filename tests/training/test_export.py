"""What is exported is what was trained: the plugin's captioner says the same as the Keras models."""

from __future__ import annotations

import hashlib
import json
import zipfile

import numpy as np
import pytest
from made_tiles import ellipse, picture
from made_weights import TINY, narrow_weights, randomise, settings, write_encoder

from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.pooling import pool, region_weights
from landslide_annotator.captioner.resample import resize
from landslide_annotator.core.grammar import CAPTION_WORDS, TYPE_WORDS, attributes_to_words, slot_words
from training import bijie, choose, encoder, export, network, pipeline
from training.targets import MAX_LENGTH, NUMBER, START

pytestmark = [pytest.mark.training, pytest.mark.filterwarnings("ignore:Even though the `tf.config")]
TOLERANCE = 1e-4
SIDE_M = 120.0


def write_plain(path, arrays):
    np.savez(path, **arrays)
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Trained:
    """The frozen encoder and a random trained part in Keras, and the bundle that is written from them.

    The trained part gets its statistics from the scenes, pairs of picture and outline.
    """

    def __init__(self, folder, frozen, scenes):
        self.frozen = encoder.frozen_encoder(frozen)
        pictures = np.stack([resize(pixels, encoder.INPUT_SIZE) for pixels, _ in scenes])
        seen = [np.asarray(m) for m in self.frozen(encoder.preprocess(pictures), training=False)]
        self.scenes = [(*pair, *(m[i] for m in seen)) for i, pair in enumerate(scenes)]
        self.model = network.build(TINY)
        randomise(self.model, 1)
        given = [self.inputs(scene, outline, SIDE_M) for scene, (_, outline) in enumerate(scenes)]
        network.standardise(self.model, {name: np.stack([g[name] for g in given]) for name in given[0]})
        self.weights = {**export.layer_weights(self.frozen), **export.layer_weights(self.model)}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(export, "write_archive", write_plain)  # deflating float32 takes long
            pipeline.write(folder / "bundle", self.weights, settings(), choose.Chosen(), whole=True)
        self.captioner = Captioner.load(folder / "bundle")

    def inputs(self, scene, outline, side_m, words=()):
        *lower, top = self.scenes[scene][2:]
        read = np.zeros(MAX_LENGTH, np.int32)
        read[: len(words) + 1] = [START, *(NUMBER[word] for word in words)]
        return {
            "frozen_map": top,
            "early": np.concatenate([pool(m, outline) for m in lower]),
            "weights": region_weights(outline, 7, 7),
            "extras": extras(side_m, outline),
            "words_before": read,
        }

    def shares(self, *given):
        """Probabilities of the words (MAX_LENGTH, V) by the Keras model."""
        one = {name: array[None] for name, array in self.inputs(*given).items()}
        return np.asarray(self.model(one, training=False)["words"])[0].astype(np.float64)

    def difference(self, scene, outlined=True):
        """The largest one of the landslide probability and of every slot's probabilities."""
        pixels, outline = self.scenes[scene][:2]
        outline, side_m = (outline, SIDE_M) if outlined else (None, None)
        found = self.captioner.caption(pixels, side_m, outline)
        alone = among(self.shares(scene, None, None)[0], ("sin", *TYPE_WORDS))
        differences = [abs(1.0 - alone[0] - found.landslide_probability)]
        words = attributes_to_words({k: max(s, key=s.get) for k, s in found.probabilities.items()})
        described = self.shares(scene, outline, side_m, words)
        places = {"type": 0, "activity": 1, "direction": 3}
        places.update(area=words.index("area") + 1, perimeter=words.index("perimetro") + 1)
        for key, place in places.items():
            slot = slot_words(key, words[:place])
            expected = among(described[place], slot)
            said = [found.probabilities[key][code] for code in slot.values()]
            differences.append(np.abs(expected - said).max())
        return max(differences)


def among(shares, words):
    chosen = shares[[NUMBER[word] for word in words]]
    return chosen / chosen.sum()


def made_scene(seed):
    rng = np.random.default_rng(seed)
    side = int(rng.integers(80, 260))
    centre, radii = rng.uniform(0.35, 0.65, 2) * side, rng.uniform(0.1, 0.3, 2) * side
    return picture(rng, side, side), ellipse(side, side, centre, radii)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("trained")
    return Trained(folder, write_encoder(folder / "encoder.npz"), [made_scene(seed) for seed in range(3)])


def test_the_captioner_says_what_the_trained_models_say(trained):
    for scene in range(3):
        assert trained.difference(scene) < TOLERANCE
    assert trained.difference(0, outlined=False) < TOLERANCE


def test_the_comparison_notices_another_network_and_another_picture(trained):
    pairs = [scene[:2] for scene in trained.scenes]
    first, second = (trained.captioner.caption(p, SIDE_M, o).probabilities["type"] for p, o in pairs[:2])
    assert max(abs(first[code] - second[code]) for code in first) > 100 * TOLERANCE
    kept = trained.model.get_weights()
    randomise(trained.model.get_layer("conv5"), 9)
    assert trained.difference(0) > 100 * TOLERANCE
    trained.model.set_weights(kept)


@pytest.mark.real
def test_the_captioner_says_the_same_with_the_real_encoder(real_tiles, real_encoder, tmp_path):
    names = [tile.name for tile in bijie.read_samples(real_tiles) if tile.landslide][::250]
    pairs = [(bijie.read_image(real_tiles, name), bijie.read_mask(real_tiles, name)) for name in names]
    found = Trained(tmp_path, real_encoder, pairs)
    for scene in range(len(pairs)):
        assert found.difference(scene) < TOLERANCE


def test_chosen_biases_and_threshold_reach_the_captioner(tmp_path):
    bias = {"rotational": 0.4, "translational": -0.9, "flow": 0.3, "fall": 0.0, "creep": 1.1}
    chosen = choose.Chosen(0.25, choose.word_biases("type", bias), {"direction": 1.5})
    pixels, outline = made_scene(2)
    found = []
    for name, choices in (("plain", choose.Chosen()), ("chosen", chosen)):
        pipeline.write(tmp_path / name, narrow_weights(), settings(), choices, whole=True)
        captioner = Captioner.load(tmp_path / name)
        found.append(captioner.caption(pixels, SIDE_M, outline))
    leant = choose.shifted(found[0].probabilities["type"], bias)
    assert found[1].probabilities["type"] == pytest.approx(leant, abs=1e-5)
    assert found[1].landslide_probability == found[0].landslide_probability
    assert captioner.settings.landslide_threshold == 0.25
    assert captioner.settings.temperature == {"direction": 1.5}


def test_eight_bits_change_little(tmp_path):
    pixels, outline = made_scene(1)
    found = []
    for whole in (True, False):
        pipeline.write(tmp_path / str(whole), narrow_weights(), settings(), choose.Chosen(), whole)
        caption = Captioner.load(tmp_path / str(whole)).caption(pixels, SIDE_M, outline)
        found.append(np.concatenate([list(shares.values()) for shares in caption.probabilities.values()]))
    assert 0.0 < np.abs(found[0] - found[1]).max() < 0.05
    with np.load(tmp_path / "False" / "encoder.npz") as stored:
        kernels = {name: stored[name].dtype for name in stored.files if name.endswith("kernel")}
    assert set(kernels.values()) == {np.dtype(np.int8)}


def test_the_bytes_of_an_archive_depend_on_its_arrays_alone(tmp_path):
    rng = np.random.default_rng(0)
    arrays = {"b/kernel": rng.integers(-9, 9, (4, 3)).astype(np.int8), "a": rng.random(5, np.float32)}
    turned = {"a": arrays["a"].copy(), "b/kernel": np.asfortranarray(arrays["b/kernel"])}
    digests = [export.write_archive(tmp_path / f"{n}.npz", a) for n, a in enumerate((arrays, turned))]
    data = [(tmp_path / f"{n}.npz").read_bytes() for n in (0, 1)]
    assert data[0] == data[1]
    assert digests == [hashlib.sha256(data[0]).hexdigest()] * 2
    with zipfile.ZipFile(tmp_path / "0.npz") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2020, 1, 1, 0, 0, 0)}
    with np.load(tmp_path / "0.npz", allow_pickle=False) as stored:
        assert {name: stored[name].tolist() for name in stored.files} == {
            name: array.tolist() for name, array in arrays.items()
        }
    arrays["a"][0] += 1.0
    assert export.write_archive(tmp_path / "2.npz", arrays) != digests[0]


def test_a_bundle_names_its_files_and_words(tmp_path):
    pipeline.write(tmp_path, narrow_weights(), settings(not_learned=["creep"]), choose.Chosen(), whole=False)
    stored = json.loads((tmp_path / "captioner.json").read_text(encoding="utf-8"))
    for name, digest in stored["sha256"].items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    assert stored["words"] == list(CAPTION_WORDS)
    assert stored["input_size"] == encoder.INPUT_SIZE
    assert Captioner.load(tmp_path).settings.not_learned == ("creep",)
