"""Landslide Annotator: captions, measures and inventories of landslides inside QGIS."""

from __future__ import annotations


def classFactory(iface):  # noqa: N802, ANN001, ANN201 - QGIS calls it by this name
    """The plugin object that QGIS asks for."""
    from .plugin import LandslideAnnotatorPlugin

    return LandslideAnnotatorPlugin(iface)
