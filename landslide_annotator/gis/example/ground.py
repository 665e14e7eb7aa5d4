"""Made ground: heights, slopes, light and vegetation as NumPy arrays, row 0 in the north."""

from __future__ import annotations

from typing import Tuple

import numpy as np


def frequencies(size: int) -> np.ndarray:
    """Cycles per pixel of each term of numpy.fft.rfft2."""
    return np.hypot(np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None, :])


def noise(size: int, random: np.random.Generator, power: float) -> np.ndarray:
    """Fractal noise (size, size), mean 0, deviation 1; a larger power is smoother."""
    spectrum = np.fft.rfft2(random.standard_normal((size, size)))
    scale = frequencies(size)
    scale[0, 0] = np.inf
    field = np.fft.irfft2(spectrum * scale**-power, s=(size, size))
    return (field / field.std()).astype(np.float32)


def smooth(field: np.ndarray, sigma: float) -> np.ndarray:
    """Gaussian filter with sigma in pixels; borders are mirrored."""
    pad = min(int(3 * sigma) + 1, len(field) - 1)
    wide = np.pad(field, pad, mode="reflect")
    gain = np.exp(-2 * (np.pi * sigma * frequencies(len(wide))) ** 2)
    return np.fft.irfft2(np.fft.rfft2(wide) * gain, s=wide.shape)[pad:-pad, pad:-pad].astype(np.float32)


def height_field(size: int, random: np.random.Generator) -> np.ndarray:
    """Heights in metres: rounded ridges and valleys with slopes of 15 to 35 degrees."""
    span = np.linspace(0, 1, size, dtype=np.float32)
    x, y = span[None, :], span[:, None]
    ridges = 130 * np.sin(2 * np.pi * (1.1 * x + 0.25 * y)) * np.sin(2 * np.pi * (0.9 * y - 0.2 * x) + 0.7)
    return 2450 + ridges + 55 * noise(size, random, 2.6) + 2.0 * noise(size, random, 1.9)


def downslope(dem: np.ndarray, pixel: float) -> Tuple[np.ndarray, np.ndarray]:
    """Azimuth of steepest descent (degrees clockwise from north) and slope (degrees)."""
    to_south, to_east = np.gradient(dem, pixel)
    return np.degrees(np.arctan2(-to_east, to_south)) % 360, np.degrees(
        np.arctan(np.hypot(to_east, to_south))
    )


def hillshade(dem: np.ndarray, pixel: float, azimuth: float, elevation: float) -> np.ndarray:
    """Light in 0..1 for a sun at azimuth and elevation (degrees)."""
    to_south, to_east = np.gradient(dem, pixel)
    sun, height = np.radians(azimuth), np.radians(elevation)
    facing = np.sin(height) + np.cos(height) * (-to_east * np.sin(sun) + to_south * np.cos(sun))
    return np.clip(facing / np.sqrt(1 + to_east**2 + to_south**2), 0, 1)


def parcels(size: int, random: np.random.Generator, count: int = 90) -> np.ndarray:
    """Number of the nearest of some scattered points, on slightly bent ground: fields and woods."""
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    rows += 14 * noise(size, random, 2.2)
    columns += 14 * noise(size, random, 2.2)
    nearest = np.full((size, size), np.inf, dtype=np.float32)
    number = np.zeros((size, size), dtype=np.int16)
    for index, (row, column) in enumerate(random.uniform(0, size, (count, 2))):
        distance = (rows - row) ** 2 + (columns - column) ** 2
        closer = distance < nearest
        nearest[closer], number[closer] = distance[closer], index
    return number


def colour_ground(dem: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Pasture, crops, scrub and wood as float (n, n, 3) in 0..1, not yet lit."""
    size = len(dem)
    palette = np.array(
        [(0.42, 0.52, 0.28), (0.50, 0.55, 0.31), (0.33, 0.45, 0.24), (0.22, 0.34, 0.18), (0.58, 0.55, 0.36)]
    )
    number = parcels(size, random)
    kind = random.choice(len(palette), size=number.max() + 1, p=[0.28, 0.2, 0.2, 0.24, 0.08])[number]
    _, slope = downslope(smooth(dem, 8.0), 1.0)
    kind = np.where(slope > 33, 3, kind)
    patches, fine = noise(size, random, 1.6), noise(size, random, 0.5)
    roughness = np.array([0.06, 0.05, 0.12, 0.24, 0.05])[kind]
    rgb = palette[kind] * (1 + 0.10 * patches + roughness * fine)[..., None]
    return np.clip(rgb, 0, 1).astype(np.float32)
