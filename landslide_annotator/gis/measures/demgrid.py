"""Where a window's cells lie on the ground: metres in a body's projection as a smooth map of cells."""

from __future__ import annotations

from typing import Tuple

import numpy as np

from ..imagery.raster import Window
from .body import Body
from .dem import Dem

_FIT = np.array([[0.0, 1.0, 0.0], [-0.5, 0.0, 0.5], [0.5, -1.0, 0.5]])  # values at -1, 0, 1 to 1, u, u^2
_SLOPE = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 2.0, 0.0]])  # powers of u to their derivatives
_BENDING = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 1.0]])  # all but the linear terms
EVEN = 1e-4
"""Cells of a window whose sides differ by less than this share count as equal."""
_NODES = np.array([(u, v) for v in (-1.0, 0.0, 1.0) for u in (-1.0, 0.0, 1.0)])


class DemGrid:
    """A biquadratic map through 3 x 3 nodes over a window: exact to millimetres over tens of kilometres."""

    def __init__(self, dem: Dem, window: Window, body: Body) -> None:
        self._half = 0.5 * np.array([window.width, window.height])
        self._middle = self._half + (window.column, window.row)
        x, y = body.projection.forward(*dem.to_degrees(self._middle + _NODES * self._half))
        ground = np.concatenate([x, y]).reshape(2, 3, 3)
        self._terms = _FIT @ ground @ _FIT.T  # metres = powers of v @ terms @ powers of u, twice
        sides = np.hypot(*self._terms[:, [0, 1], [1, 0]])
        self._even = bool(2.0 * np.abs(self._terms * _BENDING).max() < EVEN * sides.min())

    def metres(self, pixels: np.ndarray) -> np.ndarray:
        """Return (N, 2) metres east and north of columns and rows (N, 2)."""
        u, v = ((pixels - self._middle) / self._half).T
        return ((self._terms @ _powers(u)) * _powers(v)).sum(axis=1).T

    def jacobian(self, columns: np.ndarray, rows: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Metres (east, north) per column and per row, (2, R, C) each, at columns (C,) and rows (R,).

        (2, 1, 1) where they differ so little that one value does.
        """
        if self._even:
            columns, rows = self._middle[:1], self._middle[1:]
        at_u = _powers((columns - self._middle[0]) / self._half[0])
        at_v = _powers((rows - self._middle[1]) / self._half[1])
        by_column = at_v.T @ (self._terms @ (_SLOPE @ at_u / self._half[0]))
        by_row = (_SLOPE @ at_v / self._half[1]).T @ (self._terms @ at_u)
        return by_column, by_row

    def cell_m(self) -> float:
        """The side in metres of a square as large as the cell in the window's middle."""
        (east_c, north_c), (east_r, north_r) = self._terms[:, 0, 1], self._terms[:, 1, 0]
        return float(np.sqrt(abs(east_c * north_r - east_r * north_c) / self._half.prod()))


def _powers(u: np.ndarray) -> np.ndarray:
    """1, u and u^2 as (3, N)."""
    powers = np.ones((3, len(u)))
    powers[1] = u
    powers[2] = u * u
    return powers
