"""The figures of a comparison of two mapped layers, as plain values that JSON keeps."""

from __future__ import annotations

import statistics
from dataclasses import asdict
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np

from ...core import contingency
from ...core.contingency import Table, tabulate
from ...core.overlap import NOTHING, Overlap
from ...core.paired import angles, ratios
from ...core.scales import ORDERS, comparable, distance
from ...core.signedrank import signed_rank
from .mapped import ATTRIBUTES, Landslide, MappedLayer
from .matching import Matching, Settings
from .resampling import macro_f1_interval, mean_ratio_of_medians, ratio_of_medians, share_interval

Figures = Dict[str, Any]
BINS = 10
"""Bars of the distribution of intersection over union."""


def compare(first: MappedLayer, second: MappedLayer, matching: Matching, settings: Settings) -> Figures:
    """Areas, matching, attributes, directions, sizes and times of two layers; None where undefined."""
    together = [(first.landslides[p.first], second.landslides[p.second]) for p in matching.matched]
    return {
        "first": first.name,
        "second": second.name,
        "areas": _areas(matching.clusters, settings),
        "matched_areas": _matched_areas(matching, together),
        "landslides": _landslides(first, second, matching),
        "groups": matching.count(),
        "iou": _iou([pair.iou for pair in matching.matched]),
        "attributes": {key: _attribute(key, together) for key in ATTRIBUTES},
        "direction": _direction(together),
        "size": _maybe(ratios([(a.stated_m2, b.stated_m2) for a, b in together])),
        "time": _paired_time(together),
        "analysts": _own_times(first, second),
    }


def names(figures: Figures) -> List[str]:
    """The compared layers, by comparison of the figures of `compare_layers`."""
    return [f"{one['first']} / {one['second']}" for one in figures["comparisons"]]


def layer_figures(layer: MappedLayer) -> Figures:
    """What was read of a layer, and its times of work; active: without pauses, else from begin to end."""
    seconds = [ls.seconds for ls in layer.landslides if ls.seconds is not None]
    periods = sorted({ls.period for ls in layer.landslides if ls.period is not None})
    return {
        "name": layer.name,
        "columns": dict(layer.columns),
        "landslides": len(layer.landslides),
        "rejected": layer.rejected,
        "failed": layer.failed,
        "unread": layer.unread,
        "time": _time(seconds),
        "active": "time" in layer.columns,
        "periods": {
            str(period): _time([s.seconds for s in layer.landslides if s.period == period and s.seconds])
            for period in periods
        },
    }


def against_reference(
    one: Tuple[MappedLayer, Matching], other: Tuple[MappedLayer, Matching], reference: MappedLayer
) -> Figures:
    """Two layers by what the reference says of the same landslides, and their times of those.

    attributes: who of both is right where the other is wrong (McNemar's test); time: of landslides that both
    did.
    """
    places = [{pair.second: pair.first for pair in matching.matched} for _, matching in (one, other)]
    both = [
        (one[0].landslides[first], other[0].landslides[places[1][place]])
        for place, first in sorted(places[0].items())
        if place in places[1]
    ]
    return {
        "attributes": _who_is_right(one, other, reference),
        "time": _paired_time(both),
        "analysts": _own_times(one[0], other[0]),
    }


def _who_is_right(
    one: Tuple[MappedLayer, Matching], other: Tuple[MappedLayer, Matching], reference: MappedLayer
) -> Dict[str, Figures]:
    found = {}
    for key in ATTRIBUTES:
        said = [_said(key, layer, matching) for layer, matching in (one, other)]
        stated = ((n, ls.codes[key]) for n, ls in enumerate(reference.landslides))
        truth = {n: code for n, code in stated if code}
        places = [n for n in truth if all(n in answers for answers in said)]
        # Three answers of each landslide are folded together, so that all speak of the same states.
        pairs, _ = comparable(key, [(answers[n], truth[n]) for answers in said for n in places])
        right = [a == b for a, b in pairs]
        ones, others = right[: len(places)], right[len(places) :]
        only_one = sum(a and not b for a, b in zip(ones, others))
        only_other = sum(b and not a for a, b in zip(ones, others))
        found[key] = {"n": len(places), **asdict(contingency.mcnemar(only_one, only_other))}
    return found


def _said(key: str, layer: MappedLayer, matching: Matching) -> Dict[int, str]:
    """What a layer says of the landslides of the reference, by their place there."""
    answers = {pair.second: layer.landslides[pair.first].codes[key] for pair in matching.matched}
    return {place: code for place, code in answers.items() if code}


def _maybe(value: Any) -> Optional[Figures]:
    return None if value is None else asdict(value)


def _overlap(overlap: Overlap) -> Figures:
    return {
        "first_m2": overlap.first,
        "second_m2": overlap.second,
        "shared_m2": overlap.shared,
        "union_m2": overlap.union,
        "E": overlap.error,
        "M": overlap.matching,
        "dice": overlap.dice,
    }


def _areas(clusters: Sequence[Overlap], settings: Settings) -> Figures:
    whole = sum(clusters, NOTHING)
    return {
        **_overlap(whole),
        "M_interval": share_interval([c.shared for c in clusters], [c.union for c in clusters]),
        "tolerance_m": settings.tolerance_m,
        "E_tolerance": whole.tolerant_error,
    }


def _matched_areas(matching: Matching, together: Sequence[Tuple[Landslide, Landslide]]) -> Figures:
    """Of the one-to-one pairs alone, which tells how well found landslides are outlined."""
    whole = NOTHING
    for pair, (a, b) in zip(matching.matched, together):
        whole += Overlap(a.area_m2, b.area_m2, pair.shared_m2, 0.0)
    return _overlap(whole)


def _landslides(first: MappedLayer, second: MappedLayer, matching: Matching) -> Figures:
    a, b, matched = len(first.landslides), len(second.landslides), len(matching.matched)
    return {
        "first": a,
        "second": b,
        "matched": matched,
        "share_of_first": matched / a,
        "share_of_second": matched / b,
        "f1": 2.0 * matched / (a + b),
    }


def _iou(values: Sequence[float]) -> Optional[Figures]:
    if not values:
        return None
    low, middle, high = (float(value) for value in np.percentile(values, (25, 50, 75)))
    counts, _ = np.histogram(values, bins=BINS, range=(0.0, 1.0))
    return {"median": middle, "quartiles": [low, high], "counts": [int(count) for count in counts]}


def _attribute(key: str, together: Sequence[Tuple[Landslide, Landslide]]) -> Figures:
    said = [(a.codes[key], b.codes[key]) for a, b in together]
    pairs, folded = comparable(key, [(a, b) for a, b in said if a and b])
    table = tabulate(pairs, ORDERS[key])
    steps = distance(key, table.labels)
    return {
        "n": table.total,
        "unsaid_first": sum(a is None for a, _ in said),
        "unsaid_second": sum(b is None for _, b in said),
        "folded": folded,
        "labels": list(table.labels),
        "counts": [list(row) for row in table.counts],
        "accuracy": contingency.accuracy(table),
        "macro_f1": contingency.macro_f1(table),
        "macro_f1_interval": macro_f1_interval(table),
        "f1": contingency.f1_scores(table),
        "kappa": asdict(contingency.kappa(table)),
        "weighted_kappa": None if steps is None else asdict(contingency.kappa(table, steps)),
        "mcnemar": _mcnemar(table),
    }


def _mcnemar(table: Table) -> Figures:
    return {label: asdict(test) for label, test in contingency.by_class(table).items()}


def _direction(together: Sequence[Tuple[Landslide, Landslide]]) -> Optional[Figures]:
    known = [(a.azimuth, b.azimuth) for a, b in together if a.azimuth is not None and b.azimuth is not None]
    return _maybe(angles(known))


def _time(seconds: Sequence[float]) -> Optional[Figures]:
    if not seconds:
        return None
    low, middle, high = (float(value) for value in np.percentile(seconds, (25, 50, 75)))
    hours = sum(seconds) / 3600.0
    return {
        "n": len(seconds),
        "median_s": middle,
        "quartiles_s": [low, high],
        "hours": hours,
        "per_hour": len(seconds) / hours,
    }


def _paired_time(together: Sequence[Tuple[Landslide, Landslide]]) -> Optional[Figures]:
    """Times of the same landslides: medians, their ratio, and Wilcoxon's signed rank test."""
    timed: List[Tuple[float, float]] = [
        (a.seconds, b.seconds) for a, b in together if a.seconds is not None and b.seconds is not None
    ]
    if not timed:
        return None
    first, second = (list(values) for values in zip(*timed))
    test = signed_rank([a - b for a, b in timed])
    return {
        "n": len(timed),
        "median_first_s": statistics.median(first),
        "median_second_s": statistics.median(second),
        "median_difference_s": statistics.median(a - b for a, b in timed),
        "ratio": statistics.median(first) / statistics.median(second),
        "ratio_interval": ratio_of_medians(first, second),
        "p": test.p,
        "exact": test.exact,
    }


def _own_times(first: MappedLayer, second: MappedLayer) -> Optional[Figures]:
    """Each analyst's times in both layers, and the geometric mean of the ratios; None where nobody did both.

    In a crossover of two analysts what changes from period to period cancels out in that mean.
    """
    sides = [_by_analyst(layer) for layer in (first, second)]
    names = sorted(set(sides[0]) & set(sides[1]))
    if not names:
        return None
    own = [(sides[0][name], sides[1][name]) for name in names]
    medians = [(statistics.median(a), statistics.median(b)) for a, b in own]
    return {
        "each": {
            name: {
                "n": [len(a), len(b)],
                "median_first_s": one,
                "median_second_s": other,
                "ratio": one / other,
            }
            for name, (a, b), (one, other) in zip(names, own, medians)
        },
        "ratio": statistics.geometric_mean([one / other for one, other in medians]),
        "ratio_interval": mean_ratio_of_medians(own),
    }


def _by_analyst(layer: MappedLayer) -> Dict[str, List[float]]:
    found: Dict[str, List[float]] = {}
    for landslide in layer.landslides:
        if landslide.analyst and landslide.seconds:
            found.setdefault(landslide.analyst, []).append(landslide.seconds)
    return found
