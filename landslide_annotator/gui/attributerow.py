"""One attribute of a landslide: what the captioner said, what was measured, what stands in the row."""

from __future__ import annotations

from typing import Dict, FrozenSet, Optional

from qgis.PyQt.QtCore import QLocale, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from ..core.vocabulary import JUDGED, LISTS, Term, term
from ..gis.compat import tr
from ..gis.review.landslide import Landslide
from .bars import AgreementMark, ProbabilityBar

_SLIDES = ("rotational", "translational")


def attribute_name(key: str) -> str:
    """The name of an attribute."""
    return {
        "type": tr("Type"),
        "activity": tr("Activity"),
        "direction": tr("Direction"),
        "area": tr("Area"),
        "perimeter": tr("Perimeter"),
    }[key]


class AttributeRow(QWidget):
    """The cells of one line of a grid; `changed` when a person chooses another word.

    It is the parent of nothing that is seen: its cells lie in the grid.
    """

    changed = pyqtSignal()

    def __init__(self, key: str, grid: QGridLayout, line: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._key = key
        self._held: Optional[str] = None
        self._name = QLabel(attribute_name(key), parent)
        self._bar = ProbabilityBar(parent)
        self._measured = QLabel(parent)
        self._mark = AgreementMark(parent)
        self.combo: Optional[QComboBox] = None
        grid.addWidget(self._name, line, 0)
        grid.addWidget(self._bar, line, 1)
        grid.addWidget(self._mark, line, 3)
        if key in JUDGED:
            self.combo = self._make_combo(parent)
            grid.addWidget(self.combo, line, 2)
        else:
            self._measured.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(self._measured, line, 2)
        if key == "direction":
            grid.addWidget(self._measured, line + 1, 1, 1, 3)

    def _make_combo(self, parent: QWidget) -> QComboBox:
        combo = QComboBox(parent)
        combo.setObjectName(f"landslide_{self._key}")
        combo.setAccessibleName(attribute_name(self._key))
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.currentIndexChanged.connect(self._on_change)
        self._name.setBuddy(combo)
        return combo

    @property
    def choice(self) -> Optional[str]:
        """The code that is chosen now; None for nothing."""
        return self.combo.currentData() if self.combo is not None else None

    @property
    def is_changed(self) -> bool:
        """Whether a person has chosen another word than the row holds."""
        return self.combo is not None and self.choice != self._held

    def choose(self, code: Optional[str]) -> None:
        """Choose a word as a person would."""
        if self.combo is not None:
            self.combo.setCurrentIndex(self.combo.findData(code))

    def focus(self) -> None:
        """Let the keyboard choose a word."""
        if self.combo is not None and self.combo.isEnabled():
            self.combo.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_words(self, language: str, learned: FrozenSet[str]) -> None:
        """Fill the list; words that the captioner has not learned are marked."""
        if self.combo is None:
            return
        with QSignalBlocker(self.combo):
            chosen = self.choice
            self.combo.clear()
            self.combo.addItem("–", None)
            for entry in LISTS[self._key]:
                known = entry.code in learned
                label = short_label(entry, language)
                text = label if known else f"{label} ◦"
                self.combo.addItem(text, entry.code)
                hint = entry.label(language) if known else tr("The captioner has not learned this word.")
                self.combo.setItemData(self.combo.count() - 1, hint, Qt.ItemDataRole.ToolTipRole)
            self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))

    def show_landslide(self, landslide: Landslide, language: str) -> None:
        """Show an attribute of a row."""
        self._held = landslide.attributes[self._key]
        self._show_said(landslide.said[self._key], landslide.probabilities.get(self._key, {}), language)
        self._show_measured(measured_text(self._key, landslide, language))
        self._mark.show_code(landslide.agreement(self._key), language)
        if self.combo is not None:
            with QSignalBlocker(self.combo):
                self.combo.setCurrentIndex(max(0, self.combo.findData(self._held)))
        self._embolden()

    def show_caption(self, code: Optional[str], shares: Dict[str, float], language: str) -> None:
        """Show what the captioner said of a spot that is no row."""
        self.clear()
        self._show_said(code, shares, language)

    def clear(self) -> None:
        """Show nothing."""
        self._held = None
        self._bar.show_word("", None)
        self._show_measured("")
        self._mark.show_code(None, "en")
        if self.combo is not None:
            with QSignalBlocker(self.combo):
                self.combo.setCurrentIndex(0)
        self._embolden()

    def _show_said(self, code: Optional[str], shares: Dict[str, float], language: str) -> None:
        best = sorted(shares.items(), key=lambda item: -item[1])
        details = "\n".join(f"{_word(self._key, c, language)}: {100 * share:.0f} %" for c, share in best[:5])
        word = _word(self._key, code, language) if code else ""
        self._bar.show_word(word, shares.get(code) if code else None, details)

    def _show_measured(self, text: str) -> None:
        self._measured.setText(text)
        self._measured.setVisible(bool(text) or self.combo is None)

    def _on_change(self) -> None:
        self._embolden()
        self.changed.emit()

    def _embolden(self) -> None:
        font = self._name.font()
        font.setBold(self.is_changed)
        self._name.setFont(font)


def short_label(entry: Term, language: str) -> str:
    """The label of a term for narrow places: the kinds of slides without the word slide."""
    if entry.code in _SLIDES:
        return {"es": entry.word, "en": entry.phrase.split()[0]}[language].capitalize()
    return entry.label(language)


def _word(key: str, code: str, language: str) -> str:
    known = Landslide.code(key, code)
    return short_label(term(key, known), language) if known else code


def _number(value: float) -> str:
    return QLocale().toString(float(value), "f", 0)


def measured_text(key: str, landslide: Landslide, language: str) -> str:
    """What was measured of an attribute."""
    values = landslide.values
    if key == "area" and values.get("area_m2") is not None:
        return f"{_number(values['area_m2'])} m²  {_size(landslide, key, language)}"
    if key == "perimeter" and values.get("perim_m") is not None:
        return f"{_number(values['perim_m'])} m  {_size(landslide, key, language)}"
    sector = landslide.code("direction", values.get("dir_meas"))
    if key == "direction" and values.get("azimuth") is not None and sector:
        source = {
            "dem": tr("elevation model"),
            "arrow": tr("arrow"),
            "crown": tr("crown point"),
            "person": tr("typed in"),
        }.get(str(values.get("az_source")), "")
        place = term("direction", sector).label(language)
        return tr("measured {0:.0f}° {1} ({2})").format(values["azimuth"], place, source)
    return ""


def _size(landslide: Landslide, key: str, language: str) -> str:
    code = landslide.attributes[key]
    return term(key, code).label(language).lower() if code else ""
