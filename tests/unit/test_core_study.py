"""The crossover plan and the scales of attributes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.crossover import ARMS, Subject, blocks, halves, plan
from landslide_annotator.core.errors import ComparisonError
from landslide_annotator.core.scales import ORDERS, comparable, distance
from landslide_annotator.core.sizes import SIZES
from landslide_annotator.core.vocabulary import LISTS, UNKNOWN

subjects = st.lists(st.tuples(st.sampled_from(SIZES), st.integers(0, 3)), min_size=4, max_size=60).map(
    lambda drawn: [Subject(number, *values) for number, values in enumerate(drawn)]
)


@given(subjects, st.integers(0, 999))
def test_the_halves_are_alike_in_size_and_place(given_subjects, seed):
    half = halves(given_subjects, seed)
    cells = Counter((s.size, s.block, half[s.number]) for s in given_subjects)
    for size, block in {(s.size, s.block) for s in given_subjects}:
        assert abs(cells[size, block, 0] - cells[size, block, 1]) <= 1
    for size in SIZES:
        sides = Counter(half[s.number] for s in given_subjects if s.size == size)
        assert abs(sides[0] - sides[1]) <= 1
    sides = Counter(half.values())
    assert abs(sides[0] - sides[1]) <= 1


@given(subjects, st.integers(0, 999))
def test_two_analysts_do_every_landslide_once_in_each_arm(given_subjects, seed):
    tasks = plan(given_subjects, ["Ana", "Luis"], seed)
    for subject in given_subjects:
        mine = [t for t in tasks if t.number == subject.number]
        assert sorted(t.arm for t in mine) == sorted(ARMS)
        assert {t.analyst for t in mine} == {"Ana", "Luis"}
        assert len({t.period for t in mine}) == 1
    for analyst, first in (("Ana", "automatic"), ("Luis", "manual")):
        own = [t for t in tasks if t.analyst == analyst]
        assert {t.arm for t in own if t.period == 1} == {first}
        assert {t.arm for t in own if t.period == 2} == set(ARMS) - {first}
        assert {t.sequence for t in own} == {f"{first}_first"}
        for period in (1, 2):
            orders = [t.order for t in own if t.period == period]
            assert orders == list(range(1, len(orders) + 1))


@given(subjects, st.integers(0, 999))
def test_one_analyst_does_every_landslide_in_both_periods(given_subjects, seed):
    tasks = plan(given_subjects, ["Ana"], seed)
    for subject in given_subjects:
        mine = sorted((t for t in tasks if t.number == subject.number), key=lambda t: t.period)
        assert [t.period for t in mine] == [1, 2]
        assert sorted(t.arm for t in mine) == sorted(ARMS)
        assert mine[0].sequence == f"{mine[0].arm}_first"
    assert abs(sum(1 if t.arm == "manual" else -1 for t in tasks if t.period == 1)) <= 1


def test_the_seed_decides_and_the_order_is_no_list_order():
    given_subjects = [Subject(number, "small", 0) for number in range(30)]
    first, same, other = (plan(given_subjects, ["A", "B"], seed) for seed in (1, 1, 2))
    assert first == same != other
    assert [t.number for t in first if t.analyst == "A"] != sorted(
        t.number for t in first if t.analyst == "A"
    )


def test_a_study_that_cannot_be_is_refused():
    few = [Subject(number, "small", 0) for number in range(3)]
    with pytest.raises(ComparisonError, match="at least 4"):
        plan(few, ["A", "B"], 1)
    for names in ([], ["A", "A"], ["A", "B", "C"]):
        with pytest.raises(ComparisonError, match="analyst"):
            plan([*few, Subject(3, "small", 0)], names, 1)


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-10, 10)), max_size=80), st.integers(1, 20))
def test_blocks_are_small_and_nearly_alike(places, size):
    found = Counter(blocks(places, size))
    assert sum(found.values()) == len(places)
    assert all(count <= size for count in found.values())
    assert sorted(found) == list(range(len(found)))


def test_blocks_lie_apart():
    places = [(x + 0.01 * i, 0.0) for x in (0.0, 100.0) for i in range(4)]
    assert len(set(blocks(places, 4)[:4])) == len(set(blocks(places, 4)[4:])) == 1


def test_every_code_of_the_lists_but_unknown_is_a_class():
    for key, order in ORDERS.items():
        assert sorted(order) == sorted(t.code for t in LISTS[key] if t.code != UNKNOWN)


def test_states_are_folded_only_where_somebody_says_inactive():
    fine = [("active", "dormant"), ("relict", "suspended")]
    assert comparable("activity", fine) == (fine, False)
    plain = [("active", "inactive")]
    assert comparable("activity", plain) == (plain, False)
    assert comparable("activity", fine + plain) == (
        [("active", "inactive"), ("inactive", "active"), ("active", "inactive")],
        True,
    )


def test_distances_keep_their_scale_when_classes_lack():
    steps = distance("area", ("small", "very_large"))
    assert steps(0, 1) == 3.0
    around = distance("direction", ("N", "SW", "NW"))
    assert (around(0, 2), around(0, 1), around(1, 2)) == (1.0, 3.0, 2.0)
    assert distance("type", ("flow", "fall")) is None
