"""A raster of elevations, read in small windows as metres with NaN where there is no height."""

from __future__ import annotations

from typing import List, Optional, Tuple, Union

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsLineString,
    QgsProviderRegistry,
    QgsRasterLayer,
)

from ...core.errors import DemError
from ..compat import tr
from ..imagery.readers import Affine, GdalReader, ProviderReader
from ..imagery.streamed import is_streamed
from ..localcrs import WGS84
from .vertical import HIGHEST_M, LOWEST_M, detect, doubts, file_unit, is_angle, map_unit

_SPOTS, _SPOT = 6, 8  # a sample is taken of 6 x 6 spots of 8 x 8 cells: few blocks even of a huge file


class Dem:
    """One elevation raster: make it in the main thread, read it in any one thread.

    `unit_factor` is metres per unit of height; `warnings` are for the user to read. Raises DemError when the
    raster cannot be opened, has no coordinate reference system or is no elevation model.
    """

    def __init__(
        self,
        source: Union[QgsRasterLayer, str],
        transforms: Optional[QgsCoordinateTransformContext] = None,
        unit_factor: Optional[float] = None,
    ) -> None:
        layer = QgsRasterLayer(source, "") if isinstance(source, str) else source
        self.name = layer.name() or layer.source()
        self.source = layer.source()
        self._check(layer)
        self.crs = layer.crs()
        dataset = _dataset(layer)
        picture = tr("is a picture or a single row of cells. Choose an elevation model.")
        if dataset is None and is_streamed(layer.dataProvider()):
            raise DemError(self._text(picture))
        self._reader = (
            ProviderReader(layer.dataProvider().clone()) if dataset is None else GdalReader(dataset)
        )
        self._scale, self._offset = _scaling(dataset)
        self._user_voids = [(s.min(), s.max()) for s in layer.dataProvider().userNoDataValues(1)]
        self.affine: Affine = self._reader.affine
        self.width, self.height = self._reader.width, self._reader.height
        if min(self.width, self.height) < 2:
            raise DemError(self._text(picture))
        self.unit_factor, self.warnings = self._unit(dataset, unit_factor)
        self.warnings += self._band_warnings(layer) + doubts(self._sample())
        self._set_transforms(transforms or QgsCoordinateTransformContext())

    def read(self, column: int, row: int, width: int, height: int) -> np.ndarray:
        """Return heights in metres (height, width) of a window, NaN where there is none or no raster."""
        left, top = max(column, 0), max(row, 0)
        right, bottom = min(column + width, self.width), min(row + height, self.height)
        if right <= left or bottom <= top:
            return np.full((height, width), np.nan)
        inner = self._metres(*self._reader.read(1, left, top, right - left, bottom - top))
        if not (inner.min() >= LOWEST_M and inner.max() <= HIGHEST_M):
            inner[(inner < LOWEST_M) | (inner > HIGHEST_M)] = np.nan
        if inner.shape == (height, width):
            return inner
        heights = np.full((height, width), np.nan)
        heights[top - row : bottom - row, left - column : right - column] = inner
        return heights

    def to_pixels(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """Return (N, 2) columns and rows, from the raster's corner, of degrees on WGS 84 (N,).

        Raises DemError when they have no place in the raster's reference system.
        """
        points = self._moved(lon, lat, self._from_wgs84)
        a = self.affine
        if self.crs.isGeographic():  # a raster may run from 0 to 360 degrees
            middle = a[0] + a[1] * self.width / 2 + a[2] * self.height / 2
            points[:, 0] += 360.0 * np.round((middle - points[:, 0].mean()) / 360.0)
        return (points - (a[0], a[3])) @ self._inverse

    def to_degrees(self, pixels: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """Return degrees on WGS 84 (lon, lat) of columns and rows (N, 2)."""
        a = self.affine
        x = a[0] + pixels[:, 0] * a[1] + pixels[:, 1] * a[2]
        y = a[3] + pixels[:, 0] * a[4] + pixels[:, 1] * a[5]
        lon, lat = self._moved(x, y, self._to_wgs84).T
        return lon, lat

    def _moved(self, x: np.ndarray, y: np.ndarray, way: QgsCoordinateTransform) -> np.ndarray:
        line = QgsLineString(x.tolist(), y.tolist())
        misfit = tr("The outline has no place in the reference system of elevation model {0}.")
        try:
            line.transform(way)
        except QgsCsException as error:
            raise DemError(misfit.format(self.name)) from error
        points = np.frombuffer(bytes(line.asWkb()), dtype=float, offset=9).reshape(-1, 2).copy()
        if not np.isfinite(points).all():
            raise DemError(misfit.format(self.name))
        return points

    def _check(self, layer: QgsRasterLayer) -> None:
        if not layer.isValid() or layer.dataProvider() is None:
            raise DemError(self._text(tr("cannot be opened. Check its path.")))
        if not layer.crs().isValid():
            raise DemError(
                self._text(tr("has no coordinate reference system. Set it in the layer's properties."))
            )

    def _set_transforms(self, transforms: QgsCoordinateTransformContext) -> None:
        wgs84, a = QgsCoordinateReferenceSystem(WGS84), self.affine
        self._from_wgs84 = QgsCoordinateTransform(wgs84, self.crs, transforms)
        self._to_wgs84 = QgsCoordinateTransform(self.crs, wgs84, transforms)
        matrix = np.array([[a[1], a[2]], [a[4], a[5]]])
        if not self._to_wgs84.isValid() or not abs(np.linalg.det(matrix)) > 0.0:
            raise DemError(self._text(tr("has no place on the globe. Set its coordinate reference system.")))
        self._inverse = np.linalg.inv(matrix).T

    def _unit(self, dataset: Optional[gdal.Dataset], given: Optional[float]) -> Tuple[float, List[str]]:
        unit = "" if dataset is None else file_unit(dataset)
        if is_angle(unit):
            raise DemError(self._text(tr("holds slopes or aspects ({0}). Choose elevations.").format(unit)))
        if given is not None:
            return given, []
        return detect(unit, map_unit(self.crs.toWkt()))

    def _band_warnings(self, layer: QgsRasterLayer) -> List[str]:
        warnings = []
        if layer.bandCount() > 1:
            warnings.append(tr("It has {0} bands; the first is read as heights.").format(layer.bandCount()))
        if self._reader.is_byte(1):
            warnings.append(tr("Its values have 8 bits only. Check that it is no picture or hillshade."))
        return warnings

    def _metres(self, values: np.ndarray, valid: np.ndarray) -> np.ndarray:
        heights = values.astype(float)
        for low, high in self._user_voids:
            valid = valid & ~((heights >= low) & (heights <= high))
        if not valid.all():
            heights[~valid] = np.nan
        factor = self._scale * self.unit_factor
        if factor != 1.0 or self._offset:
            heights = heights * factor + self._offset * self.unit_factor
        return heights

    def _sample(self) -> np.ndarray:
        columns = np.unique(np.linspace(0, max(self.width - _SPOT, 0), _SPOTS).astype(int)).tolist()
        rows = np.unique(np.linspace(0, max(self.height - _SPOT, 0), _SPOTS).astype(int)).tolist()
        size = min(_SPOT, self.width), min(_SPOT, self.height)
        spots = [self._metres(*self._reader.read(1, c, r, *size)).ravel() for r in rows for c in columns]
        heights = np.concatenate(spots)
        return heights[np.isfinite(heights)]

    def _text(self, problem: str) -> str:
        return tr("Elevation model {0} {1}").format(self.name, problem)


def _dataset(layer: QgsRasterLayer) -> Optional[gdal.Dataset]:
    """The layer's file opened by GDAL, or None where only QGIS knows how to read it."""
    if layer.dataProvider().name() != "gdal":
        return None
    parts = QgsProviderRegistry.instance().decodeUri("gdal", layer.source())
    if parts.get("layerName"):
        return None
    try:
        dataset = gdal.OpenEx(parts.get("path") or layer.source(), gdal.OF_RASTER)
    except RuntimeError:  # raised instead of None where another plugin called gdal.UseExceptions()
        return None
    if dataset is None or dataset.GetGeoTransform(can_return_null=True) is None:
        return None
    return dataset


def _scaling(dataset: Optional[gdal.Dataset]) -> Tuple[float, float]:
    """Scale and offset of the stored values; QGIS's own reader applies them itself."""
    if dataset is None:
        return 1.0, 0.0
    band = dataset.GetRasterBand(1)
    scale, offset = band.GetScale(), band.GetOffset()
    return 1.0 if scale is None else scale, offset or 0.0
