"""The dock beside the map: sources, the landslide at hand, review, batch."""

from __future__ import annotations

from typing import Optional

from qgis.gui import QgsDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ..gis.compat import tr
from .landslidepanel import LandslidePanel
from .sourcebox import SourceBox
from .workbars import BatchBox, QueueBar


class LandslideDock(QgsDockWidget):
    """Holds the widgets; a controller connects them."""

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Landslide Annotator"), parent)
        self.setObjectName("landslide_annotator_dock")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        content = QWidget(self)
        self.sources = SourceBox(canvas, content)
        self.panel = LandslidePanel(content)
        self.queue = QueueBar(content)
        self.batch = BatchBox(content)
        self.hint = QLabel(content)
        self.hint.setWordWrap(True)
        self.hint.setFrameShape(QFrame.Shape.StyledPanel)
        self.hint.hide()
        links = (("help", tr("Help")), ("example", tr("Try it")))
        self.links = QLabel(" · ".join(f'<a href="{name}">{text}</a>' for name, text in links), content)
        self.links.setObjectName("landslide_links")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(6, 2, 6, 2)
        layout.setSpacing(3)
        for widget in (self.sources, self.hint, self.panel, self.queue, self.batch):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.links)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setMinimumWidth(content.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        self.setWidget(area)

    def show_slowness(self, details: Optional[str]) -> None:
        """Say what helps where captions take seconds."""
        self.hint.setVisible(bool(details))
        self.hint.setText(
            tr(
                "⚠ Captions are slow on this computer. On Debian and Ubuntu: apt install "
                "libopenblas0-pthread, then restart QGIS. More in the tooltip."
            )
        )
        self.hint.setToolTip(details or "")
