"""Tables beside tiles: a line per file, written as tiles are finished."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, Dict, Iterable, Mapping, Optional, Sequence

from ...core.errors import OutputError
from ..compat import tr
from ..geopackage import explain
from .facts import FACTS
from .files import write_files

NAME = "tiles.csv"
COLUMNS = ("file", "mask", "source_id", *FACTS)


class Table:
    """A CSV file that grows by a line at a time; the first one brings the headings."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self.path, self._columns = path, tuple(columns)

    def add(self, values: Mapping[str, Any]) -> None:
        """Write a line at once; raises OutputError."""
        line = {name: str(values[name]) for name in self._columns}
        if not self.path.exists():
            self._write([line])
            return
        try:
            with self.path.open("a", encoding="utf-8", newline="") as stream:
                stream.write(_text([line], self._columns))
        except OSError as error:
            raise OutputError(explain(self.path, error.strerror or str(error))) from error

    def _write(self, lines: Iterable[Mapping[str, str]]) -> None:
        """Write the whole file anew; with a mark at its start by which spreadsheets know its accents."""
        head = dict(zip(self._columns, self._columns))
        write_files({self.path: _text([head, *lines], self._columns).encode("utf-8-sig")})


class TileTable(Table):
    """Lines by file, in `tiles.csv`; of a file with several lines the last counts.

    Raises OutputError when there is another table of that name, or it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / NAME, COLUMNS)
        self._lines: Dict[str, Dict[str, str]] = {}
        self._is_tidy = True
        if self.path.exists():
            self._read()
        if not self._is_tidy or not self.path.exists():
            self._rewrite()

    def get(self, file: str) -> Optional[Mapping[str, str]]:
        """The line of a file, or None."""
        return self._lines.get(file)

    def add(self, values: Mapping[str, Any]) -> None:
        """Write a line at once; raises OutputError."""
        line = {name: str(values[name]) for name in COLUMNS}
        self._is_tidy = self._is_tidy and line["file"] not in self._lines
        self._lines[line["file"]] = line
        super().add(line)

    def close(self) -> None:
        """Leave one line per file; raises OutputError."""
        if not self._is_tidy:
            self._rewrite()

    def _read(self) -> None:
        """A last line that a killed program left half written is dropped."""
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError(explain(self.path, str(error))) from error
        head, *rows = list(csv.reader(io.StringIO(text, newline=""))) or [[]]
        if tuple(head) != COLUMNS:
            raise OutputError(
                tr("{0} is not a table of tiles made here. Choose another folder.").format(self.path)
            )
        whole = [row for row in rows if len(row) == len(COLUMNS)]
        self._lines = {row[0]: dict(zip(COLUMNS, row)) for row in whole}
        self._is_tidy = len(self._lines) == len(rows) and text.endswith("\n")

    def _rewrite(self) -> None:
        self._write(self._lines.values())
        self._is_tidy = True


def _text(lines: Iterable[Mapping[str, str]], columns: Sequence[str]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([line[name] for name in columns] for line in lines)
    return stream.getvalue()
