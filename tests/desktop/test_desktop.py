"""The packaged plugin in the real QGIS, under Xvfb; pictures of every state come into build/desktop."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Dict

import pytest
from launch import DARK, LIGHT, ROOT, Look, missing, package, run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(missing() is not None, reason=str(missing()))]


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("package") / "landslide_annotator.zip")


@pytest.fixture(scope="session")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Dict[str, Path]:
    """Files of the made scene."""
    folder = tmp_path_factory.mktemp("scene")
    subprocess.run(["/usr/bin/python3", str(ROOT / "tests" / "demo" / "scene.py"), str(folder)], check=True)
    return {
        "imagery": folder / "orthophoto.tif",
        "dem": folder / "dem.tif",
        "outlines": folder / "outlines.gpkg",
    }


def test_a_days_work(tmp_path: Path, plugin: Path, scene: Dict[str, Path]) -> None:
    """Create, draw, accept, undo, redo, correct, batch, cancel, save; then another start finds every row."""
    look = Look("es", LIGHT)
    first = run("work", tmp_path, plugin, look, **scene)
    again = run("reopen", tmp_path, plugin, look, inventory=first["inventory"], **scene)
    assert again["rows"] == first["rows"] and first["returncode"] == 0
    Path(first["inventory"]).unlink()


def test_trouble(tmp_path: Path, plugin: Path, scene: Dict[str, Path]) -> None:
    """Layers vanish, files are no inventories, the plugin is reloaded, QGIS is closed under a batch."""
    found = run("trouble", tmp_path, plugin, Look("en", DARK), **scene)
    assert found["returncode"] == 0, found["log"]
    assert "Traceback" not in found["log"]
