"""One landslide of a report: its picture beside what is known of it."""

from __future__ import annotations

import math
from html import escape
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from qgis.core import QgsFeature
from qgis.PyQt.QtCore import QDate, QDateTime, Qt
from qgis.PyQt.QtGui import QImage

from ...core.caption import parse, write
from ...core.errors import CaptionError
from ...core.phrasebook import figure, label, say
from ..inventory.labels import choice_label, column_label
from ..pages.htmlpage import data_uri, heading, paragraph
from .sample import WORDS

GROUPS: Tuple[Tuple[str, Tuple[str, ...]], ...] = (
    ("group_landslide", ("ls_type", "activity", "direction", "azimuth", "az_source", "date_from",
                         "date_to", "year", "remarks")),
    ("group_measures", ("area_m2", "perim_m", "length_m", "width_m", "surf_m2", "slope_deg", "z_crown",
                        "z_toe", "relief_m", "run_m", "h_l", "travel_deg", "vol_p50_m3", "vol_p75_m3",
                        "vol_p95_m3", "vol_rel", "meas_note")),
    ("group_agreement", ("cap_model", "conf", "ls_prob", "agr_dir", "agr_area", "agr_perim", "review")),
    ("group_provenance", ("status", "quality", "img_source", "img_date", "gsd_m", "model_ver",
                          "dem_source", "src_layer", "src_id", "mapped_by", "mapped_at", "upd_at")),
)  # fmt: skip
"""Columns of an inventory that a report shows, by heading."""
CAPTIONS = ("caption", "cap_model")
LONGEST = 160
PICTURE = 300


def record(
    feature: QgsFeature,
    words: Mapping[str, str],
    area_m2: float,
    picture: Optional[Tuple[QImage, bool]],
    lang: str,
) -> str:
    """The HTML of a landslide; `words` are its codes by attribute, `picture` is of `TilePainter.paint`."""
    values = dict(zip(feature.fields().names(), feature.attributes()))
    for key, column in WORDS.items():
        values[column] = words[key]
    if math.isfinite(area_m2):
        values["area_m2"] = area_m2
    number = _text("ls_id", values.get("ls_id"), lang) or str(feature.id())
    caption = _text("caption", values.get("caption"), lang) or label("type", words["type"], lang)
    image = "" if picture is None else _image(*picture, lang)
    rows = "".join(_rows(group, columns, values, lang) for group, columns in GROUPS)
    title = say("landslide", lang, number)
    return (
        f"{heading(f'{title}: {caption}', 3)}"
        f'<table class="record" width="100%"><tr><td width="{PICTURE + 20}" valign="top">{image}</td>'
        f'<td valign="top"><table class="data" width="100%" cellpadding="0">{rows}</table></td></tr></table>'
    )


def _image(image: QImage, seen: bool, lang: str) -> str:
    note = "" if seen else paragraph(say("no_picture", lang), "note")
    return f'<img width="{PICTURE}" height="{PICTURE}" src="{data_uri(image)}">{note}'


def _rows(title: str, columns: Sequence[str], values: Mapping[str, Any], lang: str) -> str:
    """The rows of the columns that hold something, under their heading."""
    rows: List[str] = []
    for name in columns:
        text = _text(name, values.get(name), lang)
        if text:
            head = column_label(name, lang)
            rows.append(f'<tr><td width="38%">{escape(head)}</td><td>{escape(text)}</td></tr>')
    head = f'<tr><td colspan="2"><b>{escape(say(title, lang))}</b></td></tr>'
    return head + "".join(rows) if rows else ""


def _text(name: str, value: Any, lang: str) -> str:
    """A value as text: labels for codes, dates as ISO, nothing for NULL."""
    if isinstance(value, (QDate, QDateTime)):
        return str(value.toString(Qt.DateFormat.ISODate)) if value.isValid() else ""
    if isinstance(value, (int, float)):
        plain = name in ("ls_id", "year") or not math.isfinite(value)
        return (str(value) if math.isfinite(value) else "") if plain else figure(value, lang)
    if not isinstance(value, str):
        return ""
    text = _said(value, lang) if name in CAPTIONS else choice_label(name, value, lang)
    return text if len(text) <= LONGEST else "…" + text[-LONGEST:]


def _said(caption: str, lang: str) -> str:
    """A caption in a language; as it is where it says more than its attributes."""
    try:
        parsed = parse(caption)
    except CaptionError:
        return caption
    return write(parsed.attributes, lang) if parsed.landslide and parsed.material is None else caption
