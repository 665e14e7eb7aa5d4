"""Fits the trained part of the captioner on the cached draws; an interrupted run goes on where it was."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Callable, Dict, Sequence, Tuple

import keras
import numpy as np

from . import encoder, network
from .batches import Batches, Data, Recipe
from .targets import MAX_LENGTH

Begin = Callable[["Plan", Data, int], keras.Model]
SAMPLE = 64
"""Landslides whose eight views set the first statistics."""


@dataclass(frozen=True)
class Plan:
    """Everything that a run depends on, beside the data."""

    blocks: Tuple[int, ...] = (1, 2, 3, 4)
    epochs: int = 12
    rate: float = 5e-4
    weight_decay: float = 1e-3
    averaging: float = 0.995
    seed: int = 0
    shape: network.Shape = field(default_factory=network.Shape)
    recipe: Recipe = field(default_factory=Recipe)


def plain_inputs(data: Data, indices: Sequence[int]) -> Dict[str, np.ndarray]:
    """Inputs of the plain draw's eight views of some landslides, (8 N, ...), without words."""
    draw, rows = data.described[0], list(indices)
    parts = {
        "frozen_map": draw.maps[rows],
        "early": draw.early[rows],
        "weights": draw.weights[rows],
        "extras": draw.extras[rows],
    }
    inputs = {k: np.asarray(v, np.float32).reshape(-1, *v.shape[2:]) for k, v in parts.items()}
    return {**inputs, "words_before": np.zeros((len(inputs["early"]), MAX_LENGTH), np.int32)}


def start(plan: Plan, data: Data, steps: int) -> keras.Model:
    """A new model with its first statistics, compiled."""
    keras.utils.set_random_seed(plan.seed)
    model = network.build(plan.shape)
    inputs = first_inputs(plan, data)
    encoder.calibrate(model.get_layer("conv5"), inputs["frozen_map"])
    network.standardise(model, inputs)
    return compiled(model, plan, steps)


def first_inputs(plan: Plan, data: Data) -> Dict[str, np.ndarray]:
    """Inputs of some landslides that the plan fits, for first statistics."""
    known = [i for i, t in enumerate(data.landslides) if t.block in plan.blocks]
    chosen = np.random.default_rng(plan.seed).choice(known, min(SAMPLE, len(known)), replace=False)
    return plain_inputs(data, sorted(chosen))


def compiled(model: keras.Model, plan: Plan, steps: int) -> keras.Model:
    """The model with its optimizer and losses; steps: batches of an epoch."""
    optimizer = keras.optimizers.AdamW(
        keras.optimizers.schedules.CosineDecay(plan.rate, plan.epochs * steps, alpha=0.02),
        weight_decay=plan.weight_decay,
        use_ema=True,
        ema_momentum=plan.averaging,
    )
    model.compile(
        optimizer,
        loss={"words": "sparse_categorical_crossentropy", "cover": "binary_crossentropy"},
        loss_weights={"words": 1.0, "cover": plan.recipe.cover_weight},
    )
    return model


def claim(folder: Path, plan: Plan) -> None:
    """Make the folder of a run and note its plan; ValueError when it holds a run of another plan."""
    folder.mkdir(parents=True, exist_ok=True)
    described = json.dumps(asdict(plan), indent=1, sort_keys=True)
    notes = folder / "plan.json"
    if notes.exists() and notes.read_text(encoding="utf-8") != described:
        raise ValueError(f"{folder} holds a run of another plan; choose another folder or remove it")
    notes.write_text(described, encoding="utf-8")


def fit(
    plan: Plan, data: Data, folder: Path, report: Callable[[int, float], None], begin: Begin = start
) -> keras.Model:
    """Train, or go on with, the run of a folder; returns the model with its averaged weights.

    begin: makes the model of a new run. Raises ValueError when the folder holds a run of another plan.
    """
    claim(folder, plan)
    batches = Batches(data, plan.blocks, plan.recipe)
    model, done = resume(folder) or (begin(plan, data, len(batches)), 0)
    for epoch in range(done, plan.epochs):
        losses = [
            float(model.train_on_batch(*batch, return_dict=True)["loss"])
            for batch in batches.epoch((plan.seed, epoch))
        ]
        report(epoch + 1, float(np.mean(losses)))
        save(model, folder, epoch + 1)
    model.optimizer.finalize_variable_values(model.trainable_variables)
    return model


def save(model: keras.Model, folder: Path, epoch: int) -> None:
    """Keep the state behind an epoch; the one before is removed when the new one is complete."""
    model.save(folder / f"epoch_{epoch:03d}.part.keras")
    (folder / f"epoch_{epoch:03d}.part.keras").rename(folder / f"epoch_{epoch:03d}.keras")
    for old in folder.glob("epoch_*.keras"):
        if old.name != f"epoch_{epoch:03d}.keras":
            old.unlink()


def resume(folder: Path) -> Tuple[keras.Model, int] | None:
    """The last complete state of a run and its number of epochs, or None."""
    states = sorted(p for p in folder.glob("epoch_*.keras") if ".part" not in p.name)
    if not states:
        return None
    return keras.models.load_model(states[-1]), int(states[-1].stem.split("_")[1])
