"""What the captioner's JSON file says about its weights."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Dict, Mapping, Optional, Tuple

from ..core.errors import AssetError, SizeError, spoken
from ..core.grammar import CAPTION_WORDS
from ..core.sizes import SizeBreaks
from ..core.vocabulary import KEYS
from .extras import EXTRAS
from .pooling import REGIONS, TAPS
from .views import MIRRORED, PLAIN, UPSIDE_DOWN, VIEWS

FORMAT = 1
ASKED = ("landslide", *KEYS)
"""What the decoder is asked of a picture."""
Range = Tuple[float, float]


@dataclass(frozen=True)
class Settings:
    """Settings of one set of weights; sides and resolutions in metres.

    taps: stacks of the encoder whose maps are pooled; context: tile side over the longer side of the
    outline's box; not_learned: type codes that training had too few examples of; temperature: divides the
    logits of an attribute's slot; views: in which of its eight views a picture is read for each of ASKED,
    whose logits are averaged; lean: added to the logits of words that describe a landslide; noon: on which
    side, "N" or "S", the sun stood at noon where the lean was found, empty where it holds everywhere; digest:
    sha256 of the settings file, which holds those of the weights.
    """

    name: str
    version: str
    created: str
    words: Tuple[str, ...]
    input_size: int
    regions: Tuple[str, ...]
    extras: int
    taps: Tuple[str, ...]
    landslide_threshold: float
    trained_side_m: Range
    trained_ground_m: Range
    min_side_m: float
    context: float
    size_breaks: SizeBreaks
    not_learned: Tuple[str, ...]
    sha256: Mapping[str, str]
    digest: str
    temperature: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, Any] = field(default_factory=dict)
    lean: Mapping[str, float] = field(default_factory=dict)
    noon: str = ""
    views: Mapping[str, Tuple[int, ...]] = field(default_factory=lambda: dict.fromkeys(ASKED, (PLAIN,)))

    def light(self, noon: Optional[str]) -> Optional[int]:
        """The view of a training picture in which the light falls as where the sun stands on a side at noon.

        noon: "N", "S", or None where it is not known; then there is none, but for weights whose lean holds
        everywhere.
        """
        if not self.noon:
            return PLAIN
        if noon is None:
            return None
        return PLAIN if noon == self.noon else UPSIDE_DOWN

    @property
    def views_read(self) -> Tuple[int, ...]:
        """Every view that is read for some question."""
        return tuple(sorted({view for views in self.views.values() for view in views}))


def _range(values: Any) -> Range:
    low, high = (float(value) for value in values)
    if not 0.0 < low <= high:
        raise ValueError(spoken("the range {0} to {1} is empty", low, high))
    return low, high


def _breaks(stored: Any) -> SizeBreaks:
    if isinstance(stored, str):
        return SizeBreaks.from_json(stored)
    return SizeBreaks.from_json(json.dumps(stored))


def _check(settings: Settings) -> None:
    missing = [word for word in CAPTION_WORDS if word not in settings.words]
    faults = {
        spoken("the words lack {0}", ", ".join(missing)): bool(missing),
        spoken("a word stands twice"): len(set(settings.words)) != len(settings.words),
        f"regions {list(settings.regions)}": not set(settings.regions) <= set(REGIONS),
        spoken("{0} side inputs", settings.extras): settings.extras not in (0, EXTRAS),
        f"taps {list(settings.taps)}": not settings.taps
        or [t for t in TAPS if t in settings.taps] != list(settings.taps),
        f"input_size {settings.input_size}": settings.input_size < 32 or settings.input_size % 32 != 0,
        spoken("a threshold outside 0 to 1"): not 0.0 <= settings.landslide_threshold <= 1.0,
        spoken("no view, or a view outside 0 to 7"): not all(
            views and set(views) <= set(range(VIEWS)) for views in settings.views.values()
        ),
        spoken("the sun at noon in {0}", settings.noon): settings.noon not in ("", "N", "S"),
        spoken("a temperature that is not positive"): any(t <= 0.0 for t in settings.temperature.values()),
    }
    found = [fault for fault, broken in faults.items() if broken]
    if found:
        raise ValueError("; ".join(found))


def _views(raw: Mapping[str, Any]) -> Dict[str, Tuple[int, ...]]:
    """The views of each question; older files tell only whether the mirror image is read too."""
    usual = [PLAIN, MIRRORED] if raw.get("mirrored", False) else [PLAIN]
    stored = raw.get("views", {})
    return {key: tuple(int(view) for view in stored.get(key, usual)) for key in ASKED}


def parse(text: str, digest: str, remedy: str) -> Settings:
    """Settings from the JSON text; AssetError with the remedy when damaged or of another format."""
    try:
        raw: Dict[str, Any] = json.loads(text)
        if not isinstance(raw, dict):
            raise TypeError(spoken("no JSON object"))
        if raw.get("format") != FORMAT:
            raise AssetError(
                "captioner.json has the format {0}, this plugin reads {1}. {2}",
                raw.get("format"), FORMAT, remedy,
            )  # fmt: skip
        settings = Settings(
            name=str(raw["name"]), version=str(raw["version"]), created=str(raw["created"]),
            words=tuple(raw["words"]), input_size=int(raw["input_size"]), regions=tuple(raw["regions"]),
            extras=int(raw["extras"]), taps=tuple(map(str, raw["taps"])),
            landslide_threshold=float(raw["landslide_threshold"]),
            trained_side_m=_range(raw["trained_side_m"]), trained_ground_m=_range(raw["trained_ground_m"]),
            min_side_m=float(raw["min_side_m"]), context=float(raw["context"]),
            size_breaks=_breaks(raw["size_breaks"]), not_learned=tuple(raw["not_learned"]),
            sha256={str(key): str(value) for key, value in raw["sha256"].items()}, digest=digest,
            temperature={str(key): float(value) for key, value in raw.get("temperature", {}).items()},
            scores=dict(raw.get("scores", {})), views=_views(raw),
            lean={str(word): float(value) for word, value in raw.get("lean", {}).items()},
            noon=str(raw.get("noon", "")),
        )  # fmt: skip
        _check(settings)
    except KeyError as error:
        raise AssetError("captioner.json lacks {0}. {1}", error, remedy) from error
    except (ValueError, TypeError, AttributeError, SizeError) as error:
        raise AssetError("captioner.json cannot be read ({0}). {1}", error, remedy) from error
    return settings
