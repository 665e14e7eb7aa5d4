"""The map tools in menu and toolbar."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.gui import QgsMapTool
from qgis.PyQt.QtGui import QIcon

from ..core.sizes import SizeBreaks
from ..gis.compat import tr
from .drawing import Drawing
from .maptools import ArrowTool, ClickTool, DrawTool
from .workplace import Workplace

ICONS = Path(__file__).parents[1] / "resources" / "icons"
AddTool = Callable[[QgsMapTool, str, QIcon, str], Any]
"""Adds a map tool to menu and toolbar: tool, text, icon, shortcut."""


class Toolset:
    """Makes the tools and hands what is drawn to the work; `unload` removes them from the map."""

    def __init__(self, place: Workplace, drawing: Drawing, add_tool: AddTool) -> None:
        self._place = place
        canvas = place.iface.mapCanvas()
        self.draw = DrawTool(canvas, place.iface.cadDockWidget())
        self.draw.drawn.connect(drawing.draw)
        self.draw.activated.connect(self._take_breaks)
        self.click = ClickTool(canvas)
        self.click.clicked.connect(drawing.click)
        self.arrow = ArrowTool(canvas)
        self.arrow.drawn.connect(drawing.arrow)
        for tool, text, icon, keys in (
            (self.draw, tr("Draw a landslide"), "draw", "Alt+Shift+D"),
            (self.click, tr("Read a spot"), "spot", ""),
            (self.arrow, tr("Draw the direction"), "arrow", ""),
        ):
            add_tool(tool, text, QIcon(str(ICONS / f"{icon}.svg")), keys)

    def unload(self) -> None:
        """Leave nothing on the map."""
        canvas = self._place.iface.mapCanvas()
        for tool in (self.draw, self.click, self.arrow):
            canvas.unsetMapTool(tool)
            tool.dispose()

    def _take_breaks(self) -> None:
        self.draw.breaks = self._place.preferences.breaks or captioner_breaks(self._place)


def captioner_breaks(place: Workplace) -> SizeBreaks:
    """The size breaks that the captioner brings, or the project's own while it is being loaded."""
    settings = place.session.warm.settings
    return settings.size_breaks if settings else SizeBreaks()
