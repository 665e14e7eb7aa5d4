"""Pictures of the report as PNG, and confusion matrices as CSV."""

from __future__ import annotations

import csv
import io
from typing import Any, List, Mapping, Sequence

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from landslide_annotator.core.vocabulary import LISTS

from .answers import UNREADABLE

NAMES = {
    "type": "Tipo / Type",
    "activity": "Actividad / Activity",
    "direction": "Dirección / Direction",
    "area": "Área / Area",
    "perimeter": "Perímetro / Perimeter",
}
BLUE, GREY = "#2166ac", "#777777"
DPI = 120


def class_name(attribute: str, code: str, between: str = " / ") -> str:
    """The Spanish and the English label of a code; the code itself where the vocabulary has none."""
    if code == UNREADABLE:
        return f"Ilegible{between}Unreadable"
    labels = [(t.es, t.en) for t in LISTS[attribute] if t.code == code]
    return between.join(labels[0]) if labels else code


def confusion_picture(attribute: str, confusion: Mapping[str, Any]) -> bytes:
    """Counts and percent of each row's tiles; the colour is the percentage."""
    counts = np.array(confusion["counts"])
    percent = 100.0 * counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    rows, columns = counts.shape
    figure = _figure(2.4 + columns, 1.6 + 0.6 * rows)
    axes = figure.add_subplot()
    axes.imshow(percent, cmap="Blues", vmin=0.0, vmax=100.0, aspect="auto")
    for row, column in np.ndindex(rows, columns):
        color = "white" if percent[row, column] > 55.0 else "black"
        text = f"{counts[row, column]}\n{percent[row, column]:.0f} %" if counts[row, column] else "0"
        axes.text(column, row, text, ha="center", va="center", color=color, fontsize=8)
    said = [class_name(attribute, code, "\n").replace(" ", "\n") for code in confusion["said"]]
    axes.set_xticks(range(columns), said, fontsize=8)
    axes.set_yticks(range(rows), [class_name(attribute, c, "\n") for c in confusion["true"]], fontsize=8)
    axes.set(title=NAMES[attribute], xlabel="Dicho / Said", ylabel="Verdadero / True")
    axes.tick_params(length=0)
    return _png(figure)


def reliability_picture(calibrations: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Share of right answers against probability, by attribute; bars are the tiles of each bin."""
    rows = max(1, (len(calibrations) + 2) // 3)
    figure = _figure(9.0, 3.2 * rows)
    for place, (attribute, found) in enumerate(calibrations.items(), start=1):
        axes = figure.add_subplot(rows, min(3, len(calibrations)), place)
        bins = [b for b in found["bins"] if b["count"]]
        tiles = max((b["count"] for b in bins), default=1)
        for b in bins:
            axes.bar(b["low"], b["count"] / tiles, b["high"] - b["low"], align="edge", color="#dddddd")
        axes.plot([0, 1], [0, 1], color=GREY, linestyle=":", linewidth=1)
        confidence, accuracy = [b["confidence"] for b in bins], [b["accuracy"] for b in bins]
        axes.plot(confidence, accuracy, color=BLUE, marker="o", markersize=4)
        error = "–" if found["ece"] is None else f"{found['ece']:.3f}"
        axes.set_title(f"{NAMES[attribute]}\nECE {error}", fontsize=9)
        axes.set(xlim=(0, 1), ylim=(0, 1.03), xlabel="Probabilidad / Probability")
        axes.set_ylabel("Aciertos / Right")
        axes.tick_params(labelsize=8)
    return _png(figure)


def curves_picture(epochs: Sequence[Mapping[str, Any]]) -> bytes:
    """Loss and accuracy by epoch; a vertical line at each compared number of epochs, validation dashed."""
    figure = _figure(9.0, 3.6)
    for place, (key, name) in enumerate(
        (("loss", "Pérdida / Loss"), ("accuracy", "Exactitud / Accuracy")), 1
    ):
        axes = figure.add_subplot(1, 2, place)
        for index, history in enumerate(_histories(epochs)):
            for prefix, style, words in (
                ("", "-", "entrenamiento / train"),
                ("val_", "--", "validación / validation"),
            ):
                values = history.get(prefix + key) or []
                if values:
                    axes.plot(range(1, len(values) + 1), values, style, color=f"C{index}", label=words)
        for entry in epochs:
            axes.axvline(entry["epochs"], color=GREY, linestyle=":", linewidth=1)
        axes.set(xlabel="Épocas / Epochs", ylabel=name)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        if axes.get_legend_handles_labels()[0]:
            axes.legend(fontsize=8)
    return _png(figure)


def _histories(epochs: Sequence[Mapping[str, Any]]) -> List[Mapping[str, List[float]]]:
    """The curves, without those that only begin a longer one: the same run, stopped earlier."""
    kept: List[Mapping[str, List[float]]] = []
    for entry in sorted(epochs, key=lambda e: -e["epochs"]):
        history = entry.get("history") or {}
        begun = any(
            all(longer.get(key, [])[: len(values)] == values for key, values in history.items())
            for longer in kept
        )
        if not begun:
            kept.append(history)
    return kept


def confusion_csv(confusion: Mapping[str, Any]) -> str:
    """Counts under the codes said, one line per true code."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["true", *confusion["said"]])
    writer.writerows([code, *row] for code, row in zip(confusion["true"], confusion["counts"]))
    return stream.getvalue()


def _figure(width: float, height: float) -> Figure:
    # Without pyplot there is no list of open figures and no choice of a window system.
    figure = Figure(figsize=(width, height), dpi=DPI, layout="constrained")
    FigureCanvasAgg(figure)
    return figure


def _png(figure: Figure) -> bytes:
    stream = io.BytesIO()
    figure.savefig(stream, format="png", metadata={"Software": None})
    return stream.getvalue()
