"""What the network answered while pictures were read, and an end to reading that takes too long."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Callable, Dict, List, Optional, Set, Type

from qgis.core import QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..compat import tr

DEADLINE_S = 45.0
_TICK_S = 0.1
_QUIET_S = 0.1
_SILENT_S = 0.5
"""Waiting for replies to be told: after the last one, and where none has been told yet."""
_FINAL = (400, 401, 403, 404, 410)
"""Answers that do not change by asking again."""


@dataclass
class Network:
    """What is known of the network by all who read one source; make it in the main thread.

    QGIS 3.40, unlike 3.22, loads tiles in a thread of its own, of which only the main thread's manager tells.
    """

    addresses: str
    """Holds the hosts of the source."""
    main: QgsNetworkAccessManager = field(default_factory=QgsNetworkAccessManager.instance)
    heard: Set[int] = field(default_factory=set)
    """Numbers of the requests: a reply in another thread is told twice, the second time late."""


class Replies:
    """Keeps the replies to this thread's requests and to the source's; use it in a `with`."""

    def __init__(self, network: Network) -> None:
        self.reasons: List[str] = []
        self.again = False
        self.seen = False
        self.repeated = False
        """Whether QGIS has asked again by itself, as newer ones do where the user's options say so."""
        self._network = network
        self._urls: Dict[str, QUrl] = {}
        self._last = 0.0

    def __enter__(self) -> Replies:
        self._manager = QgsNetworkAccessManager.instance()
        self._elsewhere = self._manager is not self._network.main
        self._network.main.finished[QgsNetworkReplyContent].connect(self._overhear)
        if self._elsewhere:
            self._manager.finished[QgsNetworkReplyContent].connect(self._keep)
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        value: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._network.main.finished[QgsNetworkReplyContent].disconnect(self._overhear)
        if self._elsewhere:
            self._manager.finished[QgsNetworkReplyContent].disconnect(self._keep)

    def settle(self) -> None:
        """Wait for what the main thread has yet to hand on to this one."""
        if not self._elsewhere or "http" not in self._network.addresses:
            return
        end = time.monotonic() + _SILENT_S
        while time.monotonic() < (self._last + _QUIET_S if self.seen else end):
            QCoreApplication.processEvents()  # those of this thread
            time.sleep(0.01)

    def end_late(self) -> None:
        """Note that reading was ended before the replies came."""
        self.again = self.seen = True
        self.reasons.append(tr("too late"))

    def forget(self) -> None:
        """Take the replies out of the cache on disk, which also keeps damaged pictures."""
        cache = self._manager.cache()
        if cache is not None:
            for url in self._urls.values():
                cache.remove(url)

    def _overhear(self, reply: QgsNetworkReplyContent) -> None:
        if reply.request().url().host() in self._network.addresses:
            self._keep(reply)

    def _keep(self, reply: QgsNetworkReplyContent) -> None:
        if reply.requestId() in self._network.heard:
            return
        self._network.heard.add(reply.requestId())
        self._last = time.monotonic()
        url = reply.request().url()
        self.repeated |= url.toString() in self._urls
        self._urls[url.toString()] = url
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
        self.late = False
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
            self.late = time.monotonic() > self._end
            if self.late or (self._stopped is not None and self._stopped()):
                self._cancel()
                return
