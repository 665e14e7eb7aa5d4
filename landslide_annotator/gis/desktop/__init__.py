"""Work on the desktop, without its widgets."""
