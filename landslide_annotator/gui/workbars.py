"""The queue of review, and the batch."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ..gis.compat import tr


class QueueBar(QWidget):
    """Previous, how many are left, next."""

    next_asked = pyqtSignal()
    previous_asked = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.previous_button = QPushButton(tr("◀ Previous"), self)
        self.next_button = QPushButton(tr("Next ▶"), self)
        self.label = QLabel(self)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button.clicked.connect(self.next_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.previous_button)
        layout.addWidget(self.label)
        layout.addWidget(self.next_button)
        self.label.setToolTip(tr("Contradicted by measures first, then the least certain"))
        self.show_place(None, None)

    def show_place(self, place: Optional[int], count: Optional[int]) -> None:
        """Show where in the queue we are (0 the first), and how many rows it holds."""
        if count is None:
            self.label.setText(tr("Rows to review"))
        elif count == 0:
            self.label.setText(tr("Nothing to review"))
        elif place is None:
            self.label.setText(tr("{0} to review").format(count))
        else:
            self.label.setText(tr("{0} of {1} to review").format(place + 1, count))


class BatchBox(QgsCollapsibleGroupBox):
    """Annotates the outlines of a layer."""

    start_asked = pyqtSignal()
    cancel_asked = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Annotate a layer"), parent)
        self.setObjectName("landslide_batch")
        self.layers = QgsMapLayerComboBox(self)
        self.layers.setObjectName("landslide_outlines")
        self.layers.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.layers.setMinimumContentsLength(8)
        self.layers.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layers.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selected = QCheckBox(tr("Selected only"), self)
        self.start_button = QPushButton(tr("Annotate"), self)
        self.cancel_button = QPushButton(tr("Cancel"), self)
        self.progress = QProgressBar(self)
        self.start_button.clicked.connect(self.start_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 2)
        layout.addWidget(self.layers, 1)
        layout.addWidget(self.selected)
        layout.addWidget(self.start_button)
        layout.addWidget(self.progress, 1)
        layout.addWidget(self.cancel_button)
        self.show_running(False)

    @property
    def layer(self) -> Optional[QgsVectorLayer]:
        """The layer of outlines."""
        return self.layers.currentLayer()

    def show_running(self, running: bool) -> None:
        """Show progress and cancel, or the button that starts."""
        for widget in (self.layers, self.selected, self.start_button):
            widget.setVisible(not running)
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(running)
        self.progress.setValue(0)

    def show_progress(self, percent: float) -> None:
        """Show how far the batch has come."""
        self.progress.setValue(int(percent))
