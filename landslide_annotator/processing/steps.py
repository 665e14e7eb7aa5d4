"""Progress of work that is worth nothing when it is half done."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException

from ..gis.compat import tr
from ..gis.matching import Step


def steps(feedback: Any) -> Step:
    """What is told the share that is done, 0 to 1, and ends the work when the user cancels."""
    shown = -1

    def step(share: float) -> None:
        nonlocal shown
        if feedback.isCanceled():
            raise QgsProcessingException(tr("Cancelled: nothing was written."))
        if int(100.0 * share) != shown:
            shown = int(100.0 * share)
            feedback.setProgress(shown)

    return step
