"""Checks that every name of Qt that the plugin uses exists in Qt 6, which QGIS 4 brings.

Reads the type stubs that come with PyQt6; nothing of Qt is imported or run. Follows names that are imported
from qgis.PyQt and what is written behind them with dots (`Qt.ItemDataRole.UserRole`), base classes included.
"""

from __future__ import annotations

import ast
import re
import sys
import sysconfig
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLUGIN = ROOT / "landslide_annotator"
STUBS = Path(sysconfig.get_path("purelib")) / "PyQt6"
PREFIX = "qgis.PyQt."
# qgis.PyQt keeps these where Qt 5 had them.
MOVED = {
    ("QtWidgets", name): "QtGui"
    for name in ("QAction", "QActionGroup", "QShortcut", "QUndoStack", "QUndoCommand")
}
GONE = {("QtCore", "QVariant")}
"""Names that gis/compat.py imports for QGIS before 3.38 only."""


@cache
def classes(module: str) -> dict[str, ast.ClassDef | None]:
    """The names of a stub: a class's definition, None for anything else."""
    text = (STUBS / f"{module}.pyi").read_text(encoding="utf-8")
    return members(ast.parse(re.sub(r", /(?=[,)])", "", text)))  # some stubs have the mark in a wrong place


def members(node: ast.Module | ast.ClassDef) -> dict[str, ast.ClassDef | None]:
    """What a module or a class defines."""
    found: dict[str, ast.ClassDef | None] = {}
    for item in node.body:
        if isinstance(item, ast.ClassDef):
            found[item.name] = item
        elif isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found[item.name] = None
        elif isinstance(item, ast.Assign):
            found.update({target.id: None for target in item.targets if isinstance(target, ast.Name)})
        elif isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            found[item.target.id] = None
    return found


def bases(node: ast.ClassDef, module: str) -> list[tuple[ast.ClassDef, str]]:
    """The definitions of a class's bases, and the modules that hold them."""
    found = []
    for base in node.bases:
        *path, name = ast.unparse(base).split(".")
        home = path[-1] if path and (STUBS / f"{path[-1]}.pyi").is_file() else module
        definition = classes(home).get(name)
        if definition is not None:
            found.append((definition, home))
    return found


def member(node: ast.ClassDef, module: str, name: str) -> tuple[bool, ast.ClassDef | None]:
    """Whether a class or one of its bases has a member, and its definition if it is a class."""
    own = members(node)
    if name in own:
        return True, own[name]
    for base, home in bases(node, module):
        known, definition = member(base, home, name)
        if known:
            return True, definition
    enumeration = any("Enum" in ast.unparse(base) or "Flag" in ast.unparse(base) for base in node.bases)
    return enumeration and name in {"name", "value", "__members__"}, None


def imported(tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Names in a module of the plugin: their module of Qt, and what they are called there."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith(PREFIX):
            module = node.module.removeprefix(PREFIX)
            found.update({alias.asname or alias.name: (module, alias.name) for alias in node.names})
    return found


def chain(node: ast.Attribute) -> list[str]:
    """The names of `a.b.c`; empty when it does not start with a name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value  # type: ignore[assignment]
    return [node.id, *reversed(names)] if isinstance(node, ast.Name) else []


def follow(module: str, name: str, rest: list[str]) -> bool:
    """Whether Qt 6 knows a name and what is written behind it."""
    home = MOVED.get((module, name), module)
    if module in {"uic", "sip"} or (module, name) in GONE:
        return True
    if not (STUBS / f"{home}.pyi").is_file() or name not in classes(home):
        return False
    definition = classes(home)[name]
    for word in rest:
        if definition is None:
            return True  # the members of a value are not known here
        known, definition = member(definition, home, word)
        if not known:
            return False
    return True


def faults(path: Path) -> list[str]:
    """One line for every name in a module that Qt 6 does not know."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = imported(tree)
    found = [f"{module}.{name}" for module, name in names.values() if not follow(module, name, [])]
    for node in ast.walk(tree):
        words = chain(node) if isinstance(node, ast.Attribute) else []
        if words and words[0] in names:
            module, name = names[words[0]]
            if not follow(module, name, words[1:]):
                found.append(f"{node.lineno}: {'.'.join(words)}")
    return [f"{path.relative_to(ROOT)}: {line}" for line in dict.fromkeys(found)]


def main() -> int:
    if not STUBS.is_dir():
        print(f"{STUBS} is missing: install PyQt6 (only its type stubs are read).", file=sys.stderr)
        return 1
    found = [line for path in sorted(PLUGIN.rglob("*.py")) for line in faults(path)]
    for line in found:
        print(f"not in Qt 6: {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
