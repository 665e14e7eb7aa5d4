"""What happens to a landslide that the inventory may already hold, wherever its rows are kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Protocol, Sequence, Set, Tuple

from qgis.core import QgsGeometry

from ...core import caption as captions
from ...core.errors import CaptionError
from ...core.vocabulary import UNKNOWN
from .schema import MANUAL, MEASURED, UNREVIEWED

SAME = 1e-6  # of an outline's size; moving it between reference systems changes less
READ = {"ls_type": "type", "activity": "activity", "direction": "direction"}
"""Columns that the captioner fills, and its name for each."""
WHENCE = {"ls_type": "org_type", "activity": "org_act", "direction": "org_dir"}
"""The column that says whether it was a person."""
ARM = "arm"
"""Column of a study's inventories: with captions, or by hand."""
ORIGIN = ("src_layer", "src_id")
"""Columns that say where an imported row comes from."""


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
    """A landslide that the inventory holds; `read` has the columns of READ.

    A row without `cap_model` was never captioned: it was imported, or drawn and filled in by a person.
    blind: it belongs to the manual arm of a study, and must never be captioned.
    """

    fid: int
    ls_id: int
    status: Optional[str]
    cap_model: Optional[str]
    read: Mapping[str, Optional[str]]
    polygon: QgsGeometry
    blind: bool = False


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


@dataclass(frozen=True)
class Record:
    """A row with all its values, of Python's types, by column."""

    fid: int
    polygon: QgsGeometry
    values: Mapping[str, Any]


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

    def records(self) -> List[Record]:
        """Every row with all its values."""

    def reshape(self, record: Record, polygon: QgsGeometry, values: Mapping[str, Any]) -> None:
        """Give a row another outline, and write some of its columns."""

    def remove(self, record: Record) -> None:
        """Remove a row."""


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
    kept = found[-1].blind or is_touched(found[-1], polygon)
    return Outcome.PROTECTED if kept else Outcome.UPDATED, found[-1]


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


def updated(row: Row, record: Mapping[str, Any]) -> Dict[str, Any]:
    """What an update writes. In a row that was never captioned, what it says of itself stays."""
    values = {name: record[name] for name in MEASURED}
    if row.cap_model:
        return values
    kept = {column: code for column, code in row.read.items() if code and code != UNKNOWN}
    said = {READ[column]: code for column, code in kept.items()}
    values.update(kept, caption=captions.rewrite(record["caption"], said))
    values.update({WHENCE[column]: MANUAL for column in kept})
    return {name: value for name, value in values.items() if name not in ORIGIN}


def is_touched(row: Row, polygon: QgsGeometry) -> bool:
    """Whether a person has reviewed the row, or changed what the captioner read or the outline."""
    if row.status not in (None, "", UNREVIEWED) or _is_changed(row):
        return True
    box = polygon.boundingBox()
    distance = row.polygon.hausdorffDistance(polygon) if not row.polygon.isEmpty() else -1.0
    return not 0.0 <= distance <= SAME * max(box.width(), box.height())


def _is_changed(row: Row) -> bool:
    """Whether the row no longer says what the captioner read."""
    if not row.cap_model:
        return False
    try:
        said = captions.parse(row.cap_model).attributes
    except CaptionError:
        return True
    return any((row.read[column] or None) != said[key] for column, key in READ.items())
