"""Tiles by their ground side, and tiles as coarser imagery would show them."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np
from PIL import Image

RESOLUTIONS = (2.0, 5.0, 10.0)
"""Metres of a pixel to which tiles are degraded."""
GROUPS = 3


def side_groups(sides: Mapping[str, float], count: int = GROUPS) -> List[Tuple[str, List[str]]]:
    """Names in groups of rising ground side and about equal size, each with its range as text."""
    ordered = sorted(sides, key=lambda name: (sides[name], name))
    parts = [list(part) for part in np.array_split(ordered, min(count, len(ordered)) or 1)]
    return [
        (f"{sides[part[0]]:.0f} to {sides[part[-1]]:.0f} m", list(map(str, part))) for part in parts if part
    ]


def degraded(picture: np.ndarray, ground_m: float, coarse_m: float) -> Optional[np.ndarray]:
    """The picture, uint8 (H, W, 3), as pixels of coarse_m would show it, on its own grid again.

    Means of coarse pixels, then bilinear, as a viewer enlarges them; None where it is as coarse already.
    """
    if not ground_m < coarse_m:
        return None
    height, width = picture.shape[:2]
    size = tuple(max(1, int(round(n * ground_m / coarse_m))) for n in (width, height))
    small = Image.fromarray(picture).resize(size, Image.Resampling.BOX)
    return np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))


def accuracy(truth: Mapping[str, str], said: Mapping[str, str]) -> Optional[float]:
    """Share of right answers among the names that have both; None without any."""
    both = [name for name in truth if name in said]
    return sum(truth[name] == said[name] for name in both) / len(both) if both else None


def by_group(
    groups: List[Tuple[str, List[str]]],
    truth: Mapping[str, Mapping[str, str]],
    said: Mapping[str, Mapping[str, str]],
) -> List[Dict[str, object]]:
    """Tiles and accuracy of each attribute in each group; truth and said: attribute -> name -> code."""
    found: List[Dict[str, object]] = []
    for label, names in groups:
        row: Dict[str, object] = {"group": label, "tiles": len(names)}
        for key, codes in truth.items():
            row[key] = accuracy({n: codes[n] for n in names if n in codes}, said.get(key, {}))
        found.append(row)
    return found


def table(rows: List[Dict[str, object]], head: str, keys: Tuple[str, ...]) -> str:
    """The rows of `by_group` as a Markdown table."""
    lines = [f"| {head} | tiles | " + " | ".join(keys) + " |", "|---|" + "---|" * (len(keys) + 1)]
    for row in rows:
        values = [row.get(key) for key in keys]
        cells = ["–" if v is None else f"{v:.3f}" for v in values]
        lines.append(f"| {row['group']} | {row['tiles']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
