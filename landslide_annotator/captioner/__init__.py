"""Inference of the captioner in NumPy alone."""
