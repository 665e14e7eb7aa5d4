"""The plugin's page in QGIS's options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Callable, Optional, Tuple

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import SizeError
from ..core.sizes import SizeBreaks
from ..gis.compat import tr
from ..gis.measures.breaks import parse_breaks
from ..gis.preferences import CONTEXTS, Preferences
from .sourcebox import LANGUAGE_NAMES

ICON = Path(__file__).parents[1] / "resources" / "icon.svg"


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page; register it with iface and keep it until it is unregistered."""

    def __init__(self, changed: Callable[[], None], defaults: Callable[[], SizeBreaks]) -> None:
        """`changed` is called after settings were stored; `defaults` gives the captioner's breaks."""
        super().__init__("Landslide Annotator", QIcon(str(ICON)))
        self._changed, self._defaults = changed, defaults

    def icon(self) -> QIcon:
        """Return the icon in the list of pages."""
        return QIcon(str(ICON))

    def createWidget(self, parent: Optional[QWidget] = None) -> QgsOptionsPageWidget:
        """Return a new page with what is stored."""
        return OptionsPage(self._changed, self._defaults(), parent)


class OptionsPage(QgsOptionsPageWidget):
    """Language, analyst, size breaks, context and cache."""

    def __init__(
        self, changed: Callable[[], None], defaults: SizeBreaks, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(parent)
        self._changed, self._defaults = changed, defaults
        self.language = QComboBox(self)
        for code, name in LANGUAGE_NAMES:
            self.language.addItem(name, code)
        self.analyst = QLineEdit(self)
        self.area = QLineEdit(self)
        self.perimeter = QLineEdit(self)
        self.context = QDoubleSpinBox(self)
        self.cache = QCheckBox(tr("Keep tiles of imagery beside the inventory"), self)
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self._build()
        self._show(Preferences.load())
        for edit in (self.area, self.perimeter):
            edit.textChanged.connect(self._check)

    def isValid(self) -> bool:
        """Tell QGIS whether the settings may be stored."""
        return self._read_breaks() is not None

    def apply(self) -> None:
        """Store the settings; breaks that are not understood stay as they were."""
        before = Preferences.load()
        breaks = self._read_breaks()
        is_default = breaks == self._defaults
        chosen = replace(
            before,
            language=self.language.currentData(),
            analyst=self.analyst.text().strip(),
            breaks=before.breaks if breaks is None else None if is_default else breaks,
            cache=self.cache.isChecked(),
            context=self.context.value() if self.context.value() >= CONTEXTS[0] else None,
        )
        chosen.save()
        self._changed()

    def _build(self) -> None:
        self.context.setRange(0.0, CONTEXTS[1])
        self.context.setSingleStep(0.5)
        self.context.setSpecialValueText(tr("as in training"))
        self.context.setToolTip(tr("Side of the tile over the longer side of the outline"))
        self.area.setPlaceholderText(_text(self._defaults.area_m2))
        self.perimeter.setPlaceholderText(_text(self._defaults.perimeter_m))
        form = QFormLayout()
        for text, widget in (
            (tr("Language of the captions"), self.language),
            (tr("Analyst (empty: your user name)"), self.analyst),
            (tr("Breaks between classes of area, m²"), self.area),
            (tr("Breaks between classes of perimeter, m"), self.perimeter),
            (tr("Width of the tile"), self.context),
        ):
            form.addRow(text, widget)
        form.addRow(self.problem)
        form.addRow(self.cache)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        layout.addStretch(1)

    def _show(self, stored: Preferences) -> None:
        self.language.setCurrentIndex(self.language.findData(stored.language))
        self.analyst.setText(stored.analyst)
        if stored.breaks is not None:
            self.area.setText(_text(stored.breaks.area_m2))
            self.perimeter.setText(_text(stored.breaks.perimeter_m))
        self.context.setValue(stored.context or 0.0)
        self.cache.setChecked(stored.cache)

    def _read_breaks(self) -> Optional[SizeBreaks]:
        """The breaks as written, the captioner's where nothing is; None when they are not understood."""
        try:
            return parse_breaks(self.area.text(), self.perimeter.text(), self._defaults)
        except SizeError:
            return None

    def _check(self) -> None:
        """Say at once what is wrong with the breaks."""
        try:
            parse_breaks(self.area.text(), self.perimeter.text(), self._defaults)
        except SizeError as error:
            self.problem.setText(str(error))
        else:
            self.problem.clear()


def _text(values: Tuple[float, float, float]) -> str:
    return "; ".join(f"{value:g}" if value < 1e6 else f"{value:.0f}" for value in values)
