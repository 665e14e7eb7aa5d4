"""ResNet-50 V2 encoder: He et al. 2016, "Identity Mappings in Deep Residual Networks", as Keras builds it.

The widths and the number of blocks of each stack are read from the arrays.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np

from .assets import Archive
from .folding import Block, Preactivation, fold_block, fold_preactivation
from .layers import Workspace, conv7x7, max_pool, relu_conv3x3
from .pooling import TAPS
from .product import multiply

MIDDLE_GREY = 127.5
"""The pixel value that preprocessing (x / 127.5 - 1) turns into zero, the value of the padding."""


_NEXT = {
    "conv2": "conv3_block1_preact",
    "conv3": "conv4_block1_preact",
    "conv4": "conv5_block1_preact",
    "conv5": "post",
}


class Encoder:
    """Picture -> maps of features at the ends of some stacks; one call at a time runs, others wait.

    A map is the BatchNorm and ReLU behind its stack: S / 8 cells a side behind conv2, S / 16 behind conv3,
    S / 32 behind conv4 and conv5, for a picture of S pixels.
    """

    def __init__(self, archive: Archive, taps: Sequence[str] = TAPS[-1:]) -> None:
        kernel, bias = archive.kernel("conv1_conv", 4), archive.array("conv1_conv/bias")
        stem = kernel.reshape(-1, kernel.shape[3])
        bias = bias - stem.sum(axis=0)
        self._stem = stem / np.float32(MIDDLE_GREY)
        self._stem_floor = -bias
        self._stacks: List[Stack] = []
        pending: np.ndarray = bias
        for number, name in enumerate(TAPS[: TAPS.index(taps[-1]) + 1], start=2):
            blocks = _read_stack(archive, number, pending)
            pending = np.zeros_like(blocks[-1].bias)
            tap = _read_tap(archive, _NEXT[name]) if name in taps else None
            self._stacks.append(Stack(blocks, tap))
        self._space = Workspace()
        self._lock = threading.Lock()

    @property
    def channels(self) -> Tuple[int, ...]:
        """Channels of each map."""
        return tuple(int(stack.tap.scale.size) for stack in self._stacks if stack.tap is not None)

    def __call__(self, picture: np.ndarray) -> List[np.ndarray]:
        """Encode one RGB picture (S, S, 3), 0 to 255, S a multiple of 32: maps (cells, cells, channels)."""
        maps: List[np.ndarray] = []
        with self._lock:
            stem = conv7x7(picture, MIDDLE_GREY, self._stem, self._space)
            stream = max_pool(stem, self._stem_floor, self._space)
            for stack in self._stacks:
                for block in stack.blocks:
                    stream = _run_block(block, stream, self._space)
                if stack.tap is not None:
                    features = stream * stack.tap.scale
                    features += stack.tap.shift
                    maps.append(np.maximum(features, 0.0, out=features))
        return maps


@dataclass(frozen=True)
class Tap:
    """Scale and shift (C) in front of the ReLU of a map that is pooled."""

    scale: np.ndarray
    shift: np.ndarray


@dataclass(frozen=True)
class Stack:
    """The blocks of a stack and the map behind it, if it is pooled."""

    blocks: List[Block]
    tap: Optional[Tap]


def _read_tap(archive: Archive, name: str) -> Tap:
    return Tap(archive.array(f"{name}/scale"), archive.array(f"{name}/shift"))


def _read_stack(archive: Archive, number: int, pending: np.ndarray) -> List[Block]:
    count = 1
    while f"conv{number}_block{count + 1}_1_conv/kernel" in archive:
        count += 1
    blocks: List[Block] = []
    for index in range(1, count + 1):
        stride = 2 if index == count and number < 5 else 1
        blocks.append(_read_block(archive, f"conv{number}_block{index}", pending, stride))
        pending = np.zeros_like(blocks[-1].bias)
    return blocks


def _read_block(archive: Archive, name: str, pending: np.ndarray, stride: int) -> Block:
    scale, shift = archive.array(f"{name}_preact/scale"), archive.array(f"{name}_preact/shift")
    shortcut = None
    if f"{name}_0_conv/kernel" in archive:
        shortcut = archive.kernel(f"{name}_0_conv", 2), archive.array(f"{name}_0_conv/bias")
    convolutions = (
        (archive.kernel(f"{name}_1_conv", 2), archive.array(f"{name}_1_conv/bias")),
        (archive.kernel(f"{name}_2_conv", 4), archive.array(f"{name}_2_conv/bias")),
        (archive.kernel(f"{name}_3_conv", 2), archive.array(f"{name}_3_conv/bias")),
    )
    return fold_block(fold_preactivation(scale, shift, pending), shortcut, convolutions, pending, stride)


def _preactivate(stream: np.ndarray, preactivation: Preactivation, out: np.ndarray) -> None:
    np.maximum(stream, preactivation.low, out=out)
    if preactivation.falling.size:
        out[:, preactivation.falling] = np.minimum(stream[:, preactivation.falling], preactivation.high)


def _run_block(block: Block, stream: np.ndarray, space: Workspace) -> np.ndarray:
    """Pass the stream (H, W, C) through a block; the result takes the same memory where it can."""
    height, width, channels = stream.shape
    flat = stream.reshape(-1, channels)
    inner = block.window.shape[2]
    both = space.get("both", height * width, channels + inner) if block.projects else None
    active = space.get("active", height * width, channels) if both is None else both[:, :channels]
    _preactivate(flat, block.preactivation, active)
    entered = space.get("entered", height * width, block.enter.shape[1])
    multiply(active, block.enter, entered)
    window = relu_conv3x3(
        entered.reshape(height, width, -1), block.floor_enter, block.window, block.stride, space
    )
    if both is not None:
        np.maximum(window, block.floor_window, out=both[:, channels:])
        result = space.get("projected", height, width, block.leave.shape[1])
        multiply(both, block.leave, result.reshape(height * width, -1))
        return np.add(result, block.bias, out=result)
    np.maximum(window, block.floor_window, out=window)
    if block.stride == 1:
        change = space.get("change", height * width, channels)
        multiply(window, block.leave, change)
        np.add(flat, change, out=flat)
        np.add(flat, block.bias, out=flat)
        return stream
    result = space.get("halved", height // 2, width // 2, channels)
    multiply(window, block.leave, result.reshape(-1, channels))
    np.add(result, stream[::2, ::2], out=result)
    return np.add(result, block.bias, out=result)
