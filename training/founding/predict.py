"""The ``predict`` step: captions and probabilities of any picture or folder of pictures."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any, Callable, Iterable, List, Sequence

import numpy as np
from PIL import Image

from landslide_annotator.core.errors import AssetError

from .. import windows
from . import encoders
from .outputs import Output
from .samples import VOCABULARY
from .vocabulary import Vocabulary

SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp"}


def add_parser(commands: Any) -> None:
    """The options of ``python -m training predict``."""
    parser = commands.add_parser(
        "predict", help="caption pictures with a trained run or the bundled captioner"
    )
    parser.add_argument("pictures", type=Path, nargs="+", help="picture files or folders of them")
    text = "folder of a run that train wrote; without it, the captioner that comes with the plugin"
    parser.add_argument("--run", type=Path, help=text)
    parser.add_argument("--bundle", type=Path, help="folder of the bundled weights (default: model_assets)")
    text = "folder of predictions.csv and the captioned pictures (build/predictions)"
    parser.add_argument("--out", type=Path, default=Path("build/predictions"), help=text)


def run(options: argparse.Namespace) -> int:
    """Caption every picture; 1 when there is none or the run is no run, 2 when some cannot be read."""
    paths = found(options.pictures)
    if not paths:
        print(f"No picture ({', '.join(sorted(SUFFIXES))}) in the places given.", file=sys.stderr)
        return 1
    if options.run is not None and not (options.run / "model.json").is_file():
        print(f"{options.run} holds no trained model: run `python -m training train` first.", file=sys.stderr)
        return 1
    try:
        speaker = _speaker(options.run, options.bundle)
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    return 0 if caption_all(paths, speaker.say, options.out) == len(paths) else 2


def _speaker(run: Path | None, bundle: Path | None) -> _Run | _Bundled:
    if run is None:
        return _Bundled(bundle)
    notes = json.loads((run / "model.json").read_text(encoding="utf-8"))
    if notes.get("architecture") == "outline":
        return _Bundled(run / notes["model"], is_cut=True)
    return _Run(run, bundle)


def found(places: Iterable[Path]) -> List[Path]:
    """The files given, and the pictures in the folders given, in order."""
    listed: List[Path] = []
    for place in places:
        inside = place.rglob("*") if place.is_dir() else [place]
        listed += sorted(p for p in inside if p.suffix.lower() in SUFFIXES)
    return listed


class _Run:
    """A run of the founding decoder."""

    def __init__(self, folder: Path, bundle: Path | None) -> None:
        import keras

        notes = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        self._model = keras.models.load_model(folder / notes["model"])
        self._vocabulary = Vocabulary.load(folder / VOCABULARY)
        self._encode = encoders.encoder(notes["encoder"], bundle)

    def say(self, name: str, picture: np.ndarray) -> Output:
        from .decode import greedy

        return greedy(self._model, self._encode(picture)[None], self._vocabulary, [name])[0]


class _Bundled:
    """The plugin's captioner with its own weights or an outline run's; it names no sizes without a scale."""

    def __init__(self, bundle: Path | None, is_cut: bool = False) -> None:
        from landslide_annotator.captioner.model import Captioner

        self._captioner, self._is_cut = Captioner.load(bundle), is_cut

    def say(self, name: str, picture: np.ndarray) -> Output:
        if self._is_cut:  # as tiles without outline are learned from
            picture = windows.cut(picture, windows.whole_window(picture.shape[:2]))
        caption = self._captioner.caption(picture, None, None)
        shares = {key: dict(values) for key, values in caption.probabilities.items()}
        return Output(name, caption.text(), [], shares)


def caption_all(paths: Sequence[Path], say: Callable[[str, np.ndarray], Output], folder: Path) -> int:
    """Write predictions.csv and a captioned PNG of every picture that can be read; returns how many."""
    from .captioned import captioned_picture
    from .features import read_picture

    folder.mkdir(parents=True, exist_ok=True)
    done = 0
    with open(folder / "predictions.csv", "w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["picture", "caption", "word_probabilities", "shares", "problem"])
        for number, path in enumerate(paths, start=1):
            try:
                picture = read_picture(path)
            except (OSError, Image.DecompressionBombError) as error:
                print(f"{path}: cannot be read ({error})", file=sys.stderr)
                table.writerow([str(path), "", "", "", f"cannot be read: {error}"])
                continue
            output = say(path.name, picture)
            certain = " ".join(f"{p:.3f}" for p in output.probabilities)
            table.writerow([str(path), output.caption, certain, json.dumps(output.shares), ""])
            captioned_picture(picture, output, folder / f"{number:04d}_{path.stem}.png")
            print(f"{path}: {output.caption}")
            done += 1
    print(f"{folder}: {done} of {len(paths)} pictures captioned")
    return done
