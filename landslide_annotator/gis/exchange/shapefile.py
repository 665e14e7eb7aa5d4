"""What a table must look like to go into a shapefile without loss.

Its names have 10 bytes, its texts 254, its numbers 24 signs, and it keeps no times of day: longer names get
short ones of their own, longer texts go on in columns NAME_2, NAME_3, times become ISO texts. Bytes are
those of UTF-8. A text that is empty comes back as null.
"""

from __future__ import annotations

import math
from typing import Any, List, NamedTuple, Sequence, Set, Tuple

from ..compat import tr

NAME, TEXT, NUMBER = 10, 254, 24
DECIMALS = 15
ISO_LENGTH = 25  # 2026-11-26T16:00:00+00:00


class Column(NamedTuple):
    """kind: text, real, int, int64, date or datetime; needed: never null."""

    name: str
    kind: str
    width: int = 0
    precision: int = 0
    needed: bool = False


def fit_shapefile(
    columns: Sequence[Column], rows: Sequence[Sequence[Any]]
) -> Tuple[List[Column], List[List[Any]], List[str]]:
    """Columns and rows that a shapefile keeps, and notes on what was renamed or continued."""
    fitted: List[Column] = []
    filled: List[List[Any]] = [[] for _ in rows]
    notes: List[str] = []
    taken: Set[str] = set()
    for index, column in enumerate(columns):
        name = _short(column.name, taken)
        if name != column.name:
            notes.append(tr("Column {0} is {1} in the shapefile.").format(column.name, name))
        values = [_storable(row[index]) for row in rows]
        if column.kind in ("text", "datetime"):
            parts = [_pieces(value) for value in values]
            count = max(map(len, parts), default=1)
            names = [name, *(_short(f"{name}_{number}", taken, number) for number in range(2, count + 1))]
            if count > 1:
                notes.append(tr("Texts of {0} go on in {1}.").format(name, ", ".join(names[1:])))
            for number, part_name in enumerate(names):
                here = [part[number] if number < len(part) else None for part in parts]
                width = max((len(text.encode()) for text in here if text), default=1)
                fitted.append(Column(part_name, "text", max(width, 1), 0, column.needed and number == 0))
                for row, text in zip(filled, here):
                    row.append(text)
        else:
            fitted.append(_numeric(column, name, values))
            for row, value in zip(filled, values):
                row.append(value)
    return fitted, filled, notes


def _storable(value: Any) -> Any:
    """None in place of numbers that are none, which a shapefile would fill with stars."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _short(name: str, taken: Set[str], number: int = 0) -> str:
    """A name of 10 bytes that no other column has, as close as can be; it is taken then."""
    tail = f"_{number}" if number else ""
    stem = name[: -len(tail)] if tail and name.endswith(tail) else name
    while True:
        short = _cut(stem, NAME - len(tail)) + tail
        if short.lower() not in taken:
            taken.add(short.lower())
            return short
        number += 1
        tail = f"_{number}"


def _cut(text: str, size: int) -> str:
    """The beginning of a text in at most `size` bytes, no letter split."""
    return text.encode()[:size].decode(errors="ignore")


def _pieces(value: Any) -> List[str]:
    """A text in pieces of 254 bytes; none begins or ends in a space, which readers of shapefiles drop."""
    if value is None:
        return []
    rest = value if isinstance(value, str) else value.isoformat()
    found = []
    while rest:
        longest = end = len(_cut(rest, TEXT))
        while 0 < end < len(rest) and " " in rest[end - 1 : end + 1]:
            end -= 1
        end = end or longest
        found.append(rest[:end])
        rest = rest[end:]
    return found


def _numeric(column: Column, name: str, values: Sequence[Any]) -> Column:
    if column.kind != "real":
        return column._replace(name=name)
    largest = max((abs(value) for value in values if value is not None), default=0.0)
    digits = len(f"{largest:.0f}")
    return Column(name, "real", NUMBER, max(0, min(DECIMALS, NUMBER - 2 - digits)), column.needed)
