"""Square windows cut from tiles: around an outline for description, anywhere for detection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Sequence, Tuple

import numpy as np

MIN_SIDE_PX = 60
MAX_DETECTION_PX = 400
CONTEXT = 2.0
CONTEXT_RANGE = (1.5, 2.8)
WHOLE_RANGE = (0.75, 1.0)
DETECTION_CONTEXT = (1.3, 3.5)
MIN_COVERED = 0.85


@dataclass(frozen=True)
class Window:
    """Upper left corner and side in pixels; it may reach beyond the tile."""

    left: int
    top: int
    side: int


def bounding_box(mask: np.ndarray) -> Tuple[int, int, int, int]:
    """Left, top, right, bottom (exclusive) of the true pixels."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def _slid_inside(start: float, side: int, size: int) -> int:
    """The start nearest to the wish that keeps the window inside, or centred when it is too large."""
    if side >= size:
        return (size - side) // 2
    return int(round(min(max(start, 0), size - side)))


def description_window(
    mask: np.ndarray, context: float = CONTEXT, offset: Tuple[float, float] = (0.0, 0.0)
) -> Window:
    """A window around the outline: context times its longer box side, shifted by a share of the side.

    The tile ends close to the outline, so the side is cut until the window is mostly inside the tile.
    """
    height, width = mask.shape
    left, top, right, bottom = bounding_box(mask)
    longer = max(right - left, bottom - top)
    side = max(int(round(context * longer)), MIN_SIDE_PX)
    largest = int(min(height, width) / MIN_COVERED)
    side = max(min(side, largest), longer + 2)
    x = (left + right) / 2 + offset[0] * side - side / 2
    y = (top + bottom) / 2 + offset[1] * side - side / 2
    x, y = min(max(x, right - side), left), min(max(y, bottom - side), top)
    return Window(_slid_inside(x, side, width), _slid_inside(y, side, height), side)


def whole_window(shape: Tuple[int, int], share: float = 1.0, at: Tuple[float, float] = (0.5, 0.5)) -> Window:
    """A square of a picture (height, width) without outline: a share of its shorter side; at: 0 to 1."""
    height, width = shape
    side = max(1, int(round(share * min(height, width))))
    return Window(int(round(at[0] * (width - side))), int(round(at[1] * (height - side))), side)


def detection_window(mask: np.ndarray, rng: np.random.Generator) -> Window:
    """A random window that shows the landslide anywhere in it, 1.3 to 3.5 times as wide as its longer side.

    A landslide wider than the largest window is shown in part, around a random point of it.
    """
    height, width = mask.shape
    left, top, right, bottom = bounding_box(mask)
    longer = max(right - left, bottom - top)
    wish = longer * np.exp(rng.uniform(*np.log(DETECTION_CONTEXT)))
    side = int(round(min(max(wish, MIN_SIDE_PX), min(height, width), MAX_DETECTION_PX)))
    if longer > side:
        rows, columns = np.nonzero(mask)
        chosen = int(rng.integers(len(rows)))
        left, top = columns[chosen], rows[chosen]
        right, bottom = left + 1, top + 1
    x = rng.uniform(right - side, left) if side < width else 0
    y = rng.uniform(bottom - side, top) if side < height else 0
    return Window(_slid_inside(x, side, width), _slid_inside(y, side, height), side)


def matched_windows(
    sides: Sequence[int], sizes: Sequence[Tuple[int, int]], rng: np.random.Generator
) -> List[Window]:
    """One window per tile without landslide, its sides drawn from those of the windows with landslide.

    sizes are (height, width) of the tiles. Largest sides go first, each to a random tile that holds it,
    so that both classes share one distribution of sides.
    """
    if not sizes:
        return []
    drawn = sorted((int(s) for s in rng.choice(np.asarray(sides), size=len(sizes))), reverse=True)
    free = sorted(range(len(sizes)), key=lambda i: -min(sizes[i]))
    shorter = [min(size) for size in sizes]
    windows: List[Window] = [Window(0, 0, 0)] * len(sizes)
    for side in drawn:
        holding = [i for i in free if shorter[i] >= side] or free[:1]
        index = int(rng.choice(holding))
        free.remove(index)
        side = min(side, shorter[index])
        height, width = sizes[index]
        windows[index] = Window(
            int(rng.integers(0, width - side + 1)), int(rng.integers(0, height - side + 1)), side
        )
    return windows


def cut(image: np.ndarray, window: Window) -> np.ndarray:
    """The window's pixels; beyond the tile they take the mean colour (masks: False)."""
    height, width = image.shape[:2]
    fill = image.mean(axis=(0, 1)) if image.ndim == 3 else 0
    shape = (window.side, window.side) + image.shape[2:]
    result = np.empty(shape, dtype=image.dtype)
    result[...] = np.asarray(fill).astype(image.dtype)
    top, left = max(window.top, 0), max(window.left, 0)
    bottom, right = min(window.top + window.side, height), min(window.left + window.side, width)
    result[top - window.top : bottom - window.top, left - window.left : right - window.left] = image[
        top:bottom, left:right
    ]
    return result
