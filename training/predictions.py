"""What the plugin's own captioner says of tiles that a run never saw, kept as JSON.

Every figure of the model card is computed from these: int8 weights, NumPy, the code that users run.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Sequence

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.result import Caption

from . import bijie, features, views, windows

Shares = Dict[str, Dict[str, float]]


@dataclass
class Predictions:
    """Probabilities by tile name.

    described: one entry per view (as photographed first), with the outline; looked_at: of a landslide in a
    window somewhere, without one.
    """

    described: Dict[str, List[Shares]] = field(default_factory=dict)
    looked_at: Dict[str, float] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write as JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Predictions:
        """Read what `save` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def best(shares: Dict[str, float]) -> str:
    """The likeliest code."""
    return max(shares, key=lambda code: shares[code])


def describe(captioner: Captioner, data: Path, tile: bijie.Sample, view: int) -> Caption:
    """The caption of a landslide tile in one of its eight views, in the plain window around its outline."""
    mask = bijie.read_mask(data, tile.name)
    window = windows.description_window(mask)
    picture = views.turn(windows.cut(bijie.read_image(data, tile.name), window), view)
    outline = views.turn(windows.cut(mask, window), view)
    return captioner.caption(picture, window.side * tile.ground_m, outline)


def predict(
    captioner: Captioner,
    data: Path,
    blocks: Sequence[int],
    report: Callable[[int, int], None],
    turned: Sequence[int] = tuple(range(views.VIEWS)),
) -> Predictions:
    """Caption every tile of the blocks: landslides in the views given, and the plain detection windows."""
    tiles = bijie.read_samples(data)
    chosen = [i for i, t in enumerate(tiles) if t.block in blocks]
    plain = features.detection_windows(data, tiles, 0)
    result = Predictions()
    for done, index in enumerate(chosen, start=1):
        tile = tiles[index]
        picture = windows.cut(bijie.read_image(data, tile.name), plain[index])
        result.looked_at[tile.name] = captioner.caption(picture, None, None).landslide_probability
        if tile.landslide:
            captions = [describe(captioner, data, tile, view) for view in turned]
            result.described[tile.name] = [
                {key: dict(shares) for key, shares in caption.probabilities.items()} for caption in captions
            ]
        report(done, len(chosen))
    return result
