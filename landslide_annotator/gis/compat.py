"""What differs between QGIS 3.22 and QGIS 4, in one place."""

from __future__ import annotations

from typing import Any, List

from qgis.core import Qgis, QgsField, QgsMapLayer, QgsPalLayerSettings
from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "LandslideAnnotator"

if Qgis.QGIS_VERSION_INT >= 33800:
    from qgis.PyQt.QtCore import QMetaType

    FIELD_TYPES = {
        "text": QMetaType.Type.QString,
        "real": QMetaType.Type.Double,
        "int": QMetaType.Type.Int,
        "date": QMetaType.Type.QDate,
        "datetime": QMetaType.Type.QDateTime,
    }
else:
    from qgis.PyQt.QtCore import QVariant

    FIELD_TYPES = {
        "text": QVariant.String,
        "real": QVariant.Double,
        "int": QVariant.Int,
        "date": QVariant.Date,
        "datetime": QVariant.DateTime,
    }

_VERSION = Qgis.QGIS_VERSION_INT
SPREADS_TILES = _VERSION >= 34400 or 34203 <= _VERSION < 34300 or 34007 <= _VERSION < 34100
"""Whether QGIS draws a service's tile a pixel larger on each side, over its neighbours (QGIS PR 61591)."""


def tr(text: str) -> str:
    """Translate a text shown to the user."""
    return QCoreApplication.translate(CONTEXT, text)


def stream(tool: Any, enabled: bool) -> None:
    """Let a digitising tool's vertices follow the mouse, or set each by a click."""
    if hasattr(tool, "setCurrentCaptureTechnique"):  # since QGIS 3.26
        technique = Qgis.CaptureTechnique
        tool.setCurrentCaptureTechnique(technique.Streaming if enabled else technique.StraightSegments)
    else:
        tool.setStreamDigitizingEnabled(enabled)


def show_every_label(label: QgsPalLayerSettings) -> None:
    """Let labels lie over one another where there is no room, rather than leave one out."""
    if hasattr(label, "placementSettings"):  # since QGIS 3.26
        label.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    else:
        label.displayAll = True


def make_field(name: str, kind: str, length: int = 0) -> QgsField:
    """Return a field; kind is text, real, int, date or datetime."""
    return QgsField(name, FIELD_TYPES[kind], "", length)


def layer_attribution(layer: QgsMapLayer) -> str:
    """Return what a layer's properties say of its owner."""
    if Qgis.QGIS_VERSION_INT >= 33800:
        return layer.serverProperties().attribution()
    return layer.attribution()


def group_members(layer: QgsMapLayer) -> List[QgsMapLayer]:
    """Return the layers of a layer that is a group (QGIS 3.24), first on top; any other layer alone."""
    if not hasattr(layer, "childLayers"):
        return [layer]
    return [member for child in reversed(layer.childLayers()) for member in group_members(child)]
