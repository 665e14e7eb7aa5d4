"""The landslide at hand: picture, sentence, attributes, and what a geologist decides about it."""

from __future__ import annotations

from typing import Dict, FrozenSet, List, Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..captioner.model import Caption
from ..core.grammar import slot_words
from ..core.vocabulary import KEYS
from ..gis.annotation.reasons import review_reasons
from ..gis.compat import tr
from ..gis.imagery.tiles import Tile
from ..gis.inventory.schema import STATUSES
from ..gis.review.landslide import Landslide
from .attributerow import AttributeRow
from .picture import TilePicture

SHOWN_REASONS = 3


class LandslidePanel(QWidget):
    """Shows a landslide; the buttons only say what was asked for."""

    accepted = pyqtSignal()
    corrected = pyqtSignal()
    rejected = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self._learned: Dict[str, FrozenSet[str]] = {
            key: frozenset(slot_words(key, []).values()) for key in KEYS
        }
        self.picture = TilePicture(self)
        self.title = QLabel(self)
        self.sentence = QLabel(self)
        self.status = QLabel(self)
        self.notes = QLabel(self)
        self.rows: Dict[str, AttributeRow] = {}
        self.accept_button = QPushButton(tr("Accept"), self)
        self.correct_button = QPushButton(tr("Correct"), self)
        self.reject_button = QPushButton(tr("Reject"), self)
        self._build()
        self.show_nothing()

    def _build(self) -> None:
        for label in (self.title, self.sentence, self.notes, self.status):
            label.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.notes.setFrameShape(QFrame.Shape.StyledPanel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head())
        layout.addWidget(self.notes)
        layout.addLayout(self._grid())
        layout.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.addWidget(self.title)
        words.addWidget(self.status)
        words.addWidget(self.sentence)
        words.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        line = 0
        for key in KEYS:
            self.rows[key] = AttributeRow(key, grid, line, self)
            self.rows[key].changed.connect(self._on_change)
            line += 2
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        for button, signal in (
            (self.accept_button, self.accepted),
            (self.correct_button, self.corrected),
            (self.reject_button, self.rejected),
        ):
            button.clicked.connect(signal)
            buttons.addWidget(button)
        return buttons

    def set_words(self, language: str, not_learned: FrozenSet[str]) -> None:
        """Set the language of words, and the types that training had too few examples of."""
        self._language = language
        for key, row in self.rows.items():
            learned = self._learned[key] - not_learned if key == "type" else self._learned[key]
            row.show_words(language, learned)

    @property
    def changes(self) -> Dict[str, Optional[str]]:
        """Codes that a person has chosen instead of the row's."""
        return {key: row.choice for key, row in self.rows.items() if row.is_changed}

    def show_landslide(self, landslide: Landslide, tile: Optional[Tile]) -> None:
        """Show a row of the inventory."""
        self.title.setText(tr("Landslide {0}").format(landslide.ls_id))
        self.sentence.setText(_capital(landslide.sentence(self._language)))
        self.status.setText(_status(landslide.values.get("status"), self._language))
        self._show_notes(landslide.reasons)
        for row in self.rows.values():
            row.show_landslide(landslide, self._language)
        if tile is not None:
            self.picture.show_tile(tile)
        else:
            self.picture.show_hint(tr("No imagery here"))
        self._enable(True)

    def show_spot(self, tile: Tile, caption: Caption) -> None:
        """Show what the captioner says of a spot without outline; nothing is written."""
        self.title.setText(tr("A spot, not written"))
        self.sentence.setText(_capital(caption.text(self._language)))
        self.status.setText(tr("Landslide: {0:.0f} %").format(100 * caption.landslide_probability))
        self._show_notes([*review_reasons(caption), *tile.warnings])
        for key, row in self.rows.items():
            shares = dict(caption.probabilities.get(key, {}))
            row.show_caption(caption.attributes[key], shares, self._language)
        self.picture.show_tile(tile)
        self._enable(False)

    def show_busy(self) -> None:
        """Say that a landslide is being read."""
        self.title.setText(tr("Reading the landslide…"))
        self._enable(False)

    def show_nothing(self) -> None:
        """Say what to do first."""
        self.title.setText(tr("No landslide yet"))
        self.sentence.setText(tr("Draw one on the map, or go to the next one to review."))
        self.status.clear()
        self._show_notes([])
        self.picture.show_hint(tr("The tile as the captioner sees it"))
        for row in self.rows.values():
            row.clear()
        self._enable(False)

    def _show_notes(self, reasons: List[str]) -> None:
        shown = [f"⚠ {reason}" for reason in reasons[:SHOWN_REASONS]]
        self.notes.setText("\n".join(shown))
        self.notes.setToolTip("\n".join(reasons))
        self.notes.setVisible(bool(reasons))

    def _enable(self, there: bool) -> None:
        for button in (self.accept_button, self.correct_button, self.reject_button):
            button.setEnabled(there)
        for row in self.rows.values():
            if row.combo is not None:
                row.combo.setEnabled(there)
        self._on_change()

    def _on_change(self) -> None:
        changed = bool(self.changes)
        self.accept_button.setDefault(not changed)
        self.correct_button.setDefault(changed)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _status(code: Optional[str], language: str) -> str:
    labels = {entry[0]: entry[1 if language == "es" else 2] for entry in STATUSES}
    return labels.get(code or STATUSES[0][0], code or "")
