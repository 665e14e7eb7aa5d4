"""Tiles with outlines and ground sides, in the form of the plugin's training export, and a bundle."""

from __future__ import annotations

import numpy as np
from made_founding import COUNT, HEADINGS, picture_name, rows, write_images, write_table
from made_tiles import ellipse
from made_weights import narrow_weights, settings
from PIL import Image

from training import choose, pipeline

SIDE_M = 120.0
WITHOUT = (3, 22)
"""Numbers of tiles without outline: one that trains, one that tests."""
OUTS = {2: 256, 3: 512, 4: 1024, 5: 32}
"""Channels behind the stacks: those of the real encoder up to conv4."""


def outline(number, height=30, width=40):
    """An outline of its own for each number."""
    rng = np.random.default_rng(number)
    return ellipse(height, width, (height / 2, width / 2), rng.uniform(6, 12, 2))


def write_set(folder, without=WITHOUT, side_m=SIDE_M):
    """Pictures, masks of the same stems, and table.csv with a column side_m; returns the table's path."""
    images = write_images(folder / "images")
    (folder / "masks").mkdir()
    for number in range(1, COUNT + 1):
        if number not in without:
            mask = Image.fromarray(outline(number).astype(np.uint8) * 255)
            stem = picture_name(number).rsplit("/", 1)[1].rsplit(".", 1)[0]
            mask.save(folder / "masks" / f"{stem}.png")
    cells = [[*row, side_m] for row in rows()]
    write_table(folder / "table.csv", cells, (*HEADINGS, "side_m"))
    return images, folder / "table.csv"


def write_start(folder, seed=0):
    """A bundle with the channels that training expects and next to no computing."""
    weights = narrow_weights(seed, outs=OUTS)
    pipeline.write(folder, weights, settings(), choose.Chosen(), whole=False)
    return folder
