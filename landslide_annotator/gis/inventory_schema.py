"""The inventory's table: names, types, lengths, labels and lists of its columns.

Names are lower-case ASCII of at most ten characters, so that a shapefile keeps them, and none of those that
susceptibility tools overwrite (`id y geom si fid`): the key and the geometry have names of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Mapping, Tuple

from qgis.core import QgsFields

from ..core.vocabulary import LISTS, Term
from .compat import make_field

TABLE = "landslides"
KEY_COLUMN = "ogc_fid"
GEOMETRY_COLUMN = "shape"
SCHEMA = 1
"""Version of the table; kept in the file under MARKER."""
MARKER = ("LANDSLIDE_ANNOTATOR", "SCHEMA")
"""Domain and name of the metadata item that marks a table as an inventory of this plugin."""
TEXT = 254
"""Longest text that a shapefile keeps."""

UNREVIEWED = "unreviewed"
Choice = Tuple[str, str, str]
"""Code, Spanish and English label."""
STATUSES: Tuple[Choice, ...] = (
    (UNREVIEWED, "Sin revisar", "Not reviewed"),
    ("reviewed", "Revisado", "Reviewed"),
    ("corrected", "Corregido", "Corrected"),
    ("rejected", "Rechazado", "Rejected"),
)
QUALITIES: Tuple[Choice, ...] = (
    ("high", "Alta", "High"),
    ("medium", "Media", "Medium"),
    ("low", "Baja", "Low"),
)
TABS: Mapping[str, Tuple[str, str]] = {
    "landslide": ("Movimiento", "Landslide"),
    "caption": ("Anotación", "Annotation"),
    "measures": ("Medidas", "Measures"),
    "imagery": ("Imagen", "Imagery"),
    "record": ("Registro", "Record"),
}
"""Pages of the form, Spanish and English."""


@dataclass(frozen=True)
class Column:
    """A column: kind as in `make_field`; tab of the form; choices of its list.

    measured: written from imagery and outline, and written again by an update; read_only: not for typing.
    """

    name: str
    kind: str
    length: int
    tab: str
    es: str
    en: str
    choices: Tuple[Choice, ...] = ()
    measured: bool = False
    read_only: bool = False

    @property
    def alias(self) -> str:
        """The label in both languages."""
        return bilingual(self.es, self.en)


def bilingual(es: str, en: str) -> str:
    """Both labels, or one where they are equal."""
    return es if es == en else f"{es} / {en}"


def _terms(key: str) -> Tuple[Choice, ...]:
    terms: Tuple[Term, ...] = LISTS[key]
    return tuple((term.code, term.es, term.en) for term in terms)


def _mine(name: str, kind: str, length: int, tab: str, es: str, en: str, **more: Any) -> Column:
    return Column(name, kind, length, tab, es, en, measured=True, **more)


def _fixed(name: str, kind: str, length: int, tab: str, es: str, en: str, **more: Any) -> Column:
    return Column(name, kind, length, tab, es, en, measured=True, read_only=True, **more)


COLUMNS: Tuple[Column, ...] = (
    Column("ls_id", "int", 0, "landslide", "Número", "Number"),
    Column("event_id", "text", 32, "landslide", "Evento o grupo de partes", "Event or group of parts"),
    _mine("ls_type", "text", 24, "landslide", "Tipo de movimiento", "Movement type", choices=_terms("type")),
    _mine("activity", "text", 16, "landslide", "Actividad", "Activity", choices=_terms("activity")),
    _mine("direction", "text", 3, "landslide", "Dirección", "Direction", choices=_terms("direction")),
    Column("azimuth", "real", 0, "landslide", "Azimut, grados", "Azimuth, degrees"),
    Column("date_from", "date", 0, "landslide", "Ocurrió desde", "Occurred from"),
    Column("date_to", "date", 0, "landslide", "Ocurrió hasta", "Occurred until"),
    Column("year", "int", 0, "landslide", "Año", "Year"),
    Column("remarks", "text", TEXT, "landslide", "Observaciones", "Remarks"),
    _mine("caption", "text", TEXT, "caption", "Descripción", "Caption"),
    _fixed("cap_model", "text", TEXT, "caption", "Descripción del modelo", "Caption of the model"),
    _fixed("conf", "real", 0, "caption", "Confianza (tipo, actividad, dirección)",
           "Confidence (type, activity, direction)"),
    _fixed("ls_prob", "real", 0, "caption", "Probabilidad de deslizamiento", "Probability of a landslide"),
    _fixed("probs", "text", 0, "caption", "Probabilidades (JSON)", "Probabilities (JSON)"),
    _fixed("review", "text", TEXT, "caption", "Motivos para revisar", "Reasons to review"),
    Column("status", "text", 16, "caption", "Estado de la revisión", "State of the review", STATUSES),
    _fixed("area_m2", "real", 0, "measures", "Área, m²", "Area, m²"),
    _fixed("perim_m", "real", 0, "measures", "Perímetro, m", "Perimeter, m"),
    _fixed("area_word", "text", 16, "measures", "Clase de área", "Class of area", choices=_terms("area")),
    _fixed("perim_word", "text", 16, "measures", "Clase de perímetro", "Class of perimeter",
           choices=_terms("perimeter")),
    _fixed("breaks", "text", TEXT, "measures", "Límites de clases (JSON)", "Breaks of classes (JSON)"),
    Column("presence", "int", 0, "measures", "Presencia", "Presence"),
    _fixed("img_source", "text", TEXT, "imagery", "Imagen", "Image"),
    _mine("img_date", "date", 0, "imagery", "Fecha de la imagen", "Date of the image"),
    _fixed("gsd_m", "real", 0, "imagery", "Resolución en el terreno, m", "Ground resolution, m"),
    _fixed("tile_side", "real", 0, "imagery", "Lado de la tesela, m", "Side of the tile, m"),
    _fixed("bands", "text", 32, "imagery", "Bandas", "Bands"),
    _fixed("stretch", "text", TEXT, "imagery", "Realce", "Stretch"),
    _fixed("model_ver", "text", 64, "imagery", "Modelo", "Model"),
    _fixed("model_hash", "text", 64, "imagery", "SHA-256 del modelo", "SHA-256 of the model"),
    _fixed("src_layer", "text", TEXT, "record", "Capa de origen", "Source layer"),
    _fixed("src_id", "text", 64, "record", "Identificador en el origen", "Identifier in the source"),
    Column("src_key", "text", 32, "record", "Clave del contorno", "Key of the outline", read_only=True),
    Column("quality", "text", 16, "record", "Calidad del contorno", "Quality of the outline", QUALITIES),
    Column("mapped_by", "text", 64, "record", "Cartografiado por", "Mapped by"),
    Column("mapped_at", "datetime", 0, "record", "Cartografiado el", "Mapped at"),
    _mine("upd_at", "datetime", 0, "record", "Modificado el", "Changed at"),
)  # fmt: skip
BY_NAME: Dict[str, Column] = {column.name: column for column in COLUMNS}
MEASURED: Tuple[str, ...] = tuple(column.name for column in COLUMNS if column.measured)
"""What an update writes again; the rest belongs to the geologist."""


def table_fields() -> QgsFields:
    """The columns as fields of a layer, without the key."""
    fields = QgsFields()
    for column in COLUMNS:
        fields.append(make_field(column.name, column.kind, column.length))
    return fields


def fit(record: Mapping[str, Any]) -> Dict[str, Any]:
    """The record with texts cut to the lengths of their columns."""
    lengths = {name: column.length for name, column in BY_NAME.items() if column.kind == "text"}
    return {
        name: value[: lengths[name]] if isinstance(value, str) and lengths.get(name) else value
        for name, value in record.items()
    }
