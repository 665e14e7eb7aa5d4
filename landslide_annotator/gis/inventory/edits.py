"""Rows of an inventory layer that is being edited in this QGIS: nothing is saved, everything can be undone.

For the main thread only.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Set

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ...core import crossover
from ...core.errors import InventoryError
from ..compat import tr
from ..values import row_values
from .rows import ARM, READ, Entry, Outline, Record, Row, updated
from .schema import OPTIONAL, TABLE, fit


def layer_path(layer: QgsVectorLayer) -> Optional[Path]:
    """The file of a layer that GDAL reads, or None."""
    if layer.providerType() != "ogr":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    return Path(parts["path"]) if parts.get("path") else None


def project_layers(path: Path) -> List[QgsVectorLayer]:
    """The layers of the open project that show an inventory file."""
    return [layer for layer in _vector_layers() if _shows(layer, path)]


def edited_layer(path: Path) -> Optional[QgsVectorLayer]:
    """The layer of an inventory file that is being edited, or None."""
    return next((layer for layer in project_layers(path) if layer.isEditable()), None)


def _vector_layers() -> Iterator[QgsVectorLayer]:
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer):
            yield layer


def _shows(layer: QgsVectorLayer, path: Path) -> bool:
    file = layer_path(layer)
    try:
        if file is None or not file.samefile(path):
            return False
    except OSError:  # one of both is absent, or may not be looked at
        return False
    name = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("layerName")
    return name in (None, "", TABLE)


class LayerRows:
    """The rows of a layer's edit buffer, as `rows.Rows`; each change is one step of undo."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._layer = layer
        self._fields = layer.fields()
        self._next: Optional[int] = None

    def keys(self) -> Set[str]:
        """The keys of all outlines."""
        return {str(key) for key in self._values("src_key") if key}

    def find(self, key: str) -> List[Row]:
        """The rows of an outline, by ls_id."""
        request = QgsFeatureRequest()
        request.setFilterExpression(QgsExpression.createFieldEqualityExpression("src_key", key))
        rows = [_row(feature) for feature in self._layer.getFeatures(request)]
        return sorted(rows, key=lambda row: row.ls_id)

    def add(self, entry: Entry) -> int:
        """Add a row; its new ls_id."""
        if self._next is None:
            highest = self._layer.maximumValue(self._fields.lookupField("ls_id"))
            self._next = 1 + (highest if isinstance(highest, int) else 0)
        number = self._next
        values = self._attributes({**fit(entry.record), "ls_id": number, "src_key": entry.key})
        known = {index: value for index, value in values.items() if value is not None}
        feature = QgsVectorLayerUtils.createFeature(self._layer, entry.polygon, known)
        self._layer.beginEditCommand(tr("Annotate landslide {0}").format(number))
        self._finish(self._layer.addFeature(feature))
        self._next += 1
        return number

    def update(self, row: Row, entry: Entry) -> None:
        """Write the measured columns again."""
        values = self._attributes(fit(updated(row, entry.record)))
        self._layer.beginEditCommand(tr("Annotate landslide {0} again").format(row.ls_id))
        self._finish(self._layer.changeAttributeValues(row.fid, values, {}, True))

    def change(self, fid: int, values: Mapping[str, Any], text: str) -> None:
        """Write values of a row as one step of undo, which `text` names."""
        self._check_columns(values)
        self._layer.beginEditCommand(text)
        self._finish(self._layer.changeAttributeValues(fid, self._attributes(fit(values)), {}, True))

    def outlines(self) -> List[Outline]:
        """Every row, by ls_id, as it is measured."""
        found = [_outline(feature, self._fields.names()) for feature in self._layer.getFeatures()]
        return sorted(found, key=lambda outline: outline.ls_id)

    def survey(self, outline: Outline, values: Mapping[str, Any]) -> None:
        """Write surveyed columns, and the azimuth where `values` holds it."""
        self.change(outline.fid, values, tr("Measure landslide {0}").format(outline.ls_id))

    def _check_columns(self, values: Mapping[str, Any]) -> None:
        missing = [name for name in values if self._fields.lookupField(name) < 0]
        if missing:
            raise InventoryError(
                tr("Layer {0} lacks the columns {1}. Save its edits, end editing and run again.").format(
                    self._layer.name(), " ".join(missing)
                )
            )

    def records(self) -> List[Record]:
        """Every row with all its values."""
        return [Record(f.id(), f.geometry(), row_values(f)) for f in self._layer.getFeatures()]

    def reshape(self, record: Record, polygon: QgsGeometry, values: Mapping[str, Any]) -> None:
        """Give a row another outline, and write some of its columns."""
        self._layer.beginEditCommand(tr("Repair landslide {0}").format(record.values["ls_id"]))
        done = self._layer.changeGeometry(record.fid, polygon, True)
        attributes = self._attributes(fit(values))
        self._finish(done and self._layer.changeAttributeValues(record.fid, attributes, {}, True))

    def remove(self, record: Record) -> None:
        """Remove a row."""
        self._layer.beginEditCommand(tr("Remove landslide {0}").format(record.values["ls_id"]))
        self._finish(self._layer.deleteFeature(record.fid))

    def _finish(self, done: bool) -> None:
        if done:
            self._layer.endEditCommand()
            return
        self._layer.destroyEditCommand()
        raise InventoryError(
            tr("Layer {0} did not take a row. Save or discard its edits and run again.").format(
                self._layer.name()
            )
        )

    def _values(self, column: str) -> Iterator[Any]:
        request = QgsFeatureRequest()
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([column], self._fields)
        index = self._fields.lookupField(column)
        for feature in self._layer.getFeatures(request):
            yield feature.attribute(index) or None

    def _attributes(self, record: Dict[str, Any]) -> Dict[int, Any]:
        """Values by index; columns that an older file lacks are left out."""
        held = {name: self._fields.lookupField(name) for name in record}
        return {
            index: to_qgis(record[name]) for name, index in held.items() if index >= 0 or name not in OPTIONAL
        }


def to_qgis(value: Any) -> Any:
    """A value as QGIS keeps it in a feature."""
    if isinstance(value, datetime.datetime):
        return QDateTime.fromString(value.isoformat(), Qt.DateFormat.ISODate)
    if isinstance(value, datetime.date):
        return QDate(value.year, value.month, value.day)
    return value


def _text(feature: QgsFeature, column: str) -> Optional[str]:
    return feature[column] or None


def _row(feature: QgsFeature) -> Row:
    read = {column: _text(feature, column) for column in READ}
    status, caption = _text(feature, "status"), _text(feature, "cap_model")
    blind = feature.fields().lookupField(ARM) >= 0 and feature[ARM] == crossover.MANUAL
    return Row(feature.id(), int(feature["ls_id"]), status, caption, read, feature.geometry(), blind)


def _outline(feature: QgsFeature, names: Sequence[str]) -> Outline:
    source = _text(feature, "az_source") if "az_source" in names else None
    azimuth = feature["azimuth"]
    return Outline(
        feature.id(), int(feature["ls_id"]), feature.geometry(), _text(feature, "direction"),
        _text(feature, "cap_model"), float(azimuth) if isinstance(azimuth, (int, float)) else None, source,
    )  # fmt: skip
