"""Notices a slow BLAS behind NumPy and says once in the log what to install or set.

Two causes are common on Linux: the reference BLAS, about fifteen times slower than OpenBLAS, and an OpenBLAS
older than the processor, which then falls back to kernels of 2004 (Debian 12 on new Intel processors).
"""

from __future__ import annotations

import ctypes
import logging
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import FrozenSet, Optional

from ..core.errors import spoken
from .product import chosen, libraries, measure

LOGGER = logging.getLogger(__name__)
SLOW_GFLOPS = 8.0
OLD_KERNELS = {"Prescott", "Core2", "Penryn", "Dunnington", "Nehalem", "Katmai", "Coppermine", "Generic"}
AVX512 = {"avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd"}
CORE_NAMES = tuple(
    f"{vendor}openblas_get_corename{integers}" for vendor in ("", "scipy_") for integers in ("", "64_")
)


def openblas_kernels(maps: Path = Path("/proc/self/maps")) -> Optional[str]:
    """The processor family OpenBLAS took its kernels for, None where that cannot be told."""
    # NumPy's first: SciPy may have its own
    for path in sorted(libraries(maps), key=lambda path: ("numpy" not in path, path)):
        kernels = _kernels(path)
        if kernels is not None:
            return kernels
    return None


def _kernels(path: str) -> Optional[str]:
    try:
        library = ctypes.CDLL(path)
    except OSError:
        return None
    for name in CORE_NAMES:
        function = getattr(library, name, None)
        if function is not None:
            function.restype = ctypes.c_char_p
            return str(function().decode("ascii", "replace"))
    return None


def processor_flags(path: Path = Path("/proc/cpuinfo")) -> FrozenSet[str]:
    """Instruction sets of the first processor on Linux, else none."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return frozenset()
    found = re.search(r"^flags\s*:(.*)$", text, re.MULTILINE)
    return frozenset(found.group(1).split()) if found else frozenset()


def advice(gflops: float, kernels: Optional[str], flags: FrozenSet[str]) -> Optional[str]:
    """What to tell the user, None when the BLAS is as fast as it can be."""
    if kernels in OLD_KERNELS and "avx2" in flags:
        better = "SkylakeX" if flags >= AVX512 else "Haswell"
        return spoken(
            "OpenBLAS does not know this processor and uses slow {0} kernels; captions take "
            "about three times as long. Start QGIS with the environment variable "
            "OPENBLAS_CORETYPE={1}, or install a newer OpenBLAS.",
            kernels, better,
        )  # fmt: skip
    if gflops >= SLOW_GFLOPS:
        return None
    remedy = spoken("Install a NumPy that is built with OpenBLAS.")
    if sys.platform.startswith("linux"):
        remedy = spoken(
            "Install OpenBLAS (Debian and Ubuntu: apt install libopenblas0-pthread) and restart QGIS."
        )
    return spoken(
        "NumPy multiplies matrices slowly here ({0:.1f} GFLOP/s); a caption takes seconds. {1}",
        gflops,
        remedy,
    )


@lru_cache(maxsize=1)
def slow() -> Optional[str]:
    """What to tell the user of this process's BLAS, measured once; None when it is as fast as it can be."""
    return advice(measure(chosen()), openblas_kernels(), processor_flags())


@lru_cache(maxsize=1)
def warn_once() -> None:
    """Log a warning when the BLAS is slow; later calls do nothing."""
    message = slow()
    if message:
        LOGGER.warning(message)
