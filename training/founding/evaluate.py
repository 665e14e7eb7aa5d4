"""The ``evaluate`` step: scores, pictures and one report of what a run said of the test tiles."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Dict, Mapping

from . import pictures
from .inputs import Inputs, read_inputs
from .measure import measure
from .parts import number
from .report import report


def add_parser(commands: Any) -> None:
    """The options of ``python -m training evaluate``."""
    parser = commands.add_parser(
        "evaluate", help="score what a run said of the test tiles, and write a report"
    )
    parser.add_argument("--data", type=Path, default=Path("build/founding"), help="folder that prepare wrote")
    parser.add_argument("--run", type=Path, help="folder of the run (default: DATA/run)")
    parser.add_argument("--outputs", type=Path, help="captions of the test (default: RUN/outputs.jsonl)")
    parser.add_argument("--out", type=Path, help="folder of the report (default: RUN/report)")


def run(options: argparse.Namespace) -> int:
    """Run the step; 1 when the data or the outputs cannot be used."""
    folder = options.run or options.data / "run"
    try:
        inputs = read_inputs(options.data, folder, options.outputs or folder / "outputs.jsonl")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    metrics = measure(inputs.test, inputs.outputs, inputs.train, inputs.descriptions)
    for text in metrics["warnings"]:
        print(f"warning: {text}", file=sys.stderr)
    out = options.out or folder / "report"
    write(metrics, inputs, out)
    print(summary(metrics))
    print(f"{out / 'report.html'} written")
    return 0


def write(metrics: Mapping[str, Any], inputs: Inputs, out: Path) -> None:
    """Write report.html, metrics.json and the pictures and CSV files."""
    drawn: Dict[str, bytes] = {}
    texts = {"metrics.json": json.dumps(metrics, indent=1, ensure_ascii=False, allow_nan=False)}
    for key, scores in metrics["attributes"].items():
        drawn[f"confusion_{key}"] = pictures.confusion_picture(key, scores["confusion"])
        texts[f"confusion_{key}.csv"] = pictures.confusion_csv(scores["confusion"])
    calibrations = {key: scores["calibration"] for key, scores in metrics["attributes"].items()}
    drawn["reliability"] = pictures.reliability_picture(calibrations)
    if inputs.epochs:
        drawn["curves"] = pictures.curves_picture(inputs.epochs)
    texts["report.html"] = report(metrics, drawn, inputs.epochs, inputs.tiles(), inputs.notes)
    out.mkdir(parents=True, exist_ok=True)
    for name, png in drawn.items():
        (out / f"{name}.png").write_bytes(png)
    for name, text in texts.items():
        (out / name).write_text(text, encoding="utf-8")


def summary(metrics: Mapping[str, Any]) -> str:
    """A short table of the scores as text."""
    lines = [f"{'':10}{'accuracy':>10}{'majority':>10}{'macro F1':>10}{'kappa':>8}"]
    for key, scores in metrics["attributes"].items():
        figures = (scores["accuracy"], scores["majority"]["accuracy"], scores["macro_f1"])
        cells = "".join(f"{number(value):>10}" for value in figures)
        lines.append(f"{key:10}{cells}{number(scores['kappa']):>8}")
    captions, found = metrics["captions"], metrics["acceptance"]
    for name, pick in (("exact", "exact_match"), ("chrF", "chrf")):
        lines.append(f"{name:10}{number(captions[pick]):>10}{number(captions['majority'][pick]):>10}")
    bleu = captions["bleu"][-1], captions["majority"]["bleu"][-1]
    lines.append(f"{'BLEU-4':10}{number(bleu[0]):>10}{number(bleu[1]):>10}")
    answer = "yes" if found["accepted"] else "no"
    lines.append(f"precision over 80 percent: {answer} ({number(found['precision'])})")
    return "\n".join(lines)
