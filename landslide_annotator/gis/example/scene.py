"""A small made landscape with landslides whose measures and direction of movement are known.

The same seed gives the same landscape. Captions of a made picture say nothing about the captioner's accuracy.
No QGIS is needed here: NumPy makes the landscape, GDAL writes its files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Tuple

import numpy as np

from .bodies import Body, centre_line, outline, plane_to_lonlat, sides, true_area, true_perimeter
from .ground import colour_ground, downslope, height_field, hillshade, noise, smooth

EPSG = 32717  # WGS 84 / UTM 17S, near Alausi, Ecuador
WEST, NORTH = 739000.0, 9757500.0
SIZE, PIXEL = 1500, 1.0
MARGIN = 260
BODIES = (
    Body("R1", "rotational", "active", 225, 170, 140),
    Body("T1", "translational", "active", 180, 190, 80),
    Body("F1", "flow", "active", 135, 380, 90, bend=14),
    Body("C1", "fall", "active", 270, 44, 30),
    Body("P1", "creep", "active", 45, 130, 190),
    Body("R2", "rotational", "inactive", 315, 210, 180, hole=22),
    Body("F2", "flow", "inactive", 0, 260, 70, bend=-10),
)


@dataclass(frozen=True)
class Scene:
    """rgb uint8 (n, n, 3); dem float32 (n, n) metres; centres: name -> (column, row) of the middle."""

    rgb: np.ndarray
    dem: np.ndarray
    centres: Dict[str, Tuple[int, int]]


def place(bodies: Tuple[Body, ...], dem: np.ndarray) -> Dict[str, Tuple[int, int]]:
    """A place for each body where the ground falls the way the body moves: name -> (column, row)."""
    azimuth, slope = downslope(smooth(dem, 45.0), PIXEL)
    rows, columns = np.mgrid[MARGIN : len(dem) - MARGIN : 10, MARGIN : len(dem) - MARGIN : 10]
    azimuth, slope = azimuth[rows, columns], slope[rows, columns]
    chosen: Dict[str, Tuple[int, int]] = {}
    for body in sorted(bodies, key=lambda b: -b.length):
        cost = np.abs((azimuth - body.azimuth + 180) % 360 - 180) + np.abs(slope - 25)
        for name, (column, row) in chosen.items():
            other = next(b for b in bodies if b.name == name)
            apart = 0.62 * (max(body.length, body.width) + max(other.length, other.width))
            cost = np.where(np.hypot(columns - column, rows - row) < apart, np.inf, cost)
        best = np.unravel_index(np.argmin(cost), cost.shape)
        chosen[body.name] = (int(columns[best]), int(rows[best]))
    return chosen


def window(body: Body, centre: Tuple[int, int]) -> Tuple[slice, slice]:
    """Rows and columns around a body."""
    reach = int(0.8 * max(body.length, body.width) / PIXEL) + 20
    return slice(centre[1] - reach, centre[1] + reach), slice(centre[0] - reach, centre[0] + reach)


def body_grid(body: Body, size: int) -> Tuple[np.ndarray, np.ndarray]:
    """u (0 crown, 1 toe) and True inside, each (size, size), the body in the middle."""
    rows, columns = np.mgrid[0:size, 0:size].astype(np.float32)
    east, north = (columns - size // 2) * PIXEL, (size // 2 - rows) * PIXEL
    angle = np.radians(body.azimuth)
    u = (east * np.sin(angle) + north * np.cos(angle)) / body.length + 0.5
    across = east * np.cos(angle) - north * np.sin(angle)
    left, right = sides(body, u)
    inside = (u > 0) & (u < 1) & (across > left) & (across < right)
    if body.hole:
        middle = centre_line(body, np.array([0.5]))[0]
        inside &= np.hypot((u - 0.5) * body.length, across - middle) > body.hole
    return u, inside


def dig(dem: np.ndarray, body: Body, u: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """The ground after the movement: a hollow below the crown, a bulge at the toe, by type."""
    depth = {"rotational": 0.07, "translational": 0.03, "flow": 0.02, "fall": 0.08, "creep": 0.012}[body.type]
    profile = np.where(
        u < 0.5, -np.sin(np.pi * np.clip(2 * u, 0, 1)), 0.7 * np.sin(np.pi * np.clip(2 * u - 1, 0, 1))
    )
    change = profile * depth * min(body.length, 200)
    if body.type == "rotational":
        change = change - 0.03 * body.length * np.exp(-((u / 0.08) ** 2))
    if body.type == "creep":
        change = change + 0.7 * np.sin(2 * np.pi * u * 9)
    return dem + smooth(np.where(inside, change, 0.0), 1.5 if body.activity == "active" else 4.0)


def paint(rgb: np.ndarray, body: Body, u: np.ndarray, inside: np.ndarray, grain: np.ndarray) -> np.ndarray:
    """Bare ground over the vegetation; inactive bodies are overgrown. rgb float (n, n, 3) in 0..1."""
    soil = {
        "rotational": (0.66, 0.50, 0.36), "translational": (0.71, 0.58, 0.43), "flow": (0.62, 0.49, 0.37),
        "fall": (0.68, 0.66, 0.62), "creep": (0.55, 0.53, 0.33),
    }[body.type]  # fmt: skip
    cover = {"active": 0.92, "inactive": 0.35}[body.activity] * (0.55 if body.type == "creep" else 1.0)
    tone = np.array(soil) * (1 + 0.22 * grain[..., None] - 0.18 * np.exp(-((u / 0.1) ** 2))[..., None])
    alpha = smooth(inside.astype(np.float32), 0.9)[..., None] * np.clip(cover + 0.12 * grain[..., None], 0, 1)
    return rgb * (1 - alpha) + np.clip(tone, 0, 1) * alpha


def make(bodies: Tuple[Body, ...] = BODIES, size: int = SIZE, seed: int = 7) -> Scene:
    """The landscape with its landslides."""
    random = np.random.default_rng(seed)
    dem = height_field(size, random)
    centres = place(bodies, dem)
    rgb = colour_ground(dem, random)
    grain = noise(size, random, 1.1)
    for body in bodies:
        around = window(body, centres[body.name])
        u, inside = body_grid(body, len(dem[around]))
        dem[around] = dig(dem[around], body, u, inside)
        rgb[around] = paint(rgb[around], body, u, inside, grain[around])
    light = hillshade(dem, PIXEL, azimuth=60.0, elevation=48.0)[..., None]
    picture = np.clip(rgb * (0.3 + 0.85 * light) * np.array([1.0, 1.0, 0.97]), 0, 1)
    return Scene((picture * 255).astype(np.uint8), dem.astype(np.float32), centres)


def centre_xy(scene: Scene, body: Body) -> Tuple[float, float]:
    """Map coordinates (metres, EPSG) of a body's middle."""
    column, row = scene.centres[body.name]
    return WEST + (column + 0.5) * PIXEL, NORTH - (row + 0.5) * PIXEL


def write_raster(path: Path, bands: np.ndarray, projection: str) -> None:
    """Write a tiled, compressed GeoTIFF; bands (count, n, n)."""
    from osgeo import gdal

    count, rows, columns = bands.shape
    kind = gdal.GDT_Byte if bands.dtype == np.uint8 else gdal.GDT_Float32
    options = ["COMPRESS=DEFLATE", "PREDICTOR=2" if kind == gdal.GDT_Byte else "PREDICTOR=3", "TILED=YES"]
    if count == 3:
        options.append("PHOTOMETRIC=RGB")
    driver = gdal.GetDriverByName("GTiff")
    target = opened(path, driver.Create(str(path), columns, rows, count, kind, options))
    target.SetGeoTransform((WEST, PIXEL, 0, NORTH, 0, -PIXEL))
    target.SetProjection(projection)
    for number, band in enumerate(bands, start=1):
        target.GetRasterBand(number).WriteArray(band)
    target.FlushCache()


def map_outline(scene: Scene, body: Body, to_map: Any, to_lonlat: Any) -> List[List[Tuple[float, float]]]:
    """Closed rings of a body in map coordinates, laid out on the ellipsoid and then projected."""
    lon, lat, _ = to_lonlat.TransformPoint(*centre_xy(scene, body))
    rings = []
    for ring in outline(body):
        degrees = plane_to_lonlat(ring, lon, lat)
        points = [to_map.TransformPoint(float(x), float(y))[:2] for x, y in np.vstack([degrees, degrees[:1]])]
        rings.append(points)
    return rings


def write_outlines(path: Path, scene: Scene, bodies: Tuple[Body, ...]) -> None:
    """Write the outlines with their names only, as a user's file would be."""
    from osgeo import ogr, osr

    utm, wgs84 = osr.SpatialReference(), osr.SpatialReference()
    utm.ImportFromEPSG(EPSG)
    wgs84.ImportFromEPSG(4326)
    for system in (utm, wgs84):
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    to_map, to_lonlat = osr.CoordinateTransformation(wgs84, utm), osr.CoordinateTransformation(utm, wgs84)
    source = opened(path, ogr.GetDriverByName("GPKG").CreateDataSource(str(path)))
    layer = source.CreateLayer("outlines", utm, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    for body in bodies:
        polygon = ogr.Geometry(ogr.wkbPolygon)
        for points in map_outline(scene, body, to_map, to_lonlat):
            ring = ogr.Geometry(ogr.wkbLinearRing)
            for x, y in points:
                ring.AddPoint_2D(x, y)
            polygon.AddGeometry(ring)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("name", body.name)
        feature.SetGeometry(polygon)
        layer.CreateFeature(feature)
    source.FlushCache()


def truth(scene: Scene, bodies: Tuple[Body, ...] = BODIES) -> List[Dict[str, Any]]:
    """What is known by construction: square metres, metres, sector, degrees, map position of the middle."""
    return [
        {
            "name": body.name, "type": body.type, "activity": body.activity, "direction": body.direction,
            "azimuth": body.azimuth, "area_m2": true_area(body), "perimeter_m": true_perimeter(body),
            "x": centre_xy(scene, body)[0], "y": centre_xy(scene, body)[1],
        }
        for body in bodies
    ]  # fmt: skip


def write(folder: Path, bodies: Tuple[Body, ...] = BODIES) -> List[Dict[str, Any]]:
    """Write orthophoto.tif, dem.tif, outlines.gpkg and truth.json; returns the truth.

    Raises OSError where the folder cannot be written.
    """
    from osgeo import osr

    folder.mkdir(parents=True, exist_ok=True)
    for name in ("orthophoto.tif", "dem.tif", "outlines.gpkg", "truth.json"):
        (folder / name).unlink(missing_ok=True)
    system = osr.SpatialReference()
    system.ImportFromEPSG(EPSG)
    scene = make(bodies)
    write_raster(folder / "orthophoto.tif", scene.rgb.transpose(2, 0, 1), system.ExportToWkt())
    write_raster(folder / "dem.tif", scene.dem[None], system.ExportToWkt())
    write_outlines(folder / "outlines.gpkg", scene, bodies)
    facts = truth(scene, bodies)
    (folder / "truth.json").write_text(json.dumps(facts, indent=1), encoding="utf-8")
    return facts


def known(folder: Path) -> List[Dict[str, Any]]:
    """The truth of a scene that was written."""
    return list(json.loads((folder / "truth.json").read_text(encoding="utf-8")))


def opened(path: Path, made: Any) -> Any:
    """What GDAL made; raises OSError where it made nothing (unless told to, it does not raise by itself)."""
    if made is None:
        raise OSError(f"{path} cannot be written")
    return made
