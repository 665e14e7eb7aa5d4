"""Where the light of an image comes from, when nobody said."""

from __future__ import annotations

from typing import Optional

TROPIC = 23.5


def default_sun_azimuth(lat: float) -> Optional[float]:
    """Return the usual azimuth of the sun in degrees at a latitude; None between the tropics.

    Satellites that look at land pass in the morning: the sun is in the south-east north of the tropics,
    in the north-east south of them, and between them its side changes with the season.
    """
    if lat >= TROPIC:
        return 135.0
    if lat <= -TROPIC:
        return 45.0
    return None
