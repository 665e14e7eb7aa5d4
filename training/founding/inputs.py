"""What the scores are made of: the data set, what a run said of its test tiles, and whether they fit."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, List, Mapping, Sequence, Tuple

from ..views import VIEWS
from .outputs import Output, read_outputs
from .samples import DESCRIPTIONS, SAMPLES, Sample, read_descriptions, read_samples


@dataclass(frozen=True)
class Inputs:
    """What the scores are made of; epochs, notes: of the run's epochs.json and model.json, or empty."""

    test: Sequence[Sample]
    train: Sequence[Sample]
    outputs: Sequence[Output]
    descriptions: Mapping[str, str]
    epochs: Sequence[Mapping[str, Any]]
    notes: Mapping[str, Any] = field(default_factory=dict)

    def tiles(self) -> List[Tuple[Sample, str, Output]]:
        """The test tiles with the true caption and what was said of them as photographed."""
        said = {o.id: o for o in self.outputs if o.view == 0}
        return [(s, self.descriptions[s.id], said[s.id]) for s in self.test]


def read_inputs(data: Path, folder: Path, said: Path) -> Inputs:
    """Read the data set and what the run said; ValueError when they do not belong together."""
    if not all((data / name).is_file() for name in (SAMPLES, DESCRIPTIONS)):
        raise ValueError(f"{data} holds no prepared data: run `python -m training prepare` first.")
    if not said.is_file():
        raise ValueError(f"{said} is missing: run `python -m training train` first.")
    samples = read_samples(data / SAMPLES)
    test, train = ([s for s in samples if s.split == split] for split in ("test", "train"))
    for split, tiles in (("test", test), ("train", train)):
        if not tiles:
            raise ValueError(f"{data / SAMPLES} has no {split} tile: there is nothing to score.")
    outputs = _outputs(said)
    descriptions = read_descriptions(data / DESCRIPTIONS)
    _check(said, outputs, [s.id for s in test])
    if missing := [s.id for s in samples if s.id not in descriptions]:
        raise ValueError(f"{data / DESCRIPTIONS} lacks {_some(missing)}.")
    epochs = _stored(folder / "epochs.json", "table of epochs", [])
    notes = _stored(folder / "model.json", "note of a model", {})
    return Inputs(test, train, outputs, descriptions, epochs, notes)


def _outputs(path: Path) -> List[Output]:
    try:
        return read_outputs(path)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path} is no file of captions: {error}") from error


def _stored(path: Path, what: str, default: Any) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else default
    except ValueError as error:
        raise ValueError(f"{path} is no {what}: {error}") from error


def _check(said: Path, outputs: Sequence[Output], names: Sequence[str]) -> None:
    keys = [(o.id, o.view) for o in outputs]
    plain = {name for name, view in keys if view == 0}
    if len(set(keys)) < len(keys):
        raise ValueError(f"{said} describes a tile twice in the same view.")
    if any(view not in range(VIEWS) for _, view in keys):
        raise ValueError(f"{said} has a view that is not 0 to {VIEWS - 1}.")
    if missing := [name for name in names if name not in plain]:
        raise ValueError(
            f"{said} does not describe the test tiles {_some(missing)}: train again on this data."
        )
    if others := sorted({name for name, _ in keys} - set(names)):
        raise ValueError(
            f"{said} describes {_some(others)}, which is no test tile: train again on this data."
        )


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
