"""Mapping error, the best pairs and groups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landslide_annotator.core.assignment import Groups, best_pairs
from landslide_annotator.core.overlap import NOTHING, Overlap

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"
scores = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)), st.floats(0.01, 1.0), min_size=1, max_size=25
)


@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
def test_squares_that_overlap_by_half_are_the_published_case():
    case = json.loads(VECTORS.read_text(encoding="utf-8"))["inventory"][0]
    found = Overlap(1.0, 1.0, case["inter"], 1.0)
    assert found.union == case["union"]
    assert (found.error, found.matching, found.dice) == pytest.approx((case["E"], case["M"], case["dice"]))


@given(st.floats(0.1, 1e6), st.floats(0.1, 1e6), st.floats(0.0, 1.0))
def test_error_matching_and_dice_belong_together(first, second, share):
    found = Overlap(first, second, share * min(first, second), 0.0)
    assert found.error + found.matching == pytest.approx(1.0)
    assert found.dice == pytest.approx(2 * found.matching / (1 + found.matching))
    assert 0.0 <= found.matching <= 1.0


def test_sets_apart_are_added():
    whole = Overlap(1.0, 1.0, 1.0, 0.0) + Overlap(1.0, 1.0, 0.0, 2.0)
    assert (whole.matching, whole.tolerant_error) == pytest.approx((1 / 3, 2 / 3))
    assert NOTHING.error is NOTHING.matching is NOTHING.dice is NOTHING.tolerant_error is None


@given(scores)
@settings(max_examples=200, deadline=None)  # the first example waits for an import
def test_no_choice_of_pairs_is_better(given_scores):
    optimize = pytest.importorskip("scipy.optimize")
    table = [[given_scores.get((i, j), 0.0) for j in range(7)] for i in range(7)]
    rows, columns = optimize.linear_sum_assignment(table, maximize=True)
    best = sum(table[i][j] for i, j in zip(rows, columns))
    pairs = best_pairs((i, j, score) for (i, j), score in given_scores.items())
    assert sum(given_scores[pair] for pair in pairs) == pytest.approx(best)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_the_greedy_choice_is_not_taken():
    """The best single pair would leave the other two alone."""
    assert best_pairs([(0, 0, 0.6), (0, 1, 0.5), (1, 0, 0.5)]) == [(0, 1), (1, 0)]
    assert best_pairs([]) == []


def test_a_long_chain_of_pairs_is_fast():
    count = 3000
    chain = [(i, i, 0.5) for i in range(count)] + [(i + 1, i, 0.6) for i in range(count - 1)]
    assert best_pairs(chain) == [(i + 1, i) for i in range(count - 1)]


@given(st.integers(1, 12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=20))
def test_groups_hold_what_hangs_together(count, joins):
    joins = [(a % count, b % count) for a, b in joins]
    groups = Groups(count)
    for a, b in joins:
        groups.join(a, b)
    lists = groups.lists()
    assert sorted(member for group in lists for member in group) == list(range(count))
    where = {member: index for index, group in enumerate(lists) for member in group}
    assert all(where[a] == where[b] for a, b in joins)
    assert len(lists) >= count - len(joins)
