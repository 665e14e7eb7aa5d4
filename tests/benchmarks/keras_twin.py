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
BEHIND = {
    "conv2": "conv3_block1_preact",
    "conv3": "conv4_block1_preact",
    "conv4": "conv5_block1_preact",
    "conv5": "post",
}
"""The BatchNorm behind each stack."""
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
        self.ready = {}

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

    def block(self, x, name, first, stride, p=None):
        """p: the pre-activation where it is known already."""
        p = self.preact(x, f"{name}_preact") if p is None else p
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
    """ResNet-50 V2 of a bundle: (N, S, S, 3), 0 to 255, to the maps (N, cells, cells, C) that are pooled."""
    settings = _settings(folder)
    weights = Weights(Path(folder) / "encoder.npz")
    make = _Builder(weights)
    picture = keras.Input((settings["input_size"], settings["input_size"], 3))
    x = layers.Rescaling(1.0 / 127.5, offset=-1.0)(picture)
    x = make.conv(layers.ZeroPadding2D(3)(x), "conv1_conv", 2)
    x = layers.MaxPooling2D(3, strides=2)(layers.ZeroPadding2D(1)(x))
    maps = []
    for stack in range(2, int(settings["taps"][-1][-1]) + 1):
        count = sum(f"conv{stack}_block{n}_1_conv/kernel" in weights for n in range(1, 50))
        for number in range(1, count + 1):
            stride = 2 if number == count and stack < 5 else 1
            x = make.block(x, f"conv{stack}_block{number}", number == 1, stride, make.ready.pop(x.name, None))
        if f"conv{stack}" in settings["taps"]:
            maps.append(make.preact(x, BEHIND[f"conv{stack}"]))
            make.ready[x.name] = maps[-1]
    return make.build(picture, maps)


def decoder(folder, shapes):
    """Maps (N, cells, C), region weights (N, R, cells), side inputs (N, E), words (N, MAX_WORDS) to logits.

    shapes: cells and C of each map.
    """
    settings = _settings(folder)
    make = _Builder(Weights(Path(folder) / "decoder.npz"))
    regions = len(settings["regions"])
    maps = [keras.Input(shape) for shape in shapes]
    weights = [keras.Input((regions, cells)) for cells, _ in shapes]
    extras, words = keras.Input((settings["extras"],)), keras.Input((MAX_WORDS,), dtype="int32")
    pooled = [
        layers.Reshape((regions * features.shape[2],))(keras.ops.matmul(weight, features))
        for weight, features in zip(weights, maps)
    ]
    pooled = layers.Concatenate()(pooled) if len(pooled) > 1 else pooled[0]
    pooled = pooled * make.weights["features/scale"] + make.weights["features/shift"]
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
    return make.build([*maps, *weights, extras, words], logits)


def captioner(folder):
    """One model for a picture: its maps are pooled twice, with the outline and without.

    Inputs: picture (1, S, S, 3), region weights of each map (2, R, cells), side inputs (2, E), words
    (2, MAX_WORDS).
    """
    see = encoder(folder)
    outputs = see.outputs
    shapes = [(rows * columns, channels) for _, rows, columns, channels in (o.shape for o in outputs)]
    say = decoder(folder, shapes)
    picture = keras.Input(see.input.shape[1:])
    rest = [keras.Input(tensor.shape[1:], dtype=tensor.dtype) for tensor in say.inputs[len(shapes) :]]
    seen = see(picture)
    flat = [layers.Reshape(shape)(m) for shape, m in zip(shapes, seen if len(shapes) > 1 else [seen])]
    twice = [keras.ops.concatenate([m, m], axis=0) for m in flat]
    return keras.Model([picture, *rest], say([*twice, *rest]))


def region_inputs(twin, masks, regions, region_weights):
    """Region weights of each map for masks (with the outline, without), as the twin takes them."""
    sides = [int(np.sqrt(tensor.shape[2])) for tensor in twin.inputs[1:-2]]
    return [np.stack([region_weights(mask, side, side, regions) for mask in masks]) for side in sides]


def word_ids(folder, words):
    """The start and the words as ids (MAX_WORDS,), filled up with zeros."""
    index = {word: place for place, word in enumerate(_settings(folder)["words"])}
    ids = [index[word] for word in ("inicio", *words)]
    return np.array((ids + [0] * MAX_WORDS)[:MAX_WORDS], np.int32)


def _settings(folder):
    return json.loads((Path(folder) / "captioner.json").read_text(encoding="utf-8"))
