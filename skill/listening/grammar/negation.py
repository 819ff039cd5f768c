"""Tell whether a "no" in a clause takes back what is said there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from skill.listening.grammar.areas import Areas
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.tagging import Tag, free_negations
from skill.listening.normalise import BREAKS
from skill.listening.said import Answer, Said
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, Pattern

SHORT = 5
"""A clause of at most this many words may end in its "no" ("fever no")."""


class Negations:
    """The negations of one clause."""

    def __init__(self, clause: Clause, lexicon: Lexicon, areas: Areas) -> None:
        self._clause = clause
        self._lexicon = lexicon
        self._areas = areas
        self._negations = free_negations(clause.tags)

    @cached_property
    def _tagged(self) -> set[int]:
        return {at for tag in self._clause.tags for at in range(tag.start, tag.end)}

    def said(self, pattern: Pattern, reading: Sequence[Tag]) -> tuple[Said | None, tuple[Tag, ...]]:
        """Return how a reading says the pattern, and the negations that take it back.

        One "no" makes it DENIED. Two, a hedged one ("not really"), or a "no" to a pattern that says DENIED itself make
        it UNSURE. A "no" to a finding that is UNSURE itself gives None: then nothing is said of it.
        """
        if not self._negations or pattern.kind not in (Kind.FINDING, Kind.REPLY):
            return pattern.said, ()
        negations = self._taking_back(reading)
        if pattern.said is Said.DENIED:
            negations = [tag for tag in negations if not self._is_listed_apart(tag, reading)]
        if not negations:
            return pattern.said, ()
        if pattern.said is Said.UNSURE and pattern.kind is Kind.FINDING:
            return None, ()
        if len(negations) > 1 or negations[0].concept == Concept.HEDGED_NO or pattern.said is Said.DENIED:
            return Said.UNSURE, tuple(negations)
        return Said.DENIED, tuple(negations)

    def _is_listed_apart(self, negation: Tag, reading: Sequence[Tag]) -> bool:
        """Whether an "and" stands between a "no" and what is said to be well ("no pain and my breathing's fine")."""
        first = min(tag.start for tag in reading)
        return not self._lexicon.grammar.joiners.isdisjoint(self._clause.words[negation.end : first])

    def _taking_back(self, reading: Sequence[Tag]) -> list[Tag]:
        """Return the negations that take a reading back."""
        inside = [(tag.start, tag.end) for tag in reading]
        # In "the cast doesn't hurt" the "no" comes after the thing, but before what is said of it.
        bearing = (self._lexicon.bearers, self._lexicon.things, self._lexicon.objects)
        keys = {self._areas.key(reading, known) for known in bearing}
        negations = [
            tag
            for tag in self._negations
            if not any(start <= tag.start and tag.end <= end for start, end in inside)
            and not self._only_answers(tag, reading)
            and any(self._reaches(tag, at) for at in keys | self._said_after(tag, reading))
        ]
        return [tag for tag, then in pairwise(negations) if not self._is_done(tag, then)] + negations[-1:]

    def _only_answers(self, negation: Tag, reading: Sequence[Tag]) -> bool:
        """Whether a "no" stands right before a "not" that the reading begins with ("no, not on my own")."""
        words = self._clause.words
        after = next((at for at in range(negation.end, self._clause.end) if words[at] not in BREAKS), negation.start)
        return words[after] in self._lexicon.grammar.negators and any(tag.start == after for tag in reading)

    def _said_after(self, negation: Tag, reading: Sequence[Tag]) -> set[int]:
        """Return the places of what is said after a "no" inside a reading ("pain came slowly, never any tearing")."""
        lexicon = self._lexicon
        places = lexicon.areas | lexicon.things | lexicon.objects | lexicon.bearers
        is_inside = any(tag.start < negation.start for tag in reading)
        return {tag.start for tag in reading if is_inside and tag.start > negation.start and tag.concept not in places}

    def _is_done(self, negation: Tag, then: Tag) -> bool:
        """Whether a negation denies something before the next one begins ("not cold not blue" denies each once)."""
        grammar = self._lexicon.grammar
        light = grammar.passes | grammar.fillers
        between = self._clause.words[negation.end : then.start]
        return any(word not in light and word not in BREAKS for word in between)

    def _reaches(self, negation: Tag, at: int) -> bool:
        """Whether word `at` is in the scope of a negation: only light words and named concepts stand in between.

        In a short clause the negation may also come last ("fever no").
        """
        words, clause, grammar = self._clause.words, self._clause, self._lexicon.grammar
        if negation.start > at:
            is_last = not any(words[place] not in BREAKS for place in range(negation.end, clause.end))
            if any(self._lexicon.answers.get(word) is Answer.YES for word in words[at : negation.start]):
                return False  # "chills yes fever no"
            is_plain_not = negation.end - negation.start == 1 and words[negation.start] in grammar.negators
            is_short = sum(word not in BREAKS for word in words[clause.start : clause.end]) <= SHORT
            return is_last and is_short and not is_plain_not
        if any(tag.concept == Concept.SCOPE and negation.end <= tag.start <= at for tag in clause.tags):
            return False
        between = range(negation.end, at)
        if self._ends_at_a_joiner(negation, at):
            return False
        return all(self._lets_through(place) for place in between if words[place] not in BREAKS) and (
            BREAKS.isdisjoint(words[negation.end : at]) or self._is_listed(negation, at)
        )

    def _ends_at_a_joiner(self, negation: Tag, at: int) -> bool:
        """Whether a "not" denies a verb, and word `at` is joined to that ("it's not bending at all and fever")."""
        words, lexicon, grammar = self._clause.words, self._lexicon, self._lexicon.grammar
        if words[negation.start] not in grammar.negators:
            return False
        joining = grammar.joiners - grammar.listing - grammar.pointing  # "it did not start with a fall"
        joiner = next((place for place in range(at - 1, negation.end, -1) if words[place] in joining), negation.end)
        denied = lexicon.verbs.intersection(words[negation.end : joiner])
        return not denied <= grammar.passes | lexicon.fillers

    def _lets_through(self, place: int) -> bool:
        """Whether a "no" reaches across a word: a named concept or a light word."""
        word, grammar = self._clause.words[place], self._lexicon.grammar
        return place in self._tagged or word in grammar.passes or word in grammar.fillers

    def _is_listed(self, negation: Tag, at: int) -> bool:
        """Whether word `at` stands in a list that an "or" closes ("no fever, rash, or chest pain")."""
        words, listing = self._clause.words, self._lexicon.grammar.listing
        last = next((place for place in range(negation.end, self._clause.end) if words[place] in listing), -1)
        if last < 0 or "." in words[negation.end : max(last, at)]:
            return False
        return BREAKS.isdisjoint(words[last:at]) and all(
            self._lets_through(place) for place in range(negation.end, last) if words[place] not in BREAKS
        )
