"""The comparison's page: times of work."""

from __future__ import annotations

from typing import Iterator, Optional

from ...core.phrasebook import NOTHING, fixed, interval, p_value, say
from ..pages.htmlpage import Table, heading, paragraph, table
from .attributes import Row, kappa
from .figures import Figures, names


def times(found: Figures, lang: str) -> Iterator[str]:
    """Times of work beside the quality of the work."""
    yield heading(say("time", lang))
    if not any(layer["time"] for layer in found["layers"]):
        yield paragraph(say("no_time", lang), "warning")
        return
    by_first = {c["first"]: c for c in found["comparisons"]}
    heads = ("layer", "timed", "median_s", "quartiles", "per_hour", "M", "matched_share", "type")
    rows = []
    for layer in found["layers"]:
        rows.append(
            (layer["name"], *_times(layer["time"], lang), *_quality(by_first.get(layer["name"]), lang))
        )
        for period, time in layer["periods"].items():
            text = f"– {say('period', lang, period)}"
            rows.append((text, *_times(time, lang), *_quality(None, lang)))
    columns = [say(head, lang) for head in heads[:-1]] + [f"{say('type', lang)}: {say('kappa', lang)}"]
    notes = [say("time_note", lang)]
    notes += [
        say("gross_time", lang, layer["name"])
        for layer in found["layers"]
        if layer["time"] and not layer["active"]
    ]
    yield table(Table("", columns, rows))
    yield from _paired_time(found, lang)
    yield from (paragraph(note, "note") for note in notes)


def _times(time: Optional[Figures], lang: str) -> Row:
    if not time:
        return ("0", NOTHING, NOTHING, NOTHING)
    return (
        str(time["n"]), fixed(time["median_s"], lang, 1), interval(time["quartiles_s"], lang, 1),
        fixed(time["per_hour"], lang, 1),
    )  # fmt: skip


def _quality(comparison: Optional[Figures], lang: str) -> Row:
    if comparison is None:
        return (NOTHING, NOTHING, NOTHING)
    return (
        fixed(comparison["areas"]["M"], lang),
        fixed(comparison["landslides"]["share_of_second"], lang),
        kappa(comparison["attributes"]["type"]["kappa"], lang),
    )


def _paired_time(found: Figures, lang: str) -> Iterator[str]:
    rows, timed = [], [(c["time"], name) for c, name in zip(found["comparisons"], names(found))]
    if found["against_reference"]:
        name = " / ".join(comparison["first"] for comparison in found["comparisons"])
        timed.append((found["against_reference"]["time"], name))
    for time, name in timed:
        if time:
            medians = (fixed(time[key], lang, 1) for key in ("median_first_s", "median_second_s"))
            ratio = fixed(time["ratio"], lang)
            if time["ratio_interval"]:
                ratio += f" ({interval(time['ratio_interval'], lang)})"
            rows.append((name, str(time["n"]), " / ".join(medians), ratio, p_value(time["p"], lang)))
    heads = ("paired_time", "pairs", "both_medians", "time_ratio", "wilcoxon")
    if rows:
        yield table(Table("", [say(head, lang) for head in heads], rows))
    yield from _own_times(found, lang)


def _own_times(found: Figures, lang: str) -> Iterator[str]:
    """Each analyst's own times in both arms; of three layers, in the two that have the reference."""
    against = found["against_reference"]
    own = against["analysts"] if against else found["comparisons"][0]["analysts"]
    if not own:
        return
    rows = []
    for name, times in own["each"].items():
        medians = (fixed(times[key], lang, 1) for key in ("median_first_s", "median_second_s"))
        pairs = " / ".join(map(str, times["n"]))
        rows.append((name, pairs, " / ".join(medians), fixed(times["ratio"], lang)))
    mean = fixed(own["ratio"], lang)
    if own["ratio_interval"]:
        mean += f" ({interval(own['ratio_interval'], lang)})"
    rows.append((say("geometric_mean", lang), "", "", mean))
    heads = [say(head, lang) for head in ("own_times", "landslides", "both_medians", "time_ratio")]
    yield table(Table("", heads, rows, [say("own_note", lang)]))
