"""Work on the desktop: what is opened for it, and the jobs that do it beside the main thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Callable, List, Optional, Sequence, Tuple

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMessageLog,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...core.errors import InventoryError
from ..annotation.batch import Batch, Counts, Listener
from ..compat import tr
from ..imagery.raster import Imagery
from ..imagery.tilecache import TileCache, cache_folder, layers_salt
from ..inventory.rows import OnExisting
from ..measures.dem import Dem
from ..preferences import Preferences
from .desk import Desk, Supplies, open_dem, open_imagery
from .editing import EditedInventory
from .tasks import Job, Tasks
from .warm import Warm

Report = Callable[[str], None]
LOG = "Landslide Annotator"
"""Page of QGIS's log of messages."""


@dataclass
class Summary:
    """What a batch did; problems name the outlines that failed; stopped: why it ended early, if it did."""

    counts: Counts
    problems: List[str] = field(default_factory=list)
    remarks: List[str] = field(default_factory=list)
    cancelled: bool = False
    stopped: str = ""


@dataclass(frozen=True)
class Outlines:
    """The outlines of a layer as they are now; any thread may read them."""

    source: QgsVectorLayerFeatureSource
    request: QgsFeatureRequest
    total: int
    name: str
    crs: QgsCoordinateReferenceSystem

    @classmethod
    def of(cls, layer: QgsVectorLayer, selected: bool) -> Outlines:
        """All outlines of a layer, or those that are selected; call it in the main thread."""
        request = QgsFeatureRequest()
        request.setSubsetOfAttributes([])
        total = layer.featureCount()
        if selected:
            request.setFilterFids(layer.selectedFeatureIds())
            total = layer.selectedFeatureCount()
        return cls(QgsVectorLayerFeatureSource(layer), request, total, layer.name(), layer.crs())


class Session:
    """For the main thread. Opened sources are kept until other ones are asked for."""

    def __init__(self, warm: Optional[Warm] = None) -> None:
        self.warm = warm or Warm()
        self.tasks = Tasks()
        self._opened: Tuple[Any, Tuple[Imagery, ...]] = (None, ())
        self._dem: Tuple[Any, Optional[Dem]] = (None, None)

    def warm_up(self, done: Callable[[Optional[str]], None], failed: Report) -> None:
        """Load the captioner; `done` gets why captions are slow here, or None."""

        def work(job: Job) -> Optional[str]:
            self.warm.captioner()
            return self.warm.slowness()

        self.tasks.start(tr("Load the captioner"), work, done, failed)

    def supplies(
        self,
        layers: Sequence[QgsMapLayer],
        as_seen: bool,
        dem: Optional[QgsRasterLayer],
        preferences: Preferences,
        transforms: QgsCoordinateTransformContext,
        report: Report,
        inventory: Optional[Path] = None,
    ) -> Supplies:
        """Open the sources; raises TileError when none is usable. No layers give no imagery.

        as_seen: the layers are drawn over one another as on the map; then they are opened every time, since
        their styles may change. inventory: beside which tiles are kept, where the user chose so.
        """
        key = None if as_seen else [_state(layer) for layer in layers]
        if key is None or self._opened[0] != key:
            opened = open_imagery(layers, as_seen, transforms, report) if layers else ()
            self._opened = (key, tuple(opened))
        dem_key = _state(dem) if dem else None
        if self._dem[0] != dem_key:
            self._dem = (dem_key, open_dem(dem, transforms, report))
        salt = layers_salt(layers) if preferences.cache and inventory and not as_seen else None
        cache = TileCache(cache_folder(inventory), salt, _log) if inventory and salt else None
        return Supplies(self._opened[1], self._dem[1], preferences, transforms, cache)

    def forget(self) -> None:
        """Open sources anew when they are needed next."""
        self._opened, self._dem = (None, ()), (None, None)

    def start(
        self,
        text: str,
        desk: Desk,
        action: Callable[[Desk], Any],
        done: Callable[[Any], None],
        failed: Report,
    ) -> None:
        """Let a job do something at a desk; waiting for services ends when it is cancelled."""
        self.tasks.start(text, lambda job: action(desk.stop_when(job.isCanceled)), done, failed)

    def annotate_all(
        self,
        desk: Desk,
        store: EditedInventory,
        outlines: Outlines,
        done: Callable[[Summary], None],
        failed: Report,
    ) -> Job:
        """Annotate every outline into the edit buffer."""
        text = tr("Annotate the landslides of {0}").format(outlines.name)
        return self.tasks.start(
            text, lambda job: _annotate_all(job, desk, store, outlines), done, failed, prompt=True
        )


def _log(text: str) -> None:
    """Tell QGIS's log of messages, from any thread."""
    QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Warning, False)


def _state(layer: QgsMapLayer) -> Tuple[str, str, str]:
    return layer.id(), layer.source(), layer.crs().toWkt()


def _annotate_all(job: Job, desk: Desk, store: EditedInventory, outlines: Outlines) -> Summary:
    summary = Summary(Counts())
    listener = Listener(_ignore, summary.problems.append, _ignore, job.isCanceled)
    batch = Batch(desk.annotator(), store, OnExisting.SKIP, listener, size=1)
    summary.counts = batch.counts
    desk.stop_when(job.isCanceled)
    shapes = (feature.geometry() for feature in outlines.source.getFeatures(outlines.request))
    desk.check_amount(shapes, summary.remarks.append)
    try:
        for number, feature in enumerate(outlines.source.getFeatures(outlines.request)):
            if job.isCanceled():
                break
            batch.add(tr("Outline {0}").format(feature.id()), feature.geometry(), str(feature.id()))
            job.setProgress(100.0 * (number + 1) / max(outlines.total, 1))
        batch.flush()
    except InventoryError as error:
        summary.stopped = str(error)
    summary.cancelled = job.isCanceled()
    return summary


def _ignore(*_: Any) -> None:
    """Rows are seen in the layer; nobody else need be told."""
