"""Made data sets, and what a model could say of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from landslide_annotator.core import caption as captions
from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.sizes import SIZES
from landslide_annotator.core.vocabulary import KEYS
from training.founding.outputs import Output
from training.founding.samples import Sample
from training.views import turned_direction

CODES = {
    "type": ("rotational", "creep", "flow", "fall"),
    "activity": ("active", "inactive"),
    "direction": SECTORS,
    "area": SIZES,
    "perimeter": SIZES,
}


def sample(name, split="test", interpretations=None, image=Path("absent.jpg"), **codes):
    """One tile; attributes without a code are the first of their list."""
    given = {key: codes.get(key, listed[0]) for key, listed in CODES.items()}
    answers = json.dumps(interpretations) if interpretations else ""
    return Sample(name, image, split, **given, answers=answers)


def samples(count, split="test", step=1):
    """Tiles whose classes go round; step changes which codes go together."""
    return [
        sample(
            f"{split}_{i:04d}",
            split,
            **{key: c[(i * step + place) % len(c)] for place, (key, c) in enumerate(CODES.items())},
        )
        for i in range(count)
    ]


def attributes(tile):
    return {key: tile.code(key) or None for key in KEYS}


def described(*groups):
    """True captions by id."""
    return {tile.id: captions.write(attributes(tile)) for group in groups for tile in group}


def said(tile, sure=1.0, view=0, **changed):
    """A caption with other codes where they are given; None leaves the attribute out."""
    codes = {**attributes(tile), **changed}
    if codes["direction"]:
        codes["direction"] = turned_direction(codes["direction"], view)
    shares = {
        key: {c: sure if c == code else (1.0 - sure) / (len(CODES[key]) - 1) for c in CODES[key]}
        for key, code in codes.items()
        if code in CODES[key]
    }
    text = captions.write(codes)
    return Output(tile.id, text, [sure] * len(text.split()), shares, view)


def right(tiles, views=1, sure=1.0):
    """A model that is always right."""
    return [said(tile, sure, view) for tile in tiles for view in range(views)]


def unreadable(tile, view=0):
    """A caption that no parser can read; the model's probabilities are those of the right one."""
    return replace(said(tile, view=view), caption="flujo flujo direccion area")
