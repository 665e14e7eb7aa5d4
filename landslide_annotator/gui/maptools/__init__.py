"""Map tools for outlines, places and directions of landslides."""

from __future__ import annotations

from .arrow import ArrowTool
from .click import ClickTool
from .draw import DrawTool

__all__ = ["ArrowTool", "ClickTool", "DrawTool"]
