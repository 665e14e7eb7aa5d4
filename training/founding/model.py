"""The founders' decoder in Keras, layer by layer."""

from __future__ import annotations

import keras

FEATURES = 2048
EMBEDDING = 128


def founding_decoder(vocab_size: int, max_len: int, features: int = FEATURES) -> keras.Model:
    """Pooled features (features,) and words before (max_len,) -> probabilities of the next (vocab_size,).

    2,216,603 parameters for 27 words and 2048 features. Compiled as the founders did: RMSprop, categorical
    cross-entropy, accuracy.
    """
    layers = keras.layers
    picture = keras.Input((features,), name="features")
    words = keras.Input((max_len,), dtype="int32", name="words_before")
    x = layers.Dense(EMBEDDING, activation="relu", name="picture")(picture)
    x = layers.RepeatVector(max_len, name="repeat")(x)
    y = layers.Embedding(vocab_size, EMBEDDING, name="embedding")(words)
    y = layers.LSTM(256, return_sequences=True, name="language")(y)
    y = layers.TimeDistributed(layers.Dense(EMBEDDING), name="language_dense")(y)
    z = layers.Concatenate(name="both")([x, y])
    z = layers.LSTM(128, return_sequences=True, name="first")(z)
    z = layers.LSTM(512, name="second")(z)
    z = layers.Dense(vocab_size, activation="softmax", name="next_word")(z)
    model = keras.Model([picture, words], z, name="founding")
    model.compile("rmsprop", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
