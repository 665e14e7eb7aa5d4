"""What the captioner returns for one tile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Tuple

from ..core import caption as captions

REASONS: Mapping[str, str] = {
    "no_landslide": "the model sees no landslide (probability {0:.2f})",
    "no_scale": "the ground scale is unknown",
    "side": "the tile side of {0:.0f} m is outside the trained range, {1:.0f} to {2:.0f} m",
    "ground": "the ground resolution of {0:.2f} m is outside the trained range, {1:.2f} to {2:.2f} m",
    "not_learned": "training had too few examples of the type {0}",
}


class Reason(str):
    """Why a person should look at a caption: English text, and its code and values for a translation."""

    code: str
    values: Tuple[object, ...]

    def __new__(cls, code: str, *values: object) -> Reason:
        """A reason of REASONS with its numbers or words."""
        reason = super().__new__(cls, REASONS[code].format(*values))
        reason.code, reason.values = code, values
        return reason


@dataclass(frozen=True)
class Caption:
    """A caption with its probabilities.

    attributes: codes by `type activity direction area perimeter`, given that it is a landslide; sizes are
    None when the ground side is unknown. probabilities: code -> share for each attribute, given the words
    before; each sums to 1. landslide_probability: without the outline. is_landslide: it reaches the
    threshold. in_range: the ground side and resolution are known and as in training, else range_reason
    says why not. review_reasons: why a person should look at the caption; empty when nothing speaks for it.
    """

    attributes: Mapping[str, Optional[str]]
    probabilities: Mapping[str, Mapping[str, float]]
    landslide_probability: float
    is_landslide: bool
    outlined: bool
    in_range: bool
    range_reason: Optional[Reason]
    review_reasons: Tuple[Reason, ...]

    @property
    def review(self) -> bool:
        """Whether a person should look at the caption."""
        return bool(self.review_reasons)

    def text(self, lang: str = "es") -> str:
        """The sentence in Spanish ("es") or English ("en"); without an outline it may deny a landslide."""
        if not self.outlined and not self.is_landslide:
            return captions.NO_LANDSLIDE[lang]
        return captions.write(self.attributes, lang)
