"""The output layer of an algorithm, with the columns of the inventory."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsFeature, QgsFeatureSink, QgsProcessingException

from ..gis.compat import tr
from ..gis.inventory_edits import to_qgis
from ..gis.inventory_rows import Entry
from ..gis.inventory_schema import fit, table_fields


class RowSink:
    """Takes rows as long as it is open, and drops them where no output layer is wanted.

    Its file is complete once it is closed. That is not left to Python, which keeps a sink alive as long as a
    handled error refers to the function that holds it.
    """

    def __init__(self, sink: Optional[QgsFeatureSink]) -> None:
        self._sink = sink
        self._fields = table_fields()

    def add(self, entry: Entry, ls_id: int) -> None:
        """Add a row; raises QgsProcessingException when the layer does not take it."""
        if self._sink is None:
            return
        feature = QgsFeature(self._fields)
        values = {**fit(entry.record), "ls_id": ls_id, "src_key": entry.key}
        feature.setAttributes([to_qgis(values.get(name)) for name in self._fields.names()])
        feature.setGeometry(entry.polygon)
        if not self._sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(
                tr("The output layer cannot be written ({0}). Choose another place.").format(
                    self._sink.lastError()
                )
            )

    def close(self) -> None:
        """Finish the layer."""
        self._sink = None
