"""Clipped tiles kept beside an inventory, so that a second run need not clip them again.

One file per tile, named by what it was clipped from and where. Any number of QGIS windows may use a folder at
once: files appear whole, and each window only removes files that it can do without.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import time
import uuid
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, List, NamedTuple, Optional, Sequence

import numpy as np
from qgis.core import QgsMapLayer, QgsProviderRegistry, QgsRasterLayer

from ..compat import tr
from .radiometry import Stretch
from .raster import Imagery
from .tiles import Tile, clip_best
from .tilespec import TileSpec

FORMAT = 1
LIMIT = 500_000_000
"""Bytes that a cache may hold unless another limit is given."""
PART = 16
"""The folder is looked through again whenever this part of the limit was added."""
STALE = 3600.0
"""Seconds after which a file that was not finished is left from a killed program."""
_NAME = re.compile(r"[0-9a-f]{64}\.npz")
_DRAFT = ".draft"
_UNREADABLE = (OSError, ValueError, KeyError, IndexError, TypeError, EOFError, zipfile.BadZipFile)


class Held(NamedTuple):
    """How many tiles, and their bytes."""

    files: int
    size: int


class _File(NamedTuple):
    used: float
    size: int
    path: Path


def cache_folder(inventory: Path) -> Path:
    """Where the tiles of an inventory are kept."""
    return inventory.with_name(f"{inventory.stem}.tilecache")


def clear(inventory: Path) -> Held:
    """Remove the tiles kept beside an inventory, and their folder where nothing else lies in it."""
    folder = cache_folder(inventory)
    sizes = [file.size for file in _files(folder) if _removed(file.path)]
    _sweep(folder, 0.0)
    with suppress(OSError):  # it is absent, or holds something else
        folder.rmdir()
    return Held(len(sizes), sum(sizes))


def layers_salt(layers: Sequence[QgsMapLayer]) -> Optional[str]:
    """What tiles of raster layers depend on beside their sources, for `TileCache`.

    None with other layers, whose style decides what they show: their tiles cannot be kept.
    """
    if not all(isinstance(layer, QgsRasterLayer) and layer.dataProvider() for layer in layers):
        return None
    return json.dumps([_hidden_values(layer) for layer in layers])


def _hidden_values(layer: QgsRasterLayer) -> List[Any]:
    provider = layer.dataProvider()
    return [
        [provider.useSourceNoDataValue(band), [[v.min(), v.max()] for v in provider.userNoDataValues(band)]]
        for band in range(1, provider.bandCount() + 1)
    ]


class TileCache:
    """Keeps clipped tiles in a folder of at most about `limit` bytes; those used longest ago go first.

    Tiles with missing imagery are not kept: what a service did not send may come the next time. salt: see
    `layers_salt`; report: is told once when the folder cannot be written, and tiles are clipped all the same.
    Files that are damaged or of others are passed over.
    """

    def __init__(self, folder: Path, salt: str, report: Callable[[str], None], limit: int = LIMIT) -> None:
        self._folder, self._salt, self._report, self._limit = folder, salt, report, limit
        self._added = 0
        self._is_writable = True
        self.hits = 0

    def clip(self, sources: Sequence[Imagery], spec: TileSpec, rings: Sequence[np.ndarray] = ()) -> Tile:
        """As `clip_best`, from the folder where it holds the tile."""
        key = self._key(sources, spec, rings)
        path = self._folder / f"{key}.npz"
        names = [source.source for source in sources]
        tile = _read(path, key, names)
        if tile is not None:
            self.hits += 1
            with suppress(OSError):  # another window has just removed it
                os.utime(path)
            return tile
        tile = clip_best(sources, spec, rings)
        if self._is_writable and tile.complete_fraction == 1.0:
            self._keep(path, _facts(key, tile, names), tile)
        return tile

    def _key(self, sources: Sequence[Imagery], spec: TileSpec, rings: Sequence[np.ndarray]) -> str:
        named = [FORMAT, self._salt, [_identity(source) for source in sources]]
        square = sorted((name, repr(value)) for name, value in vars(spec).items())
        digest = hashlib.sha256(json.dumps([named, square]).encode("utf-8"))
        for ring in rings:
            digest.update(b"ring")
            digest.update(np.ascontiguousarray(ring, dtype=np.float64).tobytes())
        return digest.hexdigest()

    def _keep(self, path: Path, facts: np.ndarray, tile: Tile) -> None:
        draft = self._folder / f"{uuid.uuid4().hex}{_DRAFT}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with draft.open("xb") as stream:
                np.savez(stream, pixels=tile.pixels, outline=np.packbits(tile.outline), facts=facts)
            size = draft.stat().st_size
            draft.replace(path)
        except OSError as error:
            _removed(draft)
            if not path.exists():  # else another window is reading the same tile, and Windows keeps it
                self._is_writable = False
                text = tr("Tiles are not kept: {0} cannot be written ({1}).")
                self._report(text.format(self._folder, error.strerror or error))
            return
        if not self._added or self._added > self._limit // PART:
            self._added = 0
            self._make_room()
        self._added += size

    def _make_room(self) -> None:
        """Remove the tiles used longest ago until the folder fits its limit with a part to spare."""
        _sweep(self._folder, time.time() - STALE)
        files = sorted(_files(self._folder), reverse=True)
        held = 0
        for file in files:
            held += file.size
            if held > self._limit - self._limit // PART:
                _removed(file.path)


def _identity(imagery: Imagery) -> List[Any]:
    """A source as it is now: its file's time and size where it is one, its bands, stretch and system."""
    path = Path(str(QgsProviderRegistry.instance().decodeUri("gdal", imagery.source).get("path", "")))
    stamp: List[int] = []
    with suppress(OSError, ValueError):  # a service has no file
        found = path.stat()
        stamp = [found.st_mtime_ns, found.st_size]
    plan = imagery.plan
    limits = [list(map(repr, pair)) for pair in imagery.stretch.limits]
    return [imagery.source, stamp, plan.kind, list(plan.bands), plan.alpha, limits, imagery.crs.toWkt()]


def _facts(key: str, tile: Tile, names: Sequence[str]) -> np.ndarray:
    """What is kept of a tile beside its pictures; its source by number, as that may name an account."""
    facts = {name: value for name, value in vars(tile).items() if name not in ("pixels", "outline")}
    facts.update(stretch=tile.stretch.limits, source=names.index(tile.source))
    facts["img_date"] = tile.img_date and tile.img_date.isoformat()
    return np.frombuffer(json.dumps({"key": key, "facts": facts}).encode("utf-8"), dtype=np.uint8)


def _read(path: Path, key: str, names: Sequence[str]) -> Optional[Tile]:
    """The tile of a file, or None where there is none, or nothing that can be used."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            pixels, outline, text = (stored[name] for name in ("pixels", "outline", "facts"))
        said = json.loads(text.tobytes().decode("utf-8"))
        size = len(pixels)
        if said["key"] != key or pixels.dtype != np.uint8 or pixels.shape != (size, size, 3):
            return None
        mask = np.unpackbits(outline, count=size * size).astype(bool).reshape(size, size)
        facts = said["facts"]
        facts["source"] = names[facts["source"]]
        facts["img_date"] = facts["img_date"] and datetime.date.fromisoformat(facts["img_date"])
        facts["bands"] = tuple(facts["bands"])
        facts["stretch"] = Stretch(tuple((low, high) for low, high in facts["stretch"]))
        return Tile(pixels=pixels, outline=mask, **facts)
    except _UNREADABLE:
        return None


def _files(folder: Path) -> List[_File]:
    """The tiles of a folder; files of others are none."""
    found = []
    with suppress(OSError):  # the folder is absent
        for entry in os.scandir(folder):
            if _NAME.fullmatch(entry.name):
                with suppress(OSError):  # another window has just removed it
                    about = entry.stat()
                    found.append(_File(about.st_mtime, about.st_size, Path(entry.path)))
    return found


def _sweep(folder: Path, before: float) -> None:
    """Remove unfinished files that are older than a time; 0: all of them."""
    for draft in folder.glob(f"*{_DRAFT}"):
        with suppress(OSError):
            if not before or draft.stat().st_mtime < before:
                draft.unlink()


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:  # another window was faster, or reads it
        return False
    return True
