"""The prepared data set: what ``prepare`` writes and every later step reads."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Dict, List, Optional, Sequence

NUMBERS = ("area_m2", "perimeter_m", "ground_m")
SPLITS = ("train", "test")
SAMPLES = "samples.csv"
DESCRIPTIONS = "descriptions.txt"
VOCABULARY = "vocabulary.json"
SETTINGS = "settings.json"
PROBLEMS = "problems.csv"


@dataclass(frozen=True)
class Sample:
    """One tile with its description.

    image: absolute path; split: train or test; type to perimeter: codes of `landslide_annotator.core`
    (direction may be empty); area_m2 and perimeter_m: as written in the spreadsheet, or None; answers: for
    data with several interpretations, JSON {"type": ["flow", ...], ...}, else empty; ground_m: metres of a
    pixel, and mask: absolute path of the outline's PNG, or None.
    """

    id: str
    image: Path
    split: str
    type: str
    activity: str
    direction: str
    area: str
    perimeter: str
    area_m2: Optional[float] = None
    perimeter_m: Optional[float] = None
    place: str = ""
    answers: str = ""
    ground_m: Optional[float] = None
    mask: Optional[Path] = None

    def code(self, attribute: str) -> str:
        """The code of an attribute of a caption; empty where nothing is said."""
        return str(getattr(self, attribute))

    def interpretations(self) -> Dict[str, List[str]]:
        """The answers of every interpretation by attribute; empty where there is only one."""
        return dict(json.loads(self.answers)) if self.answers else {}


def write_samples(path: Path, samples: Sequence[Sample]) -> None:
    """Write ``samples.csv``."""
    names = [f.name for f in fields(Sample)]
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(names)
        for sample in samples:
            values = [getattr(sample, name) for name in names]
            writer.writerow(["" if value is None else value for value in values])


def read_samples(path: Path) -> List[Sample]:
    """Read what `write_samples` wrote."""
    with open(path, encoding="utf-8", newline="") as stream:
        return [_sample(row) for row in csv.DictReader(stream)]


def _sample(row: Dict[str, str]) -> Sample:
    numbers = {key: float(row[key]) if row.get(key) else None for key in NUMBERS}
    text = {key: value for key, value in row.items() if key not in (*NUMBERS, "image", "mask")}
    mask = Path(row["mask"]) if row.get("mask") else None
    return Sample(image=Path(row["image"]), mask=mask, **text, **numbers)


def write_descriptions(path: Path, captions: Dict[str, str]) -> None:
    """Write one line per tile: id, space, caption (UTF-8)."""
    path.write_text("".join(f"{key} {text}\n" for key, text in captions.items()), encoding="utf-8")


def read_descriptions(path: Path) -> Dict[str, str]:
    """Read what `write_descriptions` wrote."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line.strip())
