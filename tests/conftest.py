from __future__ import annotations

import os
from pathlib import Path

# QGIS is tested without a screen; `QT_QPA_PLATFORM=xcb pytest` shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Debian's pyproj does not find the distribution's data from inside a virtual environment.
_PROJ = Path("/usr/share/proj")
if (_PROJ / "proj.db").is_file():
    os.environ.setdefault("PROJ_DATA", str(_PROJ))
    os.environ.setdefault("PROJ_LIB", str(_PROJ))
