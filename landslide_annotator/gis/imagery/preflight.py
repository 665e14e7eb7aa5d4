"""How much a job will load from services, before it begins."""

from __future__ import annotations

from typing import Callable, Iterable, Optional, Sequence, Set

from ..compat import tr
from .basemap import check_amount
from .raster import Imagery
from .readers import Picture
from .tiles import pictures
from .tilespec import TileSpec


def preflight(
    sources: Sequence[Imagery],
    specs: Iterable[TileSpec],
    most: int,
    tell: Callable[[str], None],
    stopped: Optional[Callable[[], bool]] = None,
) -> int:
    """Return how many different pictures services will be asked for, and say so.

    Files cost nothing, and then nothing is said. Raises TileError when there are more than `most`.
    """
    services = [source for source in sources if source.reader.streamed]
    if not services:
        return 0
    needed: Set[Picture] = set()
    for spec in specs:
        if stopped is not None and stopped():
            break
        needed |= pictures(sources, spec)
    check_amount(len(needed), most)
    names = ", ".join(source.name for source in services)
    tell(tr("About {0} basemap tiles will be loaded from {1}.").format(len(needed), names))
    for source in services:
        if source.service.attribution:
            tell(f"{source.name}: {source.service.attribution}")
    return len(needed)
