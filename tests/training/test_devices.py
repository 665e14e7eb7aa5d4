"""Sharing batches among devices says what it does."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import keras
import pytest

from training.devices import distribute

pytestmark = pytest.mark.training
ROOT = Path(__file__).resolve().parents[2]
TWO = """
import numpy as np
from training.devices import distribute
print(distribute(print))
import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile("sgd", loss="mse")
print(float(model.train_on_batch(np.ones((6, 4), "float32"), np.zeros((6, 1), "float32"))) >= 0.0)
"""


def test_one_device_is_said_to_be_one():
    lines = []
    assert distribute(lines.append) == 1
    assert ("one device" in lines[0]) and ("KERAS_BACKEND=jax" in lines[0]) == (
        keras.backend.backend() != "jax"
    )


@pytest.mark.skipif(importlib.util.find_spec("jax") is None, reason="jax is not installed")
def test_two_devices_share_a_batch():
    two = "--xla_force_host_platform_device_count=2"
    told = {**os.environ, "KERAS_BACKEND": "jax", "JAX_PLATFORMS": "cpu", "XLA_FLAGS": two}
    words = [sys.executable, "-c", TWO]
    ran = subprocess.run(words, cwd=ROOT, env=told, capture_output=True, text=True, check=True)
    assert ran.stdout.split("\n")[:3] == ["each batch is shared among 2 devices", "2", "True"]
