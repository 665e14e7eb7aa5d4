"""Analytic ground for tests, written as elevation models in any reference system, and outlines on it.

Heights are functions of metres east and north of a place, by PROJ's transverse Mercator there.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence, Tuple

import numpy as np
import pyproj
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
)

from landslide_annotator.gis.measures.body import Bodies, Body
from landslide_annotator.gis.measures.dem import Dem
from landslide_annotator.gis.measures.measure import Measurer
from landslide_annotator.gis.measures.terrain import Terrain, TerrainMeasurer

Height = Callable[[np.ndarray, np.ndarray], np.ndarray]
CONTEXT = QgsCoordinateTransformContext()
ALAUSI, NORTH = (-78.843, -2.193), (25.0, 64.0)
INVENTORIES = Path(__file__).resolve().parents[3] / "shared" / "data" / "inventories"
METRES_PER_DEGREE = 111_320.0


def plane(azimuth: float, slope: float, height: float = 1000.0) -> Height:
    """Ground that falls towards an azimuth, degrees."""
    a, fall = np.radians(azimuth), np.tan(np.radians(slope))
    return lambda x, y: height - fall * (x * np.sin(a) + y * np.cos(a))


def cone(slope: float, height: float = 1000.0) -> Height:
    """A cone with its top at (0, 0)."""
    return lambda x, y: height - np.tan(np.radians(slope)) * np.hypot(x, y)


def ridges(amplitude: float, length: float) -> Height:
    """Sine ridges that run north to south."""
    return lambda x, y: 1000.0 + amplitude * np.sin(2 * np.pi * x / length) + 0.0 * y


def local(lon: float, lat: float) -> str:
    """The transverse Mercator of a place."""
    return f"+proj=tmerc +lat_0={lat!r} +lon_0={lon!r} +k=1 +ellps=WGS84 +units=m +type=crs"


@dataclass(frozen=True)
class Grid:
    """Where an elevation model lies: cells a side, their size in ground metres (about), and turning."""

    epsg: int = 32717
    place: Tuple[float, float] = ALAUSI
    size: int = 60
    cell_m: float = 10.0
    turned: float = 0.0
    south_up: bool = False
    shift: Tuple[float, float] = (0.0, 0.0)  # of the middle from the place, in cells

    def transform(self) -> Tuple[float, ...]:
        """GDAL's geotransform."""
        crs = pyproj.CRS(self.epsg)
        to_crs = pyproj.Transformer.from_crs(4326, crs, always_xy=True)
        x, y = to_crs.transform(*self.place)
        across = self.cell_m
        if crs.is_geographic:
            across = self.cell_m / METRES_PER_DEGREE
        elif self.epsg == 3857:
            across = self.cell_m / np.cos(np.radians(self.place[1]))
        a, down = np.radians(self.turned), 1.0 if self.south_up else -1.0
        cos, sin = across * np.cos(a), across * np.sin(a)
        half = self.size / 2
        column, row = half + self.shift[0], half + self.shift[1]
        x0 = x - column * cos - row * down * sin
        y0 = y + column * sin - row * down * cos
        return (x0, cos, down * sin, y0, -sin, down * cos)

    def metres(self) -> Tuple[np.ndarray, np.ndarray]:
        """Metres east and north of the place of all cell centres, (size, size) each."""
        a, index = self.transform(), np.arange(self.size) + 0.5
        column, row = np.meshgrid(index, index)
        to_local = pyproj.Transformer.from_crs(self.epsg, local(*self.place), always_xy=True)
        x, y = a[0] + column * a[1] + row * a[2], a[3] + column * a[4] + row * a[5]
        return to_local.transform(x, y)


def write_dem(
    path: Path,
    grid: Grid,
    height: Height,
    nodata: Optional[float] = None,
    kind: str = "float32",
    wkt: Optional[str] = None,
    unit: str = "",
    scale: Tuple[float, float] = (1.0, 0.0),
) -> Path:
    """Write heights as GeoTIFF; NaN becomes the no-data value where there is one."""
    heights = (np.asarray(height(*grid.metres())) - scale[1]) / scale[0]
    if nodata is not None:
        heights = np.where(np.isnan(heights), nodata, heights)
    codes = {"float32": gdal.GDT_Float32, "float64": gdal.GDT_Float64, "int16": gdal.GDT_Int16,
             "int32": gdal.GDT_Int32, "uint16": gdal.GDT_UInt16, "uint8": gdal.GDT_Byte}  # fmt: skip
    if not kind.startswith("float"):
        heights = np.round(heights)
    data = gdal.GetDriverByName("GTiff").Create(str(path), grid.size, grid.size, 1, codes[kind])
    data.SetGeoTransform(list(grid.transform()))
    reference = osr.SpatialReference()
    reference.SetFromUserInput(wkt or f"EPSG:{grid.epsg}")
    data.SetProjection(reference.ExportToWkt())
    band = data.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if unit:
        band.SetUnitType(unit)
    if scale != (1.0, 0.0):
        band.SetScale(scale[0])
        band.SetOffset(scale[1])
    band.WriteRaster(0, 0, grid.size, grid.size, np.ascontiguousarray(heights.astype(kind)).tobytes())
    del band, data
    return path


def polygon(rings: Sequence[np.ndarray]) -> QgsGeometry:
    """A polygon of rings (N, 2) without their closing vertex."""
    closed = [[QgsPointXY(*p) for p in [*np.asarray(r).tolist(), list(r[0])]] for r in rings]
    return QgsGeometry.fromPolygonXY(closed)


def drawn(rings: Sequence[np.ndarray], epsg: int = 4326, place: Tuple[float, float] = ALAUSI) -> QgsGeometry:
    """A polygon of rings in metres east and north of a place, in a reference system."""
    to_crs = pyproj.Transformer.from_crs(local(*place), epsg, always_xy=True)
    return polygon([np.stack(to_crs.transform(*np.asarray(ring, dtype=float).T), axis=1) for ring in rings])


def system(epsg: int) -> QgsCoordinateReferenceSystem:
    """A reference system of EPSG."""
    return QgsCoordinateReferenceSystem(f"EPSG:{epsg}")


def body_of(geometry: QgsGeometry, epsg: int = 4326) -> Body:
    """The body of an outline."""
    return Bodies(system(epsg), CONTEXT).place(geometry)


def terrain_of(geometry: QgsGeometry, dem: Dem, epsg: int = 4326) -> Terrain:
    """Measure an outline on an elevation model."""
    plan = Measurer(system(epsg), CONTEXT).measure(geometry)
    return TerrainMeasurer(dem).measure(body_of(geometry, epsg), plan)


def box(
    length: float, width: float, azimuth: float = 0.0, east: float = 0.0, north: float = 0.0
) -> np.ndarray:
    """A rectangle (4, 2) whose length lies along an azimuth."""
    a = np.radians(azimuth)
    along, across = np.array([np.sin(a), np.cos(a)]), np.array([np.cos(a), -np.sin(a)])
    corners = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])
    return corners[:, :1] * width * across + corners[:, 1:] * length * along + (east, north)


def ellipse(length: float, width: float, azimuth: float = 0.0, count: int = 120) -> np.ndarray:
    """An ellipse (count, 2) whose length lies along an azimuth."""
    t, a = np.linspace(0, 2 * np.pi, count, endpoint=False), np.radians(azimuth)
    along, across = np.array([np.sin(a), np.cos(a)]), np.array([np.cos(a), -np.sin(a)])
    return 0.5 * length * np.cos(t)[:, None] * along + 0.5 * width * np.sin(t)[:, None] * across


def apart(first: float, second: float) -> float:
    """The angle between two azimuths, 0 to 180."""
    return abs((first - second + 180.0) % 360.0 - 180.0)


@dataclass(frozen=True)
class Case:
    """A real flow: its body, where it came from (degrees) and the azimuth of its movement."""

    body: Body
    source: Tuple[float, float]
    azimuth: float


def real_cases(name: str) -> List[Case]:
    """The 73 Chilean flows with their source points, or the 70 Swiss ones with their failure centroids.

    A Swiss body is the failure and the runout area together.
    """
    if name == "chile":
        return _chilean(INVENTORIES / "chile_debris_flows_dem")
    return _swiss(INVENTORIES / "swiss_hillslope_debris_flows")


def features(path: Path) -> List[Tuple[QgsGeometry, dict]]:
    """Geometries and attributes of a file's first layer."""
    source = ogr.Open(str(path))
    found = []
    for feature in source.GetLayer(0):
        geometry = QgsGeometry()
        geometry.fromWkb(bytes(feature.GetGeometryRef().ExportToWkb()))
        found.append((geometry, feature.items()))
    return found


def to_degrees(epsg: int, x: float, y: float) -> Tuple[float, float]:
    """A place on WGS 84, by QGIS as the bodies are."""
    point = QgsCoordinateTransform(system(epsg), system(4326), CONTEXT).transform(QgsPointXY(x, y))
    return point.x(), point.y()


def _truth(folder: Path) -> List[dict]:
    with open(folder / "movement_direction_derived.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _chilean(folder: Path) -> List[Case]:
    outlines = features(folder / "debris_flow_runout_polygons.shp")
    return [
        Case(
            body_of(outlines[int(row["poly_idx"])][0], 32719),
            to_degrees(32719, float(row["src_x"]), float(row["src_y"])),
            float(row["azimuth_deg_source_to_farthest"]),
        )
        for row in _truth(folder)
    ]


def _swiss(folder: Path) -> List[Case]:
    areas: Dict[int, Dict[int, QgsGeometry]] = {}
    for geometry, row in features(folder / "Dataset_Runout_Merged.gpkg"):
        areas.setdefault(row["slide_id"], {})[row["area_type"]] = geometry
    cases = []
    for row in _truth(folder):
        failure, runout = areas[int(row["slide_id"])][1], areas[int(row["slide_id"])][2]
        middle = failure.centroid().asPoint()
        source = to_degrees(2056, middle.x(), middle.y())
        azimuth = float(row["azimuth_deg_failure_to_runout"])
        cases.append(Case(body_of(failure.combine(runout), 2056), source, azimuth))
    return cases
