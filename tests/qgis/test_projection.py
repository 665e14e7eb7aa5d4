"""The local projection against pyproj's transverse Mercator and geodesics."""

from __future__ import annotations

import numpy as np
import pyproj
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.gis.projection import LocalProjection

lons = st.floats(-180, 180)
lats = st.floats(-84, 84)
metres = st.floats(-30_000, 30_000)


@given(lons, lats, metres, metres)
def test_inverse_equals_pyproj_and_goes_back(lon: float, lat: float, x: float, y: float) -> None:
    local = LocalProjection(lon, lat)
    reference = pyproj.Proj(f"+proj=tmerc +lat_0={lat} +lon_0={lon} +k=1 +ellps=WGS84")
    expected = reference(x, y, inverse=True)
    got = [float(v[0]) for v in local.inverse(np.array([x]), np.array([y]))]
    assert abs((got[0] - expected[0] + 180) % 360 - 180) * np.cos(np.radians(got[1])) < 1e-8
    assert abs(got[1] - expected[1]) < 1e-8
    back = local.forward(np.array([got[0]]), np.array([got[1]]))
    assert np.allclose([back[0][0], back[1][0]], [x, y], atol=1e-3)


@given(lons, lats, st.floats(0, 360), st.floats(1, 5_000))
def test_distances_and_directions_are_those_of_the_ground(
    lon: float, lat: float, azimuth: float, distance: float
) -> None:
    east, north, _ = pyproj.Geod(ellps="WGS84").fwd(lon, lat, azimuth, distance)
    x, y = LocalProjection(lon, lat).forward(np.array([east]), np.array([north]))
    assert abs(np.hypot(x[0], y[0]) / distance - 1) < 1e-6
    turn = np.degrees(np.arctan2(x[0], y[0])) - azimuth
    assert abs((turn + 180) % 360 - 180) < 1e-3
