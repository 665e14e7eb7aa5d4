"""The Bijie landslide tiles and their three interpretations (see the data folder's README)."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Tuple

import numpy as np
from PIL import Image, ImageOps

from landslide_annotator.core.vocabulary import JUDGED

INTERPRETERS = ("A", "B", "C")
SUN = "SE"
"""Where the sun stood, as far as is known: late in the morning of summer days, north of the tropic."""
NOON = "S"
BLOCKS = 5
UNKNOWN = {"type": "none", "direction": "U"}


@dataclass(frozen=True)
class Sample:
    """One tile: its name, ground resolution in metres, block of ids (0 to 4) and interpretations.

    ground_m: NaN where it is not known; image, mask: files of tiles from elsewhere, whose outline may be
    missing.
    """

    name: str
    landslide: bool
    ground_m: float
    block: int
    answers: Mapping[str, Tuple[str, ...]] = field(default_factory=dict)
    confidence: Mapping[str, Tuple[int, ...]] = field(default_factory=dict)
    image: Optional[Path] = None
    mask: Optional[Path] = None

    def truth(self, attribute: str) -> Optional[str]:
        """The answer of at least two interpretations, or None; "none" and "U" are no answer."""
        counted = Counter(self.answers.get(attribute, ())).most_common(1)
        if not counted or counted[0][1] < 2 or counted[0][0] == UNKNOWN.get(attribute):
            return None
        return counted[0][0]


def block_of(position: int, count: int) -> int:
    """The block (0 to BLOCKS - 1) of a tile by its place in the id order."""
    return min(position * BLOCKS // count, BLOCKS - 1)


def read_samples(folder: Path) -> List[Sample]:
    """Every tile of ``tiles.csv`` with its labels, in id order; blocks are cut per class."""
    labels = _read_labels(folder / "labels.csv")
    with open(folder / "tiles.csv", encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    counts = Counter(row["landslide"] for row in rows)
    seen: Dict[str, int] = {"0": 0, "1": 0}
    samples = []
    for row in rows:
        kind = row["landslide"]
        answers, confidence = labels.get(row["id"], ({}, {}))
        samples.append(
            Sample(
                row["id"],
                kind == "1",
                float(row["gsd_m"]),
                block_of(seen[kind], counts[kind]),
                answers,
                confidence,
            )
        )
        seen[kind] += 1
    return samples


def read_image(folder: Path, name: str) -> np.ndarray:
    """The tile's pixels, uint8 (H, W, 3)."""
    with Image.open(folder / "images" / f"{name}.jpg") as image:
        return np.asarray(image.convert("RGB"))


def read_mask(folder: Path, name: str) -> np.ndarray:
    """The landslide's outline as bool (H, W)."""
    with Image.open(folder / "masks" / f"{name}.png") as image:
        return np.asarray(image.convert("L")) > 0


def picture_of(folder: Path, sample: Sample) -> np.ndarray:
    """The tile's pixels, from its own file where it has one, turned upright by its EXIF note."""
    if sample.image is None:
        return read_image(folder, sample.name)
    with Image.open(sample.image) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def outline_of(folder: Path, sample: Sample) -> Optional[np.ndarray]:
    """The landslide's outline; None where the tile shows none or nobody drew it."""
    if not sample.landslide or (sample.image is not None and sample.mask is None):
        return None
    if sample.mask is None:
        return read_mask(folder, sample.name)
    with Image.open(sample.mask) as image:
        return np.asarray(image.convert("L")) > 0


def _read_labels(path: Path) -> Dict[str, Tuple[Dict[str, Tuple[str, ...]], Dict[str, Tuple[int, ...]]]]:
    rows: Dict[str, Dict[str, Mapping[str, str]]] = {}
    with open(path, encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            rows.setdefault(row["id"], {})[row["interpreter"]] = row
    return {
        name: (
            {a: tuple(by[i][a] for i in INTERPRETERS) for a in JUDGED},
            {a: tuple(int(by[i][f"c_{a}"]) for i in INTERPRETERS) for a in JUDGED},
        )
        for name, by in rows.items()
    }
