"""The inventory's table: names, types, lengths, labels and lists of its columns.

Names are lower-case ASCII of at most ten characters, so that a shapefile keeps them, and none of those that
susceptibility tools overwrite (`id y geom si fid`): the key and the geometry have names of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Mapping, Tuple

from qgis.core import QgsFields

from ...core.agreement import AGREEMENTS
from ...core.directions import ARROW, CAPTION, CROWN, DEM, PERSON
from ...core.vocabulary import LISTS, Term
from ...core.volume import relations
from ..compat import make_field

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
AUTOMATIC, CORRECTED, MANUAL = "auto", "corr", "manual"
ORIGINS: Tuple[Choice, ...] = (
    (AUTOMATIC, "Automático", "Automatic"),
    (CORRECTED, "Corregido", "Corrected"),
    (MANUAL, "Manual", "Manual"),
)
"""Where the value of an attribute comes from."""
QUALITIES: Tuple[Choice, ...] = (
    ("high", "Alta", "High"),
    ("medium", "Media", "Medium"),
    ("low", "Baja", "Low"),
)
TABS: Mapping[str, Tuple[str, str]] = {
    "landslide": ("Movimiento", "Landslide"),
    "caption": ("Anotación", "Annotation"),
    "measures": ("Medidas", "Measures"),
    "shape": ("Forma", "Shape"),
    "terrain": ("Terreno", "Terrain"),
    "imagery": ("Imagen", "Imagery"),
    "record": ("Registro", "Record"),
}
"""Pages of the form, Spanish and English."""


@dataclass(frozen=True)
class Column:
    """A column: kind as in `make_field`; tab of the form; choices of its list.

    measured: written from imagery and outline, and written again by an update; surveyed: written by
    'Measure landslides'; later: newer than the first inventories (both may lack in older files);
    read_only: not for typing.
    """

    name: str
    kind: str
    length: int
    tab: str
    es: str
    en: str
    choices: Tuple[Choice, ...] = ()
    measured: bool = False
    surveyed: bool = False
    later: bool = False
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


def _origin(name: str, es: str, en: str) -> Column:
    """The column that says where another one's value comes from."""
    labels = f"{es}: origen", f"{en}: origin"
    return Column(name, "text", 8, "caption", *labels, ORIGINS, measured=True, later=True, read_only=True)


def _surveyed(name: str, kind: str, length: int, tab: str, es: str, en: str, **more: Any) -> Column:
    return Column(name, kind, length, tab, es, en, surveyed=True, read_only=True, **more)


SOURCES: Tuple[Choice, ...] = (
    (ARROW, "Flecha dibujada", "Drawn arrow"),
    (CROWN, "Punto de la corona", "Crown point"),
    (DEM, "Modelo de elevación", "Elevation model"),
    (CAPTION, "Descripción", "Caption"),
    (PERSON, "Escrita a mano", "Typed in"),
)
"""Where a direction of movement comes from."""
_RELATIONS: Tuple[Choice, ...] = tuple((law.name, law.es, law.en) for law in relations())

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
    _surveyed("dir_meas", "text", 3, "terrain", "Dirección medida", "Measured direction",
              choices=_terms("direction")),
    _surveyed("az_source", "text", 16, "terrain", "Origen de la dirección", "Source of the direction",
              choices=SOURCES),
    _surveyed("agr_dir", "text", 16, "measures", "Dirección: descripción y medida",
              "Direction: caption and measure", choices=AGREEMENTS),
    _surveyed("agr_area", "text", 16, "measures", "Área: descripción y medida", "Area: caption and measure",
              choices=AGREEMENTS),
    _surveyed("agr_perim", "text", 16, "measures", "Perímetro: descripción y medida",
              "Perimeter: caption and measure", choices=AGREEMENTS),
    _surveyed("perim_tot", "real", 0, "shape", "Perímetro con huecos, m", "Perimeter with holes, m"),
    _surveyed("length_m", "real", 0, "shape", "Longitud en el eje, m", "Length along the axis, m"),
    _surveyed("width_m", "real", 0, "shape", "Ancho en el eje, m", "Width across the axis, m"),
    _surveyed("box_len_m", "real", 0, "shape", "Rectángulo mínimo, largo, m",
              "Smallest rectangle, length, m"),
    _surveyed("box_wid_m", "real", 0, "shape", "Rectángulo mínimo, ancho, m",
              "Smallest rectangle, width, m"),
    _surveyed("axis_deg", "real", 0, "shape", "Eje (0 a 180), grados", "Axis (0 to 180), degrees"),
    _surveyed("elong", "real", 0, "shape", "Alargamiento", "Elongation"),
    _surveyed("compact", "real", 0, "shape", "Compacidad", "Compactness"),
    _surveyed("cen_lon", "real", 0, "shape", "Centroide, longitud", "Centroid, longitude"),
    _surveyed("cen_lat", "real", 0, "shape", "Centroide, latitud", "Centroid, latitude"),
    _surveyed("in_lon", "real", 0, "shape", "Punto interior, longitud", "Point inside, longitude"),
    _surveyed("in_lat", "real", 0, "shape", "Punto interior, latitud", "Point inside, latitude"),
    _surveyed("surf_m2", "real", 0, "terrain", "Área de superficie, m²", "Surface area, m²"),
    _surveyed("perim3d_m", "real", 0, "terrain", "Perímetro 3D, m", "3D perimeter, m"),
    _surveyed("z_crown", "real", 0, "terrain", "Cota de la corona, m", "Height of the crown, m"),
    _surveyed("z_toe", "real", 0, "terrain", "Cota de la punta, m", "Height of the toe, m"),
    _surveyed("z_min", "real", 0, "terrain", "Cota mínima, m", "Lowest height, m"),
    _surveyed("z_max", "real", 0, "terrain", "Cota máxima, m", "Highest height, m"),
    _surveyed("z_mean", "real", 0, "terrain", "Cota media, m", "Mean height, m"),
    _surveyed("relief_m", "real", 0, "terrain", "Desnivel corona–punta (H), m", "Relief crown to toe (H), m"),
    _surveyed("run_m", "real", 0, "terrain", "Distancia corona–punta (L), m", "Distance crown to toe (L), m"),
    _surveyed("h_l", "real", 0, "terrain", "H/L", "H/L"),
    _surveyed("travel_deg", "real", 0, "terrain", "Fahrböschung, grados", "Travel angle, degrees"),
    _surveyed("slope_deg", "real", 0, "terrain", "Pendiente media, grados", "Mean slope, degrees"),
    _surveyed("melton", "real", 0, "terrain", "Relieve de Melton", "Melton ratio"),
    _surveyed("aspect_deg", "real", 0, "terrain", "Orientación media, grados", "Mean aspect, degrees"),
    _surveyed("aspect_r", "real", 0, "terrain", "Concentración de la orientación (R)",
              "Concentration of the aspect (R)"),
    _surveyed("vol_p50_m3", "real", 0, "measures", "Volumen, mediana, m³", "Volume, median, m³"),
    _surveyed("vol_p75_m3", "real", 0, "measures", "Volumen, percentil 75, m³",
              "Volume, 75th percentile, m³"),
    _surveyed("vol_p95_m3", "real", 0, "measures", "Volumen, percentil 95, m³",
              "Volume, 95th percentile, m³"),
    _surveyed("vol_rel", "text", 32, "measures", "Relación área–volumen", "Area-volume relation",
              choices=_RELATIONS),
    _surveyed("dem_source", "text", TEXT, "terrain", "Modelo de elevación", "Elevation model"),
    _surveyed("dem_cell_m", "real", 0, "terrain", "Celda del modelo, m", "Cell of the model, m"),
    _surveyed("dem_cover", "real", 0, "terrain", "Parte con cotas", "Share with heights"),
    _surveyed("meas_note", "text", 0, "measures", "Notas de las medidas", "Notes on the measures"),
    _surveyed("meas_at", "datetime", 0, "measures", "Medido el", "Measured at"),
    _origin("org_type", "Tipo", "Type"),
    _origin("org_act", "Actividad", "Activity"),
    _origin("org_dir", "Dirección", "Direction"),
    Column("t_start", "datetime", 0, "record", "Trabajo desde", "Work from", later=True, read_only=True),
    Column("t_end", "datetime", 0, "record", "Trabajo hasta", "Work until", later=True, read_only=True),
    Column("t_active_s", "real", 0, "record", "Trabajo sin pausas, s", "Work without pauses, s", later=True,
           read_only=True),
)  # fmt: skip
BY_NAME: Dict[str, Column] = {column.name: column for column in COLUMNS}
MEASURED: Tuple[str, ...] = tuple(column.name for column in COLUMNS if column.measured)
"""What an update writes again; the rest belongs to the geologist."""
SURVEYED: Tuple[str, ...] = tuple(column.name for column in COLUMNS if column.surveyed)
"""What 'Measure landslides' writes."""
OPTIONAL = frozenset(column.name for column in COLUMNS if column.surveyed or column.later)
"""What older files may lack; it is added when it is written."""


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
