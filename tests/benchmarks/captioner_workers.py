"""What the benchmark runs in processes of their own; each prints one JSON object."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "unit"), str(ROOT / "tests" / "benchmarks")]
SIDE_M = 150.0
PAUSE = 0.1
"""Seconds between measurements, so that one library's threads have stopped waiting for work."""


def scene(side=300):
    """A tile of blurred patches and an outline, as an annotated feature has them."""
    import numpy as np

    rng = np.random.default_rng(0)
    tile = np.kron(rng.integers(0, 256, (10, 10, 3), dtype=np.uint8), np.ones((side // 10, side // 10, 1)))
    outline = np.zeros((side, side), bool)
    outline[side // 4 : 3 * side // 4, side // 3 : 2 * side // 3] = True
    return np.ascontiguousarray(tile.astype(np.uint8)), outline


def memory():
    """Resident and highest resident memory of this process, MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    found = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
    return int(found["VmRSS"]) / 1024.0, int(found["VmHWM"]) / 1024.0


def timed(call):
    time.sleep(PAUSE)
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000.0


def summary(times):
    """Median and quartiles, milliseconds."""
    low, middle, high = statistics.quantiles(times, n=4)
    return {"median_ms": middle, "low_ms": low, "high_ms": high, "count": len(times)}


def make(folder, _):
    """Random weights of the real size, for as long as there are no trained ones."""
    from bundle import REAL_WIDTHS, write_bundle

    sizes = {"projected": 192, "depth": 32, "units": 192}
    write_bundle(Path(folder), widths=REAL_WIDTHS, input_size=224, decoder=sizes)
    return {}


def alone(folder, repeats):
    """NumPy only: load time, memory added, time of a tile, and the BLAS behind it."""
    import numpy as np

    tile, outline = scene()
    before, _ = memory()
    begun = time.perf_counter()
    from landslide_annotator.captioner import blas, product
    from landslide_annotator.captioner.model import Captioner

    captioner = Captioner.load(folder)
    load_s = time.perf_counter() - begun
    times = [timed(lambda: captioner.caption(tile, SIDE_M, outline)) for _ in range(repeats + 1)][1:]
    return {
        "python": sys.version.split()[0], "numpy": np.__version__, "kernels": blas.openblas_kernels(),
        "gflops": product.measure(product.chosen()), "load_s": load_s,
        "memory_mb": memory()[1] - before, **summary(times),
    }  # fmt: skip


def pair(folder, repeats):
    """NumPy and Keras by turns on one tile; Keras gets the tile resampled and pools and words ready-made."""
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    import keras
    import keras_twin
    import numpy as np
    import tensorflow as tf

    from landslide_annotator.captioner.extras import extras
    from landslide_annotator.captioner.model import Captioner
    from landslide_annotator.captioner.pooling import region_weights
    from landslide_annotator.captioner.resample import resize
    from landslide_annotator.captioner.views import turn
    from landslide_annotator.core.grammar import attributes_to_words

    cores = len(os.sched_getaffinity(0))
    tf.config.threading.set_intra_op_parallelism_threads(cores)
    tile, outline = scene()
    captioner = Captioner.load(folder)
    words = attributes_to_words(captioner.caption(tile, SIDE_M, outline).attributes)
    twin = keras_twin.captioner(folder)
    regions, numbers = captioner.settings.regions, captioner.settings.extras
    ways = captioner.settings.views_read

    def given(way):
        """The twin's inputs for the tile in a view."""
        mask = turn(outline, way)
        return [
            resize(turn(tile, way), captioner.settings.input_size)[None],
            *keras_twin.region_inputs(twin, (mask, None), regions, region_weights),
            np.stack([extras(SIDE_M, mask), extras(None, None)])[:, :numbers],
            np.stack([keras_twin.word_ids(folder, spoken) for spoken in (words, [])]),
        ]

    tensors = [[tf.constant(array) for array in given(way)] for way in ways]
    run = tf.function(lambda *inputs: twin(list(inputs), training=False))
    ours, theirs = [], []
    for _ in range(repeats + 2):
        ours.append(timed(lambda: captioner.caption(tile, SIDE_M, outline)))
        theirs.append(timed(lambda: [run(*inputs).numpy() for inputs in tensors]))
    ours, theirs = ours[2:], theirs[2:]
    return {
        "numpy": summary(ours), "keras": summary(theirs), "cores": cores,
        "ratio": statistics.median(ours) / statistics.median(theirs),
        "ratio_of_pairs": statistics.median(a / b for a, b in zip(ours, theirs)),
        "versions": f"NumPy {np.__version__}, TensorFlow {tf.__version__}, Keras {keras.__version__}",
    }  # fmt: skip


if __name__ == "__main__":
    worker = {"make": make, "alone": alone, "pair": pair}[sys.argv[1]]
    print(json.dumps(worker(sys.argv[2], int(sys.argv[3]))))
