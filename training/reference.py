"""Captions by the Keras model itself, to compare the plugin's NumPy code and its 8-bit weights with.

It reads and decodes as `landslide_annotator.captioner` does: in several views, under the grammar.
"""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import keras
import numpy as np

from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.pooling import pool, region_weights
from landslide_annotator.captioner.resample import resize
from landslide_annotator.captioner.views import turn
from landslide_annotator.core.grammar import (
    CAPTION_WORDS,
    END_WORD,
    next_words,
    slot_words,
    word_in_view,
)
from landslide_annotator.core.vocabulary import KEYS

from .encoder import INPUT_SIZE, preprocess
from .features import GRID, Encode
from .predictions import Shares
from .targets import MAX_LENGTH, NUMBER, START

Views = Mapping[str, Sequence[int]]


class Reference:
    """The trained model behind the frozen encoder; temperature, views: as in the settings of its bundle."""

    def __init__(
        self, model: keras.Model, encode: Encode, temperature: Mapping[str, float], views: Views
    ) -> None:
        self._model, self._encode, self._temperature = model, encode, temperature
        self._views = {key: list(views[key]) for key in KEYS}
        self._all = sorted({view for chosen in self._views.values() for view in chosen})

    def caption(
        self, tile: np.ndarray, side_m: Optional[float], outline: Optional[np.ndarray]
    ) -> Tuple[List[str], Shares]:
        """Words and the probabilities of each attribute's codes; arguments as of `Captioner.caption`."""
        picture = resize(tile, INPUT_SIZE)
        pictures = np.stack([turn(picture, view) for view in self._all])
        outlines = [None if outline is None else turn(outline, view) for view in self._all]
        maps = self._encode(preprocess(pictures))
        rows = [_inputs([m[i] for m in maps], side_m, mask) for i, mask in enumerate(outlines)]
        given = {name: np.stack([row[name] for row in rows]) for name in rows[0]}
        return self._decode(given)

    def _decode(self, given: Dict[str, np.ndarray]) -> Tuple[List[str], Shares]:
        words: List[str] = []
        shares: Shares = {}
        read = np.zeros((len(self._all), MAX_LENGTH), np.int32)
        read[:, 0] = START
        while len(words) < MAX_LENGTH:
            key = KEYS[len(shares)] if len(shares) < len(KEYS) else ""
            logits = self._logits({**given, "words_before": read}, len(words), key)
            allowed = next_words(words, known_landslide=True)
            chosen = logits[[NUMBER[word] for word in allowed]]
            word = allowed[int(chosen.argmax())]
            codes = slot_words(key, words) if key else {}
            if set(codes) == set(allowed):
                shares[key] = _softmax(chosen / self._temperature.get(key, 1.0), [codes[w] for w in allowed])
            if word == END_WORD:
                break
            words.append(word)
            if len(words) < MAX_LENGTH:
                read[:, len(words)] = [NUMBER[word_in_view(word, view)] for view in self._all]
        return words, shares

    def _logits(self, inputs: Dict[str, np.ndarray], place: int, key: str) -> np.ndarray:
        """Mean log probabilities of the readings: logits up to a constant, which no choice depends on."""
        told = np.asarray(self._model.predict_on_batch(inputs)["words"])[:, place].astype(np.float64)
        rows = dict(zip(self._all, np.log(np.maximum(told, 1e-30))))
        counted = self._views.get(key, self._all)
        back = {v: [NUMBER[word_in_view(word, v)] for word in CAPTION_WORDS] for v in counted}
        return np.mean([rows[view][back[view]] for view in counted], axis=0)


def _inputs(
    maps: Sequence[np.ndarray], side_m: Optional[float], outline: Optional[np.ndarray]
) -> Dict[str, np.ndarray]:
    *lower, top = maps
    return {
        "frozen_map": top,
        "early": np.concatenate([pool(m, outline) for m in lower]),
        "weights": region_weights(outline, GRID, GRID),
        "extras": extras(side_m, outline),
    }


def _softmax(logits: np.ndarray, codes: Sequence[str]) -> Dict[str, float]:
    powers = np.exp(logits - logits.max())
    return dict(zip(codes, map(float, powers / powers.sum())))


def differences(exact: Shares, stored: Mapping[str, Mapping[str, float]]) -> List[float]:
    """Differences of the probabilities of every slot."""
    return [abs(exact[key][code] - stored[key][code]) for key in exact for code in exact[key]]
