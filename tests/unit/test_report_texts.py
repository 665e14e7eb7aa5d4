"""Groups, texts and charts of statistics and reports."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landslide_annotator.core.comparison_texts import COMPARISON
from landslide_annotator.core.phrasebook import (
    NOTHING,
    TEXTS,
    figure,
    fixed,
    interval,
    label,
    p_value,
    percent,
    say,
)
from landslide_annotator.core.report_texts import REPORT
from landslide_annotator.core.statistics_texts import STATISTICS
from landslide_annotator.core.tally import tally
from landslide_annotator.core.vocabulary import UNKNOWN
from landslide_annotator.gis.pages.charts import RIM, bars, rose, shades
from landslide_annotator.gis.pages.markdown import to_html
from landslide_annotator.gis.pages.svg import Canvas, around

HOLES = re.compile(r"\{\d\}")


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", UNKNOWN, "z"]), st.floats(0.1, 1e6) | st.just(math.nan)))
)
def test_groups_hold_everything_once(members) -> None:
    groups = tally(members, ["b", "a"])
    assert sum(group.count for group in groups) == len(members)
    assert sum(group.measured for group in groups) == sum(math.isfinite(area) for _, area in members)
    whole = sum(area for _, area in members if math.isfinite(area))
    assert sum(group.area_m2 or 0.0 for group in groups) == pytest.approx(whole)
    if members:
        assert sum(group.share for group in groups) == pytest.approx(1.0)
    codes = [group.code for group in groups]
    assert codes == [code for code in ("b", "a", "z", UNKNOWN) if code in codes]


def test_a_group_has_the_mean_and_median_of_its_known_areas() -> None:
    (group,) = tally([("a", 1.0), ("a", 3.0), ("a", 8.0), ("a", math.nan)], [])
    assert (group.count, group.measured, group.mean_m2, group.median_m2) == (4, 3, 4.0, 3.0)


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same_things(key) -> None:
    spanish, english = TEXTS[key]
    assert spanish and english
    assert sorted(HOLES.findall(spanish)) == sorted(HOLES.findall(english))
    values = [f"<{number}>" for number in range(len(set(HOLES.findall(spanish))))]
    assert all(value in say(key, lang, *values) for value in values for lang in ("es", "en"))


def test_no_key_stands_for_two_texts() -> None:
    assert len(TEXTS) == len(STATISTICS) + len(REPORT) + len(COMPARISON)


def test_numbers_are_written_as_the_language_does() -> None:
    assert figure(1234567.8, "en") == "1\u202f234\u202f568"
    assert figure(0.012345, "es") == "0,01234" or figure(0.012345, "es") == "0,01235"
    assert (figure(10, "en"), figure(0.0, "es"), figure(100.0, "en")) == ("10", "0", "100")
    assert figure(None, "es") == figure(math.nan, "en") == NOTHING == percent(None, "es")
    assert (percent(0.125, "es"), percent(1.0, "en")) == ("12,5", "100.0")
    assert label("type", "flow", "es") == "Flujo" and label("size", "small", "en") == "Small"
    assert label("type", "otra cosa", "es") == "otra cosa"
    assert (fixed(1234.567, "es"), fixed(2.5e6, "en", 0), fixed(None, "en")) == (
        "1\u202f234,57",
        "2\u202f500\u202f000",
        NOTHING,
    )
    assert interval((0.25, 1.0), "es") == "0,25 a 1,00" and interval((0.25, 1.0), "en", 1) == "0.2 to 1.0"
    assert interval(None, "en") == interval((None, 1.0), "es") == NOTHING
    assert [p_value(p, "es") for p in (0.0, 0.0012, None)] == ["< 0,001", "0,001", NOTHING]
    assert "1\u202f000" in say("few", "es", 1000, 2)


@given(st.floats(1e-9, 1e15))
def test_figures_keep_four_digits(value) -> None:
    text = figure(value, "en").replace("\u202f", "")
    assert float(text) == pytest.approx(value, rel=6e-4)


def wedges(svg: str):
    """Areas of the filled polygons by their colour."""
    found = {}
    for item in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}polygon"):
        points = [tuple(map(float, pair.split(","))) for pair in item.get("points").split()]
        area = 0.5 * abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]])))
        found.setdefault(item.get("fill"), []).append(area)
    return found


def test_areas_of_a_rose_are_proportional_to_counts() -> None:
    (areas,) = wedges(rose([8, 4, 2, 1, 0, 0, 0, 0], [], "es")).values()
    assert [area / areas[-1] for area in areas] == pytest.approx([8.0, 4.0, 2.0, 1.0], rel=0.01)
    assert areas[0] == pytest.approx(math.pi * RIM**2 / 8, rel=0.01)


def test_a_rose_of_azimuths_names_their_mean() -> None:
    picture = rose([0] * 8, [350.0, 10.0, 20.0], "en")
    assert "R = 0.98" in picture and "n = 3" in picture
    assert "R = 0,98" in rose([0] * 8, [350.0, 10.0, 20.0], "es")


def test_charts_are_xml_whatever_they_are_called() -> None:
    for svg in (
        bars('a < "b" & c', [("<x>", 3.0, "3 & more", "#123456")]),
        bars("none", []),
        rose([0] * 8, [], "en"),
    ):
        ElementTree.fromstring(svg)


def test_azimuths_run_clockwise_from_the_top() -> None:
    assert around((0.0, 0.0), 1.0, 90.0) == pytest.approx((1.0, 0.0))
    assert around((0.0, 0.0), 1.0, 0.0) == pytest.approx((0.0, -1.0))
    assert Canvas(10, 20).render().count("<rect") == 1


def test_shades_run_from_pale_to_dark() -> None:
    sums = [sum(shades(value / 20)) for value in range(21)]
    assert sums == sorted(sums, reverse=True) and shades(-1.0) == shades(0.0) and shades(9.0) == shades(1.0)


def test_markdown_of_a_model_card() -> None:
    text = "# Title\n\nSome **bold** and `code`\non two lines < 3.\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n  - two\n"
    title, words, table, items = to_html(text)
    assert title == "<h3>Title</h3>"
    assert words == "<p>Some <b>bold</b> and <code>code</code> on two lines &lt; 3.</p>"
    assert "<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>" in table and table.count("<tr>") == 2
    assert items == "<ul><li>one</li><li>– two</li></ul>"
