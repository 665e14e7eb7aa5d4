"""Outlines made into entries one by one, and written to the inventory in batches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional, Protocol, Sequence, Set, Tuple

from qgis.core import QgsGeometry

from ...core.errors import InventoryError, LandslideError
from ..compat import tr
from ..inventory.parts import Part
from ..inventory.rows import Entry, OnExisting, Outcome, Written

SIZE = 20
"""Rows written at a time: some seconds of work, which is what a crash can cost."""


@dataclass
class Counts:
    """How many landslides came out how; marked: written and to be reviewed; failed: reported and left out."""

    by_outcome: Dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    marked: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """Landslides that the inventory holds now."""
        return sum(self.by_outcome.values())


@dataclass
class Listener:
    """Who is told about the work: messages, failures, rows that were written; `stopped` ends it early."""

    tell: Callable[[str], None]
    complain: Callable[[str], None]
    deliver: Callable[[Entry, int], None]
    stopped: Callable[[], bool]


class EntryMaker(Protocol):
    """Makes entries of outlines: an annotator, or an importer."""

    def parts(self, geometry: QgsGeometry) -> List[Part]:
        """The single polygons of an outline."""

    def entry(self, part: Part, src_id: str) -> Entry:
        """The entry of a part."""


class Store(Protocol):
    """Where a batch writes: an inventory file, or a layer that is edited."""

    def keys(self) -> Set[str]:
        """The keys of all outlines that it holds."""

    def outcome(self, key: str, polygon: QgsGeometry, mode: OnExisting) -> Tuple[Outcome, Optional[int]]:
        """What `write` would do with an outline, and the ls_id of its row."""

    def write(self, entries: Sequence[Entry], mode: OnExisting) -> List[Written]:
        """Write entries; raises InventoryError."""


class Batch:
    """Brings outlines into an inventory, or to the listener alone when there is none.

    size: entries written at a time.
    """

    def __init__(
        self,
        maker: EntryMaker,
        inventory: Optional[Store],
        mode: OnExisting,
        listener: Listener,
        size: int = SIZE,
    ) -> None:
        self.counts = Counts()
        self._maker = maker
        self._size = size
        self._inventory = inventory
        self._mode = mode
        self._listener = listener
        self._size = size
        self._known: Set[str] = inventory.keys() if inventory else set()
        self._seen: Set[str] = set()
        self._pending: List[Entry] = []

    def add(self, name: str, geometry: QgsGeometry, src_id: str) -> None:
        """Bring in an outline; when something is wrong with it, only that outline is left out.

        Raises InventoryError when rows cannot be written.
        """
        try:
            parts = self._maker.parts(geometry)
        except LandslideError as error:
            self._fail(name, error)
            return
        for number, part in enumerate(parts, 1):
            if self._listener.stopped():
                return
            label = name if len(parts) == 1 else tr("{0}, part {1}").format(name, number)
            try:
                self._add_part(label, part, src_id)
            except InventoryError:
                raise
            except LandslideError as error:
                if self._listener.stopped():  # while waiting for a service
                    return
                self._fail(label, error)

    def flush(self) -> None:
        """Write what is pending; raises InventoryError."""
        entries, self._pending = self._pending, []
        if not entries:
            return
        for entry, written in zip(entries, self._write(entries)):
            self.counts.by_outcome[written.outcome] += 1
            if written.outcome in (Outcome.ADDED, Outcome.UPDATED):
                self.counts.marked += bool(entry.record["review"])
                self._listener.deliver(entry, written.ls_id)

    def _add_part(self, label: str, part: Part, src_id: str) -> None:
        if self._is_held(label, part):
            return
        entry = self._maker.entry(part, src_id)
        reasons = entry.record["review"]
        note = tr(" (review: {0})").format(reasons) if reasons else ""
        self._listener.tell(f"{label}: {entry.record['caption'] or tr('no caption')}{note}")
        self._seen.add(part.key)
        self._pending.append(entry)
        if len(self._pending) >= self._size:
            self.flush()

    def _is_held(self, label: str, part: Part) -> bool:
        """Whether there is nothing to do for a part; then it is counted."""
        if self._mode is OnExisting.ADD:
            return False
        if part.key in self._seen:
            return self._leave(Outcome.SKIPPED, tr("{0}: drawn twice; the first one counts.").format(label))
        if self._inventory is None or part.key not in self._known:
            return False
        outcome, number = self._inventory.outcome(part.key, part.stored, self._mode)
        if outcome is Outcome.SKIPPED:
            return self._leave(outcome, tr("{0}: already in the inventory as {1}.").format(label, number))
        if outcome is Outcome.PROTECTED:
            text = tr("{0}: row {1} was reviewed or changed by a person and stays as it is.")
            return self._leave(outcome, text.format(label, number))
        return False

    def _leave(self, outcome: Outcome, message: str) -> bool:
        self._listener.tell(message)
        self.counts.by_outcome[outcome] += 1
        return True

    def _fail(self, label: str, error: LandslideError) -> None:
        self._listener.complain(f"{label}: {error}")
        self.counts.failed += 1

    def _write(self, entries: List[Entry]) -> List[Written]:
        if self._inventory is None:
            first = self.counts.by_outcome[Outcome.ADDED] + 1
            return [Written(Outcome.ADDED, first + index) for index in range(len(entries))]
        try:
            return self._inventory.write(entries, self._mode)
        except InventoryError as error:
            lost = tr("The last {0} landslides are not in it: run again to write them.")
            raise InventoryError(f"{error} {lost.format(len(entries))}") from error
