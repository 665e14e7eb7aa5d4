"""MODEL_CARD.md: the template model_card.md, filled with the figures of metrics.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Mapping

from .bijie import ATTRIBUTES

TEMPLATE = Path(__file__).with_name("model_card.md")


def model_card(metrics: Mapping[str, Any]) -> str:
    """The card's text."""
    compared = metrics["quantisation"]
    return TEMPLATE.read_text(encoding="utf-8").format(
        **{**metrics["model"], "not_learned": ", ".join(metrics["model"]["not_learned"]) or "none"},
        test=_figures(metrics["test"]),
        cross=_figures(metrics["cross_validation"]),
        quantisation=compared,
        exact=compared["float32"],
        stored=compared["int8"],
        confusions=confusions(metrics["cross_validation"]),
    )


def rows(scores: Mapping[str, Any]) -> str:
    """A table line per attribute."""
    return "\n".join(_row(attribute, scores[attribute]) for attribute in ATTRIBUTES)


def _row(attribute: str, scores: Mapping[str, Any]) -> str:
    low, high = scores["kappa_interval"]
    usual, people = scores["majority"], scores["interpreters"]
    cells = (
        f"{attribute} ({int(scores['count'])} tiles)",
        f"{scores['accuracy']:.3f}",
        f"{scores['macro_f1']:.3f}",
        f"{scores['kappa']:.3f} ({low:.2f} to {high:.2f})",
        f"{usual['accuracy']:.3f}, {usual['macro_f1']:.3f}, {usual['kappa']:.3f}",
        f"{people['accuracy']:.3f}, {people['kappa']:.3f}",
    )
    return "| " + " | ".join(cells) + " |"


def confusions(scores: Mapping[str, Any]) -> str:
    """Counts of type and activity as list items."""
    lines = []
    for attribute in ("type", "activity"):
        for truth, said in scores[attribute]["confusion"].items():
            counts = ", ".join(f"{code} {n}" for code, n in sorted(said.items(), key=lambda p: -p[1]))
            lines.append(f"  - {truth}: {counts}")
    return "\n".join(lines)


def _figures(scores: Mapping[str, Any]) -> Dict[str, Any]:
    direction, landslide = scores["direction"], scores["landslide"]
    usual, turned = direction["majority"], direction["eight_views"]
    return {
        "tiles": scores["tiles"],
        "landslides": scores["landslides"],
        "rows": rows(scores),
        "within": direction["within_one_sector"],
        "error": direction["mean_angular_error"],
        "m_within": usual["within_one_sector"],
        "m_error": usual["mean_angular_error"],
        "i_within": direction["interpreters"]["within_one_sector"],
        "v_accuracy": turned["accuracy"],
        "v_kappa": turned["kappa"],
        "v_within": turned["within_one_sector"],
        **{key: landslide[key] for key in ("f1", "precision", "recall", "auc")},
        "always": landslide["f1_always_landslide"],
    }
