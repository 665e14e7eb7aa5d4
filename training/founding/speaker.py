"""Captions of prepared tiles by the plugin's own captioner."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner.model import Captioner

from .. import bijie, views, windows
from ..features import description_windows
from .outputs import Output
from .samples import Sample
from .tiles import FITTED, tile_of

Window = Tuple[np.ndarray, Optional[float], Optional[np.ndarray]]
"""Picture, its ground side and outline, as `Captioner.caption` takes them."""


def window_of(sample: Sample) -> Window:
    """What a test tile shows: the plain window around its outline, or the whole picture without one."""
    tile = tile_of(sample, FITTED)
    (window,) = description_windows(Path(), [tile], 0)
    picture, mask = bijie.picture_of(Path(), tile), bijie.outline_of(Path(), tile)
    side_m = None if math.isnan(tile.ground_m) else window.side * tile.ground_m
    return windows.cut(picture, window), side_m, None if mask is None else windows.cut(mask, window)


def say(captioner: Captioner, name: str, shown: Window, view: int = 0) -> Output:
    """The caption of a view of a window."""
    picture, side_m, outline = shown
    turned = None if outline is None else views.turn(outline, view)
    caption = captioner.caption(views.turn(picture, view), side_m, turned)
    shares: Dict[str, Dict[str, float]] = {key: dict(v) for key, v in caption.probabilities.items()}
    return Output(name, caption.text(), [], shares, view)


def say_all(
    captioner: Captioner,
    samples: Sequence[Sample],
    done: Callable[[int], Any],
    count: int = views.VIEWS,
) -> List[Output]:
    """Every tile in its first views; done(1) is called after each tile."""
    outputs: List[Output] = []
    for sample in samples:
        shown = window_of(sample)
        outputs += [say(captioner, sample.id, shown, view) for view in range(count)]
        done(1)
    return outputs
