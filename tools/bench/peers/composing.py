"""Puts concepts together that stand in one sentence, by the skill's patterns: a peer finds only the phrases of each."""

from collections import Counter, defaultdict
from itertools import islice, pairwise, product
from typing import NamedTuple

NEAR, MOST = 4, 64  # as in skill/listening/grammar/matching.py


class Mention(NamedTuple):
    concept: str
    start: int
    end: int


class Reading(NamedTuple):
    """A pattern that a sentence meets, and from where to where the words go that say it, but for those of a place."""

    pattern: dict
    start: int
    end: int


class Composer:
    def __init__(self, feed):
        self.areas, self.hiding = set(feed["areas"]), set(feed["hiding"])
        uses = Counter(c for p in feed["patterns"] for term in p["terms"] for c in term)
        self.index = defaultdict(list)
        for pattern in feed["patterns"]:
            for concept in min(pattern["terms"], key=lambda term: sum(uses[c] for c in term)):
                self.index[concept].append(pattern)

    def readings(self, mentions, sentences):
        """Return the readings in sentences, which come as the places of their first word and after their last."""
        kept = [m for m in {*mentions} if not any(self._hides(other, m) for other in mentions)]
        everywhere = {m.concept for m in kept}
        found = set()
        for start, end in sentences:
            here = defaultdict(list)
            for mention in kept:
                if start <= mention.start and mention.end <= end:
                    here[mention.concept].append(mention)
            tried = {id(p): p for concept in here for p in self.index.get(concept, ())}
            for number, pattern in tried.items():
                if _applies(pattern, here, everywhere):
                    found |= {(number, *span) for span in self._spans(pattern, here)}
        by_id = {id(p): p for under in self.index.values() for p in under}
        return [Reading(by_id[number], *span) for number, *span in sorted(found, key=lambda f: f[1:])]

    def _hides(self, other, mention):
        """Whether a longer phrase says that the words of a shorter one mean something else."""
        if not (other.start <= mention.start and mention.end <= other.end) or other == mention:
            return False
        is_longer = other.end - other.start > mention.end - mention.start
        if other.concept in self.hiding:
            return is_longer or (other.concept == "idiom" and mention.concept not in self.hiding)
        return is_longer and other.concept in self.areas and mention.concept in self.areas

    def _spans(self, pattern, here):
        choices = [[m for concept in term for m in here.get(concept, ())] for term in pattern["terms"]]
        for reading in islice(product(*choices), MOST):
            apart = all(a.end <= b.start for a, b in pairwise(sorted(reading, key=lambda m: m.start)))
            near = all(0 <= reading[at].start - reading[at - 1].end <= NEAR for at in pattern["following"])
            if apart and near:
                said = [m for m in reading if m.concept not in self.areas] or reading
                yield min(m.start for m in said), max(m.end for m in said)


def _applies(pattern, here, everywhere):
    return (
        all(any(concept in here for concept in term) for term in pattern["terms"])
        and all(not everywhere.isdisjoint(term) for term in pattern["anywhere"])
        and not any(concept in here for concept in pattern["without"])
        and everywhere.isdisjoint(pattern["without_anywhere"])
    )


def said_as(said, is_negated, is_in_doubt=False):
    """Return how a finding is told of that a pattern tells as `said`; None if nothing is said of it."""
    if is_negated:
        return {"present": "denied", "denied": "unsure", "unsure": None}[said]
    return "unsure" if is_in_doubt and said == "present" else said
