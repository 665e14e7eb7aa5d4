"""Inventories compared, and the rows of studies."""
