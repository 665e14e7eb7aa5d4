"""Batches drawn from cached draws."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from made_draws import DESCRIBED, LOOKED_AT, marked_data
from made_tiles import LANDSLIDES, ellipse, other, sample, samples

from landslide_annotator.captioner.extras import EXTRAS, extras
from landslide_annotator.captioner.pooling import REGIONS, pool, region_weights
from landslide_annotator.core.grammar import CAPTION_WORDS, words_to_attributes
from training.batches import OUTLINE_SLOTS, Batches, Recipe, without_outline
from training.features import EARLY
from training.targets import MAX_LENGTH
from training.views import VIEWS, turned_direction

pytestmark = pytest.mark.training
ALL = (0, 1, 2, 3, 4)
SMALL = {"described": 8, "looked_at": 5}
PLAIN = Recipe(**SMALL, photographed=0.0, no_outline=0.0)


@pytest.fixture(scope="module")
def data():
    return marked_data()


def rows(batches, seed=(0, 0)):
    """Every example of an epoch: kind, row and view of its draw, and the rest of its arrays."""
    for inputs, outputs, counted in batches.epoch(seed):
        for i, mark in enumerate(inputs["frozen_map"].astype(int)):
            example = {name: array[i] for name, array in inputs.items()}
            example.update(
                written=outputs["words"][i], cover=outputs["cover"][i], counted=counted["words"][i]
            )
            yield (*mark, example)


def described(batches, seed=(0, 0)):
    return [(row, view, example) for kind, row, view, example in rows(batches, seed) if kind == DESCRIBED]


def looked_at(batches, seed=(0, 0)):
    return [(row, example) for kind, row, _, example in rows(batches, seed) if kind == LOOKED_AT]


def words(example):
    spoken = [CAPTION_WORDS[n] for n in example["written"]]
    return spoken[: spoken.index("fin") + 1]


def test_arrays_have_the_shapes_and_types_that_the_network_takes(data):
    batches = Batches(data, ALL, PLAIN)
    found = list(batches.epoch((0, 0)))
    assert len(found) == len(batches) == LANDSLIDES * VIEWS // 8
    for inputs, outputs, counted in found:
        shapes = {name: array.shape for name, array in (*inputs.items(), *outputs.items())}
        assert shapes == {
            "frozen_map": (13, 3), "early": (13, EARLY), "extras": (13, EXTRAS),
            "weights": (13, len(REGIONS), 49), "words_before": (13, MAX_LENGTH),
            "words": (13, MAX_LENGTH), "cover": (13, 49),
        }  # fmt: skip
        assert counted["words"].shape == (13, MAX_LENGTH)
        assert (counted["cover"] == 1.0).all()
        assert {name for name, array in inputs.items() if array.dtype != np.float32} == {"words_before"}
        assert inputs["words_before"].dtype == np.int32


def test_every_view_of_every_landslide_comes_once_in_an_epoch(data):
    found = Counter((row, view) for row, view, _ in described(Batches(data, ALL, PLAIN)))
    assert found == {(row, view): 1 for row in range(LANDSLIDES) for view in range(VIEWS)}


def test_photographed_examples_are_not_turned(data):
    recipe = Recipe(**SMALL, photographed=1.0)
    assert {view for _, view, _ in described(Batches(data, ALL, recipe))} == {0}
    half = [view == 0 for _, view, _ in described(Batches(data, ALL, Recipe(**SMALL, photographed=0.5)))]
    assert 0.4 < np.mean(half) < 0.75


@pytest.mark.parametrize("blocks", [(0,), (1, 2, 3, 4), (2, 4)])
def test_no_tile_of_another_block_is_ever_drawn(data, blocks):
    batches = Batches(data, blocks, Recipe(described=8, looked_at=3))
    seen = set()
    for epoch in range(3):
        seen |= {data.landslides[row].block for row, _, _ in described(batches, (0, epoch))}
        assert seen | {data.tiles[row].block for row, _ in looked_at(batches, (0, epoch))} == set(blocks)
    assert seen == set(blocks)


def test_classes_of_another_block_do_not_weigh():
    tiles = [sample("a", block=0, type="fall"), sample("b", block=1, type="flow"), other()]
    weights = Batches(marked_data(tiles), (0,), PLAIN).weights["type"]
    assert weights["fall"] < weights["flow"] == weights["creep"]


def test_the_same_seed_gives_the_same_batches_and_another_epoch_others(data):
    def marks(seed):
        return [mark[:3] for mark in rows(Batches(data, ALL, Recipe(**SMALL)), seed)]

    assert marks((0, 1)) == marks((0, 1))
    assert marks((0, 1)) != marks((0, 2))


def test_captions_tell_what_the_interpretations_say_as_it_reads_in_the_view(data):
    for row, view, example in described(Batches(data, ALL, PLAIN)):
        tile = data.landslides[row]
        codes = words_to_attributes(words(example))
        assert codes["type"] == tile.truth("type")
        assert codes["activity"] == tile.truth("activity")
        assert codes["direction"] == turned_direction(tile.truth("direction"), view)
        assert (codes["area"], codes["perimeter"]) == ("medium", "large")


def test_examples_hold_the_arrays_of_their_view(data):
    draw = data.described[0]
    for row, view, example in described(Batches(data, ALL, PLAIN)):
        for name in ("early", "weights", "extras"):
            assert np.array_equal(example[name], getattr(draw, name)[row, view].astype(np.float32))
        assert np.array_equal(example["cover"], draw.cover[row, view].ravel())


def test_shares_of_landslide_stay_shares_where_rounding_has_lifted_them():
    data = marked_data()
    data.described[0].cover[:] = 1.0 + 1e-6
    first = next(Batches(data, ALL, PLAIN).epoch((0, 0)))
    assert first[1]["cover"][: PLAIN.described].max() == 1.0


def test_windows_anywhere_teach_whether_there_is_a_landslide(data):
    found = looked_at(Batches(data, ALL, PLAIN))
    assert {data.tiles[row].landslide for row, _ in found} == {True, False}
    for row, example in found:
        if data.tiles[row].landslide:
            spoken = words(example)
            assert words_to_attributes(spoken)["type"] == data.tiles[row].truth("type")
            assert example["counted"][0] == 1.0
            assert not example["counted"][[spoken.index("area") + 1, spoken.index("perimetro") + 1]].any()
        else:
            assert words(example) == ["sin", "deslizamiento", "fin"]


def test_an_attribute_that_nobody_could_tell_counts_nothing():
    tiles = [sample(f"ls_{i}", type="none", direction="U") for i in range(5)]
    for _, _, example in described(Batches(marked_data(tiles), (0,), PLAIN)):
        spoken = words(example)
        assert example["counted"][0] == 0.0
        assert example["counted"][spoken.index("direccion") + 1] == 0.0
        assert example["counted"][1] > 0.0


def test_hidden_outlines_leave_nothing_of_the_outline(data):
    draw = data.described[0]
    everything = REGIONS.index("all")
    for row, view, example in described(Batches(data, ALL, Recipe(**SMALL, no_outline=1.0))):
        assert np.array_equal(example["weights"][everything], draw.weights[row, view, everything])
        assert not np.delete(example["weights"], everything, axis=0).any()
        assert not example["extras"][OUTLINE_SLOTS].any()
        assert np.array_equal(example["extras"][:2], draw.extras[row, view, :2])
    assert draw.weights.all()  # the cache itself stays whole


def test_hidden_outlines_are_what_the_captioner_computes_without_one():
    rng = np.random.default_rng(0)
    maps = [rng.random((28, 28, 256), np.float32), rng.random((14, 14, 512), np.float32)]
    outline = ellipse(90, 90, (40, 50), (20, 11))
    told, untold = (np.concatenate([pool(m, mask) for m in maps]) for mask in (outline, None))
    weights, early = without_outline(region_weights(outline, 7, 7), told)
    assert np.array_equal(weights, region_weights(None, 7, 7))
    assert np.array_equal(early, untold)
    assert not np.array_equal(told, untold)
    numbers = extras(120.0, outline)
    numbers[OUTLINE_SLOTS] = 0.0
    assert np.array_equal(numbers, extras(120.0, None))


def test_outlines_are_hidden_as_often_as_the_recipe_says(data):
    batches = Batches(data, ALL, Recipe(**SMALL, no_outline=0.25))
    hidden = [not e["extras"][OUTLINE_SLOTS].any() for n in range(5) for *_, e in described(batches, (0, n))]
    assert np.mean(hidden) == pytest.approx(0.25, abs=0.07)


def test_doubtful_tiles_teach_doubt():
    tiles = [sample(f"ls_{i}", type=("flow", "fall", "fall"), confidence=(2, 1, 1)) for i in range(5)]
    batches = Batches(marked_data([*tiles, *samples(0, 5)]), ALL, PLAIN)
    said = [words(e)[0] for n in range(5) for *_, e in described(batches, (0, n))]
    assert said.count("flujo") / len(said) == pytest.approx(0.5, abs=0.12)
