"""The pictures under a folder: what their folders and names say, and which of them cannot be decoded."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import unicodedata
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Sequence, Tuple

from PIL import Image

from .problems import WARNING, Problem, fatal
from .text import UnknownWord, code_of, split_of

_GENERAL = "slide"
"""A folder `deslizamientos` names the whole set rather than a type."""
_BESIDE = set(
    ".csv .xlsx .xls .ods .txt .md .pdf .doc .docx .xml .kml .kmz .jgw .pgw .tfw .prj .ini .db".split()
)
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    struct.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True)
class Picture:
    """One image file: its name below the folder (with /), and the type and split that its folders say.

    type: of the nearest folder that names one; empty where none does.
    """

    path: Path
    name: str
    type: str
    split: str

    @property
    def stem(self) -> str:
        """The file's name without its ending, for comparing."""
        return plain_name(self.path.stem)

    @property
    def kind(self) -> str:
        """The type that a folder names, else the file's own name (`flujo_12`)."""
        return self.type or _type(self.path.stem)


MASK_FOLDERS = ("masks", "mascaras", "máscaras")
"""Folders of outlines, which lie beside pictures and are none."""


def plain_name(text: str) -> str:
    """A name for comparing: composed, without case and outer spaces."""
    return unicodedata.normalize("NFC", text).casefold().strip()


def find_images(folder: Path) -> Tuple[List[Picture], List[Problem]]:
    """Every picture below a folder, by name; files whose format pillow does not know are problems.

    Hidden files and what usually lies beside pictures (tables, world files) are no pictures.
    """
    if not folder.is_dir():
        raise fatal(str(folder), "is no folder", "name the folder that holds the images")
    folder = folder.resolve()
    Image.init()
    known = {suffix for suffix, kind in Image.registered_extensions().items() if kind in Image.OPEN}
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and not _beside(p.relative_to(folder))]
    other = Counter(p.suffix.lower() for p in files if p.suffix.lower() not in known | _BESIDE)
    remedy = "save them as .jpg or .png if they are images"
    problems = [
        Problem(None, f"*{suffix}", f"{count} files of no known image format were not read", remedy, WARNING)
        for suffix, count in other.items()
    ]
    pictures = [_picture(p, p.relative_to(folder)) for p in files if p.suffix.lower() in known]
    if not pictures:
        raise fatal(str(folder), "holds no images", "name the folder that holds them")
    return pictures, problems


def _beside(inner: Path) -> bool:
    """Whether it is hidden or lies in a folder of masks."""
    hidden = any(part.startswith(".") for part in inner.parts)
    return hidden or any(plain_name(part) in MASK_FOLDERS for part in inner.parts[:-1])


def _picture(path: Path, inner: Path) -> Picture:
    folders = inner.parts[:-1][::-1]
    kind = next(filter(None, map(_type, folders)), "")
    return Picture(path, inner.as_posix(), kind, next(filter(None, map(split_of, folders)), ""))


def _type(name: str) -> str:
    try:
        code = code_of("type", name)
    except UnknownWord:
        return ""
    return "" if code == _GENERAL else code


def check_images(
    paths: Sequence[Path], shown: Callable[[Sequence[Path]], Sequence[Path]] = lambda paths: paths
) -> Tuple[Dict[Path, str], Dict[Path, Path]]:
    """Decode every picture: path -> why it cannot be, and path -> an earlier path of the same bytes.

    shown: wraps the paths, for a progress bar.
    """
    broken: Dict[Path, str] = {}
    first: Dict[bytes, Path] = {}
    twins: Dict[Path, Path] = {}
    for path in shown(paths):
        try:
            data = path.read_bytes()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", Image.DecompressionBombWarning)
                with Image.open(io.BytesIO(data)) as image:
                    image.load()
        except _UNREADABLE as error:
            broken[path] = re.sub(r"<_io.*?>", path.name, str(error)) or type(error).__name__
            continue
        digest = hashlib.sha256(data).digest()
        if first.setdefault(digest, path) != path:
            twins[path] = first[digest]
    return broken, twins
