"""Files that appear whole or not at all: written beside their place, then moved there."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..core.errors import ReportError
from .compat import tr


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A place to write a file to; it takes the place of `path` once the block has written it and
    ends without an error.

    Raises ReportError where the file cannot be written; an earlier one then stays.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".landslides-", dir=path.parent) as folder:
            place = Path(folder) / path.name
            yield place
            if place.exists():
                place.replace(path)
    except OSError as error:
        raise ReportError(
            tr("{0} cannot be written ({1}). Choose another place.").format(path, error.strerror or error)
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a whole text file; raises ReportError."""
    with draft(path) as place:
        place.write_text(text, encoding="utf-8")
