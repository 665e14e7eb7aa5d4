"""The ``export`` step: an outline run as 8-bit weights that the plugin reads, with its model card."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from landslide_annotator.core.errors import AssetError

from .samples import DESCRIPTIONS, SAMPLES, SETTINGS, Sample, read_descriptions, read_samples

LIMIT = 0.02
CHECKED = 40
"""Test tiles on which the 8-bit weights are compared with the Keras model."""
Report = Callable[[str], None]


class ExportError(ValueError):
    """The run cannot be exported; the message says why and what to do."""


@dataclass(frozen=True)
class ExportOptions:
    """What the command line says; data None: as the run notes."""

    run: Path
    out: Path
    data: Optional[Path] = None
    bundle: Optional[Path] = None
    name: str = ""
    licence: str = ""
    limit: float = LIMIT


def add_parser(commands: Any) -> None:
    """The options of ``python -m training export``."""
    parser = commands.add_parser("export", help="write an outline run as weights that the plugin reads")
    parser.add_argument("--run", type=Path, required=True, help="folder of a run of --architecture outline")
    parser.add_argument("--out", type=Path, required=True, help="folder to write; MODEL of the plugin")
    parser.add_argument("--data", type=Path, help="folder that prepare wrote (default: as the run notes)")
    parser.add_argument("--bundle", type=Path, help="folder of the bundled weights (default: model_assets)")
    parser.add_argument("--name", default="", help="name of the model (default: of the data's folder)")
    text = "licence and source of the pictures and descriptions, for the model card"
    parser.add_argument("--licence", default="", help=text)
    text = f"largest mean difference of probabilities between 8 bits and float32 ({LIMIT})"
    parser.add_argument("--limit", type=float, default=LIMIT, help=text)


def run(options: argparse.Namespace) -> int:
    """Run the step; 1 when the run cannot be exported."""
    names = ("run", "out", "data", "bundle", "name", "licence", "limit")
    given = ExportOptions(**{name: getattr(options, name) for name in names})
    try:
        export(given, lambda line: print(line, flush=True))
    except (ExportError, AssetError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def export(options: ExportOptions, report: Report) -> None:
    """Quantise, compare with Keras, score, and write; nothing is written where the comparison fails.

    Raises ExportError for a run that cannot be exported, AssetError for a damaged bundle.
    """
    from landslide_annotator.captioner.model import Captioner

    from ..warmstart import Frozen
    from . import card, parity, speaker

    notes = _notes(options.run)
    data = options.data or Path(notes["data"])
    samples = _samples(data)
    tested = [s for s in samples if s.split == "test"]
    made = options.run / "export"
    frozen = Frozen.load(options.bundle)
    if frozen.digest != notes["start"]:
        raise ExportError("The run began with another bundle than this one: name that one with --bundle.")
    exact, settings = parity.quantise(options.run, made, frozen, options.name)
    captioner = Captioner.load(made)
    compared = parity.compare(exact, captioner, tested[:CHECKED])
    report(parity.sentence(compared))
    if compared["mean_difference"] > options.limit:
        raise ExportError(
            f"The 8-bit weights differ too much from the trained ones (limit {options.limit:g}): nothing was "
            f"written. Train with more tiles or epochs, or allow more with --limit."
        )
    outputs = speaker.say_all(captioner, tested, _counter(report, len(tested)))
    metrics = card.measured(captioner, samples, outputs, read_descriptions(data / DESCRIPTIONS))
    parity.finish(made, {**settings, "scores": card.summary(metrics)})
    facts = card.Facts(data, notes, settings, options.licence, compared)
    (made / "MODEL_CARD.md").write_text(card.text(facts, samples, metrics), encoding="utf-8")
    text = json.dumps({**metrics, "quantisation": compared}, indent=1, ensure_ascii=False, allow_nan=False)
    (made / "metrics.json").write_text(text, encoding="utf-8")
    shutil.copytree(made, options.out, dirs_exist_ok=True)
    report(f"{options.out}: written")


def _notes(folder: Path) -> Dict[str, Any]:
    try:
        notes: Dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ExportError(
            f"{folder} holds no finished run: run `python -m training train --architecture outline` first."
        ) from error
    if notes.get("architecture") != "outline":
        raise ExportError(
            f"{folder} holds a founding run, whose decoder the plugin cannot run: train with "
            f"--architecture outline."
        )
    return notes


def _samples(data: Path) -> List[Sample]:
    if not (data / SETTINGS).is_file():
        raise ExportError(f"{data} holds no prepared data: name its folder with --data.")
    samples = read_samples(data / SAMPLES)
    if not any(s.ground_m is not None for s in samples if s.split == "train"):
        raise ExportError(
            "No training tile has a ground scale, so the plugin could not tell which scales the model knows: "
            "fill in side_m or ground_m in the table, and prepare and train again."
        )
    return samples


def _counter(report: Report, total: int) -> Callable[[int], None]:
    """Reports every tenth of the tiles."""
    done = [0]

    def count(more: int) -> None:
        before, done[0] = done[0], done[0] + more
        if before * 10 // total < done[0] * 10 // total:
            report(f"{done[0]} of {total} test tiles captioned in eight views")

    return count
