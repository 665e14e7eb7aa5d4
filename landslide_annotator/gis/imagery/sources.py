"""The rasters that a job reads: layers, files of a folder, or both."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, List, Optional, Sequence

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.errors import TileError
from ..compat import tr
from .basemap import check_bulk, service_of
from .raster import Imagery
from .rendered import Rendered

RASTER_SUFFIXES = (".tif", ".tiff", ".jp2", ".vrt", ".img", ".ecw")


def folder_layers(folder: Path) -> List[QgsRasterLayer]:
    """Return the rasters of a folder in order of name; raises TileError when there are none."""
    if not folder.is_dir():
        raise TileError(tr("Folder {0} does not exist. Choose another one.").format(folder))
    paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in RASTER_SUFFIXES and p.is_file())
    if not paths:
        raise TileError(
            tr("Folder {0} holds no rasters ({1}). Choose another.").format(folder, " ".join(RASTER_SUFFIXES))
        )
    return [QgsRasterLayer(str(path), path.stem) for path in paths]


def open_sources(
    layers: Sequence[QgsMapLayer],
    context: QgsCoordinateTransformContext,
    bands: Optional[Sequence[int]],
    report: Callable[[str], None],
    stopped: Optional[Callable[[], bool]] = None,
    drawn: Sequence[Imagery] = (),
) -> List[Imagery]:
    """Return the usable layers; the others are named through `report`. Call it in the main thread.

    Rasters and services are read by themselves, vector tiles and groups drawn by QGIS; `drawn` are sources
    made before. `stopped` ends waiting for a service. Raises TileError when none is usable.
    """
    sources: List[Imagery] = list(drawn)
    problems: List[str] = []
    for layer in layers:
        try:
            sources.append(_open(layer, context, bands))
        except TileError as error:
            problems.append(str(error))
    if not sources:
        raise TileError(" ".join(problems) or tr("No imagery was given. Choose raster layers or a folder."))
    for problem in problems:
        report(problem)
    for source in sources:
        if stopped is not None:
            source.reader.stop_when(stopped)
    return sources


def open_theme(project: QgsProject, theme: str, context: QgsCoordinateTransformContext) -> Rendered:
    """Return the layers of a map theme with its styles as one source; raises TileError.

    Call it in the main thread.
    """
    themes = project.mapThemeCollection()
    layers = themes.mapThemeVisibleLayers(theme) if themes.hasMapTheme(theme) else []
    if not layers:
        raise TileError(tr("Map theme {0} shows no layers. Choose another.").format(theme))
    return Rendered(layers, context, theme, themes.mapThemeStyleOverrides(theme))


def _open(
    layer: QgsMapLayer, context: QgsCoordinateTransformContext, bands: Optional[Sequence[int]]
) -> Imagery:
    if isinstance(layer, QgsVectorLayer):
        raise TileError(tr("Layer {0} is not imagery. Choose rasters.").format(layer.name()))
    if not isinstance(layer, QgsRasterLayer):
        return Rendered([layer], context)
    check_bulk(service_of(layer))
    return Imagery(layer, context, bands)


def parse_bands(text: str) -> Optional[List[int]]:
    """Return band numbers of a text such as `3,2,1`, or None for an empty one; raises TileError."""
    words = text.replace(";", ",").replace(" ", ",").split(",")
    numbers = [word for word in words if word]
    if not numbers:
        return None
    if not all(word.isdigit() and int(word) > 0 for word in numbers) or len(numbers) not in (1, 3):
        raise TileError(tr("Bands '{0}' are not understood. Write three numbers, as 3,2,1.").format(text))
    return [int(word) for word in numbers]
