"""``train --architecture outline``: the plugin's kind of captioner, fitted on prepared tiles.

The frozen encoder and the first conv5 are the bundled ones. The run's captioner is written in the form that
the plugin reads, with the trained part as float32, and captions the test tiles by the plugin's own code.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence

from landslide_annotator.captioner.model import Captioner

from .. import bijie, export, features, fit, warmstart
from ..batches import Data, Recipe
from ..features import Draw
from . import bundle, encoders, speaker
from .outputs import write_outputs
from .samples import SAMPLES, Sample, read_samples
from .tiles import FITTED, WATCHED, fitted_and_watched, left_out

CAPTIONER, WEIGHTS, HISTORY = "captioner", "weights.npz", "history.json"
LEAST_WATCHED = 30
"""With fewer watched tiles no temperature is chosen."""
Report = Callable[[str], None]


@dataclass(frozen=True)
class Plan(fit.Plan):
    """Everything that a run depends on. mark: of the tiles and the bundled encoder."""

    mark: str = ""
    conv5: str = "fine-tune"
    draws: int = 3


def make_plan(options: Any, tiles: Sequence[bijie.Sample], frozen: warmstart.Frozen) -> Plan:
    """The plan of the command line's options; ValueError where there is nothing to fit."""
    fitted = sum(t.block == FITTED for t in tiles)
    if not fitted:
        raise ValueError("No training tile has a type that the captioner can write: see problems.csv.")
    listed = json.dumps([frozen.digest, [asdict(t) for t in tiles]], default=str)
    recipe = Recipe(described=min(options.batch, 8 * fitted), looked_at=0, photographed=0.0)
    return Plan(
        blocks=(FITTED,), epochs=options.epochs[-1], seed=options.seed, shape=frozen.shape(), recipe=recipe,
        mark=hashlib.sha256(listed.encode()).hexdigest()[:12], conv5=options.conv5, draws=options.draws,
    )  # fmt: skip


def train(options: Any, report: Report) -> None:
    """Fit, write the run's captioner, and caption the test tiles; an interrupted run goes on.

    Raises ValueError when the run's folder holds another run, AssetError for a damaged bundle.
    """
    samples = read_samples(options.data / SAMPLES)
    fitted = [s for s in samples if s.split == "train"]
    frozen = warmstart.Frozen.load(options.bundle)
    tiles = fitted_and_watched(fitted, options.seed)
    _remark(samples, report)
    plan = make_plan(options, tiles, frozen)
    fit.claim(options.run, plan)
    data = _data(plan, options, fitted, tiles, frozen)
    begin = warmstart.start(frozen, plan.conv5 == "fine-tune")
    model = fit.fit(plan, data, options.run, _Log(options.run, plan, report).note, begin)
    weights = export.layer_weights(model)
    export.save_weights(options.run / WEIGHTS, weights)
    settings = bundle.settings(options.data, fitted, data.described)
    captioner = _captioner(options.run / CAPTIONER, frozen, weights, settings, fitted, tiles)
    _note(options, plan, frozen)
    tested = [s for s in samples if s.split == "test"]
    with _bar(len(tested), "captions, test") as bar:
        write_outputs(options.run / "outputs.jsonl", speaker.say_all(captioner, tested, bar.update))
    report(f"{options.run}: captioner and captions of {len(tested)} test tiles written")


def _remark(samples: Sequence[Sample], report: Report) -> None:
    """Say what the tiles lack."""
    if text := left_out([s for s in samples if s.split == "train"]):
        report(text)
    for count, text in (
        (sum(s.mask is None for s in samples), "have no outline: they are learned from as a whole"),
        (sum(s.ground_m is None for s in samples), "have no ground scale: no sizes are said of them"),
    ):
        if count:
            report(f"{count} of {len(samples)} tiles {text}")


def _bar(total: int, text: str) -> Any:
    from tqdm import tqdm

    return tqdm(total=total, desc=text, file=sys.stdout, mininterval=5)


def _data(
    plan: Plan,
    options: Any,
    samples: Sequence[Sample],
    tiles: Sequence[bijie.Sample],
    frozen: warmstart.Frozen,
) -> Data:
    """The draws of the training tiles, made where they are missing."""
    encode = frozen.encode()
    folders = [options.run / "draws" / f"description_{draw}" for draw in range(plan.draws)]
    for draw, folder in enumerate(folders):
        with _bar(len(tiles), f"features, draw {draw}") as bar:
            features.build_draw(
                options.data, folder, "description", draw, tiles, encode,
                lambda done, _, shown=bar: shown.update(done - shown.n),
            )  # fmt: skip
    known = {s.id: s for s in samples}
    sizes = [(known[t.name].area, known[t.name].perimeter) for t in tiles]
    return Data(tiles, tiles, sizes, [Draw.load(folder) for folder in folders])


class _Log:
    """Keeps loss and time of each epoch, and epochs.json as the report reads it."""

    def __init__(self, run: Path, plan: Plan, report: Report) -> None:
        self._path, self._plan, self._report = run, plan, report
        self._since = time.perf_counter()

    def note(self, epoch: int, loss: float) -> None:
        """Called behind each epoch, before its state is kept."""
        notes = self._path / HISTORY
        rows: List[Dict[str, float]] = json.loads(notes.read_text(encoding="utf-8")) if notes.exists() else []
        now = time.perf_counter()
        rows = [*rows[: epoch - 1], {"loss": loss, "seconds": now - self._since}]
        self._since = now
        notes.write_text(json.dumps(rows, indent=1), encoding="utf-8")
        entry = {
            "epochs": self._plan.epochs,
            "seconds": round(sum(r["seconds"] for r in rows), 2),
            "train_loss": loss,
            "history": {"loss": [r["loss"] for r in rows]},
        }
        (self._path / "epochs.json").write_text(json.dumps([entry], indent=1), encoding="utf-8")
        self._report(f"epoch {epoch} of {self._plan.epochs}: loss {loss:.4f}, {rows[-1]['seconds']:.1f} s")


def _captioner(
    folder: Path,
    frozen: warmstart.Frozen,
    weights: export.Weights,
    settings: Dict[str, Any],
    samples: Sequence[Sample],
    tiles: Sequence[bijie.Sample],
) -> Captioner:
    """Write and load the captioner; with enough watched tiles its temperatures are chosen on them."""
    bundle.write(folder, frozen, weights, settings, whole=True)
    captioner = Captioner.load(folder)
    names = {t.name for t in tiles if t.block == WATCHED}
    if len(names) < LEAST_WATCHED:
        return captioner
    watched = [s for s in samples if s.id in names]
    with _bar(len(watched), "captions, watched") as bar:
        outputs = speaker.say_all(captioner, watched, bar.update, 1)
    found = bundle.temperatures([t for t in tiles if t.name in names], outputs)
    bundle.write(folder, frozen, weights, {**settings, "temperature": found}, whole=True)
    return Captioner.load(folder)


def _note(options: Any, plan: Plan, frozen: warmstart.Frozen) -> None:
    notes = {
        "architecture": "outline",
        "model": CAPTIONER,
        "encoder": encoders.BUNDLED,
        "epochs": plan.epochs,
        "conv5": plan.conv5,
        "start": frozen.digest,
        "data": str(options.data.resolve()),
    }
    text = json.dumps(notes, indent=1, ensure_ascii=False)
    (options.run / "model.json").write_text(text, encoding="utf-8")
