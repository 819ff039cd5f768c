"""Cut an utterance into clauses, so that a "no", a "my mum" or a "years ago" reaches only what it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clause_cuts import cuts_in
from skill.listening.grammar.tagging import Tag, free_negations
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.spans import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: the words of an utterance from `start` up to, not including, `end`."""

    words: Sequence[str]
    start: int
    end: int
    tags: tuple[Tag, ...]
    named: frozenset[str]
    """The concepts of the tags."""
    borrowed: frozenset[str] = frozenset()
    """Areas and things that were named before and that this clause may mean by "it" ("... and it's gone cold")."""

    def has(self, concept: str) -> bool:
        """Whether the clause itself names the concept."""
        return concept in self.named

    def first(self, concept: str) -> Tag | None:
        """Return the first tag of the concept, or None if the clause does not name it."""
        return next(tag for tag in self.tags if tag.concept == concept) if concept in self.named else None


def clauses_of(
    words: Sequence[str], tags: Sequence[Tag], spans: Sequence[Span], lexicon: Lexicon, focus: frozenset[str]
) -> list[Clause]:
    """Return the clauses of an utterance in order.

    `focus` holds the areas and things named last in the conversation. The "it" of a first clause may mean them.
    """
    edges = [0, *cuts_in(words, tags, spans, lexicon), len(words)]
    clauses: list[Clause] = []
    ends = {negation.end for negation in free_negations(tags)}
    denied = {tag.concept for tag in tags if tag.start in ends}  # after "no swelling", "it" is not the swelling
    spoken_of = focus
    first = 0
    for start, end in pairwise(edges):
        last = first
        while last < len(tags) and tags[last].start < end:
            last += 1
        own = tuple(tags[first:last])
        first = last
        named = frozenset([tag.concept for tag in own])
        areas, things = named & lexicon.areas, named & lexicon.things - denied
        for narrower in lexicon.narrows.keys() & named:
            spoken_of = frozenset(lexicon.narrows[narrower].get(concept, concept) for concept in spoken_of)
        borrowed: set[str] = set()
        if looks_back(words[start:end], lexicon):
            borrowed |= spoken_of & lexicon.areas if not areas else set()
            borrowed |= spoken_of & lexicon.things if not things else set()
        clauses.append(Clause(words, start, end, own, named, frozenset(borrowed)))
        spoken_of = (areas or spoken_of & lexicon.areas) | (things or spoken_of & lexicon.things)
    return clauses


def looks_back(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a clause may speak of what was named before ("it's cold", "and keeps giving way").

    "What about ice" does not.
    """
    grammar = lexicon.grammar
    is_asked = not grammar.wh_words.isdisjoint(words[:1])  # "what about ice", unlike "can't feel a thing"
    is_to_the_speaker = not (grammar.talk.isdisjoint(words) and grammar.commands.isdisjoint(words[:1]))
    if is_to_the_speaker or asks(words, lexicon):  # "you're funny", "slow down please", "is it a strain"
        return False
    points_back = any(
        word in grammar.anaphors and not _is_relative(words, at, lexicon) for at, word in enumerate(words)
    )
    return points_back or (grammar.speaker.isdisjoint(words) and not is_asked)


def _is_relative(words: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a "that" which refers to the "me" before it ("it's only me that's useless").

    In "she told me that's normal" it does not.
    """
    grammar = lexicon.grammar
    is_of_me = at > 0 and words[at - 1] in grammar.object
    is_named = at < 2 or words[at - 2] in grammar.copulas | grammar.restricting | grammar.prepositions
    return words[at] in grammar.relative and is_of_me and is_named
