"""The report: one HTML file with everything inside, made from the template report.html."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Any, Mapping, Sequence, Tuple

import numpy as np

from . import parts, sections
from .outputs import Output
from .samples import Sample

TEMPLATE = Path(__file__).with_name("report.html")
TITLE = "Landslide captions: scores of a run"
TILES = 24


def report(
    metrics: Mapping[str, Any],
    pictures: Mapping[str, bytes],
    epochs: Sequence[Mapping[str, Any]],
    tiles: Sequence[Tuple[Sample, str, Output]],
    notes: Mapping[str, Any],
) -> str:
    """The HTML text.

    metrics: of `measure`; pictures: PNG by file name without suffix (confusion_ATTRIBUTE, reliability,
    curves); epochs: of the run's epochs.json, or none; tiles: test tiles, true captions and outputs;
    notes: of the run's model.json, or none.
    """
    shown = np.linspace(0, len(tiles) - 1, min(TILES, len(tiles))).round().astype(int)
    confusions = [parts.picture(png, name) for name, png in pictures.items() if name.startswith("confusion_")]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=TITLE,
        warnings="\n".join(parts.paragraph(text, "warning") for text in metrics["warnings"]),
        about=sections.about(notes),
        scale=sections.scale(metrics["by_side"]),
        acceptance=sections.acceptance(metrics["acceptance"]),
        data=sections.data(metrics["data"]),
        attributes=sections.attributes(metrics["attributes"]),
        direction=sections.direction(metrics["attributes"].get("direction"), metrics["views"]),
        captions=sections.captions(metrics["captions"]),
        confusions="\n".join(confusions),
        reliability=parts.picture(pictures["reliability"], "reliability"),
        epochs=sections.epochs(epochs, pictures.get("curves")),
        tiles="\n".join(parts.tile(*tiles[i]) for i in shown),
    )
