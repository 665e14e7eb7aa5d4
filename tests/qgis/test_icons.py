"""Icons must read on the toolbars of dark and of light themes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPainter

RESOURCES = Path(__file__).resolve().parents[2] / "landslide_annotator" / "resources"
ICONS = sorted([RESOURCES / "icon.svg", *(RESOURCES / "icons").glob("*.svg")])


def luminance(rgb):
    linear = np.where(rgb <= 10.3, rgb / 3294.6, ((rgb / 255 + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("ground", ["#f0f0f0", "#323232"])  # QGIS's default theme and Night Mapping
@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_a_tenth_of_each_icon_stands_out(path, ground):
    side = 24
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    painter = QPainter(image)
    QIcon(str(path)).paint(painter, 0, 0, side, side)
    painter.end()
    pixels = [[image.pixelColor(x, y).getRgb()[:3] for x in range(side)] for y in range(side)]
    bright = luminance(np.array(pixels, dtype=float))
    back = luminance(np.array(QColor(ground).getRgb()[:3], dtype=float))
    contrast = (np.maximum(bright, back) + 0.05) / (np.minimum(bright, back) + 0.05)
    assert (contrast > 2.0).mean() > 0.1
