from __future__ import annotations

import pytest
from osgeo import gdal, ogr, osr


@pytest.fixture(autouse=True)
def gdal_raises(request: pytest.FixtureRequest) -> None:
    """Whether GDAL raises; other plugins may switch that on, so some tests ask for both."""
    if getattr(request, "param", False):
        for module in (gdal, ogr, osr):
            module.UseExceptions()
    else:
        for module in (osr, ogr, gdal):  # GDAL asks for the reverse order
            module.DontUseExceptions()


@pytest.fixture(autouse=True, scope="session")
def _application(qgis_app: object) -> None:
    """Start QGIS once for every test here, as pytest-qgis does only where asked."""
