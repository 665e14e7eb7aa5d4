"""The LSTM against five plain heads: both on the same pooled features, with the same layers before them.

An experiment (see EXPERIMENTS.md). The features are those of a finished run, whose conv5 stays as it is; what
stands on them is trained anew for both, on the plain windows in all eight views.
"""

from __future__ import annotations

from typing import Callable, Dict, List, Sequence, Tuple

import keras
import numpy as np

from landslide_annotator.core.directions import SECTORS
from landslide_annotator.core.grammar import CAPTION_WORDS, next_words, slot_words
from landslide_annotator.core.sizes import SIZES
from landslide_annotator.core.vocabulary import JUDGED

from . import export, network, pipeline, targets, views
from .batches import Data
from .fit import plain_inputs
from .scores import attribute_scores

CODES: Dict[str, Tuple[str, ...]] = {
    "type": targets.TYPES, "activity": targets.ACTIVITIES, "direction": SECTORS, "area": SIZES,
    "perimeter": SIZES,
}  # fmt: skip
RATE, BATCH = 5e-4, 64
Codes = List[Dict[str, str]]
Said = Dict[str, List[str]]


def pooled(model: keras.Model, data: Data, rows: Sequence[int]) -> np.ndarray:
    """The decoder's inputs (8 N, F) of landslides in their plain window, all views of one after another."""
    probe = keras.Model(model.inputs, model.get_layer("inputs").output)
    return np.asarray(probe.predict(plain_inputs(data, rows), batch_size=128, verbose=0))


def answers(data: Data, rows: Sequence[int]) -> Codes:
    """The agreed codes of every view, in the order of `pooled`; empty where there is none."""
    found: Codes = []
    for row in rows:
        tile, sizes = data.landslides[row], data.sizes[row]
        codes = {key: tile.truth(key) or "" for key in JUDGED}
        codes.update(area=sizes[0], perimeter=sizes[1])
        for view in range(views.VIEWS):
            seen = codes["direction"]
            found.append({**codes, "direction": views.turned_direction(seen, view) if seen else ""})
    return found


def _trunk(shape: network.Shape, features: int) -> Tuple[keras.KerasTensor, keras.KerasTensor]:
    layers = keras.layers
    given = keras.Input((features,), name="features")
    x = layers.Dropout(shape.dropout)(given)
    x = layers.Dense(shape.project, activation="relu", kernel_regularizer=keras.regularizers.L2(shape.decay))(
        x
    )
    return given, layers.Dropout(shape.dropout)(x)


def plain_heads(shape: network.Shape, features: int) -> keras.Model:
    """A softmax for each attribute behind the shared layers."""
    given, x = _trunk(shape, features)
    outputs = {
        key: keras.layers.Dense(len(codes), activation="softmax", name=key)(x) for key, codes in CODES.items()
    }
    return keras.Model(given, outputs, name="heads")


def lstm_head(shape: network.Shape, features: int) -> keras.Model:
    """The captioner's LSTM behind the shared layers: features and words before -> words."""
    layers = keras.layers
    given, x = _trunk(shape, features)
    words = keras.Input((targets.MAX_LENGTH,), dtype="int32", name="words_before")
    y = layers.Embedding(len(CAPTION_WORDS), shape.embed)(words)
    y = layers.Concatenate()([y, layers.RepeatVector(targets.MAX_LENGTH)(x)])
    y = layers.LSTM(shape.units, return_sequences=True)(y)
    y = layers.Dropout(shape.dropout)(y)
    y = layers.Dense(len(CAPTION_WORDS), activation="softmax", name="words")(y)
    return keras.Model([given, words], y, name="lstm")


def _weights(codes: Codes) -> List[Dict[str, float]]:
    """1 for an answer, 0 for none, of each attribute."""
    return [{key: float(bool(row[key])) for key in CODES} for row in codes]


def say_by_heads(
    features: np.ndarray, codes: Codes, seen: np.ndarray, shape: network.Shape, epochs: int
) -> Said:
    """Train five heads, and answer for other features."""
    model = plain_heads(shape, features.shape[1])
    model.compile(keras.optimizers.AdamW(RATE), loss=dict.fromkeys(CODES, "sparse_categorical_crossentropy"))
    sure = _weights(codes)
    wanted = {
        key: np.array([c.index(row[key]) if row[key] else 0 for row in codes]) for key, c in CODES.items()
    }
    counted = {key: np.array([row[key] for row in sure], np.float32) for key in CODES}
    model.fit(features, wanted, sample_weight=counted, batch_size=BATCH, epochs=epochs, verbose=0)
    told = model.predict(seen, batch_size=256, verbose=0)
    return {key: [c[i] for i in np.asarray(told[key]).argmax(axis=1)] for key, c in CODES.items()}


def say_by_lstm(
    features: np.ndarray, codes: Codes, seen: np.ndarray, shape: network.Shape, epochs: int
) -> Said:
    """Train the LSTM on captions, and read its captions of other features under the grammar."""
    model = lstm_head(shape, features.shape[1])
    model.compile(keras.optimizers.AdamW(RATE), loss="sparse_categorical_crossentropy")
    full = [{key: row[key] or CODES[key][0] for key in CODES} for row in codes]
    encoded = [targets.encode(row, sure) for row, sure in zip(full, _weights(codes))]
    read, written, counted = (np.stack(part) for part in zip(*encoded))
    model.fit([features, read], written, sample_weight=counted, batch_size=BATCH, epochs=epochs, verbose=0)
    return _decoded(model, seen)


def _decoded(model: keras.Model, seen: np.ndarray) -> Said:
    count = len(seen)
    read = np.zeros((count, targets.MAX_LENGTH), np.int32)
    read[:, 0] = targets.START
    words: List[List[str]] = [[] for _ in range(count)]
    said: Said = {key: [] for key in CODES}
    found: List[Dict[str, str]] = [{} for _ in range(count)]
    for place in range(targets.MAX_LENGTH):
        told = np.asarray(model.predict([seen, read], batch_size=256, verbose=0))[:, place]
        for row in range(count):
            allowed = next_words(words[row], known_landslide=True)
            if not allowed:
                continue
            word = max(allowed, key=lambda w, shares=told[row]: shares[targets.NUMBER[w]])
            _note(found[row], words[row], word, allowed)
            words[row].append(word)
            if place + 1 < targets.MAX_LENGTH:
                read[row, place + 1] = targets.NUMBER[word]
    for row in found:
        for key in CODES:
            said[key].append(row[key])
    return said


def _note(found: Dict[str, str], before: Sequence[str], word: str, allowed: Sequence[str]) -> None:
    """Keep the code that a word names, if it names one."""
    key = list(CODES)[len(found)] if len(found) < len(CODES) else ""
    codes = slot_words(key, list(before)) if key else {}
    if set(codes) == set(allowed):
        found[key] = codes[word]


def scores(codes: Codes, said: Said) -> Dict[str, Dict[str, float]]:
    """Scores of each attribute as photographed, and of the direction over all views."""
    found: Dict[str, Dict[str, float]] = {}
    for key in CODES:
        for name, step in ((key, views.VIEWS), (f"{key}, eight views", 1)):
            if step == 1 and key != "direction":
                continue
            pairs = [(row[key], said[key][i]) for i, row in enumerate(codes) if i % step == 0 and row[key]]
            found[name] = attribute_scores(key, [a for a, _ in pairs], [b for _, b in pairs])
    return found


def compare(
    model: keras.Model, data: Data, fitted: Sequence[int], judged: Sequence[int], epochs: int, seed: int = 0
) -> Dict[str, Dict[str, Dict[str, float]]]:
    """Scores of both on the judged landslides; fitted, judged: rows of data.landslides."""
    shape = network.Shape()
    features, seen = pooled(model, data, fitted), pooled(model, data, judged)
    told, truth = answers(data, fitted), answers(data, judged)
    found = {}
    ways: Tuple[Tuple[str, Callable[..., Said]], ...] = (("LSTM", say_by_lstm), ("five heads", say_by_heads))
    for name, way in ways:
        keras.utils.set_random_seed(seed)
        found[name] = scores(truth, way(features, told, seen, shape, epochs))
    return found


def table(found: Dict[str, Dict[str, Dict[str, float]]]) -> str:
    """Kappa and accuracy of both as a Markdown table."""
    lines = ["| | " + " | ".join(f"{name}: kappa, accuracy" for name in found) + " |"]
    lines.append("|---|" + "---|" * len(found))
    for key in next(iter(found.values())):
        cells = [f"{s[key]['kappa']:.3f}, {s[key]['accuracy']:.3f}" for s in found.values()]
        lines.append(f"| {key} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def compare_job(name: str, paths: pipeline.Paths, epochs: int, seed: int) -> str:
    """The table of a finished run inside blocks 1 to 4, judged on its own block; ValueError without one."""
    jobs = {job.name: job for job in pipeline.CHOOSING}
    stored = paths.work / "runs" / name / "weights.npz"
    if name not in jobs:
        raise ValueError(f"{name} is no run that may choose: name one of {', '.join(jobs)}.")
    if not stored.is_file():
        raise ValueError(f"{stored} is missing: run `python -m training bundle` or crossvalidate first.")
    data = Data.load(paths.data, paths.work)
    model = network.build(network.Shape())
    export.put_weights(model, export.load_weights(stored))
    fitted = [i for i, t in enumerate(data.landslides) if t.block in jobs[name].fitted]
    judged = [i for i, t in enumerate(data.landslides) if t.block == jobs[name].judged]
    return table(compare(model, data, fitted, judged, epochs, seed))
