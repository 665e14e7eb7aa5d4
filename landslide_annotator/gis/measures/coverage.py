"""An outline cut at the cells of a raster, and the share of each cell that it covers, exactly.

The outline is cut wherever it crosses a line of half cells: between two cuts it lies within one cell, and
within one square between cell centres, so areas are exact and heights between centres are smooth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

import numpy as np

from ..imagery.raster import Window
from .body import Body


@dataclass(frozen=True)
class Pieces:
    """The outline's pieces in cells from the raster's corner.

    Piece i goes from `start[i]` (N, 2) to `start[following[i]]`. `sign` and `outer` (N,) are those of the
    body's edges; `area` and `centroid` are the outline's, in cells.
    """

    start: np.ndarray
    following: np.ndarray
    sign: np.ndarray
    outer: np.ndarray
    area: float
    centroid: Tuple[float, float]


def cut(body: Body, pixels: np.ndarray, window: Window) -> Pieces:
    """Cut the body at the half cells of a window; `pixels` (V, 2) are its vertices in cells of the raster."""
    ahead = pixels[body.following] - pixels
    low, high = (edge(pixels, pixels + ahead) for edge in (np.minimum, np.maximum))
    first_line = np.array([window.column, window.row]) * 2
    last_line = first_line + np.array([window.width, window.height]) * 2
    lines = np.maximum(np.ceil(2.0 * low), first_line)
    count = np.maximum(np.minimum(np.floor(2.0 * high), last_line) - lines + 1, 0).astype(np.int64)
    count[ahead == 0.0] = 0
    flat = count.ravel()
    owner = np.repeat(np.arange(flat.size), flat)
    number = np.arange(owner.size) - np.repeat(np.cumsum(flat) - flat, flat)
    share = (0.5 * (lines.ravel()[owner] + number) - pixels.ravel()[owner]) / ahead.ravel()[owner]
    edge = np.concatenate([np.arange(len(pixels)), owner // 2])
    share = np.concatenate([np.zeros(len(pixels)), share])
    order = np.lexsort((share, edge))
    edge, share = edge[order], share[order]
    start = pixels[edge] + share[:, None] * ahead[edge]
    first = np.searchsorted(edge, np.arange(len(pixels)))
    following = np.arange(1, len(edge) + 1)
    following[np.append(first[1:], len(edge)) - 1] = first[body.following]
    area, centroid = _moments(pixels, body)
    return Pieces(start, following, body.sign[edge] * np.sign(area), body.outer[edge], abs(area), centroid)


def _moments(pixels: np.ndarray, body: Body) -> Tuple[float, Tuple[float, float]]:
    """Area in cells, negative where the raster mirrors the ground, and centroid."""
    origin = pixels[0]
    x, y = (pixels - origin).T
    x1, y1 = x[body.following], y[body.following]
    cross = body.sign * (x * y1 - x1 * y)
    area = 0.5 * float(cross.sum())
    if area == 0.0:
        return 0.0, (float(origin[0]), float(origin[1]))
    weight = cross / (6.0 * area)
    return area, (float(origin[0] + weight @ (x + x1)), float(origin[1] + weight @ (y + y1)))


def area_within(pieces: Pieces, window: Window) -> float:
    """The outline's area inside a window that it was cut for, in cells."""
    start = pieces.start - (window.column, window.row)
    middle = 0.5 * (start + start[pieces.following])
    tall = pieces.sign * (start[:, 1] - start[pieces.following, 1])
    tall = tall * ((middle[:, 1] > 0.0) & (middle[:, 1] < window.height))
    return float(tall @ (window.width - np.minimum(np.maximum(middle[:, 0], 0.0), window.width)))


def coverage(pieces: Pieces, window: Window) -> np.ndarray:
    """Return the share (height, width) of each cell of a window that the outline covers.

    Each piece adds what lies to its right within its cell, and its height to all cells further right.
    """
    start = pieces.start - (window.column, window.row)
    end = start[pieces.following]
    tall = pieces.sign * (start[:, 1] - end[:, 1])
    x, y = (0.5 * (start + end)).T
    x = np.maximum(x, 0.0)
    used = (y > 0.0) & (y < window.height) & (x < window.width)
    x, y, tall = x[used], y[used], tall[used]
    column = x.astype(np.int64)
    cell = y.astype(np.int64) * (window.width + 1) + column
    within = tall * (column + 1 - x)
    cells = np.concatenate([cell, cell + 1])
    size = window.height * (window.width + 1)
    sums = np.bincount(cells, np.concatenate([within, tall - within]), minlength=size)
    shares = np.cumsum(sums.reshape(window.height, window.width + 1)[:, :-1], axis=1)
    return np.minimum(np.maximum(shares, 0.0), 1.0)
