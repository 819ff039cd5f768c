"""Tell which area of the body a predicate in a clause is said of: the nearest one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon


class Areas:
    """The areas of the body that one clause names."""

    def __init__(self, clause: Clause, lexicon: Lexicon) -> None:
        self._clause = clause
        self._lexicon = lexicon

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        """The groups of areas named together, each from its first word up to the word after it.

        "My bum and inner thighs" is one group.
        """
        lexicon, words = self._lexicon, self._clause.words
        groups: list[tuple[int, int]] = []
        for tag in self._clause.tags:
            if tag.concept not in lexicon.areas:
                continue
            between = words[groups[-1][1] : tag.start] if groups else ()
            if groups and all(word in lexicon.grammar.joiners or word in lexicon.fillers for word in between):
                groups[-1] = (groups[-1][0], max(tag.end, groups[-1][1]))
            else:
                groups.append((tag.start, tag.end))
        return groups

    def names(self, concepts: Iterable[str]) -> bool:
        """Whether all of `concepts` are areas."""
        return self._lexicon.areas.issuperset(concepts)

    def links(self, predicate: Tag, area: Tag) -> bool:
        """Whether `predicate` is said of `area`: whether `area` is in the nearest group of areas.

        If two groups are equally near, the one before the predicate counts. A preposition after the predicate points
        to the group that follows ("numbness in my foot"). The group before then still counts, unless an "and" or a
        comma stands in between ("my face dropped on one side" speaks of the face and of the side).
        """
        words, grammar = self._clause.words, self._lexicon.grammar
        # An area inside the predicate is not what it is said of ("my belly is beating like a heart").
        before = [group for group in self._groups if group[0] < predicate.start]
        after = [group for group in self._groups if group[0] >= predicate.end]
        linked = before[-1:] or after[:1]
        if before and after:
            points_on = predicate.end < self._clause.end and words[predicate.end] in grammar.prepositions
            between = words[before[-1][1] : predicate.start]
            if points_on:
                is_list = any(word in grammar.joiners or word in BREAKS for word in between)
                linked = after[:1] if is_list else [before[-1], after[0]]
            elif after[0][0] - predicate.end < predicate.start - before[-1][1]:
                linked = after[:1]
        return any(start <= area.start < stop for start, stop in linked)

    def key(self, reading: Sequence[Tag], besides: frozenset[str] = frozenset()) -> int:
        """Return the place of the word at which a reading says what it says.

        That is its first concept that is neither an area nor one of `besides`. If all are, it is its first concept.
        """
        if len(reading) == 1:
            return reading[0].start
        areas = self._lexicon.areas
        keys = [tag.start for tag in reading if not (tag.concept in areas or tag.concept in besides)]
        return min(keys or [tag.start for tag in reading])
