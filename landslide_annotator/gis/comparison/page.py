"""The comparison of inventories as HTML: a page of its own, and pieces that go into another one."""

from __future__ import annotations

from typing import Iterator

from ...core.phrasebook import fixed, interval, say
from ..pages.charts import BLUE, bars
from ..pages.htmlpage import PAGE_END, Table, figure_of, heading, page_start, paragraph, table
from .attributes import attributes, who_is_right
from .figures import Figures, names
from .times import times

SHOWN = 200
"""Problems that the page lists; the JSON has all."""


def page(found: Figures, lang: str) -> str:
    """The whole page, from the figures of `compare_layers`, in Spanish or English."""
    title = say("title", lang)
    return "\n".join([page_start(title, lang), heading(title, 1), *sections(found, lang), PAGE_END])


def sections(found: Figures, lang: str) -> Iterator[str]:
    """The page without its frame: headings of level 2 and 3 with what belongs to them."""
    yield paragraph(say("made", lang, found["made_at"]), "about")
    yield paragraph(say("not_measured", lang), "warning")
    yield from _layers(found, lang)
    for c in found["comparisons"]:
        if not c["areas"]["shared_m2"]:
            yield paragraph(say("disjoint", lang, c["first"], c["second"]), "warning")
    for section in (_agreement, _groups, attributes, who_is_right, _numbers, times, _methods, _problems):
        yield from section(found, lang)


def _layers(found: Figures, lang: str) -> Iterator[str]:
    heads = ("landslides", "rejected", "failed", "unread")
    rows = [
        (layer["name"], say(f"role_{layer['role']}", lang), *(str(layer[head]) for head in heads))
        for layer in found["layers"]
    ]
    yield heading(say("layers", lang))
    yield table(
        Table("", (say("layer", lang), say("role", lang), *(say(head, lang) for head in heads)), rows)
    )


def _agreement(found: Figures, lang: str) -> Iterator[str]:
    pairs = found["comparisons"]
    areas, own = [c["areas"] for c in pairs], [c["landslides"] for c in pairs]
    rows = [
        (say(key, lang), *(fixed(a[key], lang, 0) for a in areas))
        for key in ("first_m2", "second_m2", "shared_m2")
    ]
    rows += [
        (say("E", lang), *(fixed(a["E"], lang) for a in areas)),
        (say("M", lang), *(fixed(a["M"], lang) for a in areas)),
        (say("interval", lang), *(interval(a["M_interval"], lang) for a in areas)),
        (say("dice", lang), *(fixed(a["dice"], lang) for a in areas)),
    ]
    if areas[0]["tolerance_m"]:
        text = say("E_tolerance", lang, f"{areas[0]['tolerance_m']:g}")
        rows.append((text, *(fixed(a["E_tolerance"], lang) for a in areas)))
    rows += [
        (say("E_matched", lang), *(fixed(c["matched_areas"]["E"], lang) for c in pairs)),
        (say("matched", lang), *(str(o["matched"]) for o in own)),
        *((say(key, lang), *(fixed(o[key], lang) for o in own))
          for key in ("share_of_first", "share_of_second", "f1")),
        (say("iou", lang), *(fixed((c["iou"] or {}).get("median"), lang) for c in pairs)),
    ]  # fmt: skip
    yield heading(say("agreement", lang))
    yield table(Table("", (say("measure", lang), *names(found)), rows, [say("E_note", lang)]))
    yield from (figure_of(_bars(c, name, lang)) for c, name in zip(pairs, names(found)) if c["iou"])


def _bars(comparison: Figures, name: str, lang: str) -> str:
    """The distribution of intersection over union as a picture."""
    counts = comparison["iou"]["counts"]
    edges = [fixed(number / len(counts), lang, 1) for number in range(len(counts) + 1)]
    rows = [
        (f"{low} – {high}", float(count), str(count), BLUE)
        for low, high, count in zip(edges, edges[1:], counts)
    ]
    return bars(say("iou_picture", lang, name), rows)


def _groups(found: Figures, lang: str) -> Iterator[str]:
    kinds = found["comparisons"][0]["groups"]
    rows = [
        (say(f"group_{kind}", lang), *(str(c["groups"][kind]) for c in found["comparisons"]))
        for kind in kinds
    ]
    yield heading(say("groups", lang))
    yield table(Table("", (say("groups", lang), *names(found)), rows))


def _numbers(found: Figures, lang: str) -> Iterator[str]:
    pairs = found["comparisons"]
    turns, sizes = [c["direction"] or {} for c in pairs], [c["size"] or {} for c in pairs]
    rows = [
        (say(key, lang), *(fixed(t.get(key), lang, 1) for t in turns))
        for key in ("mean_error", "median_error", "bias")
    ]
    rows += [
        (say(key, lang), *(fixed(t.get(key), lang) for t in turns)) for key in ("within_22", "within_45")
    ]
    rows += [(say(key, lang), *(fixed(s.get(key), lang) for s in sizes)) for key in ("icc", "ratio")]
    rows.append((say("limits", lang), *(interval((s.get("low"), s.get("high")), lang) for s in sizes)))
    yield heading(say("numbers", lang))
    yield table(Table("", (say("measure", lang), *names(found)), rows))


def _methods(found: Figures, lang: str) -> Iterator[str]:
    chosen = (found["settings"][key] for key in ("min_iou", "group_share"))
    text = say("methods_text", lang, *(fixed(value, lang) for value in chosen))
    yield heading(say("how_computed", lang))
    yield paragraph(text)


def _problems(found: Figures, lang: str) -> Iterator[str]:
    problems = found["problems"]
    if not problems:
        return
    rows = [(p["layer"], p["landslide"], p["problem"]) for p in problems[:SHOWN]]
    heads = (say("layer", lang), say("landslides", lang), say("problem", lang))
    more = len(problems) - SHOWN
    notes = [say("more", lang, more)] if more > 0 else []
    yield heading(say("problems", lang))
    yield table(Table("", heads, rows, notes, texts=True))
