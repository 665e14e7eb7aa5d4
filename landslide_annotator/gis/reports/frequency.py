"""The frequency of landslide areas: fitted laws, counts by bins, and what speaks against completeness."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from ...core.phrasebook import say
from .sizemodels import Fit, fit_double_pareto, fit_inverse_gamma

LEAST = 30
"""Fewer areas are not fitted."""
FEW = 200
"""Below this the errors of what is derived from a fit reach its own size (Li et al. 2016: N of about 100)."""
PIXELS = 25
"""Pixels that an outline needs before it is told from its surroundings; an assumption of this project."""
CLOSE = 2.0
"""A rollover within this factor of the smallest area that the imagery shows may come from the imagery."""
COMPLETE_M2 = 400.0
"""Rollover of the three complete event inventories of Malamud et al. (2004): the mode of their law."""
FAR = 10.0
"""A rollover larger than COMPLETE_M2 by this factor means that small landslides are missing."""
POOR = 1.36
"""A KS distance above this over the root of the number refutes a law at 5 percent, a fitted one before."""
DISTINCT = 0.5
"""A smaller share of distinct areas means that areas were rounded or guessed."""
BINS_PER_DECADE = 5
Doubt = Tuple[str, Tuple[float, ...]]
"""Key of a text of the phrasebook, and its figures."""


@dataclass(frozen=True)
class Bin:
    """Areas from `low` to `high` (m²): their count, density in km-² as published, and its standard error."""

    low: float
    high: float
    count: int
    density: float
    error: float


@dataclass(frozen=True)
class Sizes:
    """What is known of the areas; `least_m2` is the smallest that can be mapped, None where not known."""

    areas: np.ndarray
    fits: Tuple[Fit, ...]
    bins: Tuple[Bin, ...]
    least_m2: Optional[float]
    doubts: Tuple[Doubt, ...]

    @property
    def best(self) -> Optional[Fit]:
        """The law with the lowest criterion of Akaike."""
        return min(self.fits, key=lambda fit: fit.aic, default=None)

    @property
    def magnitude(self) -> float:
        """Logarithm of the number, the magnitude of an event (Malamud et al. 2004)."""
        return math.log10(len(self.areas))


def least_area(gsd_m: List[float]) -> Optional[float]:
    """The smallest area that imagery of these ground resolutions shows, m²; None without any."""
    return PIXELS * float(np.median(gsd_m)) ** 2 if gsd_m else None


def obstacle(areas: np.ndarray) -> Optional[Doubt]:
    """Why laws cannot be fitted to areas (N,): too few, or nearly all the same; None where they can."""
    if len(areas) < LEAST:
        return "too_few", (len(areas), LEAST)
    distinct = len(np.unique(areas))
    return ("too_equal", (distinct, LEAST // 3)) if distinct < LEAST // 3 else None


def describe(areas: np.ndarray, least_m2: Optional[float] = None) -> Sizes:
    """Fit both laws to areas (N,) in m² that have no `obstacle`."""
    areas = np.sort(np.asarray(areas, dtype=float))
    found = (fit_inverse_gamma(areas), fit_double_pareto(areas))
    fits = tuple(fit for fit in found if fit is not None)
    return Sizes(areas, fits, tuple(bins(areas)), least_m2, tuple(_doubts(areas, fits, least_m2)))


def bins(areas: np.ndarray) -> List[Bin]:
    """Non-empty bins of equal width in logarithms; densities are per km² and sum to one over all areas."""
    first = math.floor(math.log10(areas.min()) * BINS_PER_DECADE)
    last = math.floor(math.log10(areas.max()) * BINS_PER_DECADE) + 1
    edges = 10.0 ** (np.arange(first, last + 1) / BINS_PER_DECADE)
    counts, _ = np.histogram(areas, edges)
    found = []
    for low, high, count in zip(edges.tolist(), edges[1:].tolist(), counts.tolist()):
        if count:
            per = 1e6 / (len(areas) * (high - low))
            found.append(Bin(low, high, count, count * per, math.sqrt(count) * per))
    return found


def _doubts(areas: np.ndarray, fits: Tuple[Fit, ...], least_m2: Optional[float]) -> List[Doubt]:
    """What a reader of the fits must know."""
    distinct = len(np.unique(areas))
    found: List[Doubt] = []
    if len(areas) < FEW:
        found.append(("few", (len(areas), FEW)))
    if distinct < DISTINCT * len(areas):
        found.append(("rounded", (distinct, len(areas))))
    if len(fits) < 2:
        found.append(("no_maximum", ()))
    best = min(fits, key=lambda fit: fit.aic, default=None)
    if best is None:
        return found
    if best.ks > POOR / math.sqrt(len(areas)):
        found.append(("poor_fit", (best.ks, POOR / math.sqrt(len(areas)))))
    return found + _rollover_doubts(best, least_m2)


def _rollover_doubts(fit: Fit, least_m2: Optional[float]) -> List[Doubt]:
    if fit.rollover is None:
        return [("no_rollover", ())]
    found: List[Doubt] = []
    if least_m2 is not None and fit.rollover <= CLOSE * least_m2:
        found.append(("near_resolution", (fit.rollover, CLOSE, least_m2)))
    if fit.rollover > FAR * COMPLETE_M2:
        found.append(("far_rollover", (fit.rollover, FAR, COMPLETE_M2)))
    return found


def to_json(sizes: Sizes) -> Dict[str, Any]:
    """Figures for a file; areas in m², densities per km²."""
    fits = {
        fit.law: {
            "parameters": {n: {"value": v, "standard_error": fit.errors[n]} for n, v in fit.values.items()},
            "tail_exponent": fit.exponent,
            "tail_exponent_standard_error": fit.exponent_error,
            "rollover_m2": fit.rollover,
            "rollover_standard_error_m2": fit.rollover_error,
            "log_likelihood": fit.log_likelihood,
            "aic": fit.aic,
            "ks_distance": fit.ks,
        }
        for fit in sizes.fits
    }
    return {
        "count": len(sizes.areas),
        "magnitude": sizes.magnitude,
        "least_mappable_m2": sizes.least_m2,
        "best": sizes.best.law if sizes.best else None,
        "fits": fits,
        "bins": [vars(item) for item in sizes.bins],
        "warnings": [say(key, "en", *values) for key, values in sizes.doubts],
    }
