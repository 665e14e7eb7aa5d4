"""Offline training of the bundled captioner; never imported by the plugin."""
