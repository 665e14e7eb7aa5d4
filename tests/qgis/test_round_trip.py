"""From an inventory in QGIS to a captioner: exported here, prepared, trained and asked by `training`."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import pytest
from qgis.core import QgsGeometry

from landslide_annotator.gis.inventory.rows import Entry, OnExisting
from tests.qgis.algorithms import run
from tests.qgis.inventories import EPSG, NORTH, WEST, box, entry, make_inventory, small_captioner
from tests.qgis.rasters import write_raster

ROOT = Path(__file__).resolve().parents[2]
TRAIN = ROOT / "build" / "venv-train" / "bin" / "python"
HAS_TENSORFLOW = any((ROOT / "build" / "venv-train").glob("lib/python*/site-packages/tensorflow"))
COLOURS = {"flow": (190, 120, 60), "fall": (120, 120, 190)}
EACH = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not TRAIN.exists(), reason="build/venv-train is missing: run make test"),
    pytest.mark.skipif(not HAS_TENSORFLOW, reason="build/venv-train has no TensorFlow"),
]


def training(folder: Path, *words: object) -> str:
    """Run a step of the training code in its own environment, without this one's paths."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [str(TRAIN), "-m", "training", *map(str, words)]
    kept.update(TF_CPP_MIN_LOG_LEVEL="3", PYTHONPATH=str(ROOT), PYTHONUTF8="1", CUDA_VISIBLE_DEVICES="")
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def scene(folder: Path) -> Dict[str, Any]:
    """A raster whose landslides have the colour of their type, and their inventory; one has no known type."""
    bands = np.random.default_rng(1).integers(40, 80, (3, 400, 400)).astype(np.uint8)
    entries: List[Entry] = []
    for place, kind in enumerate([*COLOURS] * EACH + ["topple"]):
        column, row = 15 + 95 * (place % 4), 15 + 95 * (place // 4)
        bands[:, row : row + 50, column : column + 30] += np.array(
            COLOURS.get(kind, (0, 0, 0)), np.uint8
        ).reshape(3, 1, 1)
        activity, direction = (("active", "S"), ("inactive", "NE"))[place % 2]
        said = {"ls_type": kind, "activity": activity, "direction": direction}
        made = entry(place + 1, **said, status="corrected")
        entries.append(Entry(made.key, QgsGeometry.fromWkt(box(column, row, 30, 50)), made.record))
    raster = write_raster(
        folder / "scene ñ.tif", bands, (WEST, 1.0, 0, NORTH, 0, -1.0), EPSG, meanings=(3, 4, 5)
    )
    held = make_inventory(folder / "inventario.gpkg")
    held.write(entries, OnExisting.ADD)
    return {"INPUT": str(held.path), "IMAGERY": str(raster)}


def test_what_is_exported_is_prepared_trained_and_captioned(tmp_path: Path) -> None:
    folder, data, fitted = tmp_path / "set", tmp_path / "data", tmp_path / "run"
    with small_captioner(tmp_path / "bundle"):
        results, ok, feedback = run(
            "exporttrainingset", {**scene(tmp_path), "CONTEXT": 1.5, "FOLDER": str(folder)}
        )
    assert ok, feedback.errors
    assert (results["EXPORTED"], results["FAILED"]) == (EACH * len(COLOURS), 1)
    table = folder / "descriptions.csv"
    training(tmp_path, "prepare", "--images", folder / "tiles", "--table", table, "--out", data)
    problems = list(csv.DictReader((data / "problems.csv").read_text("utf-8").splitlines()))
    assert [p for p in problems if p["severity"] == "error"] == []
    with open(table, encoding="utf-8-sig", newline="") as stream:
        written = {Path(line["image"]).stem: line for line in csv.DictReader(stream)}
    samples = list(csv.DictReader((data / "samples.csv").read_text("utf-8").splitlines()))
    assert {s["id"] for s in samples} == set(written)
    for sample in samples:
        line = written[sample["id"]]
        assert sample["split"] == line["image"].split("/")[0]
        assert sample["type"] == {"flujo": "flow", "caida": "fall"}[line["type"]]
        assert sample["direction"] == line["direction"]
        assert float(sample["area_m2"]) == pytest.approx(30 * 50, rel=2e-3)
    settings = json.loads((data / "settings.json").read_text("utf-8"))
    assert settings["split"] == "folders"
    training(tmp_path, "train", "--data", data, "--run", fitted, "--epochs", 1)
    said = training(
        tmp_path, "predict", folder / "tiles" / "test", "--run", fitted, "--out", tmp_path / "said"
    )
    tests = [s for s in samples if s["split"] == "test"]
    assert f"{len(tests)} of {len(tests)} pictures captioned" in said
