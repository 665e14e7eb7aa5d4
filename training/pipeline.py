"""The runs behind the bundle: those that choose its settings, those that check the recipe, the one shipped.

Tiles are cut into five blocks of neighbouring ids. Block 0 is the test: the final run neither fits nor
chooses on it. Four runs inside blocks 1 to 4 and four that also fit block 0 are each judged on one of the
blocks 1 to 4, which they did not fit; threshold, word biases and temperatures come from these eight. The
latter four complete a cross-validation of the same recipe. The run that is shipped then fits all blocks in
the same way, and no tile is left to judge it on.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Dict, Mapping, Optional, Sequence, Tuple

import keras
import numpy as np

from landslide_annotator.captioner.extras import EXTRAS
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.pooling import TAPS
from landslide_annotator.captioner.settings import ASKED
from landslide_annotator.core.vocabulary import JUDGED

from . import bijie, choose, encoder, export, scale, targets, views, windows
from .batches import Data
from .card import model_card
from .evaluate import evaluate
from .fit import Plan, claim, fit
from .predictions import Predictions, predict
from .quantisation import compare

TEST_BLOCK = 0
OTHERS = tuple(b for b in range(bijie.BLOCKS) if b != TEST_BLOCK)
VIEWS_READ = dict.fromkeys(ASKED, (0, 1, 2, 3))
"""The views in which the bundle reads a picture for each word: as it is, and turned (see EXPERIMENTS.md)."""
OPENED_BEFORE = "and before for versions 1 and 2"
"""When else the test block was looked at."""
RESOLUTION_FACTOR = 2.0
"""Imagery this much finer or coarser than that of training still counts as its scale."""
Report = Callable[[str], None]


@dataclass(frozen=True)
class Job:
    """One run: the blocks that it fits and the one that it is judged on, if any."""

    name: str
    fitted: Tuple[int, ...]
    judged: Optional[int]


FINAL = Job("final", OTHERS, TEST_BLOCK)
CHOOSING = tuple(Job(f"choose_{k}", tuple(b for b in OTHERS if b != k), k) for k in OTHERS)
CROSSING = tuple(Job(f"cross_{k}", tuple(b for b in range(bijie.BLOCKS) if b != k), k) for k in OTHERS)
RELEASE = Job("release", tuple(range(bijie.BLOCKS)), None)


@dataclass(frozen=True)
class Paths:
    """Folder of the tiles, the frozen weights, the cache and runs, and the bundle that is shipped."""

    data: Path
    encoder: Path
    work: Path
    bundle: Path

    def run(self, job: Job) -> Path:
        """The folder of a run."""
        return self.work / "runs" / job.name


def fitted_weights(job: Job, plan: Plan, paths: Paths, report: Report) -> export.Weights:
    """Weights of all layers of a run, which is trained first where it is not finished."""
    plan = replace(plan, blocks=job.fitted)
    claim(paths.run(job), plan)
    stored = paths.run(job) / "weights.npz"
    if not stored.exists():
        data = Data.load(paths.data, paths.work)
        model = fit(
            plan,
            data,
            paths.run(job),
            lambda epoch, loss: report(f"{job.name}: epoch {epoch} of {plan.epochs}, loss {loss:.4f}"),
        )
        export.save_weights(stored, export.layer_weights(model))
        keras.backend.clear_session()
    return {**export.layer_weights(encoder.frozen_encoder(paths.encoder)), **export.load_weights(stored)}


def neutral_settings(tiles: Sequence[bijie.Sample], job: Job, work: Path) -> Dict[str, Any]:
    """Settings that nothing had to be chosen for."""
    sides = [np.load(path.with_name("side_m.npy")) for path in sorted(work.glob("description_*/done.json"))]
    ground = sorted({t.ground_m for t in tiles})
    known = [t for t in tiles if t.landslide and t.block in job.fitted]
    counts = {code: sum(t.truth("type") == code for t in known) for code in choose.codes("type")}
    return {
        "name": "bijie",
        "version": "3",
        "created": "",
        "extras": EXTRAS,
        "taps": list(TAPS),
        "views": dict(VIEWS_READ),
        "noon": bijie.NOON,
        "landslide_threshold": 0.5,
        "trained_side_m": [float(value) for value in np.percentile(np.concatenate(sides), (1, 99))],
        "trained_ground_m": [ground[0] / RESOLUTION_FACTOR, ground[-1] * RESOLUTION_FACTOR],
        "min_side_m": windows.MIN_SIDE_PX * ground[0],
        "context": windows.CONTEXT,
        "not_learned": [code for code, count in counts.items() if count < targets.FEWEST],
    }


def write(
    folder: Path, weights: export.Weights, settings: Dict[str, Any], chosen: choose.Chosen, whole: bool
) -> None:
    """Write a bundle with the chosen settings; whole: float32 instead of int8."""
    export.write_bundle(
        folder,
        export.encoder_arrays(weights, whole),
        export.decoder_arrays(weights, whole),
        {
            **settings,
            "landslide_threshold": chosen.threshold,
            "temperature": chosen.temperature,
            "lean": chosen.word_bias,
        },
    )


def judged_file(job: Job, paths: Paths, chosen: choose.Chosen, whole: bool = False) -> Path:
    """Where the predictions of a run are kept: they depend on its weights, the choices and the views read."""
    mark = "float" if whole else "int8"
    return paths.run(job) / f"judged_{mark}_{chosen.digest()}_{choose.digest(VIEWS_READ)}.json"


def judge(
    job: Job, plan: Plan, paths: Paths, chosen: choose.Chosen, report: Report, whole: bool = False
) -> Predictions:
    """Predictions of a run's bundle for the block that it is judged on; kept, and read when they exist."""
    mark = "float" if whole else "int8"
    kept = judged_file(job, paths, chosen, whole)
    if kept.exists():
        return Predictions.load(kept)
    assert job.judged is not None, "a run that fitted every block is judged on none"
    weights = fitted_weights(job, plan, paths, report)
    folder = paths.run(job) / f"bundle_{mark}"
    tiles = bijie.read_samples(paths.data)
    write(folder, weights, neutral_settings(tiles, job, paths.work), chosen, whole)
    turned = range(1 if whole else views.VIEWS)
    coarse = scale.RESOLUTIONS if job is FINAL and not whole else ()
    captioner = Captioner.load(folder)
    found = predict(captioner, paths.data, [job.judged], lambda done, total: None, turned, coarse)
    report(f"{job.name}: judged on block {job.judged}, {mark}")
    found.save(kept)
    return found


def merged(parts: Sequence[Predictions]) -> Predictions:
    """The predictions of several blocks in one."""
    result = Predictions()
    for part in parts:
        for name in ("described", "looked_at", "sunless", "side_m", "axis"):
            getattr(result, name).update(getattr(part, name))
        for metres, shares in part.degraded.items():
            result.degraded.setdefault(metres, {}).update(shares)
    return result


def choices(plan: Plan, paths: Paths, report: Report) -> choose.Chosen:
    """Threshold, word biases and temperatures from every run that is judged on a block that is no test."""
    kept = paths.work / "chosen.json"
    if kept.exists():
        return choose.Chosen(**json.loads(kept.read_text(encoding="utf-8")))
    neutral = choose.Chosen()
    parts = [merged([judge(j, plan, paths, neutral, report) for j in jobs]) for jobs in (CHOOSING, CROSSING)]
    chosen = choose.choose(bijie.read_samples(paths.data), parts)
    kept.write_text(json.dumps(chosen.to_dict(), indent=1), encoding="utf-8")
    return chosen


def measure(plan: Plan, paths: Paths, report: Report) -> Dict[str, Any]:
    """Every figure of the model card; runs what is missing."""
    chosen = choices(plan, paths, report)
    tiles = bijie.read_samples(paths.data)
    test = judge(FINAL, plan, paths, chosen, report)
    crossed = merged([test, *(judge(job, plan, paths, chosen, report) for job in CROSSING)])
    exact = judge(FINAL, plan, paths, chosen, report, whole=True)
    fitted = [t for t in tiles if t.block in FINAL.fitted]
    settings = neutral_settings(tiles, RELEASE, paths.work)
    opened = judged_file(FINAL, paths, chosen).stat().st_mtime
    model = {
        **{key: settings[key] for key in ("name", "version", "not_learned")},
        **plan.shape.to_dict(),
        "fitted": sum(t.landslide for t in tiles),
        "fitted_tiles": len(tiles),
        "views": views_text(settings["views"]),
        "opened": datetime.date.fromtimestamp(opened).isoformat(),
        "opened_before": OPENED_BEFORE,
        "fewest": targets.FEWEST,
        "epochs": plan.epochs,
    }
    return {
        "model": model,
        "chosen": chosen.to_dict(),
        "test": evaluate(tiles, test, chosen.threshold, fitted),
        "cross_validation": evaluate(tiles, crossed, chosen.threshold, tiles),
        "quantisation": compare(tiles, exact, test, chosen.threshold),
    }


def views_text(read: Mapping[str, Sequence[int]]) -> str:
    """How many views are averaged for each word."""
    return ", ".join(f"{key} {len(chosen)}" for key, chosen in read.items())


def crossvalidate(plan: Plan, paths: Paths, report: Report) -> None:
    """Every figure of the recipe without a bundle: crossvalidation.json in the work folder.

    Block 0 is judged by the run that would be shipped, so its score is opened here too.
    """
    metrics = measure(plan, paths, report)
    text = json.dumps(
        {**metrics, "measured": datetime.date.today().isoformat()}, indent=1, ensure_ascii=False
    )
    target = paths.work / "crossvalidation.json"
    target.write_text(text + "\n", encoding="utf-8")
    for key in JUDGED:
        found = metrics["cross_validation"][key]
        each, people = found["kappa_with_each_interpreter"], found["interpreters"]["kappa"]
        report(f"{key}: kappa {found['kappa']:.3f}; with each interpretation {each:.3f}, theirs {people:.3f}")
    report(f"{target}: written")


def ship(plan: Plan, paths: Paths, report: Report) -> None:
    """Score the recipe, fit it to all tiles, write the bundle, metrics.json, and MODEL_CARD.md beside it."""
    chosen = choices(plan, paths, report)
    metrics = measure(plan, paths, report)
    weights = fitted_weights(RELEASE, plan, paths, report)
    settings = neutral_settings(bijie.read_samples(paths.data), RELEASE, paths.work)
    settings["created"] = datetime.date.today().isoformat()
    settings["scores"] = summary(metrics["test"])
    write(paths.bundle, weights, settings, chosen, whole=False)
    text = json.dumps(metrics, indent=1, ensure_ascii=False)
    (paths.work / "metrics.json").write_text(text + "\n", encoding="utf-8")
    (paths.bundle / "MODEL_CARD.md").write_text(model_card(metrics), encoding="utf-8")
    report(f"{paths.bundle}: written")


def summary(scores: Mapping[str, Any]) -> Dict[str, float]:
    """The few scores that travel with the settings."""
    found = {f"{key}_kappa": round(scores[key]["kappa"], 3) for key in JUDGED}
    return {**found, "landslide_f1": round(scores["landslide"]["f1"], 3)}
