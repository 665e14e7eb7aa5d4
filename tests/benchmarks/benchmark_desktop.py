"""How fast and how responsive the desktop is, in the real QGIS under Xvfb with the packaged plugin.

`build/venv-qgis/bin/python tests/benchmarks/benchmark_desktop.py [--count 500]` draws 21 outlines of the made
scene one by one (seconds until the row is in the edit buffer), then annotates many as a batch while a timer
in the main thread beats every 5 ms: a longer gap is a time in which QGIS does not answer.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "desktop"))
from launch import Look, package, run  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plugin = package(folder / "landslide_annotator.zip")
        scene = folder / "scene"
        made = [str(ROOT / "tests" / "demo" / "scene.py"), str(scene)]
        subprocess.run(["/usr/bin/python3", *made], check=True, stdout=subprocess.DEVNULL)
        files = {
            "imagery": scene / "orthophoto.tif",
            "dem": scene / "dem.tif",
            "outlines": scene / "outlines.gpkg",
        }
        found = run("heartbeat", folder / "run", plugin, Look(), 3600, count=options.count, **files)
    for text, key in (("clock", "draw_s"), ("processor", "draw_work_s")):
        values = found[key]
        print(f"outline to row, {text}: median {statistics.median(values):.3f} s, slowest {values[-1]:.3f} s")
    print(f"batch: {found['batch_rows']} rows in {found['batch_s']:.0f} s; {found['messages']}")
    for text in ("batch", "review"):
        heart = found[text]
        for name, key in (
            ("on the clock", ""), ("without waiting for a processor", "alone_"), ("of work", "work_"),
        ):  # fmt: skip
            longest = ", ".join(f"{1000 * gap:.0f}" for gap in heart[f"longest_{key}s"])
            over = heart[f"{key}over_50_ms"]
            print(f"{text}, gaps {name}: longest {longest} ms; {over} of {heart['beats']} over 50 ms")


if __name__ == "__main__":
    main()
