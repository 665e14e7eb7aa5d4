"""Landslide outlines whose area, perimeter and direction are known by construction.

An outline is drawn in a plane of ground metres around its centre; its area is the shoelace formula and its
perimeter the sum of its sides in that plane. The plane is then laid on the ellipsoid by Gauss's mid-latitude
formulas, so no projection and nothing of the plugin takes part in the truth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Tuple

import numpy as np

from ...core.directions import sector

SEMI_MAJOR = 6378137.0  # WGS 84
FLATTENING = 1 / 298.257223563
ECCENTRICITY2 = FLATTENING * (2 - FLATTENING)


@dataclass(frozen=True)
class Body:
    """One landslide: lengths in ground metres, azimuth from crown to toe in degrees clockwise from north."""

    name: str
    type: str
    activity: str
    azimuth: float
    length: float
    width: float
    bend: float = 0.0
    hole: float = 0.0  # radius of an intact block inside
    wiggle: float = field(default=0.06)

    @property
    def direction(self) -> str:
        """The compass sector of the movement."""
        return sector(self.azimuth)


def half_width(body: Body, u: np.ndarray) -> np.ndarray:
    """Half width in metres at the fractions u (0 crown, 1 toe) of the length, by type."""
    u = np.clip(u, 0.0, 1.0)
    oval = {"rotational": 2.6, "translational": 5.0, "flow": 2.2, "fall": 3.0, "creep": 2.4}[body.type]
    shape = (1 - np.abs(2 * u - 1) ** oval) ** (1 / oval)
    if body.type == "rotational":
        shape = shape * (1.08 - 0.3 * u)
    elif body.type == "flow":
        source, lobe = np.exp(-(((u - 0.14) / 0.13) ** 2)), np.exp(-(((u - 0.88) / 0.14) ** 2))
        shape = shape * (0.38 + 0.55 * source + 0.75 * lobe)
    elif body.type == "fall":
        shape = shape * (0.25 + 0.8 * u)
    return body.width / 2 * shape


def centre_line(body: Body, u: np.ndarray) -> np.ndarray:
    """Metres to the right of the movement of the body's middle line at u; zero at crown and toe."""
    return body.bend * np.sin(np.pi * np.clip(u, 0.0, 1.0)) * np.sin(2 * np.pi * np.clip(u, 0.0, 1.0) + 0.4)


def sides(body: Body, u: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
    """Left and right margin at u, in metres to the right of the straight line from crown to toe."""
    width, middle = half_width(body, u), centre_line(body, u)
    phase = sum(map(ord, body.name))
    left = 1 + body.wiggle * (np.sin(17 * u + phase) + 0.6 * np.sin(41 * u + 2 * phase))
    right = 1 + body.wiggle * (np.sin(19 * u + 3 * phase) + 0.6 * np.sin(37 * u + phase))
    return middle - width * left, middle + width * right


def along_to_plane(body: Body, along: np.ndarray, across: np.ndarray) -> np.ndarray:
    """East and north metres (n, 2) of points given by metres from the middle, along and to the right."""
    angle = np.radians(body.azimuth)
    east = along * np.sin(angle) + across * np.cos(angle)
    north = along * np.cos(angle) - across * np.sin(angle)
    return np.stack([east, north], axis=-1)


def outline(body: Body, steps: int = 48) -> List[np.ndarray]:
    """Rings of the body, outer first, as (n, 2) east and north ground metres from its centre; not closed."""
    u = (1 - np.cos(np.linspace(0, np.pi, steps + 1))) / 2
    left, right = sides(body, u)
    along = (u - 0.5) * body.length
    outer = np.concatenate([along_to_plane(body, along, right), along_to_plane(body, along, left)[-2:0:-1]])
    if not body.hole:
        return [outer]
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    middle = centre_line(body, np.array([0.5]))[0]
    return [outer, along_to_plane(body, body.hole * np.cos(turn), middle + body.hole * np.sin(turn))]


def ring_area(ring: np.ndarray) -> float:
    """Square metres inside a ring (n, 2) of metres, not closed."""
    east, north = ring.T
    return float(abs(np.dot(east, np.roll(north, -1)) - np.dot(north, np.roll(east, -1))) / 2)


def true_area(body: Body) -> float:
    """Square metres, the hole subtracted."""
    outer, *holes = outline(body)
    return ring_area(outer) - sum(ring_area(hole) for hole in holes)


def true_perimeter(body: Body) -> float:
    """Metres along the outer ring."""
    outer = outline(body)[0]
    return float(np.hypot(*(np.roll(outer, -1, axis=0) - outer).T).sum())


def plane_to_lonlat(plane: np.ndarray, lon: float, lat: float) -> np.ndarray:
    """Lays (n, 2) east and north metres around (lon, lat) on the ellipsoid: (n, 2) degrees.

    Distance and azimuth from the centre are kept (azimuthal equidistant), so over a few hundred metres
    lengths and areas hold to better than 1e-6. Gauss's mid-latitude formulas, iterated.
    """
    distance, azimuth = np.hypot(*plane.T), np.arctan2(plane[:, 0], plane[:, 1])
    start = middle = np.radians(lat)
    turn = np.zeros(len(plane))
    for _ in range(6):
        root = 1 - ECCENTRICITY2 * np.sin(middle) ** 2
        meridian = SEMI_MAJOR * (1 - ECCENTRICITY2) / root**1.5
        normal = SEMI_MAJOR / np.sqrt(root)
        up = distance * np.cos(azimuth + turn / 2) / meridian
        right = distance * np.sin(azimuth + turn / 2) / (normal * np.cos(middle))
        middle, turn = start + up / 2, right * np.sin(middle)
    return np.stack([lon + np.degrees(right), lat + np.degrees(up)], axis=-1)
