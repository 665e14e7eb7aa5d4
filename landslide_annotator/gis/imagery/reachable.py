"""Raster layers whose files are still where they were when the layers were opened."""

from __future__ import annotations

from typing import Callable, List, Sequence

from qgis.core import QgsRasterLayer

from ...core.errors import TileError
from ..compat import tr


def reachable(layers: Sequence[QgsRasterLayer], report: Callable[[str], None]) -> List[QgsRasterLayer]:
    """Return the layers that can be opened once more; the others are named through `report`.

    QGIS reads nonsense through the clone of a provider whose file has vanished. Raises TileError when none is
    left.
    """
    kept = [layer for layer in layers if not _has_vanished(layer)]
    for layer in layers:
        if layer not in kept:
            report(tr("The file of raster {0} has vanished. Check its path.").format(layer.name()))
    if layers and not kept:
        raise TileError(tr("None of the rasters can be opened any more. Check their paths."))
    return kept


def _has_vanished(layer: QgsRasterLayer) -> bool:
    provider = layer.dataProvider()
    if not layer.isValid() or provider is None:
        return False  # the layer itself is refused later
    clone = provider.clone()
    clone.capabilities()  # a clone opens its file only when it is asked for something
    return not clone.isValid()
