"""What the dock shows of a landslide, and what it says was chosen."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage

from landslide_annotator.core.vocabulary import LISTS, term
from landslide_annotator.gis.imagery.radiometry import Stretch
from landslide_annotator.gis.imagery.tiles import Tile
from landslide_annotator.gis.review.landslide import Landslide
from landslide_annotator.gui.landslidepanel import LandslidePanel
from landslide_annotator.gui.picture import TilePicture

SHARES = {"type": {"flow": 0.7, "fall": 0.3}, "activity": {"active": 0.9, "inactive": 0.1}}


def landslide(**values: Any) -> Landslide:
    standing = {
        "ls_id": 12, "ls_type": "flow", "activity": "active", "direction": "SW", "area_m2": 12345.6,
        "perim_m": 700.0, "area_word": "large", "perim_word": "large", "status": "unreviewed",
        "cap_model": "flujo activo direccion suroeste area mediana perimetro grande",
        "probs": json.dumps(SHARES), "agr_dir": "agrees", "azimuth": 223.0, "dir_meas": "SW",
        "az_source": "dem",
    }  # fmt: skip
    return Landslide(1, QgsGeometry(), {**standing, **values})


def tile(side: int = 60) -> Tile:
    outline = np.zeros((side, side), dtype=bool)
    outline[20:40, 15:45] = True
    pixels = np.full((side, side, 3), 40, dtype=np.uint8)
    return Tile(pixels, outline, 120.0, 2.0, 0.0, 0.0, 1.0, 1.0, (1, 2, 3), Stretch(), "")


@pytest.fixture
def panel() -> LandslidePanel:
    made = LandslidePanel()
    made.set_words("es", frozenset({"creep"}))
    made.show_landslide(landslide(), tile())
    return made


def test_the_row_is_shown_and_nothing_counts_as_changed(panel: LandslidePanel) -> None:
    assert "12" in panel.title.text()
    assert panel.sentence.text() == "Flujo activo direccion suroeste area grande perimetro grande"
    assert panel.changes == {} and panel.picture.has_picture
    assert panel.rows["type"].choice == "flow"


@pytest.mark.parametrize("language", ["es", "en"])
def test_lists_hold_every_word_and_mark_what_is_not_learned(panel: LandslidePanel, language: str) -> None:
    panel.set_words(language, frozenset({"creep"}))
    combo = panel.rows["type"].combo
    assert combo is not None
    codes = [combo.itemData(i) for i in range(combo.count())]
    assert codes == [None, *(entry.code for entry in LISTS["type"])]
    marked = {combo.itemData(i) for i in range(combo.count()) if "◦" in combo.itemText(i)}
    assert marked == {entry.code for entry in LISTS["type"]} - {"rotational", "translational", "flow", "fall"}
    for code in codes[1:]:
        tip = combo.itemData(combo.findData(code), Qt.ItemDataRole.ToolTipRole)
        assert (tip == term("type", code).label(language)) == (code not in marked)
    assert panel.rows["type"].choice == "flow"


def test_a_choice_is_a_change_until_it_is_taken_back(panel: LandslidePanel) -> None:
    panel.rows["type"].choose("topple")
    panel.rows["direction"].choose("W")
    assert panel.changes == {"type": "topple", "direction": "W"}
    panel.rows["type"].choose("flow")
    assert panel.changes == {"direction": "W"}
    panel.show_landslide(landslide(direction="W"), None)
    assert panel.changes == {} and not panel.picture.has_picture


def test_values_of_other_programs_do_no_harm(panel: LandslidePanel) -> None:
    odd = {"ls_type": "avalanche", "probs": "{", "cap_model": "nada", "status": "?", "area_word": "huge"}
    panel.show_landslide(landslide(**odd), None)
    assert panel.rows["type"].choice is None and panel.changes == {}
    panel.show_landslide(Landslide(1, QgsGeometry(), {"ls_id": 3}), None)
    assert panel.changes == {}


def test_reasons_are_listed(panel: LandslidePanel) -> None:
    panel.show_landslide(landslide(review="first; second"), None)
    assert panel.notes.text().splitlines() == ["⚠ first", "⚠ second"]
    panel.show_nothing()
    assert panel.notes.isHidden() and not panel.accept_button.isEnabled()


def test_the_outline_is_drawn_on_the_picture() -> None:
    picture = TilePicture()
    picture.resize(picture.sizeHint())
    picture.show_tile(tile())
    image = picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.bytesPerLine() * image.height())
    bgr = np.frombuffer(bits, np.uint8).reshape(image.height(), image.width(), 4)[..., :3].astype(int)
    yellow = (bgr[..., 2] > 200) & (bgr[..., 1] > 200) & (bgr[..., 0] < 90)
    rows, columns = np.nonzero(yellow)
    scale = image.width() / 60
    assert rows.min() == pytest.approx(20 * scale, abs=3) and rows.max() == pytest.approx(40 * scale, abs=3)
    assert columns.min() == pytest.approx(15 * scale, abs=3)
    assert columns.max() == pytest.approx(45 * scale, abs=3)
    assert not yellow[int(24 * scale) : int(36 * scale), int(20 * scale) : int(40 * scale)].any()
