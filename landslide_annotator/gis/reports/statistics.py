"""The statistics of an inventory: groups, laws of areas and density, as tables, pictures and figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple

import numpy as np

from ...core.directions import SECTORS, circular_mean
from ...core.phrasebook import NOTHING, figure, label, percent, say
from ...core.sizes import SIZES, SizeBreaks
from ...core.tally import Group, tally
from ...core.vocabulary import LISTS, UNKNOWN
from ..inventory.labels import choice_label, column_label
from ..inventory.symbols import TYPE_COLOURS
from ..pages.charts import BLUE, bars, rose, sector_counts
from ..pages.htmlpage import Table
from .density import Density
from .density_picture import picture
from .frequency import Doubt, Sizes, describe, least_area, obstacle, to_json
from .frequency_plots import cumulative, noncumulative
from .sample import COUNTED, WORDS, Sample

SIZE, OVERVIEW = "size", "overview"
GROUPED = (*WORDS, SIZE)
"""What landslides are counted by."""
_ORDER = {**{key: [term.code for term in LISTS[key]] for key in WORDS}, SIZE: [*SIZES, UNKNOWN]}
NAMES = {"type": "types", "activity": "activities", "size": "sizes"}
"""Names of the pictures of bars."""


@dataclass
class Statistics:
    """`sizes` is None where laws cannot be fitted, and `no_sizes` says why; `density` is filled in later."""

    sample: Sample
    groups: Mapping[str, List[Group]]
    breaks: SizeBreaks
    sizes: Optional[Sizes]
    no_sizes: Optional[Doubt]
    density: Optional[Density] = None


def compute(sample: Sample, breaks: SizeBreaks, least_m2: Optional[float] = None) -> Statistics:
    """Count, and fit the laws of areas.

    least_m2: the smallest area that can be mapped; without it that of the imagery's resolution, where known.
    """
    codes = {**sample.words, SIZE: [_size(area, breaks) for area in sample.areas]}
    groups = {key: tally(zip(codes[key], sample.areas), _ORDER[key]) for key in GROUPED}
    areas = sample.known_areas()
    reason = obstacle(areas)
    sizes = None if reason else describe(areas, least_m2 or least_area(sample.gsd))
    return Statistics(sample, groups, breaks, sizes, reason)


def _size(area: float, breaks: SizeBreaks) -> str:
    return breaks.area_class(area) if np.isfinite(area) else UNKNOWN


def tables(found: Statistics, lang: str) -> Dict[str, Table]:
    """Tables by what they are of: OVERVIEW, GROUPED, and COUNTED where there are such columns; in order."""
    made = {OVERVIEW: _overview(found, lang)}
    made.update({key: _group_table(found, key, lang) for key in GROUPED})
    made.update({name: _counted_table(found, name, lang) for name in COUNTED if name in found.sample.counted})
    return made


def _overview(found: Statistics, lang: str) -> Table:
    sample, areas = found.sample, found.sample.known_areas()
    mean, resultant = circular_mean(measured(sample))
    rows = [
        ("landslides", figure(sample.count, lang)),
        ("rejected", figure(sample.rejected, lang)),
        ("without", figure(sample.failed, lang)),
        ("with_area", figure(len(areas), lang)),
        ("total", figure(float(areas.sum()) if len(areas) else None, lang)),
        ("smallest", figure(float(areas.min()) if len(areas) else None, lang)),
        ("median_m2", figure(float(np.median(areas)) if len(areas) else None, lang)),
        ("mean_m2", figure(float(areas.mean()) if len(areas) else None, lang)),
        ("largest", figure(float(areas.max()) if len(areas) else None, lang)),
        ("mean_direction", figure(mean, lang)),
        ("resultant", figure(resultant if mean is not None else None, lang, 2)),
    ]
    cells = [(say(key, lang), text) for key, text in rows]
    return Table("", (say("figure", lang), say("value", lang)), cells)


def measured(sample: Sample) -> List[float]:
    """The measured azimuths."""
    return [azimuth for azimuth in sample.azimuths if np.isfinite(azimuth)]


def _group_table(found: Statistics, key: str, lang: str) -> Table:
    names = ("count", "share", "area_m2", "area_share", "mean_m2", "median_m2")
    rows = [
        (
            label(key, group.code, lang), figure(group.count, lang), percent(group.share, lang),
            figure(group.area_m2, lang), percent(group.area_share, lang), figure(group.mean_m2, lang),
            figure(group.median_m2, lang),
        )
        for group in found.groups[key]
    ]  # fmt: skip
    notes = []
    strange = found.sample.strange.get(key)
    if strange:
        words = ", ".join(f"{word} ({figure(count, lang)})" for word, count in strange.most_common())
        notes.append(say("strange", lang, words))
    return Table(say(key, lang), (say(key, lang), *(say(name, lang) for name in names)), rows, notes)


def _counted_table(found: Statistics, column: str, lang: str) -> Table:
    counter = found.sample.counted[column]
    total = sum(counter.values())
    rows = [
        (choice_label(column, code, lang), figure(count, lang), percent(count / total, lang))
        for code, count in counter.most_common()
    ]
    title = column_label(column, lang)
    return Table(title, (title, say("count", lang), say("share", lang)), rows)


def laws_table(sizes: Sizes, lang: str) -> Table:
    """The fitted laws, with what to know of them below."""
    rows = []
    for fit in sizes.fits:
        parameters = "; ".join(
            f"{name} {figure(value, lang)} ({figure(fit.errors[name], lang, 2)})"
            for name, value in fit.values.items()
        )
        rows.append(
            (
                say(fit.law, lang), _with_error(fit.exponent, fit.exponent_error, lang),
                _with_error(fit.rollover, fit.rollover_error, lang), figure(fit.ks, lang, 3),
                figure(fit.aic, lang, 6), parameters,
            )
        )  # fmt: skip
    names = ("law", "exponent", "rollover", "ks", "aic", "parameters")
    notes = [say(key, lang, *values) for key, values in sizes.doubts]
    return Table(say("laws", lang), tuple(say(name, lang) for name in names), rows, notes)


def _with_error(value: Optional[float], error: Optional[float], lang: str) -> str:
    if value is None:
        return NOTHING
    return f"{figure(value, lang)} ± {figure(error, lang, 2)}"


def pictures(found: Statistics, lang: str) -> Dict[str, str]:
    """SVG pictures by file name without its ending, in the order of a report."""
    made = {name: _bars(found, key, lang) for key, name in NAMES.items()}
    made["rose"] = rose(sector_counts(found.sample.words["direction"]), measured(found.sample), lang)
    if found.sizes is not None:
        made["frequency_area"] = noncumulative(found.sizes, lang)
        made["cumulative_area"] = cumulative(found.sizes, lang)
    if found.density is not None:
        made["density"] = picture(found.density, lang)
    return made


def _bars(found: Statistics, key: str, lang: str) -> str:
    rows = []
    for group in found.groups[key]:
        text = f"{figure(group.count, lang)} ({percent(group.share, lang)} %)"
        colour = TYPE_COLOURS.get(group.code, TYPE_COLOURS[UNKNOWN]) if key == "type" else BLUE
        rows.append((label(key, group.code, lang), float(group.count), text, colour))
    return bars(say(key, lang), rows)


def figures(found: Statistics) -> Dict[str, Any]:
    """Everything as numbers for a JSON file: areas in m², directions in degrees from north."""
    sample, areas = found.sample, found.sample.known_areas()
    mean, resultant = circular_mean(measured(sample))
    return {
        "landslides": sample.count,
        "rejected": sample.rejected,
        "without_area_or_place": sample.failed,
        "with_area": len(areas),
        "total_area_m2": float(areas.sum()),
        "size_breaks_m2": list(found.breaks.area_m2),
        "groups": {key: [vars(group) for group in groups] for key, groups in found.groups.items()},
        "sectors": dict(zip(SECTORS, sector_counts(sample.words["direction"]))),
        "measured_azimuths": {"count": len(measured(sample)), "mean_deg": mean, "resultant": resultant},
        "words_not_in_lists": {key: dict(counter) for key, counter in sample.strange.items() if counter},
        "columns": {column: dict(counter) for column, counter in sample.counted.items()},
        "frequency_area": to_json(found.sizes) if found.sizes else _reason(found.no_sizes),
        "density": _density_figures(found.density),
    }


def _reason(doubt: Optional[Doubt]) -> Dict[str, str]:
    return {"reason": say(doubt[0], "en", *doubt[1])} if doubt else {}


def _density_figures(density: Optional[Density]) -> Optional[Dict[str, Any]]:
    if density is None:
        return None
    frame = density.frame
    return {
        "kind": density.kind,
        "crs": frame.crs.authid(),
        "cell_m": frame.cell,
        "columns": frame.width,
        "rows": frame.height,
        "kernel_radius_m": density.radius,
        "largest": float(density.values.max()),
    }


def laws_rows(sizes: Sizes) -> List[Tuple[Any, ...]]:
    """Per bin: area from and to (m²), count, density and error (1/km²), the laws' mean densities."""
    rows = []
    for item in sizes.bins:
        ends = np.array([item.low, item.high])
        width = (item.high - item.low) / 1e6
        laws = {fit.law: float(-np.diff(fit.exceedance(ends))[0]) / width for fit in sizes.fits}
        rows.append(
            (
                item.low,
                item.high,
                item.count,
                item.density,
                item.error,
                laws.get("inverse_gamma"),
                laws.get("double_pareto"),
            )
        )
    return rows
