"""The decoder in Keras: pooled features and side inputs, an LSTM that reads the words written so far."""

from __future__ import annotations

from typing import Tuple

import keras
import numpy as np

from landslide_annotator.core.grammar import CAPTION_WORDS

from .targets import MAX_LENGTH

EXTRAS = 16


def describer(
    features: int,
    project: int = 192,
    embed: int = 32,
    units: int = 192,
    dropout: float = 0.4,
    decay: float = 1e-4,
) -> keras.Model:
    """Decoder model: (N, features), (N, 16), word numbers (N, MAX_LENGTH) -> word probabilities (N, MAX_LENGTH, V)."""
    layers = keras.layers
    pooled = keras.Input((features,), name="pooled")
    extras = keras.Input((EXTRAS,), name="extras")
    words = keras.Input((MAX_LENGTH,), dtype="int32", name="words_before")
    x = layers.BatchNormalization(
        center=False, scale=False, epsilon=1e-3, name="standardise", trainable=False
    )(pooled)
    x = layers.Dropout(dropout)(x)
    x = layers.Concatenate(name="inputs")([x, extras])
    x = layers.Dense(
        project, activation="relu", name="project", kernel_regularizer=keras.regularizers.L2(decay)
    )(x)
    x = layers.Dropout(dropout)(x)
    repeated = layers.RepeatVector(MAX_LENGTH)(x)
    embedded = layers.Embedding(len(CAPTION_WORDS), embed, name="embedding")(words)
    joined = layers.Concatenate()([embedded, repeated])
    y = layers.LSTM(units, return_sequences=True, name="lstm")(joined)
    y = layers.Dropout(dropout)(y)
    y = layers.Dense(len(CAPTION_WORDS), activation="softmax", name="words")(y)
    return keras.Model([pooled, extras, words], y, name="describer")


def standardise(model: keras.Model, pooled: np.ndarray) -> None:
    """Set the decoder's input statistics from pooled features (N, features)."""
    model.get_layer("standardise").set_weights([pooled.mean(axis=0), pooled.var(axis=0)])


def split(model: keras.Model) -> Tuple[keras.Model, keras.Model]:
    """Image half (to the projection) and language half (projection and words to probabilities)."""
    image = keras.Model(model.inputs[:2], model.get_layer("project").output)
    projected = keras.Input(image.output.shape[1:])
    words = keras.Input((MAX_LENGTH,), dtype="int32")
    embedded = model.get_layer("embedding")(words)
    joined = keras.layers.Concatenate()([embedded, keras.layers.RepeatVector(MAX_LENGTH)(projected)])
    language = keras.Model([projected, words], model.get_layer("words")(model.get_layer("lstm")(joined)))
    return image, language
