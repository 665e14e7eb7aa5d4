"""Output layers and tables of algorithms."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Optional, Sequence, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsWkbTypes,
)

from ..gis.compat import make_field, tr
from ..gis.inventory.edits import to_qgis
from ..gis.inventory.rows import Entry
from ..gis.inventory.schema import fit, table_fields

Column = Tuple[str, str, int]
"""Name, kind (as in `make_field`) and length."""


class FeatureSink:
    """Takes features as long as it is open, and drops them where no output layer is wanted.

    Its file is complete once it is closed. That is not left to Python, which keeps a sink alive as long as a
    handled error refers to the function that holds it.
    """

    def __init__(self, sink: Optional[QgsFeatureSink]) -> None:
        self._sink = sink

    def put(self, feature: QgsFeature) -> None:
        """Add a feature; raises QgsProcessingException when the layer does not take it."""
        if self._sink is None or self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            return
        text = tr("The output layer cannot be written ({0}). Choose another place.")
        raise QgsProcessingException(text.format(self._sink.lastError()))

    def close(self) -> None:
        """Finish the layer."""
        self._sink = None


class TableSink(FeatureSink):
    """A table with its own columns."""

    def __init__(self, sink: Optional[QgsFeatureSink], fields: QgsFields) -> None:
        super().__init__(sink)
        self._fields = fields

    def add(self, values: Sequence[Any]) -> None:
        """Add a row; raises QgsProcessingException when the table does not take it."""
        self.put(make_feature(self._fields, values))


class RowSink(FeatureSink):
    """A layer with the columns of the inventory."""

    def __init__(self, sink: Optional[QgsFeatureSink]) -> None:
        super().__init__(sink)
        self._fields = table_fields()

    def add(self, entry: Entry, ls_id: int) -> None:
        """Add a row; raises QgsProcessingException when the layer does not take it."""
        values = {**fit(entry.record), "ls_id": ls_id, "src_key": entry.key}
        row = [to_qgis(values.get(name)) for name in self._fields.names()]
        self.put(make_feature(self._fields, row, entry.polygon))


def make_fields(columns: Iterable[Column]) -> QgsFields:
    """Fields of a layer."""
    fields = QgsFields()
    for column in columns:
        fields.append(make_field(*column))
    return fields


def make_feature(
    fields: QgsFields, values: Sequence[Any], geometry: Optional[QgsGeometry] = None
) -> QgsFeature:
    """A feature with its values in the order of the fields."""
    feature = QgsFeature(fields)
    feature.setAttributes(list(values))
    if geometry is not None:
        feature.setGeometry(geometry)
    return feature


def write_features(
    name: str, answer: Tuple[Optional[QgsFeatureSink], str], features: Iterable[QgsFeature]
) -> Dict[str, Any]:
    """Write features into what `parameterAsSink` answered; the result by its name, none where none is wanted.

    Raises QgsProcessingException when the layer does not take a feature.
    """
    sink, output = answer
    if sink is None:
        return {}
    opened = FeatureSink(sink)
    for feature in features:
        opened.put(feature)
    return {name: output}


def write_table(
    algorithm: QgsProcessingAlgorithm, name: str, columns: Iterable[Column], rows: Iterable[Sequence[Any]],
    parameters: Dict[str, Any], context: Any,
) -> Dict[str, Any]:  # fmt: skip
    """Write a table without places, as `write_features`."""
    fields = make_fields(columns)
    none, nowhere = QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    answer = algorithm.parameterAsSink(parameters, name, context, fields, none, nowhere)
    return write_features(name, answer, (make_feature(fields, row) for row in rows))
