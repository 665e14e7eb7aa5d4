"""File names from what identifies features: safe on every system, unique, the same in every run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Iterable, Optional, Set

LONGEST = 80
_UNSAFE = re.compile(r'[\s/\\:*?"<>|%#&{}$!\'@+`=\x00-\x1f]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""
_MARK = 8


def file_stem(text: str) -> str:
    """A name without ending for a file, as near to a text as every system allows."""
    stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).strip("._") or "tile"
    if _DEVICES.fullmatch(stem):
        stem = f"_{stem}"
    return stem if len(stem) <= LONGEST else f"{stem[: LONGEST - _MARK - 1]}_{mark(text)}"


def mark(text: str) -> str:
    """A few letters that stand for a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_MARK]


def repeated(texts: Iterable[str]) -> Set[str]:
    """The names, without case, that several of the texts would get."""
    once: Set[str] = set()
    twice: Set[str] = set()
    for text in texts:
        name = file_stem(text).casefold()
        (twice if name in once else once).add(name)
    return twice


class Namer:
    """Gives every feature a name of its own; `shared` are those that several would get (see `repeated`)."""

    def __init__(self, shared: Set[str]) -> None:
        self._shared = shared
        self._given: Set[str] = set()

    def name(self, text: str, place: str) -> Optional[str]:
        """A stem for a feature; one whose name others would get too is told apart by its place.

        None where a feature of the same text at the same place has its name already.
        """
        stem = file_stem(text)
        if stem.casefold() in self._shared or stem.casefold() in self._given:
            stem = f"{stem}_{mark(place)}"
        if stem.casefold() in self._given:
            return None
        self._given.add(stem.casefold())
        return stem
