"""Where the tiles of drawn features lie: around polygons, and around points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsWkbTypes,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..imagery.tiles import place, spec_of
from ..imagery.tilespec import TileSpec
from ..localcrs import transform_to_wgs84
from ..outlines import single_polygons


@dataclass(frozen=True)
class FrameRule:
    """How large tiles are: `side_m` of ground, or `context` x an outline's longer side, >= `min_side_m`.

    size: pixels a side; None leaves it to the imagery; ground_m: of a pixel asked of basemaps then.
    """

    context: float
    min_side_m: float
    side_m: Optional[float] = None
    size: Optional[int] = None
    ground_m: Optional[float] = None


@dataclass(frozen=True)
class Frame:
    """A tile to be filled, the rings (N, 2) of its outline in metres around its centre, and remarks."""

    spec: TileSpec
    rings: Tuple[np.ndarray, ...] = ()
    notes: Tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Centre, to a centimetre, and side as a text."""
        return f"{self.spec.lon:.7f} {self.spec.lat:.7f} {self.spec.side_m:.2f}"

    def smallness(self, size: int) -> List[str]:
        """A remark where the outline is smaller than a pixel of `size` a side."""
        if not self.rings:
            return []
        points = np.concatenate(self.rings)
        if np.ptp(points, axis=0).max() >= self.spec.side_m / size:
            return []
        return [tr("The outline is smaller than a pixel of the tile.")]


def is_points(kind: int) -> bool:
    """Whether a type of geometry is a point or several."""
    return QgsWkbTypes.flatType(QgsWkbTypes.singleType(kind)) == QgsWkbTypes.Type.Point


class Framer:
    """Finds the tiles of features in one reference system.

    Raises GeometryError when that has no place on the globe.
    """

    def __init__(
        self, crs: QgsCoordinateReferenceSystem, transforms: QgsCoordinateTransformContext, rule: FrameRule
    ) -> None:
        self._to_wgs84 = transform_to_wgs84(crs, transforms)
        self._rule = rule

    def frames(self, geometry: QgsGeometry) -> List[Frame]:
        """A frame for each polygon or point of a geometry; raises GeometryError with the remedy."""
        if is_points(geometry.wkbType()) and not geometry.isEmpty():
            points = geometry.asMultiPoint() if geometry.isMultipart() else [geometry.asPoint()]
            return [self._around_point(point) for point in points]
        outlines = single_polygons(geometry)
        return [self.around(polygon, tuple(outlines.notes)) for polygon in outlines.parts]

    def around(self, polygon: QgsGeometry, notes: Tuple[str, ...] = ()) -> Frame:
        """The frame of a polygon, or of all parts of a multipolygon together; raises GeometryError."""
        placed, rule = place(polygon, self._to_wgs84), self._rule
        spec = spec_of(placed, rule.context, rule.min_side_m)
        if rule.side_m is not None:
            spec = replace(spec, side_m=rule.side_m)
            if max(placed.box_m) > rule.side_m:
                text = tr("The outline is {0:.0f} m wide and reaches beyond its tile.")
                notes = (*notes, text.format(max(placed.box_m)))
        spec = replace(spec, size=rule.size, ground_m=rule.ground_m)
        return Frame(spec, placed.rings, notes)

    def _around_point(self, point: QgsPointXY) -> Frame:
        rule = self._rule
        if rule.side_m is None:
            raise GeometryError(tr("A point has no size: give the side of the tiles in metres."))
        misfit = GeometryError(
            tr("The point's coordinates do not fit its reference system. Check the layer's CRS.")
        )
        try:
            found = self._to_wgs84.transform(point)
        except QgsCsException as error:
            raise misfit from error
        if not (abs(found.x()) <= 540.0 and abs(found.y()) < 90.0):
            raise misfit
        lon = (found.x() + 180.0) % 360.0 - 180.0
        return Frame(TileSpec(lon, found.y(), rule.side_m, rule.size, rule.ground_m))
