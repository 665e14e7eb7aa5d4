"""Outlines made into rows of an inventory: read by the captioner, measured, recorded."""
