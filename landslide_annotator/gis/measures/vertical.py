"""The unit of a raster's heights, and what makes its values unlikely to be heights in that unit."""

from __future__ import annotations

from typing import List, Optional, Tuple

import numpy as np
from osgeo import gdal, osr

from ..compat import tr

FOOT, SURVEY_FOOT = 0.3048, 1200.0 / 3937.0
LOWEST_M, HIGHEST_M = -12_000.0, 9_000.0
"""No ground lies beyond these."""
_METRES = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters", "metro", "metros"), 1.0),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), 0.01),
    **dict.fromkeys(("dm", "decimetre", "decimetres", "decimeter", "decimeters"), 0.1),
    **dict.fromkeys(("ft", "foot", "feet", "international foot", "intl foot", "ft intl"), FOOT),
    **dict.fromkeys(("us survey foot", "us survey feet", "us foot", "us ft", "ftus", "foot us"), SURVEY_FOOT),
}
_ANGLES = ("deg", "degree", "degrees", "rad", "radian", "radians", "percent", "%")


def metres_per_unit(text: str) -> Optional[float]:
    """Metres in a unit as files name it; None for a name that is not known."""
    return _METRES.get(" ".join(text.lower().replace("_", " ").replace("-", " ").split()))


def is_angle(text: str) -> bool:
    """Whether a unit is one of slope or aspect."""
    return text.strip().lower() in _ANGLES


def file_unit(dataset: gdal.Dataset) -> str:
    """The height unit's name that a raster file gives, or an empty text."""
    unit = dataset.GetRasterBand(1).GetUnitType()
    system = dataset.GetSpatialRef()
    if unit or system is None or not system.IsVertical():
        return unit or ""
    factor = system.GetTargetLinearUnits("COMPD_CS|VERT_CS")
    names = {"m": 1.0, "ft": FOOT, "US survey foot": SURVEY_FOOT}
    return next((name for name, metres in names.items() if abs(metres - factor) < 1e-9), "")


def map_unit(wkt: str) -> float:
    """Metres in the map unit of a projected reference system; 1 for degrees."""
    system = osr.SpatialReference(wkt)
    return system.GetLinearUnits() if system.IsProjected() else 1.0


def detect(unit: str, map_metres: float) -> Tuple[float, List[str]]:
    """Metres per height unit and warnings, of a unit's name and of the metres in the map's own unit."""
    factor = metres_per_unit(unit)
    if factor is not None and factor != 1.0:
        return factor, [tr("Its heights are in {0} and are converted to metres.").format(unit)]
    if factor is not None:
        return factor, []
    if unit:
        return 1.0, [tr("Its height unit '{0}' is not known; metres are assumed. Set the unit.").format(unit)]
    if min(abs(map_metres - foot) for foot in (FOOT, SURVEY_FOOT)) < 1e-6:
        return 1.0, [
            tr("Its map unit is the foot and its height unit is not given; metres are assumed. Set the unit.")
        ]
    return 1.0, []


def doubts(heights: np.ndarray) -> List[str]:
    """Warnings about a sample (N,) of valid heights in metres."""
    if not heights.size:
        return []
    low, high = float(heights.min()), float(heights.max())
    if low < LOWEST_M or high > HIGHEST_M:
        return [
            tr(
                "Some heights ({0:.0f} to {1:.0f} m) are not on Earth and are left out. Check its unit and "
                "its no-data value."
            ).format(low, high)
        ]
    if low >= 0.0 and 30.0 < high <= 90.0:
        return [tr("Its values lie within 0 to 90. Check that they are heights, not slopes in degrees.")]
    if low >= 0.0 and 350.0 < high <= 360.0:
        return [tr("Its values fill 0 to 360. Check that they are heights, not aspects in degrees.")]
    return []
