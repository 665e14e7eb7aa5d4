"""Settings chosen on tiles that were not fitted: the landslide threshold, word biases, temperatures."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Mapping, Sequence, Tuple

import numpy as np

from landslide_annotator.captioner.views import PLAIN
from landslide_annotator.core.grammar import slot_words
from landslide_annotator.core.vocabulary import JUDGED

from . import bijie, views
from .predictions import Predictions, best
from .scores import attribute_scores, best_threshold

SHIFTS = tuple(float(s) for s in np.round(np.arange(-0.4, 0.51, 0.1), 1))
TEMPERATURES = tuple(float(t) for t in np.round(np.arange(0.6, 2.01, 0.05), 2))
Cases = List[Tuple[bijie.Sample, Dict[str, float]]]
Told = List[Tuple[str, Dict[str, float], int]]
"""The true code, the probabilities told, and the view in which the light falls."""


def digest(value: Any) -> str:
    """A short name of anything that JSON can hold."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Chosen:
    """What was chosen; the defaults change nothing."""

    threshold: float = 0.5
    word_bias: Dict[str, float] = field(default_factory=dict)
    temperature: Dict[str, float] = field(default_factory=dict)

    def to_dict(self) -> Dict[str, Any]:
        """The fields for a JSON file."""
        return asdict(self)

    def digest(self) -> str:
        """A short name of these choices."""
        return digest(self.to_dict())


def choose(tiles: Sequence[bijie.Sample], predictions: Sequence[Predictions]) -> Chosen:
    """All choices from predictions of tiles that were not fitted, by one run or by several."""
    word_bias: Dict[str, float] = {}
    temperatures: Dict[str, float] = {}
    for attribute in JUDGED:
        known = cases(tiles, predictions, attribute)
        bias = logit_bias(tiles, predictions, attribute)
        word_bias.update(word_biases(attribute, bias))
        known = [(tile, shifted(shares, bias)) for tile, shares in known]
        temperatures[attribute] = temperature(known, attribute)
    return Chosen(threshold(tiles, predictions), word_bias, temperatures)


def codes(attribute: str) -> Tuple[str, ...]:
    """The codes that the decoder can write for an attribute."""
    return tuple(slot_words(attribute, []).values())


def threshold(tiles: Sequence[bijie.Sample], predictions: Sequence[Predictions]) -> float:
    """The landslide probability of the highest F1."""
    known = [(t.landslide, p.looked_at[t.name]) for p in predictions for t in tiles if t.name in p.looked_at]
    truth, probability = zip(*known)
    return best_threshold(np.array(truth), np.array(probability))


def cases(tiles: Sequence[bijie.Sample], predictions: Sequence[Predictions], attribute: str) -> Cases:
    """Landslides with their probabilities as photographed, where at least two interpretations agree."""
    return [
        (tile, told.described[tile.name][0][attribute])
        for told in predictions
        for tile in tiles
        if tile.name in told.described and tile.truth(attribute) is not None
    ]


def prior(known: Cases, attribute: str) -> Dict[str, float]:
    """Share of each code among the interpretations, with one more of each."""
    codes = list(known[0][1])
    counts = Counter(dict.fromkeys(codes, 1))
    counts.update(a for tile, _ in known for a in tile.answers[attribute] if a in codes)
    return {code: counts[code] / sum(counts.values()) for code in codes}


def shifted(shares: Mapping[str, float], bias: Mapping[str, float]) -> Dict[str, float]:
    """Probabilities after adding a bias to each logit."""
    raised = {code: share * np.exp(bias.get(code, 0.0)) for code, share in shares.items()}
    total = sum(raised.values())
    return {code: float(value / total) for code, value in raised.items()}


def logit_bias(
    tiles: Sequence[bijie.Sample], predictions: Sequence[Predictions], attribute: str
) -> Dict[str, float]:
    """The bias -s log(prior) of each code, with the one s that gives the highest kappa.

    One number for all classes, so that rare classes cannot be fitted one by one (Menon et al. 2021, logit
    adjustment). A negative s leans towards the usual answers, which turned views have made rarer. How slopes
    face is a habit of this region and its light, so for the direction the mean of three kappas counts: as
    photographed; over the eight views, where the bias turns with the sun; and over them where it does not,
    which stands for slopes that face otherwise.
    """
    known = cases(tiles, predictions, attribute)
    share = prior(known, attribute)
    ways: List[Told] = [[(str(tile.truth(attribute)), shares, PLAIN) for tile, shares in known]]
    if attribute == "direction":
        seen = turned(tiles, predictions)
        ways += [seen, [(truth, shares, PLAIN) for truth, shares, _ in seen]]

    def kappa(strength: float) -> float:
        bias = {code: -strength * float(np.log(p)) for code, p in share.items()}
        return float(np.mean([_kappa(way, attribute, bias) for way in ways]))

    chosen = max(SHIFTS, key=lambda s: (round(kappa(s), 4), -abs(s)))
    return {code: -chosen * float(np.log(p)) for code, p in share.items()}


def _kappa(known: Told, attribute: str, bias: Mapping[str, float]) -> float:
    lit = {view: in_light(attribute, bias, view) for view in {light for *_, light in known}}
    said = [best(shifted(shares, lit[light])) for _, shares, light in known]
    return attribute_scores(attribute, [truth for truth, *_ in known], said)["kappa"]


def in_light(attribute: str, bias: Mapping[str, float], view: int) -> Dict[str, float]:
    """The bias where the light falls as in a view; it turns for directions alone."""
    if attribute != "direction":
        return dict(bias)
    return {views.turned_direction(code, view): value for code, value in bias.items()}


def turned(tiles: Sequence[bijie.Sample], predictions: Sequence[Predictions]) -> Told:
    """The direction of every view predicted as it reads in the view, with its probabilities."""
    return [
        (
            views.turned_direction(str(tile.truth("direction")), view),
            shares["direction"],
            views.light(view, bijie.SUN),
        )
        for told in predictions
        for tile in tiles
        if tile.name in told.described and tile.truth("direction") is not None
        for view, shares in enumerate(told.described[tile.name])
    ]


def word_biases(attribute: str, bias: Mapping[str, float]) -> Dict[str, float]:
    """The bias of codes as the bias of the decoder's words, feminine forms included."""
    forms = [slot_words(attribute, []), slot_words(attribute, ["caida"])]
    return {word: bias[code] for words in forms for word, code in words.items()}


def temperature(known: Cases, attribute: str) -> float:
    """The temperature under which the single interpretations are likeliest."""

    def loss(value: float) -> float:
        total = 0.0
        for tile, shares in known:
            cooled = np.array(list(shares.values())) ** (1.0 / value)
            cooled = dict(zip(shares, cooled / cooled.sum()))
            total -= sum(np.log(max(cooled[a], 1e-9)) for a in tile.answers[attribute] if a in cooled)
        return total

    return float(min(TEMPERATURES, key=loss))
