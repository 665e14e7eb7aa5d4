"""A run of the outline architecture as the files that the plugin reads."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Sequence

import numpy as np

from landslide_annotator.captioner.extras import EXTRAS
from landslide_annotator.captioner.pooling import TAPS
from landslide_annotator.core.vocabulary import JUDGED

from .. import bijie, choose, export, windows
from ..features import Draw
from ..pipeline import RESOLUTION_FACTOR, VIEWS_READ
from ..predictions import Predictions
from ..targets import ACTIVITIES, FEWEST, TYPES
from ..warmstart import Frozen
from .outputs import Output
from .samples import SETTINGS, Sample
from .tiles import told

ANY_SCALE = [1e-3, 1e9]
"""Of runs whose tiles have no ground scale; such a run is not exported."""


def settings(data: Path, samples: Sequence[Sample], draws: Sequence[Draw]) -> Dict[str, Any]:
    """The settings of a run's captioner; samples: those of the training split.

    The run saw landslides alone, so nothing is ever called no landslide: the threshold is 0.
    """
    stored = json.loads((data / SETTINGS).read_text(encoding="utf-8"))
    ground = sorted(s.ground_m for s in samples if s.ground_m is not None)
    sides = np.concatenate([draw.side_m for draw in draws])
    sides = sides[~np.isnan(sides)]
    trained_side = [float(v) for v in np.percentile(sides, (1, 99))] if len(sides) else ANY_SCALE
    trained_ground = [ground[0] / RESOLUTION_FACTOR, ground[-1] * RESOLUTION_FACTOR] if ground else ANY_SCALE
    return {
        "name": data.resolve().name,
        "version": "1",
        "created": datetime.date.today().isoformat(),
        "extras": EXTRAS,
        "taps": list(TAPS),
        "views": dict(VIEWS_READ),
        "landslide_threshold": 0.0,
        "trained_side_m": trained_side,
        "trained_ground_m": trained_ground,
        "min_side_m": windows.MIN_SIDE_PX * (ground[0] if ground else ANY_SCALE[0]),
        "context": windows.CONTEXT,
        "size_breaks": stored["breaks"],
        "not_learned": not_learned(samples),
    }


def not_learned(samples: Sequence[Sample]) -> List[str]:
    """Types and states of activity with fewer than FEWEST training tiles."""
    types = Counter(s.type for s in samples)
    states = Counter(told("activity", s.activity) for s in samples)
    counts = [(code, types[code]) for code in TYPES] + [(code, states[code]) for code in ACTIVITIES]
    return [code for code, count in counts if count < FEWEST]


def write(
    folder: Path, frozen: Frozen, weights: export.Weights, settings: Dict[str, Any], whole: bool
) -> None:
    """Write the bundle; whole: the trained part as float32 instead of int8."""
    encoder = {**frozen.below_conv5(), **export.conv5_arrays(weights, whole)}
    export.write_bundle(folder, encoder, export.decoder_arrays(weights, whole), settings)


def temperatures(tiles: Sequence[bijie.Sample], outputs: Sequence[Output]) -> Dict[str, float]:
    """Temperatures of the attributes on tiles that were not fitted."""
    predictions = Predictions({o.id: [o.shares] for o in outputs})
    found = {}
    for key in JUDGED:
        known = choose.cases(tiles, [predictions], key)
        if known:
            found[key] = choose.temperature(known, key)
    return found
