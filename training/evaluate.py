"""Scores of predictions, beside the majority answer and the interpreters' own agreement."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np

from . import bijie, views
from .predictions import Predictions, best
from .scores import (
    attribute_scores,
    bootstrap_kappa,
    detection_scores,
    interpreter_agreement,
    kappa_with_each,
    majority,
)


def evaluate(
    tiles: Sequence[bijie.Sample],
    predictions: Predictions,
    threshold: float,
    fitted: Sequence[bijie.Sample],
) -> Dict[str, Any]:
    """Every score of the model card; the majority answers are those of the fitted tiles."""
    known = [t for t in tiles if t.name in predictions.described]
    result: Dict[str, Any] = {"landslides": len(known), "tiles": len(predictions.looked_at)}
    for attribute in bijie.ATTRIBUTES:
        answers = [a for t in fitted if (a := t.truth(attribute)) is not None]
        result[attribute] = _attribute(attribute, known, predictions, majority(answers))
    result["landslide"] = _detection(tiles, predictions, threshold)
    return result


def _attribute(
    attribute: str, tiles: Sequence[bijie.Sample], predictions: Predictions, usual: str
) -> Dict[str, Any]:
    counted = [t for t in tiles if t.truth(attribute) is not None]
    truth = [str(t.truth(attribute)) for t in counted]
    said = [best(predictions.described[t.name][0][attribute]) for t in counted]
    answers = [t.answers[attribute] for t in counted]
    low, high = bootstrap_kappa(truth, said)
    return {
        **attribute_scores(attribute, truth, said),
        "kappa_interval": [low, high],
        "kappa_with_each_interpreter": kappa_with_each(answers, said),
        "interpreters": interpreter_agreement(attribute, answers),
        "majority": {"answer": usual, **attribute_scores(attribute, truth, [usual] * len(truth))},
        "eight_views": _eight_views(attribute, counted, predictions),
        "confusion": confusion(truth, said),
    }


def _eight_views(attribute: str, tiles: Sequence[bijie.Sample], predictions: Predictions) -> Dict[str, float]:
    """Scores over all views that were predicted; directions are compared as they read in the view."""
    truth: List[str] = []
    said: List[str] = []
    for tile in tiles:
        for view, shares in enumerate(predictions.described[tile.name]):
            code = str(tile.truth(attribute))
            truth.append(views.turned_direction(code, view) if attribute == "direction" else code)
            said.append(best(shares[attribute]))
    return attribute_scores(attribute, truth, said)


def confusion(truth: Sequence[str], said: Sequence[str]) -> Dict[str, Dict[str, int]]:
    """Counts: true code -> code said -> tiles."""
    table: Dict[str, Dict[str, int]] = {}
    for a, b in zip(truth, said):
        row = table.setdefault(a, {})
        row[b] = row.get(b, 0) + 1
    return table


def _detection(tiles: Sequence[bijie.Sample], predictions: Predictions, threshold: float) -> Dict[str, float]:
    known = [t for t in tiles if t.name in predictions.looked_at]
    truth = np.array([t.landslide for t in known])
    probability = np.array([predictions.looked_at[t.name] for t in known])
    share = float(truth.mean())
    always = {"f1_always_landslide": 2.0 * share / (1.0 + share)}
    return {**detection_scores(truth, probability, threshold), "threshold": threshold, **always}
