"""What speaks for a suspicion, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from skill.listening.suspicion import evidence, share_of
from skill.listening.vocabulary.lexicon import Lexicon


def evidence_for(finding: str, words: Sequence[str], concepts: frozenset[str], lexicon: Lexicon) -> dict[str, float]:
    """Return what each word, concept and pair of concepts ("a + b") adds to the log odds of a finding.

    `concepts` are all that `words` say. The sum, with the finding's bias, is its score in `suspicion.suspected`.
    """
    model = lexicon.suspicions
    singles, named = evidence(words, concepts, lexicon.linking)
    pieces = {name: model.words[name] for name in sorted(singles) if name in model.words}
    for first, second in combinations(sorted(named), 2):
        if second in model.pairs.get(first, {}):
            pieces[f"{first} + {second}"] = model.pairs[first][second]
    share = share_of(singles, named)
    return {name: share * weights[finding] / 100 for name, weights in pieces.items() if finding in weights}
