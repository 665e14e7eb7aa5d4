"""A local metric projection: transverse Mercator on WGS 84, centred where a tile is.

Kruger's series (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", to order 4).
Done here in NumPy because making a QgsCoordinateReferenceSystem for every polygon costs 10 ms.
"""

from __future__ import annotations

from typing import Tuple

import numpy as np

_A = 6378137.0
_F = 1 / 298.257223563
_N = _F / (2 - _F)
_E = float(np.sqrt(_F * (2 - _F)))
_RECTIFYING = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)


def _conformal(tau: np.ndarray) -> np.ndarray:
    """Tangent of the conformal latitude from the tangent of the geographic latitude."""
    sigma = np.sinh(_E * np.arctanh(_E * tau / np.hypot(1, tau)))
    return tau * np.hypot(1, sigma) - sigma * np.hypot(1, tau)


def _geographic(conformal: np.ndarray) -> np.ndarray:
    """Inverse of `_conformal`, by Newton's method."""
    tau = conformal / (1 - _E**2)
    for _ in range(5):
        now = _conformal(tau)
        slope = (1 + (1 - _E**2) * tau**2) / ((1 - _E**2) * np.hypot(1, now) * np.hypot(1, tau))
        tau = tau + (conformal - now) / slope
    return tau


class LocalProjection:
    """Metres east and north of (lon, lat), degrees on WGS 84; scale 1 on the central meridian."""

    def __init__(self, lon: float, lat: float) -> None:
        self.lon = lon
        self.lat = lat
        self._north = 0.0
        self._north = float(self.forward(np.array([lon]), np.array([lat]))[1][0])

    def forward(self, lon: np.ndarray, lat: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Return metres (x, y) of degrees (lon, lat), arrays of one shape; lon may be off by 360."""
        west_east = np.radians((np.asarray(lon) - self.lon + 180.0) % 360.0 - 180.0)
        tau = _conformal(np.tan(np.radians(np.asarray(lat, dtype=float))))
        xi = np.arctan2(tau, np.cos(west_east))
        eta = np.arcsinh(np.sin(west_east) / np.hypot(tau, np.cos(west_east)))
        x, y = eta.copy(), xi.copy()
        for j, alpha in enumerate(_ALPHA, 1):
            y += alpha * np.sin(2 * j * xi) * np.cosh(2 * j * eta)
            x += alpha * np.cos(2 * j * xi) * np.sinh(2 * j * eta)
        return _RECTIFYING * x, _RECTIFYING * y - self._north

    def inverse(self, x: np.ndarray, y: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Return degrees (lon, lat) of metres (x, y), arrays of one shape; lon within [-180, 180)."""
        eta_ = np.asarray(x, dtype=float) / _RECTIFYING
        xi_ = (np.asarray(y, dtype=float) + self._north) / _RECTIFYING
        eta, xi = eta_.copy(), xi_.copy()
        for j, beta in enumerate(_BETA, 1):
            xi -= beta * np.sin(2 * j * xi_) * np.cosh(2 * j * eta_)
            eta -= beta * np.cos(2 * j * xi_) * np.sinh(2 * j * eta_)
        tau = np.sin(xi) / np.hypot(np.sinh(eta), np.cos(xi))
        lat = np.degrees(np.arctan(_geographic(tau)))
        lon = self.lon + np.degrees(np.arctan2(np.sinh(eta), np.cos(xi)))
        return (lon + 180.0) % 360.0 - 180.0, lat
