"""What an elevation model says about an outline: sums over the cells inside and heights along the edge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterator, Optional, Tuple

import numpy as np

from ..imagery.raster import Window
from .body import Body
from .coverage import Pieces, area_within, coverage, cut
from .dem import Dem
from .demgrid import DemGrid
from .slopes import spikes
from .zonal import Zonal

STRIP_CELLS = 131_072
"""Windows are read in strips of rows of about this many cells, which fit the processor's cache."""
LEAST_COVER = 0.9
"""Share of an outline with heights below which nothing is measured."""
MARGIN = 2
"""Cells around a window: one for the slopes and heights at its edge, one to tell spikes there."""


@dataclass(frozen=True)
class Ground:
    """The cells inside, and the outline's pieces with their heights.

    `covered` is the share of the outline's area with heights; `cell_m` a cell's side in metres; `spikes`
    counts cells left out. Piece i has its `start` (N, 2) in metres of the body's projection, its height
    there in `heights` (N,), NaN where it is unknown.
    """

    covered: float
    cell_m: float
    zonal: Zonal
    spikes: int
    pieces: Pieces
    start: np.ndarray
    heights: np.ndarray


def survey(body: Body, dem: Dem) -> Optional[Ground]:
    """Return what lies under a body, or None when no cell with a height does.

    Heights are not read where the elevation model ends under too much of it.

    Raises DemError when the body has no place in the elevation model's reference system.
    """
    pixels = dem.to_pixels(body.lon, body.lat)
    window = _window(pixels, dem)
    if window is None:
        return None
    grid, pieces = DemGrid(dem, window, body), cut(body, pixels, window)
    if not pieces.area > 0.0:
        return None
    within = area_within(pieces, window) / pieces.area
    if within < LEAST_COVER:  # known without reading a model that may be large
        nowhere = np.full(len(pieces.start), np.nan)
        return Ground(within, grid.cell_m(), Zonal(), 0, pieces, pieces.start, nowhere)
    zonal, heights, out = _under(pieces, window, grid, dem)
    if not zonal.covered > 0.0:
        return None
    covered = min(1.0, zonal.covered / pieces.area)
    return Ground(covered, grid.cell_m(), zonal, out, pieces, grid.metres(pieces.start), heights)


def _under(pieces: Pieces, window: Window, grid: DemGrid, dem: Dem) -> Tuple[Zonal, np.ndarray, int]:
    """The cells inside, the heights at the pieces' starts (N,) and the number of spikes inside."""
    zonal, out = Zonal(), 0
    heights = np.full(len(pieces.start), np.nan)
    rows = np.minimum(np.maximum(pieces.start[:, 1], window.row), window.row + window.height - 0.5)
    for strip in _strips(window):
        terrain, spiky = _read(dem, strip, grid.cell_m())
        shares = coverage(pieces, strip)
        zonal.add(shares, terrain, grid, strip)
        out += int((spiky & (shares > 0.0)).sum())
        here = (rows >= strip.row) & (rows < strip.row + strip.height)
        heights[here] = _heights(pieces.start[here], terrain, strip, dem)
    return zonal, heights, out


def _window(pixels: np.ndarray, dem: Dem) -> Optional[Window]:
    """The cells of the elevation model under the outline's box."""
    (left, top), (right, bottom) = pixels.min(axis=0).tolist(), pixels.max(axis=0).tolist()
    left, top = max(math.floor(left), 0), max(math.floor(top), 0)
    right, bottom = min(math.ceil(right), dem.width), min(math.ceil(bottom), dem.height)
    if right <= left or bottom <= top:
        return None
    return Window(left, top, right - left, bottom - top)


def _strips(window: Window) -> Iterator[Window]:
    step = max(1, STRIP_CELLS // window.width)
    for row in range(window.row, window.row + window.height, step):
        height = min(step, window.row + window.height - row)
        yield Window(window.column, row, window.width, height)


def _read(dem: Dem, strip: Window, cell_m: float) -> Tuple[np.ndarray, np.ndarray]:
    """Heights of a strip with one cell around it, spikes taken out, and where in the strip these were."""
    heights = dem.read(
        strip.column - MARGIN, strip.row - MARGIN, strip.width + 2 * MARGIN, strip.height + 2 * MARGIN
    )
    out = spikes(heights, cell_m)
    heights = heights[1:-1, 1:-1]
    if out.any():
        heights = np.where(out, np.nan, heights)
    return heights, out[1:-1, 1:-1]


_NEAR = 0.2499
"""Least weight of the corners with heights: what a cell has at any place in it."""
_RIGHT, _DOWN = np.array([[0], [1], [0], [1]]), np.array([[0], [0], [1], [1]])


def _heights(points: np.ndarray, terrain: np.ndarray, strip: Window, dem: Dem) -> np.ndarray:
    """Bilinear heights at points in cells of the raster; a void corner counts as far as others are near."""
    size = np.array([dem.width, dem.height])
    base = np.minimum(np.maximum(np.floor(points - 0.5), 0), size - 2).astype(np.int64)
    u, v = (points - 0.5 - base).T
    column, row = (base - (strip.column - 1, strip.row - 1)).T
    corners = terrain[row + _DOWN, column + _RIGHT]
    weights = (1 - _RIGHT + (2 * _RIGHT - 1) * u) * (1 - _DOWN + (2 * _DOWN - 1) * v)
    if np.isnan(corners).any():
        weights = np.where(np.isnan(corners), 0.0, weights)
        total = weights.sum(axis=0)
        near = total > _NEAR
        weights = np.where(near, weights / np.where(near, total, 1.0), np.nan)
        corners = np.nan_to_num(corners)
    heights = (weights * corners).sum(axis=0)
    heights[((points < 0.0) | (points > size)).any(axis=1)] = np.nan
    return heights
