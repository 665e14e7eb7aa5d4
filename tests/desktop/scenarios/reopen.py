"""The next morning: settings and rows are where they were left."""

from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction


def steps(hand):
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    place, panel = hand.place, hand.place.dock.panel
    assert place.preferences.analyst == "Ana" and place.preferences.language == "es"
    path = Path(hand.task["inventory"])
    assert QgsProject.instance().read(str(path.with_suffix(".qgs")))
    yield hand.idle
    names = [layer.name() for layer in place.dock.sources.layers]
    assert names == ["imagery"] and place.dock.sources.dem_layer.name() == "dem"
    assert place.edited.path == path
    hand.notes["rows"] = len(hand.rows())
    assert not place.edited.layer.isEditable()
    place.dock.queue.next_button.click()
    yield hand.idle
    assert not place.edited.layer.isEditable() and place.current in hand.rows()
    number = place.current

    # the keyboard does what the buttons do, and takes no shortcut from QGIS
    actions = {a.objectName(): a for a in hand.window.findChildren(QAction) if a.objectName()}
    mine = [actions[f"landslide_{key}"] for key in "ACXNP"]
    others = [a.shortcut() for a in hand.window.findChildren(QAction) if a not in mine]
    for action in mine:
        assert not action.shortcut().isEmpty()
        assert all(
            action.shortcut().matches(other) != QKeySequence.SequenceMatch.ExactMatch for other in others
        ), action.text()
    actions["landslide_A"].trigger()
    assert hand.rows()[number]["status"] == "reviewed" and place.edited.layer.isEditable()
    assert place.current != number
    actions["landslide_P"].trigger()
    assert place.current == number
    yield hand.idle
    actions["landslide_C"].trigger()
    assert hand.window.focusWidget() is panel.rows["type"].combo
    hand.shot("31-reopened")
