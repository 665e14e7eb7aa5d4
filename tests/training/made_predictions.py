"""Predictions as the captioner would give them, from what it shall say."""

from __future__ import annotations

from landslide_annotator.core.directions import SECTORS, azimuth
from landslide_annotator.core.sizes import SIZES
from training.predictions import Predictions
from training.targets import ACTIVITIES, TYPES
from training.views import VIEWS, turned_direction

CODES = {
    "type": TYPES, "activity": ACTIVITIES, "direction": SECTORS, "area": SIZES, "perimeter": SIZES,
}  # fmt: skip


def shares(said, sure=0.8):
    """Probabilities of every slot in which the codes said are likeliest; the rest is shared evenly."""
    found = {}
    for key, codes in CODES.items():
        likeliest = said.get(key, codes[0])
        found[key] = {code: (1.0 - sure) / (len(codes) - 1) for code in codes}
        found[key][likeliest] = sure
    return found


def eight(kind="flow", activity="active", direction="S", sure=0.8):
    """One entry per view; the direction is said as it reads in the view."""
    return [
        shares({"type": kind, "activity": activity, "direction": turned_direction(direction, view)}, sure)
        for view in range(VIEWS)
    ]


def right(tiles, sure=0.8):
    """Predictions that say what the truth is."""
    described = {
        t.name: eight(*(t.truth(key) or CODES[key][0] for key in ("type", "activity", "direction")), sure)
        for t in tiles
        if t.landslide
    }
    looked_at = {t.name: sure if t.landslide else 1.0 - sure for t in tiles}
    photographed = {name: views[0] for name, views in described.items()}
    sides = {name: 100.0 + 10.0 * place for place, name in enumerate(described)}
    axes = {t.name: azimuth(t.truth("direction") or "S") % 180.0 for t in tiles if t.landslide}
    sunless = {name: [said["direction"] for said in views] for name, views in described.items()}
    return Predictions(described, looked_at, {"5": photographed}, sunless, sides, axes)
