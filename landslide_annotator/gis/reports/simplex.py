"""The minimum of a smooth function of few numbers, in plain NumPy."""

from __future__ import annotations

from typing import Callable, Optional, Tuple

import numpy as np


def minimise(
    function: Callable[[np.ndarray], float], start: np.ndarray, step: float = 0.5, steps: int = 2000
) -> np.ndarray:
    """The place (N,) of a function's minimum near `start`, by the simplex of Nelder & Mead (1965).

    Ends when values and places agree within 1e-12 and 1e-8, or after so many steps.
    """
    places = np.vstack([start, start + step * np.eye(len(start))])
    values = np.array([function(place) for place in places])
    for _ in range(steps):
        order = np.argsort(values, kind="stable")
        places, values = places[order], values[order]
        close = abs(values[-1] - values[0]) <= 1e-12 * (abs(values[0]) + 1.0)
        if close and np.abs(places - places[0]).max() <= 1e-8:
            break
        middle = places[:-1].mean(axis=0)
        trial = _trial(function, middle, places[-1], values)
        if trial is None:
            places[1:] = places[0] + 0.5 * (places[1:] - places[0])
            values[1:] = [function(place) for place in places[1:]]
        else:
            places[-1], values[-1] = trial
    best: np.ndarray = places[int(np.argmin(values))]
    return best


def _trial(
    function: Callable[[np.ndarray], float], middle: np.ndarray, worst: np.ndarray, values: np.ndarray
) -> Optional[Tuple[np.ndarray, float]]:
    """A better place for the worst corner, by reflection, expansion or contraction; None to shrink."""
    away = middle - worst
    reflected = middle + away
    value = function(reflected)
    if value < values[0]:
        expanded = middle + 2.0 * away
        further = function(expanded)
        return (expanded, further) if further < value else (reflected, value)
    if len(values) > 2 and value < values[-2]:
        return reflected, value
    inner = middle + (0.5 if value < values[-1] else -0.5) * away
    between = function(inner)
    return (inner, between) if between < min(value, values[-1]) else None
