"""Command line of the training submodule: ``python -m training COMMAND --help``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

DATA = Path("../shared/data/bijie")
ENCODER = Path("../shared/data/encoder/resnet50v2_imagenet_conv1-conv4.npz")
WORK = Path("build/training")


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    features = commands.add_parser(
        "features", help="run windows through the frozen encoder and keep the maps"
    )
    features.add_argument(
        "--data", type=Path, default=DATA, help="folder with images, masks, tiles.csv, labels.csv"
    )
    features.add_argument("--encoder", type=Path, default=ENCODER, help="weights of conv1 to conv4 (.npz)")
    features.add_argument("--work", type=Path, default=WORK, help="folder of the cached maps")
    features.add_argument(
        "--draws", type=int, default=3, help="description draws (8 views each), the first is plain"
    )
    features.add_argument(
        "--detection-draws", type=int, default=4, help="detection draws, the first is plain"
    )
    return parser


def run_features(options: argparse.Namespace) -> int:
    """Cache every draw; what is finished is skipped, so an interrupted run goes on."""
    from tqdm import tqdm

    from . import bijie, encoder, features

    model = encoder.frozen_encoder(options.encoder)
    samples = bijie.read_samples(options.data)
    landslides = [s for s in samples if s.landslide]
    jobs = [("detection", 0, samples), ("description", 0, landslides)]
    jobs += [("description", d, landslides) for d in range(1, options.draws)]
    jobs[2:2] = [("detection", d, samples) for d in range(1, options.detection_draws)]
    for kind, draw, chosen in jobs:
        with tqdm(total=len(chosen), desc=f"{kind} {draw}", file=sys.stdout, mininterval=20) as bar:
            features.build_draw(
                options.data,
                options.work / f"{kind}_{draw}",
                kind,
                draw,
                chosen,
                lambda x: model.predict_on_batch(x),
                lambda done, _: bar.update(done - bar.n),
            )
    return 0


def main() -> int:
    """Run the command of the command line."""
    options = build_parser().parse_args()
    return {"features": run_features}[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
