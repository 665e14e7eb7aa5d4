"""Batches for the trained part of the captioner, drawn from cached draws.

Two thirds of every batch are described landslides, with their outline; the rest are windows anywhere, without
one, from which the decoder learns whether there is a landslide. Each time, an answer is drawn anew from the
interpretations, so that doubtful tiles teach doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, Iterator, List, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.vocabulary import JUDGED

from . import bijie, targets, views
from .features import EARLY_CHANNELS, Draw

OUTLINE_SLOTS = slice(2, 13)
STAND_IN = {
    "type": "translational",
    "activity": "active",
    "direction": "S",
    "area": "small",
    "perimeter": "small",
}
"""Words that complete a sentence where nothing is known; they count nothing."""
LOOKED_AT_COUNTS = {"type": 1.0, "activity": 0.3, "direction": 0.3, "area": 0.0, "perimeter": 0.0}


@dataclass(frozen=True)
class Recipe:
    """How examples are drawn and counted.

    described, looked_at: examples a batch with and without outline (of the latter, none where it is 0);
    photographed: share of described ones that are not turned; no_outline: share that hide the outline;
    power: class weights are frequency to the minus power; size_weight: of size words; cover_weight: of the
    cover loss.
    """

    described: int = 64
    looked_at: int = 32
    photographed: float = 0.5
    no_outline: float = 0.15
    type_power: float = 0.5
    activity_power: float = 0.5
    direction_power: float = 0.3
    size_weight: float = 0.2
    cover_weight: float = 0.5


@dataclass
class Data:
    """Tiles, their size classes, and the cached draws of both kinds; draw 0 is the plain one."""

    tiles: Sequence[bijie.Sample]
    landslides: Sequence[bijie.Sample]
    sizes: Sequence[Tuple[str, str]]
    described: Sequence[Draw] = field(default_factory=list)
    looked_at: Sequence[Draw] = field(default_factory=list)

    @classmethod
    def load(cls, data: Path, work: Path) -> Data:
        """Everything that `features` has cached."""
        tiles = bijie.read_samples(data)
        landslides = [t for t in tiles if t.landslide]
        sizes = [targets.size_classes(bijie.read_mask(data, t.name), t.ground_m) for t in landslides]
        draws = {
            kind: [
                Draw.load(path) for path in sorted(work.glob(f"{kind}_*")) if (path / "done.json").exists()
            ]
            for kind in ("description", "detection")
        }
        return cls(tiles, landslides, sizes, draws["description"], draws["detection"])


class Examples:
    """Arrays of one batch, filled row by row."""

    NAMES = ("frozen_map", "early", "weights", "extras", "words_before")

    def __init__(self) -> None:
        self.rows: Dict[str, List[np.ndarray]] = {}

    def add(self, draw: Draw, index: int, view: int, **more: np.ndarray) -> None:
        """Add one window of a draw; more overrides or adds arrays."""
        row = {
            "frozen_map": draw.maps[index, view],
            "early": draw.early[index, view],
            "weights": draw.weights[index, view],
            "extras": draw.extras[index, view],
            "cover": draw.cover[index, view].ravel(),
            **more,
        }
        for name, value in row.items():
            self.rows.setdefault(name, []).append(value)

    def arrays(self) -> Tuple[Dict[str, np.ndarray], Dict[str, np.ndarray], Dict[str, np.ndarray]]:
        """Inputs, targets and weights as Keras takes them."""
        stacked = {name: np.stack(values) for name, values in self.rows.items()}
        known = ~np.isnan(stacked["cover"]).any(axis=1)
        inputs = {
            name: stacked[name].astype("int32" if name == "words_before" else "float32")
            for name in self.NAMES
        }
        outputs = {"words": stacked["written"], "cover": np.clip(np.nan_to_num(stacked["cover"]), 0.0, 1.0)}
        counted = {"words": stacked["counted"], "cover": known.astype(np.float32)}
        return inputs, outputs, counted


class Batches:
    """Batches of one epoch over the tiles of some blocks."""

    def __init__(self, data: Data, blocks: Sequence[int], recipe: Recipe) -> None:
        self.data, self.recipe = data, recipe
        self.landslides = [i for i, t in enumerate(data.landslides) if t.block in blocks]
        self.tiles = [i for i, t in enumerate(data.tiles) if t.block in blocks]
        self.place = {t.name: i for i, t in enumerate(data.landslides)}
        known = [data.landslides[i] for i in self.landslides]
        powers = (
            ("type", targets.TYPES, recipe.type_power),
            ("activity", targets.ACTIVITIES, recipe.activity_power),
            ("direction", SECTORS, recipe.direction_power),
        )
        self.weights = {key: targets.class_weights(known, key, codes, power) for key, codes, power in powers}

    def __len__(self) -> int:
        return len(self.landslides) * views.VIEWS // self.recipe.described

    def epoch(self, seed: Sequence[int]) -> Iterator[Tuple[Dict, Dict, Dict]]:
        """Every view of every landslide once, each beside windows of random tiles."""
        rng = np.random.default_rng(list(seed))
        order = [(i, v) for i in self.landslides for v in range(views.VIEWS)]
        rng.shuffle(order)
        for step in range(len(self)):
            examples = Examples()
            draw = self.data.described[rng.integers(len(self.data.described))]
            for index, view in order[step * self.recipe.described : (step + 1) * self.recipe.described]:
                view = 0 if rng.random() < self.recipe.photographed else view
                self._describe(examples, draw, index, view, rng)
            if self.recipe.looked_at:
                draw = self.data.looked_at[rng.integers(len(self.data.looked_at))]
                for index in rng.choice(self.tiles, self.recipe.looked_at, replace=False):
                    self._look(examples, draw, int(index), rng)
            yield examples.arrays()

    def _answer(self, index: int, view: int, rng: np.random.Generator) -> Tuple[Dict, Dict]:
        """Codes as they read in the view, and what each counts."""
        tile, sizes = self.data.landslides[index], self.data.sizes[index]
        codes, counts = dict(STAND_IN, area=sizes[0], perimeter=sizes[1]), {}
        counts["area"] = counts["perimeter"] = self.recipe.size_weight
        for key in JUDGED:
            answer = targets.sample_answer(tile, key, rng)
            counts[key] = self.weights[key][answer] if answer else 0.0
            codes[key] = answer or codes[key]
        codes["direction"] = views.turned_direction(codes["direction"], view)
        return codes, counts

    def _describe(
        self, examples: Examples, draw: Draw, index: int, view: int, rng: np.random.Generator
    ) -> None:
        codes, counts = self._answer(index, view, rng)
        extras, weights, early = (
            draw.extras[index, view].copy(),
            draw.weights[index, view],
            draw.early[index, view],
        )
        if rng.random() < self.recipe.no_outline:
            extras[OUTLINE_SLOTS] = 0.0
            weights, early = without_outline(weights, early)
        read, written, counted = targets.encode(codes, counts)
        examples.add(
            draw, index, view, extras=extras, weights=weights, early=early,
            words_before=read, written=written, counted=counted,
        )  # fmt: skip

    def _look(self, examples: Examples, draw: Draw, index: int, rng: np.random.Generator) -> None:
        tile = self.data.tiles[index]
        if tile.landslide:
            codes, counts = self._answer(self.place[tile.name], int(draw.views[index, 0]), rng)
            counts = {key: share * (counts[key] > 0.0) for key, share in LOOKED_AT_COUNTS.items()}
            words = targets.encode(codes, counts)
        else:
            words = targets.encode_nothing()
        read, written, counted = words
        examples.add(draw, index, 0, words_before=read, written=written, counted=counted)


def without_outline(weights: np.ndarray, early: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Region weights (..., regions, 49) and early features (..., EARLY) without the outline."""
    weights, early = weights.copy(), early.copy()
    weights[..., 1:, :] = 0.0
    start = 0
    for channels in EARLY_CHANNELS:
        stop = start + len(REGIONS) * channels
        early[..., start + channels : stop] = 0.0
        start = stop
    return weights, early
