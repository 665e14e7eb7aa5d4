from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load():
    spec = importlib.util.spec_from_file_location("package_tool", ROOT / ".ci" / "package.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


package = load()
METADATA = (ROOT / "metadata.txt").read_text(encoding="utf-8")


@pytest.fixture
def tree(tmp_path):
    """A small project of the right shape."""
    plugin = tmp_path / "landslide_annotator"
    (plugin / "resources").mkdir(parents=True)
    (plugin / "__init__.py").write_text("VALUE = 1\n", encoding="utf-8")
    (plugin / "resources" / "icon.svg").write_text("<svg/>", encoding="utf-8")
    (plugin / "__pycache__").mkdir()
    (plugin / "__pycache__" / "x.cpython-39.pyc").write_bytes(b"x")
    assets = tmp_path / "model_assets"
    assets.mkdir()
    for name in (*package.ASSETS, "LICENSE"):
        (assets / name).write_bytes(b"weights")
    (tmp_path / "metadata.txt").write_text(METADATA, encoding="utf-8")
    (tmp_path / "LICENSE").write_text("GPL", encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("## [0.1.0]\n", encoding="utf-8")
    return tmp_path


def build(tree):
    target = tree / "dist" / "landslide_annotator.zip"
    return target, package.build(tree, tree / "model_assets", target)


def test_real_metadata_keeps_the_repository_rules():
    keys = package.check_metadata(METADATA)
    assert keys["hasProcessingProvider"] == "yes"
    assert (keys["qgisMinimumVersion"], keys["qgisMaximumVersion"]) == ("3.22", "4.99")
    assert (ROOT / "landslide_annotator" / keys["icon"]).is_file()
    assert f"## [{keys['version']}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_real_plugin_folder_holds_only_files_that_belong_in_the_package():
    names = package.plugin_files(ROOT)
    assert "landslide_annotator/resources/icon.svg" in names
    assert not [name for name in names if "test" in name or name.endswith(".pyc")]


def test_licences_name_version_2_or_later_and_the_origin_of_the_weights():
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "either version 2 of the License, or (at your option) any later" in own
    assert "END OF TERMS AND CONDITIONS" in own
    weights = (ROOT / "model_assets" / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in weights
    assert "Ji, S." in weights


def test_one_top_folder_with_code_licence_and_weights(tree):
    target, over = build(tree)
    assert over == []
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert {name.split("/")[0] for name in names} == {"landslide_annotator"}
    assert {f"landslide_annotator/{name}" for name in ("__init__.py", "metadata.txt", "LICENSE")} <= set(
        names
    )
    assert {f"landslide_annotator/model_assets/{name}" for name in (*package.ASSETS, "LICENSE")} <= set(names)
    assert not [name for name in names if "__pycache__" in name]


def test_same_files_same_bytes(tree):
    first = build(tree)[0].read_bytes()
    (tree / "landslide_annotator" / "__init__.py").touch()
    assert build(tree)[0].read_bytes() == first


def test_every_kind_of_file_counts_under_its_line():
    kinds = {
        "landslide_annotator/model_assets/encoder.npz": "weights",
        "landslide_annotator/resources/help/index.html": "help and images",
        "landslide_annotator/resources/icon.svg": "help and images",
        "landslide_annotator/resources/example/scene.tif": "example",
        "landslide_annotator/resources/i18n/es.qm": "code and translations",
        "landslide_annotator/core/caption.py": "code and translations",
    }
    assert {name: package.kind(name) for name in kinds} == kinds


def test_over_budget_is_reported_and_fails(tree, monkeypatch, capsys):
    monkeypatch.setitem(package.BUDGET_MB, "weights", 0.00001)
    monkeypatch.setattr(package, "LIMIT", 100)
    _, over = build(tree)
    assert [line.split(":")[0] for line in over] == ["weights", "the whole zip"]
    monkeypatch.setattr(package, "ROOT", tree)
    assert package.main(["--assets", str(tree / "model_assets"), "--output", str(tree / "x.zip")]) == 1
    assert "OVER BUDGET" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda t: (t / "model_assets" / "decoder.npz").unlink(), "decoder.npz"),
        (lambda t: (t / "model_assets" / "LICENSE").unlink(), "LICENSE"),
        (lambda t: (t / "landslide_annotator" / "tool.exe").write_bytes(b"MZ"), "tool.exe"),
        (lambda t: (t / "landslide_annotator" / "__init__.py").unlink(), "__init__.py"),
        (lambda t: (t / "landslide_annotator" / "resources" / "icon.svg").unlink(), "icon"),
        (lambda t: (t / "landslide_annotator" / "ñ.py").write_text(""), "ñ.py"),
        (lambda t: (t / "CHANGELOG.md").write_text("## [0.0.9]"), "0.1.0"),
        (lambda t: (t / "metadata.txt").write_text(METADATA.replace("tracker=", "tracer=")), "tracker"),
        (lambda t: (t / "metadata.txt").write_text(METADATA + "x=50 %\n"), "percent"),
        (
            lambda t: (t / "metadata.txt").write_text(METADATA.replace("version=0.1.0", "version=soon")),
            "soon",
        ),
    ],
)
def test_a_broken_tree_is_refused_and_named(tree, change, named):
    change(tree)
    with pytest.raises(package.PackageError, match=named):
        build(tree)
