"""Lets a worker thread have something done in the main thread, where layers of the project may be touched."""

from __future__ import annotations

import threading
from typing import Any, Callable, Optional, TypeVar

from qgis.PyQt.QtCore import QCoreApplication, QObject, QThread, pyqtSignal, pyqtSlot

from ..core.errors import InventoryError, LandslideError
from .compat import tr

Result = TypeVar("Result")
PATIENCE_S = 60.0


class _Request:
    """An action on its way to the main thread; it can be taken back until it begins."""

    def __init__(self, action: Callable[[], Any]) -> None:
        self.done = threading.Event()
        self.result: Any = None
        self.error: Optional[LandslideError] = None
        self._action = action
        self._claim = threading.Lock()

    def claim(self) -> bool:
        """Whether the caller is the first to take it."""
        return self._claim.acquire(blocking=False)

    def run(self) -> None:
        try:
            self.result = self._action()
        except LandslideError as error:
            self.error = error
        finally:
            self.done.set()


class MainThread(QObject):
    """Make it in any thread; its slot runs in the main one."""

    _asked = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__()
        self.moveToThread(QCoreApplication.instance().thread())
        self._asked.connect(self._answer)

    def call(self, action: Callable[[], Result], patience_s: float = PATIENCE_S) -> Result:
        """The action's result; at once in the main thread, else when that thread is free.

        Raises the action's LandslideError, and InventoryError when the main thread stays busy: the action is
        then never run.
        """
        if QThread.currentThread() == self.thread():
            return action()
        request = _Request(action)
        self._asked.emit(request)
        if not request.done.wait(patience_s):
            if request.claim():
                raise InventoryError(
                    tr("QGIS was busy for {0:.0f} s, so rows could not be written. Run it again.").format(
                        patience_s
                    )
                )
            request.done.wait()
        if request.error is not None:
            raise request.error
        result: Result = request.result
        return result

    @pyqtSlot(object)
    def _answer(self, request: _Request) -> None:
        if request.claim():
            request.run()
