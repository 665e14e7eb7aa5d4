"""Where rows and pictures come from: a geologist's folder and spreadsheet, or the Bijie tiles."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

from landslide_annotator.core.vocabulary import JUDGED

from .. import bijie
from ..targets import outline_size
from .images import find_images
from .matching import identified, match
from .problems import WARNING, PrepareError, Problem, fatal, wrong_rows
from .records import Record, read_records
from .spreadsheet import read_table

_Read = Tuple[List[Any], List[Problem]]


@dataclass(frozen=True)
class Source:
    """What was read: usable records, how many rows there were, every picture by name, and the problems.

    row_of: the row of each picture that a row names.
    """

    records: List[Record]
    rows: int
    pictures: Dict[str, Path]
    row_of: Dict[str, int]
    problems: List[Problem]


def read_folder(images: Path, table: Path) -> Source:
    """Pictures anywhere below a folder, described by the rows of a spreadsheet."""
    stops: List[Problem] = []
    rows, problems = _tried(read_table, table, stops)
    pictures, unknown = _tried(find_images, images, stops)
    records, unread = read_records(rows)
    if stops:
        raise PrepareError(stops + problems + unread + unknown)
    matched, unmatched = match(records, pictures)
    row_of = {r.picture: r.row for r in matched}
    names = {row: name for name, row in row_of.items()}
    problems = [_with_image(p, names) for p in problems + unread] + unknown + unmatched
    wrong = set(wrong_rows(problems))
    usable = identified([r for r in matched if r.row not in wrong])
    return Source(usable, len(rows), {p.name: p.path for p in pictures}, row_of, problems)


def _tried(read: Callable[[Path], _Read], path: Path, stops: List[Problem]) -> _Read:
    """What was read, or nothing: what stops one reading must not hide what is wrong with the other."""
    try:
        return read(path)
    except PrepareError as error:
        stops += error.problems
        return [], []


def _with_image(problem: Problem, names: Dict[int, str]) -> Problem:
    """A row that is left out takes its picture with it."""
    if problem.severity == WARNING or problem.row not in names:
        return problem
    return replace(problem, images=(names[problem.row],))


def read_bijie(folder: Path) -> Source:
    """The landslides of the Bijie tiles; what two of three interpretations say is taken as true."""
    folder = folder.resolve()
    try:
        tiles = bijie.read_samples(folder)
    except (OSError, KeyError, ValueError) as error:
        raise fatal(
            str(folder), f"tiles.csv or labels.csv cannot be read ({error})", "see --bijie"
        ) from error
    records: List[Record] = []
    problems: List[Problem] = []
    pictures: Dict[str, Path] = {}
    row_of: Dict[str, int] = {}
    for row, tile in enumerate(tiles, start=2):
        if not tile.landslide:
            continue
        name = f"images/{tile.name}.jpg"
        pictures[name] = folder / name
        row_of[name] = row
        record = _record(folder, tile, row, name, problems)
        records += [record] if record else []
    count = len(tiles) - len(pictures)
    if count:
        text = f"{count} tiles without a landslide were not read: there is nothing to describe"
        problems.append(Problem(None, "tiles.csv", text, "nothing to do", WARNING))
    return Source(records, len(pictures), pictures, row_of, problems)


def _record(
    folder: Path, tile: bijie.Sample, row: int, picture: str, problems: List[Problem]
) -> Optional[Record]:
    codes: Dict[str, Any] = {key: tile.truth(key) or "" for key in JUDGED}
    lacking = [key for key in JUDGED if not codes[key]]
    if lacking:
        is_kept = lacking == ["direction"]
        text = f"no two interpretations agree on the {' and the '.join(lacking)}"
        remedy = "its caption says none" if is_kept else "left out; a fourth interpretation could decide"
        left_out = () if is_kept else (picture,)
        problems.append(Problem(row, tile.name, text, remedy, WARNING, left_out))
        if not is_kept:
            return None
    try:
        area, perimeter = outline_size(bijie.read_mask(folder, tile.name), tile.ground_m)
        if not area:
            raise ValueError("it is empty")
    except (OSError, ValueError, SyntaxError) as error:
        text = f"its mask cannot be read ({error})"
        problems.append(Problem(row, tile.name, text, "restore the file", images=(picture,)))
        return None
    answers = json.dumps({key: list(said) for key, said in tile.answers.items()})
    return Record(
        row, tile.name, id=tile.name, image=folder / picture, picture=picture, block=tile.block,
        area_m2=area, perimeter_m=perimeter, answers=answers, ground_m=tile.ground_m,
        mask=folder / "masks" / f"{tile.name}.png", **codes,
    )  # fmt: skip
