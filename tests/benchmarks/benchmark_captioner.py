"""Speed and memory of the captioner on two cores, as a Markdown table and build/benchmarks/captioner.json.

    build/venv-train/bin/python tests/benchmarks/benchmark_captioner.py

One tile by NumPy and by the same network in Keras float32, by turns in one process; then NumPy alone with the
Python that runs this, with the system's (the one QGIS uses on Debian), and with its reference BLAS.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "build" / "benchmarks"
WORKERS = Path(__file__).with_name("captioner_workers.py")
REFERENCE = (
    "/usr/lib/x86_64-linux-gnu/blas", "/usr/lib/x86_64-linux-gnu/lapack",
    "/usr/lib/aarch64-linux-gnu/blas", "/usr/lib/aarch64-linux-gnu/lapack",
)  # fmt: skip
LIMITS = {"ratio": 1.5, "load_s": 1.0, "memory_mb": 400.0}


def options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assets", type=Path, default=ROOT / "model_assets", help="folder of the weights")
    parser.add_argument("--repeats", type=int, default=30, help="tiles per measurement")
    parser.add_argument("--cores", type=int, default=2, help="processors that everything runs on")
    parser.add_argument("--system-python", default="/usr/bin/python3", help="a Python with its own NumPy")
    parser.add_argument(
        "--reference-blas", nargs="*", default=REFERENCE,
        help="folders of the reference libblas.so.3 and liblapack.so.3 (package libblas3)",
    )  # fmt: skip
    return parser.parse_args()


def run(python, worker, assets, repeats, libraries=()):
    """The JSON object of a worker in a fresh process."""
    found = os.environ.get("LD_LIBRARY_PATH")
    paths = os.pathsep.join([*libraries, *([found] if found else [])])
    environment = {**os.environ, "LD_LIBRARY_PATH": paths} if libraries else dict(os.environ)
    done = subprocess.run(
        [python, str(WORKERS), worker, str(assets), str(repeats)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{worker} with {python} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def weights(given):
    """The folder of the weights, and what they are."""
    if (given / "captioner.json").is_file():
        stored = json.loads((given / "captioner.json").read_text(encoding="utf-8"))
        return given, f"{stored['name']} {stored['version']}"
    made = OUTPUT / "made"
    if not (made / "captioner.json").is_file():
        run(sys.executable, "make", made, 0)
    return made, "random weights of the real size"


def measure(chosen):
    """All results by name; what cannot be measured here is left out with a message."""
    assets, name = weights(chosen.assets)
    results = {"weights": name, "load_average": os.getloadavg()[0]}
    results["pair"] = run(sys.executable, "pair", assets, chosen.repeats)
    results["this Python"] = run(sys.executable, "alone", assets, chosen.repeats)
    if Path(chosen.system_python).exists():
        results["system"] = run(chosen.system_python, "alone", assets, chosen.repeats)
    folders = [folder for folder in chosen.reference_blas if Path(folder).is_dir()]
    if any((Path(folder) / "libblas.so.3").exists() for folder in folders) and "system" in results:
        results["reference BLAS"] = run(chosen.system_python, "alone", assets, 4, folders)
    else:
        print("Debian's reference BLAS (package libblas3) is not here; its row is left out.", file=sys.stderr)
    return results


def span(found):
    return f"{found['median_ms']:.0f} ({found['low_ms']:.0f} to {found['high_ms']:.0f})"


def table(results):
    """The results as Markdown, medians with quartiles."""
    pair = results["pair"]
    lines = [
        f"Weights: {results['weights']}. {pair['cores']} cores, {pair['versions']}. "
        f"Load average before: {results['load_average']:.1f}.",
        "",
        "| one tile | ms, median (quartiles) |",
        "|---|---|",
        f"| NumPy captioner | {span(pair['numpy'])} |",
        f"| the same network in Keras float32 | {span(pair['keras'])} |",
        f"| ratio | {pair['ratio']:.2f} |",
        "",
        "| NumPy alone | BLAS | load, s | memory added, MB | one tile, ms |",
        "|---|---|---|---|---|",
    ]
    for name in ("this Python", "system", "reference BLAS"):
        if name in results:
            found = results[name]
            blas = f"{found['kernels'] or 'not OpenBLAS'}, {found['gflops']:.0f} GFLOP/s"
            lines.append(
                f"| Python {found['python']}, NumPy {found['numpy']} | {blas} | {found['load_s']:.2f} "
                f"| {found['memory_mb']:.0f} | {span(found)} |"
            )
    return "\n".join(lines)


def failures(results):
    """Limits that are broken; the reference BLAS is slow by nature and only has to fit into memory."""
    found = {"ratio": results["pair"]["ratio"]}
    for key in ("load_s", "memory_mb"):
        found[key] = max(results[name][key] for name in ("this Python", "system") if name in results)
    return [f"{key} {value:.2f} is over {LIMITS[key]}" for key, value in found.items() if value > LIMITS[key]]


def main():
    chosen = options()
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: chosen.cores])
    OUTPUT.mkdir(parents=True, exist_ok=True)
    results = measure(chosen)
    (OUTPUT / "captioner.json").write_text(json.dumps(results, indent=1), encoding="utf-8")
    print(table(results))
    broken = failures(results)
    for line in broken:
        print(line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
