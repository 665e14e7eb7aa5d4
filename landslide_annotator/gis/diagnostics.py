"""What helps to find a fault, as text that gives away neither folders nor names nor addresses."""

from __future__ import annotations

import configparser
import getpass
import os
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Iterator, List, Tuple

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import PYQT_VERSION_STR, qVersion

from ..captioner import assets, blas, product
from ..core.errors import LandslideError
from .preferences import Preferences

PLUGIN = Path(__file__).parents[1]
REMOVED = "…"
_PATH = re.compile(
    r"""(?:(?<=[\s'"(=:])|^)(?:[A-Za-z]:[\\/]|\\\\|[.~]{0,2}/)   # where an absolute or relative path begins
    (?:.*[\\/])?                                                # its folders, which may hold spaces
    (?:[^\\/:*?"<>|]*?\.\w{1,8}\b|[^\\/:*?"<>|\s,;)]*)           # its file, up to the ending, else to a space
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_SHORTEST_NAME = 3
"""Account names below this length are words that may stand for something else."""


def report(project: QgsProject) -> str:
    """Versions, settings and kinds of layers of a project, for an issue."""
    lines = [f"{name}: {value}" for name, value in (*_versions(), *_settings(project))]
    lines += ["", "Layers:"] + [f"- {_layer(layer)}" for layer in project.mapLayers().values()]
    return "\n".join(redacted(line) for line in lines) + "\n"


def redacted(text: str) -> str:
    """The text without folders, files, addresses, and names of the account and the machine."""
    text = _ADDRESS.sub(REMOVED, text)
    text = _PATH.sub(REMOVED, text)
    for name in _accounts():
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", REMOVED, text, flags=re.IGNORECASE)
    return text


def _accounts() -> List[str]:
    names = {QgsApplication.userLoginName(), QgsApplication.userFullName(), Preferences.load().analyst}
    names |= {Path.home().name, platform.node(), os.environ.get("USERNAME", "")}
    with suppress(OSError, KeyError, ImportError):  # an account without an entry in the system's list
        names.add(getpass.getuser())
    return sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True)


def _versions() -> Iterator[Tuple[str, str]]:
    plugin, digest = _plugin(), _model()
    yield "Landslide Annotator", plugin
    yield "Model", digest
    yield "QGIS", f"{Qgis.QGIS_VERSION} ({Qgis.QGIS_DEV_VERSION})"
    yield "Qt", f"{qVersion()}, PyQt {PYQT_VERSION_STR}"
    yield "Python", sys.version.split()[0]
    yield "NumPy", f"{np.__version__}, matrix product by {_product()}"
    yield "GDAL", gdal.VersionInfo("RELEASE_NAME")
    yield "System", f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} cores"
    yield "Language", QgsApplication.locale()


def _plugin() -> str:
    """The version of the installed package; a checkout keeps its metadata one folder higher."""
    for folder in (PLUGIN, PLUGIN.parent):
        parser = configparser.ConfigParser()
        try:
            if parser.read(folder / "metadata.txt", encoding="utf-8"):
                return parser.get("general", "version")
        except configparser.Error:
            continue
    return "unknown"


def _model() -> str:
    """Name, version and SHA-256 of the captioner, or what is wrong with it."""
    try:
        settings, _, _ = assets.read(assets.find())
    except LandslideError as error:
        return str(error)
    return f"{settings.name} {settings.version}, {settings.digest}"


def _product() -> str:
    """The library that multiplies matrices, its kernels and its speed."""
    files = sorted({Path(path).name for path in product.libraries()})
    kernels = blas.openblas_kernels() or "unknown"
    speed = product.measure(product.chosen())
    return f"{', '.join(files) or 'unknown'}, kernels {kernels}, {speed:.1f} GFLOP/s"


def _settings(project: QgsProject) -> Iterator[Tuple[str, str]]:
    chosen = Preferences.load()
    yield "Captions", chosen.language
    yield "Size breaks", chosen.breaks.to_json() if chosen.breaks else "default"
    yield "Project", f"{project.crs().authid() or 'no reference system'}, {len(project.mapLayers())} layers"


def _layer(layer: QgsMapLayer) -> str:
    """Kind, provider, reference system and size of a layer; neither its name nor its source."""
    parts = [type(layer).__name__, layer.providerType(), layer.crs().authid() or "no reference system"]
    if not layer.isValid():
        return ", ".join([*parts, "cannot be opened"])
    if isinstance(layer, QgsRasterLayer):
        parts.append(f"{layer.width()} x {layer.height()}, {layer.bandCount()} bands")
    elif isinstance(layer, QgsVectorLayer):
        shape = QgsWkbTypes.displayString(layer.wkbType())
        parts.append(f"{shape}, {layer.featureCount()} rows{', being edited' if layer.isEditable() else ''}")
    return ", ".join(parts)
