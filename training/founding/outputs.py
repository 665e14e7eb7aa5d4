"""What a model said of each tile: written at the end of ``train``, read by ``evaluate``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Dict, List, Mapping, Optional

from landslide_annotator.core import caption as captions
from landslide_annotator.core.errors import CaptionError
from landslide_annotator.core.vocabulary import KEYS


@dataclass(frozen=True)
class Output:
    """The caption of one picture.

    probabilities: of each word of the caption, in order; shares: attribute -> code -> probability at the word
    that names the attribute, where the caption names it; view: 0 as photographed, 1 to 7 turned and mirrored
    (see `training.views`).
    """

    id: str
    caption: str
    probabilities: List[float] = field(default_factory=list)
    shares: Dict[str, Dict[str, float]] = field(default_factory=dict)
    view: int = 0

    def codes(self) -> Mapping[str, Optional[str]]:
        """The codes that the caption names; all None when it is no readable caption."""
        try:
            return captions.parse(self.caption).attributes
        except CaptionError:
            return dict.fromkeys(KEYS)


def write_outputs(path: Path, outputs: List[Output]) -> None:
    """Write as JSON lines."""
    lines = (json.dumps(asdict(output), ensure_ascii=False) + "\n" for output in outputs)
    path.write_text("".join(lines), encoding="utf-8")


def read_outputs(path: Path) -> List[Output]:
    """Read what `write_outputs` wrote."""
    return [Output(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]
