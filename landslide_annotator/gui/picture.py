"""The tile as the captioner sees it, with the outline drawn over it."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPalette
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ..gis.compat import tr
from ..gis.imagery.tiles import Tile

SIDE = 132
_LINE = (255, 230, 0, 255)
_HALO = (0, 0, 0, 150)


class TilePicture(QLabel):
    """A square picture, a hint where there is none; a label, since themes colour no bare widgets."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._picture: Optional[QImage] = None
        self._outline: Optional[np.ndarray] = None
        self._drawn: Optional[QImage] = None
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("The tile as the captioner sees it"))

    def sizeHint(self) -> QSize:
        """A fixed square."""
        return QSize(SIDE, SIDE)

    def show_tile(self, tile: Tile) -> None:
        """Show pixels and outline of a tile."""
        pixels = np.ascontiguousarray(tile.pixels)
        height, width = pixels.shape[:2]
        self._picture = QImage(
            pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888
        ).copy()  # the array is not kept
        self._outline = np.ascontiguousarray(tile.outline)
        self._drawn = None
        text = tr("Tile of {0:.0f} m, {1:.2f} m a pixel")
        self.setToolTip(text.format(tile.side_m, tile.side_m / width))
        self.update()

    def show_hint(self, text: str) -> None:
        """Show a text instead of a picture."""
        self._picture = self._outline = self._drawn = None
        self._hint = text
        self.setToolTip("")
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a tile is shown."""
        return self._picture is not None

    def paintEvent(self, event: object) -> None:
        """Draw picture and outline, or the hint."""
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(0, 0, self.width() - 1, self.height() - 1)
            painter.setPen(self.palette().color(self.foregroundRole()))
            box = QRectF(self.rect().adjusted(10, 10, -10, -10))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)
            return
        side = int(round(min(self.width(), self.height()) * self.devicePixelRatioF()))
        if self._drawn is None or self._drawn.width() != side:
            self._drawn = _compose(self._picture, self._outline, side)
        painter.drawImage(self.rect(), self._drawn)


def _compose(picture: QImage, outline: Optional[np.ndarray], side: int) -> QImage:
    """The picture in pixels of the screen with a line along the outline."""
    smooth = Qt.TransformationMode.SmoothTransformation
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    image = picture.scaled(side, side, ignore, smooth).convertToFormat(QImage.Format.Format_RGB32)
    if outline is None or not outline.any():
        return image
    height, width = outline.shape
    grey = np.ascontiguousarray(outline.astype(np.uint8) * 255)
    mask = QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8)
    large = mask.scaled(side, side, ignore, smooth).convertToFormat(QImage.Format.Format_Grayscale8)
    inside = _pixels(large) > 127
    painter = QPainter(image)
    for colour, reach in ((_HALO, 2), (_LINE, 1)):
        painter.drawImage(0, 0, _coloured(_edge(inside, reach), colour))
    painter.end()
    return image


def _pixels(image: QImage) -> np.ndarray:
    """Grey values (H, W); rows of a QImage end at multiples of four bytes."""
    bits = image.constBits()
    bits.setsize(image.bytesPerLine() * image.height())
    return np.frombuffer(bits, dtype=np.uint8).reshape(image.height(), -1)[:, : image.width()].copy()


def _edge(inside: np.ndarray, reach: int) -> np.ndarray:
    """Pixels within `reach` of the border between inside and outside."""
    border = np.zeros_like(inside)
    border[:, 1:] |= inside[:, 1:] != inside[:, :-1]
    border[1:] |= inside[1:] != inside[:-1]
    for _ in range(reach - 1):
        wide = border.copy()
        wide[1:] |= border[:-1]
        wide[:-1] |= border[1:]
        wide[:, 1:] |= border[:, :-1]
        wide[:, :-1] |= border[:, 1:]
        border = wide
    return border


def _coloured(mask: np.ndarray, colour: tuple) -> QImage:
    argb = np.where(mask, QColor(*colour).rgba(), 0).astype(np.uint32)
    height, width = mask.shape
    return QImage(argb.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32).copy()
