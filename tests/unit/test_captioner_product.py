"""Products by NumPy and by OpenBLAS itself."""

from __future__ import annotations

import ctypes.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landslide_annotator.captioner import product

ROOT = Path(__file__).resolve().parents[2]
FOUND = [way for way in map(product.by_library, product.libraries()) if way is not None]
sizes = st.integers(1, 40)
with_library = pytest.mark.skipif(not FOUND, reason="NumPy here has no OpenBLAS with a plain cblas_sgemm")


def test_speed_is_operations_over_the_shortest_time():
    ticks = iter([0.0, 5.0, 10.0, 10.5, 20.0, 22.0])
    assert product.measure(clock=lambda: next(ticks)) == pytest.approx(2 * product.SIDE**3 / 0.5 / 1e9)


@with_library
@settings(deadline=None, max_examples=80)
@given(
    rows=sizes,
    inner=sizes,
    columns=sizes,
    seed=st.integers(0, 99),
    wider=st.integers(0, 5),
    turned=st.booleans(),
)
def test_a_library_gives_the_product_of_any_layout(rows, inner, columns, seed, wider, turned):
    """Rows with gaps behind them go to the library; a transposed matrix goes to NumPy."""
    rng = np.random.default_rng(seed)
    a = rng.normal(size=(rows, inner + wider)).astype(np.float32)[:, :inner]
    b = rng.normal(size=(inner, columns)).astype(np.float32)
    b = np.asfortranarray(b) if turned else b
    around = np.full((rows, columns + wider), 7.0, np.float32)
    FOUND[0](a, b, around[:, :columns])
    assert np.allclose(around[:, :columns], a.astype(float) @ b.astype(float), atol=1e-4)
    assert (around[:, columns:] == 7.0).all()


@pytest.mark.parametrize(
    ("provider", "direct"),
    [
        ("", False),
        ("/lib/libgslcblas.so.0.0.0", True),
        ("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", True),
        ("/usr/lib/libblas.so.3", True),
        ("/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", False),
        ("/usr/lib/libmkl_rt.so", False),
    ],
)
def test_openblas_is_asked_itself_only_where_a_plain_product_stands_before_it(monkeypatch, provider, direct):
    product.chosen.cache_clear()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(product, "global_provider", lambda: provider)
    monkeypatch.setattr(product, "libraries", lambda: ["none", "one"])
    monkeypatch.setattr(product, "by_library", lambda path: max if path == "one" else None)
    assert product.chosen() is (max if direct else product.by_numpy)
    monkeypatch.setattr(product, "libraries", list)
    product.chosen.cache_clear()
    assert product.chosen() is product.by_numpy
    product.chosen.cache_clear()


def test_elsewhere_numpy_is_taken(monkeypatch):
    product.chosen.cache_clear()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(product, "global_provider", lambda: "/lib/libgslcblas.so.0")
    assert product.chosen() is product.by_numpy
    product.chosen.cache_clear()


def test_a_file_without_the_function_is_passed_over(tmp_path):
    assert product.by_library(str(tmp_path / "none.so")) is None
    assert product.by_library("libc.so.6") is None
    assert product.libraries(tmp_path / "maps") == []


@with_library
@pytest.mark.skipif(ctypes.util.find_library("gslcblas") is None, reason="GSL is not installed")
def test_behind_gsl_as_in_the_qgis_programs_openblas_is_still_used():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from landslide_annotator.captioner import product\n"
        "print(product.global_provider(), product.chosen() is not product.by_numpy)"
    )
    surroundings = {**os.environ, "LD_PRELOAD": ctypes.util.find_library("gslcblas")}
    words = [sys.executable, "-c", code, str(ROOT)]
    ran = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=True)
    provider, direct = ran.stdout.split()
    assert "gslcblas" in provider
    assert direct == "True"
