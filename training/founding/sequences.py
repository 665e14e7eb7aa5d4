"""Captions as pairs of the words before and the next word."""

from __future__ import annotations

from typing import Dict, Iterator, List, Sequence, Tuple

import numpy as np

from landslide_annotator.core import caption as captions
from landslide_annotator.core.errors import CaptionError

from .. import views
from .vocabulary import Vocabulary

Batch = Tuple[Dict[str, np.ndarray], np.ndarray]


def turned_caption(caption: str, view: int) -> str:
    """The caption with its direction as it reads in a turned or mirrored view."""
    try:
        attributes = dict(captions.parse(caption).attributes)
    except CaptionError:
        return caption
    if attributes["direction"] is None:
        return caption
    attributes["direction"] = views.turned_direction(attributes["direction"], view)
    return captions.write(attributes)


def pairs(
    captions_by_row: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows (P, 2) of picture and view, words before (P, max_len), next word (P,).

    captions_by_row: a caption for each view of each picture.
    """
    rows: List[Tuple[int, int]] = []
    before: List[np.ndarray] = []
    following: List[int] = []
    for row, texts in enumerate(captions_by_row):
        for view, text in enumerate(texts):
            numbers = vocabulary.encode(text)
            for place in range(1, len(numbers)):
                padded = np.zeros(vocabulary.max_len, np.int32)
                padded[:place] = numbers[:place]
                rows.append((row, view))
                before.append(padded)
                following.append(numbers[place])
    return np.array(rows).reshape(-1, 2), np.array(before), np.array(following)


def batches(
    features: np.ndarray,
    listed: Tuple[np.ndarray, np.ndarray, np.ndarray],
    vocab_size: int,
    size: int,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    """One pass over all pairs in a random order, as inputs and one-hot next words."""
    rows, before, following = listed
    order = rng.permutation(len(following))
    for start in range(0, len(order), size):
        chosen = order[start : start + size]
        inputs = {
            "features": features[rows[chosen, 0], rows[chosen, 1]],
            "words_before": before[chosen],
        }
        yield inputs, np.eye(vocab_size, dtype=np.float32)[following[chosen]]
