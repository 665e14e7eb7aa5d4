"""Cached draws hold what the captioner computes."""

from __future__ import annotations

import json

import numpy as np
import pytest
from made_tiles import LANDSLIDES

from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.pooling import pool, region_weights
from landslide_annotator.captioner.resample import area_average, resize
from training import bijie, features, views, windows
from training.batches import Data

pytestmark = pytest.mark.training
ARRAYS = ("maps", "early", "weights", "extras", "cover", "side_m", "views")


class Encode:
    """Stands in for the encoder: maps that depend on every part of the picture; counts the calls."""

    def __init__(self, fails_at=None):
        self.calls, self.fails_at = 0, fails_at
        rng = np.random.default_rng(0)
        self.mixing = {c: rng.normal(size=(3, c)).astype(np.float32) for c in (256, 512, 1024)}

    def __call__(self, pictures):
        self.calls += 1
        if self.calls == self.fails_at:
            raise KeyboardInterrupt
        assert pictures.shape[1:] == (224, 224, 3)
        assert np.abs(pictures).max() <= 1.0
        return [
            np.stack([self._map(picture, cells, channels) for picture in pictures])
            for cells, channels in ((28, 256), (14, 512), (7, 1024))
        ]

    def _map(self, picture, cells, channels):
        grid = np.stack([area_average(picture[..., b], cells, cells) for b in range(3)], axis=-1)
        return np.maximum(grid @ self.mixing[channels], 0.0)


def build(data, folder, kind="description", draw=0, encode=None, count=None):
    """One draw of the first landslides (description) or of every third tile (detection)."""
    samples = bijie.read_samples(data)
    samples = samples[: count or 4] if kind == "description" else samples[::3]
    steps = []
    features.build_draw(
        data, folder, kind, draw, samples, encode or Encode(), lambda *step: steps.append(step)
    )
    return samples, features.Draw.load(folder), steps


@pytest.fixture(scope="module")
def described(tiles, tmp_path_factory):
    return build(tiles, tmp_path_factory.mktemp("described"))[:2]


@pytest.fixture(scope="module")
def detection(tiles, tmp_path_factory):
    return build(tiles, tmp_path_factory.mktemp("detection"), "detection")[:2]


def encoded(picture):
    maps = Encode()(resize(picture, 224)[None] / 127.5 - 1.0)
    return [m[0] for m in maps]


def test_a_description_holds_what_the_captioner_computes(tiles, described):
    samples, draw = described
    for row, sample in enumerate(samples):
        image, mask = bijie.read_image(tiles, sample.name), bijie.read_mask(tiles, sample.name)
        window = windows.description_window(mask)
        side_m = window.side * sample.ground_m
        assert draw.side_m[row] == pytest.approx(side_m)
        for view in range(views.VIEWS):
            picture = views.turn(windows.cut(image, window), view)
            outline = views.turn(windows.cut(mask, window), view)
            *lower, top = encoded(picture)
            early = np.concatenate([pool(m, outline) for m in lower])
            assert np.allclose(draw.maps[row, view], top, atol=2e-3)
            assert np.allclose(draw.early[row, view], early, atol=2e-3)
            assert np.array_equal(draw.weights[row, view], region_weights(outline, 7, 7))
            assert np.array_equal(draw.extras[row, view], extras(side_m, outline))
            assert np.array_equal(draw.cover[row, view], area_average(outline, 7, 7))
            assert draw.views[row, view] == view


def test_a_detection_holds_nothing_of_outline_and_side(tiles, detection):
    samples, draw = detection
    chosen = features.detection_windows(tiles, samples, 0)
    for row, (sample, window) in enumerate(zip(samples, chosen)):
        *lower, top = encoded(windows.cut(bijie.read_image(tiles, sample.name), window))
        assert np.allclose(draw.maps[row, 0], top, atol=2e-3)
        assert np.allclose(draw.early[row, 0], np.concatenate([pool(m, None) for m in lower]), atol=2e-3)
        assert np.array_equal(draw.weights[row, 0], region_weights(None, 7, 7))
        assert not draw.extras[row].any()
        assert bool(draw.cover[row].any()) == sample.landslide
        assert draw.side_m[row] == pytest.approx(window.side * sample.ground_m)


def test_the_draws_windows_are_those_of_the_whole_set(tiles):
    samples = bijie.read_samples(tiles)
    found = features.detection_windows(tiles, samples, 0)
    assert found == features.detection_windows(tiles, samples, 0)
    assert found != features.detection_windows(tiles, samples, 1)
    assert {w.side for w in found[LANDSLIDES:]} <= {w.side for w in found[:LANDSLIDES]} | {
        min(bijie.read_image(tiles, s.name).shape[:2]) for s in samples[LANDSLIDES:]
    }


def test_later_draws_are_jittered_and_still_hold_the_outline(tiles, described, tmp_path):
    samples, plain = described
    _, draw, _ = build(tiles, tmp_path / "a", draw=1)
    _, again, _ = build(tiles, tmp_path / "b", draw=1)
    assert not np.array_equal(draw.side_m, plain.side_m)
    assert not np.allclose(draw.maps, plain.maps, atol=0.05)
    for name in ARRAYS:
        assert np.array_equal(getattr(draw, name), getattr(again, name))
    for sample, window in zip(samples, features.description_windows(tiles, samples, 1)):
        mask = bijie.read_mask(tiles, sample.name)
        assert windows.cut(mask, window).sum() == mask.sum()


def test_later_detection_draws_are_turned_at_random(tiles, tmp_path):
    _, draw, _ = build(tiles, tmp_path, "detection", draw=1)
    assert draw.views.shape == (len(draw.side_m), 1)
    assert len(np.unique(draw.views)) > 2


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_finished_draw_is_left_alone(tiles, tmp_path):
    samples, _, steps = build(tiles, tmp_path, count=2)
    assert steps[-1] == (2, 2)
    notes = json.loads((tmp_path / "done.json").read_text(encoding="utf-8"))
    assert notes == {"names": [s.name for s in samples], "kind": "description", "draw": 0}
    before, encode = contents(tmp_path), Encode()
    build(tiles, tmp_path, count=2, encode=encode)
    assert encode.calls == 0
    assert contents(tmp_path) == before


def test_an_interrupted_draw_is_made_anew(tiles, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        build(tiles, tmp_path / "cut", draw=1, encode=Encode(fails_at=2), count=9)
    assert not (tmp_path / "cut" / "done.json").exists()
    build(tiles, tmp_path / "cut", draw=1, count=9)
    build(tiles, tmp_path / "whole", draw=1, count=9)
    assert contents(tmp_path / "cut") == contents(tmp_path / "whole")


def test_data_are_the_finished_draws_and_the_sizes_of_the_outlines(tiles, tmp_path):
    for name, kind, draw in (("description_0", "description", 0), ("detection_0", "detection", 0)):
        build(tiles, tmp_path / name, kind, draw)
    (tmp_path / "description_1").mkdir()
    found = Data.load(tiles, tmp_path)
    assert (len(found.described), len(found.looked_at)) == (1, 1)
    assert found.described[0].views.shape == (4, 8)
    assert [t.name for t in found.landslides] == [t.name for t in found.tiles[:LANDSLIDES]]
    areas = [bijie.read_mask(tiles, t.name).sum() * t.ground_m**2 for t in found.landslides]
    assert [area for area, _ in found.sizes] == ["small" if area < 1000.0 else "medium" for area in areas]
    assert len(set(found.sizes)) > 1


def test_maps_stay_on_disk(described):
    assert isinstance(described[1].maps, np.memmap)


def test_colours_are_jittered_and_the_picture_stays():
    picture = np.random.default_rng(0).integers(60, 190, (40, 40, 3), dtype=np.uint8)
    found = [features.jitter_colour(picture, np.random.default_rng(seed)) for seed in range(5)]
    for jittered in found:
        assert jittered.dtype == np.uint8
        assert np.corrcoef(jittered.ravel().astype(float), picture.ravel())[0, 1] > 0.7
    means = np.array([j.mean(axis=(0, 1)) for j in found])
    assert (np.ptp(means, axis=0) > 10).all()
