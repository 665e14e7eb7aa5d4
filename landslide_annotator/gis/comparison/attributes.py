"""The comparison's page: attributes of the pairs."""

from __future__ import annotations

from typing import Iterator, Sequence

from ...core.phrasebook import NOTHING, fixed, interval, p_value, say
from ...core.vocabulary import term
from ..pages.htmlpage import Table, heading, paragraph, table
from .figures import Figures, names
from .mapped import ATTRIBUTES

Row = Sequence[str]


def attributes(found: Figures, lang: str) -> Iterator[str]:
    """Scores, confusion matrices and tests of every attribute."""
    yield heading(say("attributes", lang))
    heads = ("attribute", "pairs", "accuracy", "macro_f1", "kappa", "weighted")
    for comparison, name in zip(found["comparisons"], names(found)):
        rows = [_scores(key, comparison["attributes"][key], lang) for key in ATTRIBUTES]
        yield table(Table(name, [say(head, lang) for head in heads], rows))
    yield paragraph(say("kappa_note", lang), "note")
    for comparison in found["comparisons"]:
        for key in ATTRIBUTES:
            own = comparison["attributes"][key]
            if own["folded"]:
                yield paragraph(say("folded", lang), "note")
            if own["n"]:
                yield _confusion(key, own, comparison, lang)
    for comparison, name in zip(found["comparisons"], names(found)):
        yield from _mcnemar(comparison, name, lang)
    yield paragraph(say("mcnemar_note", lang), "note")


def _scores(key: str, own: Figures, lang: str) -> Row:
    weighted = own["weighted_kappa"]
    macro = fixed(own["macro_f1"], lang)
    if own["macro_f1_interval"]:
        macro += f" ({interval(own['macro_f1_interval'], lang)})"
    return (
        say(key, lang), str(own["n"]), fixed(own["accuracy"], lang), macro, kappa(own["kappa"], lang),
        NOTHING if weighted is None else kappa(weighted, lang),
    )  # fmt: skip


def kappa(found: Figures, lang: str) -> str:
    """Kappa and its interval; a dash where it is not defined."""
    if found["value"] is None:
        return NOTHING
    return f"{fixed(found['value'], lang)} ({interval((found['low'], found['high']), lang)})"


def _confusion(key: str, own: Figures, comparison: Figures, lang: str) -> str:
    """The matrix as a table; the darker a cell, the larger its share of the row."""
    labels = [term(key, code).label(lang) for code in own["labels"]]
    rows = [(label, *map(str, counts)) for label, counts in zip(labels, own["counts"])]
    shades = [[count / max(sum(counts), 1) for count in counts] for counts in own["counts"]]
    text = say("confusion", lang, say(key, lang), comparison["first"], comparison["second"])
    return table(Table(text, ["", *labels], rows, shades=shades))


def _mcnemar(comparison: Figures, name: str, lang: str) -> Iterator[str]:
    """All classes of all attributes; of two classes only the first, since the other is its mirror."""
    heads = ("attribute", "class", "only_first", "only_second", "p_exact", "p_corrected")
    rows = []
    for key in ATTRIBUTES:
        tests = list(comparison["attributes"][key]["mcnemar"].items())
        for code, test in tests[:1] if len(tests) == 2 else tests:
            rows.append((say(key, lang), term(key, code).label(lang), *_test(test, lang)))
    if rows:
        yield table(Table(say("mcnemar", lang, name), [say(head, lang) for head in heads], rows))


def _test(test: Figures, lang: str) -> Row:
    return str(test["b"]), str(test["c"]), p_value(test["p_exact"], lang), p_value(test["p_corrected"], lang)


def who_is_right(found: Figures, lang: str) -> Iterator[str]:
    """Two layers against the reference; nothing without a third layer."""
    if not found["against_reference"]:
        return
    heads = ("attribute", "landslides", "only_input", "only_other", "p_exact", "p_corrected")
    rows = [
        (say(key, lang), str(test["n"]), *_test(test, lang))
        for key, test in found["against_reference"]["attributes"].items()
    ]
    yield table(Table(say("right", lang), [say(head, lang) for head in heads], rows))
