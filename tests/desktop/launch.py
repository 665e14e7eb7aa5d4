"""Starts the real QGIS under Xvfb with the packaged plugin in a fresh profile, and runs a scenario in it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Optional

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = Path(__file__).parent / "scenarios"
SCREENSHOTS = ROOT / "build" / "desktop"
PLUGIN = "landslide_annotator"
LIGHT, DARK = "default", "Night Mapping"
# Set for a QGIS inside pytest; a user has none of them.
NOT_A_USERS = {"QT_QPA_PLATFORM", "PYTHONPATH", "QGIS_CUSTOM_CONFIG_PATH", "QGIS_OPTIONS_PATH"}


@dataclass(frozen=True)
class Look:
    """Language, theme, screen in pixels and scaling of one start of QGIS."""

    language: str = "en"
    theme: str = LIGHT
    screen: str = "1366x768"
    scale: int = 1

    @property
    def name(self) -> str:
        """For names of files."""
        theme = "dark" if self.theme == DARK else "light"
        return f"{self.language}-{theme}" + (f"-{self.scale}00" if self.scale > 1 else "")


def missing() -> Optional[str]:
    """What lacks to start QGIS with a window; None when it can be started."""
    for program in ("xvfb-run", "qgis"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    return None


def package(target: Path) -> Path:
    """The zip that users install."""
    spec = importlib.util.spec_from_file_location("package", ROOT / ".ci" / "package.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--output", str(target)]) == 0
    return target


def make_profile(folder: Path, plugin: Path, look: Look) -> Path:
    """A fresh folder of profiles that holds nothing but the plugin, switched on."""
    profile = folder / "profiles" / "default"
    (profile / "python" / "plugins").mkdir(parents=True)
    with zipfile.ZipFile(plugin) as archive:
        archive.extractall(profile / "python" / "plugins")
    (profile / "QGIS").mkdir()
    (profile / "QGIS" / "QGIS3.ini").write_text(
        f"[PythonPlugins]\n{PLUGIN}=true\n\n"
        f"[locale]\noverrideFlag=true\nuserLocale={look.language}\n\n"
        f"[UI]\nUITheme={look.theme}\n\n"
        "[qgis]\ncheckVersion=false\nnewsFeed\\httpsfeedqgisorg\\disabled=true\n",
        encoding="utf-8",
    )
    return folder


def run(
    scenario: str, folder: Path, plugin: Path, look: Look, seconds: int = 240, **given: Any
) -> Dict[str, Any]:
    """Run a scenario; what it noted. Fails with its traceback, or with QGIS's last words."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    notes = folder / "notes.json"
    notes.unlink(missing_ok=True)
    task = {
        "scenario": str(SCENARIOS / f"{scenario}.py"),
        "notes": str(notes),
        "screenshots": str(SCREENSHOTS),
        "look": look.name,
        "folder": str(folder),
        "seconds": str(seconds),
        **{key: str(value) for key, value in given.items()},
    }
    environment = {
        **{key: value for key, value in os.environ.items() if key not in NOT_A_USERS},
        "LANDSLIDE_TASK": json.dumps(task),
        "PATH": f"/usr/bin{os.pathsep}{os.environ.get('PATH', '')}",  # QGIS's Python, whatever runs this
        "QT_SCALE_FACTOR": str(look.scale),
        "XDG_RUNTIME_DIR": str(folder),
    }
    profiles = folder / "profile"
    if not profiles.exists():
        make_profile(profiles, plugin, look)
    program = shutil.which("qgis.bin") or "qgis"
    command = ["xvfb-run", "-a", "-s", f"-screen 0 {look.screen}x24", program, "--nologo", "--noversioncheck"]
    command += ["--profiles-path", str(profiles), "--code", str(Path(__file__).with_name("inside.py"))]
    log = folder / "qgis.log"
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            command, env=environment, stdout=stream, stderr=stream, cwd=folder, start_new_session=True
        )
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            code = process.wait()
    tail = log.read_text(encoding="utf-8", errors="replace")[-3000:]
    assert notes.exists(), f"QGIS ended ({code}) before the scenario did:\n{tail}"
    found: Dict[str, Any] = json.loads(notes.read_text(encoding="utf-8"))
    assert not found.get("failure"), f"{found['failure']}\n{tail}"
    found["returncode"] = code
    found["log"] = tail
    return found
