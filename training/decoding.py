"""Greedy decoding of many pictures at once with the Keras model, under the grammar."""

from __future__ import annotations

from typing import Callable, Dict, List

import numpy as np

from landslide_annotator.core.grammar import slot_words

from .targets import MAX_LENGTH, NUMBER, START, TYPES

Predict = Callable[[np.ndarray], np.ndarray]
TYPE_WORDS = {code: word for word, code in slot_words("type", []).items()}


def detect(predict: Predict, count: int) -> np.ndarray:
    """Probability of a landslide (N,): the first word is one of the types and not ``sin``."""
    first = predict(_read([[] for _ in range(count)]))[:, 0]
    types = first[:, [NUMBER[TYPE_WORDS[code]] for code in TYPES]].sum(axis=1)
    return types / (types + first[:, NUMBER["sin"]])


def describe(predict: Predict, count: int) -> Dict[str, List[Dict[str, float]]]:
    """Probabilities per attribute and picture, each slot read after the likeliest words before it.

    predict takes word numbers (N, MAX_LENGTH) and gives word probabilities (N, MAX_LENGTH, V).
    """
    before: List[List[str]] = [[] for _ in range(count)]
    result: Dict[str, List[Dict[str, float]]] = {}
    for key, lead in (
        ("type", None),
        ("activity", None),
        ("direction", "direccion"),
        ("area", "area"),
        ("perimeter", "perimetro"),
    ):
        if lead:
            before = [words + [lead] for words in before]
        slots = [slot_words(key, words) for words in before]
        probabilities = predict(_read(before))
        result[key] = []
        for index, slot in enumerate(slots):
            row = probabilities[index, len(before[index])]
            total = sum(row[NUMBER[word]] for word in slot)
            result[key].append({code: float(row[NUMBER[word]] / total) for word, code in slot.items()})
            best = max(slot, key=lambda word: row[NUMBER[word]])
            before[index] = before[index] + ([best, "grande"] if best == "muy" else [best])
    return result


def _read(before: List[List[str]]) -> np.ndarray:
    read = np.zeros((len(before), MAX_LENGTH), np.int32)
    for index, words in enumerate(before):
        numbers = [START] + [NUMBER[w] for w in words]
        read[index, : len(numbers)] = numbers
    return read
