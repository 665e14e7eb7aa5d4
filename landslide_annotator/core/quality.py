"""What is wrong or implausible in the values of a landslide's row.

Bounds are wide: they find slips of the pen and of the unit, not unusual landslides.
"""

from __future__ import annotations

import datetime
import math
from typing import Any, Iterator, Mapping, NamedTuple, Optional

from .errors import spoken
from .vocabulary import LISTS, UNKNOWN

ERROR, WARNING = "error", "warning"
LEAST_AREA_M2, LARGEST_AREA_M2 = 10.0, 1e9
STALE = 0.01
"""A stored size that differs from the outline's by more than this share belongs to another outline."""
STEEPEST, GENTLEST = math.tan(math.radians(70.0)), 0.02
"""H/L beyond these: only falls and topples are steeper; only the largest flows on water or ice gentler."""
FREE = ("fall", "topple")
MOBILE = 4.0
"""Times that H/L may lie below Corominas' (1996) law of all landslides before it is doubted."""
THINNEST_M = 0.02
_LISTED = {"ls_type": "type", "activity": "activity", "direction": "direction"}


class Finding(NamedTuple):
    """A broken rule: its code, severity, what is wrong, and what to do."""

    rule: str
    severity: str
    text: str
    fix: str


def check_values(values: Mapping[str, Any], area_m2: Optional[float] = None) -> Iterator[Finding]:
    """Findings of one row; values by column of the inventory, None or absent where empty.

    area_m2: of the outline as it is now, None where it cannot be measured.
    """
    yield from _mandatory(values)
    yield from _codes(values)
    yield from _dates(values)
    yield from _sizes(values, area_m2)
    yield from _slopes(values)
    yield from _volumes(values, area_m2)


def _mandatory(values: Mapping[str, Any]) -> Iterator[Finding]:
    for column in ("ls_type", "activity"):
        if values.get(column) in (None, "", UNKNOWN):
            yield Finding("missing", ERROR, spoken("{0} is empty or not determined.", column),
                          spoken("Annotate the landslide, or choose a value in the form."))  # fmt: skip


def _codes(values: Mapping[str, Any]) -> Iterator[Finding]:
    for column, key in _LISTED.items():
        code = values.get(column)
        if code not in (None, "") and code not in {entry.code for entry in LISTS[key]}:
            yield Finding("unknown_code", ERROR, spoken("{0} '{1}' is in no list.", column, code),
                          spoken("Choose a value of the list in the form."))  # fmt: skip


def _dates(values: Mapping[str, Any]) -> Iterator[Finding]:
    first, last, year = values.get("date_from"), values.get("date_to"), values.get("year")
    if first and last and first > last:
        yield Finding(
            "dates_reversed",
            ERROR,
            spoken("It occurred from {0} until {1}.", first, last),
            spoken("Swap both dates."),
        )
    today = datetime.date.today()
    if (first and first > today) or (year and year > today.year):
        yield Finding(
            "future", ERROR, spoken("It is dated in the future."), spoken("Correct date_from or year.")
        )
    if first and year and not first.year <= year <= (last or first).year:
        yield Finding(
            "year_differs",
            WARNING,
            spoken("year is {0}, date_from {1}.", year, first),
            spoken("Correct one of them."),
        )


def _sizes(values: Mapping[str, Any], area_m2: Optional[float]) -> Iterator[Finding]:
    if area_m2 is None:
        return
    if not LEAST_AREA_M2 <= area_m2 <= LARGEST_AREA_M2:
        yield Finding("size", WARNING, spoken("The outline has {0:.6g} m².", area_m2),
                      spoken("Check the outline and the layer's reference system."))  # fmt: skip
    stored = values.get("area_m2")
    if stored is not None and abs(stored - area_m2) > STALE * area_m2:
        text = spoken("area_m2 says {0:.6g}, the outline has {1:.6g} m².", stored, area_m2)
        yield Finding("stale_area", WARNING, text, spoken("Run 'Measure landslides'."))


def _slopes(values: Mapping[str, Any]) -> Iterator[Finding]:
    ratio, volume = values.get("h_l"), values.get("vol_p50_m3")
    if ratio is None:
        return
    look = spoken("Check the direction and the elevation model; run 'Measure landslides'.")
    if ratio <= 0.0:
        text = spoken("H/L is {0:.3g}: the toe lies no lower than the crown.", ratio)
        yield Finding("h_l", ERROR, text, look)
    elif ratio > STEEPEST and values.get("ls_type") not in FREE:
        yield Finding("h_l", WARNING, spoken("H/L is {0:.3g}, steeper than 70 degrees.", ratio), look)
    elif ratio < GENTLEST or (volume and ratio < corominas(volume) / MOBILE):
        yield Finding("h_l", WARNING, spoken("H/L is {0:.3g}, very low for its volume.", ratio), look)


def corominas(volume_m3: float) -> float:
    """H/L that Corominas (1996) found for all landslides of a volume."""
    return float(10.0 ** (-0.085 * math.log10(volume_m3) - 0.047))


def _volumes(values: Mapping[str, Any], area_m2: Optional[float]) -> Iterator[Finding]:
    found = [values.get(f"vol_p{percent}_m3") for percent in (50, 75, 95)]
    known = [volume for volume in found if volume is not None]
    again = spoken("Run 'Measure landslides' again.")
    if any(volume <= 0.0 for volume in known) or known != sorted(known):
        text = spoken("The percentiles of the volume do not rise from above 0.")
        yield Finding("volume", ERROR, text, again)
    elif known and area_m2:
        thickness = known[0] / area_m2
        if not THINNEST_M <= thickness <= math.sqrt(area_m2):
            text = spoken("Volume over area is a thickness of {0:.3g} m.", thickness)
            yield Finding("volume", WARNING, text, again)
