"""Fits the founding decoder epoch by epoch; an interrupted run goes on behind its last whole epoch."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Sequence, Tuple

import keras
import numpy as np

from ..fit import resume, save
from .model import founding_decoder
from .sequences import batches
from .vocabulary import Vocabulary

HISTORY, PLAN = "history.json", "plan.json"
Pairs = Tuple[np.ndarray, np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Plan:
    """Everything that a run depends on. mark: of the data; epochs: the numbers of epochs to compare."""

    mark: str
    epochs: Tuple[int, ...] = (10, 20, 50)
    batch: int = 32
    seed: int = 0


@dataclass(frozen=True)
class Material:
    """Features by picture and view, and the pairs that are fitted and that are only watched."""

    features: np.ndarray
    fitted: Pairs
    watched: Pairs
    vocabulary: Vocabulary


def claim(folder: Path, plan: Plan) -> None:
    """Make a run's folder and note its plan; ValueError when it holds a run of another plan.

    The numbers of epochs may differ: a longer run goes on from a shorter one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    notes = folder / PLAN
    wanted = json.loads(json.dumps(asdict(plan)))
    if notes.exists():
        held = json.loads(notes.read_text(encoding="utf-8"))
        if {**held, "epochs": 0} != {**wanted, "epochs": 0}:
            raise ValueError(
                f"{folder} holds a run on other data or with other options; give another --run or remove it."
            )
    notes.write_text(json.dumps(wanted, indent=1), encoding="utf-8")


def fit(plan: Plan, material: Material, folder: Path, report: Callable[[Dict[str, float]], None]) -> None:
    """Train up to the largest number of epochs; a model is kept at each number to compare.

    Raises ValueError when the folder holds another run, or one that kept no model at a number it has passed.
    """
    claim(folder, plan)
    model, done = resume(folder) or (_start(plan, material), 0)
    history = _history(folder)[:done] if done else []
    passed = [n for n in plan.epochs if n <= done and not model_file(folder, n).exists()]
    if passed:
        raise ValueError(
            f"{folder} has {done} epochs, and no model was kept at {passed[0]}; "
            f"give another --run or remove it."
        )
    for epoch in range(done, max(plan.epochs)):
        row = _epoch(model, material, plan, epoch)
        history.append(row)
        if epoch + 1 in plan.epochs:
            model.save(model_file(folder, epoch + 1))
        _keep(history, folder)
        save(model, folder, epoch + 1)
        report({"epoch": epoch + 1, **row})


def model_file(folder: Path, epochs: int) -> Path:
    """Where a run keeps the model of a number of epochs."""
    return folder / f"model_{epochs:03d}.keras"


def _start(plan: Plan, material: Material) -> keras.Model:
    keras.utils.set_random_seed(plan.seed)
    return founding_decoder(
        material.vocabulary.vocab_size, material.vocabulary.max_len, material.features.shape[2]
    )


def _epoch(model: keras.Model, material: Material, plan: Plan, epoch: int) -> Dict[str, float]:
    """One pass; loss and accuracy of the fitted words as they were met, and of the watched ones behind it."""
    began = time.perf_counter()
    size = material.vocabulary.vocab_size
    rng = np.random.default_rng((plan.seed, epoch))
    model.reset_metrics()
    logs: Dict[str, float] = {}
    for inputs, following in batches(material.features, material.fitted, size, plan.batch, rng):
        logs = model.train_on_batch(inputs, following, return_dict=True)
    row = {key: float(logs[key]) for key in ("loss", "accuracy")}
    row["seconds"] = time.perf_counter() - began
    if len(material.watched[2]):
        model.reset_metrics()
        for inputs, following in batches(material.features, material.watched, size, 256, rng):
            logs = model.test_on_batch(inputs, following, return_dict=True)
        row.update({f"val_{key}": float(logs[key]) for key in ("loss", "accuracy")})
    return row


def _keep(history: List[Dict[str, float]], folder: Path) -> None:
    """Write the history whole; it comes before the state that it tells of, and may be one epoch longer."""
    part = folder / (HISTORY + ".part")
    part.write_text(json.dumps(history, indent=1), encoding="utf-8")
    part.replace(folder / HISTORY)


def _history(folder: Path) -> List[Dict[str, float]]:
    return list(json.loads((folder / HISTORY).read_text(encoding="utf-8")))


def compared(folder: Path, epochs: Sequence[int]) -> List[Dict[str, Any]]:
    """The founders' table: loss, accuracy and time of each number of epochs, with its curves."""
    history = _history(folder)
    table: List[Dict[str, Any]] = []
    for count in sorted(epochs):
        rows = history[:count]
        entry: Dict[str, Any] = {"epochs": count, "seconds": round(sum(r["seconds"] for r in rows), 2)}
        for name, key in (("loss", "train_loss"), ("accuracy", "train_accuracy")):
            entry[key] = rows[-1][name]
        entry.update({key: rows[-1][key] for key in ("val_loss", "val_accuracy") if key in rows[-1]})
        entry["history"] = {key: [r[key] for r in rows] for key in rows[0] if key != "seconds"}
        table.append(entry)
    return table
