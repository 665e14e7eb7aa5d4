"""The example project: a made landscape with landslides of known measures."""
