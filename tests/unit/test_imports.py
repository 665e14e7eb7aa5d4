"""What each part of the plugin may import, and no name that the plugin repository's security scan refuses."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGIN = "landslide_annotator"
OUTSIDE = {
    "core": set(),
    "captioner": {"numpy"},
    "gis": {"numpy", "qgis", "osgeo", "processing"},
    "processing": {"numpy", "qgis", "processing"},
    "gui": {"numpy", "qgis", "processing"},
    "": {"qgis", "processing"},
}
BELOW = {
    "core": {"core"},
    "captioner": {"captioner", "core"},
    "gis": {"gis", "captioner", "core"},
    "processing": {"processing", "gis", "captioner", "core"},
    "gui": {"gui", "gis", "captioner", "core"},
    "": {"gui", "processing", "gis", "captioner", "core", ""},
}
# The folders of gis/ and which others each may import, those that are imported before those that import them.
# All import the modules that lie in gis/ itself, which import none of the folders.
WITHIN_GIS = {
    "imagery": set(),
    "pages": set(),
    "inventory": set(),
    "measures": {"imagery"},
    "annotation": {"imagery", "inventory", "measures"},
    "comparison": {"inventory", "measures", "pages"},
    "desktop": {"annotation", "imagery", "inventory", "measures"},
    "example": {"inventory", "measures"},
    "exchange": {"annotation", "inventory", "measures"},
    "expressions": {"inventory", "measures"},
    "reports": {"imagery", "inventory", "measures", "pages"},
    "review": {"annotation", "inventory", "measures"},
    "tilesets": {"imagery", "inventory", "measures"},
}
# Python 3.9 has no list of its standard modules; there the check is left to newer Pythons.
STANDARD = getattr(sys, "stdlib_module_names", None)
REFUSED = re.compile(r"token|secret|passw|pwd", re.IGNORECASE)


def modules(root):
    return sorted((root / PLUGIN).rglob("*.py"))


def part(path, root):
    parts = path.relative_to(root / PLUGIN).parts
    return parts[0] if len(parts) > 1 else ""


def folder_of_gis(path, root):
    parts = path.relative_to(root / PLUGIN / "gis").parts
    return parts[0] if len(parts) > 1 else ""


def folder_is_below(folder, target):
    """Whether a folder of gis/, "" for gis/ itself, may import from another."""
    return target in {"", folder} | WITHIN_GIS.get(folder, set())


def imported(path, root):
    """Full dotted names that a module imports, with what it takes from them; relative ones are resolved."""
    package = path.relative_to(root).with_suffix("").parts[:-1]
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = [*package[: len(package) - node.level + 1], *(node.module or "").split(".")]
            base = [word for word in base if word]
            names += [".".join([*base, alias.name]) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def violations(root):
    """One line for every import that breaks the rules."""
    found = []
    for path in modules(root):
        where = part(path, root)
        for name in imported(path, root):
            top, *rest = name.split(".")
            if top == PLUGIN:
                target = rest[0] if rest and rest[0] in BELOW else ""
                allowed = target in BELOW.get(where, set())
                if where == target == "gis":
                    within = "".join(word for word in rest[1:2] if word in WITHIN_GIS)
                    allowed = folder_is_below(folder_of_gis(path, root), within)
            else:
                allowed = top in OUTSIDE.get(where, set()) or STANDARD is None or top in STANDARD
            if not allowed:
                found.append(f"{path.relative_to(root)}: {name}")
    return found


def refused_names(root):
    found = []
    for path in modules(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            words = [getattr(node, key, None) for key in ("id", "attr", "arg", "name")]
            found += [
                f"{path.relative_to(root)}: {word}"
                for word in words
                if isinstance(word, str) and REFUSED.search(word)
            ]
    return found


def test_the_plugin_imports_only_what_it_may():
    assert violations(ROOT) == []


def test_the_folders_of_gis_import_one_another_in_one_direction():
    folders = [path.name for path in (ROOT / PLUGIN / "gis").iterdir() if (path / "__init__.py").is_file()]
    assert set(folders) == set(WITHIN_GIS)
    before = set()
    for folder, below in WITHIN_GIS.items():
        assert below <= before, folder
        before.add(folder)


def test_no_name_looks_like_a_credential():
    assert refused_names(ROOT) == []


@pytest.mark.parametrize(
    ("folder", "line", "broken"),
    [
        ("core", "import numpy", True),
        ("core", "from ..gis.imagery import tiles", True),
        ("core", "from . import errors", False),
        ("core", "import json", False),
        ("captioner", "import numpy as np", False),
        ("captioner", "from qgis.core import Qgis", True),
        ("captioner", "from ..core.caption import write", False),
        ("gis", "from osgeo import gdal", False),
        ("gis", "import scipy", True),
        ("gis", "from ..processing.base import Algorithm", True),
        ("gis", "from . import compat", False),
        ("gis", "from .imagery.tiles import clip", True),
        ("gis", "from .imagery import tiles", True),
        ("gis/imagery", "from .tiles import clip", False),
        ("gis/imagery", "from ..compat import tr", False),
        ("gis/imagery", "from ...core import errors", False),
        ("gis/imagery", "from ..inventory.schema import COLUMNS", True),
        ("gis/imagery", "from .. import inventory", True),
        ("gis/imagery", "from landslide_annotator.gis.reports import sample", True),
        ("gis/imagery", "from landslide_annotator.gis import reports", True),
        ("gis/imagery", "import landslide_annotator.gis", False),
        ("gis/measures", "from ..imagery.raster import Window", False),
        ("gis/reports", "from ..comparison import page", True),
        ("gis/other", "from ..imagery import tiles", True),
        ("processing", "from osgeo import gdal", True),
        ("processing", "from ..gis.imagery.tiles import clip", False),
        ("gui", "from ..processing import provider", True),
        ("gui", "from PyQt5.QtCore import Qt", True),
    ],
)
def test_the_rules_catch_what_they_forbid(tmp_path, folder, line, broken):
    (tmp_path / PLUGIN / folder).mkdir(parents=True)
    (tmp_path / PLUGIN / folder / "module.py").write_text(f"{line}\nword_before = 1\n", encoding="utf-8")
    assert bool(violations(tmp_path)) is broken
    assert refused_names(tmp_path) == []


def test_a_refused_name_is_caught(tmp_path):
    (tmp_path / PLUGIN).mkdir()
    (tmp_path / PLUGIN / "module.py").write_text(
        "def read(end_token=None):\n    return end_token\n", encoding="utf-8"
    )
    assert refused_names(tmp_path)
