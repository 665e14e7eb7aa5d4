"""GeoPackage files opened by GDAL, whose failures become messages with the remedy.

GDAL is used and not QGIS's provider, because that switches files to a write-ahead log, which lies beside the
file and makes it unreadable in a folder without write permission.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator, List

from osgeo import gdal

from ..core.errors import InventoryError
from .compat import tr

_NO_LOG = "PRAGMA journal_mode = DELETE"


def explain(path: Path, message: str) -> str:
    """What SQLite or GDAL says about a file, in words that name the remedy."""
    said = message.lower()
    if "locked" in said:
        return tr("{0} is locked by another program. Close it there and run again.").format(path)
    if any(sign in said for sign in ("readonly", "read-only", "permission", "unable to open")):
        return tr("{0} cannot be written: it or its folder is read-only. Change the permissions.").format(
            path
        )
    if any(sign in said for sign in ("is full", "no space", "disk i/o")):
        return tr("{0} cannot be written: the disk is full or fails. Make room and run again.").format(path)
    if "not recognized" in said:  # said only where another plugin called gdal.UseExceptions()
        return _no_geopackage(path)
    return tr("{0} cannot be used ({1}). Check the file and run again.").format(path, message)


def _no_geopackage(path: Path) -> str:
    return tr("{0} is not a GeoPackage, or is damaged. Choose another.").format(path)


def checked(path: Path, call: Callable[..., Any], *arguments: Any) -> Any:
    """The result of a call of GDAL that concerns a file; raises InventoryError when it failed."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    gdal.ErrorReset()
    result = None
    try:
        result = call(*arguments)
        message = gdal.GetLastErrorMsg() if gdal.GetLastErrorType() >= gdal.CE_Failure else ""
    except RuntimeError as error:  # raised where another plugin called gdal.UseExceptions()
        message = str(error) or "GDAL"
    finally:
        gdal.PopErrorHandler()
    if message:
        raise InventoryError(explain(path, message))
    return result


def _unfinished(path: Path) -> bool:
    """Whether a killed program left a journal, which only a writer may play back."""
    return path.with_name(path.name + "-journal").exists() and _may_write(path)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


class GeoPackage:
    """An open file; raises InventoryError when it is absent, no GeoPackage, locked or not permitted."""

    def __init__(self, path: Path, update: bool) -> None:
        self.path = path
        if not path.is_file():
            raise InventoryError(tr("There is no file {0}. Create it, or check the path.").format(path))
        if update and not _may_write(path):  # GDAL only says that it is no GeoPackage
            raise InventoryError(explain(path, "permission"))
        update = update or _unfinished(path)
        flags = gdal.OF_VECTOR | (gdal.OF_UPDATE if update else gdal.OF_READONLY)
        self.dataset = self.do(gdal.OpenEx, str(path), flags, ["GPKG"])
        if self.dataset is None:
            raise InventoryError(_no_geopackage(path))

    def do(self, call: Callable[..., Any], *arguments: Any) -> Any:
        """As `checked`, about this file."""
        return checked(self.path, call, *arguments)

    def sql(self, statement: str) -> List[Any]:
        """The first column of a statement's rows."""
        result = self.do(self.dataset.ExecuteSQL, statement)
        if result is None:
            return []
        values = [feature.GetField(0) for feature in result]
        self.dataset.ReleaseResultSet(result)
        return values

    def tables(self) -> List[str]:
        """Names of the tables that hold features or attributes."""
        return [self.dataset.GetLayer(index).GetName() for index in range(self.dataset.GetLayerCount())]

    def leave_log(self) -> None:
        """Take the file out of the write-ahead log, unless another program uses it."""
        try:
            self.sql(_NO_LOG)
        except InventoryError:
            return

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; also nothing when the process is killed."""
        self.do(self.dataset.StartTransaction)
        complete = False
        try:
            yield
            self.do(self.dataset.CommitTransaction)
            complete = True
        finally:
            if not complete:
                self._roll_back()

    def _roll_back(self) -> None:
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            self.dataset.RollbackTransaction()
        except RuntimeError:  # SQLite has rolled back by itself, as it does on a full disk
            return
        finally:
            gdal.PopErrorHandler()

    def close(self) -> None:
        """Close the file."""
        self.dataset = None


@contextmanager
def opened(path: Path, update: bool = False) -> Iterator[GeoPackage]:
    """A GeoPackage that is closed at the end."""
    package = GeoPackage(path, update)
    try:
        yield package
    finally:
        package.close()
