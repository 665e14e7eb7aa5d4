"""Tools, example, styles, layout, options, help and a clean unload, in the real QGIS under Xvfb."""

from __future__ import annotations

from pathlib import Path

import pytest
from launch import DARK, LIGHT, Look, missing, package, run

pytestmark = [pytest.mark.slow, pytest.mark.skipif(missing() is not None, reason=str(missing()))]


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("package") / "landslide_annotator.zip")


@pytest.mark.parametrize("look", [Look("es", LIGHT), Look("en", DARK)], ids=["es-light", "en-dark"])
def test_tools_example_and_leftovers(tmp_path: Path, plugin: Path, look: Look) -> None:
    """Try it, draw with the mouse, styles, layout, options, diagnostics, help; unload and reload."""
    found = run("tools", tmp_path, plugin, look)
    assert found["drawn_m2"] == pytest.approx(14417, rel=0.02)  # T1, drawn through fewer corners
    assert found["azimuth"] == pytest.approx(180, abs=1)
    assert Path(found["help"]).name == "index.html" and Path(found["help"]).parent.name == look.language
    assert found["help_exists"]
    assert str(Path.home()) not in found["diagnostics"] and str(tmp_path) not in found["diagnostics"]
    loaded, unloaded = found["loaded"], found["unloaded"]
    assert found["again"] == found["reloaded"] == loaded
    assert (loaded["pages"], loaded["tools"], loaded["provider"]) == (1, 3, True)
    gone = {"actions": 0, "tools": 0, "functions": 0, "provider": False, "pages": 0}
    assert {name: unloaded[name] for name in gone} == gone
    assert unloaded["labels"] < loaded["labels"] and unloaded["items"] < loaded["items"]
    assert unloaded["spanish"] == "Annotate landslides"
    assert loaded["spanish"] == {"es": "Anotar deslizamientos", "en": "Annotate landslides"}[look.language]
    assert "Traceback" not in found["log"]
