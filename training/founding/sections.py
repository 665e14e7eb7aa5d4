"""Sections of the report: tables of the scores as HTML."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from . import parts
from .parts import NONE, number
from .pictures import NAMES, class_name

Row = Tuple[str, ...]
MEASURES = {
    "accuracy": "Accuracy (micro precision)",
    "precision_macro": "Macro precision",
    "macro_f1": "Macro F1",
    "kappa": "Cohen's kappa",
}
NOTE = (
    "The majority answer is the most frequent class of the training tiles, said of every tile. The interval "
    "is a bootstrap over test tiles. Macro scores are means over the classes of the test."
)


def acceptance(found: Mapping[str, Any]) -> str:
    """The founders' question and its answer, overall and by attribute."""
    rows = [("Overall", *_verdict(found), *_verdict(found["majority"]))]
    for key, own in found["attributes"].items():
        rows.append((NAMES[key], *_verdict(own), *_verdict(own["majority"])))
    answer = "yes" if found["accepted"] else "no"
    head = ("", "Precision", "Over 0.80", "Majority answer", "Over 0.80")
    return (
        parts.paragraph(f"Precision over 80 percent: {answer} ({number(found['precision'])})", "verdict")
        + parts.table("", head, rows)
        + parts.paragraph(found["definition"], "note")
    )


def _verdict(found: Mapping[str, Any]) -> Row:
    return number(found["precision"]), "yes" if found["accepted"] else "no"


def data(data: Mapping[str, Any]) -> str:
    """Tiles by class and split."""
    tables = []
    for key, codes in data["counts"].items():
        rows = [(class_name(key, c), str(n["train"]), str(n["test"])) for c, n in codes.items()]
        tables.append(parts.table(NAMES[key], ("", "Train", "Test"), rows) if rows else "")
    text = parts.paragraph(f"{data['train']} tiles to train, {data['test']} to test.")
    return f'{text}<div class="sides">{"".join(tables)}</div>'


def attributes(scores: Mapping[str, Mapping[str, Any]]) -> str:
    """The scores of every attribute beside the majority answer and the interpretations."""
    found = list(scores.values())
    people = any(s["interpreters"] for s in found)
    rows: List[Row] = [("Tiles", *(str(s["count"]) for s in found))]
    for key, name in MEASURES.items():
        rows.append((name, *(number(s[key]) for s in found)))
        if key == "kappa":
            rows.append(("– 95 percent interval", *(_interval(s["kappa_interval"]) for s in found)))
        rows.append(("– of the majority answer", *(number(s["majority"][key]) for s in found)))
        if people and key in ("accuracy", "kappa"):
            rows.append(("– between interpretations", *(_people(s, key) for s in found)))
    if people:
        each = [_people(s, "model_kappa_with_each") for s in found]
        rows.append(("– model with each interpretation", *each))
    rows.append(("Accuracy, equally many tiles of each class", *(number(_balanced(s)) for s in found)))
    rows.append(("Unreadable or not named", *(number(s["unreadable"]) for s in found)))
    rows.append(("Expected calibration error", *(number(s["calibration"]["ece"]) for s in found)))
    rows.append(("Majority answer", *(class_name(k, s["majority"]["answer"]) for k, s in scores.items())))
    return parts.table("", ("", *(NAMES[key] for key in scores)), rows) + parts.paragraph(NOTE, "note")


def _balanced(scores: Mapping[str, Any]) -> Optional[float]:
    return (scores["balanced"] or {}).get("accuracy")


def scale(rows: Sequence[Mapping[str, Any]]) -> str:
    """Accuracy by the ground side of the tiles."""
    if not rows:
        return parts.paragraph("No test tile has a ground scale (column side_m or ground_m).")
    keys = [key for key in NAMES if key in rows[0]]
    lines = [(r["group"], str(r["tiles"]), *(number(r[key]) for key in keys)) for r in rows]
    return parts.table("Accuracy", ("Ground side", "Tiles", *(NAMES[key] for key in keys)), lines)


def about(notes: Mapping[str, Any]) -> str:
    """Which model the scores are of."""
    if "epochs" not in notes:
        return ""
    kind = notes.get("architecture", "founding")
    return parts.paragraph(f"The scores are those of the {kind} model after {notes['epochs']} epochs.")


def _interval(values: Sequence[Optional[float]]) -> str:
    return NONE if None in values else f"{values[0]:.2f} to {values[1]:.2f}"


def _people(scores: Mapping[str, Any], key: str) -> str:
    return number((scores["interpreters"] or {}).get(key))


def direction(scores: Optional[Mapping[str, Any]], views: Sequence[int]) -> str:
    """What only directions have: neighbouring sectors, angles, turned views."""
    if scores is None:
        return parts.paragraph("No test tile states a direction.")
    columns: Dict[str, Mapping[str, Any]] = {"Model": scores}
    if scores["all_views"]:
        columns[f"{len(views)} views"] = scores["all_views"]
    columns["Majority answer"] = scores["majority"]
    if scores["long_axis"]:
        columns["Long axis, majority side"] = scores["long_axis"]
    if scores["interpreters"]:
        columns["Between interpretations"] = scores["interpreters"]
    rows = [
        ("Answers", *(str(c.get("count", NONE)) for c in columns.values())),
        ("Accuracy", *(number(c.get("accuracy")) for c in columns.values())),
        ("Within one sector", *(number(c.get("within_one_sector")) for c in columns.values())),
        ("Mean angular error, degrees", *(number(c.get("mean_angular_error"), 1) for c in columns.values())),
        ("Cohen's kappa", *(number(c.get("kappa")) for c in columns.values())),
    ]
    note = (
        "What is unreadable or not named counts as the opposite direction, 180 degrees. Turned and mirrored "
        "views are compared with the direction as it reads in the view."
    )
    return parts.table("", ("", *columns), rows) + parts.paragraph(note, "note")


def captions(scores: Mapping[str, Any]) -> str:
    """The wording beside the majority caption."""
    usual = scores["majority"]
    rows = [("Same words in the same order", number(scores["exact_match"]), number(usual["exact_match"]))]
    for order, pair in enumerate(zip(scores["bleu"], usual["bleu"]), start=1):
        rows.append((f"BLEU-{order}", *map(number, pair)))
    rows.append(("chrF", number(scores["chrf"]), number(usual["chrf"])))
    rows.append(("Unreadable", number(scores["unreadable"]), NONE))
    note = (
        f"The majority caption, the most frequent one of the training tiles, is '{usual['caption']}'. "
        "Captions share a template, so BLEU and chrF are high for any: judge them by the distance to it."
    )
    return parts.table("", ("", "Model", "Majority caption"), rows) + parts.paragraph(note, "note")


def epochs(epochs: Sequence[Mapping[str, Any]], curves: Optional[bytes]) -> str:
    """The compared numbers of epochs and their curves."""
    if not epochs:
        return parts.paragraph("The run holds no epochs.json.")
    keys = ("train_loss", "train_accuracy", "val_loss", "val_accuracy")
    rows = [
        (str(e["epochs"]), number(e.get("seconds"), 1), *(number(e.get(key)) for key in keys)) for e in epochs
    ]
    head = ("Epochs", "Seconds", "Train loss", "Train accuracy", "Validation loss", "Validation accuracy")
    note = (
        "These accuracies count every word, those of the template too: they are no accuracy of attributes. "
        "Vertical lines mark the compared numbers of epochs."
    )
    figure = parts.picture(curves, "curves") if curves else ""
    return parts.table("", head, rows) + parts.paragraph(note, "note") + figure
