"""Scores of one attribute's answers; what is unreadable or not named is an answer too, and a wrong one."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import Any, Dict, Iterable, List, Optional, Sequence, Tuple

from sklearn.metrics import precision_score

from landslide_annotator.core.directions import turned
from landslide_annotator.core.vocabulary import LISTS

from ..scores import attribute_scores, bootstrap_kappa, interpreter_agreement, kappa_with_each

UNREADABLE = "unreadable"
INTERPRETATIONS = 3
"""As many as `training.scores.interpreter_agreement` compares."""


def answer_scores(attribute: str, truth: Sequence[str], said: Sequence[str]) -> Dict[str, Any]:
    """Accuracy, precision, macro-F1 and kappa; of directions also within one sector, and the mean error.

    Micro precision is right answers over all tiles, which is the accuracy. Macro scores are means over the
    classes of the truth. An unreadable direction counts as the opposite one: 180 degrees. Kappa is None
    where the truth has a single class.
    """
    classes = sorted(set(truth))
    # Under no name: directions are compared below, where none is unreadable.
    result: Dict[str, Any] = attribute_scores("", truth, said)
    if attribute == "direction":
        worst = [turned(a, 2) if b == UNREADABLE else b for a, b in zip(truth, said)]
        angular = attribute_scores("direction", truth, worst)
        result.update({key: angular[key] for key in ("within_one_sector", "mean_angular_error")})
    result["count"] = len(truth)
    result["kappa"] = result["kappa"] if len(classes) > 1 else None
    result["precision_micro"] = float(precision_score(truth, said, average="micro"))
    result["precision_macro"] = float(
        precision_score(truth, said, labels=classes, average="macro", zero_division=0)
    )
    result["unreadable"] = sum(b == UNREADABLE for b in said) / len(said)
    return result


def kappa_interval(truth: Sequence[str], said: Sequence[str], repeats: int) -> List[Optional[float]]:
    """95 percent interval of kappa over resampled tiles; None where the truth has a single class."""
    return list(bootstrap_kappa(truth, said, repeats)) if len(set(truth)) > 1 else [None, None]


def agreement(
    attribute: str, answers: Sequence[Sequence[str]], said: Sequence[str]
) -> Optional[Dict[str, Any]]:
    """How the interpretations of the tiles agree in pairs, and the model's mean kappa with each of them.

    None unless some tiles have INTERPRETATIONS answers; only those tiles count.
    """
    pairs: List[Tuple[Tuple[str, ...], str]] = [
        (tuple(a), b) for a, b in zip(answers, said) if len(a) == INTERPRETATIONS
    ]
    if not pairs:
        return None
    told, predicted = zip(*pairs)
    return {
        "count": len(pairs),
        **interpreter_agreement(attribute, told),
        "model_kappa_with_each": kappa_with_each(told, predicted),
    }


def confusion(
    attribute: str, truth: Sequence[str], said: Sequence[str], known: Sequence[str]
) -> Dict[str, Any]:
    """Counts by true code (rows) and code said (columns); known: codes that are listed in any case."""
    found = set(chain(truth, known))
    rows = in_order(attribute, found)
    columns = in_order(attribute, found | set(said) - {UNREADABLE}) + [UNREADABLE]
    counts = Counter(zip(truth, said))
    return {"true": rows, "said": columns, "counts": [[counts[a, b] for b in columns] for a in rows]}


def in_order(attribute: str, codes: Iterable[str]) -> List[str]:
    """The codes in the order of the vocabulary's list, then any others."""
    order = [term.code for term in LISTS[attribute]]
    return sorted(codes, key=lambda code: (order.index(code) if code in order else len(order), code))
