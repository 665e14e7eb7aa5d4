"""A raster as a source of tiles: position, bands, stretch and validity."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsPointXY,
    QgsProviderRegistry,
    QgsRasterLayer,
)

from ...core.errors import TileError
from ..compat import tr
from ..localcrs import WGS84
from .basemap import Service, service_of
from .radiometry import BandPlan, Stretch, percent_stretch, plan_bands, to_rgb
from .readers import Affine, ProviderReader, Reader, open_tilted
from .streamed import is_streamed, open_streamed

_SAMPLE = 512  # pixels a side of the sample from which a stretch is computed
EXACT_PIXELS = 32_000_000  # above this a window is decimated by the provider, which may use overviews
_STRIP_PIXELS = 4_000_000


@dataclass(frozen=True)
class Window:
    """Pixels of a raster: first column and row, and size; multiples of `factor`."""

    column: int
    row: int
    width: int
    height: int
    factor: int = 1


class Imagery:
    """One raster layer, read through a clone: make it in the main thread, use it in any one thread.

    Raises TileError when the layer is unreadable or has no coordinate reference system.
    """

    def __init__(
        self,
        layer: QgsRasterLayer,
        context: Optional[QgsCoordinateTransformContext] = None,
        bands: Optional[Sequence[int]] = None,
    ) -> None:
        if not layer.isValid() or layer.dataProvider() is None:
            raise TileError(tr("Raster {0} cannot be opened. Check its path.").format(layer.name()))
        if not layer.crs().isValid():
            raise TileError(
                tr("Raster {0} has no coordinate reference system. Set it in the layer's properties.").format(
                    layer.name()
                )
            )
        if _has_vanished(layer):
            raise TileError(tr("The file of raster {0} has vanished. Check its path.").format(layer.name()))
        self._set_up(service_of(layer), reader_of(layer), layer.crs(), context, bands)

    def _set_up(
        self,
        service: Service,
        reader: Reader,
        crs: QgsCoordinateReferenceSystem,
        context: Optional[QgsCoordinateTransformContext],
        bands: Optional[Sequence[int]] = None,
    ) -> None:
        self.service = service
        self.name, self.source = service.name, service.source
        self.crs = crs
        self.context = context or QgsCoordinateTransformContext()
        self.reader = reader
        self.plan: BandPlan = plan_bands(reader.meanings(), bands)
        self._palette = self.reader.palette() if self.plan.kind == "palette" else None
        self._stretch: Optional[Stretch] = None
        self._from_wgs84 = QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), self.crs, self.context)
        self._period = _period(self.crs, self._from_wgs84)

    @property
    def is_endless(self) -> bool:
        """Whether the raster goes around the globe, so that its last column is beside its first."""
        a = self.reader.affine
        return self._period is not None and abs(self._period - a[1] * self.reader.width) < abs(a[1])

    def holds(self, columns: np.ndarray, rows: np.ndarray, margin: float = 0.0) -> np.ndarray:
        """Which positions in pixels lie on the raster."""
        inside = (rows >= -margin) & (rows <= self.reader.height + margin)
        if self.is_endless:
            return inside
        return inside & (columns >= -margin) & (columns <= self.reader.width + margin)

    @property
    def stretch(self) -> Stretch:
        """The layer's stretch, computed once from a sample of the whole layer."""
        if self._stretch is None:
            eight_bit = all(self.reader.is_byte(band) for band in self.plan.bands)
            self._stretch = Stretch() if eight_bit else self._sampled_stretch()
        return self._stretch

    def with_reader(self, reader: Reader) -> Imagery:
        """Return the same source read on another grid."""
        other = copy.copy(self)
        other._stretch = self.stretch
        other.reader = reader
        return other

    def _sampled_stretch(self) -> Stretch:
        reader = self.reader
        factor = max(1, max(reader.width, reader.height) // _SAMPLE)
        factor = min(factor, reader.width, reader.height)
        window = Window(0, 0, reader.width // factor * factor, reader.height // factor * factor)
        values, valid = self._raw(window, factor, average=False)
        return percent_stretch(values, valid)

    def to_pixels(self, lon: np.ndarray, lat: np.ndarray, affine: Optional[Affine] = None) -> np.ndarray:
        """Return (N, 2) columns and rows, from the raster's corner, of degrees on WGS 84 (N,).

        Raises TileError when the point has no place in the raster's reference system.
        """
        points = np.empty((len(lon), 2))
        try:
            for i, (x, y) in enumerate(zip(lon.tolist(), lat.tolist())):
                point = self._from_wgs84.transform(QgsPointXY(x, y))
                points[i] = point.x(), point.y()
        except QgsCsException as error:
            raise TileError(
                tr("The outline has no place in the reference system of raster {0}.").format(self.name)
            ) from error
        a = affine or self.reader.affine
        if self._period:  # a raster may run from 0 to 360 degrees, and points lie on both sides of the seam
            middle = a[0] + a[1] * self.reader.width / 2
            points[:, 0] -= self._period * np.round((points[:, 0] - points[0, 0]) / self._period)
            points[:, 0] += self._period * np.round((middle - points[:, 0].mean()) / self._period)
        points -= (a[0], a[3])
        determinant = a[1] * a[5] - a[2] * a[4]
        columns = (a[5] * points[:, 0] - a[2] * points[:, 1]) / determinant
        rows = (a[1] * points[:, 1] - a[4] * points[:, 0]) / determinant
        return np.stack([columns, rows], axis=1)

    def read_rgb(self, window: Window) -> Tuple[np.ndarray, np.ndarray]:
        """Return RGB float32 0..255 and validity of a window, box-averaged by its factor.

        The window of an endless raster may go beyond its first or last column.
        """
        factor = window.factor
        if window.column < 0 or window.column + window.width > self.reader.width:
            parts = [self.read_rgb(part) for part in _split(window, self.reader.width)]
            rgb, valid = (np.concatenate(found, axis=1) for found in zip(*parts))
            return _box_average(rgb, valid, factor) if factor > 1 else (rgb, valid)
        decimated = window.width * window.height > EXACT_PIXELS and not self.reader.streamed
        if factor == 1 or (decimated and self.plan.kind != "palette"):
            values, valid = self._raw(window, factor)
            return to_rgb(values, self.plan, self.stretch, self._palette), valid
        step = max(1, _STRIP_PIXELS // (window.width * factor)) * factor
        strips = []
        for start in range(0, window.height, step):
            strip = Window(window.column, window.row + start, window.width, min(step, window.height - start))
            values, valid = self._raw(strip, 1)
            strips.append(_box_average(to_rgb(values, self.plan, self.stretch, self._palette), valid, factor))
        return np.concatenate([rgb for rgb, _ in strips]), np.concatenate([valid for _, valid in strips])

    def _raw(self, window: Window, factor: int, average: bool = True) -> Tuple[np.ndarray, np.ndarray]:
        place = (window.column, window.row, window.width, window.height, factor, average)
        if self.plan.kind == "argb":
            packed, valid = self.reader.read(1, *place)
            bytes_ = np.ascontiguousarray(packed).view(np.uint8).reshape(*packed.shape, 4)
            return bytes_[..., 2::-1], valid & (bytes_[..., 3] > 0)  # stored as B, G, R, A
        bands, valids = zip(*(self.reader.read(band, *place) for band in self.plan.bands))
        valid = np.logical_and.reduce(valids)
        if self.plan.alpha is not None:
            valid &= self.reader.read(self.plan.alpha, *place)[0] > 0
        return np.moveaxis(np.stack(bands), 0, 2), valid  # one band after the other in memory


def _has_vanished(layer: QgsRasterLayer) -> bool:
    """Whether a layer's file is gone: QGIS reads nonsense through the clone of its provider then.

    The file is opened anew for the question, since PyQGIS never deletes a clone, which would keep it open.
    """
    provider = layer.dataProvider()
    if provider.name() != "gdal":
        return False
    again = QgsProviderRegistry.instance().createProvider("gdal", provider.dataSourceUri())
    return again is None or not again.isValid()


def reader_of(layer: QgsRasterLayer) -> Reader:
    """Return a reader of a layer through a clone of its provider; call it in the main thread."""
    provider = layer.dataProvider()
    if is_streamed(provider):
        return open_streamed(provider, layer.crs())
    if provider.name() == "gdal":
        parts = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
        tilted = None if parts.get("layerName") else open_tilted(parts.get("path") or layer.source())
        if tilted is not None:
            return tilted
    return ProviderReader(provider.clone())


def _box_average(rgb: np.ndarray, valid: np.ndarray, factor: int) -> Tuple[np.ndarray, np.ndarray]:
    """Average over factor x factor blocks, counting valid pixels; a block needs half of its own."""
    height, width = valid.shape[0] // factor, valid.shape[1] // factor
    weight = valid.reshape(height, factor, width, factor).sum(axis=(1, 3)).astype(np.float32)
    blocks = (rgb * valid[..., None]).reshape(height, factor, width, factor, 3).sum(axis=(1, 3))
    return blocks / np.maximum(weight, 1)[..., None], weight * 2 >= factor * factor


def _split(window: Window, width: int) -> List[Window]:
    """The two parts of a window across the seam of an endless raster, in whole pixels."""
    seam = 0 if window.column < 0 else width
    spans = (window.column, seam), (seam, window.column + window.width)
    return [Window(low % width, window.row, high - low, window.height) for low, high in spans]


def _period(crs: QgsCoordinateReferenceSystem, from_wgs84: QgsCoordinateTransform) -> Optional[float]:
    """The width of the globe in units of a cylindrical reference system; None in any other."""
    if crs.isGeographic():
        return 360.0
    parameters = dict(part.lstrip("+").partition("=")[::2] for part in crs.toProj().split())
    if parameters.get("proj") not in ("merc", "webmerc", "eqc"):
        return None
    middle = float(parameters.get("lon_0", 0.0))
    west, east = (from_wgs84.transform(QgsPointXY(middle + side, 0.0)).x() for side in (-90.0, 90.0))
    return 2.0 * abs(east - west)
