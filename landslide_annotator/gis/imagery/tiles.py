"""Square, north-up tiles around polygons, with the polygon's mask on the same grid."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import List, Optional, Sequence, Set, Tuple, Union

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsRasterLayer,
)

from ...core.errors import GeometryError, TileError
from ...core.sun import noon_side
from ..compat import tr
from ..localcrs import WGS84
from ..projection import LocalProjection
from .radiometry import Stretch
from .raster import Imagery
from .rasterize import rasterize
from .readers import Picture
from .sampling import (
    STREAMED_PIXELS,
    at_tile_resolution,
    grid,
    ground_resolution,
    node_pixels,
    sample,
    window_of,
)
from .tilespec import TileSpec

MIN_PIXELS = 32
MAX_PIXELS = 1024
MAX_SIDE_M = 200_000.0  # far beyond any landslide; the projection stays true within this
_FEW = 32  # points a side that tell where a tile lies
MIN_OUTLINE = 0.5  # below this share of the outline with imagery there is nothing to describe


@dataclass
class Tile:
    """A square picture of the ground, north up: `pixels` uint8 (n, n, 3), `outline` bool (n, n).

    `side_m` is the ground side; `ground_m` the source's ground resolution at the centre; fractions are of
    the tile's and the outline's pixels that hold imagery. `service` (name of the layer), `zoom` (where there
    are levels), `attribution` (whom to name) and `img_date` are empty where they are not known.
    """

    pixels: np.ndarray
    outline: np.ndarray
    side_m: float
    ground_m: float
    centre_lon: float
    centre_lat: float
    complete_fraction: float
    outline_fraction: float
    bands: Tuple[int, ...]
    stretch: Stretch
    source: str
    warnings: List[str] = field(default_factory=list)
    service: str = ""
    zoom: Optional[int] = None
    attribution: str = ""
    img_date: Optional[datetime.date] = None

    def noon(self, day: Optional[datetime.date] = None) -> Optional[str]:
        """On which side, "N" or "S", the sun stands at noon there; None where it is not known.

        day: of the imagery, where it is known better than from the source.
        """
        return noon_side(self.centre_lat, day or self.img_date)


@dataclass(frozen=True)
class Placed:
    """A polygon in metres around its box's centre: rings (N, 2), x east and y north."""

    projection: LocalProjection
    rings: Tuple[np.ndarray, ...]
    box_m: Tuple[float, float]


def place(polygon: QgsGeometry, to_wgs84: QgsCoordinateTransform) -> Placed:
    """Put a polygon in the local metric projection at its centre.

    Raises GeometryError when it is empty or has no place on WGS 84.
    """
    geometry = QgsGeometry(polygon)
    if geometry.isNull() or geometry.isEmpty():
        raise GeometryError(tr("The outline is empty. Draw it again."))
    try:
        geometry.transform(to_wgs84)
    except QgsCsException as error:
        raise GeometryError(_misfit()) from error
    rings = _rings(geometry)
    if not rings:
        raise GeometryError(tr("The outline is not a polygon. Draw it again."))
    points = np.concatenate(rings)
    if not (
        np.isfinite(points).all() and np.abs(points[:, 1]).max() <= 90 and np.abs(points[:, 0]).max() <= 540
    ):
        raise GeometryError(_misfit())
    projection = LocalProjection(float(rings[0][0, 0]), float(rings[0][0, 1]))
    for _ in range(2):  # the first centre is a vertex, the second the centre of the box
        low, high = _box(_project(rings, projection))
        lon, lat = projection.inverse(*np.reshape((low + high) / 2, (2, 1)))
        projection = LocalProjection(float(lon[0]), float(lat[0]))
    placed = _project(rings, projection)
    low, high = _box(placed)
    return Placed(projection, tuple(placed), (float(high[0] - low[0]), float(high[1] - low[1])))


def clip(
    layer: Union[QgsRasterLayer, Imagery],
    polygon: QgsGeometry,
    polygon_crs: QgsCoordinateReferenceSystem,
    context: float,
    min_side_m: float,
) -> Tile:
    """Clip the tile of a polygon: its side is `context` x the longer box side, >= `min_side_m`.

    Raises TileError when there is no imagery under at least half of the outline, GeometryError for an
    unusable polygon.
    """
    imagery = layer if isinstance(layer, Imagery) else Imagery(layer)
    if not polygon_crs.isValid():
        raise GeometryError(
            tr("The outlines have no coordinate reference system. Set it in the layer's properties.")
        )
    to_wgs84 = QgsCoordinateTransform(polygon_crs, QgsCoordinateReferenceSystem(WGS84), imagery.context)
    placed = place(polygon, to_wgs84)
    return clip_spec(imagery, spec_of(placed, context, min_side_m), placed.rings)


def spec_of(placed: Placed, context: float, min_side_m: float) -> TileSpec:
    """Return the tile around a polygon: its side is `context` x the longer box side, >= `min_side_m`.

    Raises GeometryError when it is far larger than any landslide.
    """
    side = max(context * max(placed.box_m), min_side_m)
    if side > MAX_SIDE_M:
        raise GeometryError(
            tr("The outline is {0:.0f} km wide. Check the layer's CRS.").format(max(placed.box_m) / 1000)
        )
    return TileSpec(placed.projection.lon, placed.projection.lat, side)


def clip_spec(imagery: Imagery, spec: TileSpec, rings: Sequence[np.ndarray] = ()) -> Tile:
    """Fill a tile; rings (N, 2), metres around its centre, are its outline; without any the outline is empty.

    Raises TileError when there is no imagery under at least half of the outline (of the tile without one).
    """
    side, projection = spec.side_m, spec.projection
    nodes = node_pixels(imagery, projection, side)
    if imagery.reader.streamed:
        imagery = at_tile_resolution(imagery, nodes, side, _wanted(spec))
        nodes = node_pixels(imagery, projection, side)
    ground = ground_resolution(nodes, side)
    size = spec.size or _own_size(side, ground)
    factor = max(1, int(np.floor(side / ground / size + 0.5))) if spec.size else _factor(side, ground)
    columns, rows = grid(nodes, size)
    rgb, valid = sample(imagery, columns, rows, factor)
    outline = rasterize([_to_grid(ring, side, size) for ring in rings], size)
    tile = Tile(
        pixels=_fill(rgb, valid),
        outline=outline,
        side_m=side,
        ground_m=ground,
        centre_lon=spec.lon,
        centre_lat=spec.lat,
        complete_fraction=float(valid.mean()),
        outline_fraction=_seen(valid, outline, bool(rings), imagery),
        bands=imagery.plan.bands,
        stretch=imagery.stretch,
        source=imagery.source,
        warnings=[*imagery.plan.warnings, *imagery.reader.faults.describe()],
        service=imagery.service.name,
        zoom=imagery.reader.zoom,
        attribution=imagery.service.attribution,
        img_date=imagery.service.date,
    )
    tile.warnings += _completeness(tile, valid)
    return tile


def _factor(side: float, ground: float) -> int:
    return max(1, int(np.ceil(side / ground / MAX_PIXELS)))


def _own_size(side: float, ground: float) -> int:
    """Pixels a side at the source's own resolution, a whole part of it for large tiles."""
    return min(MAX_PIXELS, max(MIN_PIXELS, int(round(side / (ground * _factor(side, ground))))))


def _wanted(spec: TileSpec) -> float:
    """Ground metres per pixel asked of sources that offer several resolutions."""
    if spec.size:
        return spec.side_m / spec.size
    return spec.ground_m or spec.side_m / STREAMED_PIXELS


def _seen(valid: np.ndarray, outline: np.ndarray, outlined: bool, imagery: Imagery) -> float:
    """The share of the outline, or of a tile without one, that has imagery; raises TileError below a half."""
    if outlined:
        seen = float(valid[outline].mean()) if outline.any() else 0.0
        what = tr("Only {0:.0f} percent of the outline has imagery in raster {1}. Choose one that covers it.")
    else:
        seen = float(valid.mean())
        what = tr("Only {0:.0f} percent of the tile has imagery in raster {1}. Choose one that covers it.")
    if seen < MIN_OUTLINE:
        raise TileError(" ".join([what.format(100 * seen, imagery.name), *imagery.reader.faults.describe()]))
    return seen


def covered(imagery: Imagery, spec: TileSpec) -> float:
    """Return the share of the tile inside the raster's frame, judged from a few points."""
    try:
        points = node_pixels(imagery, spec.projection, spec.side_m).reshape(-1, 2)
    except TileError:
        return 0.0
    return float(imagery.holds(points[:, 0], points[:, 1], 0.5).mean())


def pictures(sources: Sequence[Imagery], spec: TileSpec) -> Set[Picture]:
    """The pictures that services will be asked for to fill a tile, as far as can be known beforehand."""
    shares = [(covered(imagery, spec), -index) for index, imagery in enumerate(sources)]
    share, index = max(shares, default=(0.0, 0))
    if not share or not sources[-index].reader.streamed:
        return set()
    source = sources[-index]
    nodes = node_pixels(source, spec.projection, spec.side_m)
    source = at_tile_resolution(source, nodes, spec.side_m, _wanted(spec))
    window = window_of(source, *grid(node_pixels(source, spec.projection, spec.side_m), _FEW), 1)
    if window is None:
        return set()
    return source.reader.pictures(window.column, window.row, window.width, window.height)


def clip_best(sources: Sequence[Imagery], spec: TileSpec, rings: Sequence[np.ndarray] = ()) -> Tile:
    """Fill a tile from the raster that covers it best; next ones are tried while pixels are missing.

    Raises TileError when no raster shows at least half of the outline (of the tile without one).
    """
    shares = [(covered(imagery, spec), -index) for index, imagery in enumerate(sources)]
    best: Optional[Tile] = None
    failure = ""  # not the error itself, which would keep the sources alive in a circle
    for share, index in sorted(shares, reverse=True):
        if best is not None and best.complete_fraction >= share - 0.01:
            break
        try:
            tile = clip_spec(sources[-index], spec, rings)
        except TileError as error:
            failure = failure or str(error)
            continue
        if best is None or tile.complete_fraction > best.complete_fraction:
            best = tile
    if best is None:
        raise TileError(failure or tr("There is no raster to clip from."))
    return best


def _misfit() -> str:
    return tr("The outline's coordinates do not fit its reference system. Check the layer's CRS.")


def _rings(geometry: QgsGeometry) -> List[np.ndarray]:
    abstract = geometry.constGet()
    if abstract.hasCurvedSegments():
        geometry = QgsGeometry(abstract.segmentize())
    parts = geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]
    return [np.array([(p.x(), p.y()) for p in ring[:-1]]) for part in parts for ring in part if len(ring) > 3]


def _project(rings: Sequence[np.ndarray], projection: LocalProjection) -> List[np.ndarray]:
    return [np.stack(projection.forward(ring[:, 0], ring[:, 1]), axis=1) for ring in rings]


def _box(rings: Sequence[np.ndarray]) -> Tuple[np.ndarray, np.ndarray]:
    points = np.concatenate(rings)
    return points.min(axis=0), points.max(axis=0)


def _to_grid(ring: np.ndarray, side: float, size: int) -> np.ndarray:
    return np.stack([ring[:, 0] + side / 2, side / 2 - ring[:, 1]], axis=1) * (size / side)


def _fill(rgb: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Return uint8 pixels with the missing ones set to the mean of the others."""
    pixels = np.rint(np.clip(rgb, 0, 255)).astype(np.uint8)
    if not valid.all():
        pixels[~valid] = np.rint(rgb[valid].mean(axis=0)) if valid.any() else 0
    return pixels


def _completeness(tile: Tile, valid: np.ndarray) -> List[str]:
    notes = []
    if tile.complete_fraction < 1:
        notes.append(
            tr("{0:.0f} percent of the tile has no imagery and was filled with its mean colour.").format(
                max(1.0, 100 * (1 - tile.complete_fraction))
            )
        )
    black = (tile.pixels == 0).all(axis=2) & valid
    if black.mean() > 0.05:
        notes.append(
            tr(
                "{0:.0f} percent of the tile is black: set the raster's nodata value if it is no ground."
            ).format(100 * float(black.mean()))
        )
    return notes
