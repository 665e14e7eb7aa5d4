"""The comparison's page: attributes of the pairs."""

from __future__ import annotations

from html import escape

from ..core.comparison_texts import say
from ..core.vocabulary import term
from .comparison_html import NONE, Found, Row, interval, names, number, p_value, paragraph, table, title
from .mapped import ATTRIBUTES


def attributes(found: Found, lang: str) -> str:
    """Scores, confusion matrices and tests of every attribute."""
    parts = [title("attributes", lang)]
    heads = ("attribute", "pairs", "accuracy", "macro_f1", "kappa", "weighted")
    for comparison, name in zip(found["comparisons"], names(found)):
        rows = [_scores(key, comparison["attributes"][key], lang) for key in ATTRIBUTES]
        parts.append(table([say(head, lang) for head in heads], rows, name))
    parts.append(paragraph(say("kappa_note", lang), "note"))
    for comparison in found["comparisons"]:
        for key in ATTRIBUTES:
            own = comparison["attributes"][key]
            if own["folded"]:
                parts.append(paragraph(say("folded", lang), "note"))
            if own["n"]:
                parts.append(_confusion(key, own, comparison, lang))
    parts += [
        _mcnemar(comparison, name, lang) for comparison, name in zip(found["comparisons"], names(found))
    ]
    parts.append(paragraph(say("mcnemar_note", lang), "note"))
    return "\n".join(parts)


def _scores(key: str, own: Found, lang: str) -> Row:
    weighted = own["weighted_kappa"]
    macro = number(own["macro_f1"], lang)
    if own["macro_f1_interval"]:
        macro += f" ({interval(own['macro_f1_interval'], lang)})"
    return (
        say(key, lang), str(own["n"]), number(own["accuracy"], lang), macro, kappa(own["kappa"], lang),
        NONE if weighted is None else kappa(weighted, lang),
    )  # fmt: skip


def kappa(found: Found, lang: str) -> str:
    """Kappa and its interval; a dash where it is not defined."""
    if found["value"] is None:
        return NONE
    return f"{number(found['value'], lang)} ({interval((found['low'], found['high']), lang)})"


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
    return table([say(head, lang) for head in heads], rows, say("mcnemar", lang, name)) if rows else ""


def _test(test: Found, lang: str) -> Row:
    return str(test["b"]), str(test["c"]), p_value(test["p_exact"], lang), p_value(test["p_corrected"], lang)


def who_is_right(found: Found, lang: str) -> str:
    """Two layers against the reference; nothing without a third layer."""
    if not found["against_reference"]:
        return ""
    heads = ("attribute", "landslides", "only_input", "only_other", "p_exact", "p_corrected")
    rows = [
        (say(key, lang), str(test["n"]), *_test(test, lang))
        for key, test in found["against_reference"]["attributes"].items()
    ]
    return table([say(head, lang) for head in heads], rows, say("right", lang))
