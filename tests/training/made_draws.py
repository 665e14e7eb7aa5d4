"""Cached draws with made arrays, and tiles to go with them."""

from __future__ import annotations

import numpy as np
from made_tiles import ellipse, samples

from landslide_annotator.captioner.extras import EXTRAS, extras
from landslide_annotator.captioner.pooling import REGIONS, region_weights
from training.batches import Data
from training.features import EARLY, FROZEN_CHANNELS, GRID, Draw
from training.views import VIEWS

DESCRIBED, LOOKED_AT = 1, 2


def marked_draw(kind, count, turned):
    """A draw whose maps hold nothing but (kind, row, view), so that batches can be traced back to it."""
    shape = (count, turned)
    rng = np.random.default_rng(kind)
    maps = np.zeros((*shape, 3), np.float16)
    maps[..., 0] = kind
    maps[..., 1], maps[..., 2] = np.arange(count)[:, None], np.arange(turned)
    return Draw(
        maps=maps,
        early=rng.random((*shape, EARLY)).astype(np.float16),
        weights=rng.random((*shape, len(REGIONS), GRID**2)).astype(np.float32),
        extras=rng.random((*shape, EXTRAS)).astype(np.float32),
        cover=rng.random((*shape, GRID, GRID)).astype(np.float32),
        side_m=np.full(count, 150.0, np.float32),
        views=np.tile(np.arange(turned), (count, 1)),
    )


def marked_data(tiles=None):
    """Tiles with one marked draw of each kind."""
    tiles = samples() if tiles is None else tiles
    slides = [t for t in tiles if t.landslide]
    sizes = [("medium", "large")] * len(slides)
    described = marked_draw(DESCRIBED, len(slides), VIEWS)
    return Data(tiles, slides, sizes, [described], [marked_draw(LOOKED_AT, len(tiles), 1)])


def learnable_draw(seed, tiles, turned):
    """A draw of full shapes whose maps tell the type of a landslide, so that a fit can learn something."""
    rng = np.random.default_rng(seed)
    shape = (len(tiles), turned)
    maps = rng.random((*shape, GRID, GRID, FROZEN_CHANNELS), np.float32)
    early = rng.random((*shape, EARLY), np.float32)
    for row, tile in enumerate(tiles):
        slot = sum(map(ord, tile.truth("type") or ""))
        maps[row, ..., slot % FROZEN_CHANNELS] += 3.0
        early[row, :, slot % EARLY] += 3.0
    outline = ellipse(70, 70, (30, 38), (20, 12)) if turned > 1 else None
    return Draw(
        maps=maps.astype(np.float16),
        early=early.astype(np.float16),
        weights=np.tile(region_weights(outline, GRID, GRID), (*shape, 1, 1)),
        extras=np.tile(extras(150.0 if turned > 1 else None, outline), (*shape, 1)),
        cover=rng.random((*shape, GRID, GRID), np.float32),
        side_m=np.full(len(tiles), 150.0, np.float32),
        views=np.tile(np.arange(turned), (len(tiles), 1)),
    )


def learnable_data():
    """Tiles with one learnable draw of each kind."""
    tiles = samples()
    slides = [t for t in tiles if t.landslide]
    sizes = [("medium", "large")] * len(slides)
    return Data(tiles, slides, sizes, [learnable_draw(0, slides, VIEWS)], [learnable_draw(1, tiles, 1)])
