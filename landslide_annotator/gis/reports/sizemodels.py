"""Two distributions of landslide areas, fitted by maximum likelihood.

Inverse gamma with three parameters (Malamud et al. 2004) and double Pareto (Stark & Hovius 2001, without
their limits at the smallest and largest area). Areas may have any unit; `scale` has the unit of the areas.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Dict, Optional, Tuple

import numpy as np

from .simplex import minimise
from .special import digamma, gamma_upper, trigamma

Density = Callable[[np.ndarray], np.ndarray]
INVERSE_GAMMA, DOUBLE_PARETO = "inverse_gamma", "double_pareto"
_STARTS = (-4.0, -1.0, 0.0, 1.0, 3.0)
"""Where the search for the shift begins: logarithms of the smallest area above it, in medians."""
_FAR = 12.0
"""A parameter whose logarithm goes beyond this has no maximum: the areas do not have the law's shape."""


_LEAST = 1e-300
STEEPEST = 1000.0
"""A tail that falls faster is none: the inverse gamma law has become a normal one."""


@dataclass(frozen=True)
class Fit:
    """A fitted law.

    values and errors: parameters and their standard errors by name (None where the likelihood is flat);
    exponent: of the tail of the non-cumulative density, negative; rollover: the most frequent area, None
    where the density only falls; ks: largest distance between the distribution and the law, 0 to 1;
    aic: Akaike's criterion, for comparing laws on the same areas.
    """

    law: str
    values: Dict[str, float]
    errors: Dict[str, Optional[float]]
    exponent: float
    exponent_error: Optional[float]
    rollover: Optional[float]
    rollover_error: Optional[float]
    log_likelihood: float
    aic: float
    ks: float
    density: Density
    exceedance: Density


def fit_inverse_gamma(areas: np.ndarray) -> Optional[Fit]:
    """Density (1 / (a Gamma(rho))) (a / (A - s))^(rho + 1) exp(-a / (A - s)) for A > s.

    None where the likelihood has no maximum.
    """
    unit = float(np.median(areas))
    x = areas / unit
    s = _shift(x)
    if s is None:
        return None
    rho, a = _gamma(1.0 / (x - s))
    covariance = _inverse_gamma_covariance(x, rho, a, s)
    scales = np.array([1.0, unit, unit])
    values = np.array([rho, a, s]) * scales
    mode = s + a / (rho + 1.0)
    slope = np.array([-a / (rho + 1.0) ** 2, 1.0 / (rho + 1.0), 1.0])
    likelihood = _inverse_gamma_likelihood(x, rho, a, s) - len(x) * math.log(unit)
    density, exceedance = _inverse_gamma_laws(*values)
    return _fit(
        INVERSE_GAMMA, areas, ("rho", "a", "s"), values, scales, covariance, (-(rho + 1.0), [-1.0, 0.0, 0.0]),
        (mode * unit if mode > 0.0 else None, slope * unit), likelihood, density, exceedance,
    )  # fmt: skip


def _shift(x: np.ndarray) -> Optional[float]:
    """The most likely s, None where there is none.

    For a given s the rest is the gamma distribution of 1 / (x - s), whose maximum is unique; so the search
    has one dimension.
    """
    lowest = float(x.min())

    def loss(place: np.ndarray) -> float:
        if abs(place[0]) > _FAR:
            return math.inf
        s = lowest - math.exp(place[0])
        return -_inverse_gamma_likelihood(x, *_gamma(1.0 / (x - s)), s)

    best = min((minimise(loss, np.array([start])) for start in _STARTS), key=loss)
    s = lowest - math.exp(best[0])
    proper = abs(best[0]) <= _FAR - 1.0 and _gamma(1.0 / (x - s))[0] <= STEEPEST
    return s if proper else None


def _gamma(y: np.ndarray) -> Tuple[float, float]:
    """Shape and rate of the gamma distribution of y by maximum likelihood (Minka 2002)."""
    mean = float(y.mean())
    gap = math.log(mean) - float(np.log(y).mean())
    if gap <= 1e-12:  # all values are equal
        return 1e12, 1e12 / mean
    shape = (3.0 - gap + math.sqrt((gap - 3.0) ** 2 + 24.0 * gap)) / (12.0 * gap)
    for _ in range(20):
        change = (math.log(shape) - digamma(shape) - gap) / (1.0 / shape - trigamma(shape))
        shape = shape - change if change < shape else 0.5 * shape
        if abs(change) <= 1e-13 * shape:
            break
    return shape, shape / mean


def _inverse_gamma_likelihood(x: np.ndarray, rho: float, a: float, s: float) -> float:
    z = x - s
    first = len(x) * (rho * math.log(a) - math.lgamma(rho))
    return float(first - (rho + 1.0) * np.log(z).sum() - a * (1.0 / z).sum())


def _inverse_gamma_covariance(x: np.ndarray, rho: float, a: float, s: float) -> Optional[np.ndarray]:
    y = 1.0 / (x - s)
    n, first, second, third = len(x), y.sum(), (y**2).sum(), (y**3).sum()
    curvature = np.array(
        [
            [n * trigamma(rho), -n / a, -first],
            [-n / a, n * rho / a**2, second],
            [-first, second, 2.0 * a * third - (rho + 1.0) * second],
        ]
    )
    return _inverted(curvature)


def _inverse_gamma_laws(rho: float, a: float, s: float) -> Tuple[Density, Density]:
    def density(areas: np.ndarray) -> np.ndarray:
        z = np.where(areas > s, areas - s, np.inf)
        return np.exp((rho + 1.0) * np.log(a / z) - a / z - math.lgamma(rho)) / a

    def exceedance(areas: np.ndarray) -> np.ndarray:
        z = np.maximum(areas - s, 0.0)
        return 1.0 - gamma_upper(rho, np.divide(a, z, out=np.full_like(z, np.inf), where=z > 0.0))

    return density, exceedance


def fit_double_pareto(areas: np.ndarray) -> Optional[Fit]:
    """Cumulative (1 + (A / t)^-alpha)^(-beta / alpha): falls as A^-(alpha + 1), rises as A^(beta - 1).

    None where the likelihood has no maximum.
    """
    unit = float(np.median(areas))
    logs = np.log(areas / unit)
    place = _double_pareto_place(logs)
    if np.abs(place).max() > _FAR - 1.0:
        return None
    curvature = _curvature(lambda p: -_double_pareto_likelihood(logs, *p), place)
    alpha, beta, t = np.exp(place)
    values = np.array([alpha, beta, t * unit])
    likelihood = _double_pareto_likelihood(logs, *place) - len(logs) * math.log(unit)
    density, exceedance = _double_pareto_laws(*values)
    return _fit(
        DOUBLE_PARETO, areas, ("alpha", "beta", "t"), values, values, _inverted(curvature),
        (-(alpha + 1.0), [-alpha, 0.0, 0.0]), _double_pareto_mode(*values), likelihood, density, exceedance,
    )  # fmt: skip


def _double_pareto_place(logs: np.ndarray) -> np.ndarray:
    """Logarithms of the most likely alpha, beta and t.

    For given alpha and t the best beta is known, so the search has two dimensions.
    """

    def whole(log_alpha: float, log_t: float) -> np.ndarray:
        falls = float(np.logaddexp(0.0, -math.exp(log_alpha) * (logs - log_t)).sum())
        return np.array([log_alpha, log_alpha + math.log(len(logs) / max(falls, _LEAST)), log_t])

    def loss(place: np.ndarray) -> float:
        if np.abs(place).max() > _FAR:
            return math.inf
        return -_double_pareto_likelihood(logs, *whole(*place))

    best = min((minimise(loss, np.array([0.3, start])) for start in (-1.0, 0.5)), key=loss)
    return whole(*best)


def _double_pareto_likelihood(logs: np.ndarray, log_alpha: float, log_beta: float, log_t: float) -> float:
    alpha, beta = math.exp(log_alpha), math.exp(log_beta)
    fall = np.logaddexp(0.0, -alpha * (logs - log_t))
    each = log_beta - log_t - (alpha + 1.0) * (logs - log_t) - (1.0 + beta / alpha) * fall
    return float(each.sum())


def _double_pareto_mode(alpha: float, beta: float, t: float) -> Tuple[Optional[float], np.ndarray]:
    """The most frequent area and its slope over the logarithms of the parameters."""
    if beta <= 1.0:
        return None, np.zeros(3)

    def mode(place: np.ndarray) -> float:
        a, b, scale = np.exp(place)
        return float(scale * (max(b - 1.0, 1e-12) / (a + 1.0)) ** (1.0 / a))

    place = np.log([alpha, beta, t])
    steps = 1e-5 * np.eye(3)
    return mode(place), np.array([(mode(place + h) - mode(place - h)) / 2e-5 for h in steps])


def _double_pareto_laws(alpha: float, beta: float, t: float) -> Tuple[Density, Density]:
    def density(areas: np.ndarray) -> np.ndarray:
        u = np.log(areas / t)
        return beta / t * np.exp(-(alpha + 1.0) * u - (1.0 + beta / alpha) * np.logaddexp(0.0, -alpha * u))

    def exceedance(areas: np.ndarray) -> np.ndarray:
        return -np.expm1(-beta / alpha * np.logaddexp(0.0, -alpha * np.log(areas / t)))

    return density, exceedance


def _curvature(function: Callable[[np.ndarray], float], place: np.ndarray, h: float = 1e-3) -> np.ndarray:
    """Second derivatives by central differences."""
    steps = h * np.eye(len(place))
    rows = [
        [
            function(place + i + j)
            - function(place + i - j)
            - function(place - i + j)
            + function(place - i - j)
            for j in steps
        ]
        for i in steps
    ]
    return np.array(rows) / (4.0 * h * h)


def _inverted(curvature: np.ndarray) -> Optional[np.ndarray]:
    """The covariance, or None where the likelihood has no proper maximum."""
    scale = np.sqrt(np.abs(np.diag(curvature)))
    if not (scale > 0.0).all() or not np.isfinite(curvature).all():
        return None
    even = curvature / np.outer(scale, scale)
    if np.linalg.eigvalsh(even).min() <= 1e-12:
        return None
    covariance: np.ndarray = np.linalg.inv(even) / np.outer(scale, scale)
    return covariance


def _fit(
    law: str, areas: np.ndarray, names: Tuple[str, ...], values: np.ndarray, scales: np.ndarray,
    covariance: Optional[np.ndarray], exponent: Tuple[float, object],
    rollover: Tuple[Optional[float], np.ndarray], likelihood: float, density: Density, exceedance: Density,
) -> Fit:  # fmt: skip
    """The fit with its errors; the covariance is of the parameters over `scales`."""

    def error(slope: object) -> Optional[float]:
        if covariance is None:
            return None
        along = np.asarray(slope, dtype=float)
        return math.sqrt(max(float(along @ covariance @ along), 0.0))

    units = np.diag(scales)
    ordered = np.sort(areas)
    return Fit(
        law, dict(zip(names, values.tolist())), {n: error(units[i]) for i, n in enumerate(names)},
        exponent[0], error(exponent[1]), rollover[0], error(rollover[1]) if rollover[0] else None,
        likelihood, 2.0 * len(names) - 2.0 * likelihood, ks_distance(ordered, exceedance(ordered)),
        density, exceedance,
    )  # fmt: skip


def ks_distance(ordered: np.ndarray, exceeding: np.ndarray) -> float:
    """The distance of Kolmogorov and Smirnov between rising values (N,) and a law's exceedance there (N,)."""
    below, n = 1.0 - exceeding, len(ordered)
    steps = np.arange(n + 1) / n
    return float(max((steps[1:] - below).max(), (below - steps[:-1]).max()))
