"""A day's work: create an inventory, draw, accept, undo, redo, correct, batch, cancel, save."""

import time
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtWidgets import QApplication, QFileDialog


def load(hand):
    """Imagery, elevation model and outlines, as a user adds them."""
    project = QgsProject.instance()
    found = {}
    for name, kind in (("dem", QgsRasterLayer), ("imagery", QgsRasterLayer)):
        found[name] = kind(hand.task[name], name)
        assert found[name].isValid()
        project.addMapLayer(found[name])
    found["outlines"] = QgsVectorLayer(hand.task["outlines"], "outlines", "ogr")
    project.addMapLayer(found["outlines"])
    hand.canvas.setExtent(found["imagery"].extent())
    return found


def two_clicks(hand):
    """New, then Save in the dialog with the name that it proposes."""
    proposed = []

    def save(parent, title, name, kinds):
        proposed.append(name)
        return name, kinds

    original, QFileDialog.getSaveFileName = QFileDialog.getSaveFileName, save
    hand.place.dock.sources.create_asked.emit()
    QFileDialog.getSaveFileName = original
    assert len(proposed) == 1 and Path(proposed[0]).exists()
    return Path(proposed[0])


def steps(hand):
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    hand.shot("1-start")
    hand.place.dock.show_slowness("NumPy multiplies matrices slowly here.")
    yield 100
    hand.shot("1-slow")
    hand.place.dock.show_slowness(None)
    layers = load(hand)
    place, dock, panel = hand.place, hand.place.dock, hand.place.dock.panel
    dock.sources.imagery.setLayer(layers["imagery"])
    dock.sources.dem.setLayer(layers["dem"])
    dock.sources.analyst.setText("Ana")
    dock.sources.analyst.editingFinished.emit()
    path = two_clicks(hand)
    hand.notes["inventory"] = str(path)
    assert place.edited is not None and place.edited.crs.authid() == "EPSG:32717"
    yield hand.idle
    hand.shot("2-ready")

    outlines = [f.geometry() for f in layers["outlines"].getFeatures()]
    crs = layers["outlines"].crs()
    layer = place.edited.layer
    undo = layer.undoStack()
    seconds = []
    for outline in outlines[:3]:
        begun = time.monotonic()
        before = layer.featureCount()
        hand.desktop.drawing.draw(QgsGeometry(outline), crs)
        yield lambda before=before: layer.featureCount() > before
        seconds.append(round(time.monotonic() - begun, 3))
        yield hand.idle
    hand.notes["seconds"] = seconds
    assert undo.count() == 3 and panel.picture.has_picture
    hand.shot("3-drawn")

    panel.accept_button.click()
    assert hand.rows()[3]["status"] == "reviewed" and undo.count() == 4
    assert hand.rows()[3]["t_end"] and hand.rows()[3]["mapped_by"] == "Ana"
    undo.undo()
    assert hand.rows()[3]["status"] == "unreviewed"
    undo.undo()
    assert 3 not in hand.rows()
    yield 400
    hand.shot("4-undone")
    undo.redo()
    undo.redo()
    assert hand.rows()[3]["status"] == "reviewed"

    dock.queue.next_button.click()
    yield hand.idle
    yield 600
    first = place.current
    assert first in (1, 2) and panel.picture.has_picture
    panel.rows["type"].choose("topple")
    hand.shot("5-correcting")
    panel.correct_button.click()
    row = hand.rows()[first]
    assert (row["status"], row["ls_type"], row["org_type"], row["org_act"]) == (
        "corrected", "topple", "corr", "auto",
    )  # fmt: skip
    second = place.current
    assert second != first and second in (1, 2)
    yield hand.idle
    panel.reject_button.click()
    assert hand.rows()[second]["presence"] == 0
    yield hand.idle
    hand.shot("6-reviewed")

    dock.batch.layers.setLayer(layers["outlines"])
    dock.batch.start_button.click()
    yield 200
    hand.shot("7-batch")
    yield lambda: not hand.desktop.batching.running
    assert len(hand.rows()) == len(outlines), hand.messages()
    yield hand.idle
    dock.queue.next_button.click()
    yield hand.idle
    yield 700
    hand.shot("8-batch-done")

    count = len(hand.rows())
    big = QgsVectorLayer("Polygon?crs=EPSG:32717", "many", "memory")
    copies = []
    for number in range(60):
        for feature in layers["outlines"].getFeatures():
            geometry = feature.geometry()
            geometry.translate(3.0 * (number + 1), 0)
            feature.setGeometry(geometry)
            copies.append(feature)
    big.dataProvider().addFeatures(copies)
    QgsProject.instance().addMapLayer(big)
    dock.batch.layers.setLayer(big)
    dock.batch.start_button.click()
    yield lambda: len(hand.rows()) >= count + 2
    dock.batch.cancel_button.click()
    yield lambda: not hand.desktop.batching.running
    kept = len(hand.rows())
    assert count + 2 <= kept < count + len(copies)
    QgsProject.instance().removeMapLayer(big.id())
    hand.shot("9-cancelled")

    canvas_crs = hand.canvas.mapSettings().destinationCrs()
    hand.desktop.drawing.click(hand.canvas.extent().center(), canvas_crs)
    yield hand.idle
    yield 300
    assert not panel.accept_button.isEnabled() and panel.picture.has_picture
    hand.shot("10-spot")
    box = hand.rows()[1].geometry().boundingBox()
    middle = box.center()
    line = QgsGeometry.fromWkt(
        f"LINESTRING({middle.x()} {middle.y()}, {middle.x() + box.width() / 3} {middle.y()})"
    )
    hand.desktop.drawing.arrow(line, layer.crs())
    yield hand.idle
    row = hand.rows()[place.current]
    assert (row["az_source"], row["dir_meas"]) == ("arrow", "E"), hand.messages()
    yield 300
    hand.shot("11-arrow")

    assert layer.commitChanges(), layer.commitErrors()
    assert QgsVectorLayer(f"{path}|layername=landslides", "again", "ogr").featureCount() == kept
    hand.notes["rows"] = kept
    dock.sources.imagery.activated.emit(dock.sources.imagery.currentIndex())
    assert QgsProject.instance().write(str(path.with_suffix(".qgs")))

    far = QgsGeometry.fromWkt("POLYGON((700000 9700000, 700100 9700000, 700100 9700100, 700000 9700000))")
    dock.sources.imagery.setCurrentIndex(dock.sources.imagery.count() - 1)
    assert dock.sources.sees_map
    shape = QgsGeometry(outlines[4])
    shape.translate(20, 0)
    hand.desktop.drawing.draw(shape, crs)
    yield lambda: len(hand.rows()) == kept + 1
    yield hand.idle
    kept += 1
    assert hand.rows()[place.current]["ls_type"] and panel.picture.has_picture
    hand.shot("12-map-as-seen")
    dock.sources.imagery.setLayer(layers["imagery"])
    hand.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    hand.desktop.drawing.draw(far, crs)
    yield lambda: len(hand.rows()) == kept + 1
    yield hand.idle
    yield 300
    row = hand.rows()[place.current]
    assert row["ls_type"] is None or not row["ls_type"]
    assert any("no tiene descripci" in m for m in hand.messages()), hand.messages()
    hand.shot("13-outside")
    assert QApplication.activeModalWidget() is None
