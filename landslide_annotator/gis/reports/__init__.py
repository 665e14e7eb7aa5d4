"""Statistics and reports of inventories."""
