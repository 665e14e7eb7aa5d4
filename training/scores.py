"""Scores of predicted attributes against the interpretations."""

from __future__ import annotations

from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    cohen_kappa_score,
    f1_score,
    precision_score,
    recall_score,
    roc_auc_score,
)

from landslide_annotator.core.directions import difference


def attribute_scores(attribute: str, truth: Sequence[str], predicted: Sequence[str]) -> Dict[str, float]:
    """Accuracy, macro-F1, Cohen's kappa; of directions also within one sector, and the mean error."""
    result = {
        "count": float(len(truth)),
        "accuracy": float(accuracy_score(truth, predicted)),
        "macro_f1": float(
            f1_score(truth, predicted, average="macro", zero_division=0, labels=sorted(set(truth)))
        ),
        "kappa": float(cohen_kappa_score(truth, predicted)) if len(set(truth) | set(predicted)) > 1 else 0.0,
    }
    if attribute == "direction":
        steps = np.array([difference(a, b) for a, b in zip(truth, predicted)])
        result["within_one_sector"] = float((steps <= 1).mean())
        result["mean_angular_error"] = float(45.0 * steps.mean())
    return result


def detection_scores(truth: np.ndarray, probability: np.ndarray, threshold: float) -> Dict[str, float]:
    """F1, precision, recall and the area under the ROC curve of landslide or not."""
    called = probability >= threshold
    return {
        "count": float(len(truth)),
        "f1": float(f1_score(truth, called)),
        "precision": float(precision_score(truth, called, zero_division=0)),
        "recall": float(recall_score(truth, called)),
        "auc": float(roc_auc_score(truth, probability)),
    }


def best_threshold(truth: np.ndarray, probability: np.ndarray) -> float:
    """The threshold of the highest F1 on tiles that may choose it."""
    candidates = np.unique(np.round(probability, 3))
    return float(max(candidates, key=lambda t: f1_score(truth, probability >= t)))


def majority(values: Sequence[str]) -> str:
    """The most frequent answer, first in the alphabet among equals."""
    names, counts = np.unique(np.asarray(values), return_counts=True)
    return str(names[int(counts.argmax())])


def bootstrap_kappa(
    truth: Sequence[str],
    predicted: Sequence[str],
    repeats: int = 1000,
    blocks: Optional[Sequence[int]] = None,
) -> Tuple[float, float]:
    """95 percent interval of kappa over resampled tiles, or over whole blocks where there are several.

    blocks: the block of each tile. Neighbours are alike, so tiles drawn one by one give too short intervals.
    """
    a, b = np.asarray(truth), np.asarray(predicted)
    rng = np.random.default_rng(0)
    groups = _groups(blocks, len(a))
    values = []
    for _ in range(repeats):
        drawn = np.concatenate([groups[i] for i in rng.integers(0, len(groups), len(groups))])
        values.append(cohen_kappa_score(a[drawn], b[drawn]))
    low, high = np.nanpercentile(values, [2.5, 97.5])
    return float(low), float(high)


def _groups(blocks: Optional[Sequence[int]], count: int) -> List[np.ndarray]:
    """Places of the tiles that are drawn together."""
    if blocks is None or len(set(blocks)) < 2:
        return list(np.arange(count)[:, None])
    placed = np.asarray(blocks)
    return [np.flatnonzero(placed == block) for block in np.unique(placed)]


def balanced(
    truth: Sequence[str], predicted: Sequence[str], fewest: int = 5, repeats: int = 200
) -> Optional[Dict[str, float]]:
    """Mean scores over draws of equally many tiles of each class, without repetition in a draw.

    Classes with fewer tiles than fewest are left out. None where less than two classes remain.
    """
    a, b = np.asarray(truth), np.asarray(predicted)
    places = [p for p in (np.flatnonzero(a == code) for code in np.unique(a)) if len(p) >= fewest]
    if len(places) < 2:
        return None
    count = min(map(len, places))
    rng = np.random.default_rng(0)
    drawn = [np.concatenate([rng.choice(p, count, replace=False) for p in places]) for _ in range(repeats)]
    return {
        "classes": float(len(places)),
        "tiles_of_each": float(count),
        "draws": float(repeats),
        "accuracy": float(np.mean([(a[d] == b[d]).mean() for d in drawn])),
        "kappa": float(np.mean([cohen_kappa_score(a[d], b[d]) for d in drawn])),
    }


def interpreter_agreement(attribute: str, answers: Sequence[Tuple[str, ...]]) -> Dict[str, float]:
    """Mean over the pairs of interpretations of kappa and the share of equal answers."""
    pairs = ((0, 1), (0, 2), (1, 2))
    columns = list(zip(*answers))
    result = {
        "kappa": float(np.mean([cohen_kappa_score(columns[i], columns[j]) for i, j in pairs])),
        "accuracy": float(np.mean([accuracy_score(columns[i], columns[j]) for i, j in pairs])),
    }
    if attribute == "direction":
        told = [(a[i], a[j]) for a in answers for i, j in pairs if "U" not in (a[i], a[j])]
        result["within_one_sector"] = float(np.mean([difference(a, b) <= 1 for a, b in told]))
    return result


def kappa_with_each(answers: Sequence[Tuple[str, ...]], predicted: Sequence[str]) -> float:
    """Mean kappa of the prediction with each single interpretation."""
    return float(np.mean([cohen_kappa_score(column, predicted) for column in zip(*answers)]))
