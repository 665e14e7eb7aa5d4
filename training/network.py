"""The trained part of the captioner in Keras: conv5 of the encoder, pooling by regions, LSTM decoder."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Dict

import keras
import numpy as np

from landslide_annotator.captioner.extras import EXTRAS
from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.grammar import CAPTION_WORDS

from .encoder import conv5
from .features import EARLY, FROZEN_CHANNELS, GRID
from .targets import MAX_LENGTH

CELLS = GRID * GRID


@dataclass(frozen=True)
class Shape:
    """Sizes of the trained part: conv5's bottleneck and output, the decoder's layers, regularisation."""

    conv5_width: int = 256
    conv5_out: int = 1024
    project: int = 192
    embed: int = 32
    units: int = 192
    dropout: float = 0.4
    decay: float = 1e-4

    def to_dict(self) -> Dict[str, float]:
        """The fields for a JSON file."""
        return asdict(self)


def build(shape: Shape) -> keras.Model:
    """Frozen map, early features, region weights, side inputs and words -> word probabilities and cover.

    Inputs: (7, 7, 1024), (EARLY,), (regions, 49), (13,), (MAX_LENGTH,) int32. Outputs: "words"
    (MAX_LENGTH, V) and "cover" (49,), the share of landslide in each cell, which only helps training.
    """
    layers = keras.layers
    frozen = keras.Input((GRID, GRID, FROZEN_CHANNELS), name="frozen_map")
    early = keras.Input((EARLY,), name="early")
    weights = keras.Input((len(REGIONS), CELLS), name="weights")
    extras = keras.Input((EXTRAS,), name="extras")
    words = keras.Input((MAX_LENGTH,), dtype="int32", name="words_before")
    top = conv5(shape.conv5_width, shape.conv5_out)(frozen)
    cover = layers.Conv2D(1, 1, activation="sigmoid", name="cover_conv")(layers.Dropout(0.3)(top))
    pooled = [early, _pooled(weights, frozen), _pooled(weights, top)]
    x = layers.Concatenate(name="features")(pooled)
    x = layers.BatchNormalization(
        center=False, scale=False, epsilon=1e-3, name="standardise", trainable=False
    )(x)
    x = layers.Concatenate(name="inputs")([layers.Dropout(shape.dropout)(x), extras])
    probabilities = _decoder(shape, x, words)
    outputs = {"words": probabilities, "cover": layers.Flatten(name="cover")(cover)}
    return keras.Model([frozen, early, weights, extras, words], outputs, name="captioner")


def _pooled(weights: keras.KerasTensor, feature_map: keras.KerasTensor) -> keras.KerasTensor:
    cells = keras.layers.Reshape((CELLS, feature_map.shape[-1]))(feature_map)
    return keras.layers.Flatten()(keras.layers.Dot(axes=(2, 1))([weights, cells]))


def _decoder(shape: Shape, x: keras.KerasTensor, words: keras.KerasTensor) -> keras.KerasTensor:
    layers = keras.layers
    regular = keras.regularizers.L2(shape.decay)
    x = layers.Dense(shape.project, activation="relu", name="project", kernel_regularizer=regular)(x)
    x = layers.Dropout(shape.dropout)(x)
    embedded = layers.Embedding(len(CAPTION_WORDS), shape.embed, name="embedding")(words)
    y = layers.Concatenate()([embedded, layers.RepeatVector(MAX_LENGTH)(x)])
    y = layers.LSTM(shape.units, return_sequences=True, name="lstm")(y)
    y = layers.Dropout(shape.dropout)(y)
    return layers.Dense(len(CAPTION_WORDS), activation="softmax", name="words")(y)


def standardise(model: keras.Model, inputs: Dict[str, np.ndarray]) -> None:
    """Set the statistics of the decoder's input features from sample inputs."""
    probe = keras.Model(model.inputs, model.get_layer("features").output)
    values = probe.predict(inputs, batch_size=128, verbose=0)
    model.get_layer("standardise").set_weights([values.mean(axis=0), values.var(axis=0)])
