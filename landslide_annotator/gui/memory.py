"""The sources that a project is worked on with, kept in the project."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QObject

from ..gis.preferences import GROUP
from .workplace import Workplace


class Memory(QObject):
    """Writes a choice when a person makes it, and chooses again when the project is opened."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        sources = place.dock.sources
        self._combos = {"imagery": sources.imagery, "dem": sources.dem, "inventory": sources.inventory}
        for combo in self._combos.values():
            combo.activated.connect(self.keep)
        QgsProject.instance().readProject.connect(self.recall)

    def close(self) -> None:
        """Stop watching the project."""
        QgsProject.instance().readProject.disconnect(self.recall)

    def keep(self, *_: object) -> None:
        """Write all choices into the project."""
        for name, combo in self._combos.items():
            layer = combo.currentLayer()
            QgsProject.instance().writeEntry(GROUP, name, layer.id() if layer is not None else "")

    def recall(self, *_: object) -> None:
        """Choose what the project was worked on with."""
        project = QgsProject.instance()
        for name, combo in self._combos.items():
            layer_id, stored = project.readEntry(GROUP, name)
            if stored:
                _choose(combo, project.mapLayer(layer_id))


def _choose(combo: QgsMapLayerComboBox, layer: QgsMapLayer) -> None:
    """Choose a layer; without one the entry that stands for no layer."""
    if layer is not None:
        combo.setLayer(layer)
    elif combo.additionalItems():
        combo.setCurrentIndex(combo.count() - 1)
    else:
        combo.setLayer(None)
