"""The reference system that a map tool works in."""

from __future__ import annotations

from typing import Optional

from qgis.core import Qgis, QgsCoordinateReferenceSystem
from qgis.gui import QgsMapTool

from ...gis.compat import tr


def map_crs(tool: QgsMapTool) -> Optional[QgsCoordinateReferenceSystem]:
    """The map's reference system; None, with a message to the user, where the project has none."""
    crs = tool.canvas().mapSettings().destinationCrs()
    if crs.isValid():
        return crs
    text = tr("The project has no coordinate reference system. Set one at the lower right of QGIS's window.")
    tool.messageEmitted.emit(text, Qgis.MessageLevel.Warning)
    return None
