"""Scores of predictions, beside the majority answer and the interpreters' own agreement."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np

from landslide_annotator.core.vocabulary import JUDGED

from . import bijie, scale, views
from .baselines import axis_direction
from .predictions import Predictions, Shares, best
from .scores import (
    attribute_scores,
    balanced,
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
    for attribute in JUDGED:
        answers = [a for t in fitted if (a := t.truth(attribute)) is not None]
        result[attribute] = _attribute(attribute, known, predictions, majority(answers))
    result["landslide"] = _detection(tiles, predictions, threshold)
    result["direction"].update(_sun(known, predictions, result["direction"]["majority"]["answer"]))
    if predictions.axis:
        usual = result["direction"]["majority"]["answer"]
        result["direction"]["long_axis"] = _long_axis(known, predictions, usual)
    result["by_side"], result["by_resolution"] = _by_scale(known, predictions)
    return result


def _long_axis(tiles: Sequence[bijie.Sample], predictions: Predictions, usual: str) -> Dict[str, Any]:
    """Scores of the long axis with the majority's side, as photographed and over the views predicted."""
    counted = [t for t in tiles if t.truth("direction") is not None and t.name in predictions.axis]
    truth: List[str] = []
    said: List[str] = []
    for view in range(len(predictions.described[counted[0].name])):
        for tile in counted:
            axis = predictions.axis[tile.name]
            seen = None if axis is None else views.turned_azimuth(axis, view)
            truth.append(views.turned_direction(str(tile.truth("direction")), view))
            said.append(axis_direction(seen, usual))
    plain = attribute_scores("direction", truth[: len(counted)], said[: len(counted)])
    return {**plain, "eight_views": attribute_scores("direction", truth, said)}


def _sun(tiles: Sequence[bijie.Sample], predictions: Predictions, usual: str) -> Dict[str, Any]:
    """Scores of the direction over the views without being told the sun; of the majority turned with it."""
    counted = [t for t in tiles if t.truth("direction") is not None and t.name in predictions.sunless]
    if not counted:
        return {}
    told = {t.name: [best(shares) for shares in predictions.sunless[t.name]] for t in counted}
    lit = [views.turned_direction(usual, views.light(view, bijie.SUN)) for view in range(views.VIEWS)]
    return {
        "sunless": _over_views("direction", counted, {name: codes[:1] for name, codes in told.items()}),
        "sunless_eight_views": _over_views("direction", counted, told),
        "majority_with_the_sun": _over_views(
            "direction", counted, {name: lit[: len(codes)] for name, codes in told.items()}
        ),
    }


def _by_scale(tiles: Sequence[bijie.Sample], predictions: Predictions) -> Tuple[List[Any], List[Any]]:
    """Accuracy of the attributes by ground side, and by the resolution that tiles were degraded to."""
    truth = {key: {t.name: str(t.truth(key)) for t in tiles if t.truth(key)} for key in JUDGED}
    plain = {name: shares[0] for name, shares in predictions.described.items()}
    groups = scale.side_groups(predictions.side_m) if predictions.side_m else []
    by_side = scale.by_group(groups, truth, _codes(plain))
    by_resolution: List[Any] = []
    for metres, shares in {"as photographed": plain, **predictions.degraded}.items():
        label = metres if shares is plain else f"{metres} m"
        by_resolution += scale.by_group([(label, list(shares))], truth, _codes(shares))
    return by_side, by_resolution if predictions.degraded else []


def _codes(shares: Mapping[str, Shares]) -> Dict[str, Dict[str, str]]:
    """Attribute -> tile -> likeliest code."""
    return {key: {name: best(s[key]) for name, s in shares.items()} for key in JUDGED}


def _attribute(
    attribute: str, tiles: Sequence[bijie.Sample], predictions: Predictions, usual: str
) -> Dict[str, Any]:
    counted = [t for t in tiles if t.truth(attribute) is not None]
    truth = [str(t.truth(attribute)) for t in counted]
    said = [best(predictions.described[t.name][0][attribute]) for t in counted]
    answers = [t.answers[attribute] for t in counted]
    low, high = bootstrap_kappa(truth, said, blocks=[t.block for t in counted])
    return {
        **attribute_scores(attribute, truth, said),
        "kappa_interval": [low, high],
        "interval_over": "blocks" if len({t.block for t in counted}) > 1 else "tiles",
        "kappa_with_each_interpreter": kappa_with_each(answers, said),
        "balanced": balanced(truth, said),
        "interpreters": interpreter_agreement(attribute, answers),
        "majority": {"answer": usual, **attribute_scores(attribute, truth, [usual] * len(truth))},
        "eight_views": _over_views(
            attribute,
            counted,
            {t.name: [best(shares[attribute]) for shares in predictions.described[t.name]] for t in counted},
        ),
        "confusion": confusion(truth, said),
    }


def _over_views(
    attribute: str, tiles: Sequence[bijie.Sample], said: Mapping[str, Sequence[str]]
) -> Dict[str, float]:
    """Scores of the codes said of each tile in its views; directions are compared as they read there."""
    truth: List[str] = []
    for tile in tiles:
        code = str(tile.truth(attribute))
        for view in range(len(said[tile.name])):
            truth.append(views.turned_direction(code, view) if attribute == "direction" else code)
    return attribute_scores(attribute, truth, [code for tile in tiles for code in said[tile.name]])


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
