"""Hand-written SVG pictures: a canvas of lines, areas and texts."""

from __future__ import annotations

import math
from html import escape
from typing import List, Sequence, Tuple

Point = Tuple[float, float]
INK, PALE, GRID = "#222222", "#666666", "#dddddd"
FONT = "DejaVu Sans, Arial, Helvetica, sans-serif"


class Canvas:
    """A picture of a size in pixels, with the origin at its upper left corner."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._items: List[str] = [f'<rect width="{_n(width)}" height="{_n(height)}" fill="#ffffff"/>']

    def line(self, points: Sequence[Point], colour: str = INK, width: float = 1.0, dash: str = "") -> None:
        """A line through points."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self._items.append(
            f'<polyline points="{_points(points)}" fill="none" stroke="{colour}" stroke-width="{_n(width)}"'
            f'{dashes} stroke-linejoin="round"/>'
        )

    def area(self, points: Sequence[Point], fill: str, stroke: str = "none", opacity: float = 1.0) -> None:
        """A filled polygon."""
        self._items.append(
            f'<polygon points="{_points(points)}" fill="{fill}" fill-opacity="{_n(opacity)}" '
            f'stroke="{stroke}"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none") -> None:
        """A rectangle."""
        self._items.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}" '
            f'stroke="{stroke}"/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str = "none") -> None:
        """A circle."""
        self._items.append(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{stroke}"/>'
        )

    def text(
        self, x: float, y: float, text: str, size: float = 12.0, anchor: str = "start", colour: str = INK,
        bold: bool = False, turned: bool = False,
    ) -> None:  # fmt: skip
        """A text whose baseline begins, ends ("end") or has its middle ("middle") at a place."""
        weight = ' font-weight="bold"' if bold else ""
        turn = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if turned else ""
        self._items.append(
            f'<text x="{_n(x)}" y="{_n(y)}" font-family="{FONT}" font-size="{_n(size)}" fill="{colour}" '
            f'text-anchor="{anchor}"{weight}{turn}>{escape(text)}</text>'
        )

    def picture(self, x: float, y: float, width: float, height: float, uri: str) -> None:
        """A picture of its own, as a data URI."""
        self._items.append(
            f'<image x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" '
            f'preserveAspectRatio="none" xlink:href="{uri}"/>'
        )

    def wedge(
        self, centre: Point, radius: float, start: float, end: float, fill: str, stroke: str = "#ffffff"
    ) -> None:
        """A slice of a disc between two azimuths in degrees."""
        turns = [start + (end - start) * step / 16 for step in range(17)]
        self.area([centre, *(around(centre, radius, turn) for turn in turns)], fill, stroke, 0.9)

    def render(self) -> str:
        """The picture as the text of an SVG file."""
        size = f'width="{_n(self.width)}" height="{_n(self.height)}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size} '
            f'viewBox="0 0 {_n(self.width)} {_n(self.height)}">'
        )
        return "\n".join([head, *self._items, "</svg>"])


def around(centre: Point, radius: float, azimuth: float) -> Point:
    """The place at a distance and azimuth (degrees from the top, clockwise) of a centre."""
    turn = math.radians(azimuth)
    return centre[0] + radius * math.sin(turn), centre[1] - radius * math.cos(turn)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _points(points: Sequence[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
