"""A picture of a density map with its scale of colours and its scale bar."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtGui import QImage

from ...core.phrasebook import figure, say
from ..pages.charts import shades
from ..pages.htmlpage import data_uri
from ..pages.scalebar import bar_text, nice_length
from ..pages.svg import INK, PALE, Canvas
from .density import AREA, Density

WIDTH = 560.0
_MAP = 440.0
_LEVELS = 64
TOP_PERCENT = 99.5
"""The darkest colour stands for this percentile of the cells with landslides, or one cell would rule."""


def picture(density: Density, lang: str) -> str:
    """The map as SVG: north up, cells without landslides white."""
    frame = density.frame
    scale = min(_MAP / frame.width, _MAP / frame.height)
    width, height = frame.width * scale, frame.height * scale
    canvas = Canvas(WIDTH, max(height, 220.0) + 84.0)
    factor = 100.0 if density.kind == AREA else 1.0
    canvas.text(12.0, 24.0, say(f"density_{density.kind}", lang), 14.0, bold=True)
    positive = density.values[density.values > 0.0]
    top = float(np.percentile(positive, TOP_PERCENT)) if positive.size else 1.0
    canvas.picture(12.0, 38.0, width, height, data_uri(_image(density.values / top), "PNG"))
    canvas.line(
        [
            (12.0, 38.0),
            (12.0 + width, 38.0),
            (12.0 + width, 38.0 + height),
            (12.0, 38.0 + height),
            (12.0, 38.0),
        ]
    )
    _colours(canvas, 30.0 + width, top * factor, lang)
    _scale_bar(canvas, 12.0, 38.0 + height + 16.0, scale / frame.cell, lang)
    about = say("density_about", lang, frame.cell, frame.crs.authid())
    if density.radius is not None:
        about += "; " + say("density_radius", lang, round(density.radius))
    canvas.text(12.0, canvas.height - 8.0, about, 10.5, colour=PALE)
    return canvas.render()


def _image(values: np.ndarray) -> QImage:
    """Values from 0 to 1 (rows, columns) in colours; zero is white."""
    table = np.array([shades(level / (_LEVELS - 1)) for level in range(_LEVELS)], dtype=np.uint8)
    level = np.minimum(values * (_LEVELS - 1), _LEVELS - 1).astype(np.int64)
    rgb = np.where(values[..., None] > 0.0, table[level], np.uint8(255)).astype(np.uint8)
    height, width = values.shape
    rgb = np.ascontiguousarray(rgb)
    return QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _colours(canvas: Canvas, x: float, top: float, lang: str) -> None:
    steps, height = 32, 140.0
    for step in range(steps):
        red, green, blue = shades((step + 0.5) / steps)
        y = 44.0 + height * (steps - 1 - step) / steps
        canvas.box(x, y, 16.0, height / steps + 0.5, f"#{red:02x}{green:02x}{blue:02x}")
    for share in (0.0, 0.5, 1.0):
        text = figure(float(f"{top * share:.2g}"), lang, 2)
        text = f"≥ {text}" if share == 1.0 else text
        canvas.text(x + 22.0, 44.0 + height * (1.0 - share) + 4.0, text, 11.0)


def _scale_bar(canvas: Canvas, x: float, y: float, pixels_per_m: float, lang: str) -> None:
    metres = nice_length(120.0 / pixels_per_m)
    length = metres * pixels_per_m
    canvas.line([(x, y - 4.0), (x, y), (x + length, y), (x + length, y - 4.0)], INK, 1.5)
    canvas.text(x + length + 8.0, y + 2.0, bar_text(metres, lang), 11.0)
