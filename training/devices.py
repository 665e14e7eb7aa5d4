"""Batches spread over several accelerators, where Keras can do that."""

from __future__ import annotations

from typing import Callable

BACKEND = "jax"


def distribute(report: Callable[[str], None]) -> int:
    """Let all models that are made from now on share each batch among the devices; how many there are.

    Only Keras' jax backend shares a plain training step; with another, or on one device, nothing changes.
    """
    import keras

    if keras.backend.backend() != BACKEND:
        report(f"--distribute needs KERAS_BACKEND={BACKEND}: going on with one device")
        return 1
    devices = keras.distribution.list_devices()
    if len(devices) < 2:
        report("--distribute found one device: nothing to share")
        return 1
    shared = keras.distribution.DataParallel(devices=devices, auto_shard_dataset=False)
    keras.distribution.set_distribution(shared)
    report(f"each batch is shared among {len(devices)} devices")
    return len(devices)
