"""Special functions and laws of areas against SciPy, and fits that find the parameters of simulated areas."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landslide_annotator.core.phrasebook import say
from landslide_annotator.gis.pages.charts import LogPlot
from landslide_annotator.gis.reports.frequency import LEAST, bins, describe, least_area, obstacle
from landslide_annotator.gis.reports.frequency_plots import cumulative, noncumulative
from landslide_annotator.gis.reports.simplex import minimise
from landslide_annotator.gis.reports.sizemodels import fit_double_pareto, fit_inverse_gamma, ks_distance
from landslide_annotator.gis.reports.special import digamma, gamma_upper, trigamma

optimize = pytest.importorskip("scipy.optimize")
special = pytest.importorskip("scipy.special")
stats = pytest.importorskip("scipy.stats")

RHO, A, S = 1.4, 1280.0, -132.0
"""Malamud et al. (2004), in m²."""
ALPHA, BETA, T = 1.5, 2.0, 800.0
"""Of the order that Stark & Hovius (2001) and later papers give: a tail of -2.5, a rising part."""
VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"


def malamud(n: int, seed: int) -> np.ndarray:
    """Areas of the law of Malamud et al. (2004); those below zero, which it allows, do not exist."""
    drawn = stats.invgamma.rvs(RHO, loc=S, scale=A, size=2 * n + 50, random_state=np.random.default_rng(seed))
    return drawn[drawn > 0.0][:n]


def pareto(n: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return stats.burr.rvs(ALPHA, BETA / ALPHA, scale=T, size=n, random_state=random)


@given(st.floats(1e-3, 1e6))
def test_derivatives_of_the_gamma_function(x: float) -> None:
    assert digamma(x) == pytest.approx(special.digamma(x), rel=1e-11, abs=1e-11)
    assert trigamma(x) == pytest.approx(special.polygamma(1, x), rel=1e-11)


@settings(max_examples=50)
@given(st.floats(0.02, 900.0), st.lists(st.floats(0.0, 3000.0), min_size=1, max_size=20))
def test_incomplete_gamma_function(a: float, x: list) -> None:
    values = np.array([*x, np.inf])
    assert gamma_upper(a, values) == pytest.approx(special.gammaincc(a, values), rel=1e-8, abs=1e-11)


def test_the_simplex_finds_the_minimum_that_scipy_finds() -> None:
    found = minimise(optimize.rosen, np.array([-1.2, 1.0, 0.5]))
    assert found == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
    assert minimise(lambda p: (p[0] - 3.0) ** 2, np.array([0.0])) == pytest.approx([3.0], abs=1e-5)


@pytest.mark.parametrize("seed", range(3))
def test_no_parameters_are_more_likely_than_the_fitted(seed: int) -> None:
    areas = malamud(400, seed)
    fit = fit_inverse_gamma(areas)

    def loss(p: np.ndarray) -> float:
        return -float(stats.invgamma.logpdf(areas, p[0], loc=p[2], scale=p[1]).sum())

    assert fit.log_likelihood == pytest.approx(-loss(list(fit.values.values())), rel=1e-12)
    other = optimize.minimize(loss, [1.0, 1000.0, -100.0], method="Nelder-Mead", options={"maxiter": 4000})
    assert fit.log_likelihood >= -other.fun - 1e-6


@pytest.mark.parametrize("seed", range(3))
def test_the_double_pareto_law_is_scipys_burr(seed: int) -> None:
    areas = pareto(400, seed)
    fit = fit_double_pareto(areas)
    alpha, beta, t = fit.values.values()
    law = stats.burr(alpha, beta / alpha, scale=t)
    assert fit.log_likelihood == pytest.approx(law.logpdf(areas).sum(), rel=1e-12)
    assert fit.density(areas) == pytest.approx(law.pdf(areas), rel=1e-9)
    assert fit.exceedance(areas) == pytest.approx(law.sf(areas), rel=1e-9)
    other = optimize.minimize(
        lambda p: -stats.burr.logpdf(areas, np.exp(p[0]), np.exp(p[1]), scale=np.exp(p[2])).sum(),
        [0.0, 0.0, 6.0], method="Nelder-Mead", options={"maxiter": 4000},
    )  # fmt: skip
    assert fit.log_likelihood >= -other.fun - 1e-6


@pytest.mark.parametrize(("fitted", "draw"), [(fit_inverse_gamma, malamud), (fit_double_pareto, pareto)])
def test_distance_and_criterion(fitted, draw) -> None:
    areas = draw(300, 5)
    fit = fitted(areas)
    assert fit.ks == pytest.approx(
        stats.kstest(areas, lambda x: 1.0 - fit.exceedance(x)).statistic, abs=1e-12
    )
    assert fit.aic == pytest.approx(6.0 - 2.0 * fit.log_likelihood)
    x = np.geomspace(1.0, 1e7, 4000)
    total = float((0.5 * (fit.density(x)[1:] + fit.density(x)[:-1]) * np.diff(x)).sum())
    assert total == pytest.approx(float(fit.exceedance(x[:1])[0] - fit.exceedance(x[-1:])[0]), rel=1e-3)
    assert x[np.argmax(fit.density(x))] == pytest.approx(fit.rollover, rel=0.01)


@pytest.mark.parametrize("n", [200, 1000, 10000])
def test_errors_say_how_far_the_parameters_of_simulated_inventories_are_off(n: int) -> None:
    """Over simulated inventories the 95 percent intervals hold the truth; errors shrink as the root of n."""
    runs = 40 if n < 10000 else 12
    truth = {"rho": RHO, "a": A, "s": S}
    held = dict.fromkeys(truth, 0)
    errors = []
    for seed in range(runs):
        fit = fit_inverse_gamma(malamud(n, seed))
        errors.append(fit.exponent_error)
        for name, value in truth.items():
            held[name] += abs(fit.values[name] - value) <= 1.96 * fit.errors[name]
        assert fit.exponent == pytest.approx(-(RHO + 1.0), abs=4.5 * fit.exponent_error)
    assert min(held.values()) >= 0.8 * runs, held
    assert np.median(errors) == pytest.approx(2.5 / math.sqrt(n), rel=0.35)
    assert np.median(errors) < 0.5  # published exponents are 2.5 +- 0.5


@pytest.mark.parametrize("n", [200, 1000, 10000])
def test_the_double_pareto_law_is_recovered(n: int) -> None:
    runs = 30 if n < 10000 else 8
    truth = {"alpha": ALPHA, "beta": BETA, "t": T}
    held = dict.fromkeys(truth, 0)
    for seed in range(runs):
        fit = fit_double_pareto(pareto(n, seed))
        for name, value in truth.items():
            gap = abs(math.log(fit.values[name] / value))
            held[name] += gap <= 1.96 * fit.errors[name] / fit.values[name]
    assert min(held.values()) >= 0.8 * runs, held


def test_the_published_law_has_the_published_rollover() -> None:
    if not VECTORS.is_file():
        pytest.skip("the reference vectors are not here")
    known = json.loads(VECTORS.read_text(encoding="utf-8"))["malamud2004"]
    fit = fit_inverse_gamma(malamud(10000, 1))
    assert fit.rollover == pytest.approx(known["mode_km2"] * 1e6, abs=3.0 * fit.rollover_error)
    assert fit.exponent == pytest.approx(known["tail_exponent"], abs=3.0 * fit.exponent_error)


@settings(max_examples=15, deadline=None)
@given(st.floats(1e-6, 1e6), st.integers(0, 50))
def test_units_do_not_matter(unit: float, seed: int) -> None:
    areas = malamud(120, seed)
    for fitted in (fit_inverse_gamma, fit_double_pareto):
        one, other = fitted(areas), fitted(areas * unit)
        if one is None or other is None:  # some draws have no maximum, in no unit
            assert one is other
            continue
        assert other.exponent == pytest.approx(one.exponent, rel=1e-3)
        assert other.exponent_error == pytest.approx(one.exponent_error, rel=1e-2)
        if one.rollover is not None:
            assert other.rollover == pytest.approx(one.rollover * unit, rel=1e-2)


@pytest.mark.parametrize("areas", [np.linspace(999.0, 1001.0, 500), np.repeat(np.arange(1.0, 11.0), 10)])
def test_areas_without_the_shape_of_a_law_have_no_fit(areas: np.ndarray) -> None:
    assert fit_inverse_gamma(areas) is None
    found = describe(areas)
    assert "no_maximum" in [key for key, _ in found.doubts]
    assert noncumulative(found, "es").startswith("<svg") and cumulative(found, "en").startswith("<svg")


def test_too_few_and_too_equal_areas_are_not_fitted() -> None:
    assert obstacle(np.arange(1.0, LEAST)) == ("too_few", (LEAST - 1, LEAST))
    assert obstacle(np.tile([5.0, 6.0], 50))[0] == "too_equal"
    assert obstacle(malamud(LEAST, 1)) is None
    for lang in ("es", "en"):
        assert str(LEAST) in say("too_few", lang, 3, LEAST)


def test_bins_count_every_area_once_and_their_densities_sum_to_one() -> None:
    areas = malamud(700, 3)
    found = bins(areas)
    assert sum(item.count for item in found) == 700
    assert sum(item.density * (item.high - item.low) / 1e6 for item in found) == pytest.approx(1.0)
    assert all(item.low <= item.high for item in found)
    assert all(item.error == pytest.approx(item.density / math.sqrt(item.count)) for item in found)


def test_what_speaks_against_completeness_is_said() -> None:
    complete = malamud(2000, 1)
    assert describe(complete).doubts == ()
    assert [key for key, _ in describe(malamud(100, 1)).doubts] == ["few"]
    assert [key for key, _ in describe(complete, least_m2=300.0).doubts] == ["near_resolution"]
    assert [key for key, _ in describe(complete, least_m2=100.0).doubts] == []
    assert "far_rollover" in [key for key, _ in describe(complete * 20.0).doubts]
    rough = np.ceil(complete / 500.0) * 500.0
    assert "rounded" in [key for key, _ in describe(rough).doubts]
    assert "poor_fit" in [key for key, _ in describe(np.concatenate([complete, complete * 1e4])).doubts]
    assert least_area([]) is None and least_area([2.0, 2.0, 8.0]) == 100.0


def test_distance_of_a_step() -> None:
    assert ks_distance(np.array([1.0, 2.0]), np.array([0.5, 0.5])) == pytest.approx(0.5)


def test_places_of_a_plot_are_logarithmic() -> None:
    plot = LogPlot("t", ("x", "y"), (1.0, 1e4), (1e-2, 1.0))
    (x0, y0), (x1, y1), (x2, y2) = (plot.place(v, w) for v, w in ((10.0, 0.01), (100.0, 0.1), (1000.0, 1.0)))
    assert x1 - x0 == pytest.approx(x2 - x1) and y0 - y1 == pytest.approx(y1 - y2) and y0 > y1
