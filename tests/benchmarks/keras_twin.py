"""The captioner's network once more, in Keras float32, from the same dequantised weights.

Nothing of `landslide_annotator.captioner` computes here: tests and benchmarks compare two implementations.
"""

from __future__ import annotations

import json
from pathlib import Path

import keras
import numpy as np

layers = keras.layers
EPSILON = 1e-3
MAX_WORDS = 12
"""The start and the longest caption's words."""


class Weights:
    """Arrays of one .npz file, int8 kernels times their scales."""

    def __init__(self, path):
        with np.load(path, allow_pickle=False) as stored:
            self.arrays = {name: stored[name] for name in stored.files}

    def kernel(self, name):
        stored = self.arrays[f"{name}/kernel"].astype(np.float32)
        return stored * self.arrays.get(f"{name}/scale", np.float32(1.0))

    def __getitem__(self, name):
        return self.arrays[name].astype(np.float32)

    def __contains__(self, name):
        return name in self.arrays


class _Builder:
    """Adds layers with their weights to a graph; the weights are set once the model is built."""

    def __init__(self, weights):
        self.weights = weights
        self.values = []

    def conv(self, x, name, stride=1):
        kernel, bias = self.weights.kernel(name), self.weights[f"{name}/bias"]
        layer = layers.Conv2D(kernel.shape[3], kernel.shape[0], strides=stride, name=name)
        self.values.append((layer, [kernel, bias]))
        return layer(x)

    def preact(self, x, name):
        """BatchNorm of mean 0 and variance 1 with the stored scale and shift, then ReLU."""
        scale = self.weights[f"{name}/scale"]
        layer = layers.BatchNormalization(epsilon=EPSILON, name=name)
        zero, one = np.zeros_like(scale), np.full_like(scale, 1.0 - EPSILON)
        self.values.append((layer, [scale, self.weights[f"{name}/shift"], zero, one]))
        return layers.ReLU()(layer(x))

    def dense(self, x, name, activation=None):
        layer = layers.Dense(self.weights.kernel(name).shape[1], activation=activation, name=name)
        self.values.append((layer, [self.weights.kernel(name), self.weights[f"{name}/bias"]]))
        return layer(x)

    def block(self, x, name, first, stride):
        p = self.preact(x, f"{name}_preact")
        shortcut = layers.MaxPooling2D(1, strides=stride)(x) if stride > 1 else x
        if first:
            shortcut = self.conv(p, f"{name}_0_conv", stride)
        y = layers.ReLU()(self.conv(p, f"{name}_1_conv"))
        y = layers.ReLU()(self.conv(layers.ZeroPadding2D(1)(y), f"{name}_2_conv", stride))
        return layers.Add()([shortcut, self.conv(y, f"{name}_3_conv")])

    def build(self, inputs, outputs):
        model = keras.Model(inputs, outputs)
        for layer, values in self.values:
            layer.set_weights(values)
        return model


def encoder(folder):
    """ResNet-50 V2 of a bundle: (N, S, S, 3), 0 to 255, to the map (N, S / 32, S / 32, C)."""
    settings = _settings(folder)
    weights = Weights(Path(folder) / "encoder.npz")
    make = _Builder(weights)
    picture = keras.Input((settings["input_size"], settings["input_size"], 3))
    x = layers.Rescaling(1.0 / 127.5, offset=-1.0)(picture)
    x = make.conv(layers.ZeroPadding2D(3)(x), "conv1_conv", 2)
    x = layers.MaxPooling2D(3, strides=2)(layers.ZeroPadding2D(1)(x))
    for stack in (2, 3, 4, 5) if settings["pool_stage"] == "conv5" else (2, 3, 4):
        count = sum(f"conv{stack}_block{n}_1_conv/kernel" in weights for n in range(1, 50))
        for number in range(1, count + 1):
            stride = 2 if number == count and stack < 5 else 1
            x = make.block(x, f"conv{stack}_block{number}", number == 1, stride)
    last = "post" if settings["pool_stage"] == "conv5" else "conv5_block1_preact"
    return make.build(picture, make.preact(x, last))


def decoder(folder, channels, cells):
    """Map, region weights (N, R, cells), side inputs (N, E) and words (N, MAX_WORDS) to logits."""
    settings = _settings(folder)
    make = _Builder(Weights(Path(folder) / "decoder.npz"))
    regions = len(settings["regions"])
    features, weights = keras.Input((cells, channels)), keras.Input((regions, cells))
    extras, words = keras.Input((settings["extras"],)), keras.Input((MAX_WORDS,), dtype="int32")
    pooled = layers.Reshape((regions * channels,))(keras.ops.matmul(weights, features))
    given = make.dense(layers.Concatenate()([pooled, extras]), "project", "relu")
    embedding = make.weights.kernel("embedding")
    table = layers.Embedding(*embedding.shape, name="embedding")
    read = layers.Concatenate()([table(words), layers.RepeatVector(MAX_WORDS)(given)])
    lstm = layers.LSTM(make.weights.kernel("lstm_recurrent").shape[0], return_sequences=True, name="lstm")
    logits = make.dense(lstm(read), "words")
    make.values += [
        (table, [embedding]),
        (
            lstm,
            [make.weights.kernel("lstm"), make.weights.kernel("lstm_recurrent"), make.weights["lstm/bias"]],
        ),
    ]
    return make.build([features, weights, extras, words], logits)


def captioner(folder):
    """One model for a picture: the map is pooled twice, with the outline and without.

    Inputs: picture (1, S, S, 3), region weights (2, R, cells), side inputs (2, E), words (2, MAX_WORDS).
    """
    see = encoder(folder)
    _, rows, columns, channels = see.output.shape
    say = decoder(folder, channels, rows * columns)
    picture = keras.Input(see.input.shape[1:])
    rest = [keras.Input(tensor.shape[1:], dtype=tensor.dtype) for tensor in say.inputs[1:]]
    flat = layers.Reshape((rows * columns, channels))(see(picture))
    twice = keras.ops.concatenate([flat, flat], axis=0)
    return keras.Model([picture, *rest], say([twice, *rest]))


def word_ids(folder, words):
    """The start and the words as ids (MAX_WORDS,), filled up with zeros."""
    index = {word: place for place, word in enumerate(_settings(folder)["words"])}
    ids = [index[word] for word in ("inicio", *words)]
    return np.array((ids + [0] * MAX_WORDS)[:MAX_WORDS], np.int32)


def _settings(folder):
    return json.loads((Path(folder) / "captioner.json").read_text(encoding="utf-8"))
