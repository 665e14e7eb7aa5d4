"""Which column of a spreadsheet holds what, by its heading in Spanish or English."""

from __future__ import annotations

import re
from typing import Dict, List, Sequence, Tuple

from landslide_annotator.core.caption import plain

from .problems import WARNING, PrepareError, Problem, fatal

NAMES: Dict[str, Tuple[str, ...]] = {
    "place": ("lugar", "sitio", "sector", "place", "site"),
    "type": ("tipo", "type", "clase", "class"),
    "number": ("numero", "number", "codigo", "code", "id", "num", "nro", "cod", "no", "n"),
    "image": ("imagen", "image", "archivo", "file", "foto", "photo"),
    "activity": ("actividad", "activity", "estado", "state"),
    "direction": ("direccion", "direction", "rumbo"),
    "area": ("area",),
    "perimeter": ("perimetro", "perimeter"),
    "split": ("split", "conjunto"),
    "side_m": ("side m", "lado m", "lado"),
    "ground_m": ("ground m", "gsd m", "gsd", "resolucion m", "resolucion"),
}
"""Headings of each field without case, accents and brackets; the first of several that are present counts."""
REQUIRED = ("type", "activity", "direction", "area", "perimeter")
KEYS = ("number", "image")
_OTHER_UNITS = set("km kilometros ha hectarea hectareas hectares cm ft feet pies acre acres mi".split())


def find_columns(headings: Sequence[str]) -> Dict[str, int]:
    """Field -> place of its column: by the whole heading, else by its first word (`tipo de movimiento`)."""
    whole = [plain(re.sub(r"[(\[].*?[)\]]", " ", heading)) for heading in headings]
    first = [heading.split(" ")[0] for heading in whole]
    found: Dict[str, int] = {}
    for candidates in (whole, first):
        for field, names in NAMES.items():
            known = [n for n in names if n in candidates]
            place = candidates.index(known[0]) if known else -1
            if known and field not in found and place not in found.values():
                found[field] = place
    return found


def missing(columns: Dict[str, int]) -> List[str]:
    """The fields that a table needs and these columns lack."""
    lacking = [field for field in REQUIRED if field not in columns]
    return lacking if any(key in columns for key in KEYS) else [*lacking, "number or image"]


def missing_error(table: str, headings: Sequence[str], columns: Dict[str, int]) -> PrepareError:
    """Says what was found and what is needed."""
    seen = ", ".join(f"'{h}'" for h in headings if h) or "none"
    needed = [f"{field} ({', '.join(NAMES.get(field, ('numero', 'imagen')))})" for field in missing(columns)]
    return fatal(
        table,
        f"no column for {', '.join(missing(columns))}; headings found: {seen}",
        f"head one column for each of: {'; '.join(needed)}",
    )


def check_columns(table: str, headings: Sequence[str], columns: Dict[str, int]) -> List[Problem]:
    """Warnings of fields that two headings name; raises PrepareError where a size is not in metres."""
    for field in ("area", "perimeter"):
        heading = headings[columns[field]]
        if _OTHER_UNITS & set(plain(heading).split()):
            raise fatal(table, f"'{heading}' is not in metres", "convert it to square metres and metres")
    problems = []
    for place, heading in enumerate(headings):
        name = plain(re.sub(r"[(\[].*?[)\]]", " ", heading))
        fields = [f for f, names in NAMES.items() if name in names and columns.get(f, place) != place]
        for field in fields:
            text = f"the headings '{headings[columns[field]]}' and '{heading}' both name the {field}"
            remedy = f"'{headings[columns[field]]}' was read; rename the one that is meant otherwise"
            problems.append(Problem(None, table, text, remedy, WARNING))
    return problems
