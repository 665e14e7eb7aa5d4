"""Matrix products of the encoder: NumPy's, or OpenBLAS's own where something stands between the two.

On Linux the QGIS programs are linked to GSL, whose plain `cblas_sgemm` then takes the place of OpenBLAS's for
the whole process, NumPy included: thirty times slower. A function that is asked for by its library is
not exchanged that way.
"""

from __future__ import annotations

import ctypes
import re
import sys
import time
from functools import lru_cache
from pathlib import Path
from typing import Callable, List, Optional

import numpy as np

Multiply = Callable[[np.ndarray, np.ndarray, np.ndarray], None]
"""Writes the product of the first two matrices, float32, into the third."""
PLAIN = re.compile(r"gslcblas|/libc?blas\.so|/blas/libblas")
"""Files of plain, slow products; OpenBLAS's own libblas.so lies in a folder named after it."""
SIDE = 256
MAPS = Path("/proc/self/maps")
_ROW_MAJOR, _AS_IS = 101, 111


def by_numpy(a: np.ndarray, b: np.ndarray, out: np.ndarray) -> None:
    """The product as NumPy makes it."""
    np.matmul(a, b, out=out)


def measure(multiply: Multiply = by_numpy, clock: Callable[[], float] = time.perf_counter) -> float:
    """Speed of a small product in GFLOP/s, the best of three."""
    a = np.ones((SIDE, SIDE), dtype=np.float32)
    out, times = np.empty_like(a), []
    for _ in range(3):
        begun = clock()
        multiply(a, a, out)
        times.append(clock() - begun)
    return 2.0 * SIDE**3 / max(min(times), 1e-9) / 1e9


def libraries(maps: Path = MAPS) -> List[str]:
    """The files of OpenBLAS that this process has loaded, on Linux; the library itself first."""
    found = set(re.findall(r"/\S*openblas\S*\.so\S*", _read(maps)))
    return sorted(found, key=lambda path: ("openblas" not in path.rsplit("/", 1)[1], path))


def global_provider(maps: Path = MAPS) -> str:
    """The file whose cblas_sgemm counts for the whole process; empty when there is none."""
    try:
        place = ctypes.cast(ctypes.CDLL(None).cblas_sgemm, ctypes.c_void_p).value or 0
    except (OSError, AttributeError, TypeError):
        return ""
    for line in _read(maps).splitlines():
        span, *_, path = line.split(maxsplit=5)
        low, high = (int(end, 16) for end in span.split("-"))
        if low <= place < high:
            return path
    return ""


def _read(maps: Path) -> str:
    try:
        return maps.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def by_library(path: str) -> Optional[Multiply]:
    """The product by a library's own cblas_sgemm, None when it has none."""
    try:
        sgemm = ctypes.CDLL(path).cblas_sgemm
    except (OSError, AttributeError):
        return None
    number, real, place = ctypes.c_int, ctypes.c_float, ctypes.c_void_p
    sgemm.restype = None
    sgemm.argtypes = [number] * 6 + [real, place, number, place, number, real, place, number]

    def multiply(a: np.ndarray, b: np.ndarray, out: np.ndarray) -> None:
        if not all(_is_plain(m) for m in (a, b, out)):
            np.matmul(a, b, out=out)
            return
        rows, inner, columns = a.shape[0], a.shape[1], b.shape[1]
        steps = [m.strides[0] // m.itemsize for m in (a, b, out)]
        sgemm(
            _ROW_MAJOR, _AS_IS, _AS_IS, rows, columns, inner, 1.0, a.ctypes.data, steps[0],
            b.ctypes.data, steps[1], 0.0, out.ctypes.data, steps[2],
        )  # fmt: skip

    return multiply


def _is_plain(matrix: np.ndarray) -> bool:
    """Whether rows lie one behind the other, each without gaps, as cblas_sgemm reads them."""
    step, width = matrix.strides[0], matrix.shape[1] * 4
    return (
        matrix.dtype == np.float32
        and matrix.size > 0
        and matrix.strides[1] == 4
        and step >= width
        and step % 4 == 0
    )


@lru_cache(maxsize=1)
def chosen() -> Multiply:
    """OpenBLAS's own product where a plain one stands before it in NumPy, else NumPy's."""
    provider = global_provider() if sys.platform.startswith("linux") else ""
    if PLAIN.search(provider) and "openblas" not in provider:
        for path in libraries():
            found = by_library(path)
            if found is not None:
                return found
    return by_numpy


def multiply(a: np.ndarray, b: np.ndarray, out: np.ndarray) -> None:
    """Write a @ b into out; matrices of float32, out apart from both in memory."""
    chosen()(a, b, out)
