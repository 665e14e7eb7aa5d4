"""Starts a run from the bundled captioner: its frozen conv1 to conv4 as they are, its conv5 to go on from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Optional, Sequence

import keras
import numpy as np

from landslide_annotator.captioner import assets
from landslide_annotator.captioner.network import Encoder
from landslide_annotator.captioner.pooling import TAPS

from . import fit, network
from .batches import Data
from .export import EPSILON, STACKS

MIDDLE = 127.5
TOP = f"conv{max(STACKS)}"


@dataclass(frozen=True)
class Frozen:
    """The bundled encoder: its stored arrays, and what is read of conv5 from them as float32."""

    arrays: Dict[str, np.ndarray]
    archive: assets.Archive
    digest: str

    @classmethod
    def load(cls, folder: Optional[Path] = None) -> Frozen:
        """From a bundle's folder, by default the one that comes with the plugin; raises AssetError."""
        found = assets.find(folder)
        settings, archive, _ = assets.read(found)
        with np.load(found / assets.ENCODER_FILE, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(arrays, archive, settings.sha256[assets.ENCODER_FILE])

    def encode(self) -> Any:
        """conv1 to conv4 as `features.build_draw` takes them, run by the plugin's own code."""
        encoder = Encoder(self.archive, TAPS[:-1])

        def run(pictures: np.ndarray) -> Sequence[np.ndarray]:
            maps = [encoder((picture + np.float32(1.0)) * np.float32(MIDDLE)) for picture in pictures]
            return [np.stack(level) for level in zip(*maps)]

        return run

    def below_conv5(self) -> Dict[str, np.ndarray]:
        """The stored arrays in front of conv5, whose first pre-activation ends conv4."""
        return {
            name: array
            for name, array in self.arrays.items()
            if not name.startswith((TOP, "post")) or name.startswith(f"{TOP}_block1_preact/")
        }

    def shape(self) -> network.Shape:
        """The sizes of a trained part whose conv5 is the bundled one."""
        width = self.archive.kernel(f"{TOP}_block1_1_conv").shape[1]
        out = self.archive.kernel(f"{TOP}_block1_3_conv").shape[1]
        return network.Shape(conv5_width=width, conv5_out=out)

    def put_conv5(self, conv5: keras.Model) -> None:
        """Set a Keras conv5 to the stored one, whose BatchNorms were folded into the convolutions."""
        for layer in conv5.layers:
            if isinstance(layer, keras.layers.BatchNormalization):
                layer.set_weights(self._norm(layer.name))
            elif isinstance(layer, keras.layers.Conv2D):
                kernel = self.archive.kernel(layer.name, 2 if layer.kernel_size == (1, 1) else 4)
                bias = [self.archive.array(f"{layer.name}/bias")] if layer.use_bias else []
                layer.set_weights([kernel.reshape(layer.kernel.shape), *bias])

    def _norm(self, name: str) -> Sequence[np.ndarray]:
        """Gamma, beta, mean and variance that scale and shift as the stored arrays do."""
        layer = name[: -len("_bn")]
        if f"{layer}/scale" in self.arrays:
            scale, shift = self.archive.array(f"{layer}/scale"), self.archive.array(f"{layer}/shift")
        else:
            shift = self.archive.array(f"{layer}_conv/bias")
            scale = np.ones_like(shift)
        return scale, shift, np.zeros_like(shift), np.full_like(shift, 1.0 - EPSILON)


def start(frozen: Frozen, is_tuned: bool) -> fit.Begin:
    """Makes the model of a new run: bundled conv5, first statistics, new decoder.

    is_tuned: conv5 is trained on, but for its BatchNorms, which small sets would spoil.
    """

    def begin(plan: fit.Plan, data: Data, steps: int) -> keras.Model:
        keras.utils.set_random_seed(plan.seed)
        model = network.build(plan.shape)
        stack = model.get_layer("conv5")
        frozen.put_conv5(stack)
        for layer in stack.layers:
            if not is_tuned or isinstance(layer, keras.layers.BatchNormalization):
                layer.trainable = False
        network.standardise(model, fit.first_inputs(plan, data))
        return fit.compiled(model, plan, steps)

    return begin
