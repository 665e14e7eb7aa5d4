"""Which bands of a raster are red, green and blue, and how their values become 8 bits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import List, Optional, Sequence, Tuple

import numpy as np

from ...core.errors import TileError
from ..compat import tr

LOW_PERCENT = 2.0
HIGH_PERCENT = 98.0


@dataclass(frozen=True)
class BandPlan:
    """How to make RGB: `kind` is rgb, grey, palette or argb; band numbers start at 1."""

    kind: str
    bands: Tuple[int, ...]
    alpha: Optional[int] = None
    warnings: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Stretch:
    """Values `low` and `high` of each band become 0 and 255; empty limits leave 8-bit values alone."""

    limits: Tuple[Tuple[float, float], ...] = field(default=())

    def describe(self) -> str:
        """Return the text kept with every row, with a decimal point in every locale."""
        if not self.limits:
            return "none"
        pairs = " ".join(f"{low:.6g}..{high:.6g}" for low, high in self.limits)
        return f"{LOW_PERCENT:g}-{HIGH_PERCENT:g} percent: {pairs}"

    def apply(self, bands: np.ndarray) -> np.ndarray:
        """Return float32 values in 0..255 of bands (H, W, B)."""
        if not self.limits:
            return bands.astype(np.float32)
        limits = np.asarray(self.limits, dtype=np.float64)
        scale = 255.0 / (limits[:, 1] - limits[:, 0])
        values = (bands.astype(np.float64) - limits[:, 0]) * scale
        return np.clip(np.nan_to_num(values), 0.0, 255.0).astype(np.float32)


def plan_bands(meanings: Sequence[str], chosen: Optional[Sequence[int]] = None) -> BandPlan:
    """Choose bands from their meanings (`red green blue alpha palette argb` or anything else).

    Raises TileError when a chosen band does not exist or there is no band at all.
    """
    count = len(meanings)
    if not count:
        raise TileError(tr("The raster has no bands. Choose another raster."))
    alpha = meanings.index("alpha") + 1 if "alpha" in meanings else None
    if chosen:
        if max(chosen) > count or min(chosen) < 1:
            raise TileError(tr("Band {0} does not exist: the raster has {1}.").format(max(chosen), count))
        colour = len(chosen) >= 3
        return BandPlan("rgb" if colour else "grey", tuple(chosen[: 3 if colour else 1]), alpha)
    if meanings[0] == "argb":
        return BandPlan("argb", (1,))
    if meanings[0] == "palette":
        return BandPlan("palette", (1,), alpha)
    if {"red", "green", "blue"} <= set(meanings):
        return BandPlan("rgb", tuple(meanings.index(c) + 1 for c in ("red", "green", "blue")), alpha)
    return _by_order(meanings, alpha)


def _by_order(meanings: Sequence[str], alpha: Optional[int]) -> BandPlan:
    usable = [band for band in range(1, len(meanings) + 1) if band != alpha]
    if not usable:
        raise TileError(tr("The raster has only a transparency band. Choose another raster."))
    warnings: List[str] = []
    if len(usable) < 3:
        warnings.append(
            tr("One band is used as grey: the captioner learned from colour, so captions are worse.")
        )
        return BandPlan("grey", (usable[0],), alpha, tuple(warnings))
    if len(usable) > 4:
        warnings.append(
            tr(
                "The first three of {0} bands are used as red, green, blue. Set the bands if that is wrong."
            ).format(len(usable))
        )
    return BandPlan("rgb", tuple(usable[:3]), alpha, tuple(warnings))


def percent_stretch(sample: np.ndarray, valid: np.ndarray) -> Stretch:
    """Return the 2-98 percent stretch of sample (H, W, B), counting only `valid` (H, W) pixels.

    Raises TileError when nothing is valid.
    """
    limits = []
    for band in range(sample.shape[2]):
        values = sample[..., band][valid]
        values = values[np.isfinite(values)]
        if not values.size:
            raise TileError(tr("The raster holds no values, only nodata. Choose another raster."))
        low, high = np.percentile(values.astype(np.float64), (LOW_PERCENT, HIGH_PERCENT))
        if high <= low:
            low, high = float(values.min()), float(values.max())
        limits.append((float(low), float(high) if high > low else float(low) + 1.0))
    return Stretch(tuple(limits))


def to_rgb(values: np.ndarray, plan: BandPlan, stretch: Stretch, palette: Optional[np.ndarray]) -> np.ndarray:
    """Return float32 RGB 0..255 (H, W, 3) of raw values (H, W, B); palette is uint8 (N, 3)."""
    if plan.kind == "palette" and palette is not None:
        return palette[np.clip(values[..., 0].astype(np.int64), 0, len(palette) - 1)].astype(np.float32)
    stretched = stretch.apply(values)
    return np.repeat(stretched, 3, axis=2) if stretched.shape[2] == 1 else stretched
