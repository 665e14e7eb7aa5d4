"""Sums of heights and slopes over the cells that an outline covers, each by its covered share."""

from __future__ import annotations

from typing import Dict, List, Tuple

import numpy as np

from ..imagery.raster import Window
from .demgrid import DemGrid
from .slopes import gradient


class Zonal:
    """Weighted sums that grow strip by strip.

    `covered` counts cells; `low` and `high` are the extremes, in metres, of cells inside by half at least,
    infinite where there are none. Means are over the covered ground: `height` in metres, `secant` is
    1 / cos(slope), `slope` in radians, `east` and `north` of the downhill unit normal and `steepness` its
    length in the plane, `by_column` and `by_row` metres of height per cell, `column` and `row` of the cells.
    """

    def __init__(self) -> None:
        self.covered = 0.0
        self.low, self.high = np.inf, -np.inf
        self._ground = 0.0
        self._sums: Dict[str, float] = {}

    def add(self, shares: np.ndarray, heights: np.ndarray, grid: DemGrid, strip: Window) -> None:
        """Add a strip: shares (H, W) of its cells and heights (H + 2, W + 2), NaN for voids."""
        by_column, by_row = gradient(heights)
        patchy = np.isnan(heights.sum())
        heights = heights[1:-1, 1:-1]
        if patchy:
            shares = np.where(np.isfinite(by_column + by_row + heights), shares, 0.0)
        columns = strip.column + 0.5 + np.arange(strip.width)
        rows = strip.row + 0.5 + np.arange(strip.height)
        metres = grid.jacobian(columns, rows)
        ground = shares * np.abs(metres[0][0] * metres[1][1] - metres[1][0] * metres[0][1])
        index = shares.ravel().nonzero()[0]
        sides = [part.reshape(2, -1)[:, index if part.size > 2 else [0]] for part in metres]
        share, height, by_column, by_row, weight = (
            part.ravel().take(index) for part in (shares, heights, by_column, by_row, ground)
        )
        self.covered += float(share.sum())
        self._ground += float(weight.sum())
        sums = _slope_sums(by_column, by_row, sides, weight)
        sums["height"] = weight @ height
        sums["column"], sums["row"] = ground.sum(axis=0) @ columns, ground.sum(axis=1) @ rows
        self._sums = {name: self._sums.get(name, 0.0) + float(value) for name, value in sums.items()}
        whole = height[share >= 0.5]
        self.low = min(self.low, float(whole.min(initial=np.inf)))
        self.high = max(self.high, float(whole.max(initial=-np.inf)))

    def mean(self, quantity: str) -> float:
        """The mean over the covered ground; there must be some."""
        return self._sums[quantity] / self._ground

    def height_at(self, place: Tuple[float, float]) -> float:
        """The mean height, moved along the mean slope to a column and row.

        With the outline's own centroid this undoes that the centres of cut cells lie aside of it.
        """
        aside = (place[0] - self.mean("column"), place[1] - self.mean("row"))
        return self.mean("height") + aside[0] * self.mean("by_column") + aside[1] * self.mean("by_row")


def _slope_sums(
    by_column: np.ndarray, by_row: np.ndarray, sides: List[np.ndarray], weight: np.ndarray
) -> Dict[str, float]:
    """Weighted sums of the slope's quantities from heights per cell and cells' sides in metres."""
    (east_c, north_c), (east_r, north_r) = sides
    cell = east_c * north_r - east_r * north_c
    east = (north_r / cell) * by_column - (north_c / cell) * by_row
    north = (east_c / cell) * by_row - (east_r / cell) * by_column
    steep = east * east + north * north
    tilt, secant = np.sqrt(steep), np.sqrt(1.0 + steep)
    level = weight / secant
    return {
        "secant": weight @ secant,
        "slope": weight @ np.arctan(tilt),
        "east": -(level @ east),
        "north": -(level @ north),
        "steepness": level @ tilt,
        "by_column": weight @ by_column,
        "by_row": weight @ by_row,
    }
