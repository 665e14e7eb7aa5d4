"""Whether there is a landslide cannot be told from the sides of the real windows or from outlines."""

from __future__ import annotations

import numpy as np
import pytest
from bundle import write_bundle
from sklearn.metrics import roc_auc_score

from landslide_annotator.captioner.model import Captioner
from training import bijie, features, windows

pytestmark = [pytest.mark.training, pytest.mark.real]
LARGEST = 0.55
EVERY = 8
"""Of so many windows one is captioned."""


@pytest.fixture(scope="module")
def samples(real_tiles):
    return bijie.read_samples(real_tiles)


@pytest.fixture(scope="module")
def plain(real_tiles, samples):
    """The detection windows that scores are computed on."""
    return features.detection_windows(real_tiles, samples, 0)


def separation(samples, values):
    """The area under the ROC curve, whichever class has the larger values."""
    area = roc_auc_score([s.landslide for s in samples], values)
    return max(area, 1.0 - area)


def test_window_sides_do_not_tell_the_classes_apart(samples, plain):
    assert separation(samples, [w.side for w in plain]) <= LARGEST
    assert separation(samples, [w.side * s.ground_m for w, s in zip(plain, samples)]) <= LARGEST


@pytest.mark.parametrize("block", range(bijie.BLOCKS))
def test_window_sides_do_not_tell_the_classes_apart_in_any_block(samples, plain, block):
    members = [i for i, s in enumerate(samples) if s.block == block]
    assert separation([samples[i] for i in members], [plain[i].side for i in members]) <= LARGEST


def test_sizes_of_whole_tiles_would_tell_them_apart(real_tiles, samples):
    some = samples[::10]
    sizes = [max(bijie.read_image(real_tiles, s.name).shape[:2]) for s in some]
    assert separation(some, sizes) > LARGEST


def outline(data, sample, window):
    mask = windows.cut(bijie.read_mask(data, sample.name), window) if sample.landslide else None
    return mask if mask is not None and mask.any() else None


def test_outline_and_side_alone_do_not_change_the_landslide_probability(real_tiles, samples, plain, tmp_path):
    """With pictures of one colour, only the outline and the side are left to tell the classes apart."""
    captioner = Captioner.load(write_bundle(tmp_path))
    some, found, slots = samples[::EVERY], [], []
    for sample, window in zip(some, plain[::EVERY]):
        picture = np.full((window.side, window.side, 3), 117, np.uint8)
        caption = captioner.caption(
            picture, window.side * sample.ground_m, outline(real_tiles, sample, window)
        )
        found.append(caption.landslide_probability)
        slots.append(caption.probabilities["type"]["flow"])
    assert separation(some, np.round(found, 5)) <= LARGEST
    assert separation(some, slots) > LARGEST  # the same numbers do tell in words that may use them
