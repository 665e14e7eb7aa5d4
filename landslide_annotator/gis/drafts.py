"""Files that appear whole or not at all: written beside their place, then moved there."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Sequence

from ..core.errors import ReportError
from .compat import tr


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A place to write a file to, in a folder of its own; once the block ends without an error it takes
    the place of `path`, and what lies beside it (a shapefile's other files) goes with it.

    Raises ReportError where a file cannot be written; an earlier one then stays.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".landslides-", dir=path.parent) as folder:
            yield Path(folder) / path.name
            for file in sorted(Path(folder).iterdir()):
                file.replace(path.with_name(file.name))
    except OSError as error:
        raise ReportError(
            tr("{0} cannot be written ({1}). Choose another place.").format(path, error.strerror or error)
        ) from error


def check_place(path: Path, endings: Sequence[str], sources: Sequence[Path] = ()) -> None:
    """Raises ReportError unless a file may be written: by its ending, its folder and what it would replace.

    endings: with the point, lower case; sources: files that are read meanwhile.
    """
    if path.suffix.lower() not in endings:
        raise ReportError(tr("{0} has no known ending. Choose one of {1}.").format(path, " ".join(endings)))
    if not path.parent.is_dir():
        raise ReportError(tr("There is no folder {0}. Create it, or choose another.").format(path.parent))
    if any(path.exists() and source.exists() and path.samefile(source) for source in sources):
        raise ReportError(tr("{0} is what is read. Choose another file to write.").format(path))


def write_text(path: Path, text: str) -> None:
    """Write a whole text file; raises ReportError."""
    with draft(path) as place:
        place.write_text(text, encoding="utf-8")
