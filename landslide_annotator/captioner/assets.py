"""Finds the weights, checks that they are whole, and reads them without unpickling anything."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from pathlib import Path
from typing import Optional, Tuple, Union

import numpy as np

from ..core.errors import AssetError
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
            raise AssetError(f"{name} is no .npz archive. {remedy}")
        try:
            self._arrays = np.load(io.BytesIO(data), allow_pickle=False)
            self._names = frozenset(self._arrays.files)
        except DAMAGE as error:
            raise AssetError(f"{name} is damaged ({error}). {remedy}") from error

    @property
    def remedy(self) -> str:
        """What to do when the weights cannot be used."""
        return self._remedy

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def _read(self, name: str) -> np.ndarray:
        if name not in self._names:
            raise AssetError(f"{self._name} lacks the array {name}. {self._remedy}")
        try:
            array: np.ndarray = self._arrays[name]
        except DAMAGE as error:
            raise AssetError(f"{name} in {self._name} is damaged ({error}). {self._remedy}") from error
        if array.dtype.kind not in "fi":
            raise AssetError(f"{name} in {self._name} holds {array.dtype}, not numbers. {self._remedy}")
        return array

    def array(self, name: str) -> np.ndarray:
        """A vector as float32 (C)."""
        array = self._read(name)
        if array.ndim != 1:
            raise AssetError(f"{name} in {self._name} has the shape {array.shape}. {self._remedy}")
        return array.astype(np.float32)

    def kernel(self, layer: str, dimensions: int = 2) -> np.ndarray:
        """The layer's kernel as contiguous float32, int8 values times the scale of their output channel.

        dimensions 2: a matrix (I, O), also from the kernel (1, 1, I, O); 4: (height, width, I, O).
        """
        stored = self._read(f"{layer}/kernel")
        if dimensions == 2 and stored.ndim == 4 and stored.shape[:2] == (1, 1):
            stored = stored[0, 0]
        if stored.ndim != dimensions:
            raise AssetError(f"{layer}/kernel in {self._name} has the shape {stored.shape}. {self._remedy}")
        if f"{layer}/scale" not in self._names:
            return np.array(stored, dtype=np.float32, order="C")
        scale = self.array(f"{layer}/scale")
        if scale.shape != stored.shape[-1:]:
            raise AssetError(f"{layer}/scale in {self._name} has the shape {scale.shape}. {self._remedy}")
        return np.multiply(stored, scale, dtype=np.float32, order="C")


def find(path: Union[str, Path, None] = None, remedy: str = REMEDY) -> Path:
    """The folder with the weights: the one given, else the installed package's, else the checkout's."""
    package = Path(__file__).resolve().parents[1]
    folders = [Path(path)] if path is not None else [package / FOLDER, package.parent / FOLDER]
    for folder in folders:
        if (folder / SETTINGS_FILE).is_file():
            return folder
    places = " nor in ".join(str(folder) for folder in folders)
    raise AssetError(f"The captioner's weights are missing: no {SETTINGS_FILE} in {places}. {remedy}")


def _bytes(path: Path, remedy: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise AssetError(f"The captioner's weights are incomplete: {path} is missing. {remedy}") from error
    except OSError as error:
        raise AssetError(f"{path} cannot be read ({error.strerror}). Check its permissions.") from error


def read(folder: Path, remedy: str = REMEDY) -> Tuple[Settings, Archive, Archive]:
    """Settings, encoder and decoder of a folder, their checksums compared with the settings'."""
    text = _bytes(folder / SETTINGS_FILE, remedy)
    try:
        settings = parse(text.decode("utf-8"), hashlib.sha256(text).hexdigest(), remedy)
    except UnicodeDecodeError as error:
        raise AssetError(f"{folder / SETTINGS_FILE} is no UTF-8 text. {remedy}") from error
    encoder, decoder = (_verified(folder / name, settings, remedy) for name in (ENCODER_FILE, DECODER_FILE))
    return settings, encoder, decoder


def _verified(path: Path, settings: Settings, remedy: str) -> Archive:
    data = _bytes(path, remedy)
    wanted: Optional[str] = settings.sha256.get(path.name)
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise AssetError(
            f"{path} is damaged or belongs to another version: its sha256 is {found[:12]}..., "
            f"{SETTINGS_FILE} expects {(wanted or 'none')[:12]}... {remedy}"
        )
    return Archive(str(path), data, remedy)
