from __future__ import annotations

import os

# QGIS is tested without a screen; `QT_QPA_PLATFORM=xcb pytest` shows the windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
