"""The captioner's public interface."""

from __future__ import annotations

import re
import threading

import numpy as np
import pytest
from bundle import BLOCKS, write_bundle
from reference_network import decode_step, encode, kernel

from landslide_annotator.captioner import blas
from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.pooling import pool
from landslide_annotator.captioner.resample import resize
from landslide_annotator.captioner.settings import ASKED
from landslide_annotator.captioner.views import VIEWS, turn
from landslide_annotator.core import directions
from landslide_annotator.core.caption import NO_LANDSLIDE, parse
from landslide_annotator.core.errors import TileError
from landslide_annotator.core.grammar import CAPTION_WORDS, TYPE_WORDS

CODES = {
    "type": {"rotational", "translational", "flow", "fall", "creep"},
    "activity": {"active", "inactive"},
    "direction": {"N", "NE", "E", "SE", "S", "SW", "W", "NW"},
    "area": {"small", "medium", "large", "very_large"},
    "perimeter": {"small", "medium", "large", "very_large"},
}
SIDE_M = 100.0


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(blas, "warn_once", lambda: None)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write_bundle(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="module")
def captioner(folder):
    return Captioner.load(folder)


def with_threshold(tmp_path, threshold, **changes):
    return Captioner.load(write_bundle(tmp_path / str(threshold), landslide_threshold=threshold, **changes))


def tile(seed=0, height=100, width=100):
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 256, (5, 5, 3), dtype=np.uint8)
    rows, columns = np.arange(height) * 5 // height, np.arange(width) * 5 // width
    return np.ascontiguousarray(coarse[rows][:, columns])


def outline(seed=0, side=100):
    mask = np.zeros((side, side), bool)
    top, left = np.random.default_rng(seed).integers(5, side // 2, 2)
    mask[top : top + side // 3, left : left + side // 4] = True
    return mask


def test_attributes_and_probabilities_have_all_keys_and_codes(captioner):
    for seed in range(5):
        found = captioner.caption(tile(seed), SIDE_M, outline(seed))
        assert list(found.attributes) == list(found.probabilities) == list(CODES)
        for key, codes in CODES.items():
            shares = found.probabilities[key]
            assert set(shares) == codes
            assert sum(shares.values()) == pytest.approx(1.0, abs=1e-9)
            assert shares[found.attributes[key]] == max(shares.values())
        assert 0.0 <= found.landslide_probability <= 1.0


def test_the_whole_path_is_the_slow_network(folder, captioner):
    """Resampling, encoder, pooling, side inputs and the first two words, by the equations."""
    encoder, decoder = (dict(np.load(folder / name)) for name in ("encoder.npz", "decoder.npz"))
    picture, mask = tile(7, 90, 120), outline(3, 120)[:90]
    resized = resize(picture, 64).astype(np.float64)
    maps = [m.astype(np.float32) for m in encode(encoder, resized, BLOCKS, ("conv3", "conv5"))]
    parts = [*(pool(features, mask) for features in maps), extras(80.0, mask)]
    given = np.concatenate(parts).astype(np.float64)
    hidden = cell = np.zeros(kernel(decoder, "lstm_recurrent").shape[0])
    found = captioner.caption(picture, 80.0, mask)
    index = {word: place for place, word in enumerate(CAPTION_WORDS)}
    logits, hidden, cell = decode_step(decoder, given, index["inicio"], hidden, cell)
    shares = np.exp([logits[index[word]] for word in TYPE_WORDS])
    expected = dict(zip(TYPE_WORDS.values(), shares / shares.sum()))
    assert found.probabilities["type"] == pytest.approx(expected, abs=1e-4)


@pytest.fixture(scope="module")
def all_ways(tmp_path_factory):
    views = dict.fromkeys(ASKED, tuple(range(VIEWS)))
    return Captioner.load(write_bundle(tmp_path_factory.mktemp("turned"), views=views))


@pytest.mark.parametrize("view", range(VIEWS))
def test_read_in_all_views_a_turned_picture_gives_the_turned_caption(all_ways, view):
    picture, mask = tile(view, 90, 120), outline(view, 120)[:90]
    found = all_ways.caption(picture, SIDE_M, mask)
    turned = all_ways.caption(turn(picture, view), SIDE_M, turn(mask, view))
    assert turned.landslide_probability == pytest.approx(found.landslide_probability, abs=1e-5)
    for key, shares in found.probabilities.items():
        expected = shares
        if key == "direction":
            expected = {directions.in_view(code, view): p for code, p in shares.items()}
        assert turned.probabilities[key] == pytest.approx(expected, abs=1e-5)


def test_only_the_questions_that_ask_for_a_view_change_with_it(tmp_path, captioner):
    views = {**dict.fromkeys(ASKED, (0,)), "type": [0, 2], "landslide": [0, 2]}
    found = Captioner.load(write_bundle(tmp_path, views=views)).caption(tile(), SIDE_M, outline())
    plain = captioner.caption(tile(), SIDE_M, outline())
    assert found.landslide_probability != plain.landslide_probability
    assert found.probabilities["type"] != plain.probabilities["type"]
    if found.attributes["type"] == plain.attributes["type"]:
        assert found.probabilities["direction"] == plain.probabilities["direction"]


def test_read_one_way_a_mirrored_picture_gives_another_caption(captioner):
    found, turned = (captioner.caption(t, SIDE_M) for t in (tile(0), tile(0)[:, ::-1]))
    assert abs(found.landslide_probability - turned.landslide_probability) > 1e-4


def test_sizes_are_unknown_without_a_ground_side(captioner):
    found = captioner.caption(tile(), None, outline())
    assert found.attributes["area"] is None and found.attributes["perimeter"] is None
    assert set(found.probabilities["area"]) == CODES["area"]
    assert "area" not in found.text("es") and "perimetro" not in found.text("es")
    assert None not in captioner.caption(tile(), SIDE_M, outline()).attributes.values()


@pytest.mark.parametrize("side_m", [None, SIDE_M])
@pytest.mark.parametrize("outlined", [False, True])
@pytest.mark.parametrize("threshold", [0.0, 1.0])
def test_a_landslide_is_denied_only_without_outline_and_below_the_threshold(
    tmp_path, side_m, outlined, threshold
):
    found = with_threshold(tmp_path, threshold).caption(tile(), side_m, outline() if outlined else None)
    assert found.is_landslide == (threshold == 0.0)
    assert found.outlined == outlined
    denied = not outlined and threshold == 1.0
    for lang in ("es", "en"):
        assert (found.text(lang) == NO_LANDSLIDE[lang]) == denied
        parsed = parse(found.text(lang))
        assert parsed.landslide != denied
        if not denied:
            assert dict(parsed.attributes) == dict(found.attributes)
    assert found.attributes["type"] in CODES["type"]


def test_landslide_probability_sees_the_picture_alone(captioner):
    picture = tile(2)
    known = {captioner.caption(picture, *rest).landslide_probability for rest in (
        (None,), (50.0,), (400.0,), (SIDE_M, outline(1)), (SIDE_M, outline(2)), (None, outline(3)),
    )}  # fmt: skip
    assert len(known) == 1
    assert captioner.caption(tile(3), None).landslide_probability not in known


def test_outline_and_side_change_the_description(captioner):
    def shares(*rest):
        found = captioner.caption(tile(2), *rest)
        return np.concatenate([list(p.values()) for p in found.probabilities.values()])

    base = shares(SIDE_M, outline(1))
    for other in ((SIDE_M, outline(2)), (300.0, outline(1)), (None, outline(1)), (SIDE_M, None)):
        assert np.abs(shares(*other) - base).max() > 1e-5


@pytest.mark.parametrize(
    ("side_m", "width", "named"),
    [
        (50.0, 100, ""),
        (400.0, 400, ""),
        (100.0, 250, ""),
        (None, 100, "ground scale is unknown"),
        (49.0, 100, "tile side of 49 m is outside the trained range, 50 to 400 m"),
        (401.0, 400, "tile side of 401 m"),
        (100.0, 300, r"ground resolution of 0\.33 m is outside the trained range, 0\.40 to 2\.00 m"),
        (100.0, 45, r"ground resolution of 2\.22 m"),
    ],
)
def test_the_range_is_that_of_training_with_its_ends(captioner, side_m, width, named):
    found = captioner.caption(tile(0, 60, width), side_m)
    assert found.in_range == (named == "")
    assert found.review == (named != "")
    if named:
        assert np.any([re.search(named, reason) for reason in found.review_reasons])
        assert found.range_reason in found.review_reasons
    else:
        assert found.range_reason is None and found.review_reasons == ()


def test_an_outline_where_the_model_sees_nothing_goes_to_review(tmp_path):
    doubtful = with_threshold(tmp_path, 1.0)
    found = doubtful.caption(tile(), SIDE_M, outline())
    assert f"sees no landslide (probability {found.landslide_probability:.2f})" in found.review_reasons[0]
    assert doubtful.caption(tile(), SIDE_M).review_reasons == ()
    assert with_threshold(tmp_path, 0.0).caption(tile(), SIDE_M, outline()).review_reasons == ()


def test_a_type_that_was_not_learned_goes_to_review(tmp_path):
    every = with_threshold(tmp_path, 0.0, not_learned=sorted(CODES["type"]))
    found = every.caption(tile(), SIDE_M, outline())
    assert found.review_reasons == (f"training had too few examples of the type {found.attributes['type']}",)


def test_tiles_of_any_size_and_shape(captioner):
    for height, width in ((1, 1), (32, 500), (64, 64), (700, 33)):
        assert captioner.caption(tile(0, height, width), SIDE_M).attributes["type"] in CODES["type"]


def test_captions_are_repeatable_and_leave_the_tile_alone(captioner):
    picture, mask = tile(4), outline(4)
    kept = picture.copy(), mask.copy()
    first = captioner.caption(picture, SIDE_M, mask)
    captioner.caption(tile(5), None)
    assert captioner.caption(picture[::1].copy(), SIDE_M, mask) == first
    assert np.array_equal(picture, kept[0]) and np.array_equal(mask, kept[1])


def test_views_that_are_not_contiguous_are_fine(captioner):
    wide = tile(6, 100, 200)
    view = wide[:, ::2]
    assert captioner.caption(view, SIDE_M) == captioner.caption(np.ascontiguousarray(view), SIDE_M)


def test_threads_share_a_captioner(captioner):
    expected = [captioner.caption(tile(seed), SIDE_M, outline(seed)) for seed in range(6)]
    found = {}

    def work(seed):
        found[seed] = captioner.caption(tile(seed), SIDE_M, outline(seed))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[seed] for seed in range(6)] == expected


def test_many_captions_with_progress(captioner):
    items = [(tile(0), SIDE_M), (tile(1), None, outline(1)), (tile(2), SIDE_M, outline(2))]
    seen = []
    found = captioner.caption_many(iter(items), progress=lambda done, total: seen.append((done, total)))
    assert found == [captioner.caption(*item) for item in items]
    assert seen == [(1, 3), (2, 3), (3, 3)]
    assert captioner.caption_many([]) == []


def test_cancelling_keeps_what_is_done(captioner):
    done = []
    found = captioner.caption_many(
        [(tile(seed), SIDE_M) for seed in range(5)],
        progress=lambda count, total: done.append(count),
        cancelled=lambda: len(done) == 2,
    )
    assert len(found) == 2 and done == [1, 2]
    assert captioner.caption_many([(tile(), SIDE_M)], cancelled=lambda: True) == []


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((tile().astype(np.float32), SIDE_M), "float32; stretch"),
        ((tile().astype(np.uint16), SIDE_M), "uint16; stretch"),
        ((tile().tolist(), SIDE_M), "list; stretch"),
        ((tile()[:, :, 0], SIDE_M), r"\(100, 100\); choose a red"),
        ((np.dstack([tile(), tile()[:, :, :1]]), SIDE_M), r"\(100, 100, 4\); choose"),
        ((tile()[:0], SIDE_M), r"\(0, 100, 3\)"),
        ((tile(), SIDE_M, outline().astype(np.uint8)), "boolean mask, not uint8"),
        ((tile(), SIDE_M, "mask"), "boolean mask, not str"),
        ((tile(), SIDE_M, outline(0, 99)), r"\(99, 99\) differs from the tile's \(100, 100\)"),
        ((tile(), SIDE_M, np.zeros((100, 100), bool)), "covers no pixel"),
        ((tile(), 0.0), "ground side .* positive number, not 0"),
        ((tile(), -5.0), "ground side"),
        ((tile(), float("nan")), "ground side"),
        ((tile(), float("inf")), "ground side"),
    ],
)
def test_what_cannot_be_captioned_is_named(captioner, arguments, named):
    with pytest.raises(TileError, match=named):
        captioner.caption(*arguments)


@pytest.mark.parametrize(
    "changes",
    [{"taps": ["conv4"]}, {"extras": 0}, {"regions": ["inside", "all"]}, {"input_size": 32}],
)
def test_other_architectures_of_the_settings(tmp_path, changes):
    found = Captioner.load(write_bundle(tmp_path, **changes)).caption(tile(), SIDE_M, outline())
    assert set(found.attributes) == set(CODES)


def test_eight_bit_weights_stay_close_to_their_floats(tmp_path):
    """Made weights, quantised or not, say nearly the same."""
    pair = [Captioner.load(write_bundle(tmp_path / str(int8), int8=int8)) for int8 in (False, True)]
    exact, stored = (c.caption(tile(1), SIDE_M, outline(1)) for c in pair)
    for key in CODES:
        assert stored.probabilities[key] == pytest.approx(exact.probabilities[key], abs=0.1)
