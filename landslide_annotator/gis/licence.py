"""Whose imagery it is: what must be said of its owner, and whether it comes from somebody's service."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, Sequence

from qgis.core import QgsMapLayer

from .compat import layer_attribution

_REMOTE = re.compile(r"(?<!file)://|/vsi(curl|s3|gs|az|adls|oss|swift|webhdfs)|<GDAL_WM", re.IGNORECASE)
_POINTERS = (".xml", ".wms", ".vrt")
"""Endings of files that may only point to a service."""
_HEAD = 4096


def is_service(layer: QgsMapLayer) -> bool:
    """Whether a layer, or one of a group, is read from another computer."""
    members = layer.childLayers() if hasattr(layer, "childLayers") else []
    return _is_remote(layer.source()) or any(map(is_service, members))


def credit(layer: QgsMapLayer) -> str:
    """The attribution of a layer's properties, else the rights and licences of its metadata."""
    metadata = layer.metadata()
    return layer_attribution(layer).strip() or "; ".join([*metadata.rights(), *metadata.licenses()])


def credits_of(layers: Sequence[QgsMapLayer]) -> Dict[str, str]:
    """The credit of every layer by its source."""
    return {layer.source(): credit(layer) for layer in layers}


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
