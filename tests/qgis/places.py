"""Where a tile of waves lies, found from its phase alone."""

from __future__ import annotations

from typing import Optional

import numpy as np
import pyproj

from landslide_annotator.gis.imagery.tiles import Tile

PERIOD = 24.0
"""Pixels of the source from crest to crest."""


def expected_places(tile: Tile, epsg: int) -> np.ndarray:
    """Coordinates (n, n, 2) of the tile's pixel centres in a reference system, by pyproj alone."""
    size = tile.pixels.shape[0]
    offset = ((np.arange(size) + 0.5) / size - 0.5) * tile.side_m
    east, north = np.meshgrid(offset, -offset)
    local = f"+proj=tmerc +lat_0={tile.centre_lat!r} +lon_0={tile.centre_lon!r} +k=1 +ellps=WGS84 +units=m"
    transformer = pyproj.Transformer.from_crs(pyproj.CRS(local), epsg, always_xy=True)
    return np.stack(transformer.transform(east, north), axis=-1)


def misplaced(tile: Tile, epsg: int, pixel: float, use: Optional[np.ndarray] = None) -> float:
    """The largest shift, in pixels of the source, of any quarter of a tile of waves (see `waves`)."""
    phase = 2 * np.pi * expected_places(tile, epsg) / (PERIOD * pixel)
    size = tile.pixels.shape[0]
    halves = slice(0, size // 2), slice(size // 2, size)
    worst = 0.0
    for rows in halves:
        for columns in halves:
            for axis in (0, 1):
                part = np.ones((size, size), bool) if use is None else use
                part = part[rows, columns]
                angle = phase[rows, columns, axis][part]
                seen = tile.pixels[rows, columns, axis][part].astype(float)
                basis = np.stack([np.sin(angle), np.cos(angle), np.ones(angle.shape)], axis=1)
                sine, cosine, _ = np.linalg.lstsq(basis, seen, rcond=None)[0]
                assert np.hypot(sine, cosine) > 50, "the waves cannot be seen"
                worst = max(worst, abs(np.arctan2(cosine, sine)) * PERIOD / (2 * np.pi))
    return worst
