"""How QGIS shows an inventory: symbols, form, lists, labels and rules, kept in the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorField,
    QgsCategorizedSymbolRenderer,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsEditorWidgetSetup,
    QgsFieldConstraints,
    QgsFillSymbol,
    QgsLayerMetadata,
    QgsProviderRegistry,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ..core.errors import InventoryError
from ..core.vocabulary import TYPES
from .compat import tr
from .inventory_schema import BY_NAME, COLUMNS, KEY_COLUMN, SCHEMA, TABLE, TABS, UNREVIEWED, Column, bilingual

COLOURS = {
    "rotational": "#e31a1c",
    "translational": "#ff7f00",
    "flow": "#1f78b4",
    "fall": "#6a3d9a",
    "creep": "#b15928",
    "slide": "#fb9a99",
    "topple": "#cab2d6",
    "spread": "#33a02c",
    "deformation": "#a6761d",
    "unknown": "#666666",
}
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


def save_style(path: Path) -> None:
    """Keep style, form and metadata in a new inventory file; raises InventoryError."""
    layer = QgsVectorLayer(f"{path}|layername={TABLE}", "Landslides", "ogr")
    if not layer.isValid():
        raise InventoryError(tr("{0} cannot be opened by QGIS. Create it in another folder.").format(path))
    apply_style(layer)
    about = _metadata(layer)
    fault = layer.saveStyleToDatabase(TABLE, bilingual("Inventario de deslizamientos", "Inventory"), True, "")
    saved, reason = QgsProviderRegistry.instance().saveLayerMetadata("ogr", layer.source(), about)
    if fault or not saved:
        raise InventoryError(
            tr("The style cannot be kept in {0} ({1}). Check the folder's permissions.").format(
                path, fault or reason
            )
        )


def apply_style(layer: QgsVectorLayer) -> None:
    """Give a layer with the inventory's columns its symbols, form, lists, labels and rules."""
    layer.setRenderer(_renderer())
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


def _renderer() -> QgsCategorizedSymbolRenderer:
    categories = [
        QgsRendererCategory(term.code, _symbol(COLOURS[term.code]), bilingual(term.es, term.en))
        for term in TYPES
    ]
    rest = bilingual("Sin tipo", "No type")
    return QgsCategorizedSymbolRenderer(
        "ls_type", [*categories, QgsRendererCategory(None, _symbol("#ffffff"), rest)]
    )


def _symbol(colour: str) -> QgsFillSymbol:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return QgsFillSymbol.createSimple(
        {
            "color": f"{red},{green},{blue},64",
            "outline_color": f"{red},{green},{blue},255",
            "outline_width": "0.5",
        }
    )


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
