"""Find the patterns of the lexicon that a clause meets, and how each is said there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
"""How many readings of one pattern are tried in one clause. A reading has one tag for each term."""

_PLACE = itemgetter(1, 2, 0)
"""The sort key of a tag: its place, then its concept."""

_NOTHING: frozenset[str] = frozenset()


class Match(NamedTuple):
    """A pattern that a clause meets by the tags of `reading`, how it is said there, and at which word."""

    pattern: Pattern
    said: Said
    at: int
    reading: tuple[Tag, ...]
    borrowed: frozenset[str] = _NOTHING
    """The concepts named before that meet the terms for which `reading` has no tag."""
    negations: tuple[Tag, ...] = ()
    """The negations that take it back."""


def matches_in(clause: Clause, lexicon: Lexicon, utterance: frozenset[str]) -> Iterator[Match]:
    """Yield a match for every pattern that `clause` meets. `utterance` holds every concept that the utterance names."""
    tags: dict[str, list[Tag]] = {}
    for tag in clause.tags:
        tags.setdefault(tag.concept, []).append(tag)
    here = clause.named | clause.borrowed
    areas = Areas(clause, lexicon)
    negations = Negations(clause, lexicon, areas)
    tried: set[int] = set()
    for concept in (*tags, *sorted(clause.borrowed)):
        for pattern in lexicon.patterns.get(concept, ()):
            if id(pattern) in tried:
                continue
            tried.add(id(pattern))
            if _is_met(pattern, here) and _applies(pattern, clause.named, utterance):
                found = _worst_reading(pattern, tags, clause.borrowed, areas, negations)
                if found is not None:
                    yield found


def _is_met(pattern: Pattern, concepts: frozenset[str]) -> bool:
    """Whether `concepts` meets each term of the pattern."""
    for term in pattern.terms:  # noqa: SIM110  # a loop, for speed: it runs for every pattern that a word may meet
        if concepts.isdisjoint(term):
            return False
    return True


def _applies(pattern: Pattern, named: frozenset[str], utterance: frozenset[str]) -> bool:
    """Whether nothing rules the pattern out, and the utterance meets the terms that may be met in any clause.

    `named` holds the concepts of the clause itself.
    """
    ruled_out = not (named.isdisjoint(pattern.without) and utterance.isdisjoint(pattern.without_anywhere))
    return not (ruled_out or any(utterance.isdisjoint(term) for term in pattern.anywhere))


def _worst_reading(
    pattern: Pattern,
    tags: Mapping[str, list[Tag]],
    borrowed: frozenset[str],
    areas: Areas,
    negations: Negations,
) -> Match | None:
    """Return a match by a reading that is not negated; if there is none, by a negated one; else None."""
    choices = [_tags_for(term, tags, borrowed) for term in pattern.terms]
    negated: Match | None = None
    for met_by in islice(product(*choices), MAX_READINGS):
        reading = tuple(filter(None, met_by))
        if _stands(pattern, met_by, reading, areas):
            needed = _needed(pattern, met_by, borrowed) if len(reading) < len(met_by) else _NOTHING
            at = areas.key(reading)
            said, taken_back_by = negations.said(pattern, reading)
            if said is pattern.said:
                return Match(pattern, said, at, reading, needed)
            if said is not None:
                negated = Match(pattern, said, at, reading, needed, taken_back_by)
    return negated


def _tags_for(term: Term, tags: Mapping[str, list[Tag]], borrowed: frozenset[str]) -> Sequence[Tag | None]:
    """Return the tags that meet a term, with None before them if a concept named before meets it too.

    The tags are in the order of the words, so that of two readings the first is found.
    """
    found = [tag for concept in term if concept in tags for tag in tags[concept]]
    if len(found) > 1:
        found.sort(key=_PLACE)
    return found if borrowed.isdisjoint(term) else [None, *found]


def _needed(pattern: Pattern, met_by: Sequence[Tag | None], borrowed: frozenset[str]) -> frozenset[str]:
    """Return the concepts named before that meet the terms for which there is no tag."""
    return frozenset(
        [min(borrowed.intersection(term)) for term, tag in zip(pattern.terms, met_by, strict=True) if tag is None]
    )


def _stands(pattern: Pattern, met_by: Sequence[Tag | None], reading: Sequence[Tag], areas: Areas) -> bool:
    """Whether a reading holds: no word is used twice, the order is right, and each area goes with what is said of it.

    `reading` holds the tags of `met_by`, without None.
    """
    if len(met_by) == 1:
        return bool(reading)
    spans = sorted([(tag.start, tag.end) for tag in reading])
    if not spans or any([end > start for (_, end), (start, _) in pairwise(spans)]):
        return False
    if not all(_is_near(met_by[place - 1], met_by[place]) for place in pattern.following):
        return False
    predicates: list[Tag | None] = []
    places: list[Tag] = []
    for tag, term in zip(met_by, pattern.terms, strict=True):
        if not areas.names(term):
            predicates.append(tag)
        elif tag is not None:
            places.append(tag)
    # A concept named before may be said of any area.
    return not predicates or all(any(p is None or areas.links(p, place) for p in predicates) for place in places)


def _is_near(before: Tag | None, then: Tag | None) -> bool:
    """Whether `then` is said soon after `before`."""
    return before is not None and then is not None and 0 <= then.start - before.end <= NEAR
