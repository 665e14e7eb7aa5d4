"""Time and memory of the report of many landslides: benchmark_report.py [NUMBER].

Runs in the Python of QGIS, with made outlines on made imagery, HTML and PDF.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from qgis.core import QgsApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.qgis.algorithms import run
from tests.qgis.inventories import write_imagery
from tests.qgis.typed import landslides, write_typed


def main(number: int) -> int:
    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        layer = write_typed(folder / "landslides.gpkg", landslides(number))
        imagery = write_imagery(folder / "imagery.tif")
        for pdf in (False, True):
            job = {"INPUT": str(layer), "IMAGERY": [str(imagery)], "OUTPUT_HTML": str(folder / "r.html")}
            if pdf:
                job["OUTPUT_PDF"] = str(folder / "r.pdf")
            began, worked = time.perf_counter(), time.process_time()
            _, ok, feedback = run("inventoryreport", job)
            if not ok:
                print(feedback.errors, file=sys.stderr)
                return 1
            wall, work = time.perf_counter() - began, time.process_time() - worked
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            name = "HTML and PDF" if pdf else "HTML"
            print(
                f"{number} landslides, {name}: {wall:.0f} s ({work:.0f} s of work), {most:.0f} MB at the most"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
