"""What goes wrong at a desk: nothing that was drawn is lost, and a message says what to do."""

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMessageBox, QToolBar
from qgis.utils import isPluginLoaded, unloadPlugin

from landslide_annotator.gis.inventory.store import create

PLUGIN = "landslide_annotator"


def said(hand, words):
    return any(words in text for text in hand.messages())


def many(layer, count):
    """Copies of outlines, each somewhere else."""
    big = QgsVectorLayer("Polygon?crs=EPSG:32717", "many", "memory")
    features = []
    for number in range(count):
        for feature in layer.getFeatures():
            geometry = feature.geometry()
            geometry.translate(1.5 * (number + 1), 0)
            feature.setGeometry(geometry)
            features.append(feature)
    big.dataProvider().addFeatures(features)
    return QgsProject.instance().addMapLayer(big)


def imagery(hand):
    return QgsProject.instance().addMapLayer(QgsRasterLayer(hand.task["imagery"], "imagery"))


def steps(hand):
    place, project = hand.place, QgsProject.instance()
    yield lambda: hand.idle() and place.session.warm.settings is not None
    drawing = hand.desktop.drawing
    outlines = QgsVectorLayer(hand.task["outlines"], "outlines", "ogr")
    project.addMapLayer(outlines)
    shapes = [QgsGeometry(f.geometry()) for f in outlines.getFeatures()]
    crs = outlines.crs()
    folder = Path(hand.task["folder"])

    # no inventory, no imagery: the outline waits for both
    drawing.draw(shapes[0], crs)
    assert drawing.kept == 1 and said(hand, "the outline is kept")
    hand.shot("21-no-inventory")
    picture = imagery(hand)
    hand.desktop.inventories.create(folder / "first.gpkg")
    yield lambda: place.edited is not None and len(hand.rows()) == 1 and drawing.kept == 0

    # the imagery is removed while its tile is read
    drawing.draw(shapes[1], crs)
    project.removeMapLayer(picture.id())
    yield lambda: len(hand.rows()) == 2
    yield hand.idle
    hand.clear_messages()
    drawing.draw(shapes[2], crs)
    yield hand.idle
    yield 300
    assert drawing.kept == 1 and hand.messages(), hand.messages()
    hand.shot("22-no-imagery")
    picture = imagery(hand)
    place.dock.sources.imagery.setLayer(picture)
    yield lambda: len(hand.rows()) == 3 and drawing.kept == 0

    # the inventory is removed while a landslide is read
    layer = place.edited.layer
    assert layer.commitChanges()
    hand.clear_messages()
    drawing.draw(shapes[3], crs)
    project.removeMapLayer(layer.id())
    yield lambda: drawing.kept == 1
    assert place.edited is None and said(hand, "kept till then")
    hand.shot("23-inventory-removed")
    hand.desktop.inventories.open(folder / "first.gpkg")
    yield lambda: drawing.kept == 0 and len(hand.rows()) == 4

    # a layer that cannot be edited
    layer = place.edited.layer
    assert layer.commitChanges()
    layer.setReadOnly(True)
    hand.clear_messages()
    drawing.draw(shapes[4], crs)
    yield lambda: drawing.kept == 1
    assert said(hand, "read-only")
    layer.setReadOnly(False)
    place.dock.sources.changed.emit()
    yield lambda: len(hand.rows()) == 5
    assert layer.commitChanges()

    # a file that is no inventory
    hand.clear_messages()
    hand.desktop.inventories.open(Path(hand.task["outlines"]))
    assert said(hand, "no inventory")
    assert place.edited.layer_id == layer.id()

    # an inventory of the other side of the world: the outline waits for a nearer one
    create(folder / "far.gpkg", QgsCoordinateReferenceSystem("EPSG:32633"))
    hand.desktop.inventories.open(folder / "far.gpkg")
    hand.clear_messages()
    drawing.draw(shapes[5], crs)
    yield lambda: drawing.kept == 1
    assert said(hand, "inventory of its region") and not place.edited.layer.featureCount()
    hand.desktop.inventories.open(folder / "first.gpkg")
    yield lambda: drawing.kept == 0 and len(hand.rows()) == 6

    # a project is closed under a running batch
    place.dock.batch.layers.setLayer(many(outlines, 40))
    place.dock.batch.start_asked.emit()
    yield lambda: len(hand.rows()) >= 8
    layer.rollBack()
    project.clear()
    yield lambda: not hand.desktop.batching.running
    assert place.edited is None and not place.session.tasks.busy
    hand.shot("24-project-closed")

    # the plugin is unloaded under a running batch, and comes back
    picture = imagery(hand)
    outlines = project.addMapLayer(QgsVectorLayer(hand.task["outlines"], "outlines", "ogr"))
    hand.desktop.inventories.create(folder / "second.gpkg")
    yield hand.idle
    place.dock.sources.imagery.setLayer(picture)
    place.dock.batch.layers.setLayer(many(outlines, 40))
    place.dock.batch.start_asked.emit()
    yield lambda: len(hand.rows()) >= 2
    layer = place.edited.layer
    assert unloadPlugin(PLUGIN)
    held = layer.featureCount()
    yield 600
    assert layer.featureCount() == held and layer.isEditable()
    window = hand.window
    names = [w.objectName() for kind in (QDockWidget, QToolBar) for w in window.findChildren(kind)]
    assert not [name for name in names if name.startswith(PLUGIN)], names
    assert PLUGIN not in [p.id() for p in QgsApplication.processingRegistry().providers()]
    assert not [a.text() for a in hand.iface.pluginMenu().actions() if "Landslide" in a.text()]
    for name in [n for n in sys.modules if n.startswith(PLUGIN)]:
        del sys.modules[name]
    hand.shot("25-unloaded")
    assert hand.load() and isPluginLoaded(PLUGIN)
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    assert [p.id() for p in QgsApplication.processingRegistry().providers()].count(PLUGIN) == 1
    docks = [w for w in window.findChildren(QDockWidget) if w.objectName() == "landslide_annotator_dock"]
    assert len(docks) == 1 and hand.place.edited.layer_id == layer.id()
    hand.shot("26-loaded-again")

    # QGIS is closed under a running batch
    hand.place.dock.batch.layers.setLayer(project.mapLayersByName("many")[0])
    hand.place.dock.batch.start_asked.emit()
    yield lambda: len(hand.rows()) >= held + 2
    hand.notes["close"] = True
    # not from Python, whose lock would be held while QGIS waits for its tasks
    hand.closing = QTimer()
    hand.closing.setSingleShot(True)
    hand.closing.timeout.connect(hand.iface.actionExit().trigger)
    hand.answering = QTimer()
    hand.answering.setInterval(300)
    hand.answering.timeout.connect(lambda: answer(hand))
    hand.answering.start()


def answer(hand):
    """Answer QGIS's own questions on closing: end the tasks, close again, discard the edits."""
    box = QApplication.activeModalWidget()
    if box is None:
        hand.closing.start(0)
    elif isinstance(box, QMessageBox):
        kinds = QMessageBox.StandardButton
        for kind in (kinds.Discard, kinds.Yes, kinds.No, kinds.Ok):
            if box.button(kind) is not None:
                box.button(kind).click()
                return
