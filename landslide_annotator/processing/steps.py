"""Progress of work that is worth nothing when it is half done."""

from __future__ import annotations

from typing import Any, Callable

from qgis.core import QgsProcessingException

from ..gis.comparison.matching import Step
from ..gis.compat import tr


def proceed(feedback: Any, percent: float) -> None:
    """Tell how far the work is; raises QgsProcessingException when the user has cancelled."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled: nothing was written."))
    feedback.setProgress(percent)


def steps(feedback: Any) -> Step:
    """What is told the share that is done, 0 to 1, and ends the work when the user cancels."""
    shown = -1

    def step(share: float) -> None:
        nonlocal shown
        if int(100.0 * share) != shown or feedback.isCanceled():
            shown = int(100.0 * share)
            proceed(feedback, shown)

    return step


def going_on(feedback: Any, begin: float, end: float) -> Callable[[float], bool]:
    """What is told the share that is done, 0 to 1, of a part of the work, and answers whether to go on."""

    def progress(share: float) -> bool:
        feedback.setProgress(begin + (end - begin) * share)
        return not feedback.isCanceled()

    return progress
