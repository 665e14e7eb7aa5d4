"""Whether imagery comes from somebody's service, who may forbid storing it."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsMapLayer

from ..compat import group_members

_REMOTE = re.compile(r"(?<!file)://|/vsi(curl|s3|gs|az|adls|oss|swift|webhdfs)|<GDAL_WM", re.IGNORECASE)
_POINTERS = (".xml", ".wms", ".vrt")
"""Endings of files that may only point to a service."""
_HEAD = 4096


def is_service(layer: QgsMapLayer) -> bool:
    """Whether a layer, or one of a group, is read from another computer."""
    return any(_is_remote(member.source()) for member in group_members(layer))


def _is_remote(source: str) -> bool:
    if _REMOTE.search(source):
        return True
    path = Path(source.split("|")[0])
    if path.suffix.lower() not in _POINTERS:
        return False
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return any(sign in head for sign in (b"<GDAL_WM", b"/vsicurl"))
