"""Captions by the Keras model itself, to compare the plugin's NumPy code and its 8-bit weights with.

It reads and decodes as `landslide_annotator.captioner` does: plain and mirrored, under the grammar.
"""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import keras
import numpy as np

from landslide_annotator.captioner.extras import extras
from landslide_annotator.captioner.pooling import pool, region_weights
from landslide_annotator.captioner.resample import resize
from landslide_annotator.core.grammar import (
    CAPTION_WORDS,
    END_WORD,
    mirrored_word,
    next_words,
    slot_words,
)

from .encoder import INPUT_SIZE, preprocess
from .features import GRID, Encode
from .predictions import Shares
from .targets import MAX_LENGTH, NUMBER, START

KEYS = ("type", "activity", "direction", "area", "perimeter")
EXCHANGED = [NUMBER[mirrored_word(word)] for word in CAPTION_WORDS]


class Reference:
    """The trained model behind the frozen encoder; temperature: as in the settings of its bundle."""

    def __init__(self, model: keras.Model, encode: Encode, temperature: Mapping[str, float]) -> None:
        self._model, self._encode, self._temperature = model, encode, temperature

    def caption(
        self, tile: np.ndarray, side_m: Optional[float], outline: Optional[np.ndarray]
    ) -> Tuple[List[str], Shares]:
        """Words and the probabilities of each attribute's codes; arguments as of `Captioner.caption`."""
        picture = resize(tile, INPUT_SIZE)
        pictures = np.stack([picture, picture[:, ::-1]])
        outlines = [outline, None if outline is None else np.ascontiguousarray(outline[:, ::-1])]
        maps = self._encode(preprocess(pictures))
        rows = [_inputs([m[i] for m in maps], side_m, outlines[i]) for i in (0, 1)]
        given = {name: np.stack([row[name] for row in rows]) for name in rows[0]}
        return self._decode(given)

    def _decode(self, given: Dict[str, np.ndarray]) -> Tuple[List[str], Shares]:
        words: List[str] = []
        shares: Shares = {}
        read = np.zeros((2, MAX_LENGTH), np.int32)
        read[:, 0] = START
        while len(words) < MAX_LENGTH:
            logits = self._logits({**given, "words_before": read}, len(words))
            allowed = next_words(words, known_landslide=True)
            chosen = logits[[NUMBER[word] for word in allowed]]
            word = allowed[int(chosen.argmax())]
            codes = slot_words(KEYS[len(shares)], words) if len(shares) < len(KEYS) else {}
            if set(codes) == set(allowed):
                key = KEYS[len(shares)]
                shares[key] = _softmax(chosen / self._temperature.get(key, 1.0), [codes[w] for w in allowed])
            if word == END_WORD:
                break
            words.append(word)
            if len(words) < MAX_LENGTH:
                read[:, len(words)] = NUMBER[word], NUMBER[mirrored_word(word)]
        return words, shares

    def _logits(self, inputs: Dict[str, np.ndarray], place: int) -> np.ndarray:
        """Mean log probabilities of both readings: logits up to a constant, which no choice depends on."""
        told = np.asarray(self._model.predict_on_batch(inputs)["words"])[:, place].astype(np.float64)
        plain, mirrored = np.log(np.maximum(told, 1e-30))
        return 0.5 * (plain + mirrored[EXCHANGED])


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
