"""`make demo`: annotates a made scene, or the user's own files, through qgis_process and the packaged plugin.

Environment: IMAGERY and OUTLINES name the user's files (both or neither); IMAGERY may be a folder of rasters.
Writes build/demo/inventory.gpkg and build/demo/map.png; ends with an error when a measure differs from the
truth of the made scene.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from landslide_annotator.gis.example import scene

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dist" / "landslide_annotator.zip"
OUTPUT = ROOT / "build" / "demo"
TOLERANCE = 1e-5  # of the true value; the planar area on this map is off by 5e-4
ROUNDING = 0.006  # the inventory keeps two decimals
ATTRIBUTES = ("type", "activity", "direction")


class DemoError(Exception):
    """The demo cannot go on; the message says what to do."""


def user_files() -> tuple[Path, Path] | None:
    """IMAGERY and OUTLINES of the environment, or None for the made scene."""
    named = {key: os.environ.get(key, "") for key in ("IMAGERY", "OUTLINES")}
    if not any(named.values()):
        return None
    for key, value in named.items():
        if not value:
            raise DemoError(f"{key} is missing: make demo IMAGERY=picture.tif OUTLINES=outlines.gpkg")
        path = Path(value).expanduser()
        if not path.is_file() and not (key == "IMAGERY" and path.is_dir()):
            raise DemoError(f"{key}: there is no file {value}")
    return Path(named["IMAGERY"]).expanduser().resolve(), Path(named["OUTLINES"]).expanduser().resolve()


class Qgis:
    """qgis_process with a profile of its own that holds nothing but the packaged plugin."""

    def __init__(self, profile: Path, log: Path) -> None:
        # Debian 12's qgis_process is a wrapper that passes an option which the program refuses.
        found = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if found is None:
            raise DemoError("qgis_process is not on PATH: install QGIS 3.22 or newer")
        self.program = found
        self.log = log
        self.environment = {
            **os.environ,
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(profile),
            "PYTHONWARNINGS": "ignore",
        }
        plugins = profile / "profiles" / "default" / "python" / "plugins"
        plugins.mkdir(parents=True)
        with zipfile.ZipFile(PACKAGE) as archive:
            archive.extractall(plugins)
        self.call("plugins", "enable", "landslide_annotator")

    def call(self, *arguments: str) -> str:
        """Output of one qgis_process command; DemoError with its last lines when it fails."""
        started = time.monotonic()
        done = subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True, check=False, cwd=ROOT
        )
        output = (done.stdout + done.stderr).decode("utf-8", "replace")
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join([self.program, *arguments])}\n{output}\n")
        if done.returncode != 0:
            tail = "\n".join(output.strip().splitlines()[-20:])
            raise DemoError(
                f"qgis_process {' '.join(arguments[:2])} failed:\n{tail}\nThe whole log: {self.log}"
            )
        print(f"  qgis_process {' '.join(arguments[:2])}: {time.monotonic() - started:.1f} s")
        return output

    def algorithm(self, name: str, **parameters: object) -> str:
        values = [f"{key}={value}" for key, value in parameters.items()]
        return self.call("run", f"landslide_annotator:{name}", "--", *values)


def read_rows(inventory: Path) -> list[dict]:
    """Rows of the table landslides as dictionaries, with `x` and `y` of their centroid."""
    from osgeo import ogr

    ogr.UseExceptions()
    source = ogr.Open(str(inventory))
    rows = []
    for feature in source.GetLayerByName("landslides"):
        centre = feature.GetGeometryRef().Centroid()
        rows.append({**feature.items(), "x": centre.GetX(), "y": centre.GetY()})
    return rows


def probabilities(row: dict) -> str:
    """The decoder's probability of each word that it chose: `type 0.71, activity 0.93, direction 0.44`."""
    slots = json.loads(row.get("probs") or "{}")
    best = [f"{key} {max(slots[key].values()):.2f}" for key in ATTRIBUTES if slots.get(key)]
    return ", ".join(best)


def print_captions(rows: list[dict], made: bool) -> None:
    print()
    if made:
        print("The scene is made, so the captions below show the path, not accuracy.")
    for row in rows:
        print(f"  {row['ls_id']:>3}  {row['caption']}")
        print(f"       {probabilities(row)}")
    print()


def print_measures(rows: list[dict]) -> None:
    print(f"  {'':>3}  {'area, m2':>14}{'perimeter, m':>14}")
    for row in rows:
        print(f"  {row['ls_id']:>3}  {row['area_m2']:>14,.2f}{row['perim_m']:>14,.2f}")


def compare(rows: list[dict], known: list[dict]) -> list[str]:
    """Prints measured against true measures; returns what differs."""
    wrong = []
    print(
        f"  {'':8}{'area, m2':>14}{'true':>14}{'perimeter, m':>14}{'true':>12}   {'direction':10}{'true':6}"
    )
    for entry in known:
        near = [row for row in rows if abs(row["x"] - entry["x"]) + abs(row["y"] - entry["y"]) < 60]
        if len(near) != 1:
            wrong.append(f"{entry['name']}: {len(near)} rows in the inventory, expected one")
            continue
        row = near[0]
        print(
            f"  {entry['name']:8}{row['area_m2']:>14,.2f}{entry['area_m2']:>14,.2f}{row['perim_m']:>14,.2f}"
            f"{entry['perimeter_m']:>12,.2f}   {row['direction'] or '':10}{entry['direction']:6}"
        )
        for field, true in (("area_m2", entry["area_m2"]), ("perim_m", entry["perimeter_m"])):
            if abs(row[field] - true) > TOLERANCE * true + ROUNDING:
                wrong.append(f"{entry['name']}: {field} is {row[field]}, true is {true:.2f}")
    if len(rows) != len(known):
        wrong.append(f"{len(rows)} rows in the inventory, {len(known)} outlines")
    return wrong


def draw(imagery: Path, inventory: Path, title: str) -> Path:
    picture = OUTPUT / "map.png"
    command = [sys.executable, str(Path(__file__).with_name("render_map.py"))]
    done = subprocess.run(
        [*command, str(imagery), str(inventory), str(picture), title],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise DemoError(f"the map could not be drawn:\n{done.stderr.decode('utf-8', 'replace')[-2000:]}")
    return picture


def annotate(imagery: Path, outlines: Path, inventory: Path) -> None:
    """createinventory and annotatelandslides in a profile that is removed afterwards."""
    profile = Path(tempfile.mkdtemp(prefix="landslide-demo-"))
    try:
        qgis = Qgis(profile, OUTPUT / "qgis_process.log")
        qgis.algorithm("createinventory", EXTENT_LAYER=outlines, OUTPUT=inventory)
        source = {"IMAGERY_FOLDER" if imagery.is_dir() else "IMAGERY": imagery}
        qgis.algorithm("annotatelandslides", INPUT=outlines, INVENTORY=inventory, **source)
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def main() -> int:
    own = user_files()
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    known: list[dict] = []
    if own:
        imagery, outlines = own
        title = f"Landslide Annotator: {imagery.name}"
    else:
        folder = OUTPUT / "scene"
        known = scene.write(folder)
        print(f"A made scene near Alausi, Ecuador: {len(known)} landslides, 1500 x 1500 m, in {folder}")
        imagery, outlines = folder / "orthophoto.tif", folder / "outlines.gpkg"
        title = "Landslide Annotator demo: a made scene; its captions show the path, not accuracy"
    inventory = OUTPUT / "inventory.gpkg"
    annotate(imagery, outlines, inventory)
    rows = read_rows(inventory)
    print_captions(rows, made=bool(known))
    wrong = compare(rows, known) if known else []
    if not known:
        print_measures(rows)
    picture = draw(imagery, inventory, title)
    print(f"\n{inventory}: {len(rows)} landslides\n{picture}")
    for line in wrong:
        print(f"WRONG: {line}", file=sys.stderr)
    if known and not wrong:
        print(textwrap.fill("Measured areas and perimeters equal the true ones of the made scene.", 110))
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DemoError as problem:
        print(f"demo: {problem}", file=sys.stderr)
        sys.exit(1)
