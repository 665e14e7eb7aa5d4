"""The prepared data set in memory: from a source's records to samples, captions and vocabulary."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Dict, List, Optional, Sequence

from landslide_annotator.core.sizes import SizeBreaks

from . import classes, outlines, split
from .images import MASK_FOLDERS, check_images
from .problems import ERROR, WARNING, Problem, fatal
from .records import Record
from .samples import Sample
from .source import Source, read_bijie, read_folder
from .text import describe
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class PrepareOptions:
    """Either images and table, or bijie; split None: as the source suggests (`split.choose_method`).

    masks: folder of outlines; None: a folder masks that lies with the images or the table.
    """

    out: Path
    images: Optional[Path] = None
    table: Optional[Path] = None
    bijie: Optional[Path] = None
    masks: Optional[Path] = None
    size_classes: str = "logarithmic"
    split: Optional[str] = None
    seed: int = 0


@dataclass(frozen=True)
class Prepared:
    """What was made, how many rows and pictures there were, and every problem."""

    samples: List[Sample]
    captions: Dict[str, str]
    vocabulary: Vocabulary
    breaks: SizeBreaks
    split: str
    rows: int
    images: int
    problems: List[Problem]


def assemble(options: PrepareOptions, found: List[Problem]) -> Prepared:
    """Read and check the source; `found` gets every problem, also those before a PrepareError."""
    source = _read(options)
    found += source.problems
    records = outlines.complete(_decodable(source, found), _mask_folders(options), found)
    method = split.choose_method(records, options.split)
    splits, problems = split.divide(records, method, options.seed)
    found += problems
    records = [r for r in records if r.id in splits]
    train = [r for r in records if splits[r.id] == "train"]
    breaks = classes.size_breaks(
        options.size_classes,
        [r.area_m2 for r in train if r.area_m2 is not None],
        [r.perimeter_m for r in train if r.perimeter_m is not None],
    )
    made = [_sample(r, splits[r.id], breaks) for r in records]
    sizes = {name: [s.code(name) for s in made if s.split == "train"] for name in ("area", "perimeter")}
    found += classes.crowding(options.size_classes, sizes)
    captions = {s.id: describe(s) for s in made}
    vocabulary = Vocabulary.of([captions[s.id] for s in made if s.split == "train"])
    rows = {r.id: r.row for r in records}
    found += [p for s in made if s.split == "test" for p in _unknown_words(s, rows, captions, vocabulary)]
    return Prepared(made, captions, vocabulary, breaks, method, source.rows, len(source.pictures), found)


def _read(options: PrepareOptions) -> Source:
    if options.bijie is not None:
        return read_bijie(options.bijie)
    if options.images is None or options.table is None:
        raise fatal("options", "no source", "give --images and --table, or --bijie")
    return read_folder(options.images, options.table)


def _mask_folders(options: PrepareOptions) -> List[Path]:
    """Where masks may lie: the folder given, else one beside or inside the images or beside the table."""
    if options.masks is not None:
        return [options.masks]
    places = [options.images, options.images and options.images.resolve().parent]
    places.append(options.table and options.table.resolve().parent)
    found = [place / name for place in places if place is not None for name in MASK_FOLDERS]
    return [folder for folder in found if folder.is_dir()]


def _decodable(source: Source, found: List[Problem]) -> List[Record]:
    """The records whose picture decodes; pictures that do not, or that stand twice, become problems."""
    names = {path: name for name, path in source.pictures.items()}
    broken, twins = check_images(list(names), _progress)
    for path, reason in broken.items():
        name = names[path]
        text = f"the image cannot be decoded ({reason})"
        found.append(Problem(source.row_of.get(name), name, text, "save it anew", ERROR, (name,)))
    for path, first in twins.items():
        name = names[path]
        text = f"the same picture as {names[first]}"
        remedy = "keep one: a picture in both splits makes the scores too good"
        found.append(Problem(source.row_of.get(name), name, text, remedy, WARNING))
    return [r for r in source.records if r.image not in broken]


def _progress(paths: Sequence[Path]) -> Sequence[Path]:
    from tqdm import tqdm

    return tqdm(paths, desc="images", file=sys.stdout, mininterval=5)


def _sample(record: Record, part: str, breaks: SizeBreaks) -> Sample:
    shared = {f.name: getattr(record, f.name) for f in fields(Sample) if f.name != "split"}
    if record.area_m2 is not None:
        shared["area"] = breaks.area_class(record.area_m2)
    if record.perimeter_m is not None:
        shared["perimeter"] = breaks.perimeter_class(record.perimeter_m)
    return Sample(split=part, **shared)


def _unknown_words(
    sample: Sample, rows: Dict[str, int], captions: Dict[str, str], vocabulary: Vocabulary
) -> List[Problem]:
    words = vocabulary.unknown(captions[sample.id])
    if not words:
        return []
    text = f"no training caption has the words of this test caption: {', '.join(words)}"
    return [Problem(rows[sample.id], sample.id, text, "it cannot be captioned rightly", WARNING)]
