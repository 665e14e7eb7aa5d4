"""The captioner's public face: a tile and perhaps an outline in, a caption out."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from ..core.errors import AssetError, TileError, spoken
from . import assets, blas
from .decoder import Decoder
from .extras import extras
from .network import Encoder
from .pooling import pool
from .resample import resize
from .result import Caption, Reason
from .settings import Settings
from .views import turn

Item = Tuple[np.ndarray, Optional[float], Optional[np.ndarray]]
"""Tile, ground side and outline as `Captioner.caption` takes them; the outline may be left out."""


class Captioner:
    """A loaded model. It may be shared by threads, which take turns."""

    def __init__(self, settings: Settings, encoder: Encoder, decoder: Decoder) -> None:
        self.settings = settings
        self._encoder = encoder
        self._decoder = decoder

    @classmethod
    def load(cls, path: Union[str, Path, None] = None, remedy: str = assets.REMEDY) -> Captioner:
        """Load the weights of a folder, by default those that came with the plugin.

        remedy: ends the text of an error. Raises AssetError when they are missing, damaged or of another
        format. Logs once when NumPy's BLAS is slow.
        """
        remedy = spoken(remedy)
        settings, encoder_file, decoder_file = assets.read(assets.find(path, remedy), remedy)
        try:
            encoder = Encoder(encoder_file, settings.taps)
            pooled = len(settings.regions) * sum(encoder.channels)
            decoder = Decoder(
                decoder_file, settings.words, pooled, settings.extras, settings.temperature, settings.lean
            )
        except ValueError as error:
            raise AssetError("The weights do not fit together ({0}). {1}", error, remedy) from error
        blas.warn_once()
        return cls(settings, encoder, decoder)

    def caption(
        self,
        tile: np.ndarray,
        side_m: Optional[float],
        outline: Optional[np.ndarray] = None,
        noon: Optional[str] = None,
    ) -> Caption:
        """Caption one tile.

        tile: uint8 (H, W, 3), RGB, north up, of any size; side_m: its ground side in metres or None;
        outline: bool (H, W) of the landslide's body or None; noon: on which side, "N" or "S", the sun stands
        at noon there, or None. Raises TileError on anything else.
        """
        _check_tile(tile)
        _check_outline(tile, outline)
        _check_side(side_m)
        maps = self.maps(tile, self.settings.views_read)
        return self.caption_of(maps, side_m, outline, tile.shape[1], self.settings.light(noon))

    def caption_of(
        self,
        maps: Mapping[int, Sequence[np.ndarray]],
        side_m: Optional[float],
        outline: Optional[np.ndarray],
        width: int,
        light: Optional[int],
    ) -> Caption:
        """Caption of a tile of some width in pixels, from its maps in every view that the settings name.

        light: the view of a training picture in which the light falls as here, None where it is not known.
        """
        views = self.settings.views
        probability = self._decoder.landslide_probability(
            [(view, self._features(maps[view], None, None)) for view in views["landslide"]]
        )
        described = [
            (view, self._features(found, None if outline is None else turn(outline, view), side_m))
            for view, found in maps.items()
        ]
        decoded = self._decoder.describe(described, views, light)
        attributes: Dict[str, Optional[str]] = dict(decoded.attributes)
        if side_m is None:
            attributes["area"] = attributes["perimeter"] = None
        seen = probability >= self.settings.landslide_threshold
        reason = self._range_reason(side_m, width)
        return Caption(
            attributes=attributes,
            probabilities=decoded.probabilities,
            landslide_probability=probability,
            is_landslide=seen,
            outlined=outline is not None,
            in_range=reason is None,
            range_reason=reason,
            review_reasons=self._review_reasons(probability, outline is not None, attributes["type"], reason),
        )

    def caption_many(
        self,
        items: Iterable[Union[Item, Sequence[object]]],
        progress: Optional[Callable[[int, int], None]] = None,
        cancelled: Optional[Callable[[], bool]] = None,
    ) -> List[Caption]:
        """Caption many tiles; each item holds the arguments of `caption` in order.

        progress(done, total) is called after each tile; when cancelled() turns true before a tile, the
        captions made so far are returned.
        """
        listed = list(items)
        result: List[Caption] = []
        for item in listed:
            if cancelled is not None and cancelled():
                break
            result.append(self.caption(*item))  # type: ignore[arg-type]
            if progress is not None:
                progress(len(result), len(listed))
        return result

    def maps(self, tile: np.ndarray, views: Iterable[int]) -> Dict[int, Sequence[np.ndarray]]:
        """The encoder's maps of some views of the tile."""
        picture = resize(tile, self.settings.input_size)
        return {view: self._encoder(turn(picture, view)) for view in views}

    def _features(
        self,
        maps: Sequence[np.ndarray],
        outline: Optional[np.ndarray],
        side_m: Optional[float],
    ) -> np.ndarray:
        """The decoder's input (F) for one picture."""
        pooled = [pool(features, outline, self.settings.regions) for features in maps]
        if self.settings.extras:
            pooled.append(extras(side_m, outline))
        return np.concatenate(pooled)

    def _range_reason(self, side_m: Optional[float], width: int) -> Optional[Reason]:
        """Why the scale is not one of training; None when it is."""
        if side_m is None:
            return Reason("no_scale")
        for code, value, (low, high) in (
            ("side", side_m, self.settings.trained_side_m),
            ("ground", side_m / width, self.settings.trained_ground_m),
        ):
            if not low <= value <= high:
                return Reason(code, value, low, high)
        return None

    def _review_reasons(
        self, probability: float, outlined: bool, kind: Optional[str], range_reason: Optional[Reason]
    ) -> Tuple[Reason, ...]:
        reasons = []
        if outlined and probability < self.settings.landslide_threshold:
            reasons.append(Reason("no_landslide", probability))
        if range_reason is not None:
            reasons.append(range_reason)
        if kind in self.settings.not_learned:
            reasons.append(Reason("not_learned", kind))
        return tuple(reasons)


def _check_tile(tile: np.ndarray) -> None:
    if not isinstance(tile, np.ndarray) or tile.dtype != np.uint8:
        found = getattr(tile, "dtype", type(tile).__name__)
        raise TileError("The tile must hold 8-bit values, not {0}; stretch the imagery to 0 to 255.", found)
    if tile.ndim != 3 or tile.shape[2] != 3 or 0 in tile.shape:
        raise TileError(
            "The tile must have the shape (height, width, 3), not {0}; "
            "choose a red, a green and a blue band.",
            tile.shape,
        )


def _check_outline(tile: np.ndarray, outline: Optional[np.ndarray]) -> None:
    if outline is None:
        return
    if not isinstance(outline, np.ndarray) or outline.dtype != np.bool_:
        found = getattr(outline, "dtype", type(outline).__name__)
        raise TileError("The outline must be a boolean mask, not {0}.", found)
    if outline.shape != tile.shape[:2]:
        raise TileError("The outline's shape {0} differs from the tile's {1}.", outline.shape, tile.shape[:2])
    if not outline.any():
        raise TileError("The outline covers no pixel of the tile; check that it lies on the imagery.")


def _check_side(side_m: Optional[float]) -> None:
    if side_m is not None and not (math.isfinite(side_m) and side_m > 0.0):
        raise TileError("The ground side of the tile must be a positive number, not {0}.", side_m)
