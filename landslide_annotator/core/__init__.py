"""Geology in plain Python: vocabulary, captions, sizes, directions."""
