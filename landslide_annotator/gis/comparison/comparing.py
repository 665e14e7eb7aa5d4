"""Two or three layers compared: read into one plane, matched, and put into figures and rows."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
)

from ...core.errors import ComparisonError
from ...core.paired import turn
from ...core.sizes import SizeBreaks
from ..compat import tr
from .equalarea import equal_area, middle
from .figures import Figures, against_reference, compare, layer_figures
from .mapped import ATTRIBUTES, Landslide, LayerReader, MappedLayer, columns_of
from .matching import Matching, Settings, Step, match

INPUT, REFERENCE, OTHER = "input", "reference", "other"
Field = Tuple[str, str, int]
"""Name, kind and length of a column."""
PAIR_FIELDS: Tuple[Field, ...] = (
    ("first", "text", 80), ("second", "text", 80), ("id_first", "text", 80), ("id_second", "text", 80),
    ("group_id", "int", 0), ("kind", "text", 4), ("matched", "int", 0), ("iou", "real", 0),
    ("shared_m2", "real", 0), ("area_1_m2", "real", 0), ("area_2_m2", "real", 0),
    ("type_1", "text", 24), ("type_2", "text", 24), ("activity_1", "text", 16), ("activity_2", "text", 16),
    ("direct_1", "text", 3), ("direct_2", "text", 3), ("turn_deg", "real", 0),
    ("seconds_1", "real", 0), ("seconds_2", "real", 0),
)  # fmt: skip
"""One row for each two outlines that overlap and for each outline alone; matched: a one-to-one pair."""
CONFUSION_FIELDS: Tuple[Field, ...] = (
    ("first", "text", 80), ("second", "text", 80), ("attribute", "text", 16), ("code_1", "text", 24),
    ("code_2", "text", 24), ("pairs", "int", 0),
)  # fmt: skip
Row = List[Any]


@dataclass(frozen=True)
class Source:
    """A layer to compare: its role, name, CRS, features, and the fields chosen by what they hold."""

    role: str
    name: str
    crs: QgsCoordinateReferenceSystem
    features: Sequence[QgsFeature]
    names: Sequence[str]
    chosen: Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """All figures, ready for JSON, and the matched layers behind them."""

    figures: Figures
    layers: Dict[str, MappedLayer]
    matchings: Dict[str, Matching]

    def pairs(self) -> Iterator[Row]:
        """Values of PAIR_FIELDS."""
        for role, matching in self.matchings.items():
            yield from _pair_rows(self.layers[role], self.layers[REFERENCE], matching)

    def confusions(self) -> Iterator[Row]:
        """Values of CONFUSION_FIELDS, also where a count is 0."""
        for comparison in self.figures["comparisons"]:
            for key in ATTRIBUTES:
                own = comparison["attributes"][key]
                for first, counts in zip(own["labels"], own["counts"]):
                    for second, count in zip(own["labels"], counts):
                        yield [comparison["first"], comparison["second"], key, first, second, count]


def compare_layers(
    sources: Sequence[Source],
    settings: Settings,
    breaks: SizeBreaks,
    transforms: QgsCoordinateTransformContext,
    step: Step,
) -> Result:
    """Compare the input, and another layer if there is one, with the reference.

    Raises ComparisonError for a layer without outlines and for a field that is not there, GeometryError for
    layers without a place on the globe.
    """
    layers = _read(sources, breaks, transforms, lambda share: step(0.4 * share))
    reference = layers[REFERENCE]
    roles = [role for role in (INPUT, OTHER) if role in layers]
    matchings, comparisons = {}, []
    for number, role in enumerate(roles):
        begin, width = 0.4 + 0.5 * number / len(roles), 0.5 / len(roles)
        found = match(layers[role].landslides, reference.landslides, settings, _part(step, begin, width))
        matchings[role] = found
        comparisons.append(compare(layers[role], reference, found, settings))
    figures = {
        "made_at": datetime.datetime.now(datetime.timezone.utc).isoformat(sep=" ", timespec="minutes")[:16],
        "settings": {**asdict(settings), "area_breaks_m2": list(breaks.area_m2)},
        "layers": [{"role": role, **layer_figures(layer)} for role, layer in layers.items()],
        "comparisons": comparisons,
        "against_reference": _against(layers, matchings),
        "problems": _problems(layers.values()),
    }
    return Result(figures, layers, matchings)


def _part(step: Step, begin: float, width: float) -> Step:
    return lambda share: step(begin + width * share)


def _read(
    sources: Sequence[Source], breaks: SizeBreaks, transforms: QgsCoordinateTransformContext, step: Step
) -> Dict[str, MappedLayer]:
    """Layers by role, in one plane; their names differ."""
    boxes = [(s.crs, (f.geometry().boundingBox() for f in s.features if f.hasGeometry())) for s in sources]
    _refuse_empty(sources)
    plane = equal_area(*middle(boxes, transforms))
    total, done = sum(len(source.features) for source in sources), 0
    layers: Dict[str, MappedLayer] = {}
    for source in sources:
        to_plane = QgsCoordinateTransform(source.crs, plane, transforms)
        columns = columns_of(source.name, source.names, source.chosen)
        taken = [layer.name for layer in layers.values()]
        name = source.name if source.name not in taken else f"{source.name} ({len(taken) + 1})"
        reader = LayerReader(name, columns, to_plane, breaks)
        for feature in source.features:
            step(done / total)
            reader.read(feature)
            done += 1
        layers[source.role] = reader.layer
        if not reader.layer.landslides:
            raise _empty(source, reader.layer.complaints)
    return layers


def _refuse_empty(sources: Sequence[Source]) -> None:
    for source in sources:
        if not any(feature.hasGeometry() for feature in source.features):
            raise _empty(source, [])


def _empty(source: Source, complaints: Sequence[Tuple[str, str]]) -> ComparisonError:
    first = f" ({complaints[0][0]}: {complaints[0][1]})" if complaints else ""
    return ComparisonError(
        tr("Layer {0} holds no outline that can be compared{1}. Choose another layer.").format(
            source.name, first
        )
    )


def _against(layers: Mapping[str, MappedLayer], matchings: Mapping[str, Matching]) -> Optional[Figures]:
    if OTHER not in layers:
        return None
    sides = [(layers[role], matchings[role]) for role in (INPUT, OTHER)]
    return against_reference(sides[0], sides[1], layers[REFERENCE])


def _problems(layers: Any) -> List[Dict[str, str]]:
    return [
        {"layer": layer.name, "landslide": name, "problem": text}
        for layer in layers
        for name, text in layer.complaints
    ]


def _pair_rows(first: MappedLayer, second: MappedLayer, matching: Matching) -> Iterator[Row]:
    names, border = [first.name, second.name], len(first.landslides)
    paired_first, paired_second = {p.first for p in matching.pairs}, {p.second for p in matching.pairs}
    for pair in matching.pairs:
        a, b = first.landslides[pair.first], second.landslides[pair.second]
        kind = matching.kinds[pair.group]
        # Two that share less than a group needs are in groups of their own.
        same = matching.group_of[border + pair.second] == pair.group
        figures = [int(pair.matched), round(pair.iou, 4), round(pair.shared_m2, 2)]
        yield [*names, a.name, b.name, pair.group if same else None, kind if same else None,
               *figures, *_sides(a, b)]  # fmt: skip
    for place, alone in enumerate(first.landslides):
        if place not in paired_first:
            group = matching.group_of[place]
            yield [*names, alone.name, None, group, "1to0", 0, 0.0, 0.0, *_sides(alone, None)]
    for place, alone in enumerate(second.landslides):
        if place not in paired_second:
            group = matching.group_of[border + place]
            yield [*names, None, alone.name, group, "0to1", 0, 0.0, 0.0, *_sides(None, alone)]


def _sides(a: Optional[Landslide], b: Optional[Landslide]) -> Row:
    """What both say, side by side."""

    def both(key: str) -> Row:
        return [None if side is None else side.codes[key] for side in (a, b)]

    areas = [None if side is None else round(side.area_m2, 2) for side in (a, b)]
    turns = None
    if a is not None and b is not None and a.azimuth is not None and b.azimuth is not None:
        turns = round(turn(a.azimuth, b.azimuth), 1)
    seconds = [None if side is None else side.seconds for side in (a, b)]
    return [*areas, *both("type"), *both("activity"), *both("direction"), turns, *seconds]
