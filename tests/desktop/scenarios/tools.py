"""Try it, draw with the mouse, styles, layout, options, diagnostics, help; then unload, reload, leftovers."""

from pathlib import Path

from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QLabel, QListWidget, QTreeView
from qgis.utils import iface, reloadPlugin, unloadPlugin


def entry(hand, text):
    """An entry of the plugin's menu."""
    return next(action for action in hand.desktop._menu.actions() if action.text() == text)


def outline_pixels(hand):
    """Corners around the outline T1, map coordinates."""
    outlines = next(
        layer for layer in QgsProject.instance().mapLayers().values() if "outlines" in layer.source()
    )
    feature = next(f for f in outlines.getFeatures() if f["name"] == "T1")
    ring = feature.geometry().simplify(4).asPolygon()[0][:-1]
    return [(point.x(), point.y()) for point in ring]


def left_over():
    """What the plugin may leave behind, counted."""
    window = iface.mainWindow()
    ours = ("Landslide", "Deslizamiento", "deslizamiento", "landslide")
    actions = [a for a in window.findChildren(QAction) if a.text().replace("&", "").startswith(ours)]
    tools = [t for t in iface.mapCanvas().findChildren(QgsMapTool) if "maptools" in type(t).__module__]
    labels = iface.mapCanvas().viewport().findChildren(QLabel)
    return {
        "actions": len(actions),
        "tools": len(tools),
        "labels": len(labels),
        "items": len(iface.mapCanvas().scene().items()),
        "functions": sum(f.name().startswith("landslide_") for f in QgsExpression.Functions()),
        "provider": QgsApplication.processingRegistry().providerById("landslide_annotator") is not None,
        "spanish": QCoreApplication.translate("LandslideAnnotator", "Annotate landslides"),
        "pages": pages(),
    }


def pages():
    """How many pages of the options are the plugin's."""
    found = []

    def look():
        dialog = next((w for w in QApplication.topLevelWidgets() if w.objectName() == "QgsOptionsBase"), None)
        if dialog is None:
            return
        for view in dialog.findChildren(QListWidget):
            found.extend(view.item(i).text() for i in range(view.count()))
        for view in dialog.findChildren(QTreeView):
            model = view.model()
            found.extend(str(model.index(i, 0).data()) for i in range(model.rowCount()) if model)
        dialog.reject()

    QTimer.singleShot(1500, look)
    iface.showOptionsDialog(iface.mainWindow())
    return sum("Landslide Annotator" in text for text in found)


def steps(hand):
    spanish = hand.task["look"].startswith("es")
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    place = hand.place
    entry(hand, "Probar: cargar el ejemplo" if spanish else "Try it: load the example").trigger()
    yield lambda: place.edited is not None
    yield hand.idle
    yield 1500
    yield hand.idle
    hand.shot("tools-1-example")
    assert hand.canvas.scale() < 20000
    layer = place.edited.layer
    assert layer.featureCount() == 3
    assert place.dock.sources.layers[0].name().startswith(("Ortofoto", "Orthophoto"))

    corners = outline_pixels(hand)
    hand.desktop.toolset.draw.action().trigger()
    assert hand.canvas.mapTool() is hand.desktop.toolset.draw
    for x, y in corners[:-1]:
        hand.mouse("click", x, y)
        yield 20
    hand.mouse("move", *corners[-1])
    yield 200
    hand.shot("tools-2-drawing")
    hand.mouse("click", *corners[-1])
    hand.mouse("click", *corners[-1], button=Qt.MouseButton.RightButton)
    yield lambda: layer.featureCount() == 4
    yield hand.idle
    yield 600
    hand.shot("tools-3-drawn")
    assert layer.isEditable()
    crs = layer.crs()
    row = max(layer.getFeatures(), key=lambda f: f["ls_id"])
    hand.notes["drawn_m2"] = row["area_m2"]
    hand.notes["crs"] = crs.authid()

    hand.desktop.toolset.arrow.action().trigger()
    box = row.geometry().boundingBox()
    middle = box.center()
    hand.mouse("click", middle.x(), middle.y() + 0.4 * box.height())
    hand.mouse("move", middle.x(), middle.y() - 0.3 * box.height())
    hand.clear_messages()
    yield 200
    hand.shot("tools-4-arrow")
    hand.mouse("click", middle.x(), middle.y() - 0.3 * box.height())
    yield lambda: max(layer.getFeatures(), key=lambda f: f["ls_id"])["az_source"] == "arrow"
    yield hand.idle
    hand.notes["azimuth"] = max(layer.getFeatures(), key=lambda f: f["ls_id"])["azimuth"]

    hand.desktop.extras.show("activity")
    yield hand.idle
    hand.clear_messages()
    yield 600
    hand.shot("tools-5-activity")
    assert layer.renderer().classAttribute() == "activity"

    hand.desktop.extras.open_layout()
    yield 2500
    designer = hand.iface.openLayoutDesigners()[0]
    designer.window().resize(hand.window.size())  # QGIS 3.40 opens it small
    yield 300
    designer.view().zoomFull()
    yield 700
    designer.window().grab().save(
        str(Path(hand.task["screenshots"]) / f"tools-6-layout-{hand.task['look']}.png")
    )
    designer.close()
    yield 300

    hand.desktop.extras.copy_diagnostics()
    hand.notes["diagnostics"] = QApplication.clipboard().text()

    opened = []
    kept, QDesktopServices.openUrl = QDesktopServices.openUrl, lambda url: opened.append(url.toLocalFile())
    hand.desktop.extras.open_help("index")
    QDesktopServices.openUrl = kept
    hand.notes["help"] = opened[0]
    hand.notes["help_exists"] = Path(opened[0]).is_file()

    def options():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.grab().save(
                str(Path(hand.task["screenshots"]) / f"tools-7-options-{hand.task['look']}.png")
            )
            dialog.reject()

    QTimer.singleShot(1500, options)
    hand.desktop.extras.show_options()
    yield 300

    layer.rollBack()
    hand.canvas.setMapTool(hand.desktop.toolset.draw)
    hand.notes["loaded"] = left_over()
    assert unloadPlugin("landslide_annotator")
    yield 300
    hand.notes["unloaded"] = left_over()
    from qgis.utils import loadPlugin, startPlugin

    assert loadPlugin("landslide_annotator") and startPlugin("landslide_annotator")
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    yield 300
    hand.canvas.setMapTool(hand.desktop.toolset.draw)
    hand.notes["again"] = left_over()
    reloadPlugin("landslide_annotator")
    yield lambda: hand.idle() and hand.place.session.warm.settings is not None
    hand.canvas.setMapTool(hand.desktop.toolset.draw)
    yield 300
    hand.notes["reloaded"] = left_over()
