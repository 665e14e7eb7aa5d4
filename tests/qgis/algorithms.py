"""Runs the plugin's algorithms inside the test process."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Optional, Tuple

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

from landslide_annotator.processing.provider import LandslideProvider

BOTH = pytest.mark.parametrize("gdal_raises", [False, True], indirect=True, ids=["quiet", "raising"])
"""Runs a test with and without GDAL's exceptions."""


class Feedback(QgsProcessingFeedback):
    """Keeps messages; cancels when `stop` says so."""

    def __init__(self, stop: Optional[Callable[[str], bool]] = None) -> None:
        super().__init__(False)
        self.errors: List[str] = []
        self.infos: List[str] = []
        self._stop = stop

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)

    def pushWarning(self, warning: str) -> None:
        self.infos.append(warning)

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)
        if self._stop is not None and self._stop(info):
            self.cancel()


def run(
    name: str, parameters: Dict[str, Any], stop: Optional[Callable[[str], bool]] = None
) -> Tuple[Dict[str, Any], bool, Feedback]:
    """Return results, success and messages of an algorithm."""
    provider = LandslideProvider()
    provider.loadAlgorithms()
    algorithm = provider.algorithm(name)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setTransformContext(QgsProject.instance().transformContext())
    feedback = Feedback(stop)
    context.setFeedback(feedback)
    allowed, message = algorithm.checkParameterValues(parameters, context)
    if not allowed:
        feedback.reportError(message)
        return {}, False, feedback
    results, ok = algorithm.run(parameters, context, feedback)
    return results, ok, feedback
