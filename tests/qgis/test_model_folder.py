"""A captioner of one's own, given as the folder MODEL."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Dict, Iterator

import numpy as np
import pytest

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.processing.provider import LandslideProvider
from tests.qgis.algorithms import run
from tests.qgis.inventories import box, small_captioner, write_imagery, write_outlines
from tests.qgis.test_pictures import save
from tests.unit.bundle import write_bundle


@pytest.fixture(autouse=True, scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Captioner]:
    with small_captioner(tmp_path_factory.mktemp("bundle")) as made:
        yield made


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_bundle(tmp_path / "modelo ñ", seed=5, name="own", version="7")


@pytest.fixture
def pictures(tmp_path: Path) -> Dict[str, Any]:
    folder = tmp_path / "pictures"
    folder.mkdir()
    save(folder / "a.png", np.random.default_rng(1).integers(0, 256, (90, 90, 3)).astype(np.uint8))
    return {"FOLDER": str(folder), "GROUND_WIDTH": 200, "OUTPUT": str(tmp_path / "table.csv")}


@pytest.fixture
def outlines(tmp_path: Path) -> Dict[str, Any]:
    write_imagery(tmp_path / "ortho.tif")
    write_outlines(tmp_path / "outlines.gpkg", [box(60, 60), box(150, 80, 30, 25)])
    return {
        "INPUT": str(tmp_path / "outlines.gpkg"),
        "IMAGERY": str(tmp_path / "ortho.tif"),
        "OUTPUT": str(tmp_path / "rows.csv"),
    }


def rows_of(path: str) -> Any:
    with open(path, encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def test_rows_say_which_model_wrote_them(outlines: Dict[str, Any], model: Path, bundled: Captioner) -> None:
    versions = []
    for given in ({"MODEL": str(model)}, {"MODEL": ""}, {}):
        _, ok, feedback = run("annotatelandslides", {**outlines, **given})
        assert ok, feedback.errors
        versions.append({row["model_hash"] for row in rows_of(outlines["OUTPUT"])})
    own, usual = Captioner.load(model).settings.digest, bundled.settings.digest
    assert own != usual
    assert versions == [{own}, {usual}, {usual}]


def test_pictures_are_captioned_by_the_model(pictures: Dict[str, Any], model: Path) -> None:
    said = []
    for given in ({"MODEL": str(model)}, {}):
        _, ok, feedback = run("captionimages", {**pictures, **given})
        assert ok, feedback.errors
        said.append(rows_of(pictures["OUTPUT"])[0]["probs"])
    assert said[0] != said[1]


@pytest.mark.parametrize("damage", ["empty", "changed", "absent"])
@pytest.mark.parametrize("name", ["annotatelandslides", "captionimages"])
def test_weights_that_cannot_be_used_are_named(
    name: str, damage: str, model: Path, request: pytest.FixtureRequest
) -> None:
    job = request.getfixturevalue({"annotatelandslides": "outlines", "captionimages": "pictures"}[name])
    if damage == "absent":
        (model / "captioner.json").unlink()
    else:
        data = (model / "encoder.npz").read_bytes()
        (model / "encoder.npz").write_bytes(b"" if damage == "empty" else data[:-100] + b"0" * 100)
    _, ok, feedback = run(name, {**job, "MODEL": str(model)})
    assert not ok
    text = " ".join(feedback.errors)
    assert str(model) in text and "Export the model again" in text
    assert not Path(job["OUTPUT"]).exists()


@pytest.mark.parametrize("name", ["annotatelandslides", "captionimages"])
def test_the_choice_is_optional_and_folded_away(name: str) -> None:
    provider = LandslideProvider()
    provider.loadAlgorithms()
    parameter = provider.algorithm(name).parameterDefinition("MODEL")
    assert parameter.flags() & parameter.Flag.FlagAdvanced
    assert parameter.flags() & parameter.Flag.FlagOptional
