from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load():
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / ".ci" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load()


@pytest.fixture
def plugin(tmp_path):
    """A plugin of one module with two texts, one in two pieces."""
    folder = tmp_path / "plugin"
    folder.mkdir()
    (folder / "a.py").write_text(
        'x = tr("One {0}")\ny = tr(\n    "Two "\n    "pieces"\n)\n', encoding="utf-8"
    )
    return folder


def test_every_text_of_the_plugin_has_a_spanish_one_with_the_same_places():
    texts = tool.gather(tool.SOURCES)
    assert len(texts) > 200
    assert tool.faults(texts, tool.read(tool.TS)) == []


def test_the_file_of_texts_is_up_to_date():
    assert set(tool.read(tool.TS)) == set(tool.gather(tool.SOURCES))


def test_texts_are_gathered_whole_and_must_be_literal(plugin):
    assert list(tool.gather(plugin)) == ["One {0}", "Two pieces"]
    (plugin / "b.py").write_text("tr(name)\n", encoding="utf-8")
    with pytest.raises(tool.TranslationError, match=r"b\.py:1"):
        tool.gather(plugin)


def test_texts_of_errors_in_core_are_gathered_too(plugin):
    (plugin / "core").mkdir()
    lines = 'raise SizeError("{0} is bad", value)\nraise SizeError(f"{value} is bad")\nraise SizeError\n'
    (plugin / "core" / "sizes.py").write_text(lines, encoding="utf-8")
    assert set(tool.gather(plugin)) == {"One {0}", "Two pieces", "{0} is bad"}


def test_texts_of_the_captioner_are_gathered_too(plugin):
    (plugin / "captioner").mkdir()
    lines = 'NAME = "x"\nREMEDY = "Do this."\nx = spoken("{0} words")\nraise AssetError("{0} is bad", x)\n'
    (plugin / "captioner" / "assets.py").write_text(lines, encoding="utf-8")
    assert set(tool.gather(plugin)) == {"One {0}", "Two pieces", "Do this.", "{0} words", "{0} is bad"}


def test_an_update_keeps_what_is_translated_and_drops_what_is_gone(plugin, tmp_path):
    ts = tmp_path / "i18n" / "es.ts"
    tool.write(ts, tool.gather(plugin), {"One {0}": "Uno {0}", "Gone": "Ido"})
    assert tool.read(ts) == {"One {0}": "Uno {0}"}
    (plugin / "a.py").write_text('x = tr("One {0}")\nz = tr("New")\n', encoding="utf-8")
    texts = tool.gather(plugin)
    tool.write(ts, texts, tool.read(ts))
    assert tool.read(ts) == {"One {0}": "Uno {0}"}
    assert 'type="unfinished"' in ts.read_text(encoding="utf-8")
    (line,) = tool.faults(texts, tool.read(ts))
    assert "not translated: 'New'" in line


def test_a_lost_place_is_a_fault():
    (line,) = tool.faults({"{0} of {1:.0f}": ["a.py"]}, {"{0} of {1:.0f}": "{0} de {1}"})
    assert "places" in line


def test_the_hash_is_that_of_elf():
    # Values of the System V ABI's elf_hash, which Qt took over.
    assert tool.elf_hash(b"printf") == 0x077905A6
    assert tool.elf_hash(b"exit") == 0x0006CF04
    assert tool.elf_hash(b"") == 1  # Qt keeps zero for itself
