"""Pictures for the help, taken in the real QGIS: `make screenshots`.

Runs the scenario `tools` in both languages and keeps the chosen pictures as JPG in resources/help/images.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from launch import ROOT, SCREENSHOTS, Look, missing, package, run
from qgis.PyQt.QtGui import QImage

IMAGES = ROOT / "landslide_annotator" / "resources" / "help" / "images"
CHOSEN = {"dock": "tools-4-arrow", "map": "tools-5-activity"}
QUALITY = 80


def main() -> int:
    if missing() is not None:
        print(f"screenshots: {missing()}", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="landslide-screenshots-") as folder:
        plugin = package(Path(folder) / "landslide_annotator.zip")
        for language in ("en", "es"):
            look = Look(language)
            run("tools", Path(folder) / language, plugin, look, 300)
            for name, picture in CHOSEN.items():
                target = IMAGES / f"{name}-{language}.jpg"
                taken = QImage(str(SCREENSHOTS / f"{picture}-{look.name}.png"))
                if not taken.save(str(target), "JPG", QUALITY):
                    print(f"screenshots: {target} cannot be written", file=sys.stderr)
                    return 1
                print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
