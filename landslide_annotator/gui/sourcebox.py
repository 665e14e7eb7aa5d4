"""What landslides are annotated with: imagery, elevation model, inventory, analyst, language."""

from __future__ import annotations

from typing import List, Optional

from qgis.core import QgsMapLayer, QgsMapLayerProxyModel, QgsRasterLayer, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox, QgsMapCanvas, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..gis.compat import tr
from ..gis.desktop.editing import is_inventory
from ..gis.preferences import Preferences

LANGUAGE_NAMES = (("es", "Español"), ("en", "English"))


class SourceBox(QgsCollapsibleGroupBox):
    """Choices; `changed` after any of them but the inventory, which has a signal of its own."""

    changed = pyqtSignal()
    inventory_chosen = pyqtSignal()
    create_asked = pyqtSignal()
    open_asked = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: Optional[QWidget] = None) -> None:
        super().__init__(tr("Sources"), parent)
        self.setObjectName("landslide_sources")
        self._canvas = canvas
        kinds = QgsMapLayerProxyModel.Filter
        self.imagery = self._layers("landslide_imagery", kinds.RasterLayer)
        self.imagery.setAdditionalItems([tr("The map as I see it")])
        self.dem = self._layers("landslide_dem", kinds.RasterLayer)
        self.dem.setAllowEmptyLayer(True)
        self.dem.setLayer(None)
        self.inventory = self._layers("landslide_inventory", kinds.PolygonLayer)
        self.inventory.setAllowEmptyLayer(True)
        self.inventory.setLayer(None)
        self.analyst = QLineEdit(self)
        self.analyst.setObjectName("landslide_analyst")
        self.language = QComboBox(self)
        self.language.setObjectName("landslide_language")
        for code, name in LANGUAGE_NAMES:
            self.language.addItem(name, code)
        self._build()
        self._connect()

    def _layers(self, name: str, kind: object) -> QgsMapLayerComboBox:
        combo = QgsMapLayerComboBox(self)
        combo.setObjectName(name)
        combo.setFilters(kind)
        combo.setMinimumContentsLength(8)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return combo

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        last = QHBoxLayout()
        last.addWidget(self.analyst, 1)
        last.addWidget(self.language)
        inventory = QHBoxLayout()
        inventory.addWidget(self.inventory, 1)
        inventory.addWidget(self._button(tr("New…"), tr("Create an inventory here"), self.create_asked))
        inventory.addWidget(self._button(tr("Open…"), tr("Open an inventory file"), self.open_asked))
        for line, (text, item) in enumerate(
            (
                (tr("Imagery"), self.imagery),
                (tr("Elevation model"), self.dem),
                (tr("Inventory"), inventory),
                (tr("Analyst"), last),
            )
        ):
            grid.addWidget(QLabel(text, self), line, 0)
            if isinstance(item, QWidget):
                grid.addWidget(item, line, 1)
            else:
                grid.addLayout(item, line, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 2)
        layout.addLayout(grid)
        self.imagery.setToolTip(tr("The picture that the captioner reads"))
        self.dem.setToolTip(tr("Heights for slope, relief and direction of movement; may be left empty"))
        self.inventory.setToolTip(tr("The GeoPackage layer that landslides are written to"))
        self.analyst.setToolTip(tr("Your name in new rows; empty for your user name"))
        self.language.setToolTip(tr("Language of captions and words"))

    def _button(self, text: str, tip: str, signal: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button

    def _connect(self) -> None:
        self.imagery.currentIndexChanged.connect(self.changed)
        self.dem.layerChanged.connect(self.changed)
        self.inventory.layerChanged.connect(self.inventory_chosen)
        self.analyst.editingFinished.connect(self.changed)
        self.language.currentIndexChanged.connect(self.changed)

    @property
    def layers(self) -> List[QgsMapLayer]:
        """The imagery: one raster, or the map in drawing order without what is drawn on it."""
        if self.sees_map:
            return [layer for layer in self._canvas.layers() if not isinstance(layer, QgsVectorLayer)]
        layer = self.imagery.currentLayer()
        return [layer] if layer is not None else []

    @property
    def sees_map(self) -> bool:
        """Whether the map itself is the imagery."""
        return self.imagery.currentLayer() is None and self.imagery.currentIndex() >= 0

    @property
    def dem_layer(self) -> Optional[QgsRasterLayer]:
        """The elevation model."""
        return self.dem.currentLayer()

    @property
    def inventory_layer(self) -> Optional[QgsVectorLayer]:
        """The inventory's layer."""
        return self.inventory.currentLayer()

    def choose_inventory(self, layer: Optional[QgsVectorLayer]) -> None:
        """Choose an inventory, as a person would."""
        self.inventory.setLayer(layer)

    def hide_other_layers(self, layers: List[QgsVectorLayer]) -> None:
        """Offer inventories only."""
        chosen = self.inventory_layer
        others = [layer for layer in layers if not is_inventory(layer)]
        self.inventory.setExceptedLayerList(others)
        if self.inventory_layer is not chosen:
            self.inventory_chosen.emit()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show name and language."""
        with QSignalBlocker(self.analyst), QSignalBlocker(self.language):
            self.analyst.setText(preferences.analyst)
            self.analyst.setPlaceholderText(preferences.mapped_by)
            self.language.setCurrentIndex(self.language.findData(preferences.language))
