"""The morphometry of one outline on one elevation model.

A measure that cannot be taken is None, and `reasons` says why; nothing is set to 0 or guessed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Tuple

import numpy as np

from ...core.directions import UNDEFINED_RESULTANT, sector
from ...core.errors import DemError
from ..compat import tr
from .body import Body
from .dem import Dem
from .descent import Descent, Edge, Geodesics, descend, edge_of
from .ground import LEAST_COVER, Ground, survey
from .measure import Measures

FLAT_DEG = 0.5
"""Ground that falls by less than this from crown to toe has no direction."""
APART_DEG, LEAST_R = 45.0, 0.5
"""Beyond these the direction from crown to toe is in doubt."""
LEAST_LENGTH = 0.1
"""Crown and toe closer than this share of the root of the area lie around the same place."""
FEW_CELLS, COMPLETE = 10, 0.9995


@dataclass(frozen=True)
class Place:
    """Degrees on WGS 84 and metres of height."""

    lon: float
    lat: float
    height_m: float


@dataclass(frozen=True)
class Terrain:
    """Metres, square metres and degrees (azimuths from true north, 0 to 360); None is unknown.

    `coverage` is the share of the outline with heights; `cell_m` the elevation model's cell on the ground
    and `cells` the outline's area in such cells. `surface_m2` is the plan area times the mean of
    1 / cos(slope); `perimeter_3d_m` that of the outer rings. `relief_m`, `length_m`, `h_over_l`,
    `travel_angle_deg` and `azimuth_deg` (geodesic) lead from crown to toe. `aspect_deg` is the mean aspect
    weighted by sin(slope), `aspect_r` its resultant length; `azimuth_difference_deg` (0 to 180) tells
    how far both directions are apart, `doubtful` whether by too much or R too small. `melton` is the range
    of heights over the root of the plan area.
    """

    coverage: float
    cell_m: Optional[float] = None
    cells: Optional[float] = None
    surface_m2: Optional[float] = None
    perimeter_3d_m: Optional[float] = None
    height_min_m: Optional[float] = None
    height_max_m: Optional[float] = None
    height_mean_m: Optional[float] = None
    melton: Optional[float] = None
    slope_deg: Optional[float] = None
    crown: Optional[Place] = None
    toe: Optional[Place] = None
    relief_m: Optional[float] = None
    length_m: Optional[float] = None
    h_over_l: Optional[float] = None
    travel_angle_deg: Optional[float] = None
    azimuth_deg: Optional[float] = None
    sector: Optional[str] = None
    aspect_deg: Optional[float] = None
    aspect_r: Optional[float] = None
    azimuth_difference_deg: Optional[float] = None
    doubtful: Optional[bool] = None
    reasons: Tuple[str, ...] = ()
    notes: Tuple[str, ...] = ()


class TerrainMeasurer:
    """Measures bodies on one elevation model; make one in each thread."""

    def __init__(self, dem: Dem) -> None:
        self.dem = dem
        self._geodesics = Geodesics()

    def measure(self, body: Body, plan: Measures) -> Terrain:
        """Measure a body whose plan measures are known.

        Raises TileError when the elevation model cannot be read.
        """
        try:
            ground = survey(body, self.dem)
        except DemError as error:
            return Terrain(coverage=0.0, reasons=(str(error),))
        if ground is None:
            return Terrain(coverage=0.0, reasons=(tr("The elevation model has no heights here."),))
        found: Dict[str, Any] = {"cell_m": ground.cell_m, "cells": ground.pieces.area}
        if ground.covered < LEAST_COVER:
            reason = tr("The elevation model has heights on {0} % of the outline only.")
            return Terrain(ground.covered, reasons=(reason.format(int(100 * ground.covered)),), **found)
        edge = edge_of(ground)
        reasons: List[str] = []
        found.update(_surface(ground, edge, plan))
        found.update(_aspect(ground, reasons))
        found.update(self._way(ground, edge, reasons))
        found.update(_agreement(found))
        notes = _notes(ground, found)
        return Terrain(ground.covered, reasons=tuple(dict.fromkeys(reasons)), notes=notes, **found)

    def _way(self, ground: Ground, edge: Edge, reasons: List[str]) -> Dict[str, Any]:
        """Crown, toe and what lies between, or nothing and a reason."""
        if edge.known < LEAST_COVER:
            reasons.append(
                tr("The elevation model has heights along {0} % of the outline's edge only.").format(
                    int(100 * edge.known)
                )
            )
            return {}
        if ground.pieces.area < 1.0:
            reasons.append(tr("The outline is smaller than one cell of the elevation model."))
            return {}
        descent = descend(edge, ground.cell_m)
        if descent is None:
            reasons.append(_flat())
            return {}
        return self._described(ground, descent, reasons)

    def _described(self, ground: Ground, descent: Descent, reasons: List[str]) -> Dict[str, Any]:
        lon, lat = self.dem.to_degrees(descent.places)
        crown = Place(float(lon[0]), float(lat[0]), descent.crown_height)
        toe = Place(float(lon[1]), float(lat[1]), descent.toe_height)
        length, azimuth = self._geodesics.between((crown.lon, crown.lat), (toe.lon, toe.lat))
        relief = crown.height_m - toe.height_m
        if length < LEAST_LENGTH * math.sqrt(ground.pieces.area) * ground.cell_m:
            reasons.append(tr("The highest and lowest parts of the outline lie around the same place."))
            return {}
        if relief < math.tan(math.radians(FLAT_DEG)) * length:
            reasons.append(_flat())
            return {}
        return {
            "crown": crown,
            "toe": toe,
            "relief_m": relief,
            "length_m": length,
            "h_over_l": relief / length,
            "travel_angle_deg": math.degrees(math.atan2(relief, length)),
            "azimuth_deg": azimuth,
            "sector": sector(azimuth),
        }


def _surface(ground: Ground, edge: Edge, plan: Measures) -> Dict[str, Any]:
    """Surface and heights; the mean lies between the extremes even where cells are larger than the body."""
    zonal = ground.zonal
    low = min(zonal.low, float(np.fmin.reduce(ground.heights)))
    high = max(zonal.high, float(np.fmax.reduce(ground.heights)))
    mean = zonal.height_at(ground.pieces.centroid) if ground.covered >= COMPLETE else zonal.mean("height")
    found = {
        "surface_m2": plan.area_m2 * zonal.mean("secant"),
        "slope_deg": math.degrees(zonal.mean("slope")),
        "height_min_m": low,
        "height_max_m": high,
        "height_mean_m": min(max(mean, low), high),
        "melton": (high - low) / math.sqrt(plan.area_m2),
    }
    if edge.known >= LEAST_COVER:
        found["perimeter_3d_m"] = plan.perimeter_m * edge.stretch
    return found


def _aspect(ground: Ground, reasons: List[str]) -> Dict[str, Any]:
    """Mean aspect and its resultant length, which is 0 when the slopes face all ways alike."""
    zonal = ground.zonal
    if math.degrees(zonal.mean("slope")) < FLAT_DEG:
        reasons.append(_flat())
        return {}
    east, north = zonal.mean("east"), zonal.mean("north")
    resultant = min(1.0, math.hypot(east, north) / zonal.mean("steepness"))
    if resultant < UNDEFINED_RESULTANT:
        reasons.append(tr("The slopes face all ways alike, so there is no mean aspect."))
        return {"aspect_r": resultant}
    return {"aspect_deg": math.degrees(math.atan2(east, north)) % 360.0 % 360.0, "aspect_r": resultant}


def _agreement(found: Dict[str, Any]) -> Dict[str, Any]:
    """How far the direction from crown to toe and the mean aspect are apart."""
    if found.get("azimuth_deg") is None or found.get("aspect_r") is None:
        return {}
    if found.get("aspect_deg") is None:
        return {"doubtful": True}
    apart = abs((found["azimuth_deg"] - found["aspect_deg"] + 180.0) % 360.0 - 180.0)
    return {"azimuth_difference_deg": apart, "doubtful": apart > APART_DEG or found["aspect_r"] < LEAST_R}


def _notes(ground: Ground, found: Dict[str, Any]) -> Tuple[str, ...]:
    apart, resultant = found.get("azimuth_difference_deg"), found.get("aspect_r")
    notes = {
        tr("The elevation model has heights on {0:.1f} % of the outline."): ground.covered < COMPLETE,
        tr("{0} cell(s) of the elevation model stand out as spikes and are left out."): ground.spikes > 0,
        tr("The outline has only {0:.0f} cells of the elevation model."): ground.pieces.area < FEW_CELLS,
        tr("From crown to toe and the mean aspect differ by {0:.0f} degrees."): (apart or 0.0) > APART_DEG,
        tr("The slopes face many ways (R = {0:.2f})."): resultant is not None and resultant < LEAST_R,
    }
    values = (100.0 * ground.covered, ground.spikes, ground.pieces.area, apart, resultant)
    return tuple(note.format(value) for (note, holds), value in zip(notes.items(), values) if holds)


def _flat() -> str:
    return tr("The ground is flat.")
