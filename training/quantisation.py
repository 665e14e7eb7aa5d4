"""How far the stored 8-bit weights are from the float32 ones, on tiles that were not fitted."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np

from landslide_annotator.core.caption import write
from landslide_annotator.core.vocabulary import JUDGED

from . import bijie
from .predictions import Predictions, Shares, best
from .scores import attribute_scores, detection_scores


def _caption(shares: Shares) -> str:
    return write({key: best(words) for key, words in shares.items()})


def compare(
    tiles: Sequence[bijie.Sample], exact: Predictions, stored: Predictions, threshold: float
) -> Dict[str, Any]:
    """Scores of both, differences of their probabilities and share of equal captions, as photographed."""
    both = [t for t in tiles if t.name in stored.looked_at]
    names = [t.name for t in both if t.name in stored.described]
    differences = [abs(exact.looked_at[t.name] - stored.looked_at[t.name]) for t in both]
    equal: List[bool] = []
    for name in names:
        a, b = exact.described[name][0], stored.described[name][0]
        differences += [abs(a[key][code] - b[key][code]) for key in a for code in a[key]]
        equal.append(_caption(a) == _caption(b))
    return {
        "tiles": len(both),
        "captions": len(equal),
        "equal_captions": float(np.mean(equal)),
        "mean_difference": float(np.mean(differences)),
        "percentile_99": float(np.percentile(differences, 99)),
        "float32": _scores(both, exact, threshold),
        "int8": _scores(both, stored, threshold),
    }


def _scores(tiles: Sequence[bijie.Sample], predictions: Predictions, threshold: float) -> Dict[str, float]:
    probability = np.array([predictions.looked_at[t.name] for t in tiles])
    truth = np.array([t.landslide for t in tiles])
    found = {"landslide_f1": detection_scores(truth, probability, threshold)["f1"]}
    for attribute in JUDGED:
        counted = [t for t in tiles if t.landslide and t.truth(attribute) is not None]
        said = [best(predictions.described[t.name][0][attribute]) for t in counted]
        answers = [str(t.truth(attribute)) for t in counted]
        found[f"{attribute}_kappa"] = attribute_scores(attribute, answers, said)["kappa"]
    return found
