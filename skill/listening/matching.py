"""Finds in a clause what the lexicon's patterns can say, and whether a "no" takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise, product
from operator import itemgetter
from typing import NamedTuple

from skill.listening.clauses import Clause
from skill.listening.heard import Said
from skill.listening.lexicon import Lexicon
from skill.listening.normalise import BREAKS
from skill.listening.patterns import Kind, Pattern, Term
from skill.listening.tagging import Tag, free_negations

NEAR = 4
"""How many words may stand between two concepts joined by ">"."""

MAX_READINGS = 64
"""How many ways of meeting one pattern are tried in one clause."""

SHORT = 5
"""A clause of at most this many words may end in its "no" ("fever no")."""

_HEDGED_NO, _SCOPE = "hedged_no", "scope"
_PLACE = itemgetter(1, 2, 0)
"""Where a tag stands; then its concept."""


class Match(NamedTuple):
    """A pattern met in a clause by the tags of `reading`, how it was said there, and the word where it stands."""

    pattern: Pattern
    said: Said
    at: int
    reading: tuple[Tag, ...]


def matches_in(clause: Clause, lexicon: Lexicon, utterance: frozenset[str]) -> Iterator[Match]:
    """Every pattern met in `clause`. `utterance` holds all concepts named anywhere in what was said."""
    tags: dict[str, list[Tag]] = {}
    for tag in clause.tags:
        tags.setdefault(tag.concept, []).append(tag)
    for concept in sorted(clause.borrowed):
        tags.setdefault(concept, []).append(Tag(concept, -1, -1))
    here = clause.named | clause.borrowed
    places = _Places(clause, lexicon)
    tried: set[int] = set()
    for concept in tags:
        for pattern in lexicon.patterns.of(concept):
            if id(pattern) in tried:
                continue
            tried.add(id(pattern))
            if _is_met(pattern, here) and _applies(pattern, clause.named, utterance):
                found = _worst_reading(pattern, tags, places)
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


def _worst_reading(pattern: Pattern, tags: Mapping[str, list[Tag]], places: _Places) -> Match | None:
    """The reading of the pattern that is not negated, if there is one; else a negated one; else None."""
    # In the order of the words: which reading is found must not hang on how a set happens to be ordered.
    choices = [_tags_for(term, tags) for term in pattern.terms]
    negated: Match | None = None
    for reading in islice(product(*choices), MAX_READINGS):
        if _stands(pattern, reading, places):
            at = places.key(reading)
            said = places.said(pattern, reading)
            if said is pattern.said:
                return Match(pattern, said, at, reading)
            if said is not None:
                negated = Match(pattern, said, at, reading)
    return negated


def _tags_for(term: Term, tags: Mapping[str, list[Tag]]) -> list[Tag]:
    """The tags that meet a term, in the order of the words: what is found must not hang on how a set is ordered."""
    found = [tag for concept in term.concepts if concept in tags for tag in tags[concept]]
    if len(found) > 1:
        found.sort(key=_PLACE)
    return found


def _stands(pattern: Pattern, reading: tuple[Tag, ...], places: _Places) -> bool:
    """Whether a reading says something here, in the order asked, no word twice, each area with what is said of it."""
    if len(reading) == 1:
        return reading[0].start >= 0
    spans = sorted([(tag.start, tag.end) for tag in reading if tag.start >= 0])
    if not spans or any([end > start for (_, end), (start, _) in pairwise(spans)]):
        return False
    predicates: list[Tag] = []
    areas: list[Tag] = []
    before: Tag | None = None
    for tag, term in zip(reading, pattern.terms, strict=True):
        if term.follows and before and (before.start < 0 or not 0 <= tag.start - before.end <= NEAR):
            return False
        before = tag
        if not term.is_area:
            predicates.append(tag)
        elif tag.start >= 0:
            areas.append(tag)
    return not predicates or all(any(places.links(p, area) for p in predicates) for area in areas)


class _Places:
    """Where areas and negations stand in one clause."""

    def __init__(self, clause: Clause, lexicon: Lexicon) -> None:
        self._clause = clause
        self._lexicon = lexicon
        self._grammar = lexicon.grammar
        self._negations = free_negations(clause.tags)

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        return _groups(self._clause, self._lexicon)

    @cached_property
    def _tagged(self) -> set[int]:
        return {at for tag in self._clause.tags for at in range(tag.start, tag.end)}

    def links(self, predicate: Tag, area: Tag) -> bool:
        """Whether `predicate` is said of `area`: of the nearest group of areas, the one before on a tie.

        A preposition after the predicate points to the group that follows ("numbness in my foot"); the one before
        then still counts if nothing new was begun in between ("my face dropped on one side").
        """
        if predicate.start < 0:
            return True
        words = self._clause.words
        # An area inside the predicate is no place it is said of ("my belly is beating like a heart").
        before = [group for group in self._groups if group[0] < predicate.start]
        after = [group for group in self._groups if group[0] >= predicate.end]
        linked = before[-1:] or after[:1]
        if before and after:
            points_on = predicate.end < self._clause.end and words[predicate.end] in self._grammar["prepositions"]
            between = words[before[-1][1] : predicate.start]
            if points_on:
                is_list = any(word in self._grammar["joiners"] or word in BREAKS for word in between)
                linked = after[:1] if is_list else [before[-1], after[0]]
            elif after[0][0] - predicate.end < predicate.start - before[-1][1]:
                linked = after[:1]
        return any(start <= area.start < stop for start, stop in linked)

    def key(self, reading: Sequence[Tag], besides: frozenset[str] = frozenset()) -> int:
        """The word at which a reading says what it says: its first concept that is no area, or its first area."""
        if len(reading) == 1:
            return reading[0].start
        areas = self._lexicon.areas
        keys = [tag.start for tag in reading if not (tag.start < 0 or tag.concept in areas or tag.concept in besides)]
        return min(keys or [tag.start for tag in reading if tag.start >= 0])

    def said(self, pattern: Pattern, reading: Sequence[Tag]) -> Said | None:
        """How the pattern is said in this reading: as it stands, taken back by a "no", or left in doubt."""
        if not self._negations or pattern.kind not in (Kind.FINDING, Kind.REPLY):
            return pattern.said
        inside = [(tag.start, tag.end) for tag in reading]
        # In "the cast doesn't hurt" the "no" comes after the thing, but before what is said of it.
        bearing = (self._lexicon.bearers, self._lexicon.things, self._lexicon.objects)
        keys = {self.key(reading, known) for known in bearing}
        negations = [
            tag
            for tag in self._negations
            if not any(start <= tag.start and tag.end <= end for start, end in inside)
            and any(self._reaches(tag, at) for at in keys)
        ]
        negations = [tag for tag, then in pairwise(negations) if not self._is_done(tag, then)] + negations[-1:]
        if not negations:
            return pattern.said
        if pattern.said is Said.UNSURE and pattern.kind is Kind.FINDING:
            return None
        if len(negations) > 1 or negations[0].concept == _HEDGED_NO or pattern.said is Said.DENIED:
            return Said.UNSURE
        return Said.DENIED

    def _is_done(self, negation: Tag, then: Tag) -> bool:
        """Whether a negation has something of its own before the next one: "not cold not blue" denies each once."""
        between = self._clause.words[negation.end : then.start]
        light = self._grammar["passes"] | self._grammar["fillers"]
        return any(word not in light and word not in BREAKS for word in between)

    def _reaches(self, negation: Tag, at: int) -> bool:
        """Whether a negation governs word `at`: only light words, list words and other symptoms stand between."""
        words, clause = self._clause.words, self._clause
        if negation.start > at:
            is_last = negation.end == clause.end
            is_plain_not = words[negation.start : negation.end] == ["not"]
            return is_last and clause.end - clause.start <= SHORT and not is_plain_not
        if any(tag.concept == _SCOPE and negation.end <= tag.start <= at for tag in clause.tags):
            return False
        between = range(negation.end, at)
        return all(
            place in self._tagged or words[place] in self._grammar["passes"] or words[place] in self._grammar["fillers"]
            for place in between
        )


def _groups(clause: Clause, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Spans of areas named together: "my bum and inner thighs" is one group."""
    groups: list[tuple[int, int]] = []
    for tag in clause.tags:
        if tag.concept not in lexicon.areas:
            continue
        between = clause.words[groups[-1][1] : tag.start] if groups else ()
        if groups and all(word in lexicon.grammar["joiners"] or word in lexicon.fillers for word in between):
            groups[-1] = (groups[-1][0], max(tag.end, groups[-1][1]))
        else:
            groups.append((tag.start, tag.end))
    return groups
