"""Charts of an inventory as SVG: bars, roses of directions, and areas against frequency."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, List, Sequence, Tuple

from ...core.directions import SECTORS, circular_mean
from ...core.phrasebook import figure, say
from .svg import GRID, INK, PALE, Canvas, Point, around

BLUE, RED, ORANGE = "#2c6fad", "#b2182b", "#e08214"
WIDTH = 560.0
ROSE, RIM = 300.0, 105.0
STEP = 20.0
"""Width of a wedge of measured azimuths, degrees."""
BAR, LABELS = 24.0, 190.0


def bars(title: str, rows: Sequence[Tuple[str, float, str, str]]) -> str:
    """Horizontal bars of (label, value, text behind the bar, colour)."""
    canvas = Canvas(WIDTH, 44.0 + BAR * len(rows))
    canvas.text(12.0, 24.0, title, 14.0, bold=True)
    longest = max((value for _, value, _, _ in rows), default=0.0)
    room = WIDTH - LABELS - 120.0
    for number, (name, value, text, colour) in enumerate(rows):
        y = 40.0 + BAR * number
        canvas.text(LABELS - 8.0, y + 14.0, _short(name), 11.5, "end")
        length = room * value / longest if longest > 0.0 else 0.0
        canvas.box(LABELS, y + 3.0, length, BAR - 8.0, colour)
        canvas.text(LABELS + length + 6.0, y + 14.0, text, 11.0, colour=PALE)
    return canvas.render()


def _short(text: str, longest: int = 28) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def rose(sectors: Sequence[int], azimuths: Sequence[float], lang: str) -> str:
    """Counts by compass sector (8) and, beside them where there are any, measured azimuths in degrees.

    The area of a wedge is proportional to its count.
    """
    canvas = Canvas(2.0 * ROSE if len(azimuths) else ROSE, ROSE + 20.0)
    _disc(canvas, (ROSE / 2, ROSE / 2 + 20.0), say("rose", lang), list(sectors), 45.0, -22.5, BLUE, lang)
    if len(azimuths):
        wedges = [0] * int(360.0 / STEP)
        for azimuth in azimuths:
            wedges[int(azimuth % 360.0 // STEP) % len(wedges)] += 1
        centre = (1.5 * ROSE, ROSE / 2 + 20.0)
        _disc(canvas, centre, say("azimuths", lang), wedges, STEP, 0.0, ORANGE, lang)
        _mean_arrow(canvas, centre, azimuths, lang)
    return canvas.render()


def _disc(
    canvas: Canvas, centre: Point, title: str, counts: Sequence[int], step: float, first: float, colour: str,
    lang: str,
) -> None:  # fmt: skip
    canvas.text(centre[0], 18.0, f"{title} (n = {figure(sum(counts), lang)})", 13.0, "middle", bold=True)
    most = max(counts, default=0)
    for share in (0.25, 0.5, 1.0):
        ring = [around(centre, RIM * math.sqrt(share), turn) for turn in range(0, 361, 6)]
        canvas.line(ring, GRID)
    for number, count in enumerate(counts):
        if count:
            start = first + number * step
            canvas.wedge(centre, RIM * math.sqrt(count / most), start, start + step, colour)
    for code in SECTORS:
        turn = 45.0 * SECTORS.index(code)
        x, y = around(centre, RIM + 16.0, turn)
        short = code.replace("W", "O") if lang == "es" else code
        canvas.text(x, y + 4.0, short, 12.0, "middle", bold=len(code) == 1)
    x, y = around(centre, RIM, 22.5)
    canvas.text(x + 4.0, y - 4.0, figure(most, lang), 10.0, colour=PALE)


def _mean_arrow(canvas: Canvas, centre: Point, azimuths: Sequence[float], lang: str) -> None:
    mean, resultant = circular_mean(list(azimuths))
    if mean is None:
        return
    tip = around(centre, RIM * resultant, mean)
    canvas.line([centre, tip], INK, 2.0)
    canvas.area([tip, around(tip, 9.0, mean + 155.0), around(tip, 9.0, mean - 155.0)], INK)
    note = say("mean_arrow", lang, round(resultant, 2))
    canvas.text(centre[0], centre[1] + RIM + 38.0, note, 11.0, "middle", colour=PALE)


def sector_counts(codes: Sequence[str]) -> List[int]:
    """How many of the codes are of each sector."""
    return [sum(code == name for code in codes) for name in SECTORS]


@dataclass(frozen=True)
class Curve:
    """A line of a chart: places in data units, colour, name for the legend."""

    points: Sequence[Point]
    colour: str
    name: str
    dash: str = ""


PLOT_HEIGHT = 400.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 74.0, 18.0, 40.0, 54.0


class LogPlot:
    """Axes in logarithms of both, over ranges that are widened to whole decades (y) and as given (x)."""

    def __init__(
        self, title: str, names: Tuple[str, str], x_range: Tuple[float, float], y_range: Tuple[float, float]
    ) -> None:
        self.canvas = Canvas(WIDTH, PLOT_HEIGHT)
        self._x = math.log10(x_range[0]) - 0.05, math.log10(x_range[1]) + 0.05
        self._y = float(math.floor(math.log10(y_range[0]))), float(math.ceil(math.log10(y_range[1])))
        self._names: List[Tuple[str, Callable[[float, float], None]]] = []
        self.canvas.text(12.0, 24.0, title, 14.0, bold=True)
        self._axes(*names)

    def place(self, x: float, y: float) -> Point:
        """The place of values in the picture."""
        across = (math.log10(x) - self._x[0]) / (self._x[1] - self._x[0])
        up = (math.log10(y) - self._y[0]) / (self._y[1] - self._y[0])
        width, height = WIDTH - _LEFT - _RIGHT, PLOT_HEIGHT - _TOP - _BOTTOM
        return _LEFT + across * width, PLOT_HEIGHT - _BOTTOM - up * height

    def _axes(self, x_name: str, y_name: str) -> None:
        left, bottom = _LEFT, PLOT_HEIGHT - _BOTTOM
        for decade in range(math.ceil(self._x[0]), math.floor(self._x[1]) + 1):
            x, _ = self.place(10.0**decade, 1.0)
            self.canvas.line([(x, _TOP), (x, bottom)], GRID)
            _power(self.canvas, x, bottom + 18.0, decade, "middle")
        every = max(1, round((self._y[1] - self._y[0]) / 8))
        for decade in range(int(self._y[0]), int(self._y[1]) + 1, every):
            _, y = self.place(10.0 ** self._x[0], 10.0**decade)
            self.canvas.line([(left, y), (WIDTH - _RIGHT, y)], GRID)
            _power(self.canvas, left - 8.0, y + 4.0, decade, "end")
        self.canvas.line(
            [(left, _TOP), (left, bottom), (WIDTH - _RIGHT, bottom), (WIDTH - _RIGHT, _TOP), (left, _TOP)]
        )
        self.canvas.text((left + WIDTH - _RIGHT) / 2, PLOT_HEIGHT - 12.0, x_name, 12.0, "middle")
        self.canvas.text(20.0, (_TOP + bottom) / 2, y_name, 12.0, "middle", turned=True)

    def curve(self, curve: Curve) -> None:
        """Draw the part of a curve that lies within the axes."""
        low, high = 10.0 ** self._y[0], 10.0 ** self._y[1]
        shown = [self.place(x, y) for x, y in curve.points if low <= y <= high]
        if len(shown) > 1:
            self.canvas.line(shown, curve.colour, 2.0, curve.dash)
        self._line(curve.name, curve.colour, 2.0, curve.dash)

    def dots(self, points: Sequence[Tuple[float, float, float, float]], name: str) -> None:
        """Dots of (x, y, lowest y, highest y)."""
        low = 10.0 ** self._y[0]
        for x, y, bottom, top in points:
            self.canvas.line([self.place(x, max(bottom, low)), self.place(x, top)], INK)
            self.canvas.dot(*self.place(x, y), 3.2, INK)
        self._names.append((name, lambda x, y: self.canvas.dot(x + 11.0, y, 3.2, INK)))

    def steps(self, points: Sequence[Point], name: str) -> None:
        """Small dots without errors."""
        for x, y in points:
            self.canvas.dot(*self.place(x, y), 1.7, INK)
        self._names.append((name, lambda x, y: self.canvas.dot(x + 11.0, y, 2.4, INK)))

    def mark(self, x: float, name: str, colour: str) -> None:
        """A vertical line at a value of x, where that lies within the axes."""
        if not self._x[0] <= math.log10(x) <= self._x[1]:
            return
        across, _ = self.place(x, 1.0)
        self.canvas.line([(across, _TOP), (across, PLOT_HEIGHT - _BOTTOM)], colour, 1.2, "2 3")
        self._line(name, colour, 1.2, "2 3")

    def _line(self, name: str, colour: str, width: float, dash: str) -> None:
        self._names.append((name, lambda x, y: self.canvas.line([(x, y), (x + 22, y)], colour, width, dash)))

    def render(self) -> str:
        """The picture with its legend, as SVG."""
        longest = max((len(name) for name, _ in self._names), default=0)
        height = 10.0 + 17.0 * len(self._names)
        top = PLOT_HEIGHT - _BOTTOM - height - 8.0
        self.canvas.box(_LEFT + 8.0, top, 46.0 + 6.6 * longest, height, "#ffffff", GRID)
        for number, (name, symbol) in enumerate(self._names):
            y = top + 13.0 + 17.0 * number
            symbol(_LEFT + 14.0, y)
            self.canvas.text(_LEFT + 44.0, y + 4.0, name, 11.0)
        return self.canvas.render()


def _power(canvas: Canvas, x: float, y: float, decade: int, anchor: str) -> None:
    """A power of ten: 1, 10, 100 and 1000 in full."""
    raised = "".join("⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".index(c)] for c in str(decade))
    text = f"{10**decade}" if 0 <= decade <= 3 else f"10{raised}"
    canvas.text(x, y, text, 11.0, anchor)


def shades(value: float) -> Tuple[int, int, int]:
    """The colour of a value from 0 (pale yellow) to 1 (dark red), after ColorBrewer's YlOrRd."""
    stops = ((255, 255, 204), (254, 217, 118), (253, 141, 60), (227, 26, 28), (128, 0, 38))
    place = min(max(value, 0.0), 1.0) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    rest = place - index
    red, green, blue = (round(a + rest * (b - a)) for a, b in zip(stops[index], stops[index + 1]))
    return red, green, blue
