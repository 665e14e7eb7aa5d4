"""Encoders of whole pictures: the bundled ResNet-50 V2, or the founders' ResNet50 from a weights file."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Optional

import numpy as np

from landslide_annotator.captioner import assets
from landslide_annotator.captioner.network import Encoder
from landslide_annotator.captioner.pooling import TAPS
from landslide_annotator.captioner.resample import resize

SIZE = 224
BUNDLED = "resnet50v2-bundled"
Encode = Callable[[np.ndarray], np.ndarray]
"""Picture, uint8 (H, W, 3), RGB -> features (2048,)."""


def bundled(folder: Optional[Path] = None) -> Encode:
    """Means of the plugin's own conv4 and conv5 maps, 1,024 channels each; run by the plugin's code."""
    _, archive, _ = assets.read(assets.find(folder))
    encoder = Encoder(archive, TAPS[-2:])

    def encode(picture: np.ndarray) -> np.ndarray:
        return np.concatenate([m.mean(axis=(0, 1)) for m in encoder(resize(picture, SIZE))])

    return encode


def resnet50_keras(weights: Optional[Path]) -> Encode:
    """The pooled output of Keras' ResNet50 (V1) with the weights of a file; None: random ones."""
    import keras

    model = keras.applications.ResNet50(
        weights=None, include_top=False, pooling="avg", input_shape=(SIZE, SIZE, 3)
    )
    if weights is not None:
        model.load_weights(str(weights))

    def encode(picture: np.ndarray) -> np.ndarray:
        pixels = keras.applications.resnet50.preprocess_input(resize(picture, SIZE)[None])
        return np.asarray(model.predict_on_batch(pixels))[0]

    return encode


def encoder(choice: str, folder: Optional[Path] = None) -> Encode:
    """The encoder of the command line: ``resnet50v2-bundled`` or the path of a weights file of ResNet50.

    Raises FileNotFoundError when the path leads nowhere.
    """
    if choice == BUNDLED:
        return bundled(folder)
    if not Path(choice).is_file():
        raise FileNotFoundError(
            f"{choice} is no file. --encoder takes {BUNDLED} or the path of Keras' ResNet50 weights "
            f"without top (resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5)."
        )
    return resnet50_keras(Path(choice))
