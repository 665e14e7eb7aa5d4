"""Command line of the training submodule: ``python -m training COMMAND --help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Callable

from .founding import evaluate, export, predict, prepare, train

STEPS = {"prepare": prepare, "train": train, "evaluate": evaluate, "export": export, "predict": predict}
DATA = Path("../shared/data/bijie")
ENCODER = Path("../shared/data/encoder/resnet50v2_imagenet_conv1-conv4.npz")
WORK = Path("build/training")
BUNDLE = Path("model_assets")


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    features = commands.add_parser("features", help="run windows through the frozen encoder, keep the maps")
    _add_folders(features)
    text = "windows around each outline, in eight views each; the first is plain"
    features.add_argument("--draws", type=int, default=6, help=text)
    text = "windows anywhere in each tile; the first is plain"
    features.add_argument("--detection-draws", type=int, default=4, help=text)
    bundle = commands.add_parser(
        "bundle", help="train, choose the settings, score, and write the weights and the model card"
    )
    _add_folders(bundle)
    bundle.add_argument("--bundle", type=Path, default=BUNDLE, help="folder that the plugin reads")
    _add_runs(bundle)
    crossed = commands.add_parser(
        "crossvalidate", help="train and score the recipe on every block; writes crossvalidation.json alone"
    )
    _add_folders(crossed)
    _add_runs(crossed)
    compared = commands.add_parser(
        "heads", help="compare the LSTM with five plain heads on the same features of a finished run"
    )
    _add_folders(compared)
    compared.add_argument("--job", default="choose_1", help="run below WORK/runs (choose_1)")
    compared.add_argument("--epochs", type=int, default=20, help="passes over the landslides (20)")
    compared.add_argument("--seed", type=int, default=0, help="of the weights and the order")
    for step in STEPS.values():
        step.add_parser(commands)
    return parser


def _add_folders(command: argparse.ArgumentParser) -> None:
    text = "folder with images, masks, tiles.csv, labels.csv"
    command.add_argument("--data", type=Path, default=DATA, help=text)
    command.add_argument("--encoder", type=Path, default=ENCODER, help="weights of conv1 to conv4 (.npz)")
    command.add_argument("--work", type=Path, default=WORK, help="folder of cached maps and runs")


def _add_runs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--epochs", type=int, help="passes over the landslides of each run")
    text = "share each batch among all accelerators (Keras' jax backend)"
    command.add_argument("--distribute", action="store_true", help=text)


def run_features(options: argparse.Namespace) -> int:
    """Cache every draw; what is finished is skipped, so an interrupted run goes on."""
    from tqdm import tqdm

    from . import bijie, encoder, features

    model = encoder.frozen_encoder(options.encoder)
    samples = bijie.read_samples(options.data)
    landslides = [s for s in samples if s.landslide]
    jobs = [("description", d, landslides) for d in range(options.draws)]
    jobs += [("detection", d, samples) for d in range(options.detection_draws)]
    for kind, draw, chosen in jobs:
        with tqdm(total=len(chosen), desc=f"{kind} {draw}", file=sys.stdout, mininterval=20) as bar:
            features.build_draw(
                options.data,
                options.work / f"{kind}_{draw}",
                kind,
                draw,
                chosen,
                model.predict_on_batch,
                lambda done, _, shown=bar: shown.update(done - shown.n),
            )
    return 0


def run_bundle(options: argparse.Namespace) -> int:
    """Train and write the bundle; finished runs are kept, and an interrupted one goes on."""
    from . import pipeline

    return _with_maps(options, options.bundle, pipeline.ship)


def run_crossvalidate(options: argparse.Namespace) -> int:
    """Train and score on every block; finished runs are kept, and an interrupted one goes on."""
    from . import pipeline

    return _with_maps(options, BUNDLE, pipeline.crossvalidate)


def _with_maps(options: argparse.Namespace, bundle: Path, task: Callable[..., None]) -> int:
    """Run a task of the pipeline on cached maps."""
    from dataclasses import replace

    from . import pipeline
    from .devices import distribute
    from .fit import Plan

    if not _has_maps(options.work):
        return 1
    if options.distribute:
        distribute(_say)
    plan = Plan() if options.epochs is None else replace(Plan(), epochs=options.epochs)
    task(plan, pipeline.Paths(options.data, options.encoder, options.work, bundle), _say)
    return 0


def run_heads(options: argparse.Namespace) -> int:
    """Compare decoders on the features of a finished run."""
    from . import heads, pipeline

    if not _has_maps(options.work):
        return 1
    paths = pipeline.Paths(options.data, options.encoder, options.work, BUNDLE)
    try:
        _say(heads.compare_job(options.job, paths, options.epochs, options.seed))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _has_maps(work: Path) -> bool:
    if list(work.glob("description_*/done.json")):
        return True
    print(f"{work} holds no maps: run `python -m training features` first.", file=sys.stderr)
    return False


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    """Run the command of the command line."""
    options = build_parser().parse_args()
    steps = {name: step.run for name, step in STEPS.items()}
    own = {
        "features": run_features,
        "bundle": run_bundle,
        "crossvalidate": run_crossvalidate,
        "heads": run_heads,
    }
    return {**steps, **own}[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
