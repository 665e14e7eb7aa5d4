"""The words of the training captions and their numbers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Dict, Iterable, List, Mapping, Tuple

from landslide_annotator.core.grammar import CAPTION_WORDS, END_WORD, START_WORD

START, END, PADDING = START_WORD, END_WORD, CAPTION_WORDS[0]


@dataclass(frozen=True)
class Vocabulary:
    """Counts of words, start and end words included, and the length of the longest caption with them."""

    counts: Mapping[str, int]
    max_len: int

    @classmethod
    def of(cls, captions: Iterable[str]) -> Vocabulary:
        """The vocabulary of training captions; at least one."""
        told = [(START, *text.split(), END) for text in captions]
        return cls(dict(Counter(word for words in told for word in words)), max(map(len, told)))

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read what `save` wrote."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        return cls(stored["counts"], stored["max_len"])

    @cached_property
    def words(self) -> Tuple[str, ...]:
        """The word of each number: padding, then the most frequent first and equal ones by alphabet."""
        return (PADDING, *sorted(self.counts, key=lambda word: (-self.counts[word], word)))

    @cached_property
    def numbers(self) -> Dict[str, int]:
        """Word -> number, without the padding's 0."""
        return {word: number for number, word in enumerate(self.words) if number}

    @property
    def vocab_size(self) -> int:
        """How many numbers there are, padding included."""
        return len(self.counts) + 1

    def encode(self, caption: str) -> List[int]:
        """Numbers of start word, caption and end word; words of `unknown` are left out, as Keras does."""
        words = (START, *caption.split(), END)
        return [self.numbers[word] for word in words if word in self.numbers]

    def decode(self, numbers: Iterable[int]) -> str:
        """The caption of numbers up to the end word; padding and the start word are skipped."""
        said: List[str] = []
        for word in (self.words[number] for number in numbers):
            if word == END:
                break
            said += [word] if word not in (PADDING, START) else []
        return " ".join(said)

    def unknown(self, caption: str) -> List[str]:
        """The words of a caption that no training caption has."""
        return [word for word in caption.split() if word not in self.numbers]

    def save(self, path: Path) -> None:
        """Write as JSON, most frequent words first."""
        counts = {word: self.counts[word] for word in self.words[1:]}
        stored = {"vocab_size": self.vocab_size, "max_len": self.max_len, "counts": counts}
        path.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
