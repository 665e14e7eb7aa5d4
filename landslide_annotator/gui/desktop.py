"""Everything that the plugin adds to the desktop, and takes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, Dict, List, Tuple

from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtGui import QCursor, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QMenu

from ..gis.compat import tr
from ..gis.desktop.session import Session
from .batching import Batching
from .deciding import Deciding
from .dock import LandslideDock
from .drawing import Drawing
from .extras import Extras
from .inventories import Inventories
from .memory import Memory
from .toolset import Toolset
from .workplace import Workplace

ICON = Path(__file__).parents[1] / "resources" / "icon.svg"
MENU = "Landslide Annotator"
GLANCE_MS = 1000
"""Time between two looks at whether the mouse has moved, which shows that somebody is at work."""


class Desktop(QObject):
    """Dock, menu, toolbar and shortcuts; make it once in initGui."""

    def __init__(self, iface: Any) -> None:
        super().__init__()
        self._iface = iface
        self._actions: List[Any] = []
        self.dock = LandslideDock(iface.mapCanvas(), iface.mainWindow())
        self.place = Workplace(iface, self.dock, Session())
        self.drawing = Drawing(self.place)
        self.deciding = Deciding(self.place)
        self.batching = Batching(self.place)
        self.inventories = Inventories(self.place)
        self.memory = Memory(self.place)
        self._mouse, self._clock = QCursor.pos(), QTimer(self)
        self._clock.setInterval(GLANCE_MS)
        self._clock.timeout.connect(self._glance)
        self.dock.sources.changed.connect(self.place.take_choices)
        iface.addTabifiedDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock, [], True)
        self._menu = QMenu(MENU, iface.mainWindow())
        self._menu.setIcon(QIcon(str(ICON)))
        iface.pluginMenu().addMenu(self._menu)
        self._toolbar = iface.addToolBar(MENU)
        self._toolbar.setObjectName("landslide_annotator_toolbar")
        self._add_actions()
        self.toolset = Toolset(self.place, self.drawing, self.add_tool)
        self.extras = Extras(self.place, self._add_action)
        self._watch(True)
        self.place.show_preferences()
        self.place.warm_up()

    def add_tool(self, tool: QgsMapTool, text: str, icon: QIcon, shortcut: str = "") -> Any:
        """Add a map tool to menu and toolbar; its action is checked while it is in use."""
        canvas = self._iface.mapCanvas()
        action = self._add_action(text, icon, lambda: canvas.setMapTool(tool), shortcut, self._toolbar)
        action.setCheckable(True)
        tool.setAction(action)
        return action

    def unload(self) -> None:
        """Take everything back; running jobs are ended first."""
        self.toolset.unload()
        self.extras.unload()
        self._watch(False)
        self.inventories.close()
        self.drawing.close()
        self.memory.close()
        self.place.close()
        for action in self._actions:
            self._iface.unregisterMainWindowAction(action)
        self._iface.pluginMenu().removeAction(self._menu.menuAction())
        self._menu.deleteLater()
        self._iface.removeDockWidget(self.dock)
        self._iface.mainWindow().removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        self.dock.deleteLater()
        self._actions = []

    def _watch(self, on: bool) -> None:
        if on:
            self._clock.start()
        else:
            self._clock.stop()

    def _glance(self) -> None:
        """Notice that somebody is at work; a filter of the map's events would slow them down."""
        place = QCursor.pos()
        if place != self._mouse and self._iface.mainWindow().isActiveWindow():
            self.place.shift.touch()
        self._mouse = place

    def _add_actions(self) -> None:
        icon = QIcon(str(ICON))
        shown = self._add_action(tr("Landslides"), icon, self._toggle, "", self._toolbar)
        shown.setCheckable(True)
        self.dock.visibilityChanged.connect(shown.setChecked)
        steps: Tuple[Tuple[str, Callable[[], None], str], ...] = (
            (tr("Accept landslide"), self.deciding.accept, "Alt+Shift+A"),
            (tr("Correct landslide"), self.deciding.correct, "Alt+Shift+C"),
            (tr("Reject landslide"), self.deciding.reject, "Alt+Shift+X"),
            (tr("Next landslide to review"), self.deciding.next, "Alt+Shift+N"),
            (tr("Previous landslide to review"), self.deciding.previous, "Alt+Shift+P"),
        )
        buttons = self._buttons()
        for text, slot, keys in steps:
            action = self._add_action(text, QIcon(), slot, keys, None)
            buttons[keys].setToolTip(
                f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"
            )
            action.setObjectName(f"landslide_{keys[-1]}")

    def _buttons(self) -> Dict[str, Any]:
        panel, queue = self.dock.panel, self.dock.queue
        return {
            "Alt+Shift+A": panel.accept_button,
            "Alt+Shift+C": panel.correct_button,
            "Alt+Shift+X": panel.reject_button,
            "Alt+Shift+N": queue.next_button,
            "Alt+Shift+P": queue.previous_button,
        }

    def _add_action(
        self, text: str, icon: QIcon, slot: Callable[[], Any], shortcut: str, toolbar: Any
    ) -> Any:
        action = self._menu.addAction(icon, text)
        action.triggered.connect(lambda *_: slot())
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._iface.registerMainWindowAction(action, shortcut)
        if toolbar is not None:
            toolbar.addAction(action)
        self._actions.append(action)
        return action

    def _toggle(self) -> None:
        self.dock.setUserVisible(not self.dock.isUserVisible())
