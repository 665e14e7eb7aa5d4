"""Imagery read as tiles: rasters, services, layers as the map draws them."""
