"""Writes a trained captioner as the files that the plugin reads: settings, encoder and decoder."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

import keras
import numpy as np

from landslide_annotator.captioner.pooling import REGIONS
from landslide_annotator.core.grammar import CAPTION_WORDS
from landslide_annotator.core.sizes import SizeBreaks

from .quantise import put_kernel

EPSILON = 1.001e-5
STACKS = {2: 3, 3: 4, 4: 6, 5: 3}
Weights = Dict[str, List[np.ndarray]]
"""Weights of each layer by its name, in Keras's order."""


def layer_weights(model: keras.Model) -> Weights:
    """Weights of every layer, those of nested models too."""
    found: Weights = {}
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            found.update(layer_weights(layer))
        elif layer.weights:
            found[layer.name] = [np.asarray(w) for w in layer.get_weights()]
    return found


def save_weights(path: Path, weights: Weights) -> None:
    """Write the weights of all layers as one .npz, whole or not at all."""
    flat = {f"{name}/{i}": w for name, ws in weights.items() for i, w in enumerate(ws)}
    np.savez(path.with_suffix(".part.npz"), **flat)
    path.with_suffix(".part.npz").rename(path)


def load_weights(path: Path) -> Weights:
    """Read what `save_weights` wrote."""
    found: Weights = {}
    with np.load(path, allow_pickle=False) as arrays:
        for key in sorted(arrays.files, key=lambda k: (k.rsplit("/", 1)[0], int(k.rsplit("/", 1)[1]))):
            found.setdefault(key.rsplit("/", 1)[0], []).append(arrays[key])
    return found


def put_weights(model: keras.Model, weights: Weights) -> None:
    """Set the weights of every layer, those of nested models too."""
    for layer in model.layers:
        if isinstance(layer, keras.Model):
            put_weights(layer, weights)
        elif layer.weights:
            layer.set_weights(weights[layer.name])


def _affine(weights: Weights, layer: str) -> tuple[np.ndarray, np.ndarray]:
    """A BatchNorm as scale and shift."""
    gamma, beta, mean, variance = (w.astype(np.float64) for w in weights[layer])
    scale = gamma / np.sqrt(variance + EPSILON)
    return scale, beta - mean * scale


def encoder_arrays(weights: Weights, whole: bool = False) -> Dict[str, np.ndarray]:
    """The encoder's arrays from the layers of ResNet-50 V2, BatchNorms folded into the convolution before."""
    arrays: Dict[str, np.ndarray] = {}
    _put_convolution(arrays, weights, "conv1_conv", None, whole)
    for stack in STACKS:
        _put_stack(arrays, weights, stack, whole)
    _put_affine(arrays, weights, "post")
    return arrays


def conv5_arrays(weights: Weights, whole: bool = False) -> Dict[str, np.ndarray]:
    """The arrays behind the BatchNorm and ReLU that end conv4."""
    arrays: Dict[str, np.ndarray] = {}
    _put_stack(arrays, weights, 5, whole)
    _put_affine(arrays, weights, "post")
    return arrays


def _put_stack(arrays: Dict[str, np.ndarray], weights: Weights, stack: int, whole: bool) -> None:
    """All blocks of a stack; a pre-activation that is not among the weights ends the stack before."""
    for block in range(1, STACKS[stack] + 1):
        name = f"conv{stack}_block{block}"
        if f"{name}_preact_bn" in weights:
            _put_affine(arrays, weights, f"{name}_preact")
        if block == 1:
            _put_convolution(arrays, weights, f"{name}_0_conv", None, whole)
        for part in (1, 2):
            _put_convolution(arrays, weights, f"{name}_{part}_conv", f"{name}_{part}_bn", whole)
        _put_convolution(arrays, weights, f"{name}_3_conv", None, whole)


def _put_affine(arrays: Dict[str, np.ndarray], weights: Weights, layer: str) -> None:
    scale, shift = _affine(weights, f"{layer}_bn")
    arrays[f"{layer}/scale"], arrays[f"{layer}/shift"] = scale.astype(np.float32), shift.astype(np.float32)


def _put_convolution(
    arrays: Dict[str, np.ndarray], weights: Weights, layer: str, norm: Optional[str], whole: bool
) -> None:
    kernel, *rest = weights[layer]
    bias = rest[0].astype(np.float64) if rest else np.zeros(kernel.shape[-1])
    kernel = kernel.astype(np.float64)
    if norm is not None:
        scale, shift = _affine(weights, norm)
        kernel, bias = kernel * scale, bias * scale + shift
    put_kernel(arrays, layer, kernel, whole)
    arrays[f"{layer}/bias"] = bias.astype(np.float32)


def decoder_arrays(weights: Weights, whole: bool = False) -> Dict[str, np.ndarray]:
    """The decoder's arrays."""
    arrays: Dict[str, np.ndarray] = {}
    mean, variance = weights["standardise"]
    scale = 1.0 / np.sqrt(variance.astype(np.float64) + 1e-3)
    arrays["features/scale"] = scale.astype(np.float32)
    arrays["features/shift"] = (-mean * scale).astype(np.float32)
    enter, recurrent, bias = weights["lstm"]
    put_kernel(arrays, "project", weights["project"][0], whole)
    put_kernel(arrays, "embedding", weights["embedding"][0], whole)
    put_kernel(arrays, "lstm", enter, whole)
    put_kernel(arrays, "lstm_recurrent", recurrent, whole)
    put_kernel(arrays, "words", weights["words"][0], whole)
    arrays["words/bias"] = weights["words"][1].astype(np.float32)
    arrays.update({"project/bias": weights["project"][1], "lstm/bias": bias})
    return arrays


def write_archive(path: Path, arrays: Mapping[str, np.ndarray]) -> str:
    """Write an .npz whose bytes depend on the arrays alone; returns its sha256."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (2020, 1, 1, 0, 0, 0)),
                data.getvalue(),
                zipfile.ZIP_DEFLATED,
                9,
            )
    path.write_bytes(buffer.getvalue())
    return hashlib.sha256(buffer.getvalue()).hexdigest()


def write_bundle(
    folder: Path,
    encoder: Mapping[str, np.ndarray],
    decoder: Mapping[str, np.ndarray],
    settings: Mapping[str, Any],
) -> None:
    """Write encoder.npz, decoder.npz and captioner.json."""
    folder.mkdir(parents=True, exist_ok=True)
    sums = {
        "encoder.npz": write_archive(folder / "encoder.npz", encoder),
        "decoder.npz": write_archive(folder / "decoder.npz", decoder),
    }
    write_settings(folder, settings, sums)


def write_settings(folder: Path, settings: Mapping[str, Any], sums: Mapping[str, str]) -> None:
    """Write captioner.json; sums: sha256 of the other files."""
    fixed = {
        "format": 1,
        "words": list(CAPTION_WORDS),
        "input_size": 224,
        "regions": list(REGIONS),
        "size_breaks": json.loads(SizeBreaks().to_json()),
    }
    text = json.dumps({**fixed, **settings, "sha256": sums}, indent=1, ensure_ascii=False)
    (folder / "captioner.json").write_text(text + "\n", encoding="utf-8")
