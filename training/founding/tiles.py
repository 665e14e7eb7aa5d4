"""Prepared samples as the tiles that the outline captioner is trained on."""

from __future__ import annotations

import math
from collections import Counter
from typing import Dict, List, Sequence, Tuple

import numpy as np

from landslide_annotator.core.vocabulary import JUDGED

from .. import bijie
from ..targets import ACTIVITIES, TYPES
from .samples import Sample

WATCHED, FITTED = 0, 1
"""Blocks of the tiles that only choose and of those that are fitted."""
HELD_OUT = 0.1
"""Share of the training tiles that is only watched: it chooses epochs or temperatures."""
ACTIVE = ("active", "reactivated", "suspended")
"""States that the captioner calls active; all others are inactive (WP/WLI 1993)."""


def told(attribute: str, code: str) -> str:
    """The captioner's code of an answer; the mark of no answer where it is empty."""
    if attribute == "activity":
        return ACTIVITIES[0] if code in ACTIVE else ACTIVITIES[1]
    return code or bijie.UNKNOWN[attribute]


def tile_of(sample: Sample, block: int) -> bijie.Sample:
    """The sample as a tile; one description counts as three that agree."""
    said = sample.interpretations()
    answers: Dict[str, Tuple[str, ...]] = {
        key: tuple(told(key, a) for a in said.get(key) or [sample.code(key)] * len(bijie.INTERPRETERS))
        for key in JUDGED
    }
    sure = {key: (1,) * len(given) for key, given in answers.items()}
    ground_m = math.nan if sample.ground_m is None else sample.ground_m
    return bijie.Sample(sample.id, True, ground_m, block, answers, sure, sample.image, sample.mask)


def fitted_and_watched(samples: Sequence[Sample], seed: int) -> List[bijie.Sample]:
    """The tiles of the training split, a tenth of them only watched; other types are left out."""
    usable = [s for s in samples if s.type in TYPES]
    order = np.random.default_rng(seed).permutation(len(usable))
    watched = set(order[: int(round(HELD_OUT * len(usable)))].tolist())
    return [tile_of(s, WATCHED if i in watched else FITTED) for i, s in enumerate(usable)]


def left_out(samples: Sequence[Sample]) -> str:
    """A sentence on the tiles whose type the captioner cannot write; empty where there are none."""
    others = Counter(s.type for s in samples if s.type not in TYPES)
    if not others:
        return ""
    listed = ", ".join(f"{code} {count}" for code, count in sorted(others.items()))
    count = sum(others.values())
    return f"{count} tiles are not learned from, since the captioner writes no such type: {listed}"
