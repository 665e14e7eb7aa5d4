from __future__ import annotations

import pytest


@pytest.fixture(autouse=True, scope="session")
def _application(qgis_app: object) -> None:
    """Start QGIS once for every test here, as pytest-qgis does only where asked."""
