"""Size classes of the prepared tiles: fixed logarithmic ones, or the founders' four of equal width."""

from __future__ import annotations

from collections import Counter
from typing import List, Mapping, Sequence

from landslide_annotator.core.errors import SizeError
from landslide_annotator.core.sizes import SizeBreaks, equal_width
from landslide_annotator.core.vocabulary import term

from .problems import WARNING, Problem, fatal

METHODS = ("logarithmic", "equal-width")
CROWDED = 0.9


def size_breaks(method: str, areas: Sequence[float], perimeters: Sequence[float]) -> SizeBreaks:
    """The breaks of a method; equal width cuts the values given, which are those of the training split.

    Values of other tiles beyond them fall into the end classes. Raises PrepareError where the values do not
    span four classes.
    """
    if method == "logarithmic":
        return SizeBreaks()
    try:
        return SizeBreaks(equal_width(areas), equal_width(perimeters))
    except SizeError as error:
        raise fatal("size classes", str(error), "choose --size-classes logarithmic") from error


def crowding(method: str, codes: Mapping[str, Sequence[str]]) -> List[Problem]:
    """A warning of each attribute whose training codes nearly all are one class."""
    problems = []
    for name, given in codes.items():
        for code, count in Counter(given).most_common(1):
            if count >= CROWDED * len(given):
                share, word = 100.0 * count / len(given), term(name, code).word
                text = f"{share:.1f} % of the training tiles are '{word}' ({method} classes)"
                remedy = "the word tells little of a tile"
                remedy += "; choose --size-classes logarithmic" if method != METHODS[0] else ""
                problems.append(Problem(None, name, text, remedy, WARNING))
    return problems
