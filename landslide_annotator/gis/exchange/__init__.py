"""Inventories to and from other programs."""
