"""What 'Copy diagnostics' says, and what it must not give away."""

from __future__ import annotations

import getpass
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import Qgis, QgsProject, QgsRasterLayer, QgsSettings, QgsVectorLayer

from landslide_annotator.captioner import assets
from landslide_annotator.core.errors import AssetError
from landslide_annotator.gis import diagnostics
from landslide_annotator.gis.diagnostics import redacted, report


@pytest.fixture
def project(tmp_path):
    """Layers whose names and places would say who works where."""
    folder = tmp_path / "Mina Secreta" / "Ana Pérez"
    folder.mkdir(parents=True)
    project = QgsProject()
    for layer in (
        QgsVectorLayer("Polygon?crs=EPSG:32717", "Caso Quimsacocha", "memory"),
        QgsVectorLayer(str(folder / "gone.gpkg"), "Caso Quimsacocha", "ogr"),
        QgsRasterLayer(
            "type=xyz&url=https://ana:clave@tiles.example.org/{z}/{x}/{y}.png?key=abc123", "b", "wms"
        ),
        QgsVectorLayer(
            "host='db.example.org' user='ana_perez' key='id' table=\"a\".\"b\" (g)", "t", "postgres"
        ),
    ):
        project.addMapLayer(layer)
    yield project
    project.clear()


def test_versions_model_and_kinds_of_layers_are_named(project):
    text = report(project)
    settings, _, _ = assets.read(assets.find())
    for wanted in (Qgis.QGIS_VERSION, np.__version__, settings.digest, "GFLOP/s", "EPSG:32717", "memory"):
        assert wanted in text
    layers = text.split("Layers:\n")[1].splitlines()
    assert len(layers) == 4
    assert sum("cannot be opened" in line for line in layers) >= 2


def test_no_folder_name_account_or_address_gets_out(project, tmp_path):
    settings = QgsSettings()
    settings.setValue("landslide_annotator/analyst", "Ana Pérez")
    try:
        text = report(project)
    finally:
        settings.remove("landslide_annotator")
    hidden = ["Quimsacocha", "Secreta", "Pérez", "ana_perez", "example.org", "abc123", "clave", "://"]
    for word in [*hidden, str(Path.home()), str(tmp_path), str(diagnostics.PLUGIN)]:
        assert word not in text
    assert not re.search(rf"(?<!\w){re.escape(getpass.getuser())}(?!\w)", text)


def test_an_error_that_names_a_folder_is_cleaned(project, monkeypatch):
    def broken(*_):
        raise AssetError(f"{Path.home()}/my maps/captioner.json is missing. Install it again.")

    monkeypatch.setattr(diagnostics.assets, "find", broken)
    line = next(line for line in report(project).splitlines() if line.startswith("Model"))
    assert line == f"Model: {diagnostics.REMOVED} is missing. Install it again."


word = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Nd"), whitelist_characters="_-"), min_size=3)
spaced = st.one_of(word, st.tuples(word, word).map(" ".join))


@given(
    st.lists(spaced, min_size=1, max_size=4),
    spaced,
    st.sampled_from(["/", "C:\\", "\\\\server\\", "../", "~/"]),
)
def test_no_part_of_a_path_is_left(parts, name, start):
    between = "\\" if "\\" in start else "/"
    path = start + between.join([*parts, f"{name}.gpkg"])
    for text in (path, f"File '{path}' is bad", f"source={path}|layername=x", f"{path}: no such file"):
        cleaned = redacted(text)
        assert diagnostics.REMOVED in cleaned
        left = cleaned.replace("layername=x", "")
        for part in (*parts, name):
            assert part not in left or part in "File is bad source no such file".split() or len(part) < 2


@pytest.mark.parametrize(
    "text", ["94.6 GFLOP/s", "QGIS 3.22.16-Białowieża", "Qt: 5.15.8, PyQt 5.15.9", "3/4"]
)
def test_what_is_no_path_stays(text):
    assert redacted(text) == text
