"""Reading the tiles and their three interpretations."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from made_tiles import GROUND_M, LANDSLIDES, OTHERS, answers, other, sample

from landslide_annotator.core.vocabulary import JUDGED
from training import bijie

pytestmark = pytest.mark.training


def test_tiles_come_in_the_order_of_the_table(tiles):
    found = bijie.read_samples(tiles)
    assert [t.name for t in found[:2]] == ["ls_0000", "ls_0001"]
    assert [t.landslide for t in found] == [True] * LANDSLIDES + [False] * OTHERS
    assert {t.ground_m for t in found} == {GROUND_M}


def test_labels_belong_to_their_tile(tiles):
    for index, tile in enumerate(bijie.read_samples(tiles)[:LANDSLIDES]):
        assert tuple(tile.truth(key) for key in JUDGED) == answers(index)
        assert tile.confidence == {"type": (2, 2, 2), "activity": (3, 3, 3), "direction": (1, 1, 1)}


def test_interpretations_are_in_the_order_a_b_c(tmp_path):
    (tmp_path / "tiles.csv").write_text("id,landslide,gsd_m\nx,1,0.5\n", encoding="utf-8")
    (tmp_path / "labels.csv").write_text(
        "id,interpreter,type,activity,direction,c_type,c_activity,c_direction,note\n"
        "x,C,creep,active,W,3,1,1,third\nx,A,flow,active,N,1,1,1,first\nx,B,fall,inactive,U,2,1,1,\n",
        encoding="utf-8",
    )
    (tile,) = bijie.read_samples(tmp_path)
    assert tile.answers["type"] == ("flow", "fall", "creep")
    assert tile.answers["direction"] == ("N", "U", "W")
    assert tile.confidence["type"] == (1, 2, 3)


@pytest.mark.parametrize(
    ("attribute", "said", "truth"),
    [
        ("type", ("flow", "flow", "flow"), "flow"),
        ("type", ("fall", "flow", "flow"), "flow"),
        ("type", ("fall", "flow", "creep"), None),
        ("type", ("none", "none", "flow"), None),
        ("type", ("none", "flow", "flow"), "flow"),
        ("direction", ("U", "U", "S"), None),
        ("direction", ("S", "U", "S"), "S"),
        ("direction", ("S", "U", "SE"), None),
    ],
)
def test_truth_is_what_two_of_three_say(attribute, said, truth):
    assert sample(**{attribute: said}).truth(attribute) == truth


def test_a_tile_without_labels_has_no_truth():
    assert other().truth("type") is None


@pytest.mark.parametrize("landslide", [True, False])
def test_blocks_are_runs_of_neighbouring_ids_in_each_class(tiles, landslide):
    blocks = [t.block for t in bijie.read_samples(tiles) if t.landslide == landslide]
    assert blocks == sorted(blocks)
    assert len(set(Counter(blocks).values())) == 1
    assert set(blocks) == set(range(bijie.BLOCKS))


@pytest.mark.parametrize("count", [1, 4, 5, 7, 660, 1717])
def test_blocks_differ_by_one_tile_at_most(count):
    blocks = [bijie.block_of(i, count) for i in range(count)]
    sizes = [blocks.count(b) for b in range(bijie.BLOCKS)]
    assert blocks == sorted(blocks)
    assert max(sizes) - min(sizes) <= 1


def test_pictures_and_masks_fit(tiles):
    for tile in bijie.read_samples(tiles)[:3]:
        image, mask = bijie.read_image(tiles, tile.name), bijie.read_mask(tiles, tile.name)
        assert image.dtype == np.uint8
        assert image.shape == (*mask.shape, 3)
        assert mask.dtype == bool
        assert 0.0 < mask.mean() < 1.0


@pytest.mark.real
def test_the_real_tiles_read(real_tiles):
    found = bijie.read_samples(real_tiles)
    slides = [t for t in found if t.landslide]
    assert (len(slides), len(found)) == (660, 660 + 1717)
    assert all(t.truth("activity") for t in slides)
    kinds = Counter(t.truth("type") for t in slides)
    assert kinds.most_common(1)[0][0] == "translational"
    for tile in slides[::60]:
        assert (
            bijie.read_image(real_tiles, tile.name).shape[:2] == bijie.read_mask(real_tiles, tile.name).shape
        )
