"""Rewrites a block's weights so that each ReLU costs one comparison; a bias is added once a block.

relu(z + b) equals max(z, -b) + b, and the constant b moves through the next convolution into its bias
(the padding then holds -b). In the same way a pre-activation relu(s x + t) equals s max(x, -t / s) + t for
s > 0 (min for s < 0), s goes into the rows of the next kernel and t into its bias. The constants end at the
block's output: carried on from block to block they would outgrow the features a million times, and float32
would lose these. Only the stem's bias is still pending in front of the first block.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np

CONSTANT = 1e9
"""A channel whose shift exceeds its scale by this factor does not depend on its input in float32."""


@dataclass
class Preactivation:
    """max(x, low), except in the channels `falling`, which take min(x, high); scale and offset follow."""

    low: np.ndarray
    falling: np.ndarray
    high: np.ndarray
    scale: np.ndarray
    offset: np.ndarray


@dataclass
class Block:
    """One bottleneck block, folded.

    enter (C, w); window (3, 3 w, w); leave (w, N), or (C + w, N) with the projection shortcut's rows first;
    floor_enter and floor_window: what the two inner ReLUs compare with; bias (N): added to the output.
    """

    preactivation: Preactivation
    enter: np.ndarray
    floor_enter: np.ndarray
    window: np.ndarray
    floor_window: np.ndarray
    leave: np.ndarray
    projects: bool
    stride: int
    bias: np.ndarray


Convolution = Tuple[np.ndarray, np.ndarray]
"""Kernel, HWIO or (I, O), and bias (O)."""


def fold_preactivation(scale: np.ndarray, shift: np.ndarray, pending: np.ndarray) -> Preactivation:
    """Fold relu(scale (x + pending) + shift); all vectors (C)."""
    scale, shift = scale.astype(np.float64), shift + scale.astype(np.float64) * pending
    constant = np.abs(scale) * CONSTANT <= np.abs(shift)
    divisor = np.where(constant, 1.0, scale)
    edge = np.where(constant, 0.0, -shift / divisor)
    falling = np.flatnonzero(~constant & (scale < 0.0))
    return Preactivation(
        low=edge.astype(np.float32),
        falling=falling,
        high=edge[falling].astype(np.float32),
        scale=np.where(constant, 0.0, scale),
        offset=np.where(constant, np.maximum(shift, 0.0), shift),
    )


def _behind(preactivation: Preactivation, convolution: Convolution) -> Tuple[np.ndarray, np.ndarray]:
    """A 1 x 1 convolution that takes the scale and the offset over: float32 kernel (C, N), bias (N)."""
    kernel, bias = convolution
    bias = bias + preactivation.offset.astype(np.float32) @ kernel
    kernel *= preactivation.scale.astype(np.float32)[:, None]
    return kernel, bias


def fold_block(
    preactivation: Preactivation,
    shortcut: Optional[Convolution],
    convolutions: Tuple[Convolution, Convolution, Convolution],
    pending: np.ndarray,
    stride: int,
) -> Block:
    """Fold a block behind a stream with a pending bias. The kernels given are used up."""
    enter, bias = _behind(preactivation, convolutions[0])
    window, window_bias = convolutions[1]
    inner_bias = window_bias + bias @ window.sum(axis=(0, 1))
    leave, leave_bias = convolutions[2]
    leave_bias = leave_bias + inner_bias @ leave
    if shortcut is not None:
        projection, projection_bias = _behind(preactivation, shortcut)
        leave = np.concatenate([projection, leave])
        leave_bias = projection_bias + leave_bias
    else:
        leave_bias = pending + leave_bias
    return Block(
        preactivation=preactivation,
        enter=enter,
        floor_enter=-bias.astype(np.float32),
        window=window.reshape(3, 3 * window.shape[2], window.shape[3]),
        floor_window=-inner_bias.astype(np.float32),
        leave=leave,
        projects=shortcut is not None,
        stride=stride,
        bias=leave_bias.astype(np.float32),
    )
