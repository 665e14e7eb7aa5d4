"""Writes a small folder in the form of the Bijie tiles: images, masks, tiles.csv, labels.csv."""

from __future__ import annotations

import csv

import numpy as np
from PIL import Image

from landslide_annotator.captioner.resample import resize
from landslide_annotator.core.directions import SECTORS
from training.bijie import Sample, block_of
from training.targets import ACTIVITIES, TYPES

GROUND_M = 0.8
LANDSLIDES, OTHERS = 10, 15
FIELDS = ("id", "landslide", "width_px", "height_px", "gsd_m", "mask_area_m2", "mask_bbox_px")
LABELS = ("id", "interpreter", "type", "activity", "direction", "c_type", "c_activity", "c_direction", "note")


def picture(rng, height, width):
    """Coloured patches with soft edges."""
    coarse = rng.integers(30, 220, (6, 6, 3), dtype=np.uint8)
    square = resize(coarse, max(height, width))
    return np.clip(np.rint(square[:height, :width]), 0, 255).astype(np.uint8)


def ellipse(height, width, centre, radii):
    """A mask; centre and radii are (row, column)."""
    rows, columns = np.mgrid[0:height, 0:width]
    return ((rows - centre[0]) / radii[0]) ** 2 + ((columns - centre[1]) / radii[1]) ** 2 < 1.0


def answers(index):
    """What all three interpretations say of a landslide of the folder."""
    return TYPES[index % 5], ACTIVITIES[index % 2], SECTORS[index % 8]


def write_tiles(folder, landslides=LANDSLIDES, others=OTHERS):
    """The folder of made tiles; the rows of labels.csv are in no order."""
    rng = np.random.default_rng(7)
    for name in ("images", "masks"):
        (folder / name).mkdir(parents=True)
    tiles, labels = [], []
    for index in range(landslides):
        name = f"ls_{index:04d}"
        height, width = (int(n) for n in rng.integers(100, 180, 2))
        _save(folder, name, picture(rng, height, width))
        radii = rng.uniform(15, 30, 2)
        centre = (height / 2 + rng.uniform(-9, 9), width / 2 + rng.uniform(-9, 9))
        mask = ellipse(height, width, centre, radii)
        Image.fromarray(mask.astype(np.uint8) * 255).save(folder / "masks" / f"{name}.png")
        tiles.append((name, 1, width, height, GROUND_M, mask.sum() * GROUND_M**2, ""))
        labels += [(name, who, *answers(index), 2, 3, 1, "made") for who in "CAB"]
    for index in range(others):
        name = f"nls_{index:04d}"
        height, width = (int(n) for n in rng.integers(90, 180, 2))
        _save(folder, name, picture(rng, height, width))
        tiles.append((name, 0, width, height, GROUND_M, "", ""))
    _write(folder / "tiles.csv", FIELDS, tiles)
    _write(folder / "labels.csv", LABELS, [labels[i] for i in rng.permutation(len(labels))])
    return folder


def _save(folder, name, pixels):
    Image.fromarray(pixels).save(folder / "images" / f"{name}.jpg", quality=90)


def _write(path, fields, rows):
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(fields)
        writer.writerows(rows)


def sample(name="ls_0000", block=0, confidence=(1, 1, 1), **said):
    """A landslide tile; said holds answers by attribute, three of them or one that all three gave."""
    told = {
        key: (value,) * 3 if isinstance(value, str) else tuple(value)
        for key, value in {"type": "flow", "activity": "active", "direction": "S", **said}.items()
    }
    return Sample(name, True, GROUND_M, block, told, dict.fromkeys(told, tuple(confidence)))


def other(name="nls_0000", block=0):
    """A tile without landslide."""
    return Sample(name, False, GROUND_M, block)


def samples(landslides=LANDSLIDES, others=OTHERS):
    """Tiles as `write_tiles` has them, without a folder."""
    slides = [
        sample(f"ls_{i:04d}", block_of(i, landslides), type=kind, activity=state, direction=toe)
        for i in range(landslides)
        for kind, state, toe in [answers(i)]
    ]
    return slides + [other(f"nls_{i:04d}", block_of(i, others)) for i in range(others)]
