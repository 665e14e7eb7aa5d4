"""The outline and the ground scale of each picture, where there are any."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from PIL import Image, ImageOps

from .images import plain_name
from .problems import WARNING, Problem
from .records import Record

AGREES = 0.02
"""Share by which a pixel's size and the side's may differ."""
_UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def complete(records: Sequence[Record], folders: Sequence[Path], found: List[Problem]) -> List[Record]:
    """The records with their mask and their metres of a pixel; what does not fit becomes a warning.

    folders: where masks are searched, the first that exists counts; a record that has a mask keeps it.
    """
    index = _Masks(folders, records)
    done = [_scaled(replace(r, mask=r.mask or index.mask_of(r)), found) for r in records]
    checked = [replace(r, mask=_checked(r, found)) for r in done]
    found += index.left_over(done)
    for count, what, remedy in (
        (
            sum(r.mask is None for r in checked),
            "no outline",
            "add a PNG of the same name to the folder masks",
        ),
        (sum(r.ground_m is None for r in checked), "no ground scale", "fill in side_m or ground_m"),
    ):
        if 0 < count < len(checked):
            found.append(Problem(None, what, f"{count} of {len(checked)} tiles have {what}", remedy, WARNING))
    return checked


class _Masks:
    """The PNGs of a folder by their path below it and by their name."""

    def __init__(self, folders: Sequence[Path], records: Sequence[Record]) -> None:
        self._folder = next((folder.resolve() for folder in folders if folder.is_dir()), None)
        files = [] if self._folder is None else sorted(self._folder.rglob("*.png"))
        self._by_path: Dict[str, Path] = {_key(p.relative_to(self._folder or p)): p for p in files}
        self._stems = Counter(plain_name(r.image.stem) for r in records)

    def mask_of(self, record: Record) -> Optional[Path]:
        """By the picture's path below its folder, else by its name where no other picture has it."""
        inner, stem = Path(record.picture), plain_name(record.image.stem)
        found = self._by_path.get(_key(inner))
        return found or (self._by_path.get(stem) if self._stems[stem] == 1 else None)

    def left_over(self, records: Sequence[Record]) -> List[Problem]:
        """A warning of each mask that no picture has."""
        used = {r.mask for r in records}
        text, remedy = "no picture that is used has the name of this mask", "name it as its picture"
        return [
            Problem(None, path.name, text, remedy, WARNING)
            for path in self._by_path.values()
            if path not in used
        ]


def _key(path: Path) -> str:
    return plain_name(path.with_suffix("").as_posix())


def _size(path: Path) -> Tuple[int, int]:
    """Width and height of a picture, upright."""
    with Image.open(path) as image:
        return ImageOps.exif_transpose(image).size


def _checked(record: Record, found: List[Problem]) -> Optional[Path]:
    """The mask if it is an outline of the picture, else None with a warning."""
    if record.mask is None:
        return None
    try:
        with Image.open(record.mask) as image:
            mask = np.asarray(image.convert("L")) > 0
        width, height = _size(record.image)
        text = "" if mask.any() else "it is empty"
        if mask.shape != (height, width):
            text = f"it has {mask.shape[1]} x {mask.shape[0]} pixels, its picture {width} x {height}"
    except _UNREADABLE as error:
        text = str(error)
    if not text:
        return record.mask
    remedy = "draw it anew; the tile is used without an outline"
    problem = f"the mask {record.mask.name} cannot be used: {text}"
    found.append(Problem(record.row, record.key, problem, remedy, WARNING))
    return None


def _scaled(record: Record, found: List[Problem]) -> Record:
    """The record with the metres of a pixel, from the picture's side where nothing else tells them."""
    if record.side_m is None:
        return record
    by_side = record.side_m / _size(record.image)[0]
    if record.ground_m is None:
        return replace(record, ground_m=by_side)
    if abs(by_side / record.ground_m - 1.0) > AGREES:
        text = f"side_m gives {by_side:.3f} m a pixel, ground_m {record.ground_m:.3f} m"
        remedy = "ground_m counts; correct the other"
        found.append(Problem(record.row, record.key, text, remedy, WARNING))
    return record
