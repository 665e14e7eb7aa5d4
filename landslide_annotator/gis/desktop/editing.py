"""The inventory that is open on the desktop: a layer of the project, written through its edit buffer only.

Nothing is saved here: the user sees the rows, can undo them, and decides when to save.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, List, Optional, Sequence, Set, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsVectorLayer

from ...core.errors import InventoryError
from ..compat import tr
from ..inventory.edits import LayerRows, layer_path, project_layers
from ..inventory.file import numbers_taken, read_rows
from ..inventory.rows import Entry, OnExisting, Outcome, Written, decide, write
from ..inventory.schema import TABLE
from ..inventory.store import Inventory
from ..mainthread import MainThread


def is_inventory(layer: QgsVectorLayer) -> bool:
    """Whether a layer looks like an inventory; its file is not opened."""
    names = set(layer.fields().names())
    return layer_path(layer) is not None and {"ls_id", "src_key", "cap_model"} <= names


def open_layer(path: Path) -> QgsVectorLayer:
    """The layer of an inventory file in the project, added when it is not there; raises InventoryError."""
    inventory = Inventory(path)
    inventory.complete()
    found = project_layers(path)
    if found:
        return found[0]
    layer = QgsVectorLayer(f"{path}|layername={TABLE}", path.stem, "ogr")
    if not layer.isValid():
        raise InventoryError(tr("{0} cannot be opened by QGIS. Check the file.").format(path))
    QgsProject.instance().addMapLayer(layer)
    return layer


class EditedInventory:
    """An inventory layer of the project; for the main thread, but for the methods of `batch.Store`.

    Raises InventoryError when the layer's file is no inventory.
    """

    def __init__(self, layer: QgsVectorLayer) -> None:
        path = layer_path(layer)
        if path is None:
            raise InventoryError(
                tr("Layer {0} is not in a file. Choose an inventory GeoPackage.").format(layer.name())
            )
        inventory = Inventory(path)
        inventory.complete()
        self.path: Path = path
        self.crs: QgsCoordinateReferenceSystem = inventory.crs
        self.layer_id: str = layer.id()
        self._name = layer.name()
        self._main = MainThread()
        layer.beforeCommitChanges.connect(self._renumber)

    @property
    def layer(self) -> QgsVectorLayer:
        """The layer; raises InventoryError when it was removed."""
        layer = QgsProject.instance().mapLayer(self.layer_id)
        if layer is None:
            raise InventoryError(
                tr("The inventory {0} is no longer in the project. Open it again.").format(self._name)
            )
        return layer

    def rows(self) -> LayerRows:
        """The rows for writing; the layer is put into edit mode. Raises InventoryError with the remedy."""
        self.begin()
        return LayerRows(self.layer)

    def begin(self) -> None:
        """Put the layer into edit mode; raises InventoryError with the remedy."""
        layer = self.layer
        if not layer.isEditable():
            if not self.path.exists():
                raise InventoryError(
                    tr("The file {0} is gone. Put it back, or open another inventory.").format(self.path)
                )
            if layer.readOnly() or not layer.startEditing():
                raise InventoryError(
                    tr("Layer {0} cannot be edited: it, its file or the folder is read-only.").format(
                        self._name
                    )
                )

    def add(self, entry: Entry) -> int:
        """Add a row as one step of undo; its ls_id. An outline that is there already keeps its row."""
        return write(self.rows(), [entry], OnExisting.SKIP)[0].ls_id

    def keys(self) -> Set[str]:
        """The keys of all outlines, also of those in the edit buffer."""
        with read_rows(self.path) as rows:
            saved = rows.keys()
        return saved | self._main.call(self._added_keys)

    def outcome(self, key: str, polygon: QgsGeometry, mode: OnExisting) -> Tuple[Outcome, Optional[int]]:
        """What `write` would do with an outline, and the ls_id of its row."""

        def look() -> Tuple[Outcome, Optional[int]]:
            outcome, row = decide(self.rows(), key, polygon, mode)
            return outcome, row.ls_id if row else None

        return self._main.call(look)

    def write(self, entries: Sequence[Entry], mode: OnExisting) -> List[Written]:
        """Write entries into the edit buffer, each as one step of undo; raises InventoryError."""
        return self._main.call(lambda: write(self.rows(), entries, mode))

    def close(self) -> None:
        """Stop watching the layer; its edits stay."""
        layer = QgsProject.instance().mapLayer(self.layer_id)
        if layer is not None:
            layer.beforeCommitChanges.disconnect(self._renumber)

    def _added_keys(self) -> Set[str]:
        buffer = self.layer.editBuffer()
        if buffer is None:
            return set()
        index = self.layer.fields().lookupField("src_key")
        return {str(feature.attribute(index)) for feature in buffer.addedFeatures().values()}

    def _renumber(self, *_: Any) -> None:
        """Give new numbers to added rows whose numbers another program has used since."""
        try:
            taken = numbers_taken(self.path)
        except InventoryError:  # QGIS itself says what keeps it from saving
            return
        layer = self.layer
        index = layer.fields().lookupField("ls_id")
        added = {fid: feature.attribute(index) for fid, feature in layer.editBuffer().addedFeatures().items()}
        clashing = sorted(fid for fid, number in added.items() if number in taken)
        following = max([0, *taken, *(n for n in added.values() if isinstance(n, int))]) + 1
        for number, fid in enumerate(clashing, following):
            layer.changeAttributeValue(fid, index, number)
