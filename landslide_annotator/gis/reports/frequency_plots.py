"""Plots of areas against frequency with the fitted laws: density by bins, and share of larger areas."""

from __future__ import annotations

from typing import List, Tuple

import numpy as np

from ...core.phrasebook import say
from ..pages.charts import BLUE, PALE, RED, Curve, LogPlot
from .frequency import Sizes
from .sizemodels import DOUBLE_PARETO, INVERSE_GAMMA

_LOOKS = {INVERSE_GAMMA: (RED, ""), DOUBLE_PARETO: (BLUE, "6 3")}
GREEN = "#1b7837"
_STEPS = 200
_DOTS = 400
"""Of more areas only so many are drawn, evenly by rank, and all of the largest."""


def noncumulative(sizes: Sizes, lang: str) -> str:
    """Densities by logarithmic bins with their standard errors, and the laws, as SVG."""
    low = min(item.density for item in sizes.bins)
    high = max(item.density + item.error for item in sizes.bins)
    plot = LogPlot(
        say("noncumulative", lang), (say("x_area", lang), say("y_density", lang)), _range(sizes), (low, high)
    )
    plot.dots(
        [
            (
                (item.low * item.high) ** 0.5,
                item.density,
                item.density - item.error,
                item.density + item.error,
            )
            for item in sizes.bins
        ],
        say("inventory", lang),
    )
    for fit in sizes.fits:
        colour, dash = _LOOKS[fit.law]
        x = _across(sizes)
        plot.curve(Curve(_pairs(x, fit.density(x) * 1e6), colour, say(fit.law, lang), dash))
    _marks(plot, sizes, lang)
    return plot.render()


def cumulative(sizes: Sizes, lang: str) -> str:
    """The share of landslides with a larger area, and the laws, as SVG."""
    n = len(sizes.areas)
    plot = LogPlot(
        say("cumulative", lang), (say("x_area", lang), say("y_exceed", lang)), _range(sizes), (0.5 / n, 1.0)
    )
    ranks = np.unique(
        np.concatenate([np.linspace(0, n - 1, min(n, _DOTS)).astype(int), np.arange(max(0, n - 50), n)])
    )
    plot.steps(_pairs(sizes.areas[ranks], (n - ranks - 0.5) / n), say("inventory", lang))
    for fit in sizes.fits:
        colour, dash = _LOOKS[fit.law]
        x = _across(sizes)
        plot.curve(Curve(_pairs(x, fit.exceedance(x)), colour, say(fit.law, lang), dash))
    _marks(plot, sizes, lang)
    return plot.render()


def _marks(plot: LogPlot, sizes: Sizes, lang: str) -> None:
    if sizes.best is not None and sizes.best.rollover is not None:
        plot.mark(sizes.best.rollover, say("rollover_mark", lang), GREEN)
    if sizes.least_m2 is not None:
        plot.mark(sizes.least_m2, say("mappable", lang), PALE)


def _range(sizes: Sizes) -> Tuple[float, float]:
    return sizes.bins[0].low, sizes.bins[-1].high


def _across(sizes: Sizes) -> np.ndarray:
    return np.geomspace(*_range(sizes), _STEPS)


def _pairs(x: np.ndarray, y: np.ndarray) -> List[Tuple[float, float]]:
    return list(zip(x.tolist(), y.tolist()))
