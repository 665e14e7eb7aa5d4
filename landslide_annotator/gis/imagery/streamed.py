"""Pictures of a service (XYZ, WMTS, WMS), read on the grid of the zoom level that suits a tile."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import product
from typing import Callable, Optional, Set, Tuple
from urllib.parse import parse_qs, urlsplit

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsRasterBlockFeedback,
    QgsRasterDataProvider,
    QgsRasterInterface,
    QgsRectangle,
)

from ...core.errors import TileError
from ..compat import SPREADS_TILES, tr
from .faults import Faults, Memory, examine
from .network import Network, Replies, Watch
from .readers import ARGB, Picture, ProviderReader, values_of

RETRIES = 2
PAUSE_S = 1.0
WORLD = 20037508.342789244
"""Half the width of EPSG:3857, in its metres."""
EDGE = 1e-4
"""Share of a pixel by which requests are smaller: one that ends on a tile's edge would load the next too."""


def is_streamed(provider: QgsRasterDataProvider) -> bool:
    """Whether a provider has no pixels of its own."""
    return not provider.capabilities() & QgsRasterInterface.Capability.Size


@dataclass
class Shared:
    """What all readers of one service share; `stopped` says that the user has cancelled."""

    resolutions: Tuple[float, ...]
    """As the provider has them, from the numbers of the service, which are rounded."""
    world: Optional[float]
    """Width of the globe in units, where each level halves a whole world of pixels."""
    origin: Tuple[float, float]
    cell: int
    zmin: Optional[int]
    host: str
    network: Network
    memory: Memory = field(default_factory=Memory)
    stopped: Optional[Callable[[], bool]] = None


class StreamedReader(ProviderReader):
    """Reads a service through a private clone of its provider; faults of a reading are kept in `faults`.

    Where the service has zoom levels, whole tiles are read pixel by pixel at a level's own resolution.
    """

    streamed = True

    def __init__(
        self, provider: QgsRasterDataProvider, shared: Shared, units_per_pixel: Optional[float] = None
    ) -> None:
        extent = provider.extent()
        self.shared = shared
        self.faults = Faults()
        self.pixel = units_per_pixel or max(extent.width(), extent.height()) / 1024
        self._provider = provider
        x, y = shared.origin
        true = _unrounded(self.pixel, shared.world)
        self.width = max(1, int(np.ceil((extent.xMaximum() - x) / true - 1e-3)))
        self.height = max(1, int(np.ceil((y - extent.yMinimum()) / true - 1e-3)))
        self.affine = (x, true, 0.0, y, 0.0, -true)
        found = shared.resolutions
        if shared.zmin is not None and self.pixel in found:
            self.zoom = shared.zmin + len(found) - 1 - found.index(self.pixel)

    def at_resolution(self, units_per_pixel: float) -> StreamedReader:
        """Return a reader of the same service with the zoom level nearest to that size of a pixel."""
        found = self.shared.resolutions
        if found:
            units_per_pixel = min(found, key=lambda pixel: abs(np.log(pixel / units_per_pixel)))
        return StreamedReader(self._provider, self.shared, units_per_pixel)

    def stop_when(self, stopped: Callable[[], bool]) -> None:
        """End a reading early when `stopped` says so."""
        self.shared.stopped = stopped

    def pictures(self, column: int, row: int, width: int, height: int) -> Set[Picture]:
        """The pictures that the service sends for a window."""
        if not self.shared.resolutions:
            return {(self.shared.host, self.pixel, column, row)}
        left, top, across, down = self._cells(column, row, width, height)
        places = product(range(left, left + across), range(top, top + down))
        return {(self.shared.host, self.pixel, x, y) for x, y in places}

    def _cells(self, column: int, row: int, width: int, height: int) -> Tuple[int, int, int, int]:
        """First column and row, columns and rows of the service's tiles under a window of pixels."""
        cell = self.shared.cell
        left, top = column // cell, row // cell
        return left, top, -(-(column + width) // cell) - left, -(-(row + height) // cell) - top

    def read(
        self, band: int, column: int, row: int, width: int, height: int, factor: int = 1, average: bool = True
    ) -> Tuple[np.ndarray, np.ndarray]:
        """Return values and validity of a window; see ProviderReader. Raises TileError when cancelled."""
        if self._provider.dataType(band) not in ARGB:
            return super().read(band, column, row, width, height, factor, average)
        left, top, across, down = self._cells(column, row, width, height)
        cell = self.shared.cell
        if not self.shared.resolutions:
            return self._patiently((column, row, width, height), 0)
        x, y = left * cell, top * cell
        values, good = self._patiently((x, y, across * cell, down * cell), cell)
        part = slice(row - y, row - y + height), slice(column - x, column - x + width)
        return values[part], good[part]

    def _patiently(self, window: Tuple[int, int, int, int], cell: int) -> Tuple[np.ndarray, np.ndarray]:
        """Read a window, again while something may come; `cell` is 0 where it is one picture."""
        for attempt in range(RETRIES + 1):
            with Replies(self.shared.network) as replies:
                packed = self._ask(window, replies)
                if cell and SPREADS_TILES:
                    packed = self._one_by_one(packed, window, cell, replies)
                good, faults = self._examine(packed, window, cell)
                if faults.missing:
                    replies.settle()
            faults.reasons.update(replies.reasons)
            damaged = replies.seen and not replies.reasons and attempt == 0
            last = attempt == (1 if replies.repeated else RETRIES)
            if not faults.missing or last or not (replies.again or damaged):
                break
            replies.forget()
            self._pause(PAUSE_S * 2**attempt if replies.again else 0.0)
        self.faults.add(faults)
        return packed, good

    def _one_by_one(
        self, together: np.ndarray, window: Tuple[int, int, int, int], cell: int, replies: Replies
    ) -> np.ndarray:
        """Read the tiles that came, which QGIS has in memory, each alone; put their pixels where they belong.

        The outermost pixels are not drawn then; those beside them stand in for them.
        """
        column, row, width, height = window
        packed = np.zeros((height, width), dtype=np.uint32)
        drawn_at = _drawn_at(cell)
        for y, x in product(range(0, height, cell), range(0, width, cell)):
            inside = together[y + 2 : y + cell - 2, x + 2 : x + cell - 2]
            if (inside >> 24).any():
                drawn = self._ask((column + x, row + y, cell, cell), replies)
                packed[y : y + cell, x : x + cell] = drawn[np.ix_(drawn_at, drawn_at)]
        return packed

    def _ask(self, window: Tuple[int, int, int, int], replies: Replies) -> np.ndarray:
        column, row, width, height = window
        x, y, pixel = self.affine[0] + column * self.pixel, self.affine[3] - row * self.pixel, self.pixel
        extent = QgsRectangle(
            x + EDGE * pixel, y - (height - EDGE) * pixel, x + (width - EDGE) * pixel, y - EDGE * pixel
        )
        feedback = QgsRasterBlockFeedback()
        with Watch(feedback.cancel, self.shared.stopped) as watch:
            block = self._provider.block(1, extent, width, height, feedback)
        self._check_stopped()
        if watch.late:
            replies.end_late()
        return values_of(block)

    def _examine(
        self, packed: np.ndarray, window: Tuple[int, int, int, int], cell: int
    ) -> Tuple[np.ndarray, Faults]:
        shown = (packed >> 24) > 0
        if cell:
            column, row = window[0] // cell, window[1] // cell
            good, faults = examine(packed, column, row, cell, self.pixel, self.shared.memory)
            return good & shown, faults
        blank = bool((packed == packed[0, 0]).all()) and bool(shown.any())
        return shown & (not blank), Faults(1, int(not shown.any()), int(blank))

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._check_stopped()
            time.sleep(0.05)

    def _check_stopped(self) -> None:
        if self.shared.stopped is not None and self.shared.stopped():
            raise TileError(tr("Cancelled."))


def _drawn_at(cell: int) -> np.ndarray:
    """Where a tile's pixels are found when its nearest pixels fill one more on each side."""
    shown = np.ceil((np.arange(cell) + 1.5) * cell / (cell + 2)) - 1
    return np.minimum(np.searchsorted(shown, np.arange(cell)), cell - 1)


def _unrounded(pixel: float, world: Optional[float]) -> float:
    """The size of a pixel that divides the world evenly, if it is that but for rounding."""
    if world is None:
        return pixel
    even = world / 256 / 2 ** round(np.log2(world / 256 / pixel))
    return even if abs(even / pixel - 1) < 1e-5 else pixel


def open_streamed(provider: QgsRasterDataProvider, crs: QgsCoordinateReferenceSystem) -> StreamedReader:
    """Return a reader of a layer's provider; call it in the main thread."""
    resolutions = tuple(sorted(provider.nativeResolutions()))
    parameters = {key: values[0] for key, values in parse_qs(provider.dataSourceUri()).items()}
    extent = provider.extent()
    origin = (extent.xMinimum(), extent.yMaximum())
    cell, zmin, world = 256, None, None
    if resolutions and crs.authid() == "EPSG:3857":
        origin, world = (-WORLD, WORLD), 2 * WORLD
        zmin = int(round(np.log2(2 * WORLD / 256 / resolutions[-1])))
    elif resolutions and crs.authid() == "EPSG:4326":
        origin, world = (-180.0, 90.0), 360.0
    if parameters.get("type") == "xyz":
        zmin = int(parameters.get("zmin", 0))
        cell = int(round(2 * WORLD / resolutions[-1] / 2**zmin))
    host = urlsplit(parameters.get("url", "")).hostname or ""
    network = Network(provider.dataSourceUri())
    return StreamedReader(provider.clone(), Shared(resolutions, world, origin, cell, zmin, host, network))
