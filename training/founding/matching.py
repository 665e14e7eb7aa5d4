"""Which picture belongs to which row."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from .images import Picture, plain_name
from .problems import WARNING, Problem
from .records import Record

Found = Dict[str, List[Picture]]


class _Index:
    """Pictures by the ways in which a row may name them."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self.names: Found = defaultdict(list)
        self.unpadded: Found = defaultdict(list)
        self.trailing: Found = defaultdict(list)
        for picture in pictures:
            for name in {plain_name(picture.path.name), picture.stem}:
                self.names[name].append(picture)
            self.unpadded[_unpadded(picture.stem)].append(picture)
            self.trailing[_trailing(picture.stem)].append(picture)

    def exact(self, key: str) -> List[Picture]:
        """By file name or stem; folders that a key names must be the picture's."""
        *folders, last = plain_name(key.replace("\\", "/")).split("/")
        found = self.names.get(last, [])
        return [p for p in found if _same_end(folders, plain_name(p.name).split("/")[:-1])]

    def without_zeros(self, key: str) -> List[Picture]:
        return self.unpadded.get(_unpadded(plain_name(key)), [])

    def by_number(self, key: str) -> List[Picture]:
        number = _trailing(plain_name(key))
        return self.trailing.get(number, []) if number else []


def _same_end(first: List[str], second: List[str]) -> bool:
    shared = min(len(first), len(second))
    return not shared or first[-shared:] == second[-shared:]


def _unpadded(text: str) -> str:
    return text.lstrip("0") or "0"


def _trailing(text: str) -> str:
    found = re.search(r"\d+$", text)
    return _unpadded(found[0]) if found else ""


def match(records: Sequence[Record], pictures: Sequence[Picture]) -> Tuple[List[Record], List[Problem]]:
    """The records that have a picture of their own, with it, and a problem for every other row or picture."""
    index = _Index(pictures)
    counts = Counter(_code(r.key) for r in records)
    problems: List[Problem] = []
    claims: Dict[str, List[Tuple[Record, Picture]]] = defaultdict(list)
    for record in records:
        found = _fits(record, index, counts[_code(record.key)] == 1)
        if len(found) == 1:
            claims[found[0].name].append((record, found[0]))
        else:
            problems.append(_misfit(record, found, counts))
    matched = []
    for claimed in claims.values():
        if len(claimed) == 1:
            matched.append(_joined(*claimed[0], problems))
        else:
            problems += _duplicates(claimed)
    named = {*claims, *(name for p in problems for name in p.images)}
    text, remedy = "no row of the table names this image", "add its row, or correct the number in the table"
    problems += [
        Problem(None, p.name, text, remedy, images=(p.name,)) for p in pictures if p.name not in named
    ]
    return sorted(matched, key=lambda r: r.row), problems


def _code(key: str) -> str:
    return _unpadded(plain_name(key))


def _fits(record: Record, index: _Index, is_unique: bool) -> List[Picture]:
    """The pictures of the first way of naming that finds any.

    Numbers may begin anew in each type's folder: pictures of another type count only where the table has the
    number once, and never by the trailing number alone.
    """
    if not record.key:
        return []
    ways: List[Tuple[Callable[[str], List[Picture]], bool]] = [(index.exact, is_unique or record.by_image)]
    if not record.by_image:
        ways += [(index.without_zeros, is_unique), (index.by_number, False)]
    for way, any_type in ways:
        found = way(record.key)
        near = [p for p in found if not p.kind or not record.type or p.kind == record.type]
        found = near or (found if any_type else [])
        of_split = [p for p in found if record.split and p.split == record.split]
        if found:
            return of_split or found
    return []


def _misfit(record: Record, found: List[Picture], counts: Dict[str, int]) -> Problem:
    item, names = record.key or "no number", tuple(p.name for p in found)
    if not record.key:
        return Problem(record.row, item, "the row names no image", "fill in its number or image")
    if found:
        text = f"{len(found)} images fit: {', '.join(names)}"
        return Problem(record.row, item, text, "add a column 'image' with the file's name", images=names)
    text = f"no image is named '{record.key}'"
    times = counts[_code(record.key)]
    if times > 1:
        text = f"duplicated: '{record.key}' stands in {times} rows, and {text} in its type's folder"
    return Problem(record.row, item, text, "add the image, or correct the number in the table")


def _duplicates(claimed: Sequence[Tuple[Record, Picture]]) -> List[Problem]:
    rows = [record.row for record, _ in claimed]
    return [
        Problem(
            record.row,
            record.key,
            f"duplicated: the rows {', '.join(map(str, rows))} name the same image {picture.name}",
            "keep one of them",
            images=(picture.name,),
        )
        for record, picture in claimed
    ]


def _joined(record: Record, picture: Picture, problems: List[Problem]) -> Record:
    """The record with its picture; the table's type and the folder's split count where they disagree."""
    for name, said, folder in (
        ("type", record.type, picture.type),
        ("split", record.split, picture.split),
    ):
        if said and folder and said != folder:
            kept = "table" if name == "type" else "folder"
            text = f"{name} {said} in the table, {folder} by the folder of {picture.name}"
            remedy = f"the {kept} counts; correct the other"
            problems.append(Problem(record.row, record.key, text, remedy, WARNING))
    return replace(record, image=picture.path, picture=picture.name, split=picture.split or record.split)


def identified(records: Sequence[Record]) -> List[Record]:
    """Records with ids that are unique and fit for files: numbers, else the pictures' paths, else rows."""
    ways: Tuple[Callable[[Record], Optional[str]], ...] = (
        lambda r: r.image.stem if r.by_image else r.key,
        lambda r: r.picture.rsplit(".", 1)[0].replace("/", "_"),
        lambda r: f"row_{r.row}",
    )
    for way in ways:
        ids = [re.sub(r"[\s/\\:*?\"<>|]+", "_", str(way(r))) for r in records]
        if len({name.casefold() for name in ids}) == len(ids):
            break
    return [replace(r, id=name) for r, name in zip(records, ids)]
