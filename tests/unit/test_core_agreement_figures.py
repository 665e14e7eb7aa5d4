"""Agreement figures against scikit-learn, statsmodels and scipy, and against published numbers."""

from __future__ import annotations

import itertools
import math
import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from landslide_annotator.core.contingency import (
    accuracy,
    by_class,
    f1_scores,
    kappa,
    linear,
    macro_f1,
    mcnemar,
    tabulate,
)
from landslide_annotator.core.errors import ComparisonError
from landslide_annotator.core.paired import angles, icc, ratios, turn
from landslide_annotator.core.signedrank import EXACT, signed_rank

CODES = ("a", "b", "c", "d")
answers = st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)), min_size=1, max_size=60)


# The first example waits for an import.
calmly = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def drawn(n, agree, seed):
    lots = random.Random(seed)
    firsts = [lots.choice(CODES) for _ in range(n)]
    return [(a, a if lots.random() < agree else lots.choice(CODES)) for a in firsts]


def quadratic(first, second):
    return float((first - second) ** 2)


@given(answers)
@calmly
def test_accuracy_and_f1_are_those_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    table = tabulate(pairs, CODES)
    first, second = zip(*pairs)
    assert accuracy(table) == pytest.approx(metrics.accuracy_score(first, second))
    assert macro_f1(table) == pytest.approx(metrics.f1_score(first, second, average="macro"))
    single = metrics.f1_score(first, second, average=None, labels=list(table.labels))
    assert list(f1_scores(table).values()) == pytest.approx(list(single))


@given(answers)
@calmly
def test_kappa_is_that_of_scikit_learn(pairs):
    metrics = pytest.importorskip("sklearn.metrics")
    first, second = zip(*pairs)
    table = tabulate(pairs, CODES)
    assume(len(table.labels) > 1)
    for distance, name in ((None, None), (linear, "linear"), (quadratic, "quadratic")):
        found = kappa(table, distance) if distance else kappa(table)
        expected = metrics.cohen_kappa_score(first, second, weights=name)
        assert (0.0 if found.value is None else found.value) == pytest.approx(
            0.0 if math.isnan(expected) else expected, abs=1e-9
        )


@pytest.mark.parametrize(("n", "agree"), [(40, 0.5), (500, 0.8), (500, 0.1)])
@pytest.mark.parametrize("distance", [None, linear, quadratic])
def test_kappa_and_its_error_are_those_of_statsmodels(n, agree, distance):
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    table = tabulate(drawn(n, agree, n), CODES)
    names = {None: None, linear: "linear", quadratic: "quadratic"}
    expected = rater.cohens_kappa(table.counts, wt=names[distance])
    found = kappa(table, distance) if distance else kappa(table)
    assert found.value == pytest.approx(expected.kappa)
    assert found.error == pytest.approx(math.sqrt(expected.var_kappa))
    assert (found.low, found.high) == pytest.approx((expected.kappa_low, expected.kappa_upp))


def test_the_error_of_kappa_holds_the_truth_as_often_as_it_says():
    """Of 400 samples of a population with a known kappa, about 95 percent have it in their interval."""
    agree, inside = 0.6, 0
    truth = agree  # with equal shares the rest agrees by chance
    for seed in range(400):
        found = kappa(tabulate(drawn(200, agree, seed), CODES))
        inside += found.low <= truth <= found.high
    assert 0.92 <= inside / 400 <= 0.98


def test_kappa_of_fleiss_cohen_and_everitt():
    """The table of their paper of 1969."""
    shares = ((0.53, 0.05, 0.02), (0.11, 0.14, 0.05), (0.01, 0.06, 0.03))
    pairs = [
        (CODES[i], CODES[j]) for i in range(3) for j in range(3) for _ in range(round(200 * shares[i][j]))
    ]
    assert kappa(tabulate(pairs, CODES)).value == pytest.approx(0.429, abs=5e-4)


def test_kappa_says_nothing_where_chance_alone_agrees():
    assert kappa(tabulate([("a", "a")] * 9, CODES)).value is None
    assert kappa(tabulate([], CODES)).value is None
    assert accuracy(tabulate([], CODES)) is macro_f1(tabulate([], CODES)) is None


def test_a_strange_class_is_named():
    with pytest.raises(ComparisonError, match="'x'"):
        tabulate([("a", "x")], CODES)


@given(st.integers(0, 80), st.integers(0, 80))
@calmly
def test_mcnemar_is_that_of_scipy(b, c):
    stats = pytest.importorskip("scipy.stats")
    found = mcnemar(b, c)
    if b + c:
        assert found.p_exact == pytest.approx(stats.binomtest(b, b + c).pvalue, rel=1e-9)
        assert found.p_corrected == pytest.approx(stats.chi2.sf(found.chi2, 1), rel=1e-9)
    else:
        assert (found.p_exact, found.p_corrected) == (1.0, 1.0)


@pytest.mark.parametrize(("b", "c"), [(3, 12), (59, 6), (20000, 19000)])
def test_mcnemar_is_that_of_statsmodels(b, c):
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")
    both = [[10, b], [c, 10]]
    found = mcnemar(b, c)
    assert found.p_exact == pytest.approx(tables.mcnemar(both, exact=True).pvalue, rel=1e-6)
    expected = tables.mcnemar(both, exact=False, correction=True)
    assert (found.chi2, found.p_corrected) == pytest.approx((expected.statistic, expected.pvalue))


def test_a_class_that_one_series_prefers_is_found():
    pairs = [("a", "b")] * 12 + [("b", "a")] * 2 + [("c", "c")] * 5
    found = by_class(tabulate(pairs, CODES))
    assert (found["a"].b, found["a"].c) == (12, 2)
    assert found["a"].p_exact == mcnemar(12, 2).p_exact < 0.05 < found["c"].p_exact


@given(st.lists(st.integers(-6, 6), min_size=1, max_size=11))
@calmly
def test_the_exact_p_counts_every_choice_of_signs(values):
    """Also with ties, where scipy only approximates."""
    found = signed_rank(values)
    sizes = sorted(abs(v) for v in values if v)
    if not sizes:
        assert found.p is None and found.n == 0
        return
    ranks = [sizes.index(s) + (sizes.count(s) + 1) / 2 for s in sizes]
    sums = [sum(itertools.compress(ranks, signs)) for signs in itertools.product((0, 1), repeat=len(ranks))]
    middle = sum(ranks) / 2
    far = sum(abs(s - middle) >= abs(found.positive - middle) - 1e-9 for s in sums)
    assert found.p == pytest.approx(far / len(sums))
    assert found.positive + found.negative == pytest.approx(sum(ranks))


@pytest.mark.parametrize("n", [5, 24, EXACT])
def test_without_ties_the_exact_p_is_that_of_scipy(n):
    stats = pytest.importorskip("scipy.stats")
    values = [random.Random(n + i).gauss(0.4, 1.0) for i in range(n)]
    expected = stats.wilcoxon(values, **{_keyword(stats): "exact"})
    found = signed_rank(values)
    assert found.exact and found.p == pytest.approx(expected.pvalue, rel=1e-9)
    assert min(found.positive, found.negative) == expected.statistic


def test_with_ties_and_many_values_p_is_that_of_scipy():
    stats = pytest.importorskip("scipy.stats")
    values = [random.Random(i).choice((-3, -2, -1, 0, 1, 2, 3, 4)) for i in range(300)]
    expected = stats.wilcoxon(values, **{_keyword(stats): "approx"})
    found = signed_rank(values)
    assert not found.exact and found.p == pytest.approx(expected.pvalue, rel=1e-9)


def _keyword(stats):
    import inspect

    return "method" if "method" in inspect.signature(stats.wilcoxon).parameters else "mode"


def test_icc_of_shrout_and_fleiss():
    """Their table of 1979: four judges, six targets, ICC(2,1) = .29; two of the judges by hand."""
    rows = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
    assert icc(rows) == pytest.approx(0.29, abs=5e-3)
    assert icc([(r[0], r[0]) for r in rows]) == 1.0
    assert icc(rows[:1]) is icc([]) is icc([(3, 3), (3, 3)]) is None


def test_icc_is_that_of_an_analysis_of_variance():
    models = pytest.importorskip("statsmodels.formula.api")
    pandas = pytest.importorskip("pandas")
    from statsmodels.stats.anova import anova_lm

    lots = random.Random(3)
    rows = [(x := lots.gauss(4, 1), x + lots.gauss(0.2, 0.3)) for _ in range(50)]
    data = pandas.DataFrame(
        [(i, j, value) for i, row in enumerate(rows) for j, value in enumerate(row)], columns=["s", "j", "y"]
    )
    found = anova_lm(models.ols("y ~ C(s) + C(j)", data).fit())
    subjects, judges, rest = found["mean_sq"]
    expected = (subjects - rest) / (subjects + rest + 2 * (judges - rest) / 50)
    assert icc(rows) == pytest.approx(expected)


def test_a_constant_factor_of_areas_is_the_bias():
    found = ratios([(2.0 * area, area) for area in (10.0, 300.0, 5e4, 7e5)])
    assert found.ratio == pytest.approx(2.0)
    assert (found.low, found.high) == pytest.approx((2.0, 2.0))
    assert 0.95 < found.icc < 1.0
    assert ratios([]) is None and ratios([(3.0, 1.5)]).low is None
    with pytest.raises(ComparisonError, match="above 0"):
        ratios([(0.0, 1.0)])


@given(st.floats(0, 360), st.floats(0, 360))
def test_a_turn_brings_the_second_azimuth_to_the_first(first, second):
    found = turn(first, second)
    assert -180.0 < found <= 180.0
    assert math.isclose(math.cos(math.radians(second + found - first)), 1.0, abs_tol=1e-9)


def test_angles_do_not_jump_at_north():
    found = angles([(350.0, 10.0), (10.0, 350.0), (5.0, 5.0), (90.0, 270.0)])
    assert (found.mean_error, found.median_error) == (55.0, 20.0)
    assert (found.within_22, found.within_45) == (0.75, 0.75)
    assert angles([(20.0, 350.0), (40.0, 10.0)]).bias == pytest.approx(30.0)
    assert angles([]) is None
