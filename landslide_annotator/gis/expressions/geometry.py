"""Expression functions that measure an outline on the ellipsoid."""

from __future__ import annotations

from typing import Any, Dict, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsGeometry,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..measures.measure import Measurer, Measures
from .base import Help, LandslideFunction, text

_MEASURERS: Dict[str, Tuple[QgsCoordinateTransformContext, Measurer]] = {}
"""One per reference system, for making it takes longer than measuring, with the transformations it is for."""
_MOST = 32


class LandslideArea(LandslideFunction):
    """`landslide_area`: see its help."""

    NAME = "landslide_area"
    ARGUMENTS = (("geometry", ""), ("crs", ""))
    USES_GEOMETRY = True

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr(
                "Area of a polygon in square metres on the ellipsoid of WGS 84, without its holes, "
                "whatever the units and the ellipsoid of the project. It is the area of the inventory."
            ),
            _argument_lines(),
            (("landslide_area()", "307507.45"), ("landslide_area($geometry, 'EPSG:32717')", "307507.45")),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[float]:
        """Square metres, None without a geometry."""
        found = _measure(values, context)
        return None if found is None else found.area_m2


class LandslidePerimeter(LandslideFunction):
    """`landslide_perimeter`: see its help."""

    NAME = "landslide_perimeter"
    ARGUMENTS = LandslideArea.ARGUMENTS
    USES_GEOMETRY = True

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr(
                "Length of a polygon's outer ring in metres on the ellipsoid of WGS 84, whatever the units "
                "and the ellipsoid of the project. Rings of holes do not count."
            ),
            _argument_lines(),
            (("landslide_perimeter()", "2218.14"), ("landslide_perimeter(crs:='EPSG:32717')", "2218.14")),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[float]:
        """Metres, None without a geometry."""
        found = _measure(values, context)
        return None if found is None else found.perimeter_m


def forget_measurers() -> None:
    """Empty the store of measurers."""
    _MEASURERS.clear()


def _argument_lines() -> Tuple[str, str]:
    return (
        tr("a polygon; the current feature's where left out"),
        tr("code of the polygon's reference system; the layer's where left out"),
    )


def _measure(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> Optional[Measures]:
    polygon, crs = values
    if isinstance(polygon, str) and not polygon:
        polygon = context.feature().geometry() if context is not None and context.hasFeature() else None
    if polygon is None:
        return None
    if not isinstance(polygon, QgsGeometry):
        raise GeometryError(tr("'{0}' is no geometry. Write $geometry, or nothing.").format(polygon))
    if polygon.isNull() or polygon.isEmpty():
        return None
    return _measurer(_reference_system(text(crs, "crs"), context), context).measure(polygon)


def _reference_system(code: str, context: Optional[QgsExpressionContext]) -> QgsCoordinateReferenceSystem:
    """The system of a code, else of the layer."""
    if code:
        crs = QgsCoordinateReferenceSystem(code)
        if not crs.isValid():
            raise GeometryError(
                tr("'{0}' is no reference system. Write its code, such as 'EPSG:32717'.").format(code)
            )
        return crs
    crs = context.variable("_layer_crs") if context is not None else None
    if not isinstance(crs, QgsCoordinateReferenceSystem):  # a context made by hand has the code alone
        known = context.variable("layer_crs") if context is not None else None
        crs = QgsCoordinateReferenceSystem(known if isinstance(known, str) else "")
    if not crs.isValid():
        raise GeometryError(
            tr(
                "The layer has no coordinate reference system. Set it in the layer's properties, "
                "or write its code as the second argument: ($geometry, 'EPSG:32717')."
            )
        )
    return crs


def _measurer(crs: QgsCoordinateReferenceSystem, context: Optional[QgsExpressionContext]) -> Measurer:
    transforms = context.variable("_project_transform_context") if context is not None else None
    if not isinstance(transforms, QgsCoordinateTransformContext):
        transforms = QgsCoordinateTransformContext()
    key = crs.authid()
    if not key or key.startswith("USER:"):  # the user may change those
        key = crs.toWkt()
    kept = _MEASURERS.get(key)
    if kept is None or kept[0] != transforms:
        if len(_MEASURERS) >= _MOST:
            forget_measurers()
        kept = _MEASURERS[key] = transforms, Measurer(crs, transforms)
    return kept[1]
