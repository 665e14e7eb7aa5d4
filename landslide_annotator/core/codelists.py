"""Codes of an inventory in the lists of other institutions, and what those lists have no code for.

PMA:GCA (2007) and the SGC's inventory SIMMA name types and states of activity; the vocabulary holds their
codes. SGC publishes the types 01 to 04; 05 to 07 continue its list here for topple, spread and deformation.
INSPIRE (Natural Risk Zones) has one category for all landslides; its list of specific types is left to data
providers, and states of activity are not part of that theme.
"""

from __future__ import annotations

from typing import Dict, Mapping, NamedTuple, Optional, Tuple

from .errors import CaptionError
from .vocabulary import term

PMA, SGC, INSPIRE = "PMA:GCA", "SGC", "INSPIRE"
CODE_LISTS = (PMA, SGC, INSPIRE)
CATEGORY = "http://inspire.ec.europa.eu/codelist/NaturalHazardCategoryValue/landslide"
_COLUMNS = {
    PMA: {"tipo": "type", "estado": "activity"},
    SGC: {"TIPO_MOV": "type", "SUBTIPO_1": "subtype", "ESTADO_ACT": "activity"},
    INSPIRE: {"haz_cat": "type"},
}
_SUBTYPES = {"rotational": "Deslizamiento rotacional", "translational": "Deslizamiento traslacional"}
"""The SGC's words for the types that share its code 01."""


class Coded(NamedTuple):
    """Values by column of a list, and the attributes (type, activity) for which it has no code."""

    values: Dict[str, Optional[str]]
    unmapped: Tuple[str, ...]


def list_columns(standard: str) -> Tuple[str, ...]:
    """Names of the columns that a list adds; raises CaptionError for an unknown list."""
    return tuple(_columns(standard))


def coded(standard: str, ls_type: Optional[str], activity: Optional[str]) -> Coded:
    """The codes of a landslide; raises CaptionError for an unknown list.

    An empty attribute has an empty code and is not unmapped.
    """
    given = {"type": ls_type, "activity": activity}
    values: Dict[str, Optional[str]] = {}
    unmapped = []
    for column, key in _columns(standard).items():
        if key == "subtype":
            values[column] = _SUBTYPES.get(ls_type or "")
            continue
        code = given[key]
        values[column] = _code(standard, key, code) if code else None
        if code and values[column] is None:
            unmapped.append(key)
    return Coded(values, tuple(unmapped))


def _code(standard: str, key: str, code: str) -> Optional[str]:
    if standard == INSPIRE:
        return CATEGORY
    try:
        return term(key, code).standards.get(standard)
    except CaptionError:  # a word that is in no list has no code in any other
        return None


def _columns(standard: str) -> Mapping[str, str]:
    try:
        return _COLUMNS[standard]
    except KeyError:
        known = ", ".join(CODE_LISTS)
        raise CaptionError("'{0}' is no known list of codes; known are {1}.", standard, known) from None
