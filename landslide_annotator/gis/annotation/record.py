"""One row of the inventory, from what was read and measured."""

from __future__ import annotations

import datetime
import json
import math
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional, Sequence

from ...captioner.model import Caption
from ...captioner.settings import Settings
from ...core import caption as captions
from ...core.sizes import SizeBreaks
from ...core.vocabulary import JUDGED
from ..imagery.basemap import public_source
from ..imagery.tiles import Tile
from ..inventory.schema import AUTOMATIC, MEASURED, TEXT, UNREVIEWED
from ..measures.measure import Measures
from .reading import Reading
from .reasons import review_reasons

ORIGIN = {"type": "org_type", "activity": "org_act", "direction": "org_dir"}
"""The column that says where each of them comes from."""


@dataclass(frozen=True)
class Run:
    """What the rows of one run share: where outlines come from, who, how sizes are named, which model."""

    settings: Settings
    breaks: SizeBreaks
    language: str
    mapped_by: str
    src_layer: str
    img_date: Optional[datetime.date] = None


def make_record(
    reading: Reading, measures: Measures, run: Run, src_id: str, event_id: str, notes: Sequence[str] = ()
) -> Dict[str, Any]:
    """Values by column, without ls_id and src_key; `notes` are further reasons to look at the row."""
    said = reading.caption.attributes
    judged = {key: said[key] for key in JUDGED}
    reasons = [*review_reasons(reading.caption), *reading.tile.warnings, *notes]
    return {
        **_common(judged, measures, run, src_id, event_id, reasons),
        **dict.fromkeys(ORIGIN.values(), AUTOMATIC),
        **_said(reading.caption),
        **_provenance(reading, run),
    }


def blank_record(
    measures: Measures, run: Run, src_id: str, event_id: str, notes: Sequence[str]
) -> Dict[str, Any]:
    """As `make_record` for an outline that the captioner could not read; `notes` say why."""
    return {**dict.fromkeys(MEASURED), **_common({}, measures, run, src_id, event_id, notes)}


def _common(
    judged: Mapping[str, Optional[str]],
    measures: Measures,
    run: Run,
    src_id: str,
    event_id: str,
    reasons: Sequence[str],
) -> Dict[str, Any]:
    plan = plan_values(measures, run.breaks)
    sizes = {"area": plan["area_word"], "perimeter": plan["perim_word"]}
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    return {
        "event_id": event_id,
        "ls_type": judged.get("type"),
        "activity": judged.get("activity"),
        "direction": judged.get("direction"),
        "caption": captions.write({**judged, **sizes}, run.language),
        "review": "; ".join(reasons) or None,
        "status": UNREVIEWED,
        "presence": 1,
        "src_layer": run.src_layer,
        "src_id": src_id,
        "mapped_by": run.mapped_by,
        "mapped_at": now,
        "upd_at": now,
        **plan,
    }


def confidence(caption: Caption) -> float:
    """The probability that the captioner gives to its type, activity and direction together."""
    return math.prod(
        caption.probabilities[key][code] for key, code in caption.attributes.items() if key in JUDGED and code
    )


def rounded(probabilities: Mapping[str, Mapping[str, float]]) -> str:
    """Probabilities of every word as JSON with four decimals."""
    slots = {
        key: {code: round(float(share), 4) for code, share in words.items()}
        for key, words in probabilities.items()
    }
    return json.dumps(slots)


def plan_values(measures: Measures, breaks: SizeBreaks) -> Dict[str, Any]:
    """Area, perimeter, their classes and the breaks, by column; raises SizeError."""
    return {
        "area_m2": round(measures.area_m2, 2),
        "perim_m": round(measures.perimeter_m, 2),
        "area_word": breaks.area_class(measures.area_m2),
        "perim_word": breaks.perimeter_class(measures.perimeter_m),
        "breaks": breaks.to_json(),
    }


def _said(caption: Caption) -> Dict[str, Any]:
    return {
        "cap_model": captions.write(caption.attributes),
        "conf": round(float(confidence(caption)), 4),
        "ls_prob": round(float(caption.landslide_probability), 4),
        "probs": rounded(caption.probabilities),
    }


def _imagery(tile: Tile) -> str:
    """A file's path, whose end says most; of a service name, zoom level, whom to name, address."""
    source = public_source(tile.source)
    if "://" not in source:
        return source[-TEXT:]
    zoom = "" if tile.zoom is None else f", zoom {tile.zoom}"
    rights = f" ({tile.attribution})" if tile.attribution else ""
    address = "" if tile.service == source else f": {source}"
    return f"{tile.service}{zoom}{rights}{address}"[:TEXT]


def _provenance(reading: Reading, run: Run) -> Dict[str, Any]:
    tile = reading.tile
    return {
        "img_source": _imagery(tile),
        "img_date": run.img_date or tile.img_date,
        "gsd_m": round(tile.ground_m, 3),
        "tile_side": round(tile.side_m, 2),
        "bands": ",".join(map(str, tile.bands)),
        "stretch": tile.stretch.describe(),
        "model_ver": f"{run.settings.name} {run.settings.version}",
        "model_hash": run.settings.digest,
    }
