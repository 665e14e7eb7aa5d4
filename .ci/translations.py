"""The plugin's texts in Spanish: gathered into a .ts file, checked, and compiled to .qm.

Texts are those given to tr(); and of core/ and captioner/, which know no Qt, those of errors that they raise,
those given to spoken(), and constants whose names end in REMEDY.

    .ci/translations.py update    # bring the .ts up to date; keeps what is translated
    .ci/translations.py missing   # list what has no Spanish; exit status 1 if anything
    .ci/translations.py release   # write the .qm that QGIS loads; part of `make package`

Qt Linguist edits the .ts. Standard library only, so that no Qt tool has to be installed to package.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "landslide_annotator"
TS = SOURCES / "resources" / "i18n" / "landslide_annotator_es.ts"
CONTEXT = "LandslideAnnotator"
MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
WITHOUT_QT = ("core", "captioner")
HASHES, MESSAGES = 0x42, 0x69
END, TRANSLATION, SOURCE, CONTEXT_NAME = 1, 3, 6, 7


class TranslationError(Exception):
    """A text cannot be translated as it is written."""


def literal(call: ast.Call) -> str | None:
    """The first argument of a call, None where it is no literal text."""
    text = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    return text if isinstance(text, str) else None


def without_qt(node: ast.AST) -> str | None:
    """The text that a statement of a package without Qt holds to be translated, None where it holds none."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return literal(node.exc)
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "spoken":
        return literal(node)
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("REMEDY"):
        return getattr(node.value, "value", None)
    return None


def gather(sources: Path) -> dict[str, list[str]]:
    """Every text to be translated, in order of the files, and the files that hold it."""
    found: dict[str, list[str]] = {}
    for path in sorted(sources.rglob("*.py")):
        name = path.relative_to(sources.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                text = literal(node)
                if text is None:
                    raise TranslationError(f"{name}:{node.lineno}: tr() needs one literal text")
            else:
                text = without_qt(node) if path.parent.name in WITHOUT_QT else None
            if text is not None and name not in found.setdefault(text, []):
                found[text].append(name)
    return found


def read(path: Path) -> dict[str, str]:
    """Translated texts of a .ts file: source -> translation."""
    if not path.is_file():
        return {}
    messages = ET.parse(path).getroot().iter("message")
    pairs = ((m.findtext("source", ""), m.findtext("translation", "")) for m in messages)
    return {source: translation for source, translation in pairs if translation}


def write(path: Path, texts: dict[str, list[str]], translated: dict[str, str]) -> None:
    """Write a .ts file that holds these texts only, those without a translation as unfinished."""
    root = ET.Element("TS", version="2.1", language="es", sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for source, files in texts.items():
        message = ET.SubElement(context, "message")
        for name in files:
            ET.SubElement(message, "location", filename=f"../../../{name}")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        translation.text = translated.get(source)
        if not translation.text:
            translation.set("type", "unfinished")
    ET.indent(root, "    ")
    body = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def faults(texts: dict[str, list[str]], translated: dict[str, str]) -> list[str]:
    """A line for every text without a translation, or whose translation has other {0} places."""
    lines = []
    for source, files in texts.items():
        translation = translated.get(source)
        if not translation:
            lines.append(f"{files[0]}: not translated: {source!r}")
        elif sorted(re.findall(r"{.*?}", source)) != sorted(re.findall(r"{.*?}", translation)):
            lines.append(f"{files[0]}: other places in braces: {source!r} -> {translation!r}")
    return lines


def elf_hash(data: bytes) -> int:
    """The hash by which Qt finds a text."""
    value = 0
    for byte in data:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high & 0xFFFFFFFF
    return value or 1


def compile_qm(translated: dict[str, str]) -> bytes:
    """The texts in the format that QTranslator loads (Qt 5 and 6); the same texts give the same bytes."""

    def field(tag: int, data: bytes) -> bytes:
        return struct.pack(">BI", tag, len(data)) + data

    messages, places = b"", []
    for source, translation in sorted(translated.items()):
        key = source.encode()
        places.append((elf_hash(key), len(messages)))
        messages += field(TRANSLATION, translation.encode("utf-16-be"))
        messages += field(SOURCE, key) + field(CONTEXT_NAME, CONTEXT.encode()) + bytes([END])
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return MAGIC + field(HASHES, hashes) + field(MESSAGES, messages)


def release(ts: Path = TS) -> Path:
    """Write the .qm beside the .ts."""
    target = ts.with_suffix(".qm")
    target.write_bytes(compile_qm(read(ts)))
    return target


def main(arguments: list[str]) -> int:
    if arguments not in (["update"], ["missing"], ["release"]):
        print(__doc__, file=sys.stderr)
        return 2
    if arguments == ["release"]:
        print(release())
        return 0
    try:
        texts = gather(SOURCES)
    except TranslationError as problem:
        print(f"translations: {problem}", file=sys.stderr)
        return 1
    if arguments == ["update"]:
        write(TS, texts, read(TS))
    lines = faults(texts, read(TS))
    print("\n".join([*lines, f"{len(texts)} texts, {len(lines)} to be translated"]))
    return 1 if lines and arguments == ["missing"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
