"""Scores of the wording: exact match, BLEU and chrF.

BLEU (Papineni et al. 2002) and chrF (Popovic 2015) are sacrebleu's, over the whole set, without smoothing.
"""

from __future__ import annotations

from typing import Any, Dict, Sequence

# chrF stands where captioning papers have CIDEr-D or METEOR: CIDEr's package, pycocoevalcap, brings 104 MB of
# Java programs and had its last release in 2020; METEOR needs a download of WordNet; rouge-score, for
# ROUGE-L, splits words at ñ and brings NLTK besides.
from sacrebleu.metrics import BLEU, CHRF

from landslide_annotator.core.caption import plain

ORDERS = (1, 2, 3, 4)


def wording_scores(said: Sequence[str], true: Sequence[str]) -> Dict[str, Any]:
    """Scores from 0 to 1 of captions against one reference each.

    Case, accents and signs do not count. bleu holds BLEU-1 to BLEU-4.
    """
    told, wanted = [plain(text) for text in said], [plain(text) for text in true]
    return {
        "exact_match": sum(a == b for a, b in zip(told, wanted)) / len(wanted),
        "bleu": [_bleu(order, told, wanted) for order in ORDERS],
        "chrf": CHRF().corpus_score(told, [wanted]).score / 100.0,
    }


def _bleu(order: int, said: Sequence[str], true: Sequence[str]) -> float:
    # With effective_order a set whose captions are all shorter than the order still scores 1 against itself.
    metric = BLEU(
        max_ngram_order=order, tokenize="none", smooth_method="none", effective_order=True, force=True
    )
    return min(1.0, metric.corpus_score(said, [true]).score / 100.0)
