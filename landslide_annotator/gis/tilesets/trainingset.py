"""Tiles, masks and descriptions of an inventory, as `python -m training prepare` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Optional, Union

from qgis.core import QgsFeature, QgsGeometry

from ...core.directions import SECTORS
from ...core.errors import CaptionError, GeometryError, OutputError
from ...core.grammar import TYPE_WORDS
from ...core.vocabulary import UNKNOWN, term
from ..compat import tr
from ..imagery.tiles import Tile
from ..measures.measure import Measurer
from ..outlines import single_polygons
from .facts import FACTS, tile_facts
from .filenames import Namer
from .files import save_tile
from .framing import Frame, Framer
from .table import Table

TILES, MASKS, DESCRIPTIONS, PROBLEMS = "tiles", "masks", "descriptions.csv", "problems.csv"
TRAIN, TEST = "train", "test"
REVIEWED = ("reviewed", "corrected")
REJECTED = "rejected"
NEEDED = ("ls_type", "activity", "direction")
COLUMNS = (
    "place", "type", "number", "image", "activity", "direction", "area_m2", "perimeter_m", "mask", *FACTS,
)  # fmt: skip
"""The first eight under headings that `prepare` knows; mask: the outline's picture, below the folder."""
PROBLEM_COLUMNS = ("severity", "item", "problem")
_WORDS = {code: word for word, code in TYPE_WORDS.items()}


@dataclass(frozen=True)
class Example:
    """A landslide to be learned from: its number, its words, its ellipsoidal sizes, and its tile."""

    number: Union[int, str]
    kind: str
    activity: str
    direction: str
    area_m2: float
    perimeter_m: float
    frame: Frame


def number_of(feature: QgsFeature) -> Union[int, str]:
    """The landslide's number in its inventory, else the feature's."""
    found = feature["ls_id"] if "ls_id" in feature.fields().names() else None
    return found or feature.id()


def read_example(feature: QgsFeature, framer: Framer, measurer: Measurer) -> Example:
    """What is learned from a row of an inventory.

    Raises CaptionError where captions have no word for it, GeometryError for an unusable outline.
    """
    kind, activity, direction = (feature[name] or "" for name in NEEDED)
    if kind not in _WORDS:
        known = ", ".join(_WORDS.values())
        text = tr("Captions have no word for the type '{0}'. They know: {1}.")
        raise CaptionError(text.format(kind, known))
    if not activity or activity == UNKNOWN:
        raise CaptionError(tr("The activity is not given. Fill it in."))
    if direction and direction not in SECTORS:
        text = tr("'{0}' is no direction. Write one of {1}.")
        raise CaptionError(text.format(direction, " ".join(SECTORS)))
    outlines = single_polygons(feature.geometry())
    polygon = QgsGeometry.collectGeometry(outlines.parts)
    sizes = measurer.measure(polygon)
    frame = framer.around(polygon, tuple(outlines.notes))
    word = term("activity", activity).word
    return Example(number_of(feature), kind, word, direction, sizes.area_m2, sizes.perimeter_m, frame)


class TrainingSet:
    """A folder with `tiles`, `masks`, `descriptions.csv` and `problems.csv`.

    Raises OutputError when the folder holds any of them already.
    """

    def __init__(self, folder: Path, place: str) -> None:
        self._folder, self._place = folder, place
        for name in (TILES, MASKS, DESCRIPTIONS, PROBLEMS):
            if (folder / name).exists():
                text = tr("{0} holds {1} already. Choose an empty folder.")
                raise OutputError(text.format(folder, name))
        self._table = Table(folder / DESCRIPTIONS, COLUMNS)
        self._problems = Table(folder / PROBLEMS, PROBLEM_COLUMNS)
        self._namer = Namer(set())

    @property
    def table(self) -> Path:
        """The file of the descriptions."""
        return self._table.path

    def add(self, example: Example, part: Optional[str], tile: Tile) -> str:
        """Write a tile into a part (None: only by type); its name. Raises GeometryError and OutputError."""
        word, spec = _WORDS[example.kind], example.frame.spec
        stem = self._namer.name(f"{word}_{example.number}", example.frame.place)
        if stem is None:
            raise GeometryError(tr("It is there twice, with the same number; the first one counts."))
        image, mask = "/".join(filter(None, (part, word, f"{stem}.png"))), f"{MASKS}/{stem}.png"
        facts = tile_facts(example.frame, tile)
        save_tile(self._folder / mask, tile.outline, spec)
        save_tile(self._folder / TILES / image, tile.pixels, spec, facts["attribution"])
        self._table.add({**self._said(example), **facts, "image": image, "mask": mask})
        return image

    def problem(self, severity: str, item: object, text: str) -> None:
        """Write what is wrong with a landslide: an error leaves it out, a warning does not."""
        self._problems.add({"severity": severity, "item": item, "problem": text})

    def _said(self, example: Example) -> Dict[str, Any]:
        return {
            "place": self._place,
            "type": _WORDS[example.kind],
            "number": example.number,
            "activity": example.activity,
            "direction": example.direction,
            # Two decimals: three behind a sign may be read as thousands.
            "area_m2": f"{example.area_m2:.2f}",
            "perimeter_m": f"{example.perimeter_m:.2f}",
        }
