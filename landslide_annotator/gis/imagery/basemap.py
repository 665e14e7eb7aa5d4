"""The services that imagery comes from: name, address without accounts, attribution, rules."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from typing import Optional
from urllib.parse import unquote, urlsplit

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QDate, QFileInfo

from ...core.errors import TileError
from ..compat import layer_attribution, tr

MOST_TILES = 5000
"""Basemap tiles that a run may load unless the user allows more."""
_ACCOUNT = re.compile(r"(user\w*|pass\w*|auth\w*|[\w-]*key|[\w-]*token)=('[^']*'|[^&\s]*)", re.IGNORECASE)
_REFUSING = ("openstreetmap.org", "openstreetmap.de", "openstreetmap.fr")
_ADDRESS = re.compile(r"https?://[^&\s']+", re.IGNORECASE)


@dataclass(frozen=True)
class Service:
    """Where a layer's pictures come from; `attribution` is whom to name; `date` that of the imagery."""

    name: str
    source: str
    attribution: str = ""
    date: Optional[datetime.date] = None

    @property
    def address(self) -> str:
        """Address of the service without names and keys of accounts; empty for files."""
        found = _ADDRESS.search(public_source(self.source))
        return found.group() if found else ""


def service_of(layer: QgsMapLayer) -> Service:
    """Return where a layer comes from, as its properties say."""
    said = layer_attribution(layer) or "; ".join(layer.metadata().rights())
    service = Service(layer.name(), layer.source(), " ".join(said.split()), _date(layer))
    if service.name and "url=" not in service.name:  # QGIS names a layer without a project by its address
        return service
    return replace(service, name=urlsplit(service.address).netloc or public_source(service.source))


def public_source(source: str) -> str:
    """Where imagery comes from: a file's whole path, any other source without names and keys of accounts."""
    file = QFileInfo(source)
    return file.absoluteFilePath() if file.exists() else _ACCOUNT.sub(r"\1=", unquote(source))


def check_bulk(service: Service) -> None:
    """Raise TileError for services that forbid loading many tiles."""
    host = urlsplit(service.address).hostname or ""
    if any(host == name or host.endswith("." + name) for name in _REFUSING):
        raise TileError(
            tr(
                "Layer {0}: {1} forbids loading many tiles (operations.osmfoundation.org/policies/tiles), "
                "and it shows a drawn map. Choose aerial or satellite imagery."
            ).format(service.name, host)
        )


def check_amount(tiles: int, most: int) -> None:
    """Raise TileError when more basemap tiles would be loaded than allowed."""
    if tiles > most:
        raise TileError(
            tr(
                "About {0} basemap tiles would be loaded, and {1} are allowed. Read the service's terms, "
                "then raise the limit, or use a part of the outlines."
            ).format(tiles, most)
        )


def _date(layer: QgsMapLayer) -> Optional[datetime.date]:
    """The first day of the layer's fixed time, or of the time in its metadata."""
    begin = QDate()
    times = layer.temporalProperties()
    if times is not None and times.isActive() and hasattr(times, "fixedTemporalRange"):
        begin = times.fixedTemporalRange().begin().date()
    if not begin.isValid():
        spans = layer.metadata().extent().temporalExtents()
        begin = spans[0].begin().date() if spans else begin
    return datetime.date(begin.year(), begin.month(), begin.day()) if begin.isValid() else None
