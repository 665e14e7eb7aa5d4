"""Errors whose message names the thing that is wrong and says what to do."""

from __future__ import annotations

from typing import Callable, List

_translators: List[Callable[[str], str]] = []


class LandslideError(Exception):
    """Base of all errors that the plugin raises for the user to read.

    Its text may hold places such as {0} for the values that follow, so that it can be translated.
    """

    def __init__(self, text: str, *values: object) -> None:
        super().__init__(text, *values)

    def __str__(self) -> str:
        return spoken(*self.args)


def speak(*translators: Callable[[str], str]) -> None:
    """Translate the texts of errors from now on; without an argument they are English."""
    _translators[:] = translators


def spoken(text: str, *values: object) -> str:
    """A text in the language of errors, with its values in the places such as {0}."""
    for translate in _translators:
        text = translate(text)
    return text.format(*values) if values else str(text)


class CaptionError(LandslideError):
    """A caption cannot be read or written."""


class SizeError(LandslideError):
    """Size breaks or a measured size make no sense."""


class ReportError(LandslideError):
    """A report, a table or a picture cannot be made or written."""


class AssetError(LandslideError):
    """The captioner's weights or settings are missing, damaged or of another version."""


class TileError(LandslideError):
    """No tile can be cut from the imagery."""


class DemError(LandslideError):
    """The elevation model cannot be used."""


class GeometryError(LandslideError):
    """An outline cannot be used."""


class InventoryError(LandslideError):
    """The inventory cannot be created, opened or written."""


class ComparisonError(LandslideError):
    """Two inventories cannot be compared, or a figure of their comparison is not defined."""


class OutputError(LandslideError):
    """A file or folder of results cannot be written."""
