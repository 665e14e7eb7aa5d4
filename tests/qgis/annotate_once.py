"""Annotates the outlines of a test's folder in a process of its own; prints the C locale's decimal point."""

from __future__ import annotations

import locale
import os
import sys
import tempfile
from pathlib import Path

from qgis.core import QgsApplication

from tests.qgis.algorithms import run
from tests.qgis.inventories import small_captioner

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QgsApplication([], False)
    application.initQgis()
    locale.setlocale(locale.LC_ALL, "")
    point = locale.localeconv()["decimal_point"]
    folder, target = Path(sys.argv[1]), sys.argv[2]
    job = {
        "INPUT": str(folder / "contornos ñ.gpkg"),
        "IMAGERY": str(folder / "ortho á.tif"),
        "INVENTORY": target,
        "IMAGE_DATE": "2018-07-15",
    }
    with tempfile.TemporaryDirectory() as bundle, small_captioner(Path(bundle)):
        _, ok, feedback = run("annotatelandslides", job)
    print(point, ok, *feedback.errors)
    sys.exit(0 if ok else 1)
