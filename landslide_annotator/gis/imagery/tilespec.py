"""Where a tile lies: a square of ground, north up, on its own transverse Mercator projection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

from ..projection import LocalProjection

CORNERS = ((-0.5, 0.5), (0.5, 0.5), (0.5, -0.5), (-0.5, -0.5))
"""North-west, north-east, south-east, south-west, in sides from the centre, x east and y north."""


@dataclass(frozen=True)
class TileSpec:
    """A square of `side_m` true ground metres around (lon, lat), degrees on WGS 84, not rotated.

    size: pixels a side; None leaves it to the source's own resolution. ground_m: metres per pixel wished of
    sources that offer several, such as basemaps, where there is no size. The tile's reference system is the
    transverse Mercator projection on WGS 84 with its origin and scale 1 at the centre.
    """

    lon: float
    lat: float
    side_m: float
    size: Optional[int] = None
    ground_m: Optional[float] = None

    @property
    def projection(self) -> LocalProjection:
        """Metres east and north of the centre."""
        return LocalProjection(self.lon, self.lat)

    @property
    def proj4(self) -> str:
        """The tile's reference system as PROJ writes it."""
        lon, lat = float(self.lon), float(self.lat)  # NumPy's numbers write their type, too
        return f"+proj=tmerc +lat_0={lat!r} +lon_0={lon!r} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m"

    def affine(self, size: int) -> Tuple[float, float, float, float, float, float]:
        """GDAL's transform of `size` pixels a side in the tile's reference system."""
        pixel = self.side_m / size
        return (-self.side_m / 2, pixel, 0.0, self.side_m / 2, 0.0, -pixel)

    def corners(self) -> np.ndarray:
        """Longitude and latitude (4, 2) of the corners: north-west, north-east, south-east, south-west."""
        x, y = self.side_m * np.array(CORNERS).T
        return np.stack(self.projection.inverse(x, y), axis=1)
