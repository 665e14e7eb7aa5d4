"""Windows of the Bijie tiles run through the frozen encoder once and kept on disk.

A draw is one window per tile. Draw 0 is the plain one that scores are computed on; later draws are
jittered in place, scale and colour and serve fitting only.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Optional, Sequence

import numpy as np

from landslide_annotator.captioner.extras import EXTRAS, extras
from landslide_annotator.captioner.pooling import REGIONS, pool, region_weights
from landslide_annotator.captioner.resample import area_average, resize

from . import bijie, views, windows
from .encoder import INPUT_SIZE, preprocess

GRID = 7
FROZEN_CHANNELS = 1024
EARLY_CHANNELS = (256, 512)
EARLY = len(REGIONS) * sum(EARLY_CHANNELS)
"""Pooled features of stacks 2 and 3, every region of each."""
Encode = Callable[[np.ndarray], Sequence[np.ndarray]]
"""Pictures (N, 224, 224, 3) to the maps of stack 2, stack 3 and stack 4."""


@dataclass
class Draw:
    """Cached draw of N windows in V views.

    maps (N, V, 7, 7, 1024) float16: stack 4; early (N, V, EARLY): stacks 2 and 3, pooled;
    weights (N, V, regions, 49): how stack 5 is pooled; extras (N, V, 13); cover (N, V, 7, 7): share of
    landslide in each cell, NaN where no outline tells it; side_m (N,), NaN where unknown; views (N, V).
    """

    maps: np.ndarray
    early: np.ndarray
    weights: np.ndarray
    extras: np.ndarray
    cover: np.ndarray
    side_m: np.ndarray
    views: np.ndarray

    @classmethod
    def load(cls, folder: Path) -> Draw:
        """Open a finished draw; the maps stay on disk (memory-mapped)."""
        parts = {
            name: np.load(folder / f"{name}.npy")
            for name in ("early", "weights", "extras", "cover", "side_m", "views")
        }
        return cls(maps=np.load(folder / "maps.npy", mmap_mode="r"), **parts)


def jitter_colour(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Random gain, offset, gamma and saturation of a uint8 RGB picture."""
    x = image.astype(np.float32) / 255.0
    grey = x.mean(axis=2, keepdims=True)
    x = grey + (x - grey) * rng.uniform(0.7, 1.3)
    x = x * rng.uniform(0.85, 1.15, size=3) * rng.uniform(0.8, 1.2) + rng.uniform(-0.06, 0.06)
    x = np.clip(x, 0.0, 1.0) ** rng.uniform(0.8, 1.25)
    return (x * 255.0 + 0.5).astype(np.uint8)


def description_windows(data: Path, samples: Sequence[bijie.Sample], draw: int) -> List[windows.Window]:
    """One window around each outline; draw 0 is centred with the standard context.

    A tile without outline is taken whole, later draws in part.
    """
    rng = np.random.default_rng([1, draw])
    return [_description_window(data, sample, rng if draw else None) for sample in samples]


def _description_window(
    data: Path, sample: bijie.Sample, rng: Optional[np.random.Generator]
) -> windows.Window:
    mask = bijie.outline_of(data, sample)
    if mask is None:
        height, width = bijie.picture_of(data, sample).shape[:2]
        if rng is None:
            return windows.whole_window((height, width))
        place = tuple(rng.uniform(0.0, 1.0, size=2))
        return windows.whole_window((height, width), rng.uniform(*windows.WHOLE_RANGE), place)
    if rng is None:
        return windows.description_window(mask)
    offset = tuple(rng.uniform(-0.15, 0.15, size=2))
    return windows.description_window(mask, rng.uniform(*windows.CONTEXT_RANGE), offset)


def detection_windows(data: Path, samples: Sequence[bijie.Sample], draw: int) -> List[windows.Window]:
    """One random window per tile; in each block, sides from one distribution for both classes."""
    rng = np.random.default_rng([2, draw])
    found: Dict[str, windows.Window] = {}
    for block in sorted({s.block for s in samples}):
        shown = [s for s in samples if s.landslide and s.block == block]
        empty = [s for s in samples if not s.landslide and s.block == block]
        drawn = [windows.detection_window(bijie.read_mask(data, s.name), rng) for s in shown]
        sizes = [bijie.read_image(data, s.name).shape[:2] for s in empty]
        sides = [w.side for w in drawn or found.values()] or [min(size) for size in sizes]
        matched = windows.matched_windows(sides, sizes, rng)
        found.update(zip((s.name for s in [*shown, *empty]), [*drawn, *matched]))
    return [found[s.name] for s in samples]


def build_draw(
    data: Path,
    folder: Path,
    kind: str,
    draw: int,
    samples: Sequence[bijie.Sample],
    encode: Encode,
    report: Callable[[int, int], None],
) -> None:
    """Cut, turn, resample and encode one draw into folder; a finished draw is left alone.

    kind is "description" (all eight views, with the outline) or "detection" (one view, no outline).
    """
    if (folder / "done.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    describe = kind == "description"
    chosen = (description_windows if describe else detection_windows)(data, samples, draw)
    rng = np.random.default_rng([3, draw, int(describe)])
    arrays = _empty_arrays(folder, len(samples), views.VIEWS if describe else 1)
    arrays["side_m"] = np.array([w.side * s.ground_m for w, s in zip(chosen, samples)], np.float32)
    size = 8 if describe else 32
    for start in range(0, len(samples), size):
        rows = range(start, min(start + size, len(samples)))
        pictures = []
        for index in rows:
            turned = np.arange(views.VIEWS) if describe else np.array([rng.integers(8) if draw else 0])
            arrays["views"][index] = turned
            pictures += _pictures(data, samples[index], chosen[index], turned, rng if draw else None)
        _encode(pictures, encode, arrays, slice(rows.start, rows.stop), describe)
        report(rows.stop, len(samples))
    arrays.pop("maps").flush()  # type: ignore[attr-defined]
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)
    notes = {"names": [s.name for s in samples], "kind": kind, "draw": draw}
    (folder / "done.json").write_text(json.dumps(notes), encoding="utf-8")


def _empty_arrays(folder: Path, count: int, turned: int) -> Dict[str, np.ndarray]:
    shape = (count, turned)
    maps = np.lib.format.open_memmap(
        folder / "maps.npy", mode="w+", dtype=np.float16, shape=(*shape, GRID, GRID, FROZEN_CHANNELS)
    )
    return {
        "maps": maps,
        "early": np.zeros((*shape, EARLY), np.float16),
        "weights": np.zeros((*shape, len(REGIONS), GRID * GRID), np.float32),
        "extras": np.zeros((*shape, EXTRAS), np.float32),
        "cover": np.zeros((*shape, GRID, GRID), np.float32),
        "views": np.zeros(shape, np.int64),
    }


@dataclass(frozen=True)
class Picture:
    """One view of a window: float32 (224, 224, 3), the landslide's mask (side, side), its ground side.

    cover: share of landslide in each cell of the map.
    """

    pixels: np.ndarray
    mask: Optional[np.ndarray]
    side_m: Optional[float]
    cover: np.ndarray


def _pictures(
    data: Path,
    sample: bijie.Sample,
    window: windows.Window,
    turned: np.ndarray,
    rng: Optional[np.random.Generator],
) -> Iterator[Picture]:
    image = windows.cut(bijie.picture_of(data, sample), window)
    if rng is not None:
        image = jitter_colour(image, rng)
    outline = bijie.outline_of(data, sample)
    mask = None if outline is None else windows.cut(outline, window)
    side = None if math.isnan(sample.ground_m) else window.side * sample.ground_m
    for view in map(int, turned):
        seen = None if mask is None else views.turn(mask, view)
        if seen is None:
            cover = np.full((GRID, GRID), np.nan if sample.landslide else 0.0)
        else:
            cover = area_average(seen, GRID, GRID)
        yield Picture(resize(views.turn(image, view), INPUT_SIZE), seen, side, cover)


def _encode(
    pictures: Sequence[Picture], encode: Encode, arrays: Dict[str, np.ndarray], rows: slice, describe: bool
) -> None:
    """Fill the rows of all arrays; the outline serves pooling and side inputs only where describe is true."""
    *lower, top = encode(preprocess(np.stack([p.pixels for p in pictures])))
    filled: Dict[str, List[np.ndarray]] = {name: [] for name in ("early", "weights", "extras", "cover")}
    for index, picture in enumerate(pictures):
        outline = picture.mask if describe else None
        blank = np.zeros(EXTRAS, np.float32)
        filled["early"].append(np.concatenate([pool(m[index], outline) for m in lower]))
        filled["weights"].append(region_weights(outline, GRID, GRID))
        filled["extras"].append(extras(picture.side_m, outline) if describe else blank)
        filled["cover"].append(picture.cover)
    for name, values in (*filled.items(), ("maps", np.asarray(top))):
        arrays[name][rows] = np.stack(list(values)).reshape(arrays[name][rows].shape)
