"""Jobs beside the main thread: what they hand over, and that they leave Qt's threads to Qt."""

from __future__ import annotations

import threading
from typing import Any, List

from qgis.PyQt.QtCore import QThread, QThreadPool

from landslide_annotator.core.errors import TileError
from landslide_annotator.gis.desktop.tasks import Job, Tasks
from tests.qgis.deskwork import wait


def fail(job: Job) -> None:
    raise TileError("no imagery")


def test_results_and_messages_come_to_the_main_thread() -> None:
    tasks, found, here = Tasks(), [], QThread.currentThread()

    def note(value: Any) -> None:
        found.append((value, QThread.currentThread() is here))

    tasks.start("a", lambda job: QThread.currentThread() is here, note, note)
    tasks.start("b", fail, note, note)
    wait(lambda: not tasks.busy)
    assert len(found) == 2 and ("no imagery", True) in found and (False, True) in found


def test_qt_keeps_its_threads_while_jobs_run() -> None:
    """Else a picture scaled in the main thread, which holds Python's lock, would wait for them for ever."""
    tasks, go, done = Tasks(), threading.Event(), []
    pool = QThreadPool.globalInstance()
    wait(lambda: pool.activeThreadCount() == 0)
    count = pool.maxThreadCount()
    begun: List[int] = []

    def work(job: Job) -> None:
        begun.append(1)
        go.wait(20.0)

    for _ in range(count):
        tasks.start("wait", work, done.append, done.append)
    wait(lambda: len(begun) == count)
    room = pool.maxThreadCount() - pool.activeThreadCount()
    go.set()
    wait(lambda: not tasks.busy)
    assert room >= count and len(done) == count
    wait(lambda: pool.activeThreadCount() == 0)
