"""Expression functions of measured numbers: size classes and volume."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Optional, Sequence

from qgis.core import QgsExpressionContext

from ...core.sizes import SizeBreaks
from ...core.volume import estimate, relations
from ..compat import tr
from ..measures.breaks import parse_breaks
from ..preferences import default_language
from .base import REQUIRED, Help, LandslideFunction, number, text


class LandslideAreaClass(LandslideFunction):
    """`landslide_area_class`: see its help."""

    NAME = "landslide_area_class"
    ARGUMENTS = (("area", REQUIRED), ("breaks", ""))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr("Size class of an area: small, medium, large or very_large."),
            (tr("square metres"), _breaks_line("1000; 10000; 100000")),
            (
                ("landslide_area_class(2500)", "'medium'"),
                ("landslide_area_class(2500, '5000; 50000; 500000')", "'small'"),
                ("landslide_area_class(landslide_area())", "'very_large'"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> str:
        """The code of the class."""
        return _breaks(values[1], "area").area_class(number(values[0], "area"))


class LandslidePerimeterClass(LandslideFunction):
    """`landslide_perimeter_class`: see its help."""

    NAME = "landslide_perimeter_class"
    ARGUMENTS = (("perimeter", REQUIRED), ("breaks", ""))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        return Help(
            tr("Size class of a perimeter: small, medium, large or very_large."),
            (tr("metres"), _breaks_line("150; 500; 1500")),
            (
                ("landslide_perimeter_class(700)", "'large'"),
                ("landslide_perimeter_class(700, array(100, 200, 300))", "'very_large'"),
                ("landslide_perimeter_class(landslide_perimeter())", "'very_large'"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> str:
        """The code of the class."""
        return _breaks(values[1], "perimeter").perimeter_class(number(values[0], "perimeter"))


class LandslideVolume(LandslideFunction):
    """`landslide_volume`: see its help."""

    NAME = "landslide_volume"
    ARGUMENTS = (("area", REQUIRED), ("relation", REQUIRED), ("percentile", 50))

    @staticmethod
    def explain() -> Help:
        """The texts of the help, in the user's language."""
        areas = {"total": tr("total area"), "source": tr("source (scar) area")}
        is_spanish = default_language() == "es"
        names = "; ".join(
            f"'{law.name}' ({law.es if is_spanish else law.en}, {areas[law.fitted_on]})"
            for law in relations()
        )
        return Help(
            tr(
                "Volume of one landslide in cubic metres by a published relation of area and volume. "
                "Single landslides lie a factor of 2 to 3 off it, so give the percentiles 50, 75 and 95 "
                "together. A relation that was fitted on source (scar) areas gives too much of a total area."
            ),
            (
                tr("map area in square metres"),
                names,
                tr("0 to 100: the share of landslides of this area that have less; 50 where left out"),
            ),
            (
                ("round(landslide_volume(10000, 'larsen2010_soil'))", "25061"),
                ("round(landslide_volume(10000, 'larsen2010_soil', 95))", "114948"),
            ),
        )

    @staticmethod
    def compute(values: Sequence[Any], context: Optional[QgsExpressionContext]) -> float:
        """Cubic metres."""
        area, relation, percentile = values
        law = text(relation, "relation")
        return estimate(number(area, "area"), law).percentile(number(percentile, "percentile"))


def _breaks_line(default: str) -> str:
    return tr(
        "lower limits of medium, large and very_large: the inventory's breaks field, '{0}' or an array; "
        "{0} where left out"
    ).format(default)


def _breaks(value: Any, name: str) -> SizeBreaks:
    if isinstance(value, (list, tuple)):
        limits = tuple(number(limit, f"{name} breaks") for limit in value)
        return SizeBreaks(area_m2=limits) if name == "area" else SizeBreaks(perimeter_m=limits)  # type: ignore[arg-type]
    return _read_breaks(text(value, "breaks"), name)


@lru_cache(maxsize=64)
def _read_breaks(written: str, name: str) -> SizeBreaks:
    if written.lstrip().startswith("{"):
        return SizeBreaks.from_json(written)
    area, perimeter = (written, "") if name == "area" else ("", written)
    return parse_breaks(area, perimeter, SizeBreaks())
