"""The offline help: a page for everything, in both languages, and no dead link."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from urllib.parse import urlparse

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QUrl

from landslide_annotator.gis import help as pages
from landslide_annotator.processing.provider import LandslideProvider

ROOT = Path(__file__).resolve().parents[2]


def load(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool, translations = load("helppages"), load("translations")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The help in a folder, with the Spanish texts compiled elsewhere."""
    folder = tmp_path_factory.mktemp("help")
    texts = tmp_path_factory.mktemp("i18n")
    qm = translations.compile_qm(translations.read(translations.TS))
    (texts / "landslide_annotator_es.qm").write_bytes(qm)
    tool.write(folder, texts)
    return folder


def ids():
    provider = LandslideProvider()
    provider.loadAlgorithms()
    return {algorithm.name() for algorithm in provider.algorithms()}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_algorithm_has_a_page_that_names_its_parameters(made, lang):
    provider = LandslideProvider()
    provider.loadAlgorithms()
    for algorithm in provider.algorithms():
        text = (made / lang / f"{algorithm.name()}.html").read_text(encoding="utf-8")
        for parameter in algorithm.parameterDefinitions():
            assert f"<code>{parameter.name()}</code>" in text
        assert f'<html lang="{lang}">' in text
    assert {path.stem for path in (made / lang).glob("*.html")} == ids() | set(tool.GUIDES)


def test_pages_are_in_their_language(made):
    english, spanish = ((made / lang / "annotatelandslides.html").read_text("utf-8") for lang in ("en", "es"))
    assert "<h1>Annotate landslides</h1>" in english
    assert "<h1>Anotar deslizamientos</h1>" in spanish
    assert "Outlines" not in spanish


def test_no_link_or_picture_is_dead(made):
    for page in made.rglob("*.html"):
        for target in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            if urlparse(target).scheme:
                assert target.startswith("https://github.com/landslide-annotator/")
            else:
                assert (page.parent / target.split("#")[0]).is_file(), f"{page}: {target}"


def test_every_page_can_be_reached_from_the_first(made):
    for lang in ("en", "es"):
        index = (made / lang / "index.html").read_text(encoding="utf-8")
        linked = set(re.findall(r'href="(\w+)\.html"', index))
        assert linked == {path.stem for path in (made / lang).glob("*.html")}


def test_both_languages_have_the_same_guides():
    for name in tool.GUIDES:
        shapes = [
            re.findall(r"<(h1|h2|li|tr|table)\b", (tool.SOURCES / lang / f"{name}.html").read_text("utf-8"))
            for lang in ("en", "es")
        ]
        assert shapes[0] == shapes[1], name


def test_pictures_that_are_not_there_are_left_out(tmp_path):
    (tmp_path / "there.png").touch()
    body = '<p><img src="there.png" alt="a"></p>\n<p><img src="gone.png" alt="b"></p>\n'
    assert tool.without_missing_pictures(body, tmp_path) == '<p><img src="there.png" alt="a"></p>\n'


def test_help_opens_the_page_of_the_language_and_else_the_readme(made, monkeypatch):
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "es")
    try:
        monkeypatch.setattr(pages, "FOLDER", made)
        provider = LandslideProvider()
        provider.loadAlgorithms()
        for algorithm in provider.algorithms():
            path = Path(QUrl(algorithm.helpUrl()).toLocalFile())
            assert path == made / "es" / f"{algorithm.name()}.html"
            assert path.is_file()
        monkeypatch.setattr(pages, "FOLDER", made / "nowhere")
        assert pages.page_url("dock") == pages.README
    finally:
        settings.remove("locale")
