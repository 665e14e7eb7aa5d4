"""The compiled Spanish texts in QGIS."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

from landslide_annotator.captioner.model import Captioner
from landslide_annotator.core.errors import AssetError, SizeError
from landslide_annotator.core.sizes import SizeBreaks
from landslide_annotator.gis import language
from landslide_annotator.gis.compat import tr

ROOT = Path(__file__).resolve().parents[2]
SPEC = importlib.util.spec_from_file_location("translations_tool", ROOT / ".ci" / "translations.py")
tool = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = tool
SPEC.loader.exec_module(tool)


@pytest.fixture
def folder(tmp_path):
    """A folder with the compiled texts."""
    (tmp_path / "landslide_annotator_es.qm").write_bytes(tool.compile_qm(tool.read(tool.TS)))
    return tmp_path


@pytest.fixture
def locale():
    settings = QgsSettings()

    def choose(name):
        settings.setValue("locale/overrideFlag", True)
        settings.setValue("locale/userLocale", name)

    yield choose
    language.remove()
    settings.remove("locale")


@pytest.fixture(params=["own", "lrelease"])
def compiled(request, tmp_path):
    """A folder with the texts compiled by the project's tool, and by Qt's own."""
    target = tmp_path / "landslide_annotator_es.qm"
    if request.param == "own":
        target.write_bytes(tool.compile_qm(tool.read(tool.TS)))
    elif shutil.which("lrelease") is None:
        pytest.skip("Qt's lrelease is not installed")
    else:
        subprocess.run(["lrelease", "-silent", str(tool.TS), "-qm", str(target)], check=True)
    return tmp_path


def test_qt_finds_every_text_in_the_compiled_file(compiled, locale):
    locale("es")
    assert language.install(compiled)
    pairs = tool.read(tool.TS)
    assert {source: tr(source) for source in pairs} == pairs
    assert tr("No such text") == "No such text"
    assert QCoreApplication.translate("Another", "Landslides") == "Landslides"


@pytest.mark.parametrize("name", ["es", "es_EC"])
def test_spanish_is_loaded_and_taken_back(folder, locale, name):
    locale(name)
    assert language.install(folder)
    assert language.install(folder)  # twice is once
    assert tr("Annotate landslides") == "Anotar deslizamientos"
    with pytest.raises(SizeError, match="tres números positivos y crecientes"):
        SizeBreaks((3.0, 2.0, 1.0))
    with pytest.raises(AssetError, match=r"Faltan los pesos .* Instale el complemento otra vez"):
        Captioner.load(folder)
    language.remove()
    assert tr("Annotate landslides") == "Annotate landslides"
    with pytest.raises(SizeError, match="three positive, rising numbers"):
        SizeBreaks((3.0, 2.0, 1.0))


def test_english_and_other_languages_stay_english(folder, locale):
    for name in ("en_US", "fr"):
        locale(name)
        assert not language.install(folder)
        assert tr("Annotate landslides") == "Annotate landslides"
