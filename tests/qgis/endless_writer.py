"""Writes batches of rows into an inventory until it is killed; prints how many rows are committed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qgis.core import QgsApplication

from landslide_annotator.gis.inventory.rows import OnExisting
from landslide_annotator.gis.inventory.store import Inventory
from tests.qgis.inventories import entry

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QgsApplication([], False)
    application.initQgis()
    inventory = Inventory(Path(sys.argv[1]))
    count = len(inventory.keys())
    while True:
        inventory.write([entry(count + n, probs="x" * 3000) for n in range(1, 21)], OnExisting.SKIP)
        count += 20
        print(count, flush=True)
