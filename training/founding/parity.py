"""The 8-bit weights of an outline run, and how far they are from the Keras model they come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner import assets
from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.caption import write as caption_of

from .. import export, network, warmstart
from ..predictions import Shares, best
from ..reference import Reference, differences
from . import bundle, speaker
from .samples import Sample


def quantise(
    run: Path, folder: Path, frozen: warmstart.Frozen, name: str
) -> Tuple[Reference, Dict[str, Any]]:
    """Write a run's captioner with 8-bit weights; returns the Keras model as a reference, and the settings.

    frozen: the bundled encoder that the run began with; name: of the model, empty: the run's.
    """
    weights = export.load_weights(run / "weights.npz")
    settings = json.loads((run / "captioner" / assets.SETTINGS_FILE).read_text(encoding="utf-8"))
    settings.update({"name": name} if name else {})
    settings.pop("sha256")
    bundle.write(folder, frozen, weights, settings, whole=False)
    plan = json.loads((run / "plan.json").read_text(encoding="utf-8"))
    model = network.build(network.Shape(**plan["shape"]))
    export.put_weights(model, weights)
    return Reference(model, frozen.encode(), settings.get("temperature", {}), settings["views"]), settings


def finish(folder: Path, settings: Mapping[str, Any]) -> None:
    """Write other settings beside weights that stay as they are."""
    path = folder / assets.SETTINGS_FILE
    sums = json.loads(path.read_text(encoding="utf-8"))["sha256"]
    export.write_settings(folder, settings, sums)


def compare(exact: Reference, stored: Captioner, samples: Sequence[Sample]) -> Dict[str, Any]:
    """Differences of the probabilities and share of equal captions, as photographed."""
    found: List[float] = []
    equal: List[bool] = []
    for sample in samples:
        picture, side_m, outline = speaker.window_of(sample)
        _, told = exact.caption(picture, side_m, outline)
        caption = stored.caption(picture, side_m, outline)
        found += differences(told, caption.probabilities)
        equal.append(_caption(told) == _caption(caption.probabilities))
    return {
        "captions": len(equal),
        "equal_captions": float(np.mean(equal)),
        "mean_difference": float(np.mean(found)),
        "percentile_99": float(np.percentile(found, 99)),
    }


def _caption(shares: Mapping[str, Mapping[str, float]]) -> str:
    told: Shares = {key: dict(codes) for key, codes in shares.items()}
    return caption_of({key: best(codes) for key, codes in told.items()})


def sentence(compared: Mapping[str, Any]) -> str:
    """The comparison in words."""
    return (
        f"8 bits against Keras on {compared['captions']} test tiles: mean difference of probabilities "
        f"{compared['mean_difference']:.4f}, 99th percentile {compared['percentile_99']:.4f}, "
        f"equal captions {compared['equal_captions']:.3f}"
    )
