"""The comparison's page: times of work."""

from __future__ import annotations

from typing import Optional

from ..core.comparison_texts import say
from .comparison_attributes import kappa
from .comparison_html import NONE, Found, Row, interval, names, number, p_value, paragraph, table, title


def times(found: Found, lang: str) -> str:
    """Times of work beside the quality of the work."""
    if not any(layer["time"] for layer in found["layers"]):
        return title("time", lang) + paragraph(say("no_time", lang), "warning")
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
    figures = title("time", lang) + table(columns, rows) + _paired_time(found, lang)
    return figures + "".join(paragraph(note, "note") for note in notes)


def _times(time: Optional[Found], lang: str) -> Row:
    if not time:
        return ("0", NONE, NONE, NONE)
    return (
        str(time["n"]), number(time["median_s"], lang, 1), interval(time["quartiles_s"], lang, 1),
        number(time["per_hour"], lang, 1),
    )  # fmt: skip


def _quality(comparison: Optional[Found], lang: str) -> Row:
    if comparison is None:
        return (NONE, NONE, NONE)
    return (
        number(comparison["areas"]["M"], lang),
        number(comparison["landslides"]["share_of_second"], lang),
        kappa(comparison["attributes"]["type"]["kappa"], lang),
    )


def _paired_time(found: Found, lang: str) -> str:
    rows, timed = [], [(c["time"], name) for c, name in zip(found["comparisons"], names(found))]
    if found["against_reference"]:
        name = " / ".join(comparison["first"] for comparison in found["comparisons"])
        timed.append((found["against_reference"]["time"], name))
    for time, name in timed:
        if time:
            medians = (number(time[key], lang, 1) for key in ("median_first_s", "median_second_s"))
            ratio = number(time["ratio"], lang)
            if time["ratio_interval"]:
                ratio += f" ({interval(time['ratio_interval'], lang)})"
            rows.append((name, str(time["n"]), " / ".join(medians), ratio, p_value(time["p"], lang)))
    heads = ("paired_time", "pairs", "both_medians", "time_ratio", "wilcoxon")
    return (table([say(head, lang) for head in heads], rows) if rows else "") + _own_times(found, lang)


def _own_times(found: Found, lang: str) -> str:
    """Each analyst's own times in both arms; of three layers, in the two that have the reference."""
    against = found["against_reference"]
    own = against["analysts"] if against else found["comparisons"][0]["analysts"]
    if not own:
        return ""
    rows = []
    for name, times in own["each"].items():
        medians = (number(times[key], lang, 1) for key in ("median_first_s", "median_second_s"))
        pairs = " / ".join(map(str, times["n"]))
        rows.append((name, pairs, " / ".join(medians), number(times["ratio"], lang)))
    mean = number(own["ratio"], lang)
    if own["ratio_interval"]:
        mean += f" ({interval(own['ratio_interval'], lang)})"
    rows.append((say("geometric_mean", lang), "", "", mean))
    heads = [say(head, lang) for head in ("own_times", "landslides", "both_medians", "time_ratio")]
    return table(heads, rows) + paragraph(say("own_note", lang), "note")
