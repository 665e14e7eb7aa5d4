"""QGIS without widgets: tiles, measures and the inventory."""
