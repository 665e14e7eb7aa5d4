"""What is wrong with the pictures that a basemap service sent: not there, blank, or all the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Counter as CounterType
from typing import Dict, List, Set, Tuple

import numpy as np

from ..compat import tr

Place = Tuple[float, int, int]
"""Size of a pixel, column and row of one of the service's tiles."""


@dataclass
class Faults:
    """How many of the `asked` pictures have a fault; `reasons` counts what the network said."""

    asked: int = 0
    missing: int = 0
    blank: int = 0
    repeated: int = 0
    reasons: CounterType[str] = field(default_factory=Counter)

    def add(self, other: Faults) -> None:
        """Count another reading's faults too."""
        self.asked += other.asked
        self.missing += other.missing
        self.blank += other.blank
        self.repeated += other.repeated
        self.reasons.update(other.reasons)

    def describe(self) -> List[str]:
        """Return one sentence for each kind of fault."""
        notes = []
        if self.missing:
            why = ", ".join(text for text, _ in self.reasons.most_common(2)) or tr(
                "no picture or a damaged one"
            )
            text = tr("{0} of {1} basemap tiles did not come ({2}). Run it again later.")
            notes.append(text.format(self.missing, self.asked, why))
        if self.blank:
            text = tr("{0} of {1} basemap tiles are blank: the service has no imagery there.")
            notes.append(text.format(self.blank, self.asked))
        if self.repeated:
            text = tr("{0} of {1} basemap tiles are the same picture: the service has no imagery there.")
            notes.append(text.format(self.repeated, self.asked))
        return notes


class Memory:
    """Remembers where pictures were seen, to know those that a service sends for many places."""

    def __init__(self) -> None:
        self._first: Dict[bytes, Place] = {}
        self._repeated: Set[bytes] = set()

    def learn(self, picture: np.ndarray, place: Place) -> bytes:
        """Return the picture's key."""
        key = hashlib.blake2b(np.ascontiguousarray(picture).tobytes(), digest_size=16).digest()
        if self._first.setdefault(key, place) != place:
            self._repeated.add(key)
        return key

    def is_repeated(self, key: bytes) -> bool:
        """Whether a picture was seen at more than one place."""
        return key in self._repeated


def examine(
    packed: np.ndarray, column: int, row: int, cell: int, pixel: float, memory: Memory
) -> Tuple[np.ndarray, Faults]:
    """Return which pixels (H, W) hold imagery, and the faults, of whole tiles of `cell` pixels a side.

    packed: uint32 (H, W), alpha in the highest byte; column, row: number of the tile in its corner.
    """
    good = np.ones(packed.shape, dtype=bool)
    faults, keys = Faults(), {}
    for down in range(packed.shape[0] // cell):
        for right in range(packed.shape[1] // cell):
            part = slice(down * cell, (down + 1) * cell), slice(right * cell, (right + 1) * cell)
            picture = packed[part]
            faults.asked += 1
            if not (picture >> 24).any():
                faults.missing += 1
            elif (picture == picture[0, 0]).all():
                faults.blank += 1
            else:
                keys[right, down] = memory.learn(picture, (pixel, column + right, row + down))
                continue
            good[part] = False
    for (right, down), key in keys.items():
        if memory.is_repeated(key):
            faults.repeated += 1
            good[down * cell : (down + 1) * cell, right * cell : (right + 1) * cell] = False
    return good, faults
