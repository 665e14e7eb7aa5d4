"""Writes small random weights in the format of the real ones, for tests and benchmarks."""

from __future__ import annotations

import hashlib
import json

import numpy as np

from landslide_annotator.captioner.extras import EXTRAS
from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.grammar import CAPTION_WORDS

BLOCKS = {2: 3, 3: 4, 4: 6, 5: 3}
WIDTHS = (8, 4, 6, 8, 10)
"""Channels of conv1 and of the bottlenecks of conv2 to conv5; each stack gives four times its bottleneck."""
REAL_WIDTHS = (64, 64, 128, 256, 512)
BEHIND = {
    "conv2": "conv3_block1_preact",
    "conv3": "conv4_block1_preact",
    "conv4": "conv5_block1_preact",
    "conv5": "post",
}
"""The BatchNorm behind each stack."""


def quantised(kernel):
    """int8 kernel and float32 scale per output channel."""
    scale = np.abs(kernel).reshape(-1, kernel.shape[-1]).max(axis=0) / 127.0
    scale = np.maximum(scale, 1e-12).astype(np.float32)
    return np.round(kernel / scale).astype(np.int8), scale


class _Maker:
    def __init__(self, seed, int8):
        self.rng, self.int8, self.arrays = np.random.default_rng(seed), int8, {}

    def kernel(self, layer, *shape, bias=True):
        spread = np.sqrt(2.0 / np.prod(shape[:-1]))
        kernel = self.rng.normal(0.0, spread, shape).astype(np.float32)
        if self.int8:
            self.arrays[f"{layer}/kernel"], self.arrays[f"{layer}/scale"] = quantised(kernel)
        else:
            self.arrays[f"{layer}/kernel"] = kernel
        if bias:
            self.arrays[f"{layer}/bias"] = self.rng.normal(0.0, 0.1, shape[-1]).astype(np.float32)

    def affine(self, layer, width):
        """Scales of both signs, one nearly zero, as real BatchNorms have them."""
        scale = self.rng.normal(0.7, 0.3, width).astype(np.float32)
        scale[0], scale[-1] = -0.4, 1e-9
        self.arrays[f"{layer}/scale"] = scale
        self.arrays[f"{layer}/shift"] = self.rng.normal(0.1, 0.3, width).astype(np.float32)


def encoder_arrays(seed=0, widths=WIDTHS, int8=True, last="conv5"):
    """The encoder's arrays by name."""
    make = _Maker(seed, int8)
    make.kernel("conv1_conv", 7, 7, 3, widths[0])
    channels = widths[0]
    for stack, count in BLOCKS.items():
        width = widths[stack - 1]
        out = 2048 if widths == REAL_WIDTHS and stack == 5 else 4 * width
        if stack > int(last[-1]):
            make.affine(f"conv{stack}_block1_preact", channels)
            return make.arrays
        for block in range(1, count + 1):
            name = f"conv{stack}_block{block}"
            make.affine(f"{name}_preact", channels)
            if block == 1:
                make.kernel(f"{name}_0_conv", 1, 1, channels, out)
            make.kernel(f"{name}_1_conv", 1, 1, channels, width)
            make.kernel(f"{name}_2_conv", 3, 3, width, width)
            make.kernel(f"{name}_3_conv", 1, 1, width, out)
            make.arrays[f"{name}_3_conv/{'scale' if int8 else 'kernel'}"] *= np.float32(0.3)
            channels = out
    make.affine("post", channels)
    return make.arrays


def decoder_arrays(
    channels, seed=1, int8=True, projected=12, depth=6, units=10, extras=EXTRAS, regions=REGIONS
):
    """The decoder's arrays by name, for maps with the channels given in all."""
    make = _Maker(seed, int8)
    count = len(CAPTION_WORDS)
    pooled = len(regions) * channels
    make.arrays["features/scale"] = make.rng.uniform(0.5, 1.5, pooled).astype(np.float32)
    make.arrays["features/shift"] = make.rng.normal(0.0, 0.2, pooled).astype(np.float32)
    make.kernel("project", len(regions) * channels + extras, projected)
    make.kernel("embedding", count, depth, bias=False)
    make.kernel("lstm", depth + projected, 4 * units)
    make.kernel("lstm_recurrent", units, 4 * units, bias=False)
    make.kernel("words", units, count)
    return make.arrays


def settings(**changes):
    """The settings without checksums."""
    return {
        "format": 1, "name": "made", "version": "0", "created": "2026-01-01", "words": list(CAPTION_WORDS),
        "input_size": 64, "regions": list(REGIONS), "extras": EXTRAS, "taps": ["conv3", "conv5"],
        "landslide_threshold": 0.5, "trained_side_m": [50, 400], "trained_ground_m": [0.4, 2.0],
        "min_side_m": 50, "context": 2.0,
        "size_breaks": {"area_m2": [1e3, 1e4, 1e5], "perimeter_m": [150, 500, 1500]},
        "not_learned": [], "scores": {}, **changes,
    }  # fmt: skip


def store(folder, encoder, decoder, stored):
    """Write the three files with their checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    stored = dict(stored, sha256={})
    for name, arrays in (("encoder.npz", encoder), ("decoder.npz", decoder)):
        np.savez_compressed(folder / name, **arrays)
        stored["sha256"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "captioner.json").write_text(json.dumps(stored), encoding="utf-8")
    return folder


def write_bundle(folder, seed=0, widths=WIDTHS, int8=True, decoder=None, **changes):
    """Random weights in a folder; changes go into the settings, decoder into `decoder_arrays`."""
    stored = settings(**changes)
    encoder = encoder_arrays(seed, widths, int8, stored["taps"][-1])
    channels = sum(encoder[f"{BEHIND[tap]}/scale"].size for tap in stored["taps"])
    options = {"extras": stored["extras"], "regions": stored["regions"], **(decoder or {})}
    return store(folder, encoder, decoder_arrays(channels, seed + 1, int8, **options), stored)
