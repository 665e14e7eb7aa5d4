"""Features of every picture and view, computed once; an interrupted run goes on where it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Callable, Sequence

import numpy as np
from PIL import Image, ImageOps

from .. import views
from .encoders import Encode
from .model import FEATURES
from .samples import Sample

EVERY = 25
"""Pictures between two notes of how far it is."""


def read_picture(path: Path) -> np.ndarray:
    """A picture as uint8 (H, W, 3), turned upright by its EXIF note."""
    with Image.open(path) as image:
        return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))


def mark(samples: Sequence[Sample], encoder: str, turned: int) -> str:
    """A short name of the pictures, their order, the encoder and the number of views."""
    listed = json.dumps([encoder, turned, [[s.id, str(s.image)] for s in samples]])
    return hashlib.sha256(listed.encode()).hexdigest()[:12]


def features(
    samples: Sequence[Sample],
    encode: Encode,
    path: Path,
    turned: int,
    name: str,
    report: Callable[[int], None],
) -> np.ndarray:
    """Features (N, turned, 2048) of the samples' first views, read from, or written to, a file.

    name marks what the file holds: one with another mark is made again.
    """
    notes = path.with_suffix(".json")
    done = 0
    if path.exists() and notes.exists():
        held = json.loads(notes.read_text(encoding="utf-8"))
        done = held["done"] if held["mark"] == name else 0
    shape = (len(samples), turned, FEATURES)
    mode = "r+" if done else "w+"
    stored = np.lib.format.open_memmap(path, mode, dtype=np.float32, shape=shape)
    for index in range(done, len(samples)):
        picture = read_picture(samples[index].image)
        stored[index] = [encode(views.turn(picture, view)) for view in range(turned)]
        if (index + 1) % EVERY == 0 or index + 1 == len(samples):
            stored.flush()
            notes.write_text(json.dumps({"mark": name, "done": index + 1}), encoding="utf-8")
        report(index + 1)
    return stored
