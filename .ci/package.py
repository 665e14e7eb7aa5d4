"""Builds dist/landslide_annotator.zip, the file that QGIS installs, and checks it against the size budget.

The same files give the same bytes: names are sorted, dates are fixed. Standard library only, but for the help
(.ci/helppages.py), which needs a Python that has QGIS.
"""

from __future__ import annotations

import argparse
import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = "landslide_annotator"
LIMIT = 25_000_000  # bytes; plugins.qgis.org refuses more
BUDGET_MB = {"weights": 21.0, "help and images": 1.5, "example": 1.0, "code and translations": 1.0}
REQUIRED = "name description version qgisMinimumVersion author email about tracker repository".split()
ASSETS = ("captioner.json", "encoder.npz", "decoder.npz")
IMAGES = {".svg", ".png", ".jpg", ".webp", ".gif"}
TEXTS = {".py", ".qml", ".html", ".css", ".md", ".json", ".qm", ".ui", ".txt", ".csv", ".qpt", ".sql"}
EXAMPLE = {".tif", ".gpkg", ".geojson", ".prj", ".tfw"}
ASSET_FILES = {".npz", ".json", ".md"}
DATE = (2020, 1, 1, 0, 0, 0)


class PackageError(Exception):
    """The package cannot be built, or breaks a rule of the plugin repository."""


def plugin_files(root: Path) -> dict[str, Path]:
    """Files of the plugin folder: name in the zip -> file on disk. An unexpected kind of file is an error."""
    found = {}
    folder = root / PLUGIN
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        hidden = any(part == "__pycache__" or part.startswith(".") for part in relative.parts)
        hidden |= relative.parts[:3] == ("resources", "help", "sources")
        if path.is_dir() or hidden or path.suffix in {".pyc", ".ts"}:
            continue
        if relative.parts[0] == "model_assets":
            raise PackageError(f"{path}: weights belong in {root / 'model_assets'}, not in the plugin folder")
        if path.suffix not in IMAGES | TEXTS | EXAMPLE:
            raise PackageError(
                f"{path}: no rule says that a {path.suffix or path.name} file belongs in the package"
            )
        found[f"{PLUGIN}/{relative.as_posix()}"] = path
    return found


def asset_files(assets: Path, root: Path) -> dict[str, Path]:
    """Files of the weights with their own licence note: name in the zip -> file on disk."""
    absent = [name for name in ASSETS if not (assets / name).is_file()]
    if absent:
        raise PackageError(
            f"{assets}: {', '.join(absent)} missing; the weights are made by python -m training export"
        )
    found = {
        f"{PLUGIN}/model_assets/{p.name}": p for p in sorted(assets.iterdir()) if p.suffix in ASSET_FILES
    }
    licence = assets / "LICENSE"
    found[f"{PLUGIN}/model_assets/LICENSE"] = (
        licence if licence.is_file() else root / "model_assets" / "LICENSE"
    )
    return found


def files(root: Path, assets: Path) -> dict[str, Path]:
    """Everything in the zip, sorted by name."""
    found = plugin_files(root) | asset_files(assets, root)
    for name in ("metadata.txt", "LICENSE", "CHANGELOG.md"):
        found[f"{PLUGIN}/{name}"] = root / name
    absent = [str(path) for path in found.values() if not path.is_file()]
    if absent:
        raise PackageError(f"missing: {', '.join(absent)}")
    return dict(sorted(found.items()))


def kind(name: str) -> str:
    """The line of the budget that a file of the zip counts under."""
    path = PurePosixPath(name)
    if path.parts[1] == "model_assets":
        return "weights"
    if "example" in path.parts:
        return "example"
    if "help" in path.parts or path.suffix in IMAGES:
        return "help and images"
    return "code and translations"


def check_metadata(text: str) -> dict[str, str]:
    """The keys of metadata.txt; raises PackageError for what the plugin repository refuses."""
    if "%" in text:
        raise PackageError("metadata.txt: a percent sign breaks the plugin repository's validator")
    parser = configparser.ConfigParser()
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    keys = dict(parser["general"])
    absent = [key for key in REQUIRED if not keys.get(key, "").strip()]
    if absent:
        raise PackageError(f"metadata.txt: {', '.join(absent)} missing")
    if not re.fullmatch(r"\d+\.\d+\.\d+", keys["version"]):
        raise PackageError(f"metadata.txt: version {keys['version']} is not of the form 1.2.3")
    if "plugin" in keys["name"].lower():
        raise PackageError("metadata.txt: the plugin repository refuses names with the word plugin")
    return keys


def check(names: dict[str, Path], root: Path) -> None:
    """Raises PackageError unless names and metadata keep the plugin repository's rules."""
    keys = check_metadata((root / "metadata.txt").read_text(encoding="utf-8"))
    icon = f"{PLUGIN}/{keys['icon']}"
    if icon not in names:
        raise PackageError(f"metadata.txt: the icon {keys['icon']} is not in the package")
    if f"## [{keys['version']}]" not in (root / "CHANGELOG.md").read_text(encoding="utf-8"):
        raise PackageError(f"CHANGELOG.md has no entry for version {keys['version']}")
    if f"{PLUGIN}/__init__.py" not in names:
        raise PackageError(f"{root / PLUGIN}: __init__.py is missing")
    odd = [name for name in names if not re.fullmatch(r"[A-Za-z0-9_./-]+", name) or ".." in name]
    if odd:
        raise PackageError(f"names that the plugin repository may refuse: {', '.join(odd)}")


def write(names: dict[str, Path], target: Path) -> None:
    """Writes the zip; equal content gives equal bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, path in names.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())


def sizes(target: Path) -> dict[str, tuple[int, int, int]]:
    """Per line of the budget: number of files, bytes, bytes compressed."""
    table = dict.fromkeys(BUDGET_MB, (0, 0, 0))
    with zipfile.ZipFile(target) as archive:
        for info in archive.infolist():
            count, full, packed = table[kind(info.filename)]
            table[kind(info.filename)] = (count + 1, full + info.file_size, packed + info.compress_size)
    return table


def report(target: Path) -> list[str]:
    """Prints the size table and returns the lines that are over budget."""
    over = []
    print(f"{'':24}{'files':>6}{'MB':>9}{'zipped MB':>11}{'budget MB':>11}")
    for line, (count, full, packed) in sizes(target).items():
        print(f"{line:24}{count:>6}{full / 1e6:>9.3f}{packed / 1e6:>11.3f}{BUDGET_MB[line]:>11.1f}")
        if packed > BUDGET_MB[line] * 1e6:
            over.append(f"{line}: {packed / 1e6:.3f} MB, budget {BUDGET_MB[line]} MB")
    total = target.stat().st_size
    print(f"{'the whole zip':24}{'':>6}{'':>9}{total / 1e6:>11.3f}{LIMIT / 1e6:>11.1f}")
    if total >= LIMIT:
        over.append(f"the whole zip: {total} bytes, the plugin repository takes less than {LIMIT}")
    return over


def prepare(root: Path) -> None:
    """Makes what is built and not kept in the repository: translations and offline help."""
    tool = root / ".ci" / "helppages.py"
    if not tool.is_file():
        return
    done = subprocess.run([sys.executable, str(tool)], capture_output=True, check=False)
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise PackageError(
            f"the help cannot be made ({' '.join(said)}); run this with a Python that has QGIS"
        )


def build(root: Path, assets: Path, target: Path) -> list[str]:
    """Builds and checks the zip; returns what is over budget."""
    names = files(root, assets)
    check(names, root)
    write(names, target)
    print(target)
    return report(target)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path, default=ROOT / "model_assets", help="folder of the weights")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / f"{PLUGIN}.zip")
    options = parser.parse_args(arguments)
    try:
        prepare(ROOT)
        over = build(ROOT, options.assets, options.output)
    except PackageError as problem:
        print(f"package: {problem}", file=sys.stderr)
        return 1
    for line in over:
        print(f"OVER BUDGET: {line}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
