"""Finds the weights, checks that they are whole, and reads them without unpickling anything."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import Optional, Tuple, Union

import numpy as np

from ..core.errors import AssetError, spoken
from .settings import Settings, parse

FOLDER = "model_assets"
SETTINGS_FILE, ENCODER_FILE, DECODER_FILE = "captioner.json", "encoder.npz", "decoder.npz"
REMEDY = "Install the plugin again from its zip file."
OWN_REMEDY = "Export the model again, or choose the folder of another one."
"""For weights that the user chose."""
DAMAGE = (
    ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
"""What reading a damaged archive raises."""


class Archive:
    """Arrays of one .npz file, decompressed when asked for.

    Anything missing or damaged raises AssetError, which names the file and the array.
    """

    def __init__(self, name: str, data: bytes, remedy: str = REMEDY) -> None:
        self._name, self._remedy = name, remedy
        if not data.startswith(b"PK"):
            raise AssetError("{0} is no .npz archive. {1}", name, remedy)
        try:
            self._arrays = np.load(io.BytesIO(data), allow_pickle=False)
            self._names = frozenset(self._arrays.files)
        except DAMAGE as error:
            raise AssetError("{0} is damaged ({1}). {2}", name, error, remedy) from error

    @property
    def remedy(self) -> str:
        """What to do when the weights cannot be used."""
        return self._remedy

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def _read(self, name: str) -> np.ndarray:
        if name not in self._names:
            raise AssetError("{0} lacks the array {1}. {2}", self._name, name, self._remedy)
        try:
            array: np.ndarray = self._arrays[name]
        except DAMAGE as error:
            text = self._name, error, self._remedy
            raise AssetError("{0} in {1} is damaged ({2}). {3}", name, *text) from error
        if array.dtype.kind not in "fi":
            found = array.dtype, self._remedy
            raise AssetError("{0} in {1} holds {2}, not numbers. {3}", name, self._name, *found)
        return array

    def _misshapen(self, name: str, array: np.ndarray) -> AssetError:
        text = spoken("{0} in {1} has the shape {2}. {3}", name, self._name, array.shape, self._remedy)
        return AssetError(text)

    def array(self, name: str) -> np.ndarray:
        """A vector as float32 (C)."""
        array = self._read(name)
        if array.ndim != 1:
            raise self._misshapen(name, array)
        return array.astype(np.float32)

    def kernel(self, layer: str, dimensions: int = 2) -> np.ndarray:
        """The layer's kernel as contiguous float32, int8 values times the scale of their output channel.

        dimensions 2: a matrix (I, O), also from the kernel (1, 1, I, O); 4: (height, width, I, O).
        """
        stored = self._read(f"{layer}/kernel")
        if dimensions == 2 and stored.ndim == 4 and stored.shape[:2] == (1, 1):
            stored = stored[0, 0]
        if stored.ndim != dimensions:
            raise self._misshapen(f"{layer}/kernel", stored)
        if f"{layer}/scale" not in self._names:
            return np.array(stored, dtype=np.float32, order="C")
        scale = self.array(f"{layer}/scale")
        if scale.shape != stored.shape[-1:]:
            raise self._misshapen(f"{layer}/scale", scale)
        return np.multiply(stored, scale, dtype=np.float32, order="C")


def find(path: Union[str, Path, None] = None, remedy: str = REMEDY) -> Path:
    """The folder with the weights: the one given, else the installed package's, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    folders = [Path(path)] if path is not None else [package / FOLDER, package.parent / FOLDER]
    for folder in folders:
        if (folder / SETTINGS_FILE).is_file():
            return folder
    places = spoken(" nor in ").join(str(folder) for folder in folders)
    raise AssetError("The captioner's weights are missing: no {0} in {1}. {2}", SETTINGS_FILE, places, remedy)


def _bytes(path: Path, remedy: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise AssetError(
            "The captioner's weights are incomplete: {0} is missing. {1}", path, remedy
        ) from error
    except OSError as error:
        raise AssetError("{0} cannot be read ({1}). Check its permissions.", path, error.strerror) from error


def read(folder: Path, remedy: str = REMEDY) -> Tuple[Settings, Archive, Archive]:
    """Settings, encoder and decoder of a folder, their checksums compared with the settings'."""
    text = _bytes(folder / SETTINGS_FILE, remedy)
    try:
        settings = parse(text.decode("utf-8"), hashlib.sha256(text).hexdigest(), remedy)
    except UnicodeDecodeError as error:
        raise AssetError("{0} is no UTF-8 text. {1}", folder / SETTINGS_FILE, remedy) from error
    encoder, decoder = (_verified(folder / name, settings, remedy) for name in (ENCODER_FILE, DECODER_FILE))
    return settings, encoder, decoder


def _verified(path: Path, settings: Settings, remedy: str) -> Archive:
    data = _bytes(path, remedy)
    wanted: Optional[str] = settings.sha256.get(path.name)
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise AssetError(
            "{0} is damaged or belongs to another version: its sha256 is {1}..., {2} expects {3}... {4}",
            path, found[:12], SETTINGS_FILE, (wanted or "none")[:12], remedy,
        )  # fmt: skip
    return Archive(str(path), data, remedy)
