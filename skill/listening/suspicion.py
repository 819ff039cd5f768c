"""The second ear: weighs words and concepts, and suspects a finding that the patterns missed.

A suspicion tells nothing. It only makes the question about that finding the next one asked.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skill.listening.vocabulary.patterns import is_literal

FEWEST_WORDS = 3
"""Nothing is suspected in fewer words than this: they are an answer, or too little to weigh."""

LogOdds = Mapping[str, int]
"""Finding -> how much a piece of evidence speaks for it (above zero) or against it, in hundredths."""


@dataclass(frozen=True, slots=True)
class Suspicions:
    """One logistic regression for each finding that can be suspected. `training/train_suspicion.py` makes them.

    The weights are whole hundredths, so that their sum is the same in any order.
    """

    biases: Mapping[str, float]
    """Finding -> the log odds without evidence, less its threshold. A sum above zero makes the finding suspected."""
    words: Mapping[str, LogOdds]
    """A word or a concept -> its weights."""
    pairs: Mapping[str, Mapping[str, LogOdds]]
    """A concept -> one later in the alphabet -> the weights of both said together, added to the weights of each."""


def evidence(
    words: Sequence[str], concepts: frozenset[str], linking: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is weighed: the words and concepts one by one, and the concepts that are also weighed in pairs.

    `concepts` are all that `words` say. Left out are the words in `linking`, and the concepts that only stand for a
    quoted word of a pattern ("'temperature'").
    """
    named = frozenset([concept for concept in concepts if not is_literal(concept)])
    return named | (frozenset(words) - linking), named


def share_of(singles: frozenset[str], concepts: frozenset[str]) -> float:
    """Return the share, at most 1, that one piece of evidence counts for. The more evidence, the smaller it is."""
    return 1 / math.sqrt(len(singles) + len(concepts) * (len(concepts) - 1) / 2 + 1)


def suspected(words: Sequence[str], concepts: frozenset[str], linking: frozenset[str], model: Suspicions) -> str:
    """Return the finding that is suspected most, or an empty string if none is.

    `words` say `concepts`. The words in `linking` are not weighed.
    """
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
    """Return the weights of each word and concept, and of each pair of concepts."""
    found = [*filter(None, map(model.words.get, singles))]
    in_order = sorted(concepts)
    for place, first in enumerate(in_order, 1):
        if seconds := model.pairs.get(first):
            found += filter(None, map(seconds.get, in_order[place:]))
    return found
