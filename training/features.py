"""Windows of the Bijie tiles run through the frozen encoder once and kept on disk.

A draw is one window per tile. Draw 0 is the plain one that scores are computed on; later draws are
jittered in place, scale and colour and serve fitting only.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.pooling import REGIONS, pool, region_weights
from landslide_annotator.captioner.resample import resize

from . import bijie, views, windows
from .encoder import INPUT_SIZE, preprocess

SUN_AZIMUTH = 135.0
"""Where the light comes from in the Bijie tiles as photographed, degrees."""
GRID = 7
EARLY = 5 * (256 + 512)
"""Pooled features of stacks 2 and 3: five regions of each."""
Encode = Callable[[np.ndarray], Sequence[np.ndarray]]
"""Pictures (N, 224, 224, 3) to the maps of stack 2, stack 3 and stack 4."""


@dataclass
class Draw:
    """Cached draw of N windows in V views.

    maps (N, V, 7, 7, 1024) float16: stack 4; early (N, V, 3840): stacks 2 and 3, pooled;
    weights (N, V, 5, 49): how stack 5 is pooled; extras (N, V, 16); side_m (N,); views (N, V).
    """

    maps: np.ndarray
    early: np.ndarray
    weights: np.ndarray
    extras: np.ndarray
    side_m: np.ndarray
    views: np.ndarray

    @classmethod
    def load(cls, folder: Path) -> "Draw":
        """Open a finished draw; the maps stay on disk (memory-mapped)."""
        parts = {
            name: np.load(folder / f"{name}.npy")
            for name in ("early", "weights", "extras", "side_m", "views")
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
    """One window around each outline; draw 0 is centred with the standard context."""
    rng = np.random.default_rng([1, draw])
    result = []
    for sample in samples:
        mask = bijie.read_mask(data, sample.name)
        if draw == 0:
            result.append(windows.description_window(mask))
        else:
            offset = tuple(rng.uniform(-0.15, 0.15, size=2))
            result.append(windows.description_window(mask, rng.uniform(*windows.CONTEXT_RANGE), offset))
    return result


def detection_windows(data: Path, samples: Sequence[bijie.Sample], draw: int) -> List[windows.Window]:
    """One random window per tile, sides from one distribution for both classes."""
    rng = np.random.default_rng([2, draw])
    found = {
        s.name: windows.detection_window(bijie.read_mask(data, s.name), rng) for s in samples if s.landslide
    }
    empty = [s for s in samples if not s.landslide]
    sizes = [bijie.read_image(data, s.name).shape[:2] for s in empty]
    sides = [w.side for w in found.values()]
    found.update(zip((s.name for s in empty), windows.matched_windows(sides, sizes, rng)))
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
    cut_windows = (description_windows if describe else detection_windows)(data, samples, draw)
    rng = np.random.default_rng([3, draw, int(describe)])
    count = views.VIEWS if describe else 1
    maps = np.lib.format.open_memmap(
        folder / "maps.npy", mode="w+", dtype=np.float16, shape=(len(samples), count, GRID, GRID, 1024)
    )
    early = np.zeros((len(samples), count, EARLY), np.float16)
    weights = np.zeros((len(samples), count, len(REGIONS), GRID * GRID), np.float32)
    vectors = np.zeros((len(samples), count, 16), np.float32)
    turned = np.zeros((len(samples), count), np.int64)
    for start in range(0, len(samples), 8 if describe else 32):
        stop = min(start + (8 if describe else 32), len(samples))
        batch, outlines = [], []
        for index in range(start, stop):
            turned[index] = np.arange(8) if describe else (0 if draw == 0 else rng.integers(8))
            pictures = _pictures(
                data, samples[index], cut_windows[index], turned[index], rng if draw else None, describe
            )
            for slot, (picture, outline, vector) in enumerate(pictures):
                batch.append(picture)
                outlines.append(outline)
                weights[index, slot], vectors[index, slot] = region_weights(outline, GRID, GRID), vector
        *lower, top = encode(preprocess(np.stack(batch)))
        maps[start:stop] = np.asarray(top).reshape(maps[start:stop].shape)
        pooled = [np.concatenate([pool(m[i], o) for m in lower]) for i, o in enumerate(outlines)]
        early[start:stop] = np.stack(pooled).reshape(early[start:stop].shape)
        report(stop, len(samples))
    maps.flush()
    np.save(folder / "early.npy", early)
    np.save(folder / "weights.npy", weights)
    np.save(folder / "extras.npy", vectors)
    np.save(folder / "views.npy", turned)
    np.save(
        folder / "side_m.npy",
        np.array([w.side * s.ground_m for w, s in zip(cut_windows, samples)], np.float32),
    )
    names: Dict[str, object] = {"names": [s.name for s in samples], "kind": kind, "draw": draw}
    (folder / "done.json").write_text(json.dumps(names), encoding="utf-8")


def _pictures(
    data: Path,
    sample: bijie.Sample,
    window: windows.Window,
    turned: np.ndarray,
    rng: "np.random.Generator | None",
    describe: bool,
) -> Iterator[Tuple[np.ndarray, Optional[np.ndarray], np.ndarray]]:
    image = windows.cut(bijie.read_image(data, sample.name), window)
    if rng is not None:
        image = jitter_colour(image, rng)
    outline = windows.cut(bijie.read_mask(data, sample.name), window) if describe else None
    side = window.side * sample.ground_m
    for view in turned:
        picture = resize(views.turn(image, int(view)), INPUT_SIZE)
        if outline is None:
            yield picture, None, np.zeros(16, np.float32)
            continue
        mask = views.turn(outline, int(view))
        sun = views.turned_azimuth(SUN_AZIMUTH, int(view))
        yield picture, mask, extras(side, mask, sun)
