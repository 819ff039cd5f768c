"""A second ear: weighs words and concepts, and suspects what composition missed.

A suspicion tells nothing. It only makes the question about that finding the next one asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

FEWEST_WORDS = 3
"""Of fewer words nothing is suspected: they are an answer, or too little to weigh."""

LogOdds = Mapping[str, int]
"""Finding -> how much a piece of evidence speaks for it or against it, in hundredths."""


@dataclass(frozen=True, slots=True)
class Suspicions:
    """A logistic regression for each finding that can be suspected; made by `training/train_suspicion.py`.

    The weights are whole hundredths, so that their sum is the same in whatever order they are added.
    """

    biases: Mapping[str, float]
    """Finding -> the log odds that the evidence adds to, less its threshold: above zero the finding is suspected."""
    words: Mapping[str, LogOdds]
    """A word or a concept -> its weights."""
    pairs: Mapping[str, Mapping[str, LogOdds]]
    """A concept -> one later in the alphabet -> the weights of both said together, besides those of each."""


def evidence(
    words: Sequence[str], concepts: frozenset[str], linking: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """What is weighed: the words that are no mere links, with the concepts; and the concepts alone, which pair up.

    `concepts` are all that `words` say; those that stand for a word of a pattern ("'temperature'") are left out.
    """
    named = frozenset([concept for concept in concepts if not concept.startswith("'")])
    return named | (frozenset(words) - linking), named


def share_of(singles: frozenset[str], concepts: frozenset[str]) -> float:
    """What one piece of evidence counts for: less, the more there is."""
    return 1 / math.sqrt(len(singles) + len(concepts) * (len(concepts) - 1) / 2 + 1)


def suspected(words: Sequence[str], concepts: frozenset[str], linking: frozenset[str], model: Suspicions) -> str:
    """The finding most suspected, or an empty string. `words` say `concepts`; the words `linking` are not weighed."""
    if len(words) < FEWEST_WORDS or not model.biases:
        return ""
    singles, named = evidence(words, concepts, linking)
    totals = dict.fromkeys(model.biases, 0)
    for weights in _weights(singles, named, model):
        for finding in weights:
            totals[finding] += weights[finding]
    share = share_of(singles, named)
    scores = {finding: bias + share * (totals[finding] / 100) for finding, bias in model.biases.items()}
    worst = max(scores, key=scores.__getitem__)
    return worst if scores[worst] > 0 else ""


def _weights(singles: frozenset[str], concepts: frozenset[str], model: Suspicions) -> list[LogOdds]:
    """The weights of each word and concept, and of each pair of concepts."""
    found = [*filter(None, map(model.words.get, singles))]
    in_order = sorted(concepts)
    for place, first in enumerate(in_order, 1):
        if seconds := model.pairs.get(first):
            found += filter(None, map(seconds.get, in_order[place:]))
    return found
