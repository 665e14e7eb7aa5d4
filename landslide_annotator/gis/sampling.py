"""From a tile's grid to a raster's pixels: exact positions, bilinear values."""

from __future__ import annotations

from functools import lru_cache
from typing import Optional, Tuple

import numpy as np

from ..core.errors import TileError
from .compat import tr
from .imagery import Imagery, Window
from .projection import LocalProjection

STREAMED_PIXELS = 448  # sources without a resolution of their own (WMS, XYZ) are asked for this many
_NODES = 6


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
    return basis @ nodes[..., 0] @ basis.T, basis @ nodes[..., 1] @ basis.T


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
    height, width = known.shape
    column, row = np.minimum(x.astype(np.int64), width - 1), np.minimum(y.astype(np.int64), height - 1)
    right, below = (column + 1 < width).astype(np.int64), (row + 1 < height).astype(np.int64) * width
    dx, dy = (x - column).astype(np.float32), (y - row).astype(np.float32)
    start = row * width + column
    flat, seen = rgb.reshape(-1, rgb.shape[2]), known.ravel()
    total = np.zeros((*x.shape, rgb.shape[2]), dtype=np.float32)
    weight = np.zeros(x.shape, dtype=np.float32)
    for index, share in (
        (start, (1 - dx) * (1 - dy)),
        (start + right, dx * (1 - dy)),
        (start + below, (1 - dx) * dy),
        (start + right + below, dx * dy),
    ):
        share = share * seen[index]
        total += flat[index] * share[..., None]
        weight += share
    return total / np.maximum(weight, 1e-6)[..., None], inside & (weight >= 0.5)


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
