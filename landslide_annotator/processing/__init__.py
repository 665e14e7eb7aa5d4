"""Processing algorithms: one per file."""
