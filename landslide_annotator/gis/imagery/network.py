"""What the network answered while pictures were read, and an end to reading that takes too long."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Callable, List, Optional, Type

from qgis.core import QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QCoreApplication, QThread, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..compat import tr

DEADLINE_S = 45.0
_TICK_S = 0.1
_FINAL = (400, 401, 403, 404, 410)
"""Answers that do not change by asking again."""


class Replies:
    """Keeps the replies to this thread's requests; use it in a `with`.

    The main thread also hears of all other requests, so there only those to `host` count.
    """

    def __init__(self, host: str) -> None:
        self.reasons: List[str] = []
        self.again = False
        self.seen = False
        in_main = QThread.currentThread() == QCoreApplication.instance().thread()
        self._host = host if in_main else ""
        self._urls: List[QUrl] = []

    def __enter__(self) -> Replies:
        self._manager = QgsNetworkAccessManager.instance()
        self._manager.finished[QgsNetworkReplyContent].connect(self._keep)
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._manager.finished[QgsNetworkReplyContent].disconnect(self._keep)

    def forget(self) -> None:
        """Take the replies out of the cache on disk, which also keeps damaged pictures."""
        cache = self._manager.cache()
        if cache is not None:
            for url in self._urls:
                cache.remove(url)

    def _keep(self, reply: QgsNetworkReplyContent) -> None:
        url = reply.request().url()
        if self._host and url.host() != self._host:
            return
        self._urls.append(url)
        self.seen = True
        if reply.error() == QNetworkReply.NetworkError.NoError:
            return
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        self.again |= status not in _FINAL
        if reply.error() == QNetworkReply.NetworkError.OperationCanceledError:
            self.reasons.append(tr("too late"))
        elif status:
            phrase = reply.attribute(QNetworkRequest.Attribute.HttpReasonPhraseAttribute)
            self.reasons.append(f"HTTP {status} {phrase or ''}".strip())
        else:
            self.reasons.append(reply.errorString())


class Watch:
    """Cancels an action after `DEADLINE_S`, or as soon as `stopped` says so; use it in a `with`."""

    def __init__(self, cancel: Callable[[], None], stopped: Optional[Callable[[], bool]]) -> None:
        self._cancel = cancel
        self._stopped = stopped
        self._over = threading.Event()
        self._end = time.monotonic() + DEADLINE_S
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(_TICK_S):
            if time.monotonic() > self._end or (self._stopped is not None and self._stopped()):
                self._cancel()
                return
