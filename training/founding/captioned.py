"""A picture with its caption under it, as the founders showed their predictions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from .outputs import Output


def captioned_picture(picture: np.ndarray, output: Output, path: Path) -> None:
    """Write a PNG: the picture, the caption, and the two likeliest codes of each attribute."""
    height, width = picture.shape[:2]
    tall = min(max(6.0 * height / width, 2.0), 12.0)
    figure = Figure(figsize=(6.4, tall + 1.3))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.03, 1.3 / (tall + 1.3), 0.94, (tall - 0.1) / (tall + 1.3)))
    axes.imshow(picture)
    axes.set_axis_off()
    figure.text(0.5, 0.98 / (tall + 1.3), output.caption, ha="center", va="center", fontsize=10, wrap=True)
    figure.text(0.5, 0.4 / (tall + 1.3), likeliest(output), ha="center", va="center", fontsize=8)
    figure.savefig(path, dpi=110)


def likeliest(output: Output) -> str:
    """A line per attribute with its two likeliest codes."""
    lines = []
    for attribute, shares in output.shares.items():
        top = sorted(shares.items(), key=lambda pair: -pair[1])[:2]
        lines.append(f"{attribute}: " + ", ".join(f"{code} {share:.2f}" for code, share in top))
    return "\n".join("   ".join(lines[i : i + 3]) for i in range(0, len(lines), 3))
