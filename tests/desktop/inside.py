"""Runs inside QGIS: drives a scenario step by step while QGIS's own event loop turns.

A scenario is a generator `steps(hand)`; it yields a function, and goes on when that is true, or a number of
milliseconds to wait.
"""

import faulthandler
import importlib.util
import json
import os
import sys
import time
import traceback
from pathlib import Path

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, loadPlugin, plugins, startPlugin

PATIENCE_S = 60.0
END = object()


class Hand:
    """What a scenario works with."""

    def __init__(self, task):
        self.task = task
        self.iface = iface
        self.notes = {}
        self.patience_s = PATIENCE_S
        self.window = iface.mainWindow()
        self.canvas = iface.mapCanvas()
        self.window.setGeometry(self.window.screen().geometry())

    @property
    def plugin(self):
        return plugins["landslide_annotator"]

    @property
    def desktop(self):
        return self.plugin.desktop

    @property
    def place(self):
        return self.desktop.place

    def patience(self, seconds):
        """Wait longer for what is yielded next."""
        self.patience_s = seconds

    def load(self):
        """Load the plugin as the plugin manager does."""
        return loadPlugin("landslide_annotator") and startPlugin("landslide_annotator")

    def shot(self, name):
        """Save a picture of the whole window."""
        QApplication.processEvents()
        self.window.grab().save(str(Path(self.task["screenshots"]) / f"{name}-{self.task['look']}.png"))

    def messages(self):
        """Texts of the message bar, the newest first."""
        bar = self.iface.messageBar()
        return [item.text() for item in bar.items()]

    def clear_messages(self):
        self.iface.messageBar().clearWidgets()

    def rows(self):
        return {f["ls_id"]: f for f in self.place.edited.layer.getFeatures()}

    def idle(self):
        """Nothing is being read, and the map is drawn."""
        return not self.place.session.tasks.busy and not self.canvas.isDrawing()

    def mouse(self, kind, x, y, button=Qt.MouseButton.LeftButton):
        """A mouse event at map coordinates, as the window system sends it."""
        point = self.canvas.getCoordinateTransform().transform(x, y)
        where = QPoint(int(round(point.x())), int(round(point.y())))
        viewport = self.canvas.viewport()
        if kind == "click":
            QTest.mouseMove(viewport, where)
            QTest.mouseClick(viewport, button, Qt.KeyboardModifier.NoModifier, where)
        else:
            held = Qt.MouseButton.NoButton
            event = QMouseEvent(
                QEvent.Type.MouseMove, QPointF(where), held, held, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(viewport, event)


class Driver:
    """Turns the generator from the event loop."""

    def __init__(self, hand):
        self.hand = hand
        spec = importlib.util.spec_from_file_location("scenario", hand.task["scenario"])
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        self.steps = module.steps(hand)
        self.waiting = None
        self.until = time.monotonic() + PATIENCE_S
        self.timer = QTimer()
        self.timer.setInterval(15)
        self.timer.timeout.connect(self.turn)
        self.timer.start()
        self.turning = False
        faulthandler.dump_traceback_later(float(hand.task["seconds"]) - 10.0)  # where it hangs, for the log

    def turn(self):
        if self.turning:  # a step that handles events itself
            return
        self.turning = True
        try:
            self.step()
        finally:
            self.turning = False
            if sys.exc_info()[0] is not None:
                self.end(traceback.format_exc())

    def step(self):
        if self.waiting is not None and not self.waiting():
            if time.monotonic() > self.until:
                self.steps.throw(TimeoutError(f"waited in vain; messages: {self.hand.messages()}"))
            return
        wanted = next(self.steps, END)
        if wanted is END:
            self.end(None)
            return
        self.until = time.monotonic() + self.hand.patience_s
        self.hand.patience_s = PATIENCE_S
        if isinstance(wanted, (int, float)):
            ready = time.monotonic() + wanted / 1000.0
            self.waiting = lambda: time.monotonic() >= ready
        else:
            self.waiting = wanted

    def end(self, failure):
        self.timer.stop()
        self.hand.notes["failure"] = failure
        if failure:
            self.hand.shot("failure")
        Path(self.hand.task["notes"]).write_text(json.dumps(self.hand.notes), encoding="utf-8")
        if self.hand.notes.get("close"):  # the scenario closes QGIS itself
            return
        QgsProject.instance().setDirty(False)
        os._exit(0)


qgis.utils.landslide_driver = Driver(Hand(json.loads(os.environ["LANDSLIDE_TASK"])))
