"""The few array operations of the encoder, without temporary copies.

Maps are float32, (height, width, channels) or (height * width, channels), and always contiguous.
"""

from __future__ import annotations

from typing import Dict

import numpy as np

from .product import multiply


class Workspace:
    """Named buffers that are kept between calls: fresh memory costs more than the arithmetic on it."""

    def __init__(self) -> None:
        self._buffers: Dict[str, np.ndarray] = {}

    def get(self, name: str, *shape: int) -> np.ndarray:
        """An uninitialised float32 array of the shape; the next call with the name overwrites it."""
        size = int(np.prod(shape))
        buffer = self._buffers.get(name)
        if buffer is None or buffer.size < size:
            buffer = self._buffers[name] = np.empty(size, dtype=np.float32)
        return buffer[:size].reshape(shape)


def _gather(rows: np.ndarray, floor: np.ndarray, stride: int, out: np.ndarray) -> None:
    """Write max(pixel, floor) of the left, same and right neighbours side by side; outside is floor."""
    width = rows.shape[2]
    left, same, right = out[:, :, :width], out[:, :, width : 2 * width], out[:, :, 2 * width :]
    left[:, 0] = floor
    np.maximum(rows[:, stride - 1 : -1 : stride], floor, out=left[:, 1:])
    np.maximum(rows[:, ::stride], floor, out=same)
    if stride == 1:
        np.maximum(rows[:, 1:], floor, out=right[:, :-1])
        right[:, -1] = floor
    else:
        np.maximum(rows[:, 1::stride], floor, out=right)


def relu_conv3x3(
    z: np.ndarray, floor: np.ndarray, kernel: np.ndarray, stride: int, space: Workspace
) -> np.ndarray:
    """3 x 3 convolution of max(z, floor), padded by one pixel of floor.

    z: (H, W, C); kernel: (3, 3 * C, N), one matrix per row of the window; stride 1 or 2 (even H and W).
    Returns (H / stride * W / stride, N) in the workspace. Only the three columns of the window are copied
    side by side; its three rows are three products on shifted views of the same buffer.
    """
    height, width, channels = z.shape
    rows, columns = height // stride, width // stride
    above = space.get("above", rows + 2 // stride, columns, 3 * channels)
    above[0] = above[-1] = np.tile(floor, 3)
    if stride == 1:
        _gather(z, floor, 1, above[1:-1])
        same, below = above[1:-1], above[2:]
    else:
        same, below = space.get("same", rows, columns, 3 * channels), above[1:]
        _gather(z[1::2], floor, 2, below)
        _gather(z[::2], floor, 2, same)
    size, count = rows * columns, kernel.shape[2]
    result, part = space.get("conv", size, count), space.get("part", size, count)
    multiply(above[:rows].reshape(size, -1), kernel[0], result)
    for view, matrix in ((same, kernel[1]), (below, kernel[2])):
        multiply(view.reshape(size, -1), matrix, part)
        np.add(result, part, out=result)
    return result


def conv7x7(picture: np.ndarray, pad: float, kernel: np.ndarray, space: Workspace) -> np.ndarray:
    """7 x 7 convolution of a picture (S, S, 3) with stride 2, padded by three pixels: (S / 2, S / 2, N)."""
    side, bands = picture.shape[0], picture.shape[2]
    padded = space.get("padded", side + 6, side + 6, bands)
    padded[...] = pad
    padded[3:-3, 3:-3] = picture
    row, pixel = padded.strides[0], padded.strides[1]
    half = side // 2
    windows = np.lib.stride_tricks.as_strided(
        padded, (half, half, 7, 7 * bands), (2 * row, 2 * pixel, row, padded.itemsize), writeable=False
    )
    patches = space.get("above", half, half, 7, 7 * bands)
    np.copyto(patches, windows)
    result = space.get("stem", half * half, kernel.shape[1])
    multiply(patches.reshape(half * half, -1), kernel, result)
    return result.reshape(half, half, -1)


def max_pool(z: np.ndarray, floor: np.ndarray, space: Workspace) -> np.ndarray:
    """3 x 3 maximum with stride 2 of a map (H, W, C) whose border counts as floor: (H / 2, W / 2, C)."""
    height, width, channels = z.shape
    tall = space.get("above", height // 2, width, channels)
    np.maximum(z[::2], z[1::2], out=tall)
    np.maximum(tall[1:], z[1:-1:2], out=tall[1:])
    np.maximum(tall[0], floor, out=tall[0])
    pooled = space.get("pooled", height // 2, width // 2, channels)
    np.maximum(tall[:, ::2], tall[:, 1::2], out=pooled)
    np.maximum(pooled[:, 1:], tall[:, 1:-1:2], out=pooled[:, 1:])
    np.maximum(pooled[:, 0], floor, out=pooled[:, 0])
    return pooled
