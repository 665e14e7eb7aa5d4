"""The plugin object: registers algorithms and expression functions on the desktop and in qgis_process."""

from __future__ import annotations

from typing import Any, Optional

from qgis.core import QgsApplication

from .gis import language
from .gis.expressions import registry
from .processing.provider import LandslideProvider


class LandslideAnnotatorPlugin:
    """Made by QGIS; `iface` is None in qgis_process."""

    def __init__(self, iface: Optional[object] = None) -> None:
        self.iface = iface
        self.provider: Optional[LandslideProvider] = None
        self.desktop: Optional[Any] = None

    def initProcessing(self) -> None:
        """Load texts, register algorithms and expression functions; qgis_process calls this alone."""
        language.install()
        registry.register()
        if self.provider is None:
            self.provider = LandslideProvider()
            QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        """Start on the desktop."""
        self.initProcessing()
        from .gui.desktop import Desktop  # qgis_process needs no widgets

        self.desktop = Desktop(self.iface)

    def unload(self) -> None:
        """Take everything back."""
        if self.desktop is not None:
            self.desktop.unload()
            self.desktop = None
        registry.unregister()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        language.remove()
