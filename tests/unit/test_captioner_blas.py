"""The advice about a slow BLAS."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path

import numpy as np
import pytest

from landslide_annotator.captioner import blas

NEW = frozenset({"sse2", "avx2", "fma", *blas.AVX512})
OLDER = frozenset({"sse2", "avx2", "fma"})
OLDEST = frozenset({"sse2"})


@pytest.mark.parametrize(
    ("gflops", "kernels", "flags", "named"),
    [
        (90.0, "SkylakeX", NEW, None),
        (40.0, "Haswell", OLDER, None),
        (40.0, None, frozenset(), None),
        (8.0, None, frozenset(), None),
        (20.0, "Prescott", NEW, "OPENBLAS_CORETYPE=SkylakeX"),
        (20.0, "Nehalem", OLDER, "OPENBLAS_CORETYPE=Haswell"),
        (9.0, "Nehalem", OLDEST, None),
        (2.0, None, NEW, r"2\.0 GFLOP/s.*libopenblas0-pthread"),
        (2.0, "Haswell", OLDER, "libopenblas0-pthread"),
    ],
)
def test_advice_names_the_remedy_of_its_cause(monkeypatch, gflops, kernels, flags, named):
    monkeypatch.setattr(sys, "platform", "linux")
    message = blas.advice(gflops, kernels, flags)
    if named is None:
        assert message is None
    else:
        assert re.search(named, message)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_nothing_is_said_of_apt(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    message = blas.advice(1.0, None, frozenset())
    assert "OpenBLAS" in message and "apt install" not in message


def test_flags_are_those_of_the_first_processor(tmp_path):
    path = tmp_path / "cpuinfo"
    path.write_text(
        "processor\t: 0\nflags\t\t: fpu avx2 fma\nprocessor\t: 1\nflags\t\t: fpu\n", encoding="utf-8"
    )
    assert blas.processor_flags(path) == {"fpu", "avx2", "fma"}
    path.write_text("Features : neon\n", encoding="utf-8")
    assert blas.processor_flags(path) == frozenset()
    assert blas.processor_flags(tmp_path / "absent") == frozenset()


def test_kernels_are_unknown_without_openblas(tmp_path):
    maps = tmp_path / "maps"
    maps.write_text("7f00-7f01 r-xp 0 00:00 1 /usr/lib/libblas.so.3\n", encoding="utf-8")
    assert blas.openblas_kernels(maps) is None
    maps.write_text("7f00-7f01 r-xp 0 00:00 1 /gone/libopenblas-r0.so\n", encoding="utf-8")
    assert blas.openblas_kernels(maps) is None
    assert blas.openblas_kernels(tmp_path / "absent") is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_kernels_of_the_openblas_in_use_are_told():
    np.matmul(np.ones((2, 2)), np.ones((2, 2)))
    with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
        loaded = "openblas" in maps.read()
    found = blas.openblas_kernels()
    assert (found is not None) == loaded
    assert found is None or found.isidentifier()


@pytest.mark.skipif(blas.openblas_kernels() is None, reason="NumPy runs on another BLAS here")
def test_a_library_that_cannot_be_asked_does_not_hide_the_next(tmp_path):
    text = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
    maps = tmp_path / "maps"
    maps.write_text("7f00-7f01 r-xp 0 00:00 1 /gone/numpy/libopenblas.so\n" + text, encoding="utf-8")
    assert blas.openblas_kernels(maps) == blas.openblas_kernels()


def forget():
    blas.slow.cache_clear()
    blas.warn_once.cache_clear()


def test_the_log_says_it_once(monkeypatch, caplog):
    monkeypatch.setattr(blas, "measure", lambda multiply: 1.0)
    monkeypatch.setattr(blas, "openblas_kernels", lambda: None)
    forget()
    with caplog.at_level(logging.WARNING):
        blas.warn_once()
        blas.warn_once()
    forget()
    assert len(caplog.records) == 1
    assert "slowly" in caplog.text


def test_a_fast_blas_is_not_mentioned(monkeypatch, caplog):
    monkeypatch.setattr(blas, "measure", lambda multiply: 100.0)
    monkeypatch.setattr(blas, "openblas_kernels", lambda: "SkylakeX")
    forget()
    with caplog.at_level(logging.DEBUG):
        blas.warn_once()
    forget()
    assert not caplog.records
