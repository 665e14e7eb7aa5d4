"""The landslide inventory: one GeoPackage, made, opened and written here.

An inventory that is being edited in this QGIS is written through its edit buffer, so that the user sees the
rows, can undo them, and alone decides when to save. Otherwise batches of rows are written to the file, each
in one transaction: a killed process loses at most the batch that it was writing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Callable, List, Mapping, Optional, Sequence, Set, Tuple, TypeVar

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...core.errors import InventoryError
from ..compat import tr
from ..geopackage import opened
from ..mainthread import MainThread
from .edits import LayerRows, edited_layer, project_layers
from .file import check_writable, contents, create_table, read_rows, write_rows
from .rows import Entry, OnExisting, Outcome, Outline, Record, Rows, Written, decide, write
from .schema import BY_NAME
from .style import save_style

SUFFIX = ".gpkg"
Result = TypeVar("Result")
Reshaped = Tuple[Record, QgsGeometry, Mapping[str, Any]]
"""A row, its new outline, and columns to write with it."""


def create(path: Path, crs: QgsCoordinateReferenceSystem, overwrite: bool = False) -> None:
    """Make an empty inventory.

    An inventory without rows is replaced, one with rows only if `overwrite`; any other file stays. Raises
    InventoryError.
    """
    if path.suffix.lower() != SUFFIX:
        raise InventoryError(tr("{0} must end in .gpkg: an inventory is a GeoPackage.").format(path))
    if not crs.isValid():
        raise InventoryError(tr("The inventory needs a coordinate reference system. Choose one."))
    if not path.parent.is_dir():
        raise InventoryError(tr("There is no folder {0}. Create it, or choose another.").format(path.parent))
    if path.exists():
        _check_replaceable(path, overwrite)
    _check_alone(path)
    try:
        with tempfile.TemporaryDirectory(prefix=".landslides-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            create_table(draft, crs)
            save_style(draft)
            with opened(draft, update=True) as package:
                package.leave_log()
            draft.replace(path)
    except OSError as error:
        raise InventoryError(
            tr("{0} cannot be written ({1}). Choose a folder that you may write to.").format(
                path, error.strerror
            )
        ) from error


def _check_replaceable(path: Path, overwrite: bool) -> None:
    """Raises InventoryError unless nothing is lost when the file is replaced."""
    held = contents(path)
    if held.others:
        raise InventoryError(
            tr("{0} also holds {1}. Choose another file for the inventory.").format(
                path, ", ".join(held.others)
            )
        )
    if held.rows and not overwrite:
        raise InventoryError(
            tr(
                "{0} is an inventory with {1} rows. Choose another file, or allow it to be overwritten."
            ).format(path, held.rows)
        )


def _check_alone(path: Path) -> None:
    """Raises InventoryError when logs lie beside the file: SQLite would play them into the new one."""
    for end in ("-wal", "-shm", "-journal"):
        log = path.with_name(path.name + end)
        if log.exists():
            raise InventoryError(
                tr(
                    "{0} is there: close the program that uses the inventory. If it is left from a deleted "
                    "file, delete it too."
                ).format(log)
            )


class Inventory:
    """An existing inventory file. It may be used by any one thread.

    Raises InventoryError when the file is absent or no inventory of this plugin.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.crs = contents(path).crs
        self._main = MainThread()

    def check_writable(self) -> None:
        """Raises InventoryError unless rows can be written now."""
        if not self._main.call(lambda: edited_layer(self.path) is not None):
            check_writable(self.path)

    def keys(self) -> Set[str]:
        """The keys of all outlines that it holds."""
        found = self._in_layer(lambda rows: rows.keys())
        if found is not None:
            return found
        with read_rows(self.path) as rows:
            return rows.keys()

    def outcome(self, key: str, polygon: QgsGeometry, mode: OnExisting) -> Tuple[Outcome, Optional[int]]:
        """What `write` would do with an outline (in the inventory's CRS), and the ls_id of its row."""

        def look(rows: Rows) -> Tuple[Outcome, Optional[int]]:
            outcome, row = decide(rows, key, polygon, mode)
            return outcome, row.ls_id if row else None

        found = self._in_layer(look)
        if found is not None:
            return found
        with read_rows(self.path) as rows:
            return look(rows)

    def write(self, entries: Sequence[Entry], mode: OnExisting) -> List[Written]:
        """Write entries, to a file all or none; raises InventoryError with the remedy."""
        done = self._in_layer(lambda rows: write(rows, entries, mode))
        if done is not None:
            return done
        with write_rows(self.path) as rows:
            return write(rows, entries, mode)

    def outlines(self) -> List[Outline]:
        """Every row as it is measured, by ls_id."""
        found = self._in_layer(lambda rows: rows.outlines())
        if found is not None:
            return found
        with read_rows(self.path) as rows:
            return rows.outlines()

    def survey(self, measured: Sequence[Tuple[Outline, Mapping[str, Any]]]) -> None:
        """Write what was measured, to a file all or none; raises InventoryError with the remedy."""

        def put(rows: Rows) -> bool:
            for outline, values in measured:
                rows.survey(outline, values)
            return True

        if self._in_layer(put) is None:
            with write_rows(self.path) as rows:
                put(rows)

    def records(self) -> List[Record]:
        """Every row with all its values, by ls_id."""
        found = self._in_layer(lambda rows: rows.records())
        if found is None:
            with read_rows(self.path) as rows:
                found = rows.records()
        return sorted(found, key=lambda record: record.values["ls_id"] or 0)

    def repair(self, reshaped: Sequence[Reshaped], removed: Sequence[Record]) -> None:
        """Write outlines anew and remove rows, in a file all or none; raises InventoryError."""

        def put(rows: Rows) -> bool:
            for record, polygon, values in reshaped:
                rows.reshape(record, polygon, values)
            for record in removed:
                rows.remove(record)
            return True

        if self._in_layer(put) is None:
            with write_rows(self.path) as rows:
                put(rows)

    def complete(self) -> None:
        """Add the columns that an older file lacks, unless it is being edited; raises InventoryError."""
        with read_rows(self.path) as rows:
            if not rows.missing(BY_NAME):
                return
        if self._in_layer(lambda rows: True) is None:
            with write_rows(self.path) as rows:
                rows.complete(BY_NAME)
            self.refresh()

    def refresh(self) -> None:
        """Let the project's layers show what was written to the file."""

        def reload() -> None:
            for layer in project_layers(self.path):
                if not layer.isEditable():
                    layer.reload()
                    layer.triggerRepaint()

        self._main.call(reload)

    def _in_layer(self, action: Callable[[Rows], Result]) -> Optional[Result]:
        """The action's result on the layer being edited; None when there is none."""

        def run() -> Optional[Result]:
            layer = edited_layer(self.path)
            return None if layer is None else action(LayerRows(layer))

        return self._main.call(run)
