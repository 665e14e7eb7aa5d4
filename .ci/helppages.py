"""Makes the offline help in landslide_annotator/resources/help, in both languages; part of `make package`.

A page for each algorithm comes from the algorithm itself (name, help, parameters, results), the others from
help/sources. Run it with a Python that has QGIS. Pictures lie in resources/help/images; a page leaves out
those that are not there.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "landslide_annotator" / "resources" / "help"
SOURCES = HELP / "sources"
LANGUAGES = ("en", "es")
GUIDES = ("index", "dock", "map", "trouble")
WORDS = {
    "en": {
        "parameters": "Parameters",
        "results": "Results",
        "optional": "may be left empty",
        "advanced": "advanced",
        "default": "default",
        "terminal": "In a terminal",
        "algorithms": "Algorithms",
    },
    "es": {
        "parameters": "Parámetros",
        "results": "Resultados",
        "optional": "puede quedar vacío",
        "advanced": "avanzado",
        "default": "por defecto",
        "terminal": "En una terminal",
        "algorithms": "Algoritmos",
    },
}
NAMES = {"en": "English", "es": "Español"}


def title(body: str) -> str:
    """The text of a page's heading."""
    found = re.search(r"<h1>(.*?)</h1>", body, re.DOTALL)
    return found.group(1) if found else ""


def without_missing_pictures(body: str, folder: Path) -> str:
    """The page without pictures whose files are not there."""

    def keep(match: re.Match[str]) -> str:
        return match.group(0) if (folder / match.group(1)).is_file() else ""

    return re.sub(r'<p><img src="([^"]+)"[^>]*></p>\n?', keep, body)


def parameter_row(parameter: Any, words: dict[str, str]) -> str:
    """A row of the table of parameters."""
    flags = parameter.flags()
    notes = []
    if flags & parameter.Flag.FlagOptional:
        notes.append(words["optional"])
    if flags & parameter.Flag.FlagAdvanced:
        notes.append(words["advanced"])
    default = parameter.defaultValue()
    if default not in (None, "", False):
        notes.append(f"{words['default']}: {default}")
    note = f" <small>({escape('; '.join(notes))})</small>" if notes else ""
    text = escape(parameter.description())
    return f"<tr><td>{text}{note}</td><td><code>{parameter.name()}</code></td></tr>"


def algorithm_page(algorithm: Any, words: dict[str, str]) -> str:
    """The body of an algorithm's page."""
    shown = [p for p in algorithm.parameterDefinitions() if not p.flags() & p.Flag.FlagHidden]
    needed = [p.name() for p in shown if not p.flags() & p.Flag.FlagOptional and p.defaultValue() is None]
    paragraphs = escape(algorithm.shortHelpString(), quote=False).split("\n\n")
    parts = [f"<h1>{escape(algorithm.displayName())}</h1>"]
    parts += ["<p>" + paragraph.replace("\n", "<br>\n") + "</p>" for paragraph in paragraphs]
    parts += [f"<h2>{words['parameters']}</h2>", "<table>"]
    parts += [parameter_row(parameter, words) for parameter in shown]
    parts += ["</table>", f"<h2>{words['results']}</h2>", "<table>"]
    parts += [
        f"<tr><td>{escape(output.description())}</td><td><code>{output.name()}</code></td></tr>"
        for output in algorithm.outputDefinitions()
    ]
    call = " ".join(f"{name}=…" for name in needed)
    parts += ["</table>", f"<h2>{words['terminal']}</h2>"]
    parts.append(f"<pre>qgis_process run landslide_annotator:{algorithm.name()} -- {call}</pre>")
    return "\n".join(parts) + "\n"


def bodies(algorithms: list[Any], lang: str) -> dict[str, str]:
    """Every page of a language, without its frame, by name."""
    pages = {name: (SOURCES / lang / f"{name}.html").read_text(encoding="utf-8") for name in GUIDES}
    made = {algorithm.name(): algorithm_page(algorithm, WORDS[lang]) for algorithm in algorithms}
    made = dict(sorted(made.items(), key=lambda item: title(item[1])))
    links = "\n".join(f'<li><a href="{name}.html">{title(body)}</a></li>' for name, body in made.items())
    pages["index"] += f"<h2>{WORDS[lang]['algorithms']}</h2>\n<ul>\n{links}\n</ul>\n"
    return {**pages, **made}


def framed(name: str, body: str, guides: dict[str, str], lang: str) -> str:
    """A whole page."""
    links = " ".join(f'<a href="{page}.html">{title(text)}</a>' for page, text in guides.items())
    other = next(language for language in LANGUAGES if language != lang)
    switch = f'<a href="../{other}/{name}.html" lang="{other}">{NAMES[other]}</a>'
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title(body)}</title>\n"
        f'<link rel="stylesheet" href="../style.css">\n</head>\n<body>\n<nav>{links} {switch}</nav>\n'
        f"{body}</body>\n</html>\n"
    )


def write(folder: Path, texts: Path) -> int:
    """Write all pages of both languages; the number of pages. QGIS must have been started.

    texts: the folder of the compiled translations.
    """
    from landslide_annotator.gis import language
    from landslide_annotator.processing.provider import LandslideProvider

    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "style.css").write_bytes((SOURCES / "style.css").read_bytes())
    count = 0
    for lang in LANGUAGES:
        language.remove()
        language.install(texts, lang)
        provider = LandslideProvider()
        provider.loadAlgorithms()
        pages = bodies(provider.algorithms(), lang)
        (folder / lang).mkdir(exist_ok=True)
        for old in (folder / lang).glob("*.html"):
            old.unlink()
        for name, body in pages.items():
            whole = framed(name, body, {guide: pages[guide] for guide in GUIDES}, lang)
            whole = without_missing_pictures(whole, folder / lang)
            (folder / lang / f"{name}.html").write_text(whole, encoding="utf-8")
        count += len(pages)
    language.remove()
    return count


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as profile:
        os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
        sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]
        import translations
        from qgis.core import QgsApplication

        translations.release()
        application = QgsApplication([], False)
        application.initQgis()
        print(f"{HELP}: {write(HELP, translations.TS.parent)} pages")
        application.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
