"""A susceptibility model built from the outputs of the plugin's algorithms: it trains, and it predicts.

Units are held out in blocks of space: five folds over a board of 6 by 6 blocks.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Dict, Tuple

import numpy as np
import pytest
from osgeo import gdal, ogr

from tests.qgis.algorithms import run
from tests.qgis.inventories import write_units
from tests.qgis.surfaces import INVENTORIES

pytest.importorskip("sklearn")
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

NAGALAND, ECUADOR = INVENTORIES / "gsi_nagaland_india", INVENTORIES / "ecuador_rbsf_dem"
CELL = 5  # pixels of the elevation model: 50 m
BLOCKS, FOLDS = 6, 5
LEAST_AUC = 0.70
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not NAGALAND.is_dir(), reason="../shared/data/inventories is absent"),
]


def presence(tmp_path: Path, units: Path, landslides: Path) -> Tuple[Dict[str, np.ndarray], np.ndarray]:
    """Columns of the units with presence, and their centres (N, 2)."""
    output = tmp_path / "presence.gpkg"
    given = {"UNITS": str(units), "INPUT": str(landslides), "OUTPUT": str(output)}
    results, ok, feedback = run("presencepermappingunit", given)
    assert ok, feedback.errors
    assert (results["UNITS_FAILED"], results["FAILED"]) == (0, 0)
    source = ogr.Open(str(output))
    features = list(source.GetLayer(0))
    names = list(features[0].items())
    columns = {name: np.array([feature.GetField(name) for feature in features], float) for name in names}
    centres = [feature.GetGeometryRef().Centroid().GetPoint_2D() for feature in features]
    return columns, np.array(centres)


def held_out_auc(data: np.ndarray, truth: np.ndarray, centres: np.ndarray) -> float:
    """AUC of logistic regressions on units of which none lies in a block that the model saw."""
    low, high = centres.min(axis=0), centres.max(axis=0)
    block = np.minimum((BLOCKS * (centres - low) / (high - low)).astype(int), BLOCKS - 1)
    fold = (block[:, 0] + 2 * block[:, 1]) % FOLDS
    scores = np.full(len(truth), np.nan)
    for number in range(FOLDS):
        held = fold == number
        model = make_pipeline(StandardScaler(), LogisticRegression(class_weight="balanced", max_iter=500))
        model.fit(data[~held], truth[~held])
        scores[held] = model.predict_proba(data[held])[:, 1]
    return float(roc_auc_score(truth, scores))


def test_slope_units_of_nagaland(tmp_path: Path) -> None:
    units = NAGALAND / "slope_units_input_variables.shp"
    columns, centres = presence(tmp_path, units, NAGALAND / "landslide_points.geojson")
    truth = columns["ls_pres"].astype(int)
    assert len(truth) == 832
    assert columns["ls_count"].sum() == 163
    # the units' own count is of all 206 points, of which the file holds 163
    assert (columns["ls_count"] <= columns["u_y"]).all()
    covariates = [columns[name] for name in ("Elev_mean", "RnSum_mean", "Slope_mean", "NDVI_mean")]
    data = np.stack([*covariates, np.log(columns["area"])], axis=1)
    assert held_out_auc(data, truth, centres) > LEAST_AUC


def test_cells_and_points_of_ecuador(tmp_path: Path) -> None:
    points, (count, units) = _points(tmp_path / "points.csv"), _cells(tmp_path / "cells.gpkg")
    columns, centres = presence(tmp_path, units, points)
    assert len(centres) == count
    truth = columns["ls_pres"].astype(int)
    assert truth.sum() > 150
    data = np.stack([columns[name] for name in ("elev", "elev2", "slope", "curv")], axis=1)
    assert held_out_auc(data, truth, centres) > LEAST_AUC


def test_points_burnt_into_the_elevation_model_of_ecuador(tmp_path: Path) -> None:
    points = _points(tmp_path / "points.csv")
    output = tmp_path / "landslides.tif"
    dem = str(ECUADOR / "dem_10m.tif")
    results, ok, feedback = run(
        "rasterizeinventory", {"INPUT": str(points), "REFERENCE": dem, "OUTPUT": str(output)}
    )
    assert ok, feedback.errors
    burnt, reference = gdal.Open(str(output)), gdal.Open(dem)
    transform = reference.GetGeoTransform()
    assert burnt.GetGeoTransform() == transform
    expected = np.zeros((reference.RasterYSize, reference.RasterXSize), bool)
    for x, y in _landslides():
        expected[int((transform[3] - y) / 10.0), int((x - transform[0]) / 10.0)] = True
    assert (burnt.ReadAsArray().astype(bool) == expected).all()
    assert results["CELLS"] == expected.sum()


def _landslides() -> np.ndarray:
    with (ECUADOR / "landslides_points.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["landslide"] == "1"]
    return np.array([(float(row["x_utm17s"]), float(row["y_utm17s"])) for row in rows])


def _points(path: Path) -> Path:
    """The 175 landslides as a layer of points."""
    shapes = [f"POINT({x!r} {y!r})" for x, y in _landslides().tolist()]
    assert len(shapes) == 175
    return write_units(path.with_suffix(".gpkg"), shapes, {}, ogr.wkbPoint)


def _cells(path: Path) -> Tuple[int, Path]:
    """Square cells with means of height, slope and curvature, where the elevation model is complete."""
    dem = gdal.Open(str(ECUADOR / "dem_10m.tif"))
    left, side, _, top, _, _ = dem.GetGeoTransform()
    height = dem.ReadAsArray().astype(float)
    height[height == dem.GetRasterBand(1).GetNoDataValue()] = np.nan
    down, across = np.gradient(height, side)
    curvature = np.gradient(down, side, axis=0) + np.gradient(across, side, axis=1)
    layers = {
        "elev": height,
        "slope": np.degrees(np.arctan(np.hypot(across, down))),
        "curv": curvature,
    }
    rows, columns = height.shape[0] // CELL, height.shape[1] // CELL
    means = {
        name: values[: rows * CELL, : columns * CELL].reshape(rows, CELL, columns, CELL).mean(axis=(1, 3))
        for name, values in layers.items()
    }
    means["elev2"] = means["elev"] ** 2
    kept = np.argwhere(np.all([np.isfinite(values) for values in means.values()], axis=0))
    step, shapes = CELL * side, []
    for row, column in kept.tolist():
        x, y = left + column * step, top - row * step
        corners = [(x, y), (x, y - step), (x + step, y - step), (x + step, y), (x, y)]
        shapes.append(f"POLYGON(({', '.join(f'{float(a)!r} {float(b)!r}' for a, b in corners)}))")
    values = {name: values[kept[:, 0], kept[:, 1]].tolist() for name, values in means.items()}
    return len(shapes), write_units(path, shapes, values)
