"""Expression functions of the group "Landslides", for the field calculator, labels and qgis_process."""

from __future__ import annotations

from typing import List, Tuple, Type

from qgis.core import QgsExpression

from .base import LandslideFunction
from .captions import LandslideAgreement, LandslideCaption
from .geometry import LandslideArea, LandslidePerimeter, forget_measurers
from .numbers import LandslideAreaClass, LandslidePerimeterClass, LandslideVolume
from .words import LandslideDirection, LandslideSector, LandslideWord

FUNCTIONS: Tuple[Type[LandslideFunction], ...] = (
    LandslideArea,
    LandslidePerimeter,
    LandslideAreaClass,
    LandslidePerimeterClass,
    LandslideSector,
    LandslideDirection,
    LandslideVolume,
    LandslideCaption,
    LandslideWord,
    LandslideAgreement,
)
_registered: List[LandslideFunction] = []
"""QGIS keeps bare pointers to them, so Python must not collect them."""


def register() -> None:
    """Make the functions known to QGIS; those of a plugin that was not unloaded well are replaced."""
    if _registered:
        return
    for kind in FUNCTIONS:
        QgsExpression.unregisterFunction(kind.NAME)
        function = kind()
        QgsExpression.registerFunction(function)
        _registered.append(function)


def unregister() -> None:
    """Take the functions back."""
    for function in reversed(_registered):
        QgsExpression.unregisterFunction(function.NAME)
    _registered.clear()
    forget_measurers()
