"""Which tiles train and which test: as the folders say, drawn by type, or a block of neighbouring ids."""

from __future__ import annotations

import random
import re
from collections import Counter
from typing import Dict, List, Optional, Sequence, Tuple

from ..bijie import block_of
from .problems import ERROR, WARNING, PrepareError, Problem, fatal
from .records import Record

METHODS = ("folders", "stratified", "blocks")
TEST_SHARE = 0.2


def choose_method(records: Sequence[Record], asked: Optional[str] = None) -> str:
    """The method asked for; else the source's own blocks, its folders or column, or a stratified draw."""
    if asked:
        return asked
    if any(r.block is not None for r in records):
        return "blocks"
    return "folders" if any(r.split for r in records) else "stratified"


def divide(records: Sequence[Record], method: str, seed: int = 0) -> Tuple[Dict[str, str], List[Problem]]:
    """Id -> train or test, and what is wrong with the split.

    blocks: five runs of neighbouring ids, or the source's own; the first is the test. Raises PrepareError
    where nothing could be trained or tested.
    """
    problems = []
    if method == "folders":
        splits = {r.id: r.split for r in records if r.split}
        problems = [_unsplit(r) for r in records if not r.split]
        if not splits and records:
            remedy = "sort the images into the folders train and test, or choose --split stratified"
            raise fatal("split", "no image lies in a folder train or test", remedy)
    elif method == "blocks":
        splits = _blocks(records)
    else:
        splits = _stratified(records, seed)
    return splits, problems + _check([r for r in records if r.id in splits], splits, problems)


def _unsplit(record: Record) -> Problem:
    text = "lies in no folder train or test, and the table's split column does not say either"
    remedy = "move it into one of them"
    return Problem(record.row, record.key, text, remedy, ERROR, (record.picture,))


def _stratified(records: Sequence[Record], seed: int) -> Dict[str, str]:
    """A fifth of each type, at least one of two, drawn by the seed whatever the order of rows."""
    splits = {}
    for kind in sorted({r.type for r in records}):
        ids = sorted((r.id for r in records if r.type == kind), key=natural)
        random.Random(f"{seed} {kind}").shuffle(ids)
        count = max(round(TEST_SHARE * len(ids)), int(len(ids) > 1))
        splits.update({name: "test" if place < count else "train" for place, name in enumerate(ids)})
    return splits


def _blocks(records: Sequence[Record]) -> Dict[str, str]:
    ordered = sorted(records, key=lambda r: natural(r.id))
    blocks = {
        r.id: block_of(place, len(ordered)) if r.block is None else r.block for place, r in enumerate(ordered)
    }
    return {name: "test" if block == 0 else "train" for name, block in blocks.items()}


def natural(name: str) -> Tuple[Tuple[int, str], ...]:
    """A key that sorts numbers within names by value: flujo_2 before flujo_10."""
    parts = re.split(r"(\d+)", name)
    return (*((int(p), "") if p.isdecimal() else (-1, p) for p in parts if p), (-2, name))


def _check(records: Sequence[Record], splits: Dict[str, str], before: List[Problem]) -> List[Problem]:
    """Warnings of types in one split only; PrepareError, with the problems before, for an empty one."""
    if not records:
        raise fatal("table", "no row can be used", "mend the problems listed")
    counts = {s: Counter(r.type for r in records if splits[r.id] == s) for s in ("train", "test")}
    found = []
    for split, kinds in counts.items():
        if not kinds:
            remedy = "move some images into it, or choose --split stratified"
            found.append(Problem(None, "split", f"the {split} split is empty", remedy))
    if len(counts["train"]) == 1:
        text = f"only one class in training: {next(iter(counts['train']))}"
        found.append(Problem(None, "type", text, "add tiles of at least one other type"))
    if found:
        raise PrepareError(found + before)
    return [
        Problem(None, kind, f"{counts[here][kind]} tiles in {here}, none in {there}", remedy, WARNING)
        for here, there, remedy in (
            ("test", "train", "it cannot be learned: add training tiles of this type"),
            ("train", "test", "its accuracy cannot be told: add test tiles of this type"),
        )
        for kind in counts[here]
        if not counts[there][kind]
    ]
