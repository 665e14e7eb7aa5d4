"""What is written down of a tile: where it lies, what it was read from, whose it is, what is odd about it."""

from __future__ import annotations

from typing import Any, Dict, Mapping

from .framing import Frame
from .record import public_source
from .tiles import Tile

FACTS = (
    "side_m", "ground_m", "native_m", "pixels", "lon", "lat", "source", "bands", "stretch", "attribution",
    "warnings",
)  # fmt: skip
"""Ground metres of the tile, of its pixel and of the imagery's own; centre in degrees on WGS 84."""


def tile_facts(frame: Frame, tile: Tile, owners: Mapping[str, str]) -> Dict[str, Any]:
    """The values of FACTS of a frame's tile; owners: the credit of each raster by its source.

    A tile of a source that is none of them, such as a stack of layers, is credited to all.
    """
    size = len(tile.pixels)
    everybody = "; ".join(sorted({*owners.values()} - {""}))
    return {
        "side_m": f"{frame.spec.side_m:.4f}",
        "ground_m": f"{frame.spec.side_m / size:.6f}",
        "native_m": f"{tile.ground_m:.4f}",
        "pixels": size,
        "lon": f"{frame.spec.lon:.9f}",
        "lat": f"{frame.spec.lat:.9f}",
        "source": public_source(tile.source),
        "bands": " ".join(map(str, tile.bands)),
        "stretch": tile.stretch.describe(),
        "attribution": owners.get(tile.source, everybody),
        "warnings": "; ".join([*frame.notes, *frame.smallness(size), *tile.warnings]),
    }
