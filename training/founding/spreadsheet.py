"""Spreadsheets (.xlsx, .ods, .csv) as rows of text under known headings."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Tuple
from xml.parsers.expat import ExpatError

from .columns import check_columns, find_columns, missing, missing_error
from .problems import ERROR, WARNING, Problem, fatal

Grid = List[List[Any]]
ENGINES = {".xlsx": "openpyxl", ".ods": "odf"}
HEADING_ROWS = 20
"""The headings are searched in these first rows, so that titles may stand above them."""
_DAMAGED = (zipfile.BadZipFile, OSError, ValueError, KeyError, SyntaxError, ExpatError, csv.Error)


@dataclass(frozen=True)
class Row:
    """One row: its number in the spreadsheet (1-based) and the text of its cells by field.

    values: of the fields whose cells the spreadsheet stores as numbers; nothing about them is ambiguous.
    """

    number: int
    cells: Mapping[str, str]
    values: Mapping[str, float] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The cell of a field; empty where there is no such column."""
        return self.cells.get(name, "")


def read_table(path: Path) -> Tuple[List[Row], List[Problem]]:
    """The rows of the first sheet with all headings, blank ones left out, and what is wrong with the table.

    Raises PrepareError where the file cannot be read or lacks a column.
    """
    sheets = _read(path)
    best = max(sheets, key=lambda name: _score(sheets[name]))  # the first of equals
    grid = sheets[best]
    top, columns = _headings(grid)
    headings = [_text(cell) for cell in grid[top]] if grid else []
    if missing(columns):
        raise missing_error(path.name, headings, columns)
    problems = check_columns(path.name, headings, columns)
    problems += [_unread(name, best, other) for name, other in sheets.items() if name != best and other]
    rows = []
    for place, cells in enumerate(grid[top + 1 :], start=top + 2):
        if not any(map(_text, cells)):
            continue
        rows.append(_row(place, cells, columns))
        if path.suffix.lower() not in ENGINES and any(map(_text, cells[len(headings) :])):
            problems.append(_too_long(rows[-1], len(headings)))
    return rows, problems


def _row(number: int, cells: Sequence[Any], columns: Mapping[str, int]) -> Row:
    present = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    numbers = {n: float(c) for n, c in present.items() if type(c) in (int, float) and _text(c)}
    return Row(number, {name: _text(cell) for name, cell in present.items()}, numbers)


def _text(cell: Any) -> str:
    """A cell's text; whole numbers without a point, missing values empty."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _read(path: Path) -> Dict[str, Grid]:
    suffix = path.suffix.lower()
    if suffix not in (*ENGINES, ".csv"):
        raise fatal(path.name, f"'{suffix}' is no known table", "save it as .xlsx, .ods or .csv")
    try:
        return _read_csv(path) if suffix == ".csv" else _read_sheets(path, ENGINES[suffix])
    except _DAMAGED as error:
        raise fatal(path.name, f"cannot be read ({error})", "open it, and save it anew as .xlsx") from error


def _read_sheets(path: Path, engine: Any) -> Dict[str, Grid]:
    import pandas

    frames = pandas.read_excel(
        path, sheet_name=None, header=None, dtype=object, na_filter=False, engine=engine
    )
    return {str(name): frame.to_numpy(dtype=object).tolist() for name, frame in frames.items()}


def _read_csv(path: Path) -> Dict[str, Grid]:
    """By the csv module, as pandas refuses rows of unequal length without saying all of them."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    grids: List[Grid] = [list(csv.reader(io.StringIO(text, newline=""), delimiter=sign)) for sign in ",;\t"]
    return {path.name: max(grids, key=_score)}


def _score(grid: Grid) -> int:
    return len(_headings(grid)[1])


def _headings(grid: Grid) -> Tuple[int, Dict[str, int]]:
    """Place and columns of the row that names the most fields."""
    found = [(find_columns([_text(c) for c in row]), -place) for place, row in enumerate(grid[:HEADING_ROWS])]
    columns, place = max(found, key=lambda f: (len(f[0]), f[1]), default=({}, 0))
    return -place, columns


def _unread(name: str, best: str, grid: Grid) -> Problem:
    severity = WARNING if missing(_headings(grid)[1]) else ERROR
    text = f"only the sheet '{best}' was read: this one with its {len(grid)} rows was not"
    return Problem(None, name, text, "move its rows into the same sheet if they are tiles", severity)


def _too_long(row: Row, width: int) -> Problem:
    remedy = "put decimal commas in quotation marks, or separate the cells by semicolons"
    item = row.text("number") or row.text("image")
    return Problem(row.number, item, f"the row has more cells than the {width} headings", remedy)
