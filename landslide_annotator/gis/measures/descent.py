"""Crown and toe of an outline and the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
from qgis.core import QgsPointXY

from .ground import Ground
from .measure import ruler

TOP = 0.1
"""The crown is the highest tenth of the outline's relief, its weight rising from nothing to full."""
NOISE_CELLS = 3.0
"""Heights that less than this length of outline (in cells) reaches are taken for noise."""


class Geodesics:
    """Lengths and azimuths on the ellipsoid of WGS 84; make one in each thread."""

    def __init__(self) -> None:
        self._ruler = ruler()

    def between(self, start: Tuple[float, float], end: Tuple[float, float]) -> Tuple[float, float]:
        """Metres and azimuth (0 to 360, at the start) from one place to another, degrees (lon, lat)."""
        places = [QgsPointXY(*start), QgsPointXY(*end)]
        length = self._ruler.measureLine(places)
        return length, float(np.degrees(self._ruler.bearing(*places)) % 360.0 % 360.0)


@dataclass(frozen=True)
class Edge:
    """Pieces of the outer rings with known heights: middles (N, 2) in cells, heights and lengths in metres.

    `known` is their share of the rings' length and `stretch` how much longer they are in space than in plan.
    """

    middle: np.ndarray
    height: np.ndarray
    length: np.ndarray
    known: float
    stretch: float


@dataclass(frozen=True)
class Descent:
    """Crown and toe, (2, 2) columns and rows, with their heights in metres."""

    places: np.ndarray
    crown_height: float
    toe_height: float


def edge_of(ground: Ground) -> Edge:
    """Return the outline as far as its heights are known."""
    ends = ground.pieces.following
    east, north = (ground.start[ends] - ground.start).T
    length = np.hypot(east, north)
    rise = ground.heights[ends] - ground.heights
    known = ground.pieces.outer & np.isfinite(rise)
    plan, total = float(length[known].sum()), float(length[ground.pieces.outer].sum())
    start = ground.pieces.start
    return Edge(
        middle=(0.5 * (start + start[ends]))[known],
        height=(ground.heights + 0.5 * rise)[known],
        length=length[known],
        known=plan / total,
        stretch=float(np.hypot(length[known], rise[known]).sum()) / plan if plan else np.nan,
    )


def descend(edge: Edge, cell_m: float) -> Optional[Descent]:
    """Return crown and toe, or None where the outline is level."""
    up = top_weights(edge.height, edge.length, NOISE_CELLS * cell_m)
    down = top_weights(-edge.height, edge.length, NOISE_CELLS * cell_m)
    if up is None or down is None:
        return None
    weights = np.stack([up, down])
    crown_height, toe_height = weights @ edge.height
    return Descent(weights @ edge.middle, float(crown_height), float(toe_height))


def top_weights(values: np.ndarray, lengths: np.ndarray, noise: float) -> Optional[np.ndarray]:
    """Return the weights (N,) of pieces of outline in its top, zero for all others; None for level values.

    The range of values is taken between those that `noise` metres of the outline lie beyond. A share of
    the range and not of the length keeps a level crown whole, instead of some accidental part of it.
    """
    order = values.argsort()
    passed = lengths[order].cumsum()
    beyond = min(noise, 0.1 * passed[-1])
    low, high = values[order[passed.searchsorted([beyond, passed[-1] - beyond])]]
    depth = TOP * (high - low)
    if not depth > 0.0:
        return None
    weights = lengths * np.minimum(np.maximum((values - high) / depth + 1.0, 0.0), 1.0)
    return weights / weights.sum()
