"""Gamma functions that NumPy lacks: digamma, trigamma and the regularised incomplete gamma function."""

from __future__ import annotations

import math

import numpy as np

_LARGE = 12.0
"""From here on the asymptotic series below are exact to about 1e-15."""
_TERMS = 500
_ENOUGH = 1e-15
_TINY = 1e-300


def digamma(x: float) -> float:
    """Derivative of the logarithm of the gamma function, x > 0 (Abramowitz & Stegun 6.3.18)."""
    shift = 0.0
    while x < _LARGE:
        shift -= 1.0 / x
        x += 1.0
    y = 1.0 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * 691 / 32760)))))
    return shift + math.log(x) - 0.5 / x - series


def trigamma(x: float) -> float:
    """Second derivative of the logarithm of the gamma function, x > 0 (Abramowitz & Stegun 6.4.12)."""
    shift = 0.0
    while x < _LARGE:
        shift += 1.0 / (x * x)
        x += 1.0
    y = 1.0 / (x * x)
    series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66 - y * 691 / 2730)))))
    return shift + 1.0 / x + 0.5 * y + series / x


def gamma_upper(a: float, x: np.ndarray) -> np.ndarray:
    """Regularised upper incomplete gamma function Q(a, x) of a > 0 and x >= 0 (N,).

    Series below a + 1, Lentz's continued fraction above (Press et al., Numerical Recipes, 6.2).
    """
    x = np.asarray(x, dtype=float)
    result = np.ones_like(x)
    result[np.isinf(x)] = 0.0
    small = (x > 0.0) & (x < a + 1.0)
    large = (x >= a + 1.0) & np.isfinite(x)
    result[small] = 1.0 - _front(a, x[small]) * _series(a, x[small])
    result[large] = _front(a, x[large]) * _fraction(a, x[large])
    return np.clip(result, 0.0, 1.0)


def _front(a: float, x: np.ndarray) -> np.ndarray:
    return np.exp(a * np.log(x) - x - math.lgamma(a))


def _series(a: float, x: np.ndarray) -> np.ndarray:
    term = np.full_like(x, 1.0 / a)
    total, order = term.copy(), a
    for _ in range(_TERMS + int(a)):
        order += 1.0
        term = term * x / order
        total = total + term
        if not (term > _ENOUGH * total).any():
            break
    return total


def _fraction(a: float, x: np.ndarray) -> np.ndarray:
    def away_from_zero(value: np.ndarray) -> np.ndarray:
        return np.where(np.abs(value) < _TINY, _TINY, value)

    b = x + 1.0 - a
    c, d = np.full_like(x, 1.0 / _TINY), 1.0 / away_from_zero(b)
    h = d.copy()
    for i in range(1, _TERMS + int(a)):
        step = -i * (i - a)
        b = b + 2.0
        d = 1.0 / away_from_zero(step * d + b)
        c = away_from_zero(b + step / c)
        h = h * d * c
        if not (np.abs(d * c - 1.0) > _ENOUGH).any():
            break
    return h
