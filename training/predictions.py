"""What the plugin's own captioner says of tiles that a run never saw, kept as JSON.

Every figure of the model card is computed from these: int8 weights, NumPy, the code that users run.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence

import numpy as np

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.captioner.result import Caption

from . import baselines, bijie, features, scale, views, windows

Shares = Dict[str, Dict[str, float]]


@dataclass
class Predictions:
    """Probabilities by tile name.

    described: one entry per view (as photographed first), with the outline; looked_at: of a landslide in a
    window somewhere, without one; degraded: metres of a pixel -> tile, as photographed, with the outline;
    sunless: of the direction, one entry per view, where it is not told where the sun stands. side_m: ground
    side of the described window; axis: azimuth of the outline's long axis.
    """

    described: Dict[str, List[Shares]] = field(default_factory=dict)
    looked_at: Dict[str, float] = field(default_factory=dict)
    degraded: Dict[str, Dict[str, Shares]] = field(default_factory=dict)
    sunless: Dict[str, List[Dict[str, float]]] = field(default_factory=dict)
    side_m: Dict[str, float] = field(default_factory=dict)
    axis: Dict[str, Optional[float]] = field(default_factory=dict)

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


@dataclass(frozen=True)
class Window:
    """The plain window around a landslide, encoded in every view that its captions read."""

    maps: Dict[int, Sequence[np.ndarray]]
    outline: np.ndarray
    side_m: float

    def caption(self, captioner: Captioner, shown: int, is_sun_told: bool) -> Caption:
        """The caption of the window as shown in one of its eight views."""
        return captioner.caption_of(
            {view: self.maps[views.composed(shown, view)] for view in captioner.settings.views_read},
            self.side_m,
            views.turn(self.outline, shown),
            self.outline.shape[1],
            views.light(shown, bijie.SUN) if is_sun_told else None,
        )


def encoded(
    captioner: Captioner, data: Path, tile: bijie.Sample, turned: Sequence[int], coarse_m: float = 0.0
) -> Window:
    """The plain window of a landslide tile, each view encoded once, also where it serves several captions.

    turned: the views to be captioned; coarse_m: metres of a pixel to which the picture is degraded first,
    where it is finer.
    """
    mask = bijie.read_mask(data, tile.name)
    window = windows.description_window(mask)
    picture = windows.cut(bijie.read_image(data, tile.name), window)
    coarse = scale.degraded(picture, tile.ground_m, coarse_m)
    picture = picture if coarse is None else coarse
    read = captioner.settings.views_read
    maps = captioner.maps(picture, {views.composed(shown, view) for shown in turned for view in read})
    return Window(maps, windows.cut(mask, window), window.side * tile.ground_m)


def _shares(caption: Caption) -> Shares:
    return {key: dict(shares) for key, shares in caption.probabilities.items()}


def predict(
    captioner: Captioner,
    data: Path,
    blocks: Sequence[int],
    report: Callable[[int, int], None],
    turned: Sequence[int] = tuple(range(views.VIEWS)),
    coarse: Sequence[float] = (),
) -> Predictions:
    """Caption every tile of the blocks: landslides in the views given, and the plain detection windows.

    coarse: metres of a pixel to which the landslides are degraded besides.
    """
    tiles = bijie.read_samples(data)
    chosen = [i for i, t in enumerate(tiles) if t.block in blocks]
    plain = features.detection_windows(data, tiles, 0)
    result = Predictions()
    for done, index in enumerate(chosen, start=1):
        tile = tiles[index]
        picture = windows.cut(bijie.read_image(data, tile.name), plain[index])
        result.looked_at[tile.name] = captioner.caption(picture, None, None).landslide_probability
        if tile.landslide:
            _describe_all(result, captioner, data, tile, turned, coarse)
        report(done, len(chosen))
    return result


def _describe_all(
    result: Predictions,
    captioner: Captioner,
    data: Path,
    tile: bijie.Sample,
    turned: Sequence[int],
    coarse: Sequence[float],
) -> None:
    """Fill in everything that is said of a landslide tile."""
    mask = bijie.read_mask(data, tile.name)
    window = encoded(captioner, data, tile, turned)
    result.side_m[tile.name] = window.side_m
    result.axis[tile.name] = baselines.long_axis(mask)
    result.described[tile.name] = [_shares(window.caption(captioner, view, True)) for view in turned]
    result.sunless[tile.name] = [
        _shares(window.caption(captioner, view, False))["direction"] for view in turned
    ]
    for metres in coarse:
        caption = encoded(captioner, data, tile, [0], metres).caption(captioner, 0, True)
        result.degraded.setdefault(f"{metres:g}", {})[tile.name] = _shares(caption)
