"""The captioner's reasons to look at a caption, in the user's language."""

from __future__ import annotations

from typing import List

from ...captioner.result import Caption, Reason
from ...core.vocabulary import term
from ..compat import tr
from ..preferences import default_language


def review_reasons(caption: Caption) -> List[str]:
    """Why a person should look at a caption; empty when nothing speaks for it."""
    return [reason_text(reason) for reason in caption.review_reasons]


def reason_text(reason: Reason) -> str:
    """One reason."""
    values = reason.values
    if reason.code == "no_landslide":
        return tr("the model sees no landslide (probability {0:.2f})").format(*values)
    if reason.code == "no_scale":
        return tr("the ground scale is unknown")
    if reason.code == "side":
        return tr("the tile side of {0:.0f} m is outside the trained range, {1:.0f} to {2:.0f} m").format(
            *values
        )
    if reason.code == "ground":
        return tr(
            "the ground resolution of {0:.2f} m is outside the trained range, {1:.2f} to {2:.2f} m"
        ).format(*values)
    kind = term("type", str(values[0])).label(default_language())
    return tr("training had too few examples of the type '{0}'").format(kind)
