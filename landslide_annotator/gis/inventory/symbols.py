"""The signs of a landslide map: outline, tint, pattern, main scarp with ticks, and arrow of movement.

Types are told apart by colour and pattern, activity by colour (red moves, blue is old, as in ColorBrewer's
RdYlBu, which colour-blind readers can tell apart, but darker) and by the outline, broken where the landslide
is inactive. White casings make every sign read on dark and on light ground. Rejected rows are faint.
"""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

from qgis.core import (
    QgsArrowSymbolLayer,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsHashedLineSymbolLayer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)

from ...core.directions import SECTORS, azimuth
from ...core.vocabulary import ACTIVITIES

TYPE_COLOURS = {
    "rotational": "#e31a1c",
    "translational": "#ff7f00",
    "flow": "#1f78b4",
    "fall": "#6a3d9a",
    "creep": "#b15928",
    "slide": "#f06a8a",
    "topple": "#a678c8",
    "spread": "#33a02c",
    "deformation": "#a6761d",
    "unknown": "#666666",
}
ACTIVITY_COLOURS = {
    "active": "#d7191c",
    "reactivated": "#f46d43",
    "suspended": "#d97706",
    "dormant": "#a88600",
    "abandoned": "#2f93a8",
    "stabilised": "#6b7fc4",
    "relict": "#2b3f8c",
    "inactive": "#2c7bb6",
    "unknown": "#7f7f7f",
}
NOTHING = "#d9d9d9"
"""Colour of a row without type or activity."""
MOVING = ("active", "reactivated", "suspended")
SCARP_SHARE = 0.22
"""Part of the length, from the crown on, whose edge is drawn as the main scarp."""
_SCARP_SCALE = 50_000  # smaller maps leave ticks and arrows out
_ARROW_SCALE = 100_000
_REJECTED = "coalesce(\"status\", '') = 'rejected'"
_METRES_PER_DEGREE = 111_320.0


def symbol(colour: str, kind: Optional[str], degrees: bool, has_measured: bool) -> QgsFillSymbol:
    """The sign of a landslide.

    kind: a movement type, whose pattern is drawn; degrees: whether the layer's units are; has_measured:
    whether the layer has the column of measured directions.
    """
    moved = _azimuth(has_measured)
    layers = [_tint(colour), _pattern(kind, colour, moved), _casing()]
    layers += [_edge(colour), _scarp(colour, moved), _arrow(moved, degrees)]
    made = _filled(QgsFillSymbol(), [layer for layer in layers if layer is not None])
    faint = QgsProperty.fromExpression(f"if({_REJECTED}, 25, 100)")
    made.setDataDefinedProperty(QgsSymbol.Property.PropertyOpacity, faint)
    return made


def _filled(made: QgsSymbol, layers: Sequence[QgsSymbolLayer]) -> QgsSymbol:
    """A symbol with these layers; one made from a list does not keep them in QGIS 3.22."""
    for layer in layers:
        made.appendSymbolLayer(layer)
    made.deleteSymbolLayer(0)
    return made


def _azimuth(has_measured: bool) -> str:
    """Expression: degrees of the movement, measured or typed in, else of the sector; NULL where unknown."""
    pairs = ", ".join(f"'{code}', {azimuth(code):.0f}" for code in SECTORS)
    sector = 'coalesce("dir_meas", "direction")' if has_measured else '"direction"'
    return f'coalesce("azimuth", map_get(map({pairs}), {sector}))'


def _rgba(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def _tint(colour: str) -> QgsSymbolLayer:
    return QgsSimpleFillSymbolLayer.create({"color": _rgba(colour, 0.22), "outline_style": "no"})


def _line(colour: str, width: float, opacity: float = 1.0) -> Dict[str, str]:
    return {"line_color": _rgba(colour, opacity), "line_width": str(width), "joinstyle": "round"}


def _casing() -> QgsSymbolLayer:
    return QgsSimpleLineSymbolLayer.create(_line("#ffffff", 1.2, 0.6))


def _edge(colour: str) -> QgsSymbolLayer:
    """The outline, broken where the landslide is inactive."""
    line = QgsSimpleLineSymbolLayer.create(_line(colour, 0.5))
    old = ", ".join(f"'{entry.code}'" for entry in ACTIVITIES if entry.code not in (*MOVING, "unknown"))
    broken = QgsProperty.fromExpression(f"if(\"activity\" IN ({old}), 'dash', 'solid')")
    line.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeStyle, broken)
    return line


def _pattern(kind: Optional[str], colour: str, moved: str) -> Optional[QgsSymbolLayer]:
    """Lines along a slide or flow, lines across a creep, triangles in a fall or topple."""
    if kind in ("translational", "slide", "spread"):
        return _hatch(colour, 3.0, "solid", f"90 - coalesce({moved}, 45)")
    if kind == "flow":
        return _hatch(colour, 2.0, "dash", f"90 - coalesce({moved}, 45)")
    if kind in ("creep", "deformation"):
        return _hatch(colour, 2.0, "dash dot", f"-coalesce({moved}, 45)")
    if kind in ("fall", "topple"):
        return _triangles(colour)
    return None


def _hatch(colour: str, distance: float, style: str, angle: str) -> QgsSymbolLayer:
    hatch = QgsLinePatternFillSymbolLayer.create({"distance": str(distance)})
    hatch.setSubSymbol(QgsLineSymbol.createSimple({**_line(colour, 0.2, 0.6), "line_style": style}))
    hatch.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyLineAngle, QgsProperty.fromExpression(angle))
    return hatch


def _triangles(colour: str) -> QgsSymbolLayer:
    distances = {"distance_x": "2.6", "distance_y": "2.6", "displacement_x": "1.3"}
    marks = QgsPointPatternFillSymbolLayer.create(distances)
    triangle = {"name": "triangle", "size": "1.1", "color": _rgba(colour, 0.6), "outline_style": "no"}
    marks.setSubSymbol(QgsMarkerSymbol.createSimple(triangle))
    return marks


def _generated(expression: str, line: QgsLineSymbol) -> QgsSymbolLayer:
    generator = QgsGeometryGeneratorSymbolLayer.create({"SymbolType": "Line", "geometryModifier": expression})
    generator.setSubSymbol(line)
    return generator


def _scarp(colour: str, moved: str) -> QgsSymbolLayer:
    """The edge at the crown as a heavy line whose ticks point downhill; only where the direction is known."""
    turned = f"rotate($geometry, 360 - {moved}, centroid($geometry))"
    top = f"y_min(@t) + {SCARP_SHARE} * bounds_height(@t)"
    box = ", ".join(
        f"make_point(x_{side}(@t) {step} bounds_width(@t), {level})"
        for side, step, level in _corners("y_min(@t) - bounds_height(@t)", top)
    )
    crown = f"intersection(exterior_ring(force_rhr(@t)), make_polygon(make_line({box})))"
    back = f"rotate({crown}, {moved}, centroid($geometry))"
    expression = f"if({_REJECTED} OR @map_scale > {_SCARP_SCALE}, NULL, with_variable('t', {turned}, {back}))"
    line = QgsLineSymbol.createSimple(_line(colour, 0.8))
    ticks = QgsHashedLineSymbolLayer.create({"interval": "1.6", "hash_length": "1.6", "offset": "0.8"})
    ticks.setSubSymbol(QgsLineSymbol.createSimple(_line(colour, 0.35)))
    line.appendSymbolLayer(ticks)
    return _generated(expression, line)


def _corners(low: str, high: str) -> Tuple[Tuple[str, str, str], ...]:
    """Ends of x, sign of the margin and height of the corners of a closed box around a turned outline."""
    left, right = ("min", "-"), ("max", "+")
    return ((*left, low), (*right, low), (*right, high), (*left, high), (*left, low))


def _arrow(moved: str, degrees: bool) -> QgsSymbolLayer:
    """An arrow from crown to toe; dark where the azimuth is known, white where only a word is."""
    unit = _METRES_PER_DEGREE if degrees else 1.0
    reach = f"max(0.25 * sqrt(area($geometry)), 0.0025 * @map_scale / {unit})"
    ends = (f"project(@c, {reach}, radians({moved} + {turn}))" for turn in (180, 0))
    middle = "pole_of_inaccessibility($geometry, sqrt(area($geometry)) / 20)"
    line = f"with_variable('c', {middle}, make_line({', '.join(ends)}))"
    expression = f"if({_REJECTED} OR @map_scale > {_ARROW_SCALE}, NULL, {line})"
    shape = {"arrow_width": "0.7", "arrow_start_width": "0.7", "head_length": "2.2", "head_thickness": "1.3"}
    arrow = QgsArrowSymbolLayer.create({**shape, "is_curved": "0", "is_repeated": "0"})
    look = {"color": "20,20,20", "outline_color": "255,255,255", "outline_width": "0.25"}
    fill = QgsSimpleFillSymbolLayer.create(look)
    word = QgsProperty.fromExpression("if(\"azimuth\" IS NULL, '255,255,255', '20,20,20')")
    rim = QgsProperty.fromExpression("if(\"azimuth\" IS NULL, '20,20,20', '255,255,255')")
    fill.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyFillColor, word)
    fill.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeColor, rim)
    arrow.setSubSymbol(_filled(QgsFillSymbol(), [fill]))
    return _generated(expression, _filled(QgsLineSymbol(), [arrow]))
