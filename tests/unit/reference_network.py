"""The same network written the slow, obvious way, in float64."""

from __future__ import annotations

import numpy as np


def kernel(arrays, layer):
    stored = arrays[f"{layer}/kernel"].astype(np.float64)
    return stored * arrays.get(f"{layer}/scale", np.float64(1.0))


def convolve(x, weights, stride=1, pad=0):
    """x (H, W, C), weights (h, w, C, N)."""
    x = np.pad(x, [(pad, pad), (pad, pad), (0, 0)])
    size = weights.shape[0]
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    result = np.zeros((rows, columns, weights.shape[3]))
    for i in range(size):
        for j in range(size):
            part = x[i : i + rows * stride : stride, j : j + columns * stride : stride]
            result += part @ weights[i, j]
    return result


def conv(arrays, layer, x, stride=1, pad=0):
    return convolve(x, kernel(arrays, layer), stride, pad) + arrays[f"{layer}/bias"]


def preact(arrays, layer, x):
    return np.maximum(x * arrays[f"{layer}/scale"].astype(np.float64) + arrays[f"{layer}/shift"], 0.0)


def encode(arrays, picture, blocks, taps=("conv5",)):
    """Maps of picture (S, S, 3), 0 to 255."""
    maps = []
    x = conv(arrays, "conv1_conv", picture / 127.5 - 1.0, 2, 3)
    x = np.pad(x, [(1, 1), (1, 1), (0, 0)])
    half = (x.shape[0] - 3) // 2 + 1
    shifts = [x[i : i + 2 * half : 2, j : j + 2 * half : 2] for i in range(3) for j in range(3)]
    x = np.max([s[:half, :half] for s in shifts], axis=0)
    for stack, count in blocks.items():
        for block in range(1, count + 1):
            name, stride = f"conv{stack}_block{block}", 2 if block == count and stack < 5 else 1
            p = preact(arrays, f"{name}_preact", x)
            shortcut = conv(arrays, f"{name}_0_conv", p) if block == 1 else x[::stride, ::stride]
            y = np.maximum(conv(arrays, f"{name}_1_conv", p), 0.0)
            y = np.maximum(conv(arrays, f"{name}_2_conv", y, stride, 1), 0.0)
            x = shortcut + conv(arrays, f"{name}_3_conv", y)
        if f"conv{stack}" in taps:
            maps.append(preact(arrays, f"conv{stack + 1}_block1_preact" if stack < 5 else "post", x))
        if f"conv{stack}" == taps[-1]:
            break
    return maps


def decode_step(arrays, features, previous, hidden, cell):
    """Logits, hidden and cell state by the LSTM's equations; previous: id of the previous word."""
    pooled = arrays["features/scale"].size
    known = features[:pooled] * arrays["features/scale"] + arrays["features/shift"]
    features = np.concatenate([known, features[pooled:]])
    projected = np.maximum(features @ kernel(arrays, "project") + arrays["project/bias"], 0.0)
    entered = np.concatenate([kernel(arrays, "embedding")[previous], projected])
    gates = entered @ kernel(arrays, "lstm") + hidden @ kernel(arrays, "lstm_recurrent") + arrays["lstm/bias"]
    i, f, c, o = gates.reshape(4, -1)
    i, f, o = (1.0 / (1.0 + np.exp(-gate)) for gate in (i, f, o))
    cell = f * cell + i * np.tanh(c)
    hidden = o * np.tanh(cell)
    return hidden @ kernel(arrays, "words") + arrays["words/bias"], hidden, cell
