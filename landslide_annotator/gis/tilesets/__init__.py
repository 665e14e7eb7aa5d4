"""Tiles handed out as files: pictures, masks, their tables, and training sets."""
