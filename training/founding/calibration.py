"""Whether probabilities say how often the model is right (Guo et al. 2017)."""

from __future__ import annotations

from typing import Any, Dict, List, Sequence

import numpy as np

BINS = 10


def calibration(right: Sequence[bool], probability: Sequence[float], bins: int = BINS) -> Dict[str, Any]:
    """Expected calibration error over bins of equal width, and the bins.

    right: whether each answer was right; probability: that the model gave it. A bin holds its upper edge.
    Confidence and accuracy of an empty bin, and the error of no answers, are None.
    """
    correct, sure = np.asarray(right, bool), np.asarray(probability, float)
    edges = np.linspace(0.0, 1.0, bins + 1)
    place = np.clip(np.searchsorted(edges, sure, side="left") - 1, 0, bins - 1)
    found: List[Dict[str, Any]] = []
    for index in range(bins):
        inside = place == index
        count = int(inside.sum())
        found.append(
            {
                "low": float(edges[index]),
                "high": float(edges[index + 1]),
                "count": count,
                "confidence": float(sure[inside].mean()) if count else None,
                "accuracy": float(correct[inside].mean()) if count else None,
            }
        )
    gaps = [b["count"] * abs(b["accuracy"] - b["confidence"]) for b in found if b["count"]]
    return {"count": len(sure), "ece": sum(gaps) / len(sure) if len(sure) else None, "bins": found}
