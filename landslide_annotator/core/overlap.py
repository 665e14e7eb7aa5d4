"""How far two sets of areas cover each other: mapping error, matching, Dice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional


@dataclass(frozen=True)
class Overlap:
    """Areas of two sets, each without double counting, and of what they share.

    beyond: of both together, what lies farther from the other set than the tolerance; without a tolerance
    that is all that is not shared.
    """

    first: float
    second: float
    shared: float
    beyond: float

    @property
    def union(self) -> float:
        """The area of both sets together."""
        return self.first + self.second - self.shared

    @property
    def error(self) -> Optional[float]:
        """Mapping error E, what is not shared over the union (Carrara et al. 1992); None without an area."""
        return (self.union - self.shared) / self.union if self.union > 0.0 else None

    @property
    def matching(self) -> Optional[float]:
        """Matching M = 1 - E (Galli et al. 2008), which is the intersection over the union."""
        return self.shared / self.union if self.union > 0.0 else None

    @property
    def dice(self) -> Optional[float]:
        """Twice what is shared over the sum of both areas."""
        both = self.first + self.second
        return 2.0 * self.shared / both if both > 0.0 else None

    @property
    def tolerant_error(self) -> Optional[float]:
        """E when only what lies beyond the tolerance counts as not shared."""
        return self.beyond / self.union if self.union > 0.0 else None

    def __add__(self, other: Overlap) -> Overlap:
        """Of sets that lie apart from each other."""
        return Overlap(
            self.first + other.first,
            self.second + other.second,
            self.shared + other.shared,
            self.beyond + other.beyond,
        )


NOTHING = Overlap(0.0, 0.0, 0.0, 0.0)
