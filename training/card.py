"""MODEL_CARD.md: the template model_card.md, filled with the figures of metrics.json."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Mapping, Sequence

from landslide_annotator.core.vocabulary import JUDGED

from .scale import table

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
        balanced=balanced(metrics["cross_validation"]),
        by_side=_scale(metrics["cross_validation"]["by_side"], "ground side"),
        by_resolution=_scale(metrics["test"]["by_resolution"], "pixels"),
    )


def rows(scores: Mapping[str, Any]) -> str:
    """A table line per attribute."""
    return "\n".join(_row(attribute, scores[attribute]) for attribute in JUDGED)


def _row(attribute: str, scores: Mapping[str, Any]) -> str:
    low, high = scores["kappa_interval"]
    usual, people = scores["majority"], scores["interpreters"]
    cells = (
        f"{attribute} ({int(scores['count'])} tiles)",
        f"{scores['accuracy']:.3f}",
        f"{scores['macro_f1']:.3f}",
        f"{scores['kappa']:.3f} ({low:.2f} to {high:.2f})",
        f"{usual['accuracy']:.3f}, {usual['macro_f1']:.3f}, {usual['kappa']:.3f}",
        f"{scores['kappa_with_each_interpreter']:.3f}",
        f"{people['accuracy']:.3f}, {people['kappa']:.3f}",
    )
    return "| " + " | ".join(cells) + " |"


def balanced(scores: Mapping[str, Any]) -> str:
    """The balanced protocol as list items."""
    lines = []
    for attribute in JUDGED:
        found = scores[attribute]["balanced"]
        text = "too few tiles of each class"
        if found:
            text = (
                f"accuracy {found['accuracy']:.3f}, kappa {found['kappa']:.3f} "
                f"({found['classes']:.0f} classes, "
                f"{found['tiles_of_each']:.0f} tiles of each, {found['draws']:.0f} draws)"
            )
        lines.append(f"- {attribute}: {text}")
    return "\n".join(lines)


def _scale(rows: Sequence[Any], head: str) -> str:
    return table(list(rows), head, JUDGED) if rows else "Not measured."


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
    axis = direction["long_axis"]
    return {
        "tiles": scores["tiles"],
        "landslides": scores["landslides"],
        "rows": rows(scores),
        "within": direction["within_one_sector"],
        "error": direction["mean_angular_error"],
        "m_within": usual["within_one_sector"],
        "m_error": usual["mean_angular_error"],
        "i_within": direction["interpreters"]["within_one_sector"],
        "a_kappa": axis["kappa"],
        "a_within": axis["within_one_sector"],
        "av_kappa": axis["eight_views"]["kappa"],
        "av_within": axis["eight_views"]["within_one_sector"],
        "v_accuracy": turned["accuracy"],
        "v_kappa": turned["kappa"],
        "v_within": turned["within_one_sector"],
        "u_kappa": direction["sunless"]["kappa"],
        "u_within": direction["sunless"]["within_one_sector"],
        "uv_kappa": direction["sunless_eight_views"]["kappa"],
        "uv_within": direction["sunless_eight_views"]["within_one_sector"],
        "mv_within": direction["majority_with_the_sun"]["within_one_sector"],
        **{key: landslide[key] for key in ("f1", "precision", "recall", "auc")},
        "always": landslide["f1_always_landslide"],
    }
