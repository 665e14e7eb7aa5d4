"""Captions as word numbers: what the decoder reads, what it shall write, and what each word counts."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner.extras import pixel_edges
from landslide_annotator.core.grammar import CAPTION_WORDS, attributes_to_words
from landslide_annotator.core.sizes import SizeBreaks

from . import bijie

TYPES = ("rotational", "translational", "flow", "fall", "creep")
ACTIVITIES = ("active", "inactive")
MAX_LENGTH = 11
START = CAPTION_WORDS.index("inicio")
END = CAPTION_WORDS.index("fin")
NUMBER = {word: index for index, word in enumerate(CAPTION_WORDS)}
NOTHING = [NUMBER["sin"], NUMBER["deslizamiento"], END]
TEMPLATE_WEIGHT = 0.02
FEWEST = 30
"""A class with fewer training tiles counts as not learned."""


def size_classes(outline: np.ndarray, ground_m: float) -> Tuple[str, str]:
    """Area and perimeter class of an outline on a square pixel grid."""
    breaks, (area, perimeter) = SizeBreaks(), outline_size(outline, ground_m)
    return breaks.area_class(area), breaks.perimeter_class(perimeter)


def outline_size(outline: np.ndarray, ground_m: float) -> Tuple[float, float]:
    """Area in m² and perimeter in m of an outline on square pixels."""
    return float(outline.sum() * ground_m**2), float(pixel_edges(outline) * ground_m * np.pi / 4.0)


def sample_answer(sample: bijie.Sample, attribute: str, rng: np.random.Generator) -> str:
    """One interpretation's answer, drawn by its confidence; answers that tell nothing are left out."""
    answers = sample.answers[attribute]
    known = [i for i, a in enumerate(answers) if a != bijie.UNKNOWN.get(attribute)]
    if not known:
        return ""
    weights = np.array([sample.confidence[attribute][i] for i in known], dtype=float)
    return answers[known[int(rng.choice(len(known), p=weights / weights.sum()))]]


def encode(
    attributes: Dict[str, Optional[str]], weights: Dict[str, float]
) -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Word numbers read and written (MAX_LENGTH,) and the weight of each written word.

    An attribute of weight 0 needs a stand-in code so that the sentence is complete.
    """
    words = [NUMBER[w] for w in attributes_to_words(attributes)]
    if words[-1] != END:
        words.append(END)
    written = np.zeros(MAX_LENGTH, np.int64)
    read = np.zeros(MAX_LENGTH, np.int64)
    counted = np.zeros(MAX_LENGTH, np.float32)
    written[: len(words)] = words
    read[: len(words)] = [START] + words[:-1]
    counted[: len(words)] = TEMPLATE_WEIGHT
    direction = words.index(NUMBER["direccion"]) + 1
    area, perimeter = words.index(NUMBER["area"]) + 1, words.index(NUMBER["perimetro"]) + 1
    for key, place in zip(
        ("type", "activity", "direction", "area", "perimeter"), (0, 1, direction, area, perimeter)
    ):
        counted[place] = weights[key]
    return read, written, counted


def encode_nothing() -> Tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The caption "sin deslizamiento"."""
    written = np.zeros(MAX_LENGTH, np.int64)
    read = np.zeros(MAX_LENGTH, np.int64)
    counted = np.zeros(MAX_LENGTH, np.float32)
    written[: len(NOTHING)] = NOTHING
    read[: len(NOTHING)] = [START] + NOTHING[:-1]
    counted[: len(NOTHING)] = TEMPLATE_WEIGHT
    counted[0] = 1.0
    return read, written, counted


def class_weights(
    samples: Sequence[bijie.Sample], attribute: str, codes: Sequence[str], power: float
) -> Dict[str, float]:
    """Weight of each class: frequency to the minus power, mean 1 over the answers."""
    counts = dict.fromkeys(codes, 1.0)
    for sample in samples:
        for answer in sample.answers[attribute]:
            if answer in counts:
                counts[answer] += 1.0
    total = sum(counts.values())
    raw = {code: (count / total) ** -power for code, count in counts.items()}
    mean = sum(raw[code] * counts[code] for code in codes) / total
    return {code: value / mean for code, value in raw.items()}
