"""Work in other threads, shown in QGIS's list of tasks.

`work` may touch no widget, no layer of the project and no signal of the main thread; what it returns is
handed over in the main thread.
"""

from __future__ import annotations

import time
from typing import Any, Callable, Set

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QThreadPool

from ...core.errors import LandslideError
from ..compat import tr

PATIENCE_S = 30.0


class Job(QgsTask):
    """Runs `work(job)`; then `done(result)`, or `failed(message)`, is called in the main thread.

    A job that is cancelled before it begins calls neither.
    """

    def __init__(
        self,
        text: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        ended: Callable[[Job], None],
        flags: Any,
    ) -> None:
        super().__init__(text, flags)
        self._work, self._done, self._failed, self._ended = work, done, failed, ended
        self._result: Any = None
        self._problem = ""
        self._muted = False

    def run(self) -> bool:
        """Called by QGIS in a thread of Qt's pool.

        The pool gets another thread meanwhile: Qt scales and converts pictures there, and QGIS draws the map
        there. With all threads taken by jobs that wait for Python, the main thread would wait for ever.
        """
        pool = QThreadPool.globalInstance()
        pool.releaseThread()
        try:
            self._result = self._work(self)
        except LandslideError as error:
            self._problem = str(error)
        finally:
            pool.reserveThread()
        return not self._problem

    def finished(self, result: bool) -> None:
        """Called by QGIS in the main thread."""
        self._ended(self)
        if self._muted:
            return
        if self._problem:
            self._failed(self._problem)
        elif result:
            self._done(self._result)
        elif not self.isCanceled():  # QGIS has put the defect into its log
            self._failed(tr("Something unexpected went wrong; the log of messages has the details."))

    def mute(self) -> None:
        """Call nobody any more."""
        self._muted = True


class Tasks:
    """Starts jobs and keeps them, since QGIS drops a task that Python has forgotten."""

    def __init__(self) -> None:
        self._jobs: Set[Job] = set()

    def start(
        self,
        text: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        prompt: bool = False,
    ) -> Job:
        """Start a job; prompt: QGIS asks before it cancels it, as when it is closed."""
        flags = (
            QgsTask.Flag.CanCancel if prompt else QgsTask.Flag.CanCancel | QgsTask.Flag.CancelWithoutPrompt
        )
        job = Job(text, work, done, failed, self._jobs.discard, flags)
        self._jobs.add(job)
        QgsApplication.taskManager().addTask(job)
        return job

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return bool(self._jobs)

    def close(self, patience_s: float = PATIENCE_S) -> None:
        """Cancel every job and wait until their threads have left this plugin's code."""
        for job in list(self._jobs):
            job.mute()
            job.cancel()
        until = time.monotonic() + patience_s
        while self._jobs and time.monotonic() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
