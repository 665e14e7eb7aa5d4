"""The ResNet-50 V2 encoder in Keras: conv1 to conv4 from ImageNet, conv5 of our own."""

from __future__ import annotations

from pathlib import Path
from typing import Tuple

import keras
import numpy as np

INPUT_SIZE = 224
TAPS = ("conv3_block1_preact_relu", "conv4_block1_preact_relu", "conv5_block1_preact_relu")
"""Ends of stacks 2, 3 and 4: 28 x 28 x 256, 14 x 14 x 512 and 7 x 7 x 1024."""


def preprocess(pixels: np.ndarray) -> np.ndarray:
    """RGB 0 to 255 to the range -1 to 1 that ResNet V2 expects."""
    return pixels.astype(np.float32) / 127.5 - 1.0


def frozen_encoder(weights: Path) -> keras.Model:
    """conv1 to conv4, up to ``conv5_block1_preact_relu``, with the weights of an .npz: the maps of TAPS."""
    whole = keras.applications.ResNet50V2(
        include_top=False, weights=None, input_shape=(INPUT_SIZE, INPUT_SIZE, 3), pooling=None
    )
    model = keras.Model(whole.input, [whole.get_layer(name).output for name in TAPS])
    with np.load(weights, allow_pickle=False) as stored:
        for layer in model.layers:
            if layer.weights:
                layer.set_weights(
                    [stored[f"{layer.name}/{w.name}"].astype(np.float32) for w in layer.weights]
                )
    model.trainable = False
    return model


def _bottleneck(
    x: keras.KerasTensor, preact: keras.KerasTensor, name: str, width: int, out: int, shortcut: bool
) -> keras.KerasTensor:
    """One ResNet V2 block of stack 5 behind its pre-activation; it starts as its shortcut."""
    layers = keras.layers
    bypass = layers.Conv2D(out, 1, name=f"{name}_0_conv")(preact) if shortcut else x
    y = layers.Conv2D(width, 1, use_bias=False, name=f"{name}_1_conv", kernel_initializer="he_normal")(preact)
    y = layers.BatchNormalization(epsilon=1.001e-5, momentum=0.95, name=f"{name}_1_bn")(y)
    y = layers.Activation("relu", name=f"{name}_1_relu")(y)
    y = layers.ZeroPadding2D(1, name=f"{name}_2_pad")(y)
    y = layers.Conv2D(width, 3, use_bias=False, name=f"{name}_2_conv", kernel_initializer="he_normal")(y)
    y = layers.BatchNormalization(epsilon=1.001e-5, momentum=0.95, name=f"{name}_2_bn")(y)
    y = layers.Activation("relu", name=f"{name}_2_relu")(y)
    y = layers.Conv2D(out, 1, name=f"{name}_3_conv", kernel_initializer="zeros")(y)
    return layers.Add(name=f"{name}_out")([bypass, y])


def conv5(width: int = 512, out: int = 2048) -> keras.Model:
    """Stack 5 of ResNet-50 V2 (three bottleneck blocks) on the frozen map; 7 x 7 x 1024 -> 7 x 7 x out.

    width is the bottleneck's channels; 512 and 2048 are those of the published network.
    """
    layers = keras.layers
    start = keras.Input((7, 7, 1024), name="frozen_map")
    x = _bottleneck(start, start, "conv5_block1", width, out, shortcut=True)
    for block in (2, 3):
        name = f"conv5_block{block}"
        preact = layers.BatchNormalization(epsilon=1.001e-5, momentum=0.95, name=f"{name}_preact_bn")(x)
        preact = layers.Activation("relu", name=f"{name}_preact_relu")(preact)
        x = _bottleneck(x, preact, name, width, out, shortcut=False)
    x = layers.BatchNormalization(epsilon=1.001e-5, momentum=0.95, name="post_bn")(x)
    x = layers.Activation("relu", name="post_relu")(x)
    return keras.Model(start, x, name="conv5")


def calibrate(model: keras.Model, maps: np.ndarray, layer_names: Tuple[str, ...] = ()) -> None:
    """Set the running statistics of every BatchNorm, in order, from sample maps (N, 7, 7, 1024)."""
    for layer in model.layers:
        if not isinstance(layer, keras.layers.BatchNormalization) or (
            layer_names and layer.name not in layer_names
        ):
            continue
        probe = keras.Model(model.input, layer.input)
        values = probe.predict(maps, batch_size=64, verbose=0).reshape(-1, layer.input.shape[-1])
        gamma, beta, _, _ = layer.get_weights()
        layer.set_weights([gamma, beta, values.mean(axis=0), values.var(axis=0) + 1e-6])
