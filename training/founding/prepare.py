"""The ``prepare`` step: a folder of tiles and its spreadsheet, or the Bijie tiles, ready for training."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Dict, List, Sequence

from . import classes, samples, split
from .assemble import Prepared, PrepareOptions, assemble
from .problems import ERROR, PrepareError, Problem, write_problems

SHOWN = 10
"""How many problems the terminal shows; problems.csv has all."""


def add_parser(commands: Any) -> None:
    """Add `prepare` to the commands of an argument parser."""
    text = "check a folder of tiles and its spreadsheet, and write the data set that training reads"
    command = commands.add_parser("prepare", help=text, description=text)
    command.add_argument(
        "--images", type=Path, help="folder with the tiles, best in train/TYPE and test/TYPE"
    )
    command.add_argument("--table", type=Path, help="their spreadsheet (.xlsx, .ods or .csv)")
    text = "folder of outlines, PNGs named as the pictures (default: a folder masks with the images or table)"
    command.add_argument("--masks", type=Path, help=text)
    text = "instead of both: folder with images, masks, tiles.csv, labels.csv"
    command.add_argument("--bijie", type=Path, help=text)
    command.add_argument("--out", type=Path, default=Path("build/founding"), help="folder to write")
    text = "fixed decades, or four classes of equal width between the training tiles' extremes"
    command.add_argument("--size-classes", choices=classes.METHODS, default=classes.METHODS[0], help=text)
    text = "keep train and test folders, draw a fifth of each type, or take a block of neighbouring ids"
    text += " as the test; without it what the source suggests"
    command.add_argument("--split", choices=split.METHODS, help=text)
    command.add_argument("--seed", type=int, default=0, help="seed of the stratified draw")


def run(options: argparse.Namespace) -> int:
    """Prepare and report; 1 where no data set could be made."""
    if (options.bijie is None) == (options.images is None or options.table is None):
        print("Give either --images and --table, or --bijie.", file=sys.stderr)
        return 1
    names = ("out", "images", "table", "masks", "bijie", "size_classes", "split", "seed")
    try:
        prepared = prepare(PrepareOptions(**{name: getattr(options, name) for name in names}))
    except PrepareError as error:
        print(f"Nothing was prepared: {_counted(error.problems)}.", file=sys.stderr)
        _show(error.problems, options.out)
        return 1
    _show(prepared.problems, options.out)
    print(_summary(prepared, options.out))
    return 0


def _counted(problems: Sequence[Problem]) -> str:
    counts = Counter(p.severity for p in problems)
    return f"{counts[ERROR]} errors, {len(problems) - counts[ERROR]} warnings"


def _show(problems: Sequence[Problem], out: Path) -> None:
    """The first problems; errors go before warnings."""
    ordered: List[Problem] = sorted(problems, key=lambda p: p.severity != ERROR)
    for problem in ordered[:SHOWN]:
        print(f"  {problem}", file=sys.stderr)
    if len(ordered) > SHOWN:
        print(f"  and {len(ordered) - SHOWN} more in {out / samples.PROBLEMS}", file=sys.stderr)


def _summary(prepared: Prepared, out: Path) -> str:
    parts, words = Counter(s.split for s in prepared.samples), prepared.vocabulary
    return (
        f"{prepared.rows} rows and {prepared.images} images: {len(prepared.samples)} tiles"
        f" ({parts['train']} train, {parts['test']} test, split by {prepared.split});"
        f" {_counted(prepared.problems)};"
        f" vocabulary {words.vocab_size}, longest caption {words.max_len} words. Written to {out}."
    )


def prepare(options: PrepareOptions) -> Prepared:
    """Read, check and write everything; ``settings.json`` comes last, so a folder with it is complete.

    Raises PrepareError, with all problems found, where no data set can be made; they are in problems.csv too.
    """
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / samples.SETTINGS).unlink(missing_ok=True)
    found: List[Problem] = []
    try:
        prepared = assemble(options, found)
    except PrepareError as error:
        every = error.problems + found
        write_problems(options.out / samples.PROBLEMS, every)
        raise PrepareError(every) from error
    _write(options, prepared)
    return prepared


def _write(options: PrepareOptions, prepared: Prepared) -> None:
    out = options.out
    samples.write_samples(out / samples.SAMPLES, prepared.samples)
    samples.write_descriptions(out / samples.DESCRIPTIONS, prepared.captions)
    prepared.vocabulary.save(out / samples.VOCABULARY)
    write_problems(out / samples.PROBLEMS, prepared.problems)
    unfinished = out / f"{samples.SETTINGS}.part"
    text = json.dumps(_settings(options, prepared), ensure_ascii=False, indent=1)
    unfinished.write_text(text + "\n", encoding="utf-8")
    unfinished.replace(out / samples.SETTINGS)


def _settings(options: PrepareOptions, prepared: Prepared) -> Dict[str, Any]:
    counts = Counter((s.split, s.type) for s in prepared.samples)
    return {
        "source": {
            name: str(path.resolve())
            for name in ("images", "table", "masks", "bijie")
            for path in [getattr(options, name)]
            if path is not None
        },
        "size_classes": options.size_classes,
        "breaks": json.loads(prepared.breaks.to_json()),
        "split": prepared.split,
        "seed": options.seed,
        "outlines": sum(s.mask is not None for s in prepared.samples),
        "ground_sides": sum(s.ground_m is not None for s in prepared.samples),
        "samples": {
            part: {kind: n for (p, kind), n in sorted(counts.items()) if p == part} for part in samples.SPLITS
        },
        "vocab_size": prepared.vocabulary.vocab_size,
        "max_len": prepared.vocabulary.max_len,
        "problems": dict(Counter(p.severity for p in prepared.problems)),
    }
