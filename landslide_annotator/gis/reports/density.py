"""Maps of how dense landslides are: numbers per km² or the share of the ground, on a metric grid."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterable, Optional, Tuple

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsLineString,
    QgsRectangle,
)

from ...core.errors import GeometryError, ReportError, SizeError
from ..compat import tr
from ..imagery.raster import Window
from ..localcrs import WGS84, local_crs
from ..measures.body import Body
from ..measures.coverage import coverage, cut

KERNEL, GRID, AREA = "kernel", "grid", "area"
KINDS = (KERNEL, GRID, AREA)
KM2 = 1e6
MOST_CELLS = 25_000_000
ACROSS = 100
"""Cells along the longer side, roughly, where no size is given."""
LEAST_CELL_M = 10.0
LEAST_RADIUS = 2.0
"""Cells of the radius below which a kernel no longer keeps the number of landslides."""
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Frame:
    """A grid in a metric system: upper left corner, side of the cells in metres, columns and rows."""

    crs: QgsCoordinateReferenceSystem
    left: float
    top: float
    cell: float
    width: int
    height: int

    def to_pixels(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Columns and rows (N, 2), from the corner, of metres in the grid's system."""
        return np.stack([(x - self.left) / self.cell, (self.top - y) / self.cell], axis=1)


@dataclass(frozen=True)
class Density:
    """A map (rows, columns): per km² for the kinds KERNEL and GRID, a share from 0 to 1 for AREA.

    radius: of the kernel in metres, None for the other kinds.
    """

    kind: str
    frame: Frame
    values: np.ndarray
    radius: Optional[float] = None


class Mapper:
    """Puts places on WGS 84 into the metric system at their middle (WGS 84 / UTM).

    Raises GeometryError when there is no place at all.
    """

    def __init__(self, lon: np.ndarray, lat: np.ndarray, transforms: QgsCoordinateTransformContext) -> None:
        if not len(lon):
            raise GeometryError(tr("No landslide has a place, so there is no density map. Check the layer."))
        wgs84 = QgsCoordinateReferenceSystem(WGS84)
        lon = lon[0] + (lon - lon[0] + 180.0) % 360.0 - 180.0  # no jump at the antimeridian
        extent = QgsRectangle(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))
        self.crs = local_crs(extent, wgs84, transforms)
        self._way = QgsCoordinateTransform(wgs84, self.crs, transforms)
        self.x, self.y = self.metres(lon, lat)

    def metres(self, lon: np.ndarray, lat: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Metres (x, y) of degrees (N,); raises GeometryError when a place is too far away."""
        line = QgsLineString(
            lon.tolist() * (2 if len(lon) == 1 else 1), lat.tolist() * (2 if len(lat) == 1 else 1)
        )
        fault = GeometryError(tr("The landslides lie too far apart for one metric grid. Map a part of them."))
        try:
            line.transform(self._way)
        except QgsCsException as error:
            raise fault from error
        points = np.frombuffer(bytes(line.asWkb()), dtype=float, offset=9).reshape(-1, 2)[: len(lon)]
        if not np.isfinite(points).all():
            raise fault
        return points[:, 0].copy(), points[:, 1].copy()

    def frame(self, cell: Optional[float], margin: float = 0.0) -> Frame:
        """A grid whose cells begin at whole multiples of their side, `margin` metres around the places.

        Raises SizeError for more than MOST_CELLS cells.
        """
        side = max(float(np.ptp(self.x)), float(np.ptp(self.y)))
        cell = cell or nice_cell(side)
        left, right = (self.x.min() - margin) // cell, (self.x.max() + margin) // cell + 1
        bottom, top = (self.y.min() - margin) // cell, (self.y.max() + margin) // cell + 1
        width, height = int(right - left), int(top - bottom)
        if width * height > MOST_CELLS:
            raise SizeError(
                tr("A density map of {0} x {1} cells is too large. Choose cells larger than {2:g} m.").format(
                    width, height, cell
                )
            )
        return Frame(self.crs, float(left * cell), float(top * cell), float(cell), width, height)


def nice_cell(side: float) -> float:
    """The side of cells, 1, 2 or 5 times a power of ten, of which about ACROSS make a length in metres."""
    wanted = max(side / ACROSS, LEAST_CELL_M)
    decade = 10.0 ** math.floor(math.log10(wanted))
    return next(step * decade for step in (1.0, 2.0, 5.0, 10.0) if step * decade >= wanted * (1.0 - 1e-9))


def default_radius(x: np.ndarray, y: np.ndarray) -> float:
    """The radius of a quartic kernel with the variance of Silverman's rule (1986) in two dimensions, metres.

    A quartic kernel of radius r has the variance r²/8 along each axis.
    """
    spread = math.sqrt(0.5 * (float(np.var(x)) + float(np.var(y))))
    return math.sqrt(8.0) * spread * len(x) ** (-1.0 / 6.0)


def compute(
    kind: str, mapper: Mapper, cell: Optional[float], radius: Optional[float], bodies: Iterable[Body],
    cancelled: Cancelled,
) -> Density:  # fmt: skip
    """A map of one of KINDS; `cell` and `radius` in metres, None for fitting ones; only AREA takes bodies."""
    if kind == KERNEL:
        return kernel(mapper, cell, radius, cancelled)
    return per_cell(mapper, cell) if kind == GRID else covered(mapper, cell, bodies)


def per_cell(mapper: Mapper, cell: Optional[float]) -> Density:
    """Landslides per km² of each cell."""
    frame = mapper.frame(cell)
    column, row = np.floor(frame.to_pixels(mapper.x, mapper.y)).astype(np.int64).T
    flat = np.clip(row, 0, frame.height - 1) * frame.width + np.clip(column, 0, frame.width - 1)
    counts = np.bincount(flat, minlength=frame.width * frame.height).reshape(frame.height, frame.width)
    return Density(GRID, frame, counts * (KM2 / frame.cell**2))


def kernel(mapper: Mapper, cell: Optional[float], radius: Optional[float], cancelled: Cancelled) -> Density:
    """Landslides per km², smoothed by a quartic kernel (Silverman 1986, eq. 4.5).

    Raises SizeError for a radius that is too small for the cells.
    """
    chosen = radius or default_radius(mapper.x, mapper.y)
    frame = mapper.frame(cell, chosen)
    if radius is None:
        chosen = max(chosen, LEAST_RADIUS * frame.cell)
    if chosen < LEAST_RADIUS * frame.cell:
        raise SizeError(
            tr(
                "A radius of {0:g} m is too small for cells of {1:g} m. Choose at least twice the cell."
            ).format(chosen, frame.cell)
        )
    values = np.zeros((frame.height, frame.width))
    reach = chosen / frame.cell
    for number, (column, row) in enumerate(frame.to_pixels(mapper.x, mapper.y).tolist()):
        if number % 256 == 0 and cancelled():
            break
        _add_kernel(values, column, row, reach)
    return Density(KERNEL, frame, values * (KM2 / frame.cell**2), chosen)


def _add_kernel(values: np.ndarray, column: float, row: float, reach: float) -> None:
    """Add one landslide, spread over cells (their middles) so that the whole is one."""
    height, width = values.shape
    left, right = max(0, math.floor(column - reach)), min(width, math.ceil(column + reach) + 1)
    top, bottom = max(0, math.floor(row - reach)), min(height, math.ceil(row + reach) + 1)
    across = (np.arange(left, right) + 0.5 - column) / reach
    down = (np.arange(top, bottom) + 0.5 - row) / reach
    inside = np.maximum(1.0 - across[None, :] ** 2 - down[:, None] ** 2, 0.0)
    values[top:bottom, left:right] += 3.0 / (math.pi * reach**2) * inside**2


def covered(mapper: Mapper, cell: Optional[float], bodies: Iterable[Body]) -> Density:
    """The share of each cell that landslides cover, exact for outlines that do not overlap.

    Where outlines overlap their shares are added, up to the whole cell.
    """
    bodies = list(bodies)
    frame = mapper.frame(cell, max((_reach(body) for body in bodies), default=0.0))
    values = np.zeros((frame.height, frame.width))
    for body in bodies:
        pixels = frame.to_pixels(*mapper.metres(body.lon, body.lat))
        window = _window(pixels, frame)
        shares = coverage(cut(body, pixels, window), window)
        rows = slice(window.row, window.row + window.height)
        values[rows, window.column : window.column + window.width] += shares
    return Density(AREA, frame, np.minimum(values, 1.0))


def _reach(body: Body) -> float:
    """How far an outline lies from its centroid, metres."""
    return float(np.hypot(*(body.xy - body.centroid_xy).T).max())


def _window(pixels: np.ndarray, frame: Frame) -> Window:
    left, top = np.clip(np.floor(pixels.min(axis=0)), 0, None).astype(int).tolist()
    right, bottom = np.ceil(pixels.max(axis=0)).astype(int).tolist()
    right, bottom = min(max(right, left + 1), frame.width), min(max(bottom, top + 1), frame.height)
    return Window(left, top, right - left, bottom - top)


def write(density: Density, path: Path) -> None:
    """Write a map as a compressed GeoTIFF of 32-bit numbers; raises ReportError when that fails."""
    frame = density.frame
    fault = ReportError(tr("The density map {0} cannot be written. Choose another place.").format(path))
    reference = osr.SpatialReference()
    reference.ImportFromWkt(frame.crs.toWkt())
    try:
        dataset = gdal.GetDriverByName("GTiff").Create(
            str(path), frame.width, frame.height, 1, gdal.GDT_Float32, ["COMPRESS=DEFLATE", "PREDICTOR=3"]
        )
        if dataset is None:
            raise fault
        dataset.SetGeoTransform([frame.left, frame.cell, 0.0, frame.top, 0.0, -frame.cell])
        dataset.SetProjection(reference.ExportToWkt())
        data = np.ascontiguousarray(density.values, dtype=np.float32)
        band = dataset.GetRasterBand(1)
        failed = band.WriteRaster(0, 0, frame.width, frame.height, data.tobytes()) != gdal.CE_None
        dataset.FlushCache()
    except RuntimeError as error:  # raised where another plugin called gdal.UseExceptions()
        raise fault from error
    if failed:
        raise fault
