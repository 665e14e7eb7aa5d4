"""What happens to a landslide that the inventory may already hold, wherever its rows are kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, List, Mapping, NamedTuple, Optional, Protocol, Sequence, Set, Tuple

from qgis.core import QgsGeometry

from ..core import caption as captions
from ..core.errors import CaptionError
from .inventory_schema import UNREVIEWED

SAME = 1e-6  # of an outline's size; moving it between reference systems changes less
READ = {"ls_type": "type", "activity": "activity", "direction": "direction"}
"""Columns that the captioner fills, and its name for each."""


class OnExisting(Enum):
    """What to do when the inventory holds the outline."""

    SKIP = "skip"
    UPDATE = "update"
    ADD = "add"


class Outcome(Enum):
    """What was done; PROTECTED: left alone because a person has changed or checked the row."""

    ADDED = "added"
    UPDATED = "updated"
    SKIPPED = "skipped"
    PROTECTED = "protected"


@dataclass(frozen=True)
class Entry:
    """A landslide to be written: key of its outline, polygon in the inventory's CRS, values by column."""

    key: str
    polygon: QgsGeometry
    record: Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """A landslide that the inventory holds; `read` has the columns of READ."""

    fid: int
    ls_id: int
    status: Optional[str]
    cap_model: Optional[str]
    read: Mapping[str, Optional[str]]
    polygon: QgsGeometry


@dataclass(frozen=True)
class Outline:
    """A row as it is measured: what was read of it, and the azimuth with its source; all may be None."""

    fid: int
    ls_id: int
    polygon: QgsGeometry
    direction: Optional[str]
    cap_model: Optional[str]
    azimuth: Optional[float]
    az_source: Optional[str]


class Rows(Protocol):
    """Where rows are kept: a file, or the edit buffer of a layer."""

    def keys(self) -> Set[str]:
        """The keys of all outlines."""

    def find(self, key: str) -> List[Row]:
        """The rows of an outline, by ls_id."""

    def add(self, entry: Entry) -> int:
        """Add a row; its new ls_id."""

    def update(self, row: Row, entry: Entry) -> None:
        """Write the measured columns again."""

    def outlines(self) -> List[Outline]:
        """Every row, by ls_id, as it is measured."""

    def survey(self, outline: Outline, values: Mapping[str, Any]) -> None:
        """Write surveyed columns, and the azimuth where `values` holds it."""


class Written(NamedTuple):
    """What became of an entry, and the ls_id of its row."""

    outcome: Outcome
    ls_id: int


def decide(rows: Rows, key: str, polygon: QgsGeometry, mode: OnExisting) -> Tuple[Outcome, Optional[Row]]:
    """What to do with an outline, and the row that it has; of several, the latest counts."""
    found = [] if mode is OnExisting.ADD else rows.find(key)
    if not found:
        return Outcome.ADDED, None
    if mode is OnExisting.SKIP:
        return Outcome.SKIPPED, found[-1]
    return Outcome.PROTECTED if is_touched(found[-1], polygon) else Outcome.UPDATED, found[-1]


def write(rows: Rows, entries: Sequence[Entry], mode: OnExisting) -> List[Written]:
    """Write entries in order."""
    written = []
    for entry in entries:
        outcome, row = decide(rows, entry.key, entry.polygon, mode)
        if row is None:
            written.append(Written(outcome, rows.add(entry)))
            continue
        if outcome is Outcome.UPDATED:
            rows.update(row, entry)
        written.append(Written(outcome, row.ls_id))
    return written


def is_touched(row: Row, polygon: QgsGeometry) -> bool:
    """Whether a person has reviewed the row, or changed what the captioner read or the outline."""
    if row.status not in (None, "", UNREVIEWED):
        return True
    try:
        said = captions.parse(row.cap_model or "").attributes
    except CaptionError:
        return True
    if any((row.read[column] or None) != said[key] for column, key in READ.items()):
        return True
    box = polygon.boundingBox()
    distance = row.polygon.hausdorffDistance(polygon) if not row.polygon.isEmpty() else -1.0
    return not 0.0 <= distance <= SAME * max(box.width(), box.height())
