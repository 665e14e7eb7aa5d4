"""What ``prepare`` found wrong: every row or picture left out, and what to do about it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Sequence, Tuple

from landslide_annotator.core.errors import LandslideError

ERROR, WARNING = "error", "warning"
COLUMNS = ("severity", "row", "item", "problem", "remedy", "images")


@dataclass(frozen=True)
class Problem:
    """One finding.

    row: of the spreadsheet, 1-based; item: the code, picture, column or file; severity: ERROR where the row
    or picture is left out, else WARNING; images: pictures that are left out.
    """

    row: Optional[int]
    item: str
    problem: str
    remedy: str
    severity: str = ERROR
    images: Tuple[str, ...] = ()

    def __str__(self) -> str:
        place = self.item if self.row is None else f"row {self.row}, {self.item}"
        return f"{self.severity}: {place}: {self.problem}; {self.remedy}"


class PrepareError(LandslideError):
    """The data set cannot be prepared; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


def fatal(item: str, problem: str, remedy: str) -> PrepareError:
    """A PrepareError of one problem that belongs to no row."""
    return PrepareError([Problem(None, item, problem, remedy)])


def wrong_rows(problems: Sequence[Problem]) -> List[int]:
    """The rows that are left out, rising."""
    return sorted({p.row for p in problems if p.severity == ERROR and p.row is not None})


def write_problems(path: Path, problems: Sequence[Problem]) -> None:
    """Write ``problems.csv``."""
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for p in problems:
            row = "" if p.row is None else p.row
            writer.writerow([p.severity, row, p.item, p.problem, p.remedy, "; ".join(p.images)])
