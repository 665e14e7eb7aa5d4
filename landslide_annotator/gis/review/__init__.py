"""Rows that are there already: shown, checked, and decided about."""
