"""Landslides counted in mapping units, as susceptibility tools ask: presence, number, share of area, year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsGeometry,
    QgsGeometryEngine,
    QgsSpatialIndex,
    QgsWkbTypes,
)

from ...core.errors import GeometryError
from ..compat import tr
from ..measures.measure import Measurer
from ..outlines import single_polygons

COLUMNS = ("ls_pres", "ls_count", "ls_frac", "ls_year")
RESERVED = ("id", "y", "geom", "si", "fid")
"""Names that the SZ plugin overwrites."""
TOUCH = 1e-9
"""Overlap below this share of a unit is a common border."""


@dataclass(frozen=True)
class Counted:
    """What a unit holds; fraction: covered share of its area, 0 to 1; year: of the first landslide, or 0."""

    presence: int
    count: int
    fraction: float
    year: int


class Landslide(NamedTuple):
    """A landslide in the units' reference system: its outline, or a point; and its year."""

    shape: QgsGeometry
    point: Optional[QgsGeometry]
    year: Optional[int]


class Landslides:
    """Landslides with an index, asked for by units.

    by_point: a landslide counts where its point lies, in the first unit that asks; else in every unit of
    which it covers more than `least_share`. Raises GeometryError when the units have no reference system.
    """

    def __init__(
        self,
        crs: QgsCoordinateReferenceSystem,
        transforms: QgsCoordinateTransformContext,
        by_point: bool,
        least_share: float = 0.0,
    ) -> None:
        self._measurer = Measurer(crs, transforms)
        self._by_point = by_point
        self._least_share = max(least_share, TOUCH)
        self._index = QgsSpatialIndex()
        self._held: Dict[int, Landslide] = {}
        self._claimed: Set[int] = set()
        self._counted: Set[int] = set()

    def add(self, landslide: Landslide) -> None:
        """Hold a landslide."""
        number = len(self._held) + 1
        entry = QgsFeature(number)
        entry.setGeometry(landslide.shape)
        self._index.addFeature(entry)
        self._held[number] = landslide

    @property
    def uncounted(self) -> int:
        """Landslides that no unit has counted."""
        return len(self._held) - len(self._counted)

    def count(self, unit: QgsGeometry) -> Counted:
        """What a unit holds; raises GeometryError when it is no polygon with an area."""
        whole = _joined(single_polygons(unit).parts)
        area = self._measurer.measure(whole).area_m2
        near = sorted(self._index.intersects(whole.boundingBox()))
        engine = QgsGeometry.createGeometryEngine(whole.constGet())
        engine.prepareGeometry()
        touching = [n for n in near if engine.intersects(self._held[n].shape.constGet())]
        pieces = {number: self._piece(whole, number) for number in touching}
        shares = {number: self._area(piece) / area for number, piece in pieces.items()}
        covered = [piece for number, piece in pieces.items() if shares[number] > TOUCH]
        inside = [number for number in touching if self._belongs(engine, number, shares[number])]
        self._counted.update(inside)
        years = [year for number in inside for year in [self._held[number].year] if year]
        fraction = min(1.0, self._area(QgsGeometry.unaryUnion(covered)) / area) if covered else 0.0
        return Counted(int(bool(inside)), len(inside), round(fraction, 9), min(years, default=0))

    def _piece(self, whole: QgsGeometry, number: int) -> QgsGeometry:
        shape = self._held[number].shape
        return shape if is_point(shape) else whole.intersection(shape)

    def _area(self, piece: QgsGeometry) -> float:
        """Square metres on the ellipsoid of the polygons in a piece."""
        polygons = [part for part in piece.asGeometryCollection() if part.area() > 0.0]
        return sum(self._measurer.measure(part).area_m2 for part in polygons)

    def _belongs(self, engine: QgsGeometryEngine, number: int, share: float) -> bool:
        if not self._by_point:
            return share > self._least_share
        point = self._held[number].point
        if number in self._claimed or point is None or not engine.intersects(point.constGet()):
            return False
        self._claimed.add(number)
        return True


def _joined(parts: Sequence[QgsGeometry]) -> QgsGeometry:
    return parts[0] if len(parts) == 1 else QgsGeometry.unaryUnion(list(parts))


class Placer:
    """Brings landslides into the units' reference system."""

    def __init__(self, way: QgsCoordinateTransform) -> None:
        self._way = way

    @staticmethod
    def parts(geometry: QgsGeometry) -> List[QgsGeometry]:
        """The valid polygons, or the points, of a landslide; raises GeometryError with the remedy."""
        if is_point(geometry) and not geometry.isEmpty():
            return [_flat(part) for part in geometry.asGeometryCollection()]
        return single_polygons(geometry).parts

    def moved(self, shape: QgsGeometry) -> QgsGeometry:
        """A copy in the units' reference system; raises GeometryError where it has no place there."""
        copy = QgsGeometry(shape)
        try:
            copy.transform(self._way)
        except QgsCsException as error:
            raise GeometryError(
                tr("The landslide has no place in the units' CRS. Check the layers' CRS.")
            ) from error
        return copy


def is_point(geometry: QgsGeometry) -> bool:
    """Whether a geometry is made of points."""
    return geometry.type() == QgsWkbTypes.GeometryType.PointGeometry


def _flat(point: QgsGeometry) -> QgsGeometry:
    copy = QgsGeometry(point)
    copy.get().dropZValue()
    copy.get().dropMValue()
    return copy


def free_names(names: Sequence[str]) -> Tuple[List[str], Dict[str, str]]:
    """Names for the units' columns beside COLUMNS, and those that had to change, old to new."""
    taken = {*RESERVED, *COLUMNS}
    kept = {name.lower() for name in names} - taken
    found, changed = [], {}
    for name in names:
        new = name
        while new.lower() in taken or (new != name and new.lower() in kept):
            new = f"u_{new}"
        if new != name:
            changed[name] = new
        taken.add(new.lower())
        found.append(new)
    return found, changed
