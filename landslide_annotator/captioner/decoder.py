"""The LSTM decoder: pooled features -> probabilities of the next word; greedy decoding under the grammar.

A picture may be read in several of its eight views: the logits of the readings are averaged, each with the
words of direction put back into the picture as it is. A lean towards usual or rare answers is added; that of
directions turns with the light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..core.errors import AssetError, spoken
from ..core.grammar import (
    DIRECTION_WORDS,
    END_WORD,
    NOTHING,
    START_WORD,
    TYPE_WORDS,
    next_words,
    slot_words,
    word_in_view,
)
from ..core.vocabulary import KEYS
from .assets import Archive
from .views import PLAIN, VIEWS

LONGEST = 16
"""More words than any caption has."""
Reading = Tuple[int, np.ndarray]
"""A view of the picture and its features (F)."""


@dataclass(frozen=True)
class State:
    """Projected features (4 H, with the gates' bias), hidden state and cell state (H)."""

    given: np.ndarray
    hidden: np.ndarray
    cell: np.ndarray


States = Dict[int, State]
"""The state of the reading of each view."""


@dataclass(frozen=True)
class Decoded:
    """The words of a caption without start and end; codes and their probabilities by attribute."""

    words: Tuple[str, ...]
    attributes: Mapping[str, str]
    probabilities: Mapping[str, Mapping[str, float]]


def _sigmoid(x: np.ndarray) -> np.ndarray:
    """The logistic function, by tanh so that it cannot overflow."""
    return 0.5 * np.tanh(0.5 * x) + 0.5


def _softmax(logits: np.ndarray) -> np.ndarray:
    """Softmax in float64."""
    powers = np.exp(logits.astype(np.float64) - float(logits.max()))
    return powers / powers.sum()


class Decoder:
    """A Keras LSTM (gates i, f, c, o) that sees the previous word and the features at every step."""

    def __init__(
        self,
        archive: Archive,
        words: Sequence[str],
        pooled: int,
        extras: int,
        temperature: Mapping[str, float],
        lean: Optional[Mapping[str, float]] = None,
    ) -> None:
        self._index = {word: index for index, word in enumerate(words)}
        self._back = [[self._index[word_in_view(word, view)] for word in words] for view in range(VIEWS)]
        self._temperature = temperature
        self._lean = np.array([(lean or {}).get(word, 0.0) for word in words], dtype=np.float32)
        self._directions = [self._index[word] for word in DIRECTION_WORDS]
        self._scale, self._shift = archive.array("features/scale"), archive.array("features/shift")
        self._project, self._project_bias = archive.kernel("project"), archive.array("project/bias")
        self._embedding = archive.kernel("embedding")
        self._enter, self._recurrent = archive.kernel("lstm"), archive.kernel("lstm_recurrent")
        self._bias = archive.array("lstm/bias")
        self._words, self._words_bias = archive.kernel("words"), archive.array("words/bias")
        self._check(pooled, extras, archive.remedy)

    def _check(self, pooled: int, extras: int, remedy: str) -> None:
        units, count = self._recurrent.shape[0], len(self._index)
        depth, projected = self._embedding.shape[1], self._project.shape[1]
        shapes = {
            "features/scale": (self._scale.shape, (pooled,)),
            "features/shift": (self._shift.shape, (pooled,)),
            "project": (self._project.shape, (pooled + extras, projected)),
            "project/bias": (self._project_bias.shape, (projected,)),
            "embedding": (self._embedding.shape, (count, depth)),
            "lstm": (self._enter.shape, (depth + projected, 4 * units)),
            "lstm_recurrent": (self._recurrent.shape, (units, 4 * units)),
            "lstm/bias": (self._bias.shape, (4 * units,)),
            "words": (self._words.shape, (units, count)),
            "words/bias": (self._words_bias.shape, (count,)),
        }
        wrong = [
            spoken("{0} {1}, not {2}", name, found, fit)
            for name, (found, fit) in shapes.items()
            if found != fit
        ]
        if wrong:
            raise AssetError("The decoder's shapes do not fit: {0}. {1}", "; ".join(wrong), remedy)

    def start(self, features: np.ndarray) -> State:
        """The state before the first step; features float32 (F): pooled ones, then the side inputs."""
        given = features.copy()
        given[: self._scale.size] *= self._scale
        given[: self._scale.size] += self._shift
        projected = np.maximum(given @ self._project + self._project_bias, 0.0)
        depth = self._embedding.shape[1]
        nothing = np.zeros(self._recurrent.shape[0], dtype=np.float32)
        return State(projected @ self._enter[depth:] + self._bias, nothing, nothing)

    def step(self, state: State, word: str) -> Tuple[np.ndarray, State]:
        """Logits of the words (V) that follow the word, and the state behind it."""
        depth = self._embedding.shape[1]
        entered = self._embedding[self._index[word]] @ self._enter[:depth]
        gates = state.given + entered + state.hidden @ self._recurrent
        enter, forget, candidate, leave = np.split(gates, 4)
        cell = _sigmoid(forget) * state.cell + _sigmoid(enter) * np.tanh(candidate)
        hidden = _sigmoid(leave) * np.tanh(cell)
        return hidden @ self._words + self._words_bias, State(state.given, hidden, cell)

    def _among(self, logits: np.ndarray, words: Sequence[str]) -> np.ndarray:
        """The words' logits."""
        return logits[[self._index[word] for word in words]]

    def landslide_probability(self, readings: Sequence[Reading]) -> float:
        """How likely a caption begins with a type of landslide rather than with `sin`."""
        logits, _ = self._read(self._start_all(readings), START_WORD, [view for view, _ in readings])
        shares = _softmax(self._among(logits, (NOTHING[0], *TYPE_WORDS)))
        return float(shares[1:].sum())

    def _start_all(self, readings: Sequence[Reading]) -> States:
        return {view: self.start(features) for view, features in readings}

    def _read(self, states: States, word: str, views: Sequence[int]) -> Tuple[np.ndarray, States]:
        """Mean logits behind the word over the views given, and the states of all readings behind it."""
        stepped = {view: self.step(state, word_in_view(word, view)) for view, state in states.items()}
        logits = np.mean([stepped[view][0][self._back[view]] for view in views], axis=0)
        return logits, {view: state for view, (_, state) in stepped.items()}

    def _lean_in(self, light: Optional[int]) -> np.ndarray:
        """The lean (V) where the light falls as in a view of a training picture; None: not for directions."""
        lean = self._lean.copy()
        if light is None:
            lean[self._directions] = 0.0
        else:
            lean[self._back[light]] = self._lean
        return lean

    def describe(
        self,
        readings: Sequence[Reading],
        views: Optional[Mapping[str, Sequence[int]]] = None,
        light: Optional[int] = PLAIN,
    ) -> Decoded:
        """The likeliest word at every step of the grammar, given that the picture shows a landslide.

        views: the readings that count for an attribute, those of all attributes among the readings; by
        default all. light: the view of a training picture in which the light falls as here, None where it is
        not known.
        """
        lean = self._lean_in(light)
        states, word = self._start_all(readings), START_WORD
        words: List[str] = []
        attributes: Dict[str, str] = {}
        probabilities: Dict[str, Dict[str, float]] = {}
        open_keys = list(KEYS)
        while len(words) < LONGEST:
            allowed = next_words(words, known_landslide=True)
            key = open_keys[0] if open_keys else ""
            logits, states = self._read(states, word, (views or {}).get(key, tuple(states)))
            chosen = self._among(logits + lean, allowed)
            word = allowed[int(np.argmax(chosen))]
            codes = slot_words(key, words) if key else {}
            if set(allowed) == set(codes):
                open_keys.pop(0)
                shares = _softmax(chosen / np.float32(self._temperature.get(key, 1.0)))
                probabilities[key] = {codes[w]: float(share) for w, share in zip(allowed, shares)}
                attributes[key] = codes[word]
            if word == END_WORD:
                break
            words.append(word)
        return Decoded(tuple(words), attributes, probabilities)
