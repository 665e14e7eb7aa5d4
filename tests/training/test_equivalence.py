"""NumPy against Keras with the same dequantised weights: the same probabilities."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))
import keras_twin
from bundle import write_bundle

from landslide_annotator.captioner import blas
from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.pooling import region_weights
from landslide_annotator.captioner.resample import resize
from landslide_annotator.captioner.views import turn
from landslide_annotator.core.grammar import TYPE_WORDS, attributes_to_words, slot_words, word_in_view

ROOT = Path(__file__).resolve().parents[2]
REAL = ROOT / "model_assets"
PICTURES = ROOT.parent / "shared" / "data" / "bijie" / "images"
TOLERANCE = 1e-4
pytestmark = pytest.mark.training


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(blas, "warn_once", lambda: None)


def scene(seed):
    """A picture of blurred patches and an outline in it."""
    rng = np.random.default_rng(seed)
    side = int(rng.integers(90, 320))
    coarse = rng.integers(0, 256, (9, 9, 3), dtype=np.uint8)
    picture = np.clip(np.rint(resize(coarse, side)), 0, 255).astype(np.uint8)
    grid = (np.arange(side) + 0.5) / side - 0.5
    east, north = np.meshgrid(grid, -grid)
    turn = rng.uniform(0, np.pi)
    along, across = east * np.cos(turn) + north * np.sin(turn), north * np.cos(turn) - east * np.sin(turn)
    return picture, (along / 0.3) ** 2 + (across / 0.12) ** 2 < 1.0


def softmax(logits):
    powers = np.exp(logits.astype(np.float64) - logits.max())
    return powers / powers.sum()


class Pair:
    """One bundle in both implementations."""

    def __init__(self, folder):
        self.folder = folder
        self.ours = Captioner.load(folder)
        self.twin = keras_twin.captioner(folder)
        self.index = {word: place for place, word in enumerate(self.ours.settings.words)}

    def twin_logits(self, picture, side_m, outline, words):
        regions = self.ours.settings.regions
        masks, numbers = (outline, None), ((side_m, outline), (None, None))
        weights = keras_twin.region_inputs(self.twin, masks, regions, region_weights)
        vectors = np.stack([extras(*given) for given in numbers])[:, : self.ours.settings.extras]
        ids = np.stack([keras_twin.word_ids(self.folder, spoken) for spoken in (words, [])])
        square = resize(picture, self.ours.settings.input_size)[None]
        return np.asarray(self.twin([square, *weights, vectors, ids], training=False))

    def logits(self, picture, side_m, outline, words):
        """Of the twin in each view that the settings name: described, and alone."""
        found = {}
        for view in self.ours.settings.views_read:
            turned = None if outline is None else turn(outline, view)
            seen = [word_in_view(word, view) for word in words]
            back = [self.index[word_in_view(word, view)] for word in self.ours.settings.words]
            found[view] = self.twin_logits(turn(picture, view), side_m, turned, seen)[..., back]
        return found

    def lean(self, key, noon):
        """What is added to each word where the sun stands on a side at noon."""
        settings = self.ours.settings
        if key == "landslide":
            return np.zeros(len(settings.words))
        stored = dict(settings.lean)
        if key == "direction" and settings.noon:
            upright = {"N": 6, "S": 0} if settings.noon == "S" else {"N": 0, "S": 6}
            view = upright.get(noon)
            stored = {word_in_view(w, view): v for w, v in stored.items()} if noon else {}
        return np.array([stored.get(word, 0.0) for word in settings.words])

    def mean(self, found, key, row, place, noon=None):
        settings = self.ours.settings
        lean = self.lean(key, noon)
        return np.mean([found[view][row, place] for view in settings.views[key]], axis=0) + lean

    def share(self, logits, words):
        return softmax(logits[[self.index[word] for word in words]])

    def differences(self, picture, side_m, outline, noon=None):
        """Of the landslide probability and of every slot's probabilities."""
        found = self.ours.caption(picture, side_m, outline, noon)
        codes = {key: max(shares, key=shares.get) for key, shares in found.probabilities.items()}
        words = attributes_to_words(codes)
        logits = self.logits(picture, side_m, outline, words)
        seen = 1.0 - self.share(self.mean(logits, "landslide", 1, 0), ("sin", *TYPE_WORDS))[0]
        yield abs(seen - found.landslide_probability)
        leads = {"direction": "direccion", "area": "area", "perimeter": "perimetro"}
        for key, shares in found.probabilities.items():
            place = words.index(leads[key]) + 1 if key in leads else int(key == "activity")
            slot = slot_words(key, words[:place])
            warmth = self.ours.settings.temperature.get(key, 1.0)
            expected = self.share(self.mean(logits, key, 0, place, noon) / warmth, slot)
            yield np.abs(expected - [shares[code] for code in slot.values()]).max()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"taps": ["conv2", "conv4"]},
        {"input_size": 96, "temperature": {"type": 1.7, "direction": 0.6}},
        {"mirrored": True},
        {"views": {"landslide": [1, 3], "type": [0, 2, 5], "direction": [0, 7]}, "lean": {"sur": 0.7}},
        {"lean": {"sur": 0.7, "este": -0.6, "flujo": 0.3}, "noon": "S"},
    ],
    ids=["conv5", "conv4", "temperature", "mirrored", "views", "noon"],
)
def test_made_weights_give_the_same_probabilities(tmp_path, changes):
    pair = Pair(write_bundle(tmp_path, **changes))
    for seed in range(4):
        picture, outline = scene(seed)
        for side_m, mask in ((150.0, outline), (None, outline), (80.0, None)):
            for noon in (None, "N", "S"):
                assert max(pair.differences(picture, side_m, mask, noon)) < TOLERANCE


def test_the_comparison_notices_another_network(tmp_path):
    pair = Pair(write_bundle(tmp_path / "one", seed=0))
    pair.ours = Captioner.load(write_bundle(tmp_path / "other", seed=5))
    assert max(pair.differences(*scene(0)[:1], 150.0, scene(0)[1])) > 100 * TOLERANCE


@pytest.fixture(scope="module")
def shipped():
    if not (REAL / "captioner.json").is_file():
        pytest.skip(f"{REAL} holds no weights yet")
    return Pair(REAL)


@pytest.mark.real
def test_the_shipped_weights_give_the_same_probabilities(shipped):
    for seed in range(6):
        picture, outline = scene(seed)
        assert max(shipped.differences(picture, 150.0, outline)) < TOLERANCE


@pytest.mark.real
@pytest.mark.skipif(not PICTURES.is_dir(), reason=f"{PICTURES} is absent")
def test_the_shipped_weights_give_the_same_probabilities_on_real_tiles(shipped):
    image = pytest.importorskip("PIL.Image")
    for seed, path in enumerate(sorted(PICTURES.iterdir())[::200]):
        picture = np.array(image.open(path).convert("RGB"))
        _, outline = scene(seed)
        rows, columns = (np.arange(n) * len(outline) // n for n in picture.shape[:2])
        outline = np.ascontiguousarray(outline[rows][:, columns])
        assert max(shipped.differences(picture, 150.0, outline)) < TOLERANCE
