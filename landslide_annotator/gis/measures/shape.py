"""The plan shape of an outline: size along its axes, elongation and compactness."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsLineString

from ..compat import tr
from .body import Body

ROUND = 1e-3
"""Principal second moments that differ by less than this share have no axis."""


@dataclass(frozen=True)
class Shape:
    """Degrees on WGS 84 (lon, lat), metres, and shares.

    `inside` is a point within the outline, well away from its edges. Length and width are the outline's
    extent along and across the axis of inertia of its area; the box is the smallest rectangle around it.
    `axis_deg` (0 to 180 from true north) has no direction; it is None for a body that is as wide as long,
    whose length and width are then the box's. `elongation` is 1 - width / length; `compactness` is
    4 pi A / P^2 with the rings of holes in P.
    """

    centroid: Tuple[float, float]
    inside: Tuple[float, float]
    length_m: float
    width_m: float
    box_length_m: float
    box_width_m: float
    axis_deg: Optional[float]
    elongation: float
    compactness: float
    notes: Tuple[str, ...] = ()


def measure_shape(body: Body) -> Shape:
    """Measure the plan shape of a body."""
    notes = body.notes
    box_length, box_width = _box(body)
    axis = _axis(body)
    if axis is None:
        length, width = box_length, box_width
        notes += (tr("The outline is as wide as long, so it has no axis."),)
    else:
        length, width = (float(_extent(body.xy @ side)) for side in (axis, axis[::-1] * (1.0, -1.0)))
    perimeter = float(np.hypot(*(body.xy[body.following] - body.xy).T).sum())
    return Shape(
        centroid=body.centroid,
        inside=_inside(body),
        length_m=length,
        width_m=width,
        box_length_m=box_length,
        box_width_m=box_width,
        axis_deg=None if axis is None else float(np.degrees(np.arctan2(*axis)) % 180.0 % 180.0),
        elongation=1.0 - min(length, width) / max(length, width),
        compactness=4.0 * np.pi * body.area_m2 / perimeter**2,
        notes=notes,
    )


def _axis(body: Body) -> Optional[np.ndarray]:
    """The direction (east, north) in which the area is spread farthest, or None where there is none."""
    x0, y0 = (body.xy - body.centroid_xy).T
    x1, y1 = x0[body.following], y0[body.following]
    weight = body.sign * (x0 * y1 - x1 * y0)
    east = float(weight @ (x0 * x0 + x0 * x1 + x1 * x1))
    north = float(weight @ (y0 * y0 + y0 * y1 + y1 * y1))
    mixed = float(weight @ (2 * x0 * y0 + x0 * y1 + x1 * y0 + 2 * x1 * y1))
    if np.hypot(mixed, east - north) <= ROUND * (east + north):
        return None
    azimuth = 0.5 * np.arctan2(mixed, north - east)
    return np.array([np.sin(azimuth), np.cos(azimuth)])


def _box(body: Body) -> Tuple[float, float]:
    """Long and short side of the smallest rectangle around the outline; one side lies on its hull."""
    line = QgsGeometry(QgsLineString(body.xy[:, 0].tolist(), body.xy[:, 1].tolist()))
    wkb = bytes(line.convexHull().asWkb())
    (count,) = struct.unpack_from("=I", wkb, 9)
    hull = np.frombuffer(wkb, dtype=float, count=2 * count, offset=13).reshape(-1, 2)
    ahead = hull[1:] - hull[:-1]
    ahead /= np.hypot(ahead[:, 0], ahead[:, 1])[:, None]
    along, across = _extent(hull @ ahead.T), _extent(hull @ (ahead[:, ::-1] * (-1.0, 1.0)).T)
    best = np.argmin(along * across)
    sides = sorted((float(along[best]), float(across[best])))
    return sides[1], sides[0]


def _extent(places: np.ndarray) -> np.ndarray:
    """How far places (N,) or (N, M) reach, along the first axis."""
    return places.max(axis=0) - places.min(axis=0)


def _inside(body: Body) -> Tuple[float, float]:
    """The middle of the widest stretch inside, on a line halfway between two vertices near the centroid."""
    heights = np.unique(body.xy[:, 1])
    levels = 0.5 * (heights[1:] + heights[:-1])
    for level in levels[np.argsort(abs(levels - body.centroid_xy[1]))]:
        east, edge, share = _crossings(body, level)
        if len(edge):  # none between the parts of a multipolygon
            break
    widest = 2 * int(np.argmax(east[1::2] - east[::2]))
    edge, share = edge[widest : widest + 2], share[widest : widest + 2]
    end = body.following[edge]
    lon = float((body.lon[edge] + share * (body.lon[end] - body.lon[edge])).mean())
    lat = float((body.lat[edge] + share * (body.lat[end] - body.lat[edge])).mean())
    return (lon + 180.0) % 360.0 - 180.0, lat


def _crossings(body: Body, level: float) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where edges cross a line (metres north), from west to east: metres east, the edge, the share of it."""
    x, y = body.xy.T
    above = y > level
    edge = (above != above[body.following]).nonzero()[0]
    end = body.following[edge]
    share = (level - y[edge]) / (y[end] - y[edge])
    east = x[edge] + share * (x[end] - x[edge])
    order = np.argsort(east)
    return east[order], edge[order], share[order]
