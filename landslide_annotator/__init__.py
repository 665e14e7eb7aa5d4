"""Landslide Annotator: captions, measures and inventories of landslides inside QGIS."""

from __future__ import annotations


def classFactory(iface):
    """The plugin object that QGIS asks for."""
    from .plugin import LandslideAnnotatorPlugin

    return LandslideAnnotatorPlugin(iface)
