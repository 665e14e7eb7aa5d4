"""Where the pages of help are: in the package, in both languages, else at the project's address."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import QUrl

from .preferences import default_language

FOLDER = Path(__file__).parents[1] / "resources" / "help"
README = "https://github.com/landslide-annotator/landslide-annotator#readme"


def page_url(name: str) -> str:
    """The address of a page ("index", "dock" or the id of an algorithm) in QGIS's language.

    Pages are made when the plugin is packaged; without them it is the address of the README.
    """
    page = FOLDER / default_language() / f"{name}.html"
    return QUrl.fromLocalFile(str(page)).toString() if page.is_file() else README
