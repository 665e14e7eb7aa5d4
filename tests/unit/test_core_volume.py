"""Volumes from areas: published values, percentiles of a log-normal, and warnings that are never left out."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.errors import SizeError
from landslide_annotator.core.volume import PREDICTIVE_SCATTER, VolumeEstimate, estimate, relations

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "reference" / "test_vectors.json"
NAMES = ["guzzetti2009", "larsen2010_soil", "larsen2010_bedrock"]
ALAUSI_M2, ALAUSI_M3 = 243_000.0, 1.3e6
names = st.sampled_from(NAMES)
areas = st.floats(1e-3, 1e12)


def law(name):
    return next(relation for relation in relations() if relation.name == name)


def vectors():
    return json.loads(VECTORS.read_text(encoding="utf-8"))["volume_area"] if VECTORS.is_file() else []


def test_the_list_is_a_copy_with_every_relation():
    assert [relation.name for relation in relations()] == NAMES
    relations().clear()
    assert len(relations()) == 3


@pytest.mark.skipif(not VECTORS.is_file(), reason=f"{VECTORS} is absent")
@pytest.mark.parametrize("case", vectors(), ids=lambda case: f"{case['area_m2']:g}")
@pytest.mark.parametrize("name", NAMES)
def test_medians_are_the_published_laws(name, case):
    assert estimate(case["area_m2"], name).p50_m3 == pytest.approx(case[f"{name}_m3"], rel=1e-9)


@pytest.mark.parametrize(
    ("name", "area", "million_m3", "places"),
    [
        ("larsen2010_bedrock", 5e5, 25.44, 2), ("larsen2010_soil", 5e5, 3.49, 2),
        ("guzzetti2009", ALAUSI_M2, 4.77, 2), ("larsen2010_soil", ALAUSI_M2, 1.40, 2),
        ("larsen2010_bedrock", ALAUSI_M2, 9.20, 2),
    ],
)  # fmt: skip
def test_worked_examples(name, area, million_m3, places):
    assert round(estimate(area, name).p50_m3 / 1e6, places) == million_m3


def test_errors_of_the_bedrock_law_alone_give_the_range_worked_out_for_half_a_square_kilometre():
    spread = law("larsen2010_bedrock").law_sd(5e5)
    median = estimate(5e5, "larsen2010_bedrock").p50_m3
    assert [round(median * 10**step / 1e6, 1) for step in (-spread, spread)] == [18.9, 34.2]


def test_alausi_lies_within_the_percentiles_of_soil_and_below_those_of_bedrock():
    soil, rock = estimate(ALAUSI_M2, "larsen2010_soil"), estimate(ALAUSI_M2, "larsen2010_bedrock")
    assert soil.percentile(40.0) < ALAUSI_M3 < soil.p75_m3
    assert rock.percentile(5.0) > ALAUSI_M3


def test_the_scatter_of_guzzetti_is_the_predictive_one_alone():
    found = estimate(1e4, "guzzetti2009")
    assert found.log10_sd == PREDICTIVE_SCATTER == 0.40
    assert found.p75_m3 / found.p50_m3 == pytest.approx(10 ** (0.40 * 0.6744897501960817), rel=1e-12)
    assert found.p95_m3 / found.p50_m3 == pytest.approx(10 ** (0.40 * 1.6448536269514722), rel=1e-12)


def test_the_scatter_of_larsen_grows_by_the_errors_of_the_law():
    found = estimate(1e4, "larsen2010_bedrock")
    assert found.log10_sd == pytest.approx(math.sqrt(0.40**2 + 0.06**2 + (4 * 0.02) ** 2), rel=1e-12)
    soil = estimate(1e4, "larsen2010_soil")
    assert soil.log10_sd == pytest.approx(math.sqrt(0.40**2 + 0.021**2 + (4 * 0.009) ** 2), rel=1e-12)


@given(areas, names)
def test_percentiles_rise_and_are_those_of_any_percentile(area, name):
    found = estimate(area, name)
    assert isinstance(found, VolumeEstimate) and found.relation == name and found.area_m2 == area
    assert 0.0 < found.percentile(1) < found.p50_m3 < found.p75_m3 < found.p95_m3 < math.inf
    stored = found.p50_m3, found.p75_m3, found.p95_m3
    assert stored == tuple(found.percentile(percent) for percent in (50, 75, 95))
    assert found.percentile(5) * found.p95_m3 == pytest.approx(found.p50_m3**2, rel=1e-9)
    assert found.log10_sd >= PREDICTIVE_SCATTER


@given(areas, areas, names)
def test_a_larger_area_never_has_a_smaller_median(one, other, name):
    small, large = sorted([one, other])
    assert estimate(small, name).p50_m3 <= estimate(large, name).p50_m3


@given(areas, st.floats(1.5, 10.0), names)
def test_depth_grows_with_area(area, factor, name):
    depths = [estimate(size, name).p50_m3 / size for size in (area, area * factor)]
    assert depths[0] < depths[1]


@given(areas)
def test_bedrock_holds_more_than_soil_above_a_square_metre(area):
    soil, rock = estimate(area, "larsen2010_soil"), estimate(area, "larsen2010_bedrock")
    assert (rock.p50_m3 > soil.p50_m3) == (area > 10 ** (-0.019 / 0.148))


@given(areas, names)
def test_what_was_fitted_on_is_always_said_and_areas_beyond_it_as_well(area, name):
    relation, warnings = law(name), estimate(area, name).warnings
    low, high = relation.areas_m2 or (0.0, math.inf)
    assert relation.fitted_on in warnings[0] and all(relation.en in text for text in warnings)
    assert len(warnings) == (1 if low <= area <= high else 2)
    assert len(warnings) == 1 or f"{area:g} m² lies outside" in warnings[1]


@pytest.mark.parametrize(("name", "fitted", "wrong"), [
    ("guzzetti2009", "total", "too little"), ("larsen2010_soil", "source", "too much"),
    ("larsen2010_bedrock", "source", "too much"),
])  # fmt: skip
def test_the_warning_names_the_other_area(name, fitted, wrong):
    assert law(name).fitted_on == fitted
    assert wrong in estimate(1e4, name).warnings[0]


def test_only_the_range_of_areas_that_is_known_is_warned_of():
    assert [law(name).areas_m2 is not None for name in NAMES] == [name == "guzzetti2009" for name in NAMES]
    assert len(estimate(1.0, "guzzetti2009").warnings) == 2
    assert len(estimate(ALAUSI_M2, "guzzetti2009").warnings) == 1


@pytest.mark.parametrize("area", [0.0, -0.0, -1.0, math.nan, math.inf, -math.inf, 1e300])
@pytest.mark.parametrize("name", NAMES)
def test_an_area_that_is_none_has_no_volume(area, name):
    with pytest.raises(SizeError, match="square metres"):
        estimate(area, name)


@pytest.mark.parametrize("name", ["", "guzzetti", "Guzzetti2009", "larsen2010"])
def test_an_unknown_relation_is_answered_with_the_known_ones(name):
    with pytest.raises(SizeError, match=r"guzzetti2009, larsen2010_soil, larsen2010_bedrock\."):
        estimate(1e4, name)


@pytest.mark.parametrize("percent", [0.0, 100.0, -5.0, 101.0, math.nan, math.inf, 5e-324])
def test_a_percentile_that_is_none(percent):
    with pytest.raises(SizeError, match="between 0 and 100"):
        estimate(1e4, "guzzetti2009").percentile(percent)
