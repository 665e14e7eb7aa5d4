"""The report of an inventory as pieces of HTML, one after the other, so that none has to wait in memory."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Iterable, Iterator, List, Mapping, Optional, Sequence

from qgis.PyQt.QtGui import QImage

from ...core.phrasebook import figure, label, say
from ...core.vocabulary import UNKNOWN
from ..inventory.symbols import TYPE_COLOURS
from ..pages.htmlpage import data_uri, figure_of, heading, paragraph, table
from ..pages.markdown import to_html
from .modelcard import ModelCard
from .statistics import Statistics, laws_table, pictures, tables

_HEADING = re.compile(r"(</?h)([1-5])\b")
CHECKED = ("reviewed", "corrected")
_AFTER = {"type": "types", "activity": "activities", "direction": "rose", "size": "sizes"}
"""The picture that follows the table of a grouping."""


@dataclass
class Report:
    """What a report is made of; `records` are pieces of HTML, made while they are written.

    rows_by_model: how many rows each digest of a captioner's settings has written. comparison: pieces of HTML
    (see comparison.file), none without a file; comparison_name: its name.
    """

    lang: str
    source: str
    date: str
    found: Statistics
    overview: Optional[QImage]
    map_crs: str
    comparison: Sequence[str]
    comparison_name: str
    card: Optional[ModelCard]
    rows_by_model: Mapping[str, int]
    records: Iterable[str]
    with_records: bool


def pieces(report: Report) -> Iterator[str]:
    """The whole report in order."""
    lang = report.lang
    yield heading(say("report_title", lang), 1)
    yield paragraph(say("made_from", lang, report.source, report.date), "about")
    yield _contents(report)
    if report.overview is not None:
        yield _heading("map", lang)
        yield _map(report, report.overview)
    yield from _statistics(report)
    if report.comparison:
        yield _heading("comparison", lang)
        yield paragraph(say("comparison_about", lang, report.comparison_name), "about")
        yield from map(_lower, report.comparison)
    yield _heading("methods", lang)
    yield from (paragraph(text) for text in _methods(report))
    if report.card is not None and report.card.text:
        yield _heading("card", lang)
        yield from to_html(report.card.text)
    if report.with_records:
        yield _heading("single", lang)
        yield from report.records


def _sections(report: Report) -> List[str]:
    held = {
        "map": report.overview is not None,
        "statistics": True,
        "sizes_title": True,
        "density_title": report.found.density is not None,
        "comparison": bool(report.comparison),
        "methods": True,
        "card": report.card is not None and bool(report.card.text),
        "single": report.with_records,
    }
    return [key for key, there in held.items() if there]


def _contents(report: Report) -> str:
    items = "".join(
        f'<li><a href="#{key}">{escape(say(key, report.lang))}</a></li>' for key in _sections(report)
    )
    return f"<nav><ul>{items}</ul></nav>"


def _heading(key: str, lang: str) -> str:
    return heading(say(key, lang), anchor=key)


def _lower(piece: str) -> str:
    """A piece whose headings are a level lower."""
    return _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) + 1}", piece)


def _map(report: Report, overview: QImage) -> str:
    chips = []
    for group in report.found.groups["type"]:
        colour = TYPE_COLOURS.get(group.code, TYPE_COLOURS[UNKNOWN])
        name = escape(label("type", group.code, report.lang))
        chips.append(
            f'<span style="color: {colour}">&#9632;</span> {name} ({figure(group.count, report.lang)})'
        )
    about = say("map_about", report.lang, report.map_crs)
    image = data_uri(overview)
    return f'<p><img width="660" src="{image}"></p><p>{" &nbsp; ".join(chips)}</p>{paragraph(about, "about")}'


def _statistics(report: Report) -> Iterator[str]:
    found, lang = report.found, report.lang
    drawn = pictures(found, lang)
    yield _heading("statistics", lang)
    for key, content in tables(found, lang).items():
        yield table(content) + (figure_of(drawn[_AFTER[key]]) if key in _AFTER else "")
    yield _heading("sizes_title", lang)
    if found.no_sizes is not None:
        yield paragraph(say(found.no_sizes[0], lang, *found.no_sizes[1]))
    if found.sizes is not None:
        yield table(laws_table(found.sizes, lang))
        yield figure_of(drawn["frequency_area"])
        yield figure_of(drawn["cumulative_area"])
    if found.density is not None:
        yield _heading("density_title", lang)
        yield figure_of(drawn["density"])


def _methods(report: Report) -> Iterator[str]:
    found, lang = report.found, report.lang
    yield say("m_area", lang, *found.breaks.area_m2)
    if found.sizes is not None:
        yield say("m_sizes", lang)
    yield say("m_direction", lang)
    yield say("m_least", lang)
    status = found.sample.counted.get("status")
    if status is not None:
        yield say("m_review", lang, found.sample.count, sum(status[code] for code in CHECKED))
    if report.rows_by_model:
        yield from _model(report)
    if not report.comparison:
        yield say("m_unmeasured", lang)


def _model(report: Report) -> Iterator[str]:
    """What the captioner's own figures say of the captions."""
    lang, card = report.lang, report.card
    if card is None:
        yield say("m_no_model", lang)
        return
    settings = card.settings
    names = ("type_kappa", "activity_kappa", "direction_kappa", "landslide_f1")
    scores = [figure(settings.scores.get(name), lang, 3) for name in names]
    low, high = settings.trained_ground_m
    yield say("m_model", lang, settings.name, settings.version, *scores, low, high)
    gsd = report.found.sample.gsd
    outside = sum(not low <= value <= high for value in gsd)
    if outside:
        yield say("m_outside", lang, outside, len(gsd))
    if settings.not_learned:
        yield say(
            "m_not_learned", lang, ", ".join(label("type", code, lang) for code in settings.not_learned)
        )
    others = sum(count for digest, count in report.rows_by_model.items() if digest != settings.digest)
    if others:
        yield say("m_other_model", lang, others)
