"""The comparison as one self-contained HTML page: tables, confusion matrices, pictures as inline SVG."""

from __future__ import annotations

from html import escape

from ..core.comparison_texts import say
from .comparison_attributes import attributes, who_is_right
from .comparison_html import Found, interval, names, number, paragraph, table, title, whole
from .comparison_times import times

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


def page(found: Found, lang: str) -> str:
    """The whole page, from the figures of `compare_layers`, in Spanish or English."""
    heading = say("title", lang)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{heading}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{heading}</h1>{sections(found, lang)}</body></html>\n"
    )


def sections(found: Found, lang: str) -> str:
    """The page without its frame, to be set into another one."""
    parts = [
        paragraph(say("made", lang, found["made_at"]), "note"),
        paragraph(say("not_measured", lang), "warning"),
        _layers(found, lang),
    ]
    parts += [
        paragraph(say("disjoint", lang, c["first"], c["second"]), "warning")
        for c in found["comparisons"]
        if not c["areas"]["shared_m2"]
    ]
    for section in (_agreement, _groups, attributes, who_is_right, _numbers, times, _methods, _problems):
        parts.append(section(found, lang))
    return "\n".join(part for part in parts if part)


def _layers(found: Found, lang: str) -> str:
    heads = ("landslides", "rejected", "failed", "unread")
    rows = [
        (layer["name"], say(f"role_{layer['role']}", lang), *(str(layer[head]) for head in heads))
        for layer in found["layers"]
    ]
    head = (say("layer", lang), say("role", lang), *(say(head, lang) for head in heads))
    return title("layers", lang) + table(head, rows)


def _agreement(found: Found, lang: str) -> str:
    pairs = found["comparisons"]
    areas, own = [c["areas"] for c in pairs], [c["landslides"] for c in pairs]
    rows = [
        (say(key, lang), *(whole(a[key]) for a in areas)) for key in ("first_m2", "second_m2", "shared_m2")
    ]
    rows += [
        (say("E", lang), *(number(a["E"], lang) for a in areas)),
        (say("M", lang), *(number(a["M"], lang) for a in areas)),
        (say("interval", lang), *(interval(a["M_interval"], lang) for a in areas)),
        (say("dice", lang), *(number(a["dice"], lang) for a in areas)),
    ]
    if areas[0]["tolerance_m"]:
        text = say("E_tolerance", lang, f"{areas[0]['tolerance_m']:g}")
        rows.append((text, *(number(a["E_tolerance"], lang) for a in areas)))
    rows += [
        (say("E_matched", lang), *(number(c["matched_areas"]["E"], lang) for c in pairs)),
        (say("matched", lang), *(str(o["matched"]) for o in own)),
        *((say(key, lang), *(number(o[key], lang) for o in own))
          for key in ("share_of_first", "share_of_second", "f1")),
        (say("iou", lang), *(number((c["iou"] or {}).get("median"), lang) for c in pairs)),
    ]  # fmt: skip
    pictures = "".join(_bars(c, name, lang) for c, name in zip(pairs, names(found)) if c["iou"])
    figures = table((say("measure", lang), *names(found)), rows)
    return title("agreement", lang) + figures + paragraph(say("E_note", lang), "note") + pictures


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
        f'<text x="{30 + 40 * i}" y="146" text-anchor="middle">{number(i / len(counts), lang, 1)}</text>'
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
    return title("groups", lang) + table((say("groups", lang), *names(found)), rows)


def _numbers(found: Found, lang: str) -> str:
    pairs = found["comparisons"]
    turns, sizes = [c["direction"] or {} for c in pairs], [c["size"] or {} for c in pairs]
    rows = [
        (say(key, lang), *(number(t.get(key), lang, 1) for t in turns))
        for key in ("mean_error", "median_error", "bias")
    ]
    rows += [
        (say(key, lang), *(number(t.get(key), lang) for t in turns)) for key in ("within_22", "within_45")
    ]
    rows += [(say(key, lang), *(number(s.get(key), lang) for s in sizes)) for key in ("icc", "ratio")]
    rows.append((say("limits", lang), *(interval((s.get("low"), s.get("high")), lang) for s in sizes)))
    return title("numbers", lang) + table((say("measure", lang), *names(found)), rows)


def _methods(found: Found, lang: str) -> str:
    chosen = (found["settings"][key] for key in ("min_iou", "group_share"))
    text = say("methods_text", lang, *(number(value, lang) for value in chosen))
    return title("methods", lang) + paragraph(text)


def _problems(found: Found, lang: str) -> str:
    problems = found["problems"]
    if not problems:
        return ""
    rows = [(p["layer"], p["landslide"], p["problem"]) for p in problems[:SHOWN]]
    heads = (say("layer", lang), say("landslides", lang), say("problem", lang))
    more = len(problems) - SHOWN
    note = paragraph(say("more", lang, more), "note") if more > 0 else ""
    return title("problems", lang) + table(heads, rows) + note
