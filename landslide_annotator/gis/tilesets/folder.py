"""A folder of tiles: pictures, masks and their table; what is there already is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping, Sequence

from ...core.errors import TileError
from ..compat import tr
from ..imagery.raster import Imagery
from ..imagery.tiles import clip_best
from ..imagery.tilespec import TileSpec
from .facts import tile_facts
from .files import save_tile
from .framing import Frame
from .table import TileTable

MASKS = "masks"
_SAME_DEGREES = 1e-6
_SAME_SIDE = 1e-3


@dataclass(frozen=True)
class Cut:
    """A tile of the folder: its line of the table, and whether it was cut now or found there."""

    line: Mapping[str, Any]
    is_new: bool


class TileFolder:
    """Fills frames from the rasters that cover them best.

    ending: one of `files.FORMATS`; masks: also pictures of the outlines; overwrite: cut again what is
    there. Raises OutputError when the folder cannot be used.
    """

    def __init__(
        self, folder: Path, ending: str, sources: Sequence[Imagery],
        masks: bool = False, overwrite: bool = False,
    ) -> None:  # fmt: skip
        self._folder, self._ending, self._masks, self._overwrite = folder, ending, masks, overwrite
        self._sources = list(sources)
        self._table = TileTable(folder)

    @property
    def table(self) -> Path:
        """The file of the table."""
        return self._table.path

    def cut(self, stem: str, frame: Frame, source_id: str) -> Cut:
        """Write the tile of a frame, or find it; raises TileError and OutputError with the remedy."""
        file = stem + self._ending
        if not self._overwrite and (self._folder / file).exists():
            return Cut(self._found(file, frame), False)
        tile = clip_best(self._sources, frame.spec, frame.rings)
        mask = f"{MASKS}/{file}" if self._masks and frame.rings else ""
        line = {"file": file, "mask": mask, "source_id": source_id}
        line.update(tile_facts(frame, tile))
        # The line first: a line without its file is cut again, but a file without a line would be foreign.
        self._table.add(line)
        if mask:
            save_tile(self._folder / mask, tile.outline, frame.spec)
        save_tile(self._folder / file, tile.pixels, frame.spec, line["attribution"])
        return Cut(line, True)

    def close(self) -> None:
        """Finish the table; raises OutputError."""
        self._table.close()

    def _found(self, file: str, frame: Frame) -> Mapping[str, Any]:
        """The line of a file that is there; TileError where it shows something else."""
        line = self._table.get(file)
        if line is None:
            raise TileError(
                tr("{0} is there and was not made here: it stays. Choose another folder.").format(file)
            )
        if not _is_same(line, frame.spec) or (self._masks and frame.rings and not line["mask"]):
            text = tr(
                "{0} is there with another place, side or number of pixels, or without its mask: it stays. "
                "Allow it to be overwritten, or choose another folder."
            )
            raise TileError(text.format(file))
        return line


def _is_same(line: Mapping[str, str], spec: TileSpec) -> bool:
    """Whether a line's tile lies where it should."""
    try:
        lon, lat, side, size = (float(line[name]) for name in ("lon", "lat", "side_m", "pixels"))
    except ValueError:
        return False
    apart = max(abs((lon - spec.lon + 180.0) % 360.0 - 180.0), abs(lat - spec.lat))
    return apart < _SAME_DEGREES and abs(side - spec.side_m) < _SAME_SIDE and spec.size in (None, size)
