"""Tell whether what seems told is only supposed: it stands in a condition, or in a question about anybody.

    if I get numb between my legs should I call    a condition
    would a swollen leg be a clot                  a question about anybody

What follows a condition is told ("if I bend it my leg goes numb"), and so is what somebody asks about a body that has
an owner ("why is my leg numb").
"""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.tagging import Tag
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_BRINGING_ON = frozenset({Concept.MECHANICAL})
"""Concepts of what a body does, which may bring on what is told after it."""


def supposed(clause: Clause, reading: Sequence[Tag], lexicon: Lexicon) -> Cue | None:
    """Return a cue which shows that what `reading` tells is only supposed, or None if it is told."""
    first = min(tag.start for tag in reading) if reading else clause.end
    if clause.has(Concept.CONDITION):
        condition = next((tag for tag in clause.tags if _supposes(tag, first, clause, lexicon)), None)
        if condition is not None:
            return Cue(CueKind.CONDITION, *condition[1:])
    if _asks_about_anybody(clause, lexicon):
        return Cue(CueKind.QUESTION, clause.start, clause.end)
    return None


def _supposes(condition: Tag, first: int, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a tag begins a condition that word `first` belongs to, with no act of moving in between.

    "If I lift my foot it goes numb" tells what follows the lifting. Neither "it feels as if it's dead" nor "I suppose
    it's dead" supposes anything.
    """
    if condition.concept != Concept.CONDITION or condition.end > first:
        return False
    if condition.start > clause.start and clause.words[condition.start - 1] in lexicon.grammar.speaker:
        return False
    is_likened = any(
        tag.concept == Concept.SIMILE and tag.start <= condition.start and condition.end <= tag.end
        for tag in clause.tags
    )
    acts = (tag for tag in clause.tags if condition.end <= tag.start < first)
    if is_likened or any(tag.concept in _BRINGING_ON for tag in acts):
        return False
    grammar, words = lexicon.grammar, clause.words
    return not any(  # "if I sneeze I wet myself"
        words[at] in grammar.subjects and words[at - 1] not in grammar.links
        for at in range(condition.end + 2, first + 1)
    )


def _asks_about_anybody(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause is a question that speaks of nobody in particular ("would a swollen leg be a clot").

    "Had the needle in my back" leaves its subject out, and asks nothing.
    """
    grammar = lexicon.grammar
    words = clause.words[clause.start : clause.end]
    people = grammar.speaker | grammar.third | grammar.us | grammar.identifying
    told = clause.first(Concept.TOLD_AS_PAST)
    is_told = told is not None and told.start == clause.start and words[0] in grammar.inverting_subjects
    opens = asks(words, lexicon) or _opens_on_a_thing(clause, lexicon)
    return people.isdisjoint(words) and not is_told and opens


def _opens_on_a_thing(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb that may open a question stands before a noun ("can statins", unlike "can hardly" and "can feel").

    A form of "to be" is left out: "is numb" says it of somebody, without a subject.
    """
    grammar = lexicon.grammar
    words = clause.words[clause.start : clause.end]
    at = next((place for place, word in enumerate(words) if word not in grammar.opening), len(words))
    first, following = (*words[at : at + 2], "", "")[:2]
    may_open = first in grammar.asks - grammar.wh_words - grammar.copulas - grammar.settings
    cannot = any(tag.concept == Concept.CANNOT and tag.start == clause.start + at for tag in clause.tags)
    is_thing = bool(following) and following not in lexicon.verbs and following not in lexicon.function_words
    return may_open and is_thing and not cannot
