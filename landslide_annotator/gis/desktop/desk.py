"""What a landslide is annotated with on the desktop: imagery, elevation model, captioner, names.

Layers are opened in the main thread; the rest may be done in any thread, one landslide at a time.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Callable, ContextManager, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
    QgsRasterLayer,
)

from ...captioner.model import Caption
from ...core.errors import DemError, GeometryError, TileError
from ...core.volume import relations
from ..annotation.annotator import Annotator
from ..annotation.reading import Reader, Reading
from ..annotation.record import Run
from ..annotation.surveyor import SIZES, Marks, Said, Surveyor
from ..compat import tr
from ..imagery.basemap import MOST_TILES
from ..imagery.preflight import preflight
from ..imagery.raster import Imagery
from ..imagery.rendered import Rendered
from ..imagery.sources import open_sources
from ..imagery.tilecache import TileCache
from ..imagery.tiles import Tile, clip_best
from ..imagery.tilespec import TileSpec
from ..inventory.parts import Part
from ..inventory.rows import Entry
from ..localcrs import transform_to_wgs84
from ..measures.dem import Dem
from ..preferences import Preferences
from .warm import Warm

Turn = Callable[[], ContextManager[None]]


@dataclass(frozen=True)
class Supplies:
    """Opened sources and what the user chose; made in the main thread. cache: where tiles are kept, if so."""

    sources: Tuple[Imagery, ...]
    dem: Optional[Dem]
    preferences: Preferences
    transforms: QgsCoordinateTransformContext
    cache: Optional[TileCache] = None


@dataclass(frozen=True)
class Found:
    """An outline as it came out: what to write, what the captioner saw, and why there is no caption."""

    entry: Entry
    tile: Optional[Tile]
    problem: str = ""


def open_imagery(
    layers: Sequence[QgsMapLayer],
    as_seen: bool,
    transforms: QgsCoordinateTransformContext,
    report: Callable[[str], None],
) -> List[Imagery]:
    """The sources of layers; as_seen: in drawing order, drawn over one another as on the map.

    Raises TileError when none is usable.
    """
    if as_seen:
        return [Rendered(layers, transforms)]
    return open_sources(layers, transforms, None, report)


def open_dem(
    layer: Optional[QgsRasterLayer],
    transforms: QgsCoordinateTransformContext,
    report: Callable[[str], None],
) -> Optional[Dem]:
    """The elevation model of a layer; what is wrong with it is reported."""
    if layer is None:
        return None
    try:
        dem = Dem(layer, transforms)
    except DemError as error:
        report(str(error))
        return None
    for warning in dem.warnings:
        report(warning)
    return dem


class Desk:
    """Captions and measures outlines of one reference system for an inventory in another."""

    def __init__(
        self,
        warm: Warm,
        supplies: Supplies,
        crs: QgsCoordinateReferenceSystem,
        stored_crs: QgsCoordinateReferenceSystem,
        src_layer: str = "",
    ) -> None:
        self._warm = warm
        self._supplies = supplies
        self._crs = crs
        self._stored_crs = stored_crs
        self._src_layer = src_layer
        self._stopped: Callable[[], bool] = _never

    def stop_when(self, stopped: Callable[[], bool]) -> Desk:
        """End waiting for services early when `stopped` says so; the desk itself."""
        self._stopped = stopped
        return self

    def check_amount(self, outlines: Iterable[QgsGeometry], tell: Callable[[str], None]) -> None:
        """Raise TileError when services would be asked for too many pictures."""
        preflight(self._supplies.sources, self.reader().specs(outlines), MOST_TILES, tell, self._stopped)

    def annotator(self) -> SurveyingAnnotator:
        """An annotator for the calling thread; raises AssetError and GeometryError."""
        captioner, chosen = self._warm.captioner(), self._supplies.preferences
        run = Run(
            captioner.settings,
            chosen.breaks or captioner.settings.size_breaks,
            chosen.language,
            chosen.mapped_by,
            self._src_layer,
        )
        reader, surveyor = self.reader(), self.surveyor()
        places = (self._crs, self._stored_crs, self._supplies.transforms)
        return SurveyingAnnotator(self._turn, surveyor, reader, run, *places)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Nobody else reads the sources meanwhile, and they listen to this desk's job."""
        with self._warm.turn:
            for source in self._supplies.sources:
                source.reader.stop_when(self._stopped)
            yield

    def annotate(self, outline: QgsGeometry) -> List[Found]:
        """Caption and measure every part of an outline; raises AssetError and GeometryError.

        A part without imagery comes without a caption, so that nothing that was drawn is lost.
        """
        annotator = self.annotator()
        return [annotator.find(part) for part in annotator.parts(outline)]

    def tile(self, polygon: QgsGeometry) -> Tile:
        """What the captioner sees of a polygon; raises TileError and GeometryError."""
        reader = self.reader()
        with self._turn():
            return reader.tile(polygon)

    def look(self, point: QgsPointXY) -> Tuple[Tile, Caption]:
        """Tile and caption of a spot without outline; raises TileError and AssetError."""
        captioner = self._warm.captioner()
        try:
            place = transform_to_wgs84(self._crs, self._supplies.transforms).transform(point)
        except QgsCsException as error:
            raise GeometryError(
                tr("This spot has no place on the globe. Choose one inside the map.")
            ) from error
        low, high = captioner.settings.trained_side_m
        spec = TileSpec(place.x(), place.y(), (low * high) ** 0.5)
        with self._turn():
            tile = clip_best(self._supplies.sources, spec)
            return tile, captioner.caption(tile.pixels, tile.side_m, noon=tile.noon())

    def measure(self, polygon: QgsGeometry, said: Said, arrow: Optional[QgsGeometry]) -> Dict[str, Any]:
        """Surveyed columns and azimuth of a polygon, its direction from an arrow where there is one."""
        with self._turn():
            values = self.surveyor().survey(polygon, said, Marks(arrow))
        return {name: value for name, value in values.items() if name not in SIZES}

    def reader(self) -> Reader:
        """Reads tiles; raises AssetError."""
        supplies = self._supplies
        context, places = supplies.preferences.context, (self._crs, supplies.transforms)
        return Reader(self._warm.captioner(), supplies.sources, *places, context, supplies.cache)

    def surveyor(self) -> Surveyor:
        """Measures shape and terrain."""
        breaks = self._supplies.preferences.breaks or self._warm.captioner().settings.size_breaks
        relation = relations()[0].name
        return Surveyor(self._crs, self._supplies.transforms, self._supplies.dem, breaks, relation)


class SurveyingAnnotator(Annotator):
    """An annotator that also measures shape and terrain, and takes turns with others on the same sources."""

    def __init__(self, turn: Turn, surveyor: Surveyor, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._turn, self._surveyor = turn, surveyor

    def annotate(self, part: Part, src_id: str) -> Tuple[Entry, Reading]:
        """Caption and measure a part; raises GeometryError and TileError with the remedy."""
        with self._turn():
            entry, reading = super().annotate(part, src_id)
            return self._surveyed(part, entry), reading

    def find(self, part: Part) -> Found:
        """As `annotate`; a part without imagery comes without a caption."""
        try:
            entry, reading = self.annotate(part, "")
        except TileError as error:
            with self._turn():
                return Found(self._surveyed(part, self.blank(part, "", str(error))), None, str(error))
        return Found(entry, reading.tile)

    def _surveyed(self, part: Part, entry: Entry) -> Entry:
        record = entry.record
        said = Said(record["direction"], record["cap_model"])
        values = self._surveyor.survey(part.drawn, said, Marks())
        more = {name: value for name, value in values.items() if name not in SIZES}
        return Entry(entry.key, entry.polygon, {**record, **more})


def _never() -> bool:
    return False
