"""A crossover study of automatic against manual annotation: who does which landslide when, and how.

Landslides are dealt into two halves that are alike in size and place. In period 1 one half is done, in
period 2 the other; who begins automatic changes to manual, and the other way round. With two analysts every
landslide is done once in each arm, by different people, so that nobody sees one twice; with one analyst all
are done in both periods.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

from .errors import ComparisonError

AUTOMATIC, MANUAL = "automatic", "manual"
ARMS = (AUTOMATIC, MANUAL)
AUTOMATIC_FIRST, MANUAL_FIRST = "automatic_first", "manual_first"
MINIMUM = 4


@dataclass(frozen=True)
class Subject:
    """A landslide of the study: its number in the list, class of size, block of ground."""

    number: int
    size: str
    block: int


@dataclass(frozen=True)
class Task:
    """A landslide to be done: by whom, in which period (1, 2) and arm, as which of the period (from 1)."""

    number: int
    analyst: str
    sequence: str
    period: int
    arm: str
    order: int


def halves(subjects: Sequence[Subject], seed: int) -> Dict[int, int]:
    """The half, 0 or 1, of each landslide.

    Within each size class, and within each block of one class, the halves differ by one landslide at most.
    """
    ordered = sorted(subjects, key=lambda s: (s.size, s.block, _lot(seed, "half", s.number)))
    begin = int(_lot(seed, "begin", 0), 16) % 2
    return {subject.number: (begin + place) % 2 for place, subject in enumerate(ordered)}


def plan(subjects: Sequence[Subject], analysts: Sequence[str], seed: int) -> List[Task]:
    """The tasks of one or two analysts, by analyst, period and order; the seed decides all lots.

    Raises ComparisonError for another number of analysts and for fewer than MINIMUM landslides.
    """
    if len(set(analysts)) != len(analysts) or len(analysts) not in (1, 2):
        raise ComparisonError("A study needs one analyst, or two with different names.")
    if len(subjects) < MINIMUM:
        raise ComparisonError(
            "A study needs at least {0} landslides; this layer has {1}.", MINIMUM, len(subjects)
        )
    half = halves(subjects, seed)
    tasks: List[Task] = []
    for index, analyst in enumerate(analysts):
        for period in (1, 2):
            drawn = sorted(half, key=lambda n: _lot(seed, f"order {analyst} {period}", n))
            done = _done(drawn, half, index, period, len(analysts))
            for order, (number, sequence, arm) in enumerate(done, 1):
                tasks.append(Task(number, analyst, sequence, period, arm, order))
    return tasks


def blocks(places: Sequence[Tuple[float, float]], size: int) -> List[int]:
    """Numbers of blocks of at most `size` neighbours: halved at the median along the longer side."""
    found = [0] * len(places)
    waiting, number = [list(range(len(places)))], 0
    while waiting:
        members = waiting.pop()
        if len(members) <= max(size, 1):
            for member in members:
                found[member] = number
            number += 1
            continue
        spans = [
            max(places[m][axis] for m in members) - min(places[m][axis] for m in members) for axis in (0, 1)
        ]
        axis = int(spans[1] > spans[0])
        members.sort(key=lambda member: (places[member][axis], member))
        middle = len(members) // 2
        waiting += [members[middle:], members[:middle]]
    return found


def _done(
    drawn: Sequence[int], half: Dict[int, int], index: int, period: int, people: int
) -> List[Tuple[int, str, str]]:
    """What an analyst does in a period: the landslide, and the sequence and arm of it."""
    found = []
    for number in drawn:
        if people == 2 and half[number] != period - 1:
            continue
        first = index if people == 2 else half[number]
        sequence = (AUTOMATIC_FIRST, MANUAL_FIRST)[first]
        found.append((number, sequence, ARMS[(first + period - 1) % 2]))
    return found


def _lot(seed: int, what: str, number: int) -> str:
    """A lot that is the same with every version of Python."""
    return hashlib.sha256(f"{seed} {what} {number}".encode()).hexdigest()
