"""The comparison as one self-contained HTML page: tables, confusion matrices, pictures as inline SVG."""

from __future__ import annotations

from html import escape
from typing import Any, List, Mapping, Optional, Sequence

from ..core.comparison_texts import say
from ..core.vocabulary import term
from .mapped import ATTRIBUTES

NONE = "–"
SHOWN = 200
"""Problems that the page lists; the JSON has all."""
_STYLE = """
body { font-family: sans-serif; margin: 1.5em auto; max-width: 60em; padding: 0 1em; color: #222 }
table { border-collapse: collapse; margin: .6em 0 1.2em; font-size: .9em }
th, td { border: 1px solid #ccc; padding: .25em .6em; text-align: right }
th:first-child, td:first-child { text-align: left }
caption { text-align: left; font-weight: bold; padding: .3em 0 }
.note { color: #555; font-size: .9em }
.warning { border-left: 4px solid #b35c00; padding-left: .6em }
"""
Found = Mapping[str, Any]
Row = Sequence[str]


def page(found: Found, lang: str) -> str:
    """The whole page, from the figures of `compare_layers`, in Spanish or English."""
    title = say("title", lang)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>{sections(found, lang)}</body></html>\n"
    )


def sections(found: Found, lang: str) -> str:
    """The page without its frame, to be set into another one."""
    parts = [
        _paragraph(say("made", lang, found["made_at"]), "note"),
        _paragraph(say("not_measured", lang), "warning"),
        _layers(found, lang),
    ]
    parts += [
        _paragraph(say("disjoint", lang, c["first"], c["second"]), "warning")
        for c in found["comparisons"]
        if not c["areas"]["shared_m2"]
    ]
    for section in (_agreement, _groups, _attributes, _right, _numbers, _time, _methods, _problems):
        parts.append(section(found, lang))
    return "\n".join(part for part in parts if part)


def _names(found: Found) -> List[str]:
    return [f"{c['first']} / {c['second']}" for c in found["comparisons"]]


def _layers(found: Found, lang: str) -> str:
    heads = ("landslides", "rejected", "failed", "unread")
    rows = [
        (layer["name"], say(f"role_{layer['role']}", lang), *(str(layer[head]) for head in heads))
        for layer in found["layers"]
    ]
    head = (say("layer", lang), say("role", lang), *(say(head, lang) for head in heads))
    return _title("layers", lang) + _table(head, rows)


def _agreement(found: Found, lang: str) -> str:
    pairs = found["comparisons"]
    areas, own = [c["areas"] for c in pairs], [c["landslides"] for c in pairs]
    rows = [
        (say(key, lang), *(_whole(a[key]) for a in areas)) for key in ("first_m2", "second_m2", "shared_m2")
    ]
    rows += [
        (say("E", lang), *(_number(a["E"], lang) for a in areas)),
        (say("M", lang), *(_number(a["M"], lang) for a in areas)),
        (say("interval", lang), *(_interval(a["M_interval"], lang) for a in areas)),
        (say("dice", lang), *(_number(a["dice"], lang) for a in areas)),
    ]
    if areas[0]["tolerance_m"]:
        text = say("E_tolerance", lang, f"{areas[0]['tolerance_m']:g}")
        rows.append((text, *(_number(a["E_tolerance"], lang) for a in areas)))
    rows += [
        (say("E_matched", lang), *(_number(c["matched_areas"]["E"], lang) for c in pairs)),
        (say("matched", lang), *(str(o["matched"]) for o in own)),
        *((say(key, lang), *(_number(o[key], lang) for o in own))
          for key in ("share_of_first", "share_of_second", "f1")),
        (say("iou", lang), *(_number((c["iou"] or {}).get("median"), lang) for c in pairs)),
    ]  # fmt: skip
    pictures = "".join(_bars(c, name, lang) for c, name in zip(pairs, _names(found)) if c["iou"])
    table = _table((say("measure", lang), *_names(found)), rows)
    return _title("agreement", lang) + table + _paragraph(say("E_note", lang), "note") + pictures


def _bars(comparison: Found, name: str, lang: str) -> str:
    """The distribution of intersection over union as a picture."""
    counts = comparison["iou"]["counts"]
    highest, text = max(counts), escape(say("iou_picture", lang, name))
    bars = "".join(
        f'<rect x="{30 + 40 * i}" y="{130 - 100 * count / highest:.1f}" width="36" '
        f'height="{100 * count / highest:.1f}" fill="#4a7ab5"/>'
        f'<text x="{48 + 40 * i}" y="{126 - 100 * count / highest:.1f}" text-anchor="middle">{count}</text>'
        for i, count in enumerate(counts)
    )
    marks = "".join(
        f'<text x="{30 + 40 * i}" y="146" text-anchor="middle">{_number(i / len(counts), lang, 1)}</text>'
        for i in range(len(counts) + 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="460" height="175" viewBox="0 0 460 175" '
        f'font-family="sans-serif" font-size="11" role="img"><title>{text}</title>{bars}{marks}'
        f'<line x1="26" y1="130" x2="434" y2="130" stroke="#222"/><text x="30" y="167">{text}</text></svg>'
    )


def _groups(found: Found, lang: str) -> str:
    kinds = found["comparisons"][0]["groups"]
    rows = [
        (say(f"group_{kind}", lang), *(str(c["groups"][kind]) for c in found["comparisons"]))
        for kind in kinds
    ]
    return _title("groups", lang) + _table((say("groups", lang), *_names(found)), rows)


def _attributes(found: Found, lang: str) -> str:
    parts = [_title("attributes", lang)]
    heads = ("attribute", "pairs", "accuracy", "macro_f1", "kappa", "weighted")
    for comparison, name in zip(found["comparisons"], _names(found)):
        rows = [_scores(key, comparison["attributes"][key], lang) for key in ATTRIBUTES]
        parts.append(_table([say(head, lang) for head in heads], rows, name))
    parts.append(_paragraph(say("kappa_note", lang), "note"))
    for comparison in found["comparisons"]:
        for key in ATTRIBUTES:
            own = comparison["attributes"][key]
            if own["folded"]:
                parts.append(_paragraph(say("folded", lang), "note"))
            if own["n"]:
                parts.append(_confusion(key, own, comparison, lang))
    parts += [
        _mcnemar(comparison, name, lang) for comparison, name in zip(found["comparisons"], _names(found))
    ]
    parts.append(_paragraph(say("mcnemar_note", lang), "note"))
    return "\n".join(parts)


def _scores(key: str, own: Found, lang: str) -> Row:
    weighted = own["weighted_kappa"]
    macro = _number(own["macro_f1"], lang)
    if own["macro_f1_interval"]:
        macro += f" ({_interval(own['macro_f1_interval'], lang)})"
    return (
        say(key, lang), str(own["n"]), _number(own["accuracy"], lang), macro, _kappa(own["kappa"], lang),
        NONE if weighted is None else _kappa(weighted, lang),
    )  # fmt: skip


def _kappa(kappa: Found, lang: str) -> str:
    if kappa["value"] is None:
        return NONE
    return f"{_number(kappa['value'], lang)} ({_interval((kappa['low'], kappa['high']), lang)})"


def _confusion(key: str, own: Found, comparison: Found, lang: str) -> str:
    """The matrix as a table; the darker a cell, the larger its share of the row."""
    labels = [escape(term(key, code).label(lang)) for code in own["labels"]]
    head = "<th></th>" + "".join(f"<th>{label}</th>" for label in labels)
    body = ""
    for label, counts in zip(labels, own["counts"]):
        whole = max(sum(counts), 1)
        cells = "".join(
            f'<td style="background:rgba(74,122,181,{0.8 * n / whole:.2f})">{n}</td>' for n in counts
        )
        body += f"<tr><th>{label}</th>{cells}</tr>"
    text = escape(say("confusion", lang, say(key, lang), comparison["first"], comparison["second"]))
    return f"<table><caption>{text}</caption><tr>{head}</tr>{body}</table>"


def _mcnemar(comparison: Found, name: str, lang: str) -> str:
    """All classes of all attributes; of two classes only the first, since the other is its mirror."""
    heads = ("attribute", "class", "only_first", "only_second", "p_exact", "p_corrected")
    rows = []
    for key in ATTRIBUTES:
        tests = list(comparison["attributes"][key]["mcnemar"].items())
        for code, test in tests[:1] if len(tests) == 2 else tests:
            rows.append((say(key, lang), term(key, code).label(lang), *_test(test, lang)))
    return _table([say(head, lang) for head in heads], rows, say("mcnemar", lang, name)) if rows else ""


def _test(test: Found, lang: str) -> Row:
    return str(test["b"]), str(test["c"]), _p(test["p_exact"], lang), _p(test["p_corrected"], lang)


def _right(found: Found, lang: str) -> str:
    if not found["against_reference"]:
        return ""
    heads = ("attribute", "landslides", "only_input", "only_other", "p_exact", "p_corrected")
    rows = [
        (say(key, lang), str(test["n"]), *_test(test, lang))
        for key, test in found["against_reference"]["attributes"].items()
    ]
    return _table([say(head, lang) for head in heads], rows, say("right", lang))


def _numbers(found: Found, lang: str) -> str:
    pairs = found["comparisons"]
    turns, sizes = [c["direction"] or {} for c in pairs], [c["size"] or {} for c in pairs]
    rows = [
        (say(key, lang), *(_number(t.get(key), lang, 1) for t in turns))
        for key in ("mean_error", "median_error", "bias")
    ]
    rows += [
        (say(key, lang), *(_number(t.get(key), lang) for t in turns)) for key in ("within_22", "within_45")
    ]
    rows += [(say(key, lang), *(_number(s.get(key), lang) for s in sizes)) for key in ("icc", "ratio")]
    rows.append((say("limits", lang), *(_interval((s.get("low"), s.get("high")), lang) for s in sizes)))
    return _title("numbers", lang) + _table((say("measure", lang), *_names(found)), rows)


def _time(found: Found, lang: str) -> str:
    if not any(layer["time"] for layer in found["layers"]):
        return _title("time", lang) + _paragraph(say("no_time", lang), "warning")
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
    names = [say(head, lang) for head in heads[:-1]] + [f"{say('type', lang)}: {say('kappa', lang)}"]
    notes = [say("time_note", lang)]
    notes += [
        say("gross_time", lang, layer["name"])
        for layer in found["layers"]
        if layer["time"] and not layer["active"]
    ]
    table = _title("time", lang) + _table(names, rows) + _paired_time(found, lang)
    return table + "".join(_paragraph(note, "note") for note in notes)


def _times(time: Optional[Found], lang: str) -> Row:
    if not time:
        return ("0", NONE, NONE, NONE)
    return (
        str(time["n"]), _number(time["median_s"], lang, 1), _interval(time["quartiles_s"], lang, 1),
        _number(time["per_hour"], lang, 1),
    )  # fmt: skip


def _quality(comparison: Optional[Found], lang: str) -> Row:
    if comparison is None:
        return (NONE, NONE, NONE)
    return (
        _number(comparison["areas"]["M"], lang),
        _number(comparison["landslides"]["share_of_second"], lang),
        _kappa(comparison["attributes"]["type"]["kappa"], lang),
    )


def _paired_time(found: Found, lang: str) -> str:
    rows, timed = [], [(c["time"], name) for c, name in zip(found["comparisons"], _names(found))]
    if found["against_reference"]:
        name = " / ".join(comparison["first"] for comparison in found["comparisons"])
        timed.append((found["against_reference"]["time"], name))
    for time, name in timed:
        if time:
            medians = (_number(time[key], lang, 1) for key in ("median_first_s", "median_second_s"))
            ratio = _number(time["ratio"], lang)
            if time["ratio_interval"]:
                ratio += f" ({_interval(time['ratio_interval'], lang)})"
            rows.append((name, str(time["n"]), " / ".join(medians), ratio, _p(time["p"], lang)))
    heads = ("paired_time", "pairs", "both_medians", "time_ratio", "wilcoxon")
    return (_table([say(head, lang) for head in heads], rows) if rows else "") + _own_times(found, lang)


def _own_times(found: Found, lang: str) -> str:
    """Each analyst's own times in both arms; of three layers, in the two that have the reference."""
    against = found["against_reference"]
    own = against["analysts"] if against else found["comparisons"][0]["analysts"]
    if not own:
        return ""
    rows = []
    for name, times in own["each"].items():
        medians = (_number(times[key], lang, 1) for key in ("median_first_s", "median_second_s"))
        pairs = " / ".join(map(str, times["n"]))
        rows.append((name, pairs, " / ".join(medians), _number(times["ratio"], lang)))
    mean = _number(own["ratio"], lang)
    if own["ratio_interval"]:
        mean += f" ({_interval(own['ratio_interval'], lang)})"
    rows.append((say("geometric_mean", lang), "", "", mean))
    heads = [say(head, lang) for head in ("own_times", "landslides", "both_medians", "time_ratio")]
    return _table(heads, rows) + _paragraph(say("own_note", lang), "note")


def _methods(found: Found, lang: str) -> str:
    chosen = (found["settings"][key] for key in ("min_iou", "group_share"))
    text = say("methods_text", lang, *(_number(value, lang) for value in chosen))
    return _title("methods", lang) + _paragraph(text)


def _problems(found: Found, lang: str) -> str:
    problems = found["problems"]
    if not problems:
        return ""
    rows = [(p["layer"], p["landslide"], p["problem"]) for p in problems[:SHOWN]]
    heads = (say("layer", lang), say("landslides", lang), say("problem", lang))
    more = len(problems) - SHOWN
    note = _paragraph(say("more", lang, more), "note") if more > 0 else ""
    return _title("problems", lang) + _table(heads, rows) + note


def _title(key: str, lang: str) -> str:
    return f"<h2>{escape(say(key, lang))}</h2>"


def _paragraph(text: str, kind: str = "") -> str:
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{escape(text)}</p>"


def _table(head: Sequence[str], rows: Sequence[Row], caption: str = "") -> str:
    top = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{title}<tr>{top}</tr>{body}</table>"


def _number(value: Optional[float], lang: str, digits: int = 2) -> str:
    if value is None:
        return NONE
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if lang == "es" else text


def _interval(values: Optional[Sequence[Optional[float]]], lang: str, digits: int = 2) -> str:
    if values is None or None in values:
        return NONE
    return f" {'a' if lang == 'es' else 'to'} ".join(_number(value, lang, digits) for value in values)


def _whole(value: float) -> str:
    return f"{value:,.0f}".replace(",", "\u202f")


def _p(value: Optional[float], lang: str) -> str:
    if value is not None and value < 0.001:
        return "< 0,001" if lang == "es" else "< 0.001"
    return _number(value, lang, 3)
