"""All measures of an outline as values of the inventory's surveyed columns."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsGeometry

from ...core import caption as captions
from ...core import volume
from ...core.agreement import direction_agreement, size_agreement
from ...core.directions import PERSON, sector
from ...core.errors import CaptionError, GeometryError
from ...core.sizes import SizeBreaks
from ..inventory.schema import SURVEYED, TEXT
from ..measures.body import Bodies, Body
from ..measures.dem import Dem
from ..measures.measure import Measurer, Measures
from ..measures.movement import Movement, Movements, by_caption
from ..measures.shape import Shape, measure_shape
from ..measures.terrain import Terrain, TerrainMeasurer
from ..outlines import single_polygons
from .record import public_source

SIZES = ("area_m2", "perim_m", "area_word", "perim_word", "breaks")
"""Columns of plain size, which the inventory has from the annotation."""
MISSING = dict.fromkeys(SURVEYED)


@dataclass(frozen=True)
class Said:
    """What is known of a landslide before it is measured; anything may be None."""

    direction: Optional[str] = None
    caption: Optional[str] = None
    azimuth: Optional[float] = None
    az_source: Optional[str] = None


@dataclass(frozen=True)
class Marks:
    """What the user drew for one landslide, in the outlines' reference system, and what is wrong with it."""

    arrow: Optional[QgsGeometry] = None
    crown: Optional[QgsGeometry] = None
    notes: Tuple[str, ...] = ()


class Surveyor:
    """Measures outlines of one reference system; make one in each thread.

    relation: of area and volume, or None for no volume. Raises GeometryError when the reference system has
    no place on the globe.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        dem: Optional[Dem],
        breaks: SizeBreaks,
        relation: Optional[str],
    ) -> None:
        self._measurer = Measurer(crs, transforms)
        self._bodies = Bodies(crs, transforms)
        self._movements = Movements(crs, transforms)
        self._terrain = TerrainMeasurer(dem) if dem else None
        self._dem = dem
        self._relation = relation
        self.breaks = breaks

    def plan(self, outline: QgsGeometry) -> Measures:
        """Area and perimeter alone; raises GeometryError with the remedy."""
        return self._measurer.measure(_valid(outline)[0])

    def survey(self, outline: QgsGeometry, said: Said, marks: Marks) -> Dict[str, Any]:
        """Values of SIZES, `azimuth` and SURVEYED; what cannot be measured is None, and `meas_note` says why.

        Raises GeometryError when the outline cannot be measured at all.
        """
        polygon, drawn = _valid(outline)
        plan, body = self._measurer.measure(polygon), self._bodies.place(polygon)
        shape = measure_shape(body)
        terrain = self._terrain.measure(body, plan) if self._terrain else None
        notes = [*drawn, *marks.notes, *shape.notes]
        movement = self._movement(body, terrain, said, marks, notes)
        values = {**MISSING, **self._sizes(plan), **_shaped(plan, shape), **_moved(movement)}
        if terrain is not None and self._dem is not None:
            values.update(_terrain_values(terrain, self._dem))
            notes += [*terrain.reasons, *terrain.notes]
        values.update(self._volume(plan, notes))
        values.update(_agreements(said, movement, values))
        return {**values, "meas_note": "; ".join(dict.fromkeys(notes)) or None, "meas_at": _now()}

    def refused(self, reason: str, said: Said) -> Dict[str, Any]:
        """Values of an outline that cannot be measured; an azimuth that was typed in stays."""
        nothing = {**dict.fromkeys(SIZES), **MISSING}
        return {**nothing, **_moved(_typed(said)), "meas_note": reason, "meas_at": _now()}

    def _movement(
        self, body: Body, terrain: Optional[Terrain], said: Said, marks: Marks, notes: List[str]
    ) -> Optional[Movement]:
        typed = _typed(said)
        if typed is not None:
            return typed
        try:
            found = self._movements.decide(body, terrain, marks.arrow, marks.crown)
        except GeometryError as error:
            notes.append(str(error))
            found = self._movements.decide(body, terrain)
        if found is None and said.direction:
            return by_caption(said.direction)
        return found

    def _sizes(self, plan: Measures) -> Dict[str, Any]:
        return {
            "area_m2": round(plan.area_m2, 2),
            "perim_m": round(plan.perimeter_m, 2),
            "area_word": self.breaks.area_class(plan.area_m2),
            "perim_word": self.breaks.perimeter_class(plan.perimeter_m),
            "breaks": self.breaks.to_json(),
        }

    def _volume(self, plan: Measures, notes: List[str]) -> Dict[str, Any]:
        if self._relation is None:
            return {}
        found = volume.estimate(plan.area_m2, self._relation)
        notes += found.warnings
        percentiles = zip(
            ("vol_p50_m3", "vol_p75_m3", "vol_p95_m3"), (found.p50_m3, found.p75_m3, found.p95_m3)
        )
        return {"vol_rel": found.relation, **{name: float(f"{value:.3g}") for name, value in percentiles}}


def _valid(outline: QgsGeometry) -> Tuple[QgsGeometry, List[str]]:
    """The outline made valid, all parts in one geometry, and what was changed."""
    found = single_polygons(outline)
    parts = found.parts
    return (parts[0] if len(parts) == 1 else QgsGeometry.collectGeometry(parts)), found.notes


def _typed(said: Said) -> Optional[Movement]:
    """The direction that a person wrote into the row."""
    if said.azimuth is None or said.az_source not in (None, "", PERSON):
        return None
    return Movement(said.azimuth, sector(said.azimuth), PERSON)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def _rounded(values: Mapping[str, Optional[float]], digits: int) -> Dict[str, Any]:
    return {name: None if value is None else round(float(value), digits) for name, value in values.items()}


def _shaped(plan: Measures, shape: Shape) -> Dict[str, Any]:
    lengths = {
        "perim_tot": plan.perimeter_all_m, "length_m": shape.length_m, "width_m": shape.width_m,
        "box_len_m": shape.box_length_m, "box_wid_m": shape.box_width_m, "axis_deg": shape.axis_deg,
    }  # fmt: skip
    places = {
        "cen_lon": shape.centroid[0], "cen_lat": shape.centroid[1],
        "in_lon": shape.inside[0], "in_lat": shape.inside[1],
    }  # fmt: skip
    shares = {"elong": shape.elongation, "compact": shape.compactness}
    return {**_rounded(lengths, 2), **_rounded(places, 7), **_rounded(shares, 4)}


def _terrain_values(terrain: Terrain, dem: Dem) -> Dict[str, Any]:
    crown, toe = terrain.crown, terrain.toe
    lengths = {
        "surf_m2": terrain.surface_m2, "perim3d_m": terrain.perimeter_3d_m, "relief_m": terrain.relief_m,
        "run_m": terrain.length_m, "z_min": terrain.height_min_m, "z_max": terrain.height_max_m,
        "z_mean": terrain.height_mean_m, "z_crown": crown.height_m if crown else None,
        "z_toe": toe.height_m if toe else None, "travel_deg": terrain.travel_angle_deg,
        "slope_deg": terrain.slope_deg, "aspect_deg": terrain.aspect_deg, "dem_cell_m": terrain.cell_m,
    }  # fmt: skip
    shares = {
        "h_l": terrain.h_over_l, "melton": terrain.melton, "aspect_r": terrain.aspect_r,
        "dem_cover": terrain.coverage,
    }  # fmt: skip
    source = public_source(dem.source)[-TEXT:]
    return {**_rounded(lengths, 2), **_rounded(shares, 4), "dem_source": source}


def _moved(movement: Optional[Movement]) -> Dict[str, Any]:
    if movement is None:
        return {"azimuth": None}
    azimuth = movement.azimuth_deg
    rounded = azimuth if azimuth is None or movement.source == PERSON else round(azimuth, 1) % 360.0
    return {"azimuth": rounded, "dir_meas": movement.sector, "az_source": movement.source}


def _agreements(said: Said, movement: Optional[Movement], values: Mapping[str, Any]) -> Dict[str, Any]:
    """Caption against measure; a direction that comes from the caption cannot agree with it."""
    independent = movement is not None and movement.azimuth_deg is not None
    found: Dict[str, Optional[str]] = {"agr_dir": None}
    if independent and movement is not None:
        found["agr_dir"] = direction_agreement(said.direction or None, movement.sector)
    try:
        named = captions.parse(said.caption).attributes if said.caption else {}
    except CaptionError:
        named = {}
    for key, column in (("area", "agr_area"), ("perimeter", "agr_perim")):
        found[column] = size_agreement(
            key, named.get(key), values["area_word" if key == "area" else "perim_word"]
        )
    return found
