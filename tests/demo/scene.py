"""Writes the made scene into a folder: python3 tests/demo/scene.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from landslide_annotator.gis.example.scene import write

if __name__ == "__main__":
    for entry in write(Path(sys.argv[1])):
        print(entry)
