"""What is written down of a tile: where it lies, what it was read from, whose it is, what is odd about it."""

from __future__ import annotations

from typing import Any, Dict

from ..imagery.basemap import public_source
from ..imagery.tiles import Tile
from .framing import Frame

FACTS = (
    "side_m", "ground_m", "native_m", "pixels", "lon", "lat", "source", "service", "zoom", "img_date",
    "bands", "stretch", "attribution", "warnings",
)  # fmt: skip
"""Ground metres of the tile, of its pixel and of the imagery's own; centre in degrees on WGS 84."""


def tile_facts(frame: Frame, tile: Tile) -> Dict[str, Any]:
    """The values of FACTS of a frame's tile."""
    size = len(tile.pixels)
    return {
        "side_m": f"{frame.spec.side_m:.4f}",
        "ground_m": f"{frame.spec.side_m / size:.6f}",
        "native_m": f"{tile.ground_m:.4f}",
        "pixels": size,
        "lon": f"{frame.spec.lon:.9f}",
        "lat": f"{frame.spec.lat:.9f}",
        "source": public_source(tile.source),
        "service": tile.service,
        "zoom": "" if tile.zoom is None else tile.zoom,
        "img_date": tile.img_date or "",
        "bands": " ".join(map(str, tile.bands)),
        "stretch": tile.stretch.describe(),
        "attribution": tile.attribution,
        "warnings": "; ".join([*frame.notes, *frame.smallness(size), *tile.warnings]),
    }
