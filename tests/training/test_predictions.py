"""Predictions are what the plugin's captioner says of the plain windows."""

from __future__ import annotations

import numpy as np
import pytest
from made_weights import narrow_weights, settings

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.grammar import DIRECTION_WORDS
from training import baselines, bijie, choose, features, pipeline, views, windows
from training.predictions import Predictions, best, encoded, predict

pytestmark = pytest.mark.training


@pytest.fixture(scope="module")
def captioner(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    pipeline.write(folder, narrow_weights(), settings(), choose.Chosen(), whole=False)
    return Captioner.load(folder)


@pytest.fixture(scope="module")
def found(captioner, tiles):
    return predict(captioner, tiles, [1], lambda done, total: None, turned=(0, 6))


def test_only_the_tiles_of_the_blocks_are_predicted(found, tiles):
    chosen = [t for t in bijie.read_samples(tiles) if t.block == 1]
    assert set(found.looked_at) == {t.name for t in chosen}
    assert set(found.described) == {t.name for t in chosen if t.landslide}


def test_landslides_are_described_in_their_plain_window_and_turned(found, captioner, tiles):
    for tile in bijie.read_samples(tiles):
        if tile.name not in found.described:
            continue
        image, mask = bijie.read_image(tiles, tile.name), bijie.read_mask(tiles, tile.name)
        window = windows.description_window(mask)
        for view, said in zip((0, 6), found.described[tile.name]):
            picture, outline = (views.turn(windows.cut(part, window), view) for part in (image, mask))
            caption = captioner.caption(picture, window.side * tile.ground_m, outline)
            assert found.sunless[tile.name][(0, 6).index(view)] == said["direction"]
            for key, shares in caption.probabilities.items():
                assert said[key] == pytest.approx(shares, abs=1e-4)


def test_views_do_differ(found):
    first, turned = next(iter(found.described.values()))
    assert first["direction"] != turned["direction"]


def test_tiles_are_looked_at_in_their_plain_detection_window_without_scale(found, captioner, tiles):
    samples = bijie.read_samples(tiles)
    for tile, window in zip(samples, features.detection_windows(tiles, samples, 0)):
        if tile.name in found.looked_at:
            picture = windows.cut(bijie.read_image(tiles, tile.name), window)
            assert found.looked_at[tile.name] == captioner.caption(picture, None).landslide_probability
    assert len(np.unique(list(found.looked_at.values()))) > 1


def test_every_tile_is_reported(captioner, tiles):
    steps = []
    predict(captioner, tiles, [0], lambda *step: steps.append(step), turned=(0,))
    assert steps == [(n, 5) for n in range(1, 6)]


def test_all_eight_views_are_described_unless_asked_otherwise(captioner, tiles):
    tile = bijie.read_samples(tiles)[4]
    window = encoded(captioner, tiles, tile, range(views.VIEWS))
    told = [window.caption(captioner, view, True) for view in range(views.VIEWS)]
    said = [caption.probabilities["type"]["flow"] for caption in told]
    assert len(set(said)) == views.VIEWS
    assert predict.__defaults__[0] == tuple(range(views.VIEWS))


def test_what_is_saved_reads_back(found, tmp_path):
    found.save(tmp_path / "kept.json")
    assert Predictions.load(tmp_path / "kept.json") == found


def test_the_likeliest_code():
    assert best({"flow": 0.2, "fall": 0.7, "creep": 0.1}) == "fall"


def test_coarser_pictures_axes_and_sides_are_kept(captioner, tiles):
    found = predict(captioner, tiles, [1], lambda done, total: None, turned=(0,), coarse=(2.0, 10.0))
    chosen = [t for t in bijie.read_samples(tiles) if t.block == 1 and t.landslide]
    assert set(found.side_m) == set(found.axis) == {t.name for t in chosen}
    assert set(found.degraded) == {"2", "10"}
    for tile in chosen:
        mask = bijie.read_mask(tiles, tile.name)
        assert found.side_m[tile.name] == windows.description_window(mask).side * tile.ground_m
        assert found.axis[tile.name] == baselines.long_axis(mask)
        for metres, said in found.degraded.items():
            window = encoded(captioner, tiles, tile, [0], float(metres))
            expected = window.caption(captioner, 0, True).probabilities
            assert said[tile.name] == expected != found.described[tile.name][0]


def test_a_lean_turns_with_the_sun_where_it_is_told(tiles, tmp_path):
    lean = {"sur": 1.5, "este": 0.4, "norte": -1.0}
    chosen = choose.Chosen(word_bias=lean)
    pipeline.write(tmp_path, narrow_weights(), {**settings(), "noon": "S"}, chosen, whole=False)
    told = predict(Captioner.load(tmp_path), tiles, [1], lambda done, total: None)
    codes = {DIRECTION_WORDS[word]: value for word, value in lean.items()}
    for name, shown in told.described.items():
        for view, (with_sun, without) in enumerate(zip(shown, told.sunless[name])):
            bias = choose.in_light("direction", codes, views.light(view, bijie.SUN))
            assert with_sun["direction"] == pytest.approx(choose.shifted(without, bias), abs=1e-5)
