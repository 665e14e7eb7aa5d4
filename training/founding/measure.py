"""All scores of a run: per attribute, of the captions, and the founders' acceptance."""

from __future__ import annotations

import math
import warnings
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from sklearn.exceptions import UndefinedMetricWarning

from landslide_annotator.core.vocabulary import KEYS

from ..scores import balanced, majority
from ..views import VIEWS, turned_direction
from .answers import UNREADABLE, agreement, answer_scores, confusion, kappa_interval
from .calibration import calibration
from .outputs import Output
from .samples import Sample
from .scales import axis_scores, by_side
from .summary import acceptance, counts, problems
from .wording import wording_scores

Pairs = List[Tuple[Sample, Output]]


def measure(
    test: Sequence[Sample],
    outputs: Sequence[Output],
    train: Sequence[Sample],
    descriptions: Mapping[str, str],
    repeats: int = 1000,
) -> Dict[str, Any]:
    """Every figure of the report, ready for JSON: what is undefined is None.

    outputs: one of view 0 for each test tile, of other views or none; descriptions: id -> true caption;
    repeats: bootstrap samples. Attributes that no test tile states are left out, with a warning.
    """
    said = {(output.id, output.view): output for output in outputs}
    # In id order, since the bootstrap draws by place.
    pairs = [(s, said[s.id, 0]) for s in sorted(test, key=lambda s: s.id)]
    turned = [(s, said[s.id, v]) for s in test for v in range(VIEWS) if (s.id, v) in said]
    stated = [key for key in KEYS if any(s.code(key) for s in test)]
    with warnings.catch_warnings():
        _ignore_undefined()
        attributes = {key: _attribute(key, pairs, turned, train, repeats) for key in stated}
    found = {
        "data": {"train": len(train), "test": len(test), "counts": counts(train, test)},
        "views": sorted({view for _, view in said}),
        "attributes": attributes,
        "by_side": by_side(test, _by_attribute(pairs)),
        "captions": _captions(pairs, train, descriptions),
        "acceptance": acceptance(attributes),
        "warnings": problems(train, test),
    }
    return finite(found)


def _ignore_undefined() -> None:
    """Scores of single resamples may be undefined: the interval leaves them out."""
    for kind in (UndefinedMetricWarning, RuntimeWarning):
        warnings.simplefilter("ignore", kind)
    warnings.filterwarnings("ignore", "A single label was found")


def answer(output: Output, attribute: str) -> str:
    """The code that the caption names, or UNREADABLE."""
    return output.codes().get(attribute) or UNREADABLE


def _attribute(
    key: str, pairs: Pairs, turned: Pairs, train: Sequence[Sample], repeats: int
) -> Dict[str, Any]:
    told = [(s, o) for s, o in pairs if s.code(key)]
    truth, said = [s.code(key) for s, _ in told], [answer(o, key) for _, o in told]
    fitted = [s.code(key) for s in train if s.code(key)]
    usual = majority(fitted) if fitted else UNREADABLE
    views = [(s, o) for s, o in turned if s.code(key)]
    sure = [
        (a == b, o.shares[key][b]) for (_, o), a, b in zip(told, truth, said) if b in o.shares.get(key, {})
    ]
    return {
        **answer_scores(key, truth, said),
        "kappa_interval": kappa_interval(truth, said, repeats),
        "balanced": balanced(truth, said),
        "long_axis": axis_scores([s for s, _ in told], usual) if key == "direction" else None,
        "majority": {"answer": usual, **answer_scores(key, truth, [usual] * len(truth))},
        "interpreters": agreement(key, [s.interpretations().get(key, ()) for s, _ in told], said),
        "all_views": _all_views(key, views) if len(views) > len(told) else None,
        "confusion": confusion(key, truth, said, fitted),
        "calibration": calibration([right for right, _ in sure], [share for _, share in sure]),
    }


def _by_attribute(pairs: Pairs) -> Dict[str, Dict[str, str]]:
    return {key: {s.id: answer(o, key) for s, o in pairs} for key in KEYS}


def _all_views(key: str, views: Pairs) -> Dict[str, Any]:
    truth = [turned_direction(s.code(key), o.view) if key == "direction" else s.code(key) for s, o in views]
    return answer_scores(key, truth, [answer(o, key) for _, o in views])


def _captions(pairs: Pairs, train: Sequence[Sample], descriptions: Mapping[str, str]) -> Dict[str, Any]:
    true, said = [descriptions[s.id] for s, _ in pairs], [o.caption for _, o in pairs]
    usual = majority([descriptions[s.id] for s in train])
    silent = [o for _, o in pairs if not any(o.codes().values())]
    return {
        "count": len(pairs),
        "unreadable": len(silent) / len(pairs),
        **wording_scores(said, true),
        "majority": {"caption": usual, **wording_scores([usual] * len(true), true)},
    }


def finite(value: Any) -> Any:
    """The same value with None for every number that JSON does not know."""
    if isinstance(value, dict):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
