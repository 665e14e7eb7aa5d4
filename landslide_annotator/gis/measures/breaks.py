"""Size breaks as users write them."""

from __future__ import annotations

import re
from typing import Tuple

from ...core.errors import SizeError
from ...core.sizes import SizeBreaks
from ..compat import tr

_NUMBER = re.compile(r"\d+(?:[.,]\d{1,2})?")  # three decimals would be thousands


def parse_breaks(area: str, perimeter: str, default: SizeBreaks) -> SizeBreaks:
    """Breaks of two texts such as `1000; 10000; 100000`; an empty text keeps the default's.

    Numbers are separated by semicolons or spaces, decimals by a point or a comma, thousands by nothing.
    Raises SizeError.
    """
    return SizeBreaks(
        _three(area) if area.strip() else default.area_m2,
        _three(perimeter) if perimeter.strip() else default.perimeter_m,
    )


def _three(text: str) -> Tuple[float, float, float]:
    words = text.replace(";", " ").split()
    if len(words) != 3 or not all(_NUMBER.fullmatch(word) for word in words):
        raise SizeError(
            tr("The breaks '{0}' are not understood. Write three numbers, as 1000; 10000; 100000.").format(
                text
            )
        )
    first, second, third = (float(word.replace(",", ".")) for word in words)
    return first, second, third
