"""What the captioner returns for one tile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Tuple

from ..core import caption as captions


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
    range_reason: str
    review_reasons: Tuple[str, ...]

    @property
    def review(self) -> bool:
        """Whether a person should look at the caption."""
        return bool(self.review_reasons)

    def text(self, lang: str = "es") -> str:
        """The sentence in Spanish ("es") or English ("en"); without an outline it may deny a landslide."""
        if not self.outlined and not self.is_landslide:
            return captions.NO_LANDSLIDE[lang]
        return captions.write(self.attributes, lang)
