"""Messages above the map, never in a window that must be closed first."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtWidgets import QPushButton

from ..gis.compat import tr
from ..gis.desktop.session import LOG

BRIEF_S, LONG_S = 6, 20


class Messages:
    """Writes to the message bar and to the log."""

    def __init__(self, iface: Any) -> None:
        self._bar = iface.messageBar()

    def info(self, text: str) -> None:
        """Something went well."""
        self._push(text, Qgis.MessageLevel.Success, BRIEF_S)

    def warn(self, text: str, remedy: str = "", action: Optional[Callable[[], None]] = None) -> None:
        """Something needs the user; a button with the remedy may be offered."""
        QgsMessageLog.logMessage(text, LOG, Qgis.MessageLevel.Warning, False)
        if action is None:
            self._push(text, Qgis.MessageLevel.Warning, LONG_S)
            return
        item = self._bar.createMessage(tr("Landslide Annotator"), text)
        button = QPushButton(remedy, item)
        button.clicked.connect(action)
        button.clicked.connect(lambda: self._bar.popWidget(item))
        item.layout().addWidget(button)
        self._bar.pushWidget(item, Qgis.MessageLevel.Warning, LONG_S)

    def log(self, lines: Sequence[str]) -> None:
        """Details for whoever wants them."""
        for line in lines:
            QgsMessageLog.logMessage(line, LOG, Qgis.MessageLevel.Warning, False)

    def _push(self, text: str, level: Any, seconds: int) -> None:
        self._bar.pushMessage(tr("Landslide Annotator"), text, level, seconds)
