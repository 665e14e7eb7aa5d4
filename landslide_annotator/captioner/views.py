"""The eight turned and mirrored views of a square picture, in which the decoder may read it."""

from __future__ import annotations

import numpy as np

VIEWS = 8
PLAIN, MIRRORED = 0, 4
UPSIDE_DOWN = 6
"""Mirrored from top to bottom."""


def turn(picture: np.ndarray, view: int) -> np.ndarray:
    """The picture (H, W) or (H, W, C) in a view: of 4 to 7 mirrored left-right, then turned clockwise."""
    if view >= MIRRORED:
        picture = picture[:, ::-1]
    return np.ascontiguousarray(np.rot90(picture, -(view % 4)))
