"""Which classes of an attribute can be compared, and how far apart they are."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .contingency import Distance
from .directions import SECTORS, difference
from .sizes import SIZES
from .vocabulary import ACTIVITIES, TYPES, UNKNOWN

_MOVING = ("active", "reactivated", "suspended")
_STATES = tuple(t.code for t in ACTIVITIES if t.code not in (UNKNOWN, "inactive"))
ORDERS: Mapping[str, Tuple[str, ...]] = {
    "type": tuple(t.code for t in TYPES if t.code != UNKNOWN),
    "activity": (*_STATES[:3], "inactive", *_STATES[3:]),
    "direction": SECTORS,
    "area": SIZES,
}
"""Classes of each attribute; activities from active to relict, sizes from small to very large."""
Pairs = Sequence[Tuple[str, str]]


def comparable(key: str, pairs: Pairs) -> Tuple[List[Tuple[str, str]], bool]:
    """The pairs of codes, and whether states of activity were put together to active and inactive.

    "inactive" is the general word for all states from dormant on: where somebody uses it, finer states cannot
    be told apart any more. Reactivated and suspended count as active then, as in PMA:GCA's legend.
    """
    said = {code for pair in pairs for code in pair}
    if key != "activity" or "inactive" not in said or said <= {"active", "inactive"}:
        return list(pairs), False
    folded: Dict[str, str] = {
        code: "active" if code in _MOVING else "inactive" for code in ORDERS["activity"]
    }
    return [(folded[first], folded[second]) for first, second in pairs], True


def distance(key: str, labels: Sequence[str]) -> Optional[Distance]:
    """Steps between classes of an ordered attribute, around the compass for directions; None for types."""
    if key == "type":
        return None
    order = ORDERS[key]

    def steps(first: int, second: int) -> float:
        if key == "direction":
            return float(difference(labels[first], labels[second]))
        return float(abs(order.index(labels[first]) - order.index(labels[second])))

    return steps
