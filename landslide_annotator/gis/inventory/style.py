"""How QGIS shows an inventory: symbols, form, lists, labels and rules, kept in the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Dict, Mapping, Tuple

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsCategorizedSymbolRenderer,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsLayerMetadata,
    QgsPalLayerSettings,
    QgsProviderRegistry,
    QgsRendererCategory,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...core.errors import InventoryError
from ...core.vocabulary import ACTIVITIES, TYPES, Term
from ..compat import show_every_label, tr
from .schema import BY_NAME, COLUMNS, KEY_COLUMN, SCHEMA, TABLE, TABS, UNREVIEWED, Column, bilingual
from .symbols import ACTIVITY_COLOURS, NOTHING, TYPE_COLOURS, symbol

DEFAULTS = {
    "ls_id": 'coalesce(maximum("ls_id"), 0) + 1',
    "presence": "1",
    "status": f"'{UNREVIEWED}'",
    "mapped_by": "if(length(@user_full_name) > 0, @user_full_name, @user_account_name)",
    "mapped_at": "now()",
}
ON_CHANGE = {"upd_at": "now()"}
"""Defaults that QGIS writes again whenever the row is edited."""
RULES = {
    "azimuth": ('"azimuth" IS NULL OR ("azimuth" >= 0 AND "azimuth" < 360)', "0 <= azimut / azimuth < 360"),
    "date_to": (
        '"date_from" IS NULL OR "date_to" IS NULL OR "date_from" <= "date_to"',
        "Ocurrió desde <= hasta / Occurred from <= until",
    ),
    "presence": ('"presence" IN (0, 1)', "0, 1"),
}
NEEDED = ("ls_type", "activity")
"""Columns that a form should not leave empty, as IFFI's first level."""
_HIDDEN = (KEY_COLUMN, "presence")
_LONG = ("caption", "cap_model", "review", "remarks", "probs", "breaks")


LOOKS: Dict[str, Tuple[str, Tuple[Term, ...], Mapping[str, str]]] = {
    "type": ("ls_type", TYPES, TYPE_COLOURS),
    "activity": ("activity", ACTIVITIES, ACTIVITY_COLOURS),
}
"""Named styles that an inventory file keeps, the first as its default: column, its list, colours."""
_NAMES = {
    "type": ("Por tipo de movimiento", "By movement type"),
    "activity": ("Por actividad", "By activity"),
}
CAPTION_SCALE = 5000
"""Larger maps have captions in their labels."""


def save_style(path: Path) -> None:
    """Keep styles, form and metadata in a new inventory file; raises InventoryError."""
    layer = QgsVectorLayer(f"{path}|layername={TABLE}", "Landslides", "ogr")
    if not layer.isValid():
        raise InventoryError(tr("{0} cannot be opened by QGIS. Create it in another folder.").format(path))
    apply_style(layer)
    about = _metadata(layer)
    faults = []
    for look in reversed(list(LOOKS)):  # the default last: QGIS may take the newest
        show_by(layer, look)
        is_default = look == next(iter(LOOKS))
        faults.append(layer.saveStyleToDatabase(look, bilingual(*_NAMES[look]), is_default, ""))
    saved, reason = QgsProviderRegistry.instance().saveLayerMetadata("ogr", layer.source(), about)
    fault = next(filter(None, faults), "")
    if fault or not saved:
        raise InventoryError(
            tr("The style cannot be kept in {0} ({1}). Check the folder's permissions.").format(
                path, fault or reason
            )
        )


def apply_style(layer: QgsVectorLayer) -> None:
    """Give a layer with the inventory's columns its symbols, labels, form, lists and rules."""
    show_by(layer, next(iter(LOOKS)))
    layer.setDisplayExpression("\"ls_id\" || coalesce(': ' || \"caption\", '')")
    for column in COLUMNS:
        index = layer.fields().lookupField(column.name)
        layer.setFieldAlias(index, column.alias)
        layer.setEditorWidgetSetup(index, _widget(column))
        _rules(layer, index, column.name)
    key = layer.fields().lookupField(KEY_COLUMN)
    if key >= 0:
        layer.setEditorWidgetSetup(key, QgsEditorWidgetSetup("Hidden", {}))
    layer.setEditFormConfig(_form(layer))


def show_by(layer: QgsVectorLayer, look: str) -> None:
    """Show the landslides of a layer by type or by activity, a key of LOOKS, and label them."""
    column, terms, colours = LOOKS[look]
    degrees = layer.crs().isGeographic()
    has_measured = layer.fields().lookupField("dir_meas") >= 0
    categories = [
        QgsRendererCategory(
            entry.code,
            symbol(colours[entry.code], entry.code if look == "type" else None, degrees, has_measured),
            bilingual(entry.es, entry.en),
        )
        for entry in terms
    ]
    rest = symbol(NOTHING, None, degrees, has_measured)
    categories.append(QgsRendererCategory(None, rest, bilingual("Sin dato", "No entry")))
    layer.setRenderer(QgsCategorizedSymbolRenderer(column, categories))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(_label()))
    layer.setLabelsEnabled(True)
    layer.triggerRepaint()


def _label() -> QgsPalLayerSettings:
    """Number, a question mark where nobody has reviewed the row, and on large maps the caption."""
    label = QgsPalLayerSettings()
    label.isExpression = True
    label.fieldName = (
        f"\"ls_id\" || if(\"status\" = '{UNREVIEWED}', '?', '') || "
        f"if(@map_scale < {CAPTION_SCALE}, coalesce('\\n' || wordwrap(\"caption\", 24), ''), '')"
    )
    label.placement = QgsPalLayerSettings.Placement.OutsidePolygons
    show_every_label(label)
    text = QgsTextFormat()
    text.setSize(8)
    text.setColor(QColor("#111111"))
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.8)
    halo.setColor(QColor("#ffffff"))
    text.setBuffer(halo)
    label.setFormat(text)
    return label


def _widget(column: Column) -> QgsEditorWidgetSetup:
    if column.name in _HIDDEN:
        return QgsEditorWidgetSetup("Hidden", {})
    if column.choices:
        choices = [{bilingual(es, en): code} for code, es, en in column.choices]
        return QgsEditorWidgetSetup("ValueMap", {"map": choices})
    if column.name == "azimuth":
        limits = {
            "Min": 0.0,
            "Max": 359.99,
            "Step": 1.0,
            "Precision": 1,
            "AllowNull": True,
            "Style": "SpinBox",
        }
        return QgsEditorWidgetSetup("Range", limits)
    if column.kind in ("date", "datetime"):
        shown = "yyyy-MM-dd" if column.kind == "date" else "yyyy-MM-dd HH:mm:ss"
        options = {"allow_null": True, "calendar_popup": True, "display_format": shown, "field_format": shown}
        return QgsEditorWidgetSetup("DateTime", {**options, "field_iso_format": False})
    return QgsEditorWidgetSetup("TextEdit", {"IsMultiline": column.name in _LONG, "UseHtml": False})


def _rules(layer: QgsVectorLayer, index: int, name: str) -> None:
    constraint = QgsFieldConstraints.Constraint
    soft = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthSoft
    hard = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
    if name in DEFAULTS:
        layer.setDefaultValueDefinition(index, QgsDefaultValue(DEFAULTS[name]))
    if name in ON_CHANGE:
        layer.setDefaultValueDefinition(index, QgsDefaultValue(ON_CHANGE[name], True))
    if name == "ls_id":
        layer.setFieldConstraint(index, constraint.ConstraintNotNull, hard)
        layer.setFieldConstraint(index, constraint.ConstraintUnique, hard)
    if name in NEEDED:
        layer.setFieldConstraint(index, constraint.ConstraintNotNull, soft)
    if name in RULES:
        layer.setConstraintExpression(index, *RULES[name])
        layer.setFieldConstraint(index, constraint.ConstraintExpression, hard)


def _form(layer: QgsVectorLayer) -> QgsEditFormConfig:
    form = layer.editFormConfig()
    form.setLayout(QgsEditFormConfig.EditorLayout.TabLayout)
    form.clearTabs()
    pages: Dict[str, QgsAttributeEditorContainer] = {}
    for tab, (es, en) in TABS.items():
        pages[tab] = _page(bilingual(es, en), form.invisibleRootContainer())
        form.addTab(pages[tab])
    for column in COLUMNS:
        index = layer.fields().lookupField(column.name)
        page = pages[column.tab]
        if column.name not in _HIDDEN:
            page.addChildElement(QgsAttributeEditorField(column.name, index, page))
        form.setReadOnly(index, BY_NAME[column.name].read_only)
    return form


def _page(title: str, parent: QgsAttributeEditorContainer) -> QgsAttributeEditorContainer:
    page = QgsAttributeEditorContainer(title, parent)
    if hasattr(page, "setType"):  # since QGIS 3.32
        page.setType(Qgis.AttributeEditorContainerType.Tab)
    else:
        page.setIsGroupBox(False)
    return page


def _metadata(layer: QgsVectorLayer) -> QgsLayerMetadata:
    about = QgsLayerMetadata()
    about.setIdentifier(TABLE)
    about.setTitle(bilingual("Inventario de deslizamientos", "Landslide inventory"))
    about.setAbstract(
        "One row per landslide body; parts of a landslide share event_id. Captions and probabilities come "
        "from a neural network and are a first reading; area_m2 and perim_m are measured on the ellipsoid of "
        f"WGS 84. Landslide Annotator, table format {SCHEMA}."
    )
    about.setType("dataset")
    about.setLanguage("ENG")
    about.setCrs(layer.crs())
    about.setKeywords({"gmd:topicCategory": ["geoscientificInformation"], "landslide": ["inventory"]})
    return about
