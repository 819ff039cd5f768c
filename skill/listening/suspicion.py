"""A second ear: weighs words and concepts, and suspects what composition missed.

A suspicion tells nothing. It only makes the question about that finding the next one asked.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon

FEWEST_WORDS = 3
"""Of fewer words nothing is suspected: they are an answer, or too little to weigh."""


def evidence(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """What is weighed: the words that are no mere links, with the concepts; and the concepts alone, which pair up."""
    concepts = frozenset([tag.concept for tag in tags if not tag.concept.startswith("'")])
    grammar = lexicon.grammar
    telling = frozenset(words) - BREAKS - lexicon.fillers - grammar.links - grammar.subjects - grammar.joiners
    return concepts | telling, concepts


def share_of(singles: frozenset[str], concepts: frozenset[str]) -> float:
    """What one piece of evidence counts for: less, the more there is."""
    return 1 / math.sqrt(len(singles) + len(concepts) * (len(concepts) - 1) / 2 + 1)


def suspected(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> str:
    """The finding most suspected, or an empty string."""
    if len(words) < FEWEST_WORDS:
        return ""
    model = lexicon.suspicions
    singles, concepts = evidence(words, tags, lexicon)
    alone = frozenset([""])
    together = concepts | alone
    weights: list[int] = []
    for name in singles:
        if name in model.rows:
            weights += model.of(name, together if name in concepts else alone)
    share = share_of(singles, concepts)
    scores = [bias + share * total for bias, total in zip(model.biases.values(), model.totals(weights), strict=True)]
    worst = max(range(len(scores)), key=scores.__getitem__, default=0)
    return list(model.biases)[worst] if scores and scores[worst] > 0 else ""
