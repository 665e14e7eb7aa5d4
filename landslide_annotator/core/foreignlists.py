"""Words of other inventories in English, Spanish and Italian (IFFI, SIMMA, GSI among them), by code."""

from __future__ import annotations

from typing import Mapping

from .vocabulary import UNKNOWN

NOTHING = frozenset(
    ["", "nd", "n d", "sd", "s d", "na", "n a", "nan", "null", "none", "no data", "sin dato", "sin datos"]
    + ["sin informacion", "non determinato", "non definito", "non disponibile", "no determinado"]
    + ["desconocido", "undefined", "unknown", "not determined", "sin determinar"]
)
"""How tables say that a value is not known; plain words."""
_QUALITIES = {
    "high": "high alta alto buena good",
    "medium": "medium media medio moderate moderada regular",
    "low": "low baja bajo bassa basso mala poor",
}
FOREIGN: Mapping[str, Mapping[str, str]] = {
    "type": {
        "rotational": "scivolamento rotazionale, rotazionale, rotational failure",
        "translational": "scivolamento traslativo, traslativo, traslazionale, planar, wedge, "
                         "en cuna, translational failure",
        "slide": "scivolamento, scivolamenti, scivolamento rotazionale traslativo, rockslide, rock slide, "
                 "translational rotational slide, debris slide, earth slide, slide unspecified, "
                 "shallow slide, shallow slides, shallow slides diffuse area, "
                 "area subject to shallow slides, aree soggette a frane superficiali diffuse, "
                 "frane superficiali diffuse, mudslide",
        "flow": "colata, colate, colamento, colamento lento, colamento rapido, colata detritica, "
                "debris flow, debrisflow, earthflow, mudflow, flow type, slow flow, fast flow, flowslide, "
                "debris avalanche, "
                "rock avalanche, avalancha de detritos, avalancha de rocas, crecida de detritos, lahar, "
                "huaico, huayco",
        "fall": "crollo, crolli, crollo ribaltamento, rockfall, rockfalls, fall type, fall type topple, "
                "fall topple, fall diffuse area, area subject to rockfall topple, derrumbe, derrumbes, "
                "desprendimiento, desprendimientos, aree soggette a crolli ribaltamenti diffusi",
        "topple": "ribaltamento, ribaltamenti, toppling",
        "spread": "espansione, espansione laterale, espansioni, area of expansion, lateral spreading, "
                  "expansion lateral",
        "creep": "soil creep, solifluxion, solifluccion, solifluction, soliflusso, gelifluxion, "
                 "reptacion superficial",
        "deformation": "dgpv, deformazione gravitativa profonda di versante, deep seated landslide, "
                       "deep seated gravitational deformation, deformazione gravitativa profonda",
        UNKNOWN: "landslide, landslides, mass movement, movimiento en masa, frana, frane",
    },
    "activity": {
        "active": "attivo, attiva, en movimiento, attivo riattivato sospeso, active reactivated suspended",
        "inactive": "inattivo, inattiva, non attivo, non attiva, no activo, no activa, not active",
        "reactivated": "riattivato, riattivata",
        "suspended": "sospeso, sospesa",
        "dormant": "quiescente, quiescente generico, quiescent, inactivo latente, inactive dormant",
        "abandoned": "stabilizzato naturalmente, abbandonato",
        "stabilised": "stabilizzato, stabilizzata, stabilizzato artificialmente, stabilizzato generico",
        "relict": "relitto, relitta, relict landslide",
        UNKNOWN: "not determined, sin determinar",
    },
    "direction": {
        "N": "nord", "NE": "nordest, nord est", "E": "est", "SE": "sudest, sud est", "S": "sud",
        "SW": "sudovest, sud ovest", "W": "ovest", "NW": "nordovest, nord ovest",
    },
    "quality": {code: ", ".join(words.split()) for code, words in _QUALITIES.items()},
}  # fmt: skip
"""What the vocabulary's own spellings lack. IFFI's "stabilizzato naturalmente" is WP/WLI's abandoned."""
