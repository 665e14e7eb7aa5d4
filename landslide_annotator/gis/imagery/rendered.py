"""Layers drawn over one another by QGIS, as on the map, as one source of tiles.

They are drawn on the grid and in the reference system of their lowest raster, so that its pixels are copied,
and tiles are then sampled from that picture as exactly as from any raster. (From one reference system to
another QGIS takes the nearest pixel, so rasters above in other systems are up to half a pixel away.)
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Callable, Dict, List, Optional, Sequence, Set, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ...core.errors import TileError
from ..compat import group_members, tr
from .basemap import Service, check_bulk, service_of
from .faults import Faults
from .network import Network, Replies, Watch
from .raster import Imagery, reader_of
from .readers import Affine, GdalReader, Picture, Reader
from .streamed import StreamedReader

_DPI = 96.0
_BITS = 18


class Rendered(Imagery):
    """Layers in drawing order, first on top, as one source; make it in the main thread, use it in any one.

    styles: by layer id, in place of the layers' own (as in a map theme). The layers themselves may change or
    go away. Raises TileError when one cannot be drawn, or its service forbids it.
    """

    def __init__(
        self,
        layers: Sequence[QgsMapLayer],
        context: Optional[QgsCoordinateTransformContext] = None,
        name: str = "",
        styles: Optional[Dict[str, str]] = None,
    ) -> None:
        members = [member for layer in layers for member in group_members(layer)]
        services = [_drawable(layer) for layer in members]
        if not members:
            raise TileError(tr("There is no layer to draw. Switch one on."))
        transforms = context or QgsCoordinateTransformContext()
        rasters = [layer for layer in members if isinstance(layer, QgsRasterLayer)]
        crs = (rasters or members)[-1].crs()
        base = reader_of(rasters[-1]) if rasters else None
        clones = [_clone(layer, (styles or {}).get(layer.id())) for layer in members]
        network = Network(" ".join(service.source for service in services))
        settings = _map_settings(clones, crs, transforms)
        drawing = Drawing(clones, settings, _extent(members, crs, transforms), network)
        reader = RenderedReader(drawing, None if isinstance(base, GdalReader) else base)
        self._set_up(_together(services, name), reader, crs, transforms)


@dataclass
class Drawing:
    """What is drawn and how; the settings hold the layers only weakly."""

    layers: Sequence[QgsMapLayer]
    settings: QgsMapSettings
    extent: QgsRectangle
    network: Network


class RenderedReader(Reader):
    """Draws windows of a grid: that of `base` at its zoom level or with its pixels, else any; streamed."""

    streamed = True

    def __init__(
        self, drawing: Drawing, base: Optional[Reader], units_per_pixel: Optional[float] = None
    ) -> None:
        self.faults = Faults()
        self.zoom = base.zoom if base else None
        self._stopped: Optional[Callable[[], bool]] = None
        self._drawing, self._base = drawing, base
        extent = drawing.extent
        pixel = base.affine[1] if base else units_per_pixel or max(extent.width(), extent.height()) / 1024
        x, y = (base.affine[0], base.affine[3]) if base else (extent.xMinimum(), extent.yMaximum())
        self.width = max(1, int(np.ceil((extent.xMaximum() - x) / pixel - 1e-3)))
        self.height = max(1, int(np.ceil((y - extent.yMinimum()) / pixel - 1e-3)))
        self.affine: Affine = (x, pixel, 0.0, y, 0.0, -pixel)

    def at_resolution(self, units_per_pixel: float) -> RenderedReader:
        """Return a reader of the same layers at the base's nearest zoom level; a file's pixels stay."""
        base = self._base.at_resolution(units_per_pixel) if self._base else None
        other = RenderedReader(self._drawing, base, units_per_pixel)
        other._stopped = self._stopped
        return other

    def stop_when(self, stopped: Callable[[], bool]) -> None:
        """End a reading early when `stopped` says so."""
        self._stopped = stopped
        if self._base:
            self._base.stop_when(stopped)

    def meanings(self) -> List[str]:
        """Return what the only band means."""
        return ["argb"]

    def is_byte(self, band: int) -> bool:
        """Return whether the band already has 8 bits."""
        return True

    def palette(self) -> Optional[np.ndarray]:
        """Return the colour table: none."""
        return None

    def pictures(self, column: int, row: int, width: int, height: int) -> Set[Picture]:
        """The base's pictures under a window."""
        return self._base.pictures(column, row, width, height) if self._base else set()

    def read(
        self, band: int, column: int, row: int, width: int, height: int, factor: int = 1, average: bool = True
    ) -> Tuple[np.ndarray, np.ndarray]:
        """Return uint32 pictures (height, width), alpha in the highest byte, and validity; TileError."""
        below: Optional[Tuple[np.ndarray, np.ndarray]] = None
        if isinstance(self._base, StreamedReader) and self._base.shared.resolutions:
            below = self._base.read(band, column, row, width, height)  # also keeps them in QGIS's memory
            self.faults = self._base.faults
        with Replies(self._drawing.network) as replies:
            packed = self._draw((column, row, width, height), replies)
            valid = (packed >> 24) > 0
            if below is None and not valid.all():
                replies.settle()
        if below is None:
            missing = bool(replies.reasons) and not valid.all()
            self.faults.add(Faults(1, int(missing), reasons=Counter(replies.reasons)))
            return packed, valid
        return packed, valid & (below[1] | (packed != below[0]))

    def _exact_extent(self, column: int, row: int, width: int, height: int) -> QgsRectangle:
        """A window's extent in numbers of so few bits that QGIS's reckoning from map to pixels is exact.

        It rounds outwards, so the last bit would cost a pixel; this one is off by a hundredth of one at most.
        """
        fraction, power = math.frexp(self.affine[1])
        pixel = math.ldexp(round(math.ldexp(fraction, _BITS)), power - _BITS)
        step = pixel / 64
        x = round((self.affine[0] + column * self.affine[1]) / step) * step
        y = round((self.affine[3] + row * self.affine[5]) / step) * step
        return QgsRectangle(x, y - height * pixel, x + width * pixel, y)

    def _draw(self, window: Tuple[int, int, int, int], replies: Replies) -> np.ndarray:
        width, height = window[2:]
        settings = QgsMapSettings(self._drawing.settings)
        settings.setOutputSize(QSize(width, height))
        settings.setExtent(self._exact_extent(*window))
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        job = QgsMapRendererCustomPainterJob(settings, painter)
        with Watch(job.cancelWithoutBlocking, self._stopped) as watch:
            job.renderSynchronously()
        painter.end()
        if self._stopped is not None and self._stopped():
            raise TileError(tr("Cancelled."))
        if watch.late:
            replies.end_late()
        straight = image.convertToFormat(QImage.Format.Format_ARGB32)
        data = straight.constBits().asstring(straight.sizeInBytes())
        return np.frombuffer(data, dtype=np.uint32).reshape(height, width)


def _drawable(layer: QgsMapLayer) -> Service:
    """Where a layer comes from; TileError when it cannot be drawn or must not be loaded in bulk."""
    if not layer.isValid():
        raise TileError(tr("Layer {0} cannot be opened. Check its source.").format(layer.name()))
    service = service_of(layer)
    check_bulk(service)
    return service


def _clone(layer: QgsMapLayer, style: Optional[str]) -> QgsMapLayer:
    clone = layer.clone()
    if style:
        clone.styleManager().setOverrideStyle(style)
    if isinstance(clone, QgsRasterLayer):
        clone.pipe().projector().setPrecision(QgsRasterProjector.Precision.Exact)
    return clone


def _map_settings(
    layers: Sequence[QgsMapLayer],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsMapSettings:
    settings = QgsMapSettings()
    settings.setLayers(list(layers))
    settings.setDestinationCrs(crs)
    settings.setTransformContext(transforms)
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    settings.setOutputDpi(_DPI)
    settings.setFlag(QgsMapSettings.Flag.DrawLabeling, False)
    settings.setFlag(QgsMapSettings.Flag.UseRenderingOptimization, False)
    return settings


def _extent(
    layers: Sequence[QgsMapLayer],
    crs: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
) -> QgsRectangle:
    """What all layers cover together, in the system that they are drawn in."""
    extent = QgsRectangle()
    for layer in layers:
        transform = QgsCoordinateTransform(layer.crs(), crs, transforms)
        try:
            box = transform.transformBoundingBox(layer.extent())
        except QgsCsException:  # a layer of the whole world in a system of one region
            continue
        if box.isFinite():
            extent.combineExtentWith(box)
    if extent.isEmpty():
        raise TileError(tr("The layers have no extent in common with a map. Choose others."))
    return extent


def _together(services: Sequence[Service], name: str) -> Service:
    """The services as one; the lowest date of all would be a guess, so there is none unless they agree."""
    dates = {service.date for service in services}
    said = "; ".join(dict.fromkeys(s.attribution for s in services if s.attribution))
    names = " + ".join(service.name for service in services)
    sources = " ".join(service.source for service in services)
    return Service(name or names, sources, said, dates.pop() if len(dates) == 1 else None)
