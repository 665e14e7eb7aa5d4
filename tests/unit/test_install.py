"""The install script against a made apt: what it asks for, and when."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = "bash env awk sed cut tail mkdir cat grep rm touch".split()

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


class Machine:
    """A PATH of its own with fake package tools that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.work = folder / "José Peña ñ"
        self.calls = folder / "calls"
        self.bin.mkdir()
        self.work.mkdir()
        self.calls.write_text("", encoding="utf-8")
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.script("id", "echo 0")

    def script(self, name: str, body: str) -> None:
        path = self.bin / name
        path.write_text(f"#!{shutil.which('bash')}\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def debian(self, installed: bool, known: bool = True, first_install_fails: bool = False) -> Machine:
        state = self.work / "state"
        state.write_text("installed" if installed else "missing", encoding="utf-8")
        (self.work / "lists").write_text("full" if known else "empty", encoding="utf-8")
        tries = "2" if first_install_fails else "1"
        self.script("dpkg-query", 'grep -q installed state && echo "ii " || exit 1')
        self.script(
            "apt-cache",
            'grep -q full lists && for p in "${@:2}"; do echo "  Candidate: 1"; done; true',
        )
        self.script(
            "apt-get",
            f"""case " $* " in
*" --simulate "*|*" --assume-no "*) exit 0;;
*" update"*) echo update >>"{self.calls}"; echo full >lists;;
*" install "*) echo "install $DEBIAN_FRONTEND $*" >>"{self.calls}"
    [ "$(grep -c ^install "{self.calls}")" -ge {tries} ] || exit 100
    echo installed >state;;
esac""",
        )
        self.script("qgis_process.bin", "true")
        return self

    def install(self, purpose: str = "test") -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(self.bin / "bash"), str(ROOT / ".ci" / "install.sh"), purpose],
            cwd=self.work,
            env={
                "PATH": str(self.bin),
                "QGIS_PYTHON": "/nonexistent/python3",
                "HOME": os.environ.get("HOME", "/"),
            },
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_silent_and_idle_when_all_is_there(machine):
    done = machine.debian(installed=True).install()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.called() == []


def test_prints_and_installs_without_update_when_the_lists_know_everything(machine):
    done = machine.debian(installed=False).install()
    assert done.returncode == 0, done.stderr
    (call,) = machine.called()
    assert call.startswith("install noninteractive")
    assert "--no-install-recommends" in call
    for package in ("qgis", "libopenblas0-pthread", "python3-rasterio"):
        assert f" {package}" in call
        assert f" {package}" in done.stdout


def test_the_demo_needs_no_test_tools(machine):
    machine.debian(installed=False).install("demo")
    (call,) = machine.called()
    assert " python3-qgis " in call
    assert "rasterio" not in call
    assert "tensorflow" not in call


def test_updates_first_when_the_lists_are_empty(machine):
    assert machine.debian(installed=False, known=False).install().returncode == 0
    assert [call.split()[0] for call in machine.called()] == ["update", "install"]


def test_updates_and_tries_once_more_when_the_lists_are_old(machine):
    assert machine.debian(installed=False, first_install_fails=True).install().returncode == 0
    assert [call.split()[0] for call in machine.called()] == ["install", "update", "install"]


def test_a_user_needs_sudo(machine):
    machine.debian(installed=False).script("id", "echo 1000")
    done = machine.install()
    assert done.returncode == 1
    assert "apt-get install -y --no-install-recommends qgis" in done.stderr
    assert machine.called() == []
    machine.script("sudo", 'echo sudo >>"../calls"; exec "$@"')
    assert machine.install().returncode == 0
    assert [call.split()[0] for call in machine.called()] == ["sudo", "install"]


def test_elsewhere_it_says_what_to_install(machine):
    done = machine.install("demo")
    assert done.returncode == 1
    assert "QGIS 3.22" in done.stderr
    assert "QGIS_PYTHON=" in done.stderr
