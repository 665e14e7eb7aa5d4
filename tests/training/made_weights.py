"""Random weights that look trained, in Keras models and as plain arrays."""

from __future__ import annotations

import keras
import numpy as np

from landslide_annotator.captioner.extras import EXTRAS
from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.grammar import CAPTION_WORDS
from training.encoder import INPUT_SIZE
from training.export import STACKS
from training.network import Shape

TINY = Shape(conv5_width=8, conv5_out=32, project=16, embed=8, units=16)
WIDTHS = {1: 8, 2: 4, 3: 6, 4: 8, 5: 4}
"""Channels of conv1 and of a narrow encoder's bottlenecks; each stack gives four times its bottleneck."""


def value(rng, name, shape):
    """A weight of the name that Keras gives it."""
    if name in ("gamma", "moving_variance"):
        return rng.uniform(0.5, 1.5, shape).astype(np.float32)
    if name in ("beta", "bias", "moving_mean"):
        return rng.normal(0.0, 0.3, shape).astype(np.float32)
    spread = np.sqrt(2.0 / np.prod(shape[:-1]))
    return (spread * rng.standard_normal(shape, np.float32)).astype(np.float32)


def damped(layer, name, weight):
    """The last kernel of a block is made small, so that maps do not grow from block to block."""
    return weight * np.float32(0.3) if layer.endswith("_3_conv") and name == "kernel" else weight


def randomise(model, seed):
    """Give every layer, those of nested models too, random weights."""
    rng = np.random.default_rng(seed)
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            randomise(layer, seed + 1)
        elif layer.weights:
            layer.set_weights(
                [damped(layer.name, w.name, value(rng, w.name, w.shape)) for w in layer.weights]
            )


def write_encoder(path, seed=0):
    """conv1 to conv4 of a full-size ResNet-50 V2 in the form of the shared weights."""
    side = (INPUT_SIZE, INPUT_SIZE, 3)
    whole = keras.applications.ResNet50V2(include_top=False, weights=None, input_shape=side)
    rng = np.random.default_rng(seed)
    arrays = {
        f"{layer.name}/{w.name}": damped(layer.name, w.name, value(rng, w.name, w.shape))
        for layer in whole.layers
        if not layer.name.startswith(("conv5", "post")) or layer.name == "conv5_block1_preact_bn"
        for w in layer.weights
    }
    np.savez(path, **arrays)
    return path


def narrow_weights(seed=0, project=12, embed=6, units=10, outs=None):
    """Weights by layer, as `export.layer_weights` gives them, of a captioner with few channels.

    outs: channels behind a stack, where they are not four times its bottleneck.
    """
    rng = np.random.default_rng(seed)
    found = {}

    def put(layer, *shapes):
        names = ("kernel", "bias")
        found[layer] = [damped(layer, name, value(rng, name, shape)) for name, shape in zip(names, shapes)]

    def norm(layer, width):
        names = ("gamma", "beta", "moving_mean", "moving_variance")
        found[layer] = [value(rng, name, (width,)) for name in names]

    put("conv1_conv", (7, 7, 3, WIDTHS[1]), (WIDTHS[1],))
    channels, pooled = WIDTHS[1], 0
    for stack, count in STACKS.items():
        width, out = WIDTHS[stack], (outs or {}).get(stack, 4 * WIDTHS[stack])
        for block in range(1, count + 1):
            name = f"conv{stack}_block{block}"
            norm(f"{name}_preact_bn", channels)
            if block == 1:
                put(f"{name}_0_conv", (1, 1, channels, out), (out,))
            put(f"{name}_1_conv", (1, 1, channels, width))
            norm(f"{name}_1_bn", width)
            put(f"{name}_2_conv", (3, 3, width, width))
            norm(f"{name}_2_bn", width)
            put(f"{name}_3_conv", (1, 1, width, out), (out,))
            channels = out
        pooled += len(REGIONS) * channels
    norm("post_bn", channels)
    found["standardise"] = [value(rng, name, (pooled,)) for name in ("moving_mean", "moving_variance")]
    put("project", (pooled + EXTRAS, project), (project,))
    put("embedding", (len(CAPTION_WORDS), embed))
    found["lstm"] = [
        value(rng, "kernel", (embed + project, 4 * units)),
        value(rng, "kernel", (units, 4 * units)),
        value(rng, "bias", (4 * units,)),
    ]
    put("words", (units, len(CAPTION_WORDS)), (len(CAPTION_WORDS),))
    return found


def settings(**changes):
    """Settings that `pipeline.write` takes."""
    return {
        "name": "made", "version": "0", "created": "", "extras": EXTRAS,
        "taps": ["conv2", "conv3", "conv4", "conv5"], "trained_side_m": [50.0, 400.0],
        "trained_ground_m": [0.4, 1.6], "min_side_m": 48.0, "context": 2.0, "not_learned": [], **changes,
    }  # fmt: skip
