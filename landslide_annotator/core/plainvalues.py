"""Numbers and words as tables hold them, in whatever type."""

from __future__ import annotations

import math
from typing import Optional


def read_number(value: object) -> Optional[float]:
    """A finite number, also one written as a text with a point or a comma; None for anything else."""
    if isinstance(value, str):
        value = value.strip().replace(",", ".")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def read_text(value: object) -> str:
    """A text or a number as text, whole numbers without a fraction; nothing for anything else."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    return str(value).strip() if isinstance(value, (str, int, float)) else ""
