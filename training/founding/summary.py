"""What a set of scores amounts to: tiles per class, what they cannot tell, and the founders' acceptance."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence

from landslide_annotator.core.vocabulary import KEYS

from .answers import in_order
from .samples import Sample

ACCEPTED = 0.80
DEFINITION = (
    "Precision is micro precision: right answers over all test tiles that have a true answer. What the "
    "caption does not name, and what cannot be read, is a wrong answer. With one answer per tile this is the "
    "accuracy. The overall precision is the mean over the attributes. Accepted is what lies over 0.80."
)


def acceptance(attributes: Mapping[str, Mapping[str, Any]]) -> Dict[str, Any]:
    """The founders' question, overall and by attribute, and whether the majority answers pass as well."""
    each = {
        key: {
            **_accepted(scores["precision_micro"]),
            "majority": _accepted(scores["majority"]["precision_micro"]),
        }
        for key, scores in attributes.items()
    }
    usual = [found["majority"]["precision"] for found in each.values()]
    return {
        "definition": DEFINITION,
        "threshold": ACCEPTED,
        **_accepted(_mean([found["precision"] for found in each.values()])),
        "majority": _accepted(_mean(usual)),
        "attributes": each,
    }


def _accepted(precision: Optional[float]) -> Dict[str, Any]:
    return {"precision": precision, "accepted": precision is not None and precision > ACCEPTED}


def _mean(values: Sequence[float]) -> Optional[float]:
    return sum(values) / len(values) if values else None


def counts(train: Sequence[Sample], test: Sequence[Sample]) -> Dict[str, Dict[str, Dict[str, int]]]:
    """Tiles by attribute, class and split."""
    found: Dict[str, Dict[str, Dict[str, int]]] = {}
    for key in KEYS:
        fitted, held = [s.code(key) for s in train], [s.code(key) for s in test]
        codes = in_order(key, set(fitted + held) - {""})
        found[key] = {code: {"train": fitted.count(code), "test": held.count(code)} for code in codes}
    return found


def problems(train: Sequence[Sample], test: Sequence[Sample]) -> List[str]:
    """Classes that the test cannot judge."""
    found = []
    for key, codes in counts(train, test).items():
        held = [code for code, tiles in codes.items() if tiles["test"]]
        if not held:
            found.append(f"No test tile states the {key}: it is not scored.")
            continue
        found += [f"No test tile of {key} '{code}'." for code in codes if code not in held]
        if len(held) == 1:
            found.append(f"All test tiles have the {key} '{held[0]}': kappa is undefined.")
    return found
