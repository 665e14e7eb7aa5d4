"""The JSON file of a comparison of inventories, read back to be shown in a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import List

from ...core.errors import CaptionError, ReportError
from ..compat import tr
from .page import sections

MOST_BYTES = 20_000_000


def read_sections(path: Path, lang: str) -> List[str]:
    """The pieces of HTML of the comparison in a file; raises ReportError where it holds none.

    They are made at once, so that a file that lacks something is refused before any other work is done.
    """
    fault = tr("{0} is no JSON file of 'Compare inventories' ({1}). Choose one that it wrote.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ReportError(fault.format(path, tr("it is too large")))
        pieces = list(sections(json.loads(path.read_text(encoding="utf-8")), lang))
        "".join(pieces).encode("utf-8")  # JSON can name halves of characters, which no file can hold
    except KeyError as error:
        raise ReportError(fault.format(path, tr("it has no {0}").format(error))) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(fault.format(path, error)) from error
    except (ArithmeticError, AttributeError, CaptionError, IndexError, TypeError) as error:
        raise ReportError(fault.format(path, tr("its figures are not as they were written"))) from error
    return pieces
