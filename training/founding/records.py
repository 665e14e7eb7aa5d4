"""Spreadsheet rows as codes and numbers, with a problem for every cell that says nothing known."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple

from landslide_annotator.core.caption import plain

from .measures import decimal_sign, read_number
from .problems import WARNING, Problem
from .spreadsheet import Row
from .text import UnknownWord, code_of, split_of

SIZES = {"area": "area_m2", "perimeter": "perimeter_m"}
SCALES = ("side_m", "ground_m")
SHORTEST = 0.98
"""Perimeters below this part of the circle's of the same area are doubted; rounding explains the rest."""


@dataclass(frozen=True)
class Record:
    """One row of a source before its size classes and its split are known.

    key: the code or picture name that the row gives; area and perimeter: codes, only where words stand for
    the numbers; split: what a folder or column says, else empty; block: spatial block where the source has
    one; picture: the image's name below its folder; side_m, ground_m: ground width of the picture and of a
    pixel, where known; mask: the outline's file.
    """

    row: int
    key: str
    by_image: bool = False
    type: str = ""
    activity: str = ""
    direction: str = ""
    area_m2: Optional[float] = None
    perimeter_m: Optional[float] = None
    area: str = ""
    perimeter: str = ""
    place: str = ""
    split: str = ""
    answers: str = ""
    block: Optional[int] = None
    id: str = ""
    image: Path = Path()
    picture: str = ""
    side_m: Optional[float] = None
    ground_m: Optional[float] = None
    mask: Optional[Path] = None


def read_records(rows: Sequence[Row]) -> Tuple[List[Record], List[Problem]]:
    """A record of every row, whether complete or not, and what is wrong with its cells."""
    problems: List[Problem] = []
    signs = _decimal_signs(rows)
    records = []
    for row in rows:
        image, number = row.text("image"), re.sub(r"^(\d+)\.0$", r"\1", row.text("number"))
        cells = _codes(row, problems)
        cells.update(place=row.text("place"), split=_split(row, problems))
        cells.update({name: _scale(row, name, problems) for name in SCALES})
        sizes = {name: _size(row, name, signs[name], problems) for name in SIZES}
        numbers: Dict[str, Any] = {
            SIZES[name]: value for name, value in sizes.items() if isinstance(value, float)
        }
        cells.update({name: value for name, value in sizes.items() if isinstance(value, str)})
        record = Record(row.number, image or number, bool(image), **cells, **numbers)
        records.append(record)
        problems += _doubts(record)
    return records, problems


def _item(row: Row) -> str:
    return row.text("image") or row.text("number") or "no number"


def _codes(row: Row, problems: List[Problem]) -> Dict[str, Any]:
    found: Dict[str, Any] = {}
    for name in ("type", "activity", "direction"):
        text = row.text(name)
        try:
            found[name] = code_of(name, text) if plain(text) or any(map(str.isdigit, text)) else ""
        except UnknownWord as error:
            problems.append(Problem(row.number, _item(row), str(error), error.remedy))
            continue
        if not found[name] and name == "direction":
            text = "no direction: its caption says none"
            problems.append(Problem(row.number, _item(row), text, "fill it in if it is known", WARNING))
        elif not found[name]:
            remedy = "fill it in (of merged cells only the first row has the text)"
            problems.append(Problem(row.number, _item(row), f"the {name} is empty", remedy))
    return found


def _split(row: Row, problems: List[Problem]) -> str:
    text = row.text("split")
    if text and not split_of(text):
        remedy = "write train or test"
        problems.append(Problem(row.number, _item(row), f"unknown split '{text}'", remedy, WARNING))
    return split_of(text)


def _scale(row: Row, name: str, problems: List[Problem]) -> Optional[float]:
    """A ground side or resolution; None where the cell is empty or, with a warning, cannot be used."""
    text = row.text(name)
    if not text:
        return None
    try:
        # a sign before three digits parts no thousands here: resolutions have such decimals
        value = row.values.get(name) or read_number(text, "." if "." in text else ",")[0]
        if 0.0 < value < math.inf:
            return value
        text = f"{text} is not positive"
    except ValueError as error:
        text = str(error)
    problem = Problem(row.number, _item(row), f"{name}: {text}", "write metres, or leave it empty", WARNING)
    problems.append(problem)
    return None


def _decimal_signs(rows: Sequence[Row]) -> Dict[str, str]:
    """Of each size column: by its own numbers, else by those of both."""
    texts = {name: [r.text(name) for r in rows if name not in r.values] for name in SIZES}
    both = decimal_sign(texts["area"] + texts["perimeter"])
    return {name: decimal_sign(texts[name]) or both for name in SIZES}


def _size(row: Row, name: str, sign: str, problems: List[Problem]) -> object:
    """A number, or the code of a word such as `pequeña`, or None with a problem."""
    text = row.text(name)
    try:
        if name in row.values:
            value, guessed = row.values[name], False
        elif plain(text) and not any(map(str.isdigit, text)):
            return code_of(name, text)
        else:
            value, guessed = read_number(text, sign)
        if not 0.0 < value < math.inf:
            raise ValueError(f"{text} is not positive")
    except UnknownWord as error:
        problems.append(Problem(row.number, _item(row), str(error), error.remedy))
        return None
    except ValueError as error:
        problem = f"{name}: {error}" if text else f"the {name} is empty"
        problems.append(Problem(row.number, _item(row), problem, "write a positive number, in metres"))
        return None
    if guessed:
        problem = f"{name} '{text}' was read as {value:.0f}: a sign before three digits parts thousands"
        remedy = "write it without the sign if that is meant, else with another number of decimals"
        problems.append(Problem(row.number, _item(row), problem, remedy, WARNING))
    return value


def _doubts(record: Record) -> List[Problem]:
    if record.area_m2 is None or record.perimeter_m is None:
        return []
    shortest = 2.0 * math.sqrt(math.pi * record.area_m2)
    if record.perimeter_m >= SHORTEST * shortest:
        return []
    text = f"a perimeter of {record.perimeter_m:g} m cannot hold {record.area_m2:g} m²"
    text += f" (a circle has {shortest:.0f} m)"
    return [Problem(record.row, record.key, text, "check both numbers and their units", WARNING)]
