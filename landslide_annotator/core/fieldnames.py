"""Which field of a foreign table holds what, guessed from English, Spanish and Italian names.

Names are compared without case, accents, digits and signs: TIPO_MOV is "tipo mov". Names that a shapefile
cut are listed as cut. Only names that say one thing are listed: "state" is a province as often as a state.
"""

from __future__ import annotations

from typing import Dict, Mapping, Sequence

from .caption import plain

CANDIDATES: Mapping[str, str] = {
    "type": "ls type, type en, tipo mov, type move, movement type, movement t, tipo movimento, "
            "tipo movimiento, tipo de movimiento, tipo di movimento, nome tipo, tipo frana, tipologia, "
            "landslide category, move class, first level, tipo, type, movement, movimiento, clase, class",
    "activity": "activity, activity en, estado act, estado actividad, estado de actividad, actividad, "
                "attivita, stato attivita, stato di attivita, nome stato, state of activity, estado, stato",
    "direction": "direction, direccion, direzione, dir rumbo, rumbo",
    "azimuth": "azimuth, azimut, dir azimut deg, dir mov, dirmov",
    "date_from": "date from, fecha mov, fecha desde, data evento, event date, date move, fecha, date, data, "
                 "begin, timestamp",
    "date_to": "date to, fecha hasta, end",
    "year": "year, year int, ano, anio, anno, initiation",
    "quality": "quality, calidad, qualita, confianza, confidence",
    "remarks": "remarks, observaciones, observacion, observ, note, notes, comentario, comentarios, comments, "
               "description, descripcion, descrizione",
    "src_id": "src id, slide no, piff id, id frana, idfrana, cod simma, codigo externo, unique id, code, "
              "codigo, codice, id mm, id, name, nombre, nome, objectid, object id",
    "event_id": "event id, evento",
    "mapped_by": "mapped by, autor, author, autore, encuestad",
    "area": "area m, area, ls area, superficie",
}  # fmt: skip
"""Names of each target, the surest first."""

_OF_KML = plain("altitudeMode")
"""A column of every KML table; there `id` is a mark of the file, mostly empty, and places have names."""


def guess(names: Sequence[str]) -> Dict[str, str]:
    """The field of each target that a table has; a field serves one target only."""
    by_plain: Dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    if _OF_KML in by_plain:
        by_plain.pop("id", None)
    found: Dict[str, str] = {}
    for target, candidates in CANDIDATES.items():
        for candidate in candidates.split(","):
            field = by_plain.get(candidate.strip())
            if field is not None and field not in found.values():
                found[target] = field
                break
    return found
