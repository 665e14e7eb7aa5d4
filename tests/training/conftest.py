from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

# For the small products of these tests threads cost more than they save, above all on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))

from made_tiles import write_tiles

from landslide_annotator.captioner import blas

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
BIJIE = SHARED / "bijie"
ENCODER = SHARED / "encoder" / "resnet50v2_imagenet_conv1-conv4.npz"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    monkeypatch.setattr(blas, "warn_once", lambda: None)


@contextmanager
def _run_eagerly(eagerly):
    keras = pytest.importorskip("keras")
    if keras.backend.backend() != "tensorflow":
        yield
        return
    import tensorflow

    before = tensorflow.config.functions_run_eagerly()
    tensorflow.config.run_functions_eagerly(eagerly)
    yield
    tensorflow.config.run_functions_eagerly(before)


@pytest.fixture(scope="session", autouse=True)
def _eager():
    """Tracing a graph takes longer than the few steps that tests run."""
    with _run_eagerly(True):
        yield


@pytest.fixture(scope="module")
def traced():
    """Traced graphs, for modules that take many steps with few networks."""
    with _run_eagerly(False):
        yield


@pytest.fixture(scope="session")
def tiles(tmp_path_factory):
    """A folder of made tiles."""
    return write_tiles(tmp_path_factory.mktemp("tiles"))


@pytest.fixture(scope="session")
def real_tiles():
    """The folder of the Bijie tiles."""
    if not (BIJIE / "tiles.csv").is_file():
        pytest.skip(f"{BIJIE} is absent")
    return BIJIE


@pytest.fixture(scope="session")
def real_encoder():
    """The ImageNet weights of conv1 to conv4."""
    if not ENCODER.is_file():
        pytest.skip(f"{ENCODER} is absent")
    return ENCODER
