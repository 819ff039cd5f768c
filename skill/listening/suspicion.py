"""A second ear: weighs words and concepts, and suspects what composition missed.

A suspicion tells nothing. It only makes the question about that finding the next one asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from skill.listening.lexicon import Lexicon, Suspicions
from skill.listening.normalise import BREAKS
from skill.listening.tagging import Tag

FEWEST_WORDS = 3
"""Of fewer words nothing is suspected: they are an answer, or too little to weigh."""


def evidence(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """What is weighed: the words that are no mere links, with the concepts; and the concepts alone, which pair up."""
    concepts = frozenset(tag.concept for tag in tags if not tag.concept.startswith("'"))
    links = lexicon.fillers | lexicon.grammar["links"] | lexicon.grammar["subjects"] | lexicon.grammar["joiners"]
    return concepts.union(words) - BREAKS - links, concepts


def share_of(singles: frozenset[str], concepts: frozenset[str]) -> float:
    """What one piece of evidence counts for: less, the more there is."""
    return 1 / math.sqrt(len(singles) + len(concepts) * (len(concepts) - 1) / 2 + 1)


def suspected(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> str:
    """The finding most suspected, or an empty string."""
    if len(words) < FEWEST_WORDS:
        return ""
    model = lexicon.suspicions
    singles, concepts = evidence(words, tags, lexicon)
    share = share_of(singles, concepts)
    scores = dict(model.biases)
    for weights in _weights(singles, concepts, model):
        for finding, weight in weights.items():
            scores[finding] += share * weight
    worst = max(scores, key=lambda finding: scores[finding], default="")
    return worst if worst and scores[worst] > 0 else ""


def _weights(singles: frozenset[str], concepts: frozenset[str], model: Suspicions) -> Iterator[Mapping[str, float]]:
    for name in singles & model.words.keys():
        yield model.words[name]
    for first in concepts & model.pairs.keys():
        seconds = model.pairs[first]
        for second in concepts & seconds.keys():
            yield seconds[second]
