"""The ``train`` step: features, the founding decoder at several numbers of epochs, captions of the test.

`training.founding.outline` trains the other architecture.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np

from landslide_annotator.core.errors import AssetError

from .. import views
from . import encoders
from .outputs import write_outputs
from .samples import DESCRIPTIONS, SAMPLES, SETTINGS, VOCABULARY, Sample, read_descriptions, read_samples
from .tiles import HELD_OUT
from .vocabulary import Vocabulary

ARCHITECTURES = ("founding", "outline")
CONV5 = ("fine-tune", "keep")
FOUNDERS = (10, 20, 50)
"""Numbers of epochs that the founders compared."""
OUTLINE_EPOCHS = 12


@dataclass(frozen=True)
class TrainOptions:
    """What the command line says."""

    data: Path
    run: Path
    encoder: str = encoders.BUNDLED
    bundle: Optional[Path] = None
    epochs: Tuple[int, ...] = (10, 20, 50)
    batch: int = 32
    seed: int = 0
    turned: bool = False
    architecture: str = ARCHITECTURES[0]
    conv5: str = CONV5[0]
    draws: int = 3


def add_parser(commands: Any) -> None:
    """The options of ``python -m training train``."""
    parser = commands.add_parser(
        "train", help="train a captioner on a prepared data set and caption its test tiles"
    )
    text = "the founders' decoder on features of the whole tile, or the plugin's kind of captioner, which "
    text += "looks inside and around outlines, always learns from all eight views, and can be exported"
    parser.add_argument("--architecture", choices=ARCHITECTURES, default=ARCHITECTURES[0], help=text)
    parser.add_argument("--data", type=Path, default=Path("build/founding"), help="folder that prepare wrote")
    parser.add_argument("--run", type=Path, help="folder of the run (default: DATA/run)")
    text = f"{encoders.BUNDLED}, or the path of Keras' ResNet50 weights without top (founding only)"
    parser.add_argument("--encoder", default=encoders.BUNDLED, help=text)
    parser.add_argument("--bundle", type=Path, help="folder of the bundled weights (default: model_assets)")
    text = f"numbers of epochs to compare (10 20 50); of the outline architecture one ({OUTLINE_EPOCHS})"
    parser.add_argument("--epochs", type=int, nargs="+", help=text)
    parser.add_argument("--batch", type=int, default=32, help="word pairs, or tiles, in a batch (32)")
    parser.add_argument("--seed", type=int, default=0, help="of the weights, the order and the watched tiles")
    text = "learn from all eight turned and mirrored views, with rewritten directions (the founders did not)"
    parser.add_argument("--turned", action="store_true", help=text)
    text = "outline: go on training the bundled conv5, or keep it as it is (faster; for few tiles)"
    parser.add_argument("--conv5", choices=CONV5, default=CONV5[0], help=text)
    text = "outline: windows of each tile in eight views, jittered but for the first (3)"
    parser.add_argument("--draws", type=int, default=3, help=text)


def run(options: argparse.Namespace) -> int:
    """Run the step; 1 when the data or the options cannot be used."""
    usual = FOUNDERS if options.architecture == ARCHITECTURES[0] else (OUTLINE_EPOCHS,)
    given = TrainOptions(
        options.data,
        options.run or options.data / "run",
        options.encoder,
        options.bundle,
        tuple(sorted(set(options.epochs or usual))),
        options.batch,
        options.seed,
        options.turned,
        options.architecture,
        options.conv5,
        options.draws,
    )
    if fault := _fault(given):
        print(fault, file=sys.stderr)
        return 1
    if not (given.data / SETTINGS).is_file():
        print(
            f"{given.data} holds no prepared data: run `python -m training prepare` first.", file=sys.stderr
        )
        return 1
    try:
        _trainer(given)(given, lambda line: print(line, flush=True))
    except (ValueError, FileNotFoundError, AssetError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _fault(options: TrainOptions) -> str:
    """What is wrong with the options; empty where nothing is."""
    if min(options.epochs[0], options.batch, options.draws) < 1:
        return "--epochs, --batch and --draws must be at least 1."
    if options.architecture == ARCHITECTURES[0]:
        return ""
    if len(options.epochs) > 1:
        return "--architecture outline takes one number of epochs: its rate falls towards the last one."
    if options.encoder != encoders.BUNDLED:
        return f"--architecture outline has the encoder {encoders.BUNDLED} only: leave --encoder out."
    return ""


def _trainer(options: TrainOptions) -> Callable[[TrainOptions, Callable[[str], None]], None]:
    if options.architecture == ARCHITECTURES[0]:
        return train
    from . import outline

    return outline.train


def train(options: TrainOptions, report: Callable[[str], None]) -> None:
    """Fit, keep the table of epochs, and write the captions of the test tiles.

    Raises ValueError when the run's folder holds another run, FileNotFoundError for a missing encoder.
    """
    from . import fitting

    samples = read_samples(options.data / SAMPLES)
    vocabulary = Vocabulary.load(options.data / VOCABULARY)
    described = read_descriptions(options.data / DESCRIPTIONS)
    fitted = [s for s in samples if s.split == "train"]
    tested = [s for s in samples if s.split == "test"]
    encode = encoders.encoder(options.encoder, options.bundle)
    options.run.mkdir(parents=True, exist_ok=True)
    count = views.VIEWS if options.turned else 1
    known, name = _features(fitted, encode, options, count, "train")
    told = [turned_captions(described[s.id], count) for s in fitted]
    if options.turned:  # views bring directions that no caption as photographed may have
        vocabulary = Vocabulary.of(text for texts in told for text in texts)
    material = _material(known, told, vocabulary, options.seed)
    plan = fitting.Plan(name, options.epochs, options.batch, options.seed)
    fitting.fit(plan, material, options.run, lambda row: report(_line(row)))
    table = fitting.compared(options.run, options.epochs)
    (options.run / "epochs.json").write_text(json.dumps(table, indent=1), encoding="utf-8")
    best = chosen_epochs(table)
    report(f"{best} epochs: the best on the watched tiles")
    note_model(options, best, vocabulary)
    seen, _ = _features(tested, encode, options, views.VIEWS, "test")
    caption_tests(options.run, tested, seen, vocabulary, best)
    report(f"{options.run}: model and captions of {len(tested)} test tiles written")


def turned_captions(text: str, count: int) -> List[str]:
    """A caption as it reads in each of the first views."""
    from .sequences import turned_caption

    return [turned_caption(text, view) for view in range(count)]


def _features(
    samples: Sequence[Sample], encode: encoders.Encode, options: TrainOptions, count: int, split: str
) -> Tuple[np.ndarray, str]:
    from tqdm import tqdm

    from . import features

    name = features.mark(samples, options.encoder, count)
    path = options.run / f"features_{split}.npy"
    with tqdm(total=len(samples), desc=f"features, {split}", file=sys.stdout, mininterval=5) as bar:
        known = features.features(samples, encode, path, count, name, lambda done: bar.update(done - bar.n))
    return known, name


def _material(features: np.ndarray, told: Sequence[List[str]], vocabulary: Vocabulary, seed: int) -> Any:
    from .fitting import Material
    from .sequences import pairs

    order = np.random.default_rng(seed).permutation(len(told))
    watched = set(order[: int(round(HELD_OUT * len(told)))].tolist())
    rows, before, following = pairs(told, vocabulary)
    apart = np.isin(rows[:, 0], list(watched))
    parts = [(rows[m], before[m], following[m]) for m in (~apart, apart)]
    return Material(features, parts[0], parts[1], vocabulary)


def chosen_epochs(table: Sequence[Dict[str, Any]]) -> int:
    """The number of epochs with the highest accuracy on the watched tiles, the smallest among equals."""
    return int(max(table, key=lambda e: (e.get("val_accuracy", 0.0), -e["epochs"]))["epochs"])


def note_model(options: TrainOptions, best: int, vocabulary: Vocabulary) -> None:
    """Write what ``predict`` needs beside the model."""
    from .fitting import model_file

    vocabulary.save(options.run / VOCABULARY)
    notes = {
        "architecture": ARCHITECTURES[0],
        "model": model_file(options.run, best).name,
        "encoder": options.encoder,
        "epochs": best,
    }
    (options.run / "model.json").write_text(json.dumps(notes, indent=1), encoding="utf-8")


def caption_tests(
    folder: Path, samples: Sequence[Sample], features: np.ndarray, vocabulary: Vocabulary, best: int
) -> None:
    """Write ``outputs.jsonl``: every test tile in its eight views."""
    import keras

    from .decode import greedy
    from .fitting import model_file

    model = keras.models.load_model(model_file(folder, best))
    names = [s.id for s in samples]
    outputs = [
        output
        for view in range(features.shape[1])
        for output in greedy(model, features[:, view], vocabulary, names, view)
    ]
    write_outputs(folder / "outputs.jsonl", outputs)


def _line(row: Dict[str, float]) -> str:
    watched = f", watched {row['val_accuracy']:.3f}" if "val_accuracy" in row else ""
    return (
        f"epoch {int(row['epoch'])}: loss {row['loss']:.4f}, accuracy {row['accuracy']:.3f}{watched}, "
        f"{row['seconds']:.1f} s"
    )
