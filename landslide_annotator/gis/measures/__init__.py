"""Outlines measured on the ellipsoid and on elevation models."""
