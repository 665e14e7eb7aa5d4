"""Scores of prepared tiles by their ground side, and the direction that their outlines alone suggest."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence

from PIL import Image

from landslide_annotator.core.vocabulary import JUDGED

from .. import bijie, scale
from ..baselines import axis_direction, long_axis
from .answers import answer_scores
from .samples import Sample
from .tiles import FITTED, tile_of


def ground_sides(samples: Sequence[Sample]) -> Dict[str, float]:
    """Metres across the picture of each sample whose scale is known."""
    found = {}
    for sample in samples:
        if sample.ground_m is not None:
            with Image.open(sample.image) as image:
                found[sample.id] = image.width * sample.ground_m
    return found


def by_side(samples: Sequence[Sample], said: Mapping[str, Mapping[str, str]]) -> List[Dict[str, Any]]:
    """Accuracy in three groups of rising ground side; empty where no scale is known.

    said: attribute -> id -> code.
    """
    sides = ground_sides(samples)
    truth = {key: {s.id: s.code(key) for s in samples if s.code(key)} for key in JUDGED}
    return scale.by_group(scale.side_groups(sides), truth, said) if sides else []


def axis_scores(samples: Sequence[Sample], usual: str) -> Optional[Dict[str, Any]]:
    """Scores of the outlines' long axis taken to the usual side; None without outlines."""
    known = [s for s in samples if s.mask is not None and s.direction]
    if not known:
        return None
    outlines = [bijie.outline_of(Path(), tile_of(s, FITTED)) for s in known]
    said = [axis_direction(long_axis(mask), usual) for mask in outlines]
    return answer_scores("direction", [s.direction for s in known], said)
