"""The model card of an exported run: the template outline_card.md, filled with what was measured."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.vocabulary import JUDGED, KEYS

from .. import scale
from ..targets import FEWEST
from . import speaker
from .answers import UNREADABLE
from .measure import measure
from .outputs import Output
from .parts import number
from .samples import SETTINGS, Sample

TEMPLATE = Path(__file__).with_name("outline_card.md")
NOT_GIVEN = "not stated by who made this model"


@dataclass(frozen=True)
class Facts:
    """What a card tells beside scores: the data's folder, the run's notes, settings, licence, 8-bit check."""

    data: Path
    notes: Mapping[str, Any]
    settings: Mapping[str, Any]
    licence: str
    compared: Mapping[str, Any]


def measured(
    captioner: Captioner,
    samples: Sequence[Sample],
    outputs: Sequence[Output],
    descriptions: Mapping[str, str],
) -> Dict[str, Any]:
    """All scores of the test tiles, and the accuracy on pictures that were made coarser."""
    tested = [s for s in samples if s.split == "test"]
    metrics = measure(tested, outputs, [s for s in samples if s.split == "train"], descriptions)
    metrics["by_resolution"] = by_resolution(captioner, tested, outputs)
    return metrics


def by_resolution(
    captioner: Captioner, tested: Sequence[Sample], outputs: Sequence[Output]
) -> List[Dict[str, Any]]:
    """Accuracy of the attributes as photographed and degraded, of the tiles that can be degraded."""
    truth = {key: {s.id: s.code(key) for s in tested if s.code(key)} for key in JUDGED}
    plain = {o.id: o for o in outputs if o.view == 0}
    rows = scale.by_group([("as photographed", list(plain))], truth, _said(plain))
    for metres in scale.RESOLUTIONS:
        said: Dict[str, Output] = {}
        for sample in tested:
            picture, side_m, outline = speaker.window_of(sample)
            coarse = scale.degraded(picture, sample.ground_m or metres, metres)
            if coarse is not None:
                said[sample.id] = speaker.say(captioner, sample.id, (coarse, side_m, outline))
        if said:
            rows += scale.by_group([(f"{metres:g} m", list(said))], truth, _said(said))
    return rows


def _said(outputs: Mapping[str, Output]) -> Dict[str, Dict[str, str]]:
    return {key: {name: o.codes().get(key) or UNREADABLE for name, o in outputs.items()} for key in JUDGED}


def summary(metrics: Mapping[str, Any]) -> Dict[str, float]:
    """The few scores that travel with the settings."""
    kappas = {key: metrics["attributes"].get(key, {}).get("kappa") for key in JUDGED}
    return {f"{key}_kappa": round(value, 3) for key, value in kappas.items() if value is not None}


def text(facts: Facts, samples: Sequence[Sample], metrics: Mapping[str, Any]) -> str:
    """The card's text."""
    stored = json.loads((facts.data / SETTINGS).read_text(encoding="utf-8"))
    parts = Counter(s.split for s in samples)
    settings = facts.settings
    return TEMPLATE.read_text(encoding="utf-8").format(
        name=settings["name"], version=settings["version"], created=settings["created"],
        epochs=facts.notes["epochs"], conv5=_conv5(facts.notes["conv5"]),
        sources=", ".join(Path(path).name for path in stored["source"].values()) or NOT_GIVEN,
        licence=facts.licence or NOT_GIVEN, split=stored["split"], train=parts["train"], test=parts["test"],
        outlines=stored.get("outlines", 0), tiles=len(samples), fewest=FEWEST,
        not_learned=", ".join(settings["not_learned"]) or "none",
        side="{:.0f} to {:.0f}".format(*settings["trained_side_m"]),
        ground="{:.2f} to {:.2f}".format(*settings["trained_ground_m"]),
        scores=_scores(metrics["attributes"]), classes=_classes(metrics),
        direction=_direction(metrics["attributes"].get("direction")),
        by_side=_table(metrics["by_side"], "ground side"),
        by_resolution=_table(metrics["by_resolution"], "pixels"),
        compared=facts.compared,
    )  # fmt: skip


def _conv5(choice: str) -> str:
    return "trained on with these tiles" if choice == "fine-tune" else "as in the bundled model"


def _table(rows: Sequence[Any], head: str) -> str:
    return scale.table(list(rows), head, JUDGED) if rows else "Not measured: no ground scales."


def _scores(attributes: Mapping[str, Any]) -> str:
    lines = []
    for key, found in attributes.items():
        low, high = found["kappa_interval"]
        people = found["interpreters"] or {}
        cells = (
            f"{key} ({found['count']} tiles)", number(found["accuracy"]), number(found["macro_f1"]),
            f"{number(found['kappa'])} ({number(low, 2)} to {number(high, 2)})",
            number(found["majority"]["accuracy"]), number(people.get("model_kappa_with_each")),
            number(people.get("kappa")), number((found["balanced"] or {}).get("accuracy")),
        )  # fmt: skip
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _classes(metrics: Mapping[str, Any]) -> str:
    """A line per class with its tiles, precision, recall and F1."""
    lines = []
    for key in KEYS:
        counts = metrics["data"]["counts"].get(key, {})
        confusion = metrics["attributes"].get(key, {}).get("confusion")
        for code, tiles in counts.items():
            figures = _class_scores(confusion, code) if confusion else (None, None, None)
            cells = (key, code, str(tiles["train"]), str(tiles["test"]), *map(number, figures))
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _class_scores(confusion: Mapping[str, Any], code: str) -> Sequence[float]:
    """Precision, recall and F1 of a class; none where it was neither true nor said."""
    counts = [dict(zip(confusion["said"], row)) for row in confusion["counts"]]
    own = dict(zip(confusion["true"], counts)).get(code, {})
    right, true, said = own.get(code, 0), sum(own.values()), sum(row.get(code, 0) for row in counts)
    nan = float("nan")
    both = 2.0 * right / (true + said) if true + said else nan
    return right / said if said else nan, right / true if true else nan, both


def _direction(found: Any) -> str:
    if not found:
        return "No test tile states a direction."
    text = f"Within one sector {number(found['within_one_sector'])}"
    if found["all_views"]:
        turned = found["all_views"]
        text += (
            f"; over all eight views {number(turned['within_one_sector'])}, kappa {number(turned['kappa'])}"
        )
    text += f"; the majority answer {number(found['majority']['within_one_sector'])}"
    if found["long_axis"]:
        axis = found["long_axis"]
        text += (
            f"; the outline's long axis, taken to the majority's side, {number(axis['within_one_sector'])}, "
            f"kappa {number(axis['kappa'])}"
        )
    return text + "."
