"""Finds in a clause what the lexicon's patterns can say, and how it is said there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise, product
from operator import itemgetter
from typing import NamedTuple

from skill.listening.grammar.areas import Areas
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.negation import Negations
from skill.listening.grammar.tagging import Tag
from skill.listening.said import Said
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Pattern, Term

NEAR = 4
"""How many words may stand between two concepts joined by ">"."""

MAX_READINGS = 64
"""How many ways of meeting one pattern are tried in one clause."""

_PLACE = itemgetter(1, 2, 0)
"""Where a tag stands; then its concept."""


class Match(NamedTuple):
    """A pattern met in a clause by the tags of `reading`, how it was said there, and the word where it stands."""

    pattern: Pattern
    said: Said
    at: int
    reading: tuple[Tag, ...]
    negations: tuple[Tag, ...] = ()
    """Those that take it back."""


def matches_in(clause: Clause, lexicon: Lexicon, utterance: frozenset[str]) -> Iterator[Match]:
    """Every pattern met in `clause`. `utterance` holds all concepts named anywhere in what was said."""
    tags: dict[str, list[Tag]] = {}
    for tag in clause.tags:
        tags.setdefault(tag.concept, []).append(tag)
    for concept in sorted(clause.borrowed):
        tags.setdefault(concept, []).append(Tag(concept, -1, -1))
    here = clause.named | clause.borrowed
    areas = Areas(clause, lexicon)
    negations = Negations(clause, lexicon, areas)
    tried: set[int] = set()
    for concept in tags:
        for pattern in lexicon.patterns.of(concept):
            if id(pattern) in tried:
                continue
            tried.add(id(pattern))
            if _is_met(pattern, here) and _applies(pattern, clause.named, utterance):
                found = _worst_reading(pattern, tags, areas, negations)
                if found is not None:
                    yield found


def _is_met(pattern: Pattern, concepts: frozenset[str]) -> bool:
    """Whether each term of the pattern has one of its concepts here."""
    for term in pattern.terms:  # noqa: SIM110  # a loop, for speed: this is asked for every pattern that a word may meet
        if term.concepts.isdisjoint(concepts):
            return False
    return True


def _applies(pattern: Pattern, named: frozenset[str], utterance: frozenset[str]) -> bool:
    """Whether nothing rules the pattern out, and what it needs anywhere was said. `named` are the clause's concepts."""
    ruled_out = not (pattern.without.isdisjoint(named) and pattern.without_anywhere.isdisjoint(utterance))
    return not ruled_out and all(term & utterance for term in pattern.anywhere)


def _worst_reading(pattern: Pattern, tags: Mapping[str, list[Tag]], areas: Areas, negations: Negations) -> Match | None:
    """The reading of the pattern that is not negated, if there is one; else a negated one; else None."""
    # In the order of the words: which reading is found must not hang on how a set happens to be ordered.
    choices = [_tags_for(term, tags) for term in pattern.terms]
    negated: Match | None = None
    for reading in islice(product(*choices), MAX_READINGS):
        if _stands(pattern, reading, areas):
            at = areas.key(reading)
            said, taken_back_by = negations.said(pattern, reading)
            if said is pattern.said:
                return Match(pattern, said, at, reading)
            if said is not None:
                negated = Match(pattern, said, at, reading, taken_back_by)
    return negated


def _tags_for(term: Term, tags: Mapping[str, list[Tag]]) -> list[Tag]:
    """The tags that meet a term, in the order of the words: what is found must not hang on how a set is ordered."""
    found = [tag for concept in term.concepts if concept in tags for tag in tags[concept]]
    if len(found) > 1:
        found.sort(key=_PLACE)
    return found


def _stands(pattern: Pattern, reading: tuple[Tag, ...], areas: Areas) -> bool:
    """Whether a reading says something here, in the order asked, no word twice, each area with what is said of it."""
    if len(reading) == 1:
        return reading[0].start >= 0
    spans = sorted([(tag.start, tag.end) for tag in reading if tag.start >= 0])
    if not spans or any([end > start for (_, end), (start, _) in pairwise(spans)]):
        return False
    predicates: list[Tag] = []
    places: list[Tag] = []
    before: Tag | None = None
    for tag, term in zip(reading, pattern.terms, strict=True):
        if term.follows and before and (before.start < 0 or not 0 <= tag.start - before.end <= NEAR):
            return False
        before = tag
        if not term.is_area:
            predicates.append(tag)
        elif tag.start >= 0:
            places.append(tag)
    return not predicates or all(any(areas.links(p, place) for p in predicates) for place in places)
