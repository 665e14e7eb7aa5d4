"""The captioner, loaded once and kept."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Optional

from ...captioner import blas
from ...captioner.model import Captioner
from ...captioner.settings import Settings


class Warm:
    """Gives out the captioner of a folder, by default the bundled one; any thread may ask.

    `turn` is held by whoever reads shared sources: one landslide at a time.
    """

    def __init__(self, folder: Optional[Path] = None) -> None:
        self._folder = folder
        self.turn = threading.Lock()
        self._loading = threading.Lock()
        self._captioner: Optional[Captioner] = None

    def captioner(self) -> Captioner:
        """The captioner; raises AssetError when its weights are missing or damaged."""
        with self._loading:
            if self._captioner is None:
                self._captioner = Captioner.load(self._folder)
            return self._captioner

    @property
    def settings(self) -> Optional[Settings]:
        """The captioner's settings, None until it is loaded."""
        return self._captioner.settings if self._captioner else None

    def slowness(self) -> Optional[str]:
        """Why captions take seconds here without OpenBLAS; None when they do not."""
        return blas.slow() if blas.openblas_kernels() is None else None
