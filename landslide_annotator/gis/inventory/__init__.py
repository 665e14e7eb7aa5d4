"""The inventory: its table, its file, its rows, and how QGIS shows it."""
