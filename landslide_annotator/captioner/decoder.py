"""The LSTM decoder: pooled features -> probabilities of the next word; greedy decoding under the grammar.

A picture may be read twice, as it is and mirrored left to right: the logits of both readings are averaged,
those of the mirrored one with east and west exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..core.errors import AssetError, spoken
from ..core.grammar import (
    END_WORD,
    NOTHING,
    START_WORD,
    TYPE_WORDS,
    mirrored_word,
    next_words,
    slot_words,
)
from .assets import Archive

KEYS = ("type", "activity", "direction", "area", "perimeter")
LONGEST = 16
"""More words than any caption has."""


@dataclass(frozen=True)
class State:
    """Projected features (4 H, with the gates' bias), hidden state and cell state (H)."""

    given: np.ndarray
    hidden: np.ndarray
    cell: np.ndarray


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
    ) -> None:
        self._index = {word: index for index, word in enumerate(words)}
        self._exchanged = [self._index[mirrored_word(word)] for word in words]
        self._temperature = temperature
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

    def landslide_probability(self, features: np.ndarray, mirrored: Optional[np.ndarray] = None) -> float:
        """How likely a caption begins with a type of landslide rather than with `sin`."""
        logits, _ = self._read(self._start_all(features, mirrored), START_WORD)
        shares = _softmax(self._among(logits, (NOTHING[0], *TYPE_WORDS)))
        return float(shares[1:].sum())

    def _start_all(self, features: np.ndarray, mirrored: Optional[np.ndarray]) -> List[State]:
        return [self.start(given) for given in (features, mirrored) if given is not None]

    def _read(self, states: Sequence[State], word: str) -> Tuple[np.ndarray, List[State]]:
        """Mean logits behind the word over the readings, plain and mirrored, and the states behind."""
        logits, plain = self.step(states[0], word)
        if len(states) == 1:
            return logits, [plain]
        reflected, turned = self.step(states[1], mirrored_word(word))
        return 0.5 * (logits + reflected[self._exchanged]), [plain, turned]

    def describe(self, features: np.ndarray, mirrored: Optional[np.ndarray] = None) -> Decoded:
        """The likeliest word at every step of the grammar, given that the picture shows a landslide.

        features: of the picture; mirrored: of the picture mirrored left to right, or None.
        """
        states, word = self._start_all(features, mirrored), START_WORD
        words: List[str] = []
        attributes: Dict[str, str] = {}
        probabilities: Dict[str, Dict[str, float]] = {}
        open_keys = list(KEYS)
        while len(words) < LONGEST:
            allowed = next_words(words, known_landslide=True)
            logits, states = self._read(states, word)
            chosen = self._among(logits, allowed)
            word = allowed[int(np.argmax(chosen))]
            codes = slot_words(open_keys[0], words) if open_keys else {}
            if set(allowed) == set(codes):
                key = open_keys.pop(0)
                shares = _softmax(chosen / np.float32(self._temperature.get(key, 1.0)))
                probabilities[key] = {codes[w]: float(share) for w, share in zip(allowed, shares)}
                attributes[key] = codes[word]
            if word == END_WORD:
                break
            words.append(word)
        return Decoded(tuple(words), attributes, probabilities)
