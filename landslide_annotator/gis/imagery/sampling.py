"""From a tile's grid to a raster's pixels: exact positions, bilinear values."""

from __future__ import annotations

from functools import lru_cache
from typing import Optional, Sequence, Tuple

import numpy as np

from ...core.errors import TileError
from ..compat import tr
from ..projection import LocalProjection
from .raster import Imagery, Window

STREAMED_PIXELS = 448  # sources without a resolution of their own (WMS, XYZ) are asked for this many
_NODES = 6
_PORTION = 16384  # values that stay in a processor's cache


@lru_cache(maxsize=1)
def _chebyshev() -> np.ndarray:
    return np.cos(np.pi * (2 * np.arange(_NODES) + 1) / (2 * _NODES))


def _lagrange(at: np.ndarray) -> np.ndarray:
    """Return the matrix (len(at), nodes) that interpolates values at the Chebyshev nodes."""
    nodes = _chebyshev()
    basis = np.ones((len(at), _NODES))
    for j in range(_NODES):
        for k in range(_NODES):
            if k != j:
                basis[:, j] *= (at - nodes[k]) / (nodes[j] - nodes[k])
    return basis


def node_pixels(imagery: Imagery, projection: LocalProjection, side: float) -> np.ndarray:
    """Return the raster's columns and rows at the tile's Chebyshev nodes (v down, u right, 2)."""
    east, south = np.meshgrid(_chebyshev() * side / 2, _chebyshev() * side / 2)
    lon, lat = projection.inverse(east.ravel(), -south.ravel())
    return imagery.to_pixels(lon, lat).reshape(_NODES, _NODES, 2)


def ground_resolution(nodes: np.ndarray, side: float) -> float:
    """Return metres per source pixel at the tile's centre, the geometric mean of both directions.

    Raises TileError where the mapping is singular.
    """
    step = 1e-3
    across = _lagrange(np.array([-step, 0.0, step]))
    middle = np.einsum("iv,ju,vuc->ijc", across, across, nodes)
    jacobian = np.stack([middle[1, 2] - middle[1, 0], middle[2, 1] - middle[0, 1]]) / (step * side)
    determinant = abs(np.linalg.det(jacobian))
    if not np.isfinite(determinant) or determinant == 0:
        raise TileError(tr("The outline has no place in the raster's reference system."))
    return float(determinant**-0.5)


def grid(nodes: np.ndarray, size: int) -> Tuple[np.ndarray, np.ndarray]:
    """Return the raster's columns and rows (size, size) at the tile's pixel centres."""
    basis = _lagrange((2 * np.arange(size) + 1) / size - 1)
    down = basis @ nodes[..., 0], basis @ nodes[..., 1]
    columns, rows = np.empty((size, size)), np.empty((size, size))
    step = max(1, _PORTION // size)  # BLAS uses threads for larger products, which costs more than it saves
    for first in range(0, size, step):
        part = slice(first, first + step)
        np.matmul(down[0][part], basis.T, out=columns[part])
        np.matmul(down[1][part], basis.T, out=rows[part])
    return columns, rows


def at_tile_resolution(imagery: Imagery, nodes: np.ndarray, side: float, wanted: float) -> Imagery:
    """Return a streamed source on the grid that suits `wanted` ground metres per pixel best."""
    reader = imagery.reader
    pixel = ground_resolution(nodes, side)
    return imagery.with_reader(reader.at_resolution(reader.affine[1] * wanted / pixel))


def sample(
    imagery: Imagery, columns: np.ndarray, rows: np.ndarray, factor: int
) -> Tuple[np.ndarray, np.ndarray]:
    """Return bilinear RGB float32 (n, n, 3) and validity (n, n) at pixel positions of the raster."""
    inside = imagery.holds(columns, rows)
    window = window_of(imagery, columns, rows, factor)
    if window is None or not inside.any():
        return np.zeros((*columns.shape, 3), dtype=np.float32), np.zeros(columns.shape, dtype=bool)
    rgb, known = imagery.read_rgb(window)
    x = np.clip((columns - window.column) / factor - 0.5, 0, rgb.shape[1] - 1)
    y = np.clip((rows - window.row) / factor - 0.5, 0, rgb.shape[0] - 1)
    return bilinear(rgb, known, x, y, inside)


def bilinear(
    rgb: np.ndarray, known: np.ndarray, x: np.ndarray, y: np.ndarray, inside: np.ndarray
) -> Tuple[np.ndarray, np.ndarray]:
    """Sample rgb (H, W, 3) at pixel-centre positions x, y, weighing known (H, W) pixels only."""
    planes = np.ascontiguousarray(np.moveaxis(rgb, 2, 0), dtype=np.float32).reshape(rgb.shape[2], -1)
    weights = None if known.all() else known.ravel().astype(np.float32)
    if weights is not None:
        planes = np.where(weights > 0, planes, 0)
    found = np.empty((len(planes), *x.shape), dtype=np.float32)
    valid = inside.copy()
    step = max(1, _PORTION // x.shape[1])
    for first in range(0, len(x), step):
        part = slice(first, first + step)
        corners, dx, dy = _corners(known.shape, x[part], y[part])
        for plane, values in zip(planes, found):
            values[part] = _between(plane, corners, dx, dy)
        if weights is not None:
            weight = _between(weights, corners, dx, dy)
            found[:, part] /= np.maximum(weight, 1e-6)
            valid[part] &= weight >= 0.5
    return np.moveaxis(found, 0, 2), valid


def _corners(
    shape: Tuple[int, ...], x: np.ndarray, y: np.ndarray
) -> Tuple[Tuple[np.ndarray, ...], np.ndarray, np.ndarray]:
    """Indexes of the pixels around positions, by rows from the north-west, and how far inside these are."""
    height, width = shape
    column, row = np.minimum(x.astype(np.intp), width - 1), np.minimum(y.astype(np.intp), height - 1)
    start = row * width + column
    right, below = start + (column + 1 < width), (row + 1 < height) * np.intp(width)
    corners = start, right, start + below, right + below
    return corners, (x - column).astype(np.float32), (y - row).astype(np.float32)


def _between(plane: np.ndarray, corners: Sequence[np.ndarray], dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
    upper, east, lower, south_east = (plane.take(index) for index in corners)
    upper += (east - upper) * dx
    lower += (south_east - lower) * dx
    return upper + (lower - upper) * dy


def window_of(imagery: Imagery, columns: np.ndarray, rows: np.ndarray, factor: int) -> Optional[Window]:
    """Return the window that holds all positions and a margin, cut to the raster, in whole factors."""
    across = (
        (-imagery.reader.width, 2 * imagery.reader.width) if imagery.is_endless else (0, imagery.reader.width)
    )
    first, last = [], []
    for values, (least, most) in ((columns, across), (rows, (0, imagery.reader.height))):
        low = max(least, (int(np.floor(values.min())) // factor - 2) * factor)
        high = min(most, (int(np.ceil(values.max())) // factor + 3) * factor)
        high = low + (high - low) // factor * factor
        if high <= low:
            return None
        first.append(low)
        last.append(high)
    return Window(first[0], first[1], last[0] - first[0], last[1] - first[1], factor)
