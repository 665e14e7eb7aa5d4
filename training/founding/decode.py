"""Captions from the founding decoder: the likeliest word after the words so far, until the end word."""

from __future__ import annotations

from typing import Dict, List, Sequence

import keras
import numpy as np

from landslide_annotator.core.vocabulary import LISTS

from .outputs import Output
from .vocabulary import END, START, Vocabulary

LEADS = {"direction": "direccion", "area": "area", "perimeter": "perimetro"}


def greedy(
    model: keras.Model, features: np.ndarray, vocabulary: Vocabulary, names: Sequence[str], view: int = 0
) -> List[Output]:
    """The caption of each row of features (N, 2048)."""
    words = np.zeros((len(features), vocabulary.max_len), np.int32)
    words[:, 0] = vocabulary.numbers[START]
    steps = []
    for place in range(1, vocabulary.max_len):
        inputs = {"features": features, "words_before": words}
        shares = np.asarray(model.predict(inputs, batch_size=256, verbose=0))
        words[:, place] = shares.argmax(axis=1)
        steps.append(shares)
    told = np.stack(steps, axis=1)
    return [_output(names[i], words[i, 1:], told[i], vocabulary, view) for i in range(len(features))]


def _output(name: str, numbers: np.ndarray, told: np.ndarray, vocabulary: Vocabulary, view: int) -> Output:
    end = vocabulary.numbers[END]
    length = int(np.argmax(numbers == end)) if (numbers == end).any() else len(numbers)
    words = [vocabulary.words[n] for n in numbers[:length]]
    shares = _shares(words, told, vocabulary)
    certain = [float(told[place, numbers[place]]) for place in range(length)]
    return Output(name, " ".join(words), certain, shares, view)


def _shares(words: List[str], told: np.ndarray, vocabulary: Vocabulary) -> Dict[str, Dict[str, float]]:
    """Probability of each code at the place where the caption names its attribute."""
    places = {"type": 0, "activity": 1}
    places.update({key: words.index(lead) + 1 for key, lead in LEADS.items() if lead in words})
    found: Dict[str, Dict[str, float]] = {}
    for attribute, place in places.items():
        if place >= len(words):
            continue
        codes: Dict[str, float] = {}
        for word, code in first_words(attribute).items():
            if word in vocabulary.numbers:
                codes[code] = codes.get(code, 0.0) + float(told[place, vocabulary.numbers[word]])
        found[attribute] = codes
    return found


def first_words(attribute: str) -> Dict[str, str]:
    """The first word of each of an attribute's Spanish terms, in both genders, and its code."""
    found: Dict[str, str] = {}
    for term in LISTS[attribute]:
        for spelling in (term.word, term.feminine):
            if spelling:
                found.setdefault(spelling.split()[0], term.code)
    return found
